"""Counts: ``1.7 万``, ``3.5M``, ``161443条``, and those in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from mdcatalog.patterns import lazy_pattern
from mdcatalog.values.text import CACHE, bare, fold, words


class CountSpan(NamedTuple):
    """A count in running text: ``text`` is ``[start:end]`` of it, from the number to its unit."""

    start: int
    end: int
    value: int
    text: str
    unit: str


_MAGNITUDES = {
    word: int(scale.replace("_", ""))
    for scale, *words in map(
        str.split,
        """
        100                百 백 hundred
        1_000              千 천 k thousand
        10_000             万 萬 만 w
        100_000            十万 lakh lakhs 십만
        1_000_000          百万 百萬 백만 m mn mio million millions
        10_000_000         千万 千萬 천만 crore crores
        100_000_000        亿 億 억
        1_000_000_000      十亿 十億 b bn billion billions
        10_000_000_000     百亿 百億
        100_000_000_000    千亿 千億
        1_000_000_000_000  万亿 조 t trillion
        """.strip().splitlines(),
    )
    for word in words
}
_MAGNITUDE = "|".join(sorted(_MAGNITUDES, key=len, reverse=True))

_CJK_UNITS = words("""
    条 條 个 個 篇 句 对 對 段 首 份 张 張 部 本 项 項 件 人 名 位 轮 組 组 例 题 題
    词 字 行 幅 帧 幀 种 家 门 则 則 套 枚 冊 册
    回 次 页 頁 文 语 語 건 개 명 편 쌍 회 문장 장 권
""")
_CJK_NOUNS = words("""
    数据 數據 样本 樣本 对话 對話 消息 记录 記錄 语料 語料 词条
    词汇 问答 問答 评论 評論 新闻 文档 文章 图片 句子 问题 問題 指令
    论文 論文 文書 記事 文字
    视频 用户 商品 播放 引用 問 データ サンプル 이미지 데이터 샘플
    ツイート 画像 動画 発話 レビュー ペア レコード 문항 트윗 기사 질문 리뷰 발화 문서 대화
""")
_ENGLISH_UNITS = words("""
    samples? examples? pairs? sentences? instances? instructions? dialogu?es?
    dialogs? conversations? questions? answers? images? documents? docs? articles?
    records? rows? entries entry items? tweets? reviews? utterances? triples?
    triplets? tasks? papers? videos? prompts? messages? views? citations? stars?
    users? tokens? words? characters? datapoints? points? lines? queries query
    captions? times downloads? people annotations? labels? files? pages? plays?
    turns? problems? posts? rounds? comments? passages? paragraphs? clips? songs?
    recipes? movies? ratings? books? stories forks? classes
    scans? radiographs? x-rays? exams? studies slides? volumes? recordings? photos? photographs?
    pictures? drawings? sketches? frames? scenes? objects? faces? masks? trajector(?:y|ies)
    episodes? demonstrations? sequences? molecules? compounds? structures? proteins? genomes?
    cells? species spectra signals? tracks? nodes? edges? graphs? tables? charts? snippets? texts?
    functions? commits? emails? abstracts? transcripts? reports? cases? events?
    exchanges? conversations? dialogs? dialogues? transactions? trips? locations? sites? tokens?
    forms? receipts? invoices?
    patients? subjects? participants? speakers? individuals? volunteers? persons?
    identities celebrities
""")
_UNIT_EN = rf"(?:{'|'.join(_ENGLISH_UNITS)})(?![a-z-])"
_UNIT_CJK = rf"(?:{'|'.join(sorted(_CJK_UNITS + _CJK_NOUNS, key=len, reverse=True))})"

# In running text some of them begin another word: 12M对话 counts 对话, not 对.
_CLASSIFIER = (
    rf"(?:(?:{'|'.join(_CJK_NOUNS)})|"
    r"(?!对话|对应|对比|对于|对象|条件|位置|部分|部署|首先|人工|人脸|人类|人物|个人|个性|本地|次数|组合|帧率)"
    rf"(?:{'|'.join(sorted(_CJK_UNITS, key=len, reverse=True))}))"
)

# 1,234 and 12,34,567 (grouped by two or three); 1234; 3.5
_NUMBER = r"(?:\d{1,3}(?:,\d{2,3}){0,6},\d{3}(?![\d,])|\d+)(?:\.\d+)?"
_BEFORE = (
    r"(?:(?:约有?|約|大约|大概|接近|将近|近|超过|超過|超|逾|总共|总计|共计|合计|共有|共|多达|达到|达|有|包含|"
    r"약|全|about|approx(?:\.|imately)?|around|roughly|circa|ca\.|over|more than|nearly|almost|"
    r"up to|at least|total(?: of)?)\s*:?\s*|~|≈|>=?|≥|<=?|≤)?"
)
_MORE = rf"(?:\s?\+|\s?[余餘多](?=\s?{_CLASSIFIER})|余|餘|多|来|來|几|plus(?![a-z]))?"

_COUNT = lazy_pattern(
    rf"{_BEFORE}\s*\**(?P<n>{_NUMBER}|\d{{1,3}}(?:[ '\u2009]\d{{3}})+){_MORE}"
    rf"\s?(?P<m>{_MAGNITUDE})?(?P<n2>\d+(?P<m2>[千천万萬만]))?{_MORE}\**"
    rf"\s*(?:(?P<u>{_UNIT_CJK})(?:{'|'.join(_CJK_NOUNS)})?|(?:[a-z-]+ )??(?P<e>{_UNIT_EN}))?"
    r"\s?(?:\+|以上|以内|左右|上下|이상|余|多)?\**",
    re.IGNORECASE,
)
_BYTES = re.compile(r"\s?[kmgtp]i?b\b", re.IGNORECASE)
_MAY_BE_COUNT = lazy_pattern(r"[\d一二两兩三四五六七八九十百]")


def _magnitude(word: str | None) -> int:
    return _MAGNITUDES[word.lower()] if word else 1


def _scaled(number: str, magnitude: str | None) -> int | None:
    """``1.7`` and ``万`` as 17000, exactly; None where a fraction of one would be left."""
    whole, _, fraction = re.sub(r"[, '\u2009\u202f]", "", number).partition(".")
    if len(whole) + len(fraction) > 18:
        return None
    if fraction == "000" and magnitude is None and whole != "0":
        return int(whole + fraction)  # `27.000` is written in groups: no fraction ends so
    scale = _magnitude(magnitude)
    value = int(whole + fraction) * scale
    ones, rest = divmod(value, 10 ** len(fraction))
    # 1.25234K is as good as 1252, but 2.5 without a magnitude is no count.
    return ones if not rest or scale > 1 else None


_CJK_DIGITS = dict(zip("零〇一二三四五六七八九", (0, *range(10)), strict=True)) | {"两": 2, "兩": 2}
_CJK_PLACES = {"十": 10, "百": 100, "千": 1000}
_CJK_MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_CJK_NUMERAL = r"[一二两兩三四五六七八九十][零〇一二两兩三四五六七八九十百千万萬亿億]*"
_CJK_COUNT = lazy_pattern(
    rf"{_BEFORE}\s*(?P<n>{_CJK_NUMERAL}){_MORE}(?:{_UNIT_CJK})?{_MORE}(?:以上|左右)?"
)


def cjk_number(numeral: str) -> int | None:
    """``三千五百`` as 3500, ``九万`` as 90000, ``一百零三万`` as 1030000."""
    total = section = digit = 0
    plain = True  # a digit may follow only a place or a zero, else it is a run of digits
    for char in numeral:
        if char in _CJK_DIGITS:
            if digit and not plain:
                return None
            digit, plain = _CJK_DIGITS[char], False
        elif char in _CJK_PLACES:
            section += (digit or 1) * _CJK_PLACES[char]
            digit = 0
        else:
            myriad = _CJK_MYRIADS[char]
            if myriad > 10**4:
                total = (total + section + digit) * myriad
            else:
                total += (section + digit) * myriad
            section = digit = 0
    return total + section + digit


_STARS = "⭐★☆🌟\ufe0f "


@lru_cache(CACHE)
def parse_count(text: str) -> int | None:
    """A text that as a whole is a count: ``1.7 万``, ``3.5M``, ``534K+``, ``1,234``, ``约38万条``.

    Understands thousands grouped by comma (Indian lakhs too), K/M/B/T, 千万亿, 만억, 万億, numerals
    (``九万``), words of approximation before and a counting word after. ``B`` is 10⁹: whether
    ``7B`` counts parameters is for the column to say. Bytes, dates, versions and names are None.
    """
    if len(text) > 60 or not text:
        return None
    text = bare(fold(text))
    if not _MAY_BE_COUNT.search(text):
        return None
    text = text.removeprefix(":star:").lstrip(_STARS)  # `⭐ 12.7k`
    match = _COUNT.fullmatch(text)
    if match is not None:
        return _counted(match)
    numeral = _CJK_COUNT.fullmatch(text)
    return cjk_number(numeral["n"]) if numeral else None


def _counted(match: re.Match[str]) -> int | None:
    value = _scaled(match["n"], match["m"])
    if value is None or match["n2"] is None:
        return value
    more = _scaled(match["n2"][:-1], match["m2"])
    if more is None or _magnitude(match["m"]) <= _magnitude(match["m2"]):
        return None
    return value + more


# What no words between a number and its unit are: `199 fully annotated forms`, not `5 of the forms`
_SMALL = "(?:of|and|or|in|to|with|for|from|by|on|per|than|is|are|were|was|that|which)"
# In running text: letters after a number are a magnitude only where no further letter follows.
_FIND_COUNT = lazy_pattern(
    r"(?P<n>(?<![\d.,])\d{1,3}(?:[ \u2009\u202f]\d{3})+(?![\d.,])(?=[ -]?[^\W\d])"
    rf"|{_NUMBER}){_MORE}"
    rf"(?:\s?(?P<m>(?:[百千]?[万萬亿億]|[천백십]?만|[천만억])|[kKMmBTwW](?![A-Za-z0-9_])"
    rf"|(?i:thousand|million|billion|trillion|lakh|crore)s?(?![a-z])))?"
    rf"(?:(?<=[만万萬])\s?(?P<k>[1-9])[천千](?=\s?{_CLASSIFIER}))?"  # `1만 5천 쌍`
    rf"(?P<plus>{_MORE})"
    rf"(?:\**\s?(?P<u>{_CLASSIFIER})"
    rf"|\**[ -](?:(?!{_SMALL}\b)[A-Za-z-]+ ){{0,3}}?(?:{_UNIT_EN} ){{0,3}}(?P<e>{_UNIT_EN}))?"
)
_FIND_NUMERAL = lazy_pattern(
    rf"(?P<n>[一二两兩三四五六七八九十][零〇一二两兩三四五六七八九十百千万萬亿億]+){_MORE}"
    rf"\**\s?(?P<u>{_CLASSIFIER})?"
)
# What a number with a magnitude counts when it counts no things.
_OTHER_QUANTITY = lazy_pattern(
    r"[*\s]*(?:(?:的|可训练|训练|模型)?(?:参数|參數|パラメータ|파라미터|매개변수)|"
    r"(?:trainable )?param|(?:model )?weights|"
    r"元|美元|美金|人民币|円|圆|원|dollar|usd|rmb|"
    r"[kmgt]i?b\b|bytes?\b|字节|比特|bits?\b|hz|fps|"
    r"上下文|context|ctx|window|窗口|长度|分辨率|resolution|高清|超清|画质|video quality|"
    r"年|月|日|号|天|周|週|星期|礼拜|小时|小時|时间|分钟|分鐘|秒|시간|分|%|％|倍|岁|度|米|公里|像素|"
    r"hours?|hrs?|minutes?|mins?|seconds?|secs?|days?|weeks?|months?|years?|percent|times faster)",
    re.IGNORECASE,
)
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_GLUE = frozenset("-/")
_NOT_BEFORE = frozenset("._$¥€£￥#=&%@^:+")


def _find_counts(text: str) -> list[CountSpan]:
    folded = fold(text)
    spans: list[CountSpan] = []
    position = 0
    while match := _FIND_COUNT.search(folded, position):
        position = match.end()
        span = _count_span(folded, text, match, spans[-1].end if spans else -1)
        if span is not None:
            spans.append(span)
    if any(char in text for char in "百千万萬亿億"):
        spans.extend(_numeral_spans(text))
        spans.sort()
    return spans


def _count_span(folded: str, text: str, match: re.Match[str], last_end: int) -> CountSpan | None:
    unit, magnitude = match["u"] or match["e"] or "", match["m"]
    start, end = match.span()
    if not (unit or magnitude) or not _stands_free(folded, start, last_end):
        return None
    shares = unit in ("人", "名") and folded.startswith("分", end)  # `2,500人分の音声`: no minutes
    if (_OTHER_QUANTITY.match(folded, end) and not shares) or (
        match["u"] and re.match(r"月|小时|小時|星期|钟|参数|參數", folded[end : end + 2])
    ):
        return None
    if magnitude in {"B", "T", "m", "w", "W"} and not unit:
        return None  # 7B is a model, 10m a length
    if unit and not magnitude and _reads_as_year(match):
        return None
    if match["e"] and _BYTES.match(folded, match.end("n")):
        return None  # `200 GB per track`
    number = match["n"]
    if not magnitude and "." in number and _GROUPED.fullmatch(number):
        number = number.replace(".", "")  # `25.000 reviews`: things are counted whole
    if number.startswith("0") and number.strip("0,. "):
        return None
    value = _scaled(number, magnitude)
    if value and match["k"]:
        value += int(match["k"]) * 1000
    if not value:
        return None  # `1 000 000 images`: the end of a number
    raw = text[start:end].rstrip()
    return CountSpan(start, start + len(raw), value, raw, unit)


def _stands_free(folded: str, start: int, last_end: int) -> bool:
    """Whether the number begins here: no part of a name, version, price, URL or ordinal."""
    if not start or start == last_end:
        return True
    before = folded[start - 1]
    if before == ":" and folded[start - 2 : start - 1].isdigit():
        return False
    if before in _NOT_BEFORE and before not in ":+":
        return False
    if before.isascii() and before.isalnum():
        return False
    if before in _GLUE:
        return start - 1 == last_end or not (start > 1 and _word(folded[start - 2]))
    if before == ",":
        return not folded[start - 2 : start - 1].isdigit()
    return folded[max(0, start - 3) : start].rstrip()[-1:] not in {"第", "제"}


def _word(char: str) -> bool:
    return char == "_" or char == "/" or char == "." or (char.isascii() and char.isalnum())


def _reads_as_year(match: re.Match[str]) -> bool:
    """``2019 papers`` names a year, ``2000 examples`` does not, nor does ``2023条``."""
    number = match["n"]
    return (
        match["u"] is None
        and len(number) == 4
        and number.isdigit()
        and 1950 <= int(number) <= 2050
        and number[-2:] != "00"
    )


def _numeral_spans(text: str) -> Iterator[CountSpan]:
    for match in _FIND_NUMERAL.finditer(text):
        numeral, unit = match["n"], match["u"] or ""
        before = text[match.start() - 1 : match.start()] if match.start() else ""
        large = any(char in numeral for char in "万萬亿億")
        if before == "第" or before.isdigit() or not (large or (unit and len(numeral) > 1)):
            continue
        value = cjk_number(numeral)
        if value is None or value < 100 or _OTHER_QUANTITY.match(text, match.end()):
            continue
        raw = match[0].rstrip()
        yield CountSpan(match.start(), match.start() + len(raw), value, raw, unit)


def find_counts(text: str) -> list[CountSpan]:
    """Every count with a magnitude or a counting word in running text, in order.

    ``unit`` is the counting word (``条``, ``examples``) or ``""``. Years, dates, durations,
    versions, percentages, prices, ordinals, names (``GPT-3.5``), sizes in parameters or bytes
    are no counts.
    """
    return _find_counts(text) if _MAY_BE_COUNT.search(fold(text)) else []
