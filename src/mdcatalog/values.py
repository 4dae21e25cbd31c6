"""Human notations to typed values: counts, partial dates, durations, marks, stars, names.

Every function is pure, takes the text as a reader sees it (no Markdown but stray emphasis marks),
never raises on any text, and returns ``None`` (or nothing) where the text does not give the value.
A new notation is a row of a table or an alternative of a pattern here, never a caller's concern.

The types at the end (`Count`, `Year`, …) mark a model's field with the parser that fills it::

    year: Annotated[Year | None, Column("year")] = None
    parser_of(Paper.model_fields["year"].annotation)  # -> parse_year
"""

from __future__ import annotations

import re
import types
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import (
    Annotated,
    Any,
    Generic,
    Literal,
    NamedTuple,
    TypeVar,
    Union,
    get_args,
    get_origin,
)

T = TypeVar("T")

_CACHE = 4096

# Full-width ASCII to ASCII, one character for one, so that spans stay true to the text as written.
# The full-width comma is left out: in running text it parts sentences, never thousands.
_FOLD = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if code != 0xFF0C} | {0x3000: 0x20}
_FOLD |= {0x2212: 0x2D, 0x2013: 0x2D, 0x2014: 0x2D, 0x2019: 0x27, 0xA0: 0x20, 0x202F: 0x20}
_INVISIBLE = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFE0E, 0xFE0F, 0xFEFF))


def _words(table: str) -> list[str]:
    """The words of a table that is written as a block of text."""
    return table.split()


def _fold(text: str) -> str:
    """The text with full-width forms and dashes as ASCII; the same length."""
    return text if text.isascii() else text.translate(_FOLD)


def _bare(text: str) -> str:
    """The text without invisible characters, and without emphasis and white space round it."""
    if not text.isascii():
        text = text.translate(_INVISIBLE)
    return text.strip(" \t\r\n\xa0\u3000*_`~")


# ---------------------------------------------------------------------------------------- absent

_ABSENT = frozenset(
    _words(r"""
    - -- --- ---- – — ― —— − ‐ ➖ / // \ \\ | · • . .. ... … ? ?? ??? ❓ ❔ # x̶ n/a na
    n.a. n.a n\a none null nil nan void tbd tba tbc t.b.d. unknown unspecified 暂无 无
    無 暂缺 缺 未知
    待定 待补充 待更新 待补 待发布 没有 暂未 暂未公开 未公开 未公布
    敬请期待 尚无 不详 なし 無し 不明 未定 없음 미정 미공개
    :heavy_minus_sign: :question: :grey_question: :no_entry_sign: &nbsp; []()
""")
) | {"", "coming soon", "not available", "not applicable", "to be announced"}
_LONGEST_ABSENT = max(map(len, _ABSENT)) + 2


def is_absent(text: str) -> bool:
    """Whether the text says that there is no value: empty, ``-``, ``/``, ``N/A``, ``暂无``, ``❓``…

    A cross (``❌``, ``:x:``) is no absence but the value *false*: see `parse_mark`.
    """
    text = text.strip()
    if len(text) > _LONGEST_ABSENT:
        return not _bare(text)
    text = _fold(text).casefold()
    if text in _ABSENT:
        return True
    text = _bare(text)
    if text[:1] in {"(", "["} and text[-1:] in {")", "]"}:
        text = text[1:-1].strip()
    return text in _ABSENT


# ---------------------------------------------------------------------------------------- counts


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

_CJK_UNITS = _words("""
    条 條 个 個 篇 句 对 對 段 首 份 张 張 部 本 项 項 件 人 名 位 轮 組 组 例 题 題
    词 字 行 幅 种 家 门 则 則 套 枚 冊 册
    回 次 页 頁 文 语 語 건 개 명 편 쌍 회 문장 장 권
""")
_CJK_NOUNS = _words("""
    数据 數據 样本 樣本 对话 對話 消息 记录 記錄 语料 語料 词条
    词汇 问答 問答 评论 評論 新闻 文档 文章 图片 句子 问题 問題 指令
    论文 論文
    视频 用户 商品 播放 引用 問 データ サンプル 이미지 데이터 샘플
""")
_ENGLISH_UNITS = _words("""
    samples? examples? pairs? sentences? instances? instructions? dialogu?es?
    dialogs? conversations? questions? answers? images? documents? docs? articles?
    records? rows? entries entry items? tweets? reviews? utterances? triples?
    triplets? tasks? papers? videos? prompts? messages? views? citations? stars?
    users? tokens? words? characters? datapoints? points? lines? queries query
    captions? times downloads? people annotations? labels? files? pages? plays?
    turns? problems? posts? rounds? comments? passages? paragraphs? clips? songs?
    recipes? movies? ratings? books? stories forks? classes
""")
_UNIT_EN = rf"(?:{'|'.join(_ENGLISH_UNITS)})(?![a-z-])"
_UNIT_CJK = rf"(?:{'|'.join(sorted(_CJK_UNITS + _CJK_NOUNS, key=len, reverse=True))})"

# In running text some of them begin another word: 12M对话 counts 对话, not 对.
_CLASSIFIER = (
    rf"(?:(?:{'|'.join(_CJK_NOUNS)})|"
    r"(?!对话|对应|对比|对于|对象|条件|位置|部分|部署|首先|人工|人脸|人类|人物|个人|个性|本地|次数|组合)"
    rf"(?:{'|'.join(sorted(_CJK_UNITS, key=len, reverse=True))}))"
)

# 1,234 and 12,34,567 (grouped by two or three); 1234; 3.5
_NUMBER = r"(?:\d{1,3}(?:,\d{2,3}){0,6},\d{3}(?![\d,])|\d+)(?:\.\d+)?"
_BEFORE = (
    r"(?:(?:约有?|約|大约|大概|接近|将近|近|超过|超過|超|逾|总共|总计|共计|合计|共有|共|多达|达到|达|有|包含|"
    r"약|全|about|approx(?:\.|imately)?|around|roughly|circa|ca\.|over|more than|nearly|almost|"
    r"up to|at least|total(?: of)?)\s*:?\s*|~|≈|>=?|≥|<=?|≤)?"
)
_MORE = r"(?:\s?\+|余|餘|多|来|來|几|plus(?![a-z]))?"

_COUNT = re.compile(
    rf"{_BEFORE}\s*\**(?P<n>{_NUMBER}|\d{{1,3}}(?:[ '\u2009]\d{{3}})+){_MORE}"
    rf"\s?(?P<m>{_MAGNITUDE})?(?P<n2>\d+(?P<m2>[千천万萬만]))?{_MORE}\**"
    rf"\s*(?:(?P<u>{_UNIT_CJK})(?:{'|'.join(_CJK_NOUNS)})?|(?:[a-z-]+ )??(?P<e>{_UNIT_EN}))?"
    r"\s?(?:\+|以上|以内|左右|上下|이상|余|多)?\**",
    re.IGNORECASE,
)
_MAY_BE_COUNT = re.compile(r"[\d一二两兩三四五六七八九十百]")


def _magnitude(word: str | None) -> int:
    return _MAGNITUDES[word.lower()] if word else 1


def _scaled(number: str, magnitude: str | None) -> int | None:
    """``1.7`` and ``万`` as 17000, exactly; None where a fraction of one would be left."""
    whole, _, fraction = re.sub(r"[, '\u2009]", "", number).partition(".")
    if len(whole) + len(fraction) > 18:
        return None
    scale = _magnitude(magnitude)
    value = int(whole + fraction) * scale
    ones, rest = divmod(value, 10 ** len(fraction))
    # 1.25234K is as good as 1252, but 2.5 without a magnitude is no count.
    return ones if not rest or scale > 1 else None


_CJK_DIGITS = dict(zip("零〇一二三四五六七八九", (0, *range(10)), strict=True)) | {"两": 2, "兩": 2}
_CJK_PLACES = {"十": 10, "百": 100, "千": 1000}
_CJK_MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_CJK_NUMERAL = r"[一二两兩三四五六七八九十][零〇一二两兩三四五六七八九十百千万萬亿億]*"
_CJK_COUNT = re.compile(
    rf"{_BEFORE}\s*(?P<n>{_CJK_NUMERAL}){_MORE}(?:{_UNIT_CJK})?{_MORE}(?:以上|左右)?"
)


def _cjk_number(numeral: str) -> int | None:
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


@lru_cache(_CACHE)
def parse_count(text: str) -> int | None:
    """A text that as a whole is a count: ``1.7 万``, ``3.5M``, ``534K+``, ``1,234``, ``约38万条``.

    Understands thousands grouped by comma (Indian lakhs too), K/M/B/T, 千万亿, 만억, 万億, numerals
    (``九万``), words of approximation before and a counting word after. ``B`` is 10⁹: whether
    ``7B`` counts parameters is for the column to say. Bytes, dates, versions and names are None.
    """
    if len(text) > 60 or not text:
        return None
    text = _bare(_fold(text))
    if not _MAY_BE_COUNT.search(text):
        return None
    match = _COUNT.fullmatch(text)
    if match is not None:
        return _counted(match)
    numeral = _CJK_COUNT.fullmatch(text)
    return _cjk_number(numeral["n"]) if numeral else None


def _counted(match: re.Match[str]) -> int | None:
    value = _scaled(match["n"], match["m"])
    if value is None or match["n2"] is None:
        return value
    more = _scaled(match["n2"][:-1], match["m2"])
    if more is None or _magnitude(match["m"]) <= _magnitude(match["m2"]):
        return None
    return value + more


# In running text: letters after a number are a magnitude only where no further letter follows.
_FIND_COUNT = re.compile(
    rf"(?P<n>{_NUMBER}){_MORE}"
    rf"(?:\s?(?P<m>(?:[百千]?[万萬亿億]|[천백십]?만|[천만억])|[kKMmBTwW](?![A-Za-z0-9_])"
    rf"|(?:thousand|million|billion|trillion|lakh|crore)s?(?![a-z])))?"
    rf"(?P<plus>{_MORE})"
    rf"(?:\**\s?(?P<u>{_CLASSIFIER})"
    rf"|\**[ -](?:[A-Za-z-]+ ){{0,2}}?(?:{_UNIT_EN} ){{0,3}}(?P<e>{_UNIT_EN}))?"
)
_FIND_NUMERAL = re.compile(
    rf"(?P<n>[一二两兩三四五六七八九十][零〇一二两兩三四五六七八九十百千万萬亿億]+){_MORE}"
    rf"\**\s?(?P<u>{_CLASSIFIER})?"
)
# What a number with a magnitude counts when it counts no things.
_OTHER_QUANTITY = re.compile(
    r"[*\s]*(?:(?:的|可训练|训练|模型)?(?:参数|參數|パラメータ|파라미터|매개변수)|"
    r"(?:trainable )?param|(?:model )?weights|"
    r"元|美元|美金|人民币|円|圆|원|dollar|usd|rmb|"
    r"[kmgt]i?b\b|bytes?\b|字节|比特|bits?\b|hz|fps|"
    r"上下文|context|ctx|window|窗口|长度|分辨率|resolution|高清|超清|画质|video quality|"
    r"年|月|日|号|天|周|週|星期|礼拜|小时|小時|时间|分钟|分鐘|秒|시간|分|%|％|倍|岁|度|米|公里|像素|"
    r"hours?|hrs?|minutes?|mins?|seconds?|secs?|days?|weeks?|months?|years?|percent|times faster)",
    re.IGNORECASE,
)
_GLUE = frozenset("-/")
_NOT_BEFORE = frozenset("._$¥€£￥#=&%@^:+")


def _find_counts(text: str) -> list[CountSpan]:
    folded = _fold(text)
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
    if _OTHER_QUANTITY.match(folded, end) or (
        match["u"] and re.match(r"月|小时|小時|星期|钟|参数|參數", folded[end : end + 2])
    ):
        return None
    if magnitude in {"B", "T", "m", "w", "W"} and not unit:
        return None  # 7B is a model, 10m a length
    if unit and not magnitude and _reads_as_year(match):
        return None
    value = _scaled(match["n"], magnitude)
    if value is None:
        return None
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
        value = _cjk_number(numeral)
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
    return _find_counts(text) if _MAY_BE_COUNT.search(_fold(text)) else []


# ----------------------------------------------------------------------------------------- dates


class DateSpan(NamedTuple):
    """A date in running text; ``value`` is a partial ISO 8601 date."""

    start: int
    end: int
    value: str
    text: str


class YearSpan(NamedTuple):
    """A year in running text."""

    start: int
    end: int
    value: int
    text: str


OrderName = Literal["mdy", "dmy", "ymd"]


class DateOrder(NamedTuple):
    """The order in which a column writes its dates, and whether its values decided it."""

    order: OrderName
    decided: bool


_MONTHS = {
    name[:3]: number
    for number, name in enumerate(
        _words("""
    january february march april may june july august september october november
    december
"""),
        1,
    )
}
_MONTH = (
    r"(?P<mon>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_Y = r"(?P<y>(?:19|20)\d\d|2100)"
_M = r"(?P<m>1[0-2]|0?[1-9])"
_DAY_WORD = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_TIME = r"(?:[T ]\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?\s?(?:Z|UTC|GMT|[+-]\d\d:?\d\d)?)?"
# (pattern, may stand in running text)
_DATE_FORMS: tuple[tuple[str, bool], ...] = (
    (rf"{_Y}\s?[年년]\s?{_M}\s?[月월](?:\s?(?P<d>\d{{1,2}})\s?[日号號일]?)?", True),
    (rf"{_Y}(?P<sep>\s?[-/.]\s?){_M}(?P=sep)(?P<d>\d{{1,2}}){_TIME}", True),
    (rf"{_Y}\s?[-/.]\s?{_M}", True),
    (rf"{_Y}\s?[年년]", True),
    (rf"{_MONTH}\s?{_DAY_WORD},?\s*,?\s*{_Y}", True),
    (rf"{_DAY_WORD}[\s-](?:of )?{_MONTH},?[\s-]?{_Y}", True),
    (rf"{_MONTH},?[\s-]?{_Y}", True),
    (rf"{_Y}[\s,-]+{_MONTH}(?:\s{_DAY_WORD})?", True),
    (rf"{_M}\s?[-/.]\s?{_Y}", False),
    (rf"(?P<d>1[3-9]|2\d|3[01])[-/.]{_M}[-/.]{_Y}", False),
    (rf"{_M}[-/.](?P<d>1[3-9]|2\d|3[01])[-/.]{_Y}", False),
    (rf"{_Y}(?P<m>\d\d)(?P<d>\d\d)", False),
    (rf"{_Y}", False),
    (r"'(?P<yy>\d\d)", False),
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]*\s+)?"
_WHOLE_DATES = tuple(re.compile(_WEEKDAY + form, re.IGNORECASE) for form, _ in _DATE_FORMS)
_FOUND_DATES = tuple(
    re.compile(rf"(?<![A-Za-z0-9_./-]){form}(?!\d)", re.IGNORECASE)
    for form, running in _DATE_FORMS
    if running
)
_MAY_BE_DATE = re.compile(r"(?:19|20)\d\d|2100|^'\d\d$")


def _iso(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """The partial ISO date, or None where the calendar has no such day."""
    if not 1900 <= year <= 2100:
        return None
    if month is None:
        return f"{year:04d}"
    if not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year:04d}-{month:02d}"
    return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= day <= monthrange(year, month)[1] else None


def _full_year(two_digits: int) -> int:
    """The POSIX pivot: 69–99 are 1969–1999."""
    return two_digits + (1900 if two_digits >= 69 else 2000)


def _date_of(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    if parts.get("yy"):
        return _iso(_full_year(int(parts["yy"])))
    month = parts.get("m")
    number = (
        int(month) if month else _MONTHS[parts["mon"][:3].lower()] if parts.get("mon") else None
    )
    day = parts.get("d")
    return _iso(int(parts["y"]), number, int(day) if day else None)


@lru_cache(_CACHE)
def parse_date(text: str) -> str | None:
    """A text that as a whole is a date, in ISO 8601 as far as it is known (``2022-05``).

    Reads ``2017/06/12``, ``2022.05``, ``2022年5月``, ``2022년 5월``, ``May 2022``, ``5 June 2020``,
    ``05/2020``, ``20230330``. A date that can be read in two orders (``3/4/2023``) and a two-digit
    year (``3/30/23``) are for `parse_numeric_date`; impossible dates are None.
    """
    if len(text) > 48:
        return None
    text = _bare(_fold(text)).strip("()[]")
    if not _MAY_BE_DATE.search(text):
        return None
    for form in _WHOLE_DATES:
        match = form.fullmatch(text)
        if match is not None:
            return _date_of(match)
    return None


def find_date(text: str) -> DateSpan | None:
    """The first date in running text that gives more than a bare year (``2022年`` counts).

    Versions, arXiv numbers and parts of URLs are no dates; a lone ``2015`` is for `find_year`.
    """
    folded = _fold(text)
    if not _MAY_BE_DATE.search(folded):
        return None
    best: DateSpan | None = None
    for form in _FOUND_DATES:
        for match in form.finditer(folded):
            value = _date_of(match)
            if value is None or _inside_url(folded, match.start()):
                continue
            start, end = match.span()
            if best is None or (start, -end) < (best.start, -best.end):
                best = DateSpan(start, end, value, text[start:end])
            break
    return best


_LONGEST_URL = 300


def _inside_url(text: str, position: int) -> bool:
    token = text[max(0, position - _LONGEST_URL) : position].rpartition(" ")[2]
    return "://" in token or token.startswith("www.")


_NUMERIC_DATE = re.compile(r"(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})")


def _numeric(text: str) -> tuple[str, str, str] | None:
    match = _NUMERIC_DATE.fullmatch(_bare(_fold(text)).strip("()[]")) if len(text) <= 48 else None
    return (match[1], match[3], match[4]) if match else None


def _ordered(parts: tuple[str, str, str], order: str) -> str | None:
    place = {letter: parts[index] for index, letter in enumerate(order)}
    year, month, day = place["y"], place["m"], place["d"]
    if len(year) not in {2, 4} or len(month) > 2 or len(day) > 2:
        return None
    return _iso(int(year) if len(year) == 4 else _full_year(int(year)), int(month), int(day))


def parse_numeric_date(text: str, order: DateOrder | OrderName) -> str | None:
    """A date of three numbers (``3/30/23``) read in the given order; None where it is impossible.

    A year of four digits that comes first (``2023/3/30``) is read as it stands in any order.
    """
    parts = _numeric(text)
    if parts is None:
        return None
    name = order if isinstance(order, str) else order.order
    return _ordered(parts, "ymd" if len(parts[0]) == 4 else name)


def infer_date_order(texts: Iterable[str]) -> DateOrder:
    """The order that a column's dates allow: the one in which most of them exist.

    Where two orders fit equally well the answer is month first, and not ``decided``
    (``22/12/29``, which has no month first: the part that varies less is the year).
    """
    numeric = [parts for parts in map(_numeric, texts) if parts is not None]
    open_ = [parts for parts in numeric if len(parts[0]) < 4]
    if not open_:
        return DateOrder("ymd", True) if numeric else DateOrder("mdy", False)
    orders: tuple[OrderName, ...] = ("mdy", "dmy", "ymd")
    votes = {order: sum(_ordered(parts, order) is not None for parts in open_) for order in orders}
    most = max(votes.values())
    best = [order for order in orders if votes[order] == most]
    if not most or "mdy" in best:
        return DateOrder("mdy", len(best) == 1)
    if len(best) == 1:
        return DateOrder(best[0], True)
    first, last = ({parts[index] for parts in open_} for index in (0, 2))
    return DateOrder("ymd" if len(first) < len(last) else "dmy", False)


_YEAR = re.compile(rf"'?{_Y}\s?(?:[年년]度?)?|'(?P<yy>\d\d)")
_LONE_YEAR = re.compile(
    r"(?<![\d$¥€£#_/=%])(?<!\d[-.,:])(?<![A-Za-z]\.)(?:(?<=[A-Za-z]{3})|(?<![A-Za-z]))"
    rf"{_Y}(?![\dA-Za-z_%+])(?!\s?[-/.~–,:]\s?\d)(?!\s?年\s?\d)"
    rf"(?!\s?(?:[千万萬亿億천만억]|(?:{'|'.join(_CJK_UNITS)})|{_UNIT_EN}))"
    r"|(?<=[A-Za-z])\s?'(?P<yy>\d\d)(?![\dA-Za-z])"
)


@lru_cache(_CACHE)
def parse_year(text: str) -> int | None:
    """A text that as a whole is a year of 1900 to 2100: ``2022``, ``(2022)``, ``'22``."""
    if len(text) > 24:
        return None
    match = _YEAR.fullmatch(_bare(_fold(text)).strip("()[]"))
    if match is None:
        return None
    return int(match["y"]) if match["y"] else _full_year(int(match["yy"]))


def find_year(text: str) -> YearSpan | None:
    """The first lone year in running text: ``NeurIPS 2019``, ``(2015)``, ``ICLR'20``, ``CVPR2023``.

    Not the year of a date (``2022.05``), range, count (``2000 examples``), or URL.
    """
    folded = _fold(text)
    if not any(char.isdigit() for char in folded):
        return None
    for match in _LONE_YEAR.finditer(folded):
        if _inside_url(folded, match.start()):
            continue
        start, end = match.span("y") if match["y"] else match.span()
        value = int(match["y"]) if match["y"] else _full_year(int(match["yy"]))
        return YearSpan(start, end, value, text[start:end])
    return None


# ------------------------------------------------------------------------------------- durations

_CLOCK = r"(?:(?P<ch>\d{1,2}):(?P<cm>[0-5]?\d)|(?P<om>\d{1,3})):(?P<cs>[0-5]\d)"
_WORDED = (
    r"(?=\d|半)(?:(?P<h>\d{1,3}(?:\.\d+)?)\s?(?:个|個)?(?P<half>半)?"
    r"(?:h(?:(?:ou)?rs?)?\.?|小时|小時|时|時間|시간)(?![a-z])[\s,]*(?:and )?)?"
    r"(?:(?P<min>\d{1,4}(?:\.\d+)?)\s?(?:m(?:in(?:ute)?s?)?\.?(?![a-z])|分钟|分鐘|分|분)"
    r"[\s,]*(?:and )?)?"
    r"(?:(?P<s>\d{1,5})\s?(?:s(?:ec(?:ond)?s?)?\.?(?![a-z])|秒钟?|초))?"
)
_LABEL = r"(?:(?:时长|時長|用时|片长|长度|再生時間|duration|length|runtime|time)\s*:?\s*)?"
_DURATION = re.compile(
    rf"{_LABEL}(?:约|約|大约|about|approx\.?|~|≈|약)?\s?"
    rf"(?:{_CLOCK}|(?P<w>{_WORDED})|pt(?:(?P<ih>\d+)h)?(?:(?P<im>\d+)m)?(?:(?P<is>\d+)s)?"
    r"|(?P<pm>\d{1,3})['′](?P<ps>[0-5]\d)(?:[\"″]|'')?|(?P<th>\d{1,2})h(?P<tm>[0-5]\d))",
    re.IGNORECASE,
)
_OPEN, _CLOSE = "([【{<", ")]】}>"


@lru_cache(_CACHE)
def parse_duration(text: str) -> int | None:
    """A text that as a whole is a duration, in seconds.

    ``1:20:38`` (h:m:s), ``55:47`` (m:s), ``1h 20m``, ``1h20``, ``90 分钟``, ``1 hr 5 min``,
    ``1小时20分``, ``12'30"``, ``PT1H20M``; a label (``时长：``), a word of approximation and
    brackets round it may be there.
    """
    if len(text) > 40:
        return None
    text = _bare(_fold(text)).strip("()[]【】").strip()
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
_TRAILING = re.compile(
    rf"(?:[\s{_OPEN}|·:,，、;；-]|(?<=[{_CJK}]))"
    rf"(?P<dur>(?:{_LABEL})?\d{{1,3}}(?::\d{{1,2}})?:\d\d)\s*[{re.escape(_CLOSE)}]*\s*$"
    rf"|[{re.escape(_OPEN)}]\s*(?P<in>[^{re.escape(_OPEN + _CLOSE)}]{{1,36}})"
    rf"[{re.escape(_CLOSE)}]\s*$"
    r"|(?:\s-+|\s?[|·])\s*(?P<out>[^|·]{1,36})$",
    re.IGNORECASE,
)


def split_trailing_duration(text: str) -> tuple[str, int | None]:
    """A heading and the duration in seconds it ends in: ``如何读论文 06:39``, ``Title (1:20:38)``.

    ``(text, None)`` where it ends in none, or is nothing else. Durations in words count only in
    brackets or after a dash or bar.
    """
    tail = text[-48:]
    folded = _fold(tail)
    if not any(map(str.isdecimal, folded)):
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


# --------------------------------------------------------------------------------- marks and stars

_MARKS: dict[str, bool] = dict.fromkeys(
    _words("""
    ✅ ✔ ☑ ✓ √ 🗸 [x] yes y true done 是 对 對 有 已完成 完成 已读 はい 済 예 네 완료
    :white_check_mark:
    :heavy_check_mark: :ballot_box_with_check: :o: &check; &#10003; &#10004;
"""),
    True,
) | dict.fromkeys(
    _words("""
    ❌ ❎ ✗ ✘ ☐ ✖ × ✕ ⬜ 🔲 ◻ [] no n false todo 否 不是 不 未完成 未读
    いいえ 未 아니오 아니요 미완료 :x:
    :negative_squared_cross_mark: :heavy_multiplication_x: :white_large_square:
    :no_entry: &cross; &#10007; &#10060;
"""),
    False,
)


def parse_mark(text: str) -> bool | None:
    """A tick or a yes is True, a cross, an empty box or a no is False, any other text None.

    A lone letter ``x`` is None: some tables tick with it, others cross out.
    """
    if len(text) > 40:
        return None
    key = _bare(text).lower().removeprefix("- ").strip()
    return _MARKS.get(key if key[:1] != "[" else key.replace(" ", ""))


_STAR = "✡⭐🌟★✪✭✮✯⭑🔯"
_STARS = re.compile(
    rf"(?P<number>\d{{1,6}})?\s*[.、)]?\s*"
    rf"(?:(?P<stars>(?:[{_STAR}]|:star2?:|:sparkles:|\s)+)(?P<empty>[☆✩✰⚝\s]*)(?:[x×*]\s*(?P<times>\d))?)?"
)


def split_number_and_stars(text: str) -> tuple[int | None, int | None]:
    """A number and the stars glued to it: ``1✡✡✡`` is (1, 3), ``✡✡`` (None, 2), ``7`` (7, None)."""
    if len(text) > 120:
        return None, None
    match = _STARS.fullmatch(_bare(_fold(text)).strip())
    if match is None:
        return None, None
    number = int(match["number"]) if match["number"] else None
    found = len(re.findall(rf"[{_STAR}]|:star2?:|:sparkles:", match["stars"] or ""))
    if match["times"]:
        found = int(match["times"]) if found == 1 else 0
    return number, found or None


def parse_stars(text: str) -> int | None:
    """The number of stars given: ✡✡✡, ⭐⭐, ``:star:``, ★★★☆☆ are 3, 2, 1, 3.

    Outlined stars alone (☆☆☆) are None: they may be three given, or three withheld.
    """
    number, stars = split_number_and_stars(text)
    return stars if number is None else None


# ------------------------------------------------------------------------------- names and terms

_OPENING, _CLOSING = frozenset("([{（［｛【「『《〈“"), frozenset(")]}）］｝】」』》〉”")


def _split_outside(text: str, separators: frozenset[str]) -> list[str]:
    """The parts between separators that stand in no brackets; unbalanced brackets hide nothing."""
    parts: list[str] = []
    depth = start = 0
    for index, char in enumerate(text):
        if char in _OPENING:
            depth += 1
        elif char in _CLOSING:
            depth = max(0, depth - 1)
        elif char in separators and not depth:
            parts.append(text[start:index])
            start = index + 1
    rest = text[start:]
    if depth:  # never closed: read the rest as if there were no brackets
        parts.extend(re.split(f"[{re.escape(''.join(sorted(separators)))}]", rest))
    else:
        parts.append(rest)
    return parts


_TERM_SEPARATORS = frozenset("、，,;；")


def split_terms(text: str) -> list[str]:
    """Organizations or languages, as written, parted at ``、 ， , ; ；`` outside brackets.

    A closing ``等`` of an enumeration goes, absent parts go; ``/`` parts nothing (``MIT/IBM Lab``).
    """
    terms = [_bare(part) for part in _split_outside(text, _TERM_SEPARATORS)]
    terms = [term for term in terms if not is_absent(term)]
    if len(terms) > 1 and len(terms[-1]) > 2:
        terms[-1] = re.sub(r"\s*(?:等|等等|etc\.?)$", "", terms[-1])
    return [term for term in terms if term not in {"等", "等等", "etc", "etc."}]


_ET_AL = re.compile(
    r"[\s,，、;；]*(?:(?:\band\s+|&\s*)?(?:\bet\.?\s*al\b\.?|\bothers\b|\betc\b\.?)|等人?|外\d+名|\.{3}|…+|\bほか)"
    r"[\s,.，。:：]*$",
    re.IGNORECASE,
)
_TAIL = 80
_BY = re.compile(
    r"^(?:by\b|authors?\s*[:：]|作者\s*[:：]|저자\s*[:：]|著者\s*[:：])\s*[:：]?\s*", re.IGNORECASE
)
_AND = re.compile(r"\s*(?:,\s*)?(?:\band\b|&|\s/\s|\|)\s*", re.IGNORECASE)
_CJK_AND = re.compile(r"(?<=[\u3400-\u9fff]{2})\s*(?:和|与|與|以及|及)\s*(?=[\u3400-\u9fff]{2})")
_INITIALS = re.compile(r"(?:[A-Z](?:\.|\b)[\s-]?){1,4}(?:,?\s*(?:Jr|Sr|II|III)\.?)?")
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV|Ph\.?D\.?|M\.?D\.?")
_NAME_MARKS = "*†‡§¶∗⋆♠♣♦♥✉¹²³⁴⁵⁶⁷⁸⁹⁰^_` \t\r\n\xa0\u3000"


def split_names(text: str) -> list[str]:
    """Authors' names, one each, as written, without marks of emphasis or note or ``et al.``/``等``.

    Surname and initials stay together (``Author, A., and B. Author`` is two names), and so does a
    citation's first name (``Zhang, Taolin, et al.``; ``LeCun, Yann, Yoshua Bengio, and …``).
    """
    text = _BY.sub("", _bare(" ".join(text.replace("**", "").split())))
    short = text[:-_TAIL] + _ET_AL.sub("", text[-_TAIL:])  # only the tail: it is searched often
    et_al = short != text
    if any(char in short for char in ";；"):
        parts = _split_outside(short, frozenset(";；"))
        names = [name for part in parts for name in _AND.split(part)]
    else:
        groups = _AND.split(short)
        names = [name for group in groups for name in _split_outside(group, _TERM_SEPARATORS)]
        names = [piece for name in names for piece in _CJK_AND.split(name)]
        names = _rejoin([name.strip(_NAME_MARKS) for name in names], et_al)
    cleaned = (_clean_name(name) for name in names)
    return [name for name in cleaned if name and not is_absent(name) and not _ET_AL.fullmatch(name)]


def _rejoin(pieces: list[str], et_al: bool) -> list[str]:
    """Puts back together the names that a comma had cut: before initials, Jr., a given name."""
    pieces = [piece for piece in pieces if piece]
    if _first_is_reversed(pieces, et_al):
        pieces[:2] = [f"{pieces[0]}, {pieces[1]}"]
    names: list[str] = []
    for piece in pieces:
        bare_surname = bool(names) and "." not in names[-1] and "," not in names[-1]
        if (names and _SUFFIX.fullmatch(piece)) or (
            bare_surname and len(names[-1]) > 1 and _INITIALS.fullmatch(piece)
        ):
            names[-1] += f", {piece}"
        else:
            names.append(piece)
    return names


def _first_is_reversed(pieces: list[str], et_al: bool) -> bool:
    """Whether the list starts in citation style: a surname, a comma, the given name."""
    if len(pieces) < 2 or not all(piece.isascii() or piece[0].isupper() for piece in pieces[:2]):
        return False
    surname, given, *others = pieces
    if not re.fullmatch(r"(?:[a-z]+ ){0,3}[^\W\d_][\w'’-]+", surname) or _INITIALS.fullmatch(given):
        return False
    ends_in_initial = re.fullmatch(r"[^\W\d_][\w'’-]+(?: [A-Z]\.)+", given) is not None
    if not ends_in_initial and " " in given:
        return False
    if not others:
        return et_al or ends_in_initial
    return all(" " in other for other in others)


def _clean_name(name: str) -> str:
    name = name.strip(_NAME_MARKS).strip(",，、;；:：").strip(_NAME_MARKS)
    name = re.sub(r"(?<=[^\W\d_])\d+$", "", name)
    if name.endswith((".", "。")) and not re.search(r"(?:\b[A-Za-z]|\bJr|\bSr|\bDr|\bSt)\.$", name):
        name = name[:-1].rstrip()
    return name


# ----------------------------------------------------------------------------------------- types


@dataclass(frozen=True)
class Parsed(Generic[T]):
    """What fills a field of this type: the function from a cell's text to its value, or None."""

    parser: Callable[[str], T | None]


Count = Annotated[int, Parsed(parse_count)]
Duration = Annotated[int, Parsed(parse_duration)]
"""Seconds."""
Mark = Annotated[bool, Parsed(parse_mark)]
PartialDate = Annotated[str, Parsed(parse_date)]
"""ISO 8601 as far as it is known."""
Stars = Annotated[int, Parsed(parse_stars)]
Year = Annotated[int, Parsed(parse_year)]


def parser_of(annotation: Any) -> Callable[[str], Any] | None:
    """The parser that a type carries (through ``Annotated`` and ``| None``), or None."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *metadata = get_args(annotation)
        for item in metadata:
            if isinstance(item, Parsed):
                return item.parser
        return parser_of(inner)
    if origin in {Union, types.UnionType}:
        return next(filter(None, map(parser_of, get_args(annotation))), None)
    return None
