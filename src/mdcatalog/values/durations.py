"""Durations, in seconds."""

from __future__ import annotations

import re
from functools import lru_cache

from mdcatalog.patterns import lazy_pattern
from mdcatalog.values.text import CACHE, bare, fold

_CLOCK = r"(?:(?P<ch>\d{1,2}):(?P<cm>[0-5]?\d)|(?P<om>\d{1,3})):(?P<cs>[0-5]\d)"
_WORDED = (
    r"(?=\d|半)(?:(?P<h>\d{1,3}(?:\.\d+)?)\s?(?:个|個)?(?P<half>半)?"
    r"(?:h(?:(?:ou)?rs?|eures?|oras?)?\.?|stunden?|小时|小時|时|時間|시간)(?![a-z])"
    r"[\s,]*(?:and )?)?"
    r"(?:(?P<min>\d{1,4}(?:\.\d+)?)\s?(?:m(?:in(?:ut[eo]?)?[sn]?)?\.?(?![a-z])|分钟|分鐘|分|분)"
    r"[\s,]*(?:and )?)?"
    r"(?:(?P<s>\d{1,5})\s?(?:s(?:ec(?:ond)?s?)?\.?(?![a-z])|秒钟?|초))?"
)
_LABEL = r"(?:(?:时长|時長|用时|片长|长度|再生時間|duration|length|runtime|time)\s*:?\s*)?"
_DURATION = lazy_pattern(
    rf"{_LABEL}(?:约|約|大约|about|approx\.?|~|≈|약)?\s?"
    rf"(?:{_CLOCK}|(?P<w>{_WORDED})|pt(?:(?P<ih>\d+)h)?(?:(?P<im>\d+)m)?(?:(?P<is>\d+)s)?"
    r"|(?P<pm>\d{1,3})['′](?P<ps>[0-5]\d)(?:[\"″]|'')?|(?P<th>\d{1,2})h(?P<tm>[0-5]\d))",
    re.IGNORECASE,
)
_OPEN, _CLOSE = "([【{<", ")]】}>"


@lru_cache(CACHE)
def parse_duration(text: str) -> int | None:
    """A text that as a whole is a duration, in seconds.

    ``1:20:38`` (h:m:s), ``55:47`` (m:s), ``1h 20m``, ``1h20``, ``90 分钟``, ``1 hr 5 min``,
    ``1小时20分``, ``12'30"``, ``PT1H20M``; a label (``时长：``), a word of approximation and
    brackets round it may be there.
    """
    if len(text) > 40:
        return None
    text = bare(fold(text)).strip("()[]【】").strip()
    match = _DURATION.fullmatch(text) if any(map(str.isdecimal, text)) else None
    return _seconds(match.groupdict()) if match else None


def _seconds(part: dict[str, str | None]) -> int | None:
    def sum_of(hours: str, minutes: str, seconds: str) -> int:
        return round(
            float(part[hours] or 0) * 3600
            + float(part[minutes] or 0) * 60
            + float(part[seconds] or 0)
        )

    if part["cs"]:
        return sum_of("ch", "cm", "cs") + 60 * int(part["om"] or 0)
    if part["ps"]:
        return 60 * int(part["pm"] or 0) + int(part["ps"])
    if part["th"]:
        return 3600 * int(part["th"]) + 60 * int(part["tm"] or 0)
    if part["w"]:
        return sum_of("h", "min", "s") + (1800 if part["half"] else 0)
    if part["ih"] or part["im"] or part["is"]:
        return sum_of("ih", "im", "is")
    return None


# A clock may follow a space or a CJK character; words only in brackets or after a separator, since
# "Learn Rust in 45 min" is a title.
_CJK = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af。！？”》」』）】"
_TRAILING = lazy_pattern(
    rf"(?:[\s{_OPEN}|·:,，、;；-]|(?<=[{_CJK}]))"
    rf"(?P<dur>(?i:{_LABEL})?\d{{1,3}}(?::\d{{1,2}})?:\d\d)\s*[{re.escape(_CLOSE)}]*\s*$"
    rf"|[{re.escape(_OPEN)}]\s*(?P<in>[^{re.escape(_OPEN + _CLOSE)}]{{1,36}})"
    rf"[{re.escape(_CLOSE)}]\s*$"
    r"|(?:\s-+|\s?[|·])\s*(?P<out>[^|·]{1,36})$"
)


# `13:05 - 13:35`: from when to when
_CLOCK_RANGE = re.compile(
    r"(?<![\d:])(?:[01]?\d|2[0-3]):[0-5]\d\s*(?:[-–—−~〜～至到]+|to|から)\s*"
    r"(?:[01]?\d|2[0-3]):[0-5]\d\W*$"
)


def split_trailing_duration(text: str) -> tuple[str, int | None]:
    """A heading and the duration in seconds it ends in: ``如何读论文 06:39``, ``Title (1:20:38)``.

    ``(text, None)`` where it ends in none, or is nothing else. Durations in words count only in
    brackets or after a dash or bar.
    """
    tail = text[-48:]
    folded = fold(tail)
    if not any(map(str.isdecimal, folded)):
        return text, None
    if folded.count(":") > 1 and _CLOCK_RANGE.search(folded):
        return text, None
    for match in _TRAILING.finditer(folded):
        seconds = parse_duration(match["dur"] or match["in"] or match["out"])
        if seconds is None:
            continue
        title = text[: len(text) - len(tail) + match.start()].rstrip()
        title = re.sub(
            r"(?:[\s:：,，、;；|·([（【{<–—-]|时长|時長|duration)+$", "", title, flags=re.I
        )
        return (title, seconds) if title else (text, None)
    return text, None
