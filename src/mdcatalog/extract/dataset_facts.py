"""What the description of a dataset says of it: its size, its examples, its languages."""

from __future__ import annotations

import re
from typing import Any

from mdcatalog.extract.counted import is_bound
from mdcatalog.extract.dataset_languages import read_languages, tagged_languages
from mdcatalog.extract.entries import Entry
from mdcatalog.extract.labels import is_known_label
from mdcatalog.extract.told_counts import count_told, is_beside_others, without_parties
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import CountSpan, find_counts, parse_count

# Counts of something else than the examples of a dataset.
_OTHER_UNITS = frozenset(
    [
        "种",
        "名",
        "人",
        "位",
        "年",
        "月",
        "日",
        "类",
        "个版本",
        "版本",
        "个分类",
        "分类",
        "个领域",
        "领域",
        "个任务",
        "任务",
        "个类别",
        "类别",
        "步",
        "层",
        "家",
        "部",
        "万用户",
        "用户",
        "星",
        "languages",
        "language",
        "tasks",
        "task",
        "people",
        "users",
        "annotators",
        "authors",
        "layers",
        "classes",
        "categories",
        "domains",
        "species",
        "steps",
        "hours",
        "小时",
        "分钟",
        "stars",
        "time",
        "times",
        "citations",
        "downloads",
        "views",
        "forks",
        "parameters",
        "参数",
        "章",
        "节",
        "志愿者",
        "名志愿者",
    ]
)
# What a text is cut into: how many there are is its size.
_TOKENS = frozenset(
    ("token", "tokens", "个token", "个tokens", "个 token", "词元", "个词元", "トークン", "토큰")
)
_MENTIONS_TOKENS = re.compile(r"token|词元|トークン|토큰", re.IGNORECASE)
# Words and characters of running text are its size as well; of a lexicon they are what it holds.
_WORDS = frozenset(("word", "words", "字", "文字"))
_LEXICON = lazy_pattern(
    r"dictionar|lexicon|vocabular|glossar|thesaur|word ?lists?\b|pronunciation|[词辞字]典"
    r"|[词字][表库]|漢字|汉字",
    re.IGNORECASE,
)
# `an additional 13,000 images were annotated`: how many there are now is not said
_ADDED = lazy_pattern(r"\b(?:additional|another|extra|further|new)\s+$", re.IGNORECASE)
_AT_MOST = lazy_pattern(
    r"(?:<=?|≤|\b(?:less than|fewer than|under|at most|no more than|up to))\s?$|(?:不到|少于|不足"
    r"|最多|至多)$",
    re.IGNORECASE,
)
_NO_NUMBER = frozenset("-–—?？")
_MAY_TELL_HOURS = lazy_pattern(r"\d\+? ?(?:hours|hrs|小时|小時|時間|h\b)|[kK]\+? hours")
# `1000h, read, 16kHz`: hours before a comma are how much there is of whatever was recorded
_HOURS_FIRST = lazy_pattern(
    r"(?P<size>[~≈约]?\s?\d[\d,]*(?:\.\d+)?[kK]?\+? ?(?:hours|hrs|h|小时|小時|時間))"
    r"\s*(?=[,，;；、]|$)"
)
_HOURS = lazy_pattern(
    r"(?<![A-Za-z0-9_.,$/-])\d[\d,]*(?:\.\d+)?[kK]?\+? ?(?:hours|hrs|小时|小時|時間)"
    r"(?![ -]?(?:long|per|a (?:day|week)))"
)
_RECORDED = lazy_pattern(
    r"speech|audio|recording|spoken|utterance|video|music|语音|音频|录音|视频|音楽|音声|録音"
    r"|会話|会话|対話|雑談|談話",
    re.IGNORECASE,
)
# `8,500 (p)`: what is counted, by a letter that a legend explains
_MARK_BEHIND = re.compile(r"(?<=\d)\s?\([a-z]{1,2}\)$")
_STOPS = "。；;，"
_BYTES = lazy_pattern(r"[\s~约]*\d[\d.,]*\s?(?:[KMGT]i?B?|bytes)\+?\s*", re.IGNORECASE)
_THINGS = frozenset("件部家本个")
# People count as examples only where nothing else is counted.
_PEOPLE = lazy_pattern(
    r"(?:patient|subject|participant|speaker|individual|volunteer|person)s?"
    r"|identit(?:y|ies)|celebrit(?:y|ies)|人|名|명"
)
# `25000人の18歳の…`, `2,500人分の…`: people who are the data, not those who made them
_PEOPLE_OF = lazy_pattern(
    r"分|の(?!話者|アノテ|作業|ワーカ|研究|専門|ユーザ|開発|学生が|協力|専門|専家|人が|メンバ"
    r"|著者|参加)"
)
_PERSONS = frozenset("人名")
_EACH = lazy_pattern(
    r"(?:每[一-鿿]{0,3}|(?<![A-Za-z])(?i:each|per|every)(?![A-Za-z]))[^\w，。；,;]*(?:\w+[^\w，。；]*){0,3}$"
    # `Each person is represented by about 10,000 images`
    r"|(?:^|[.;] )(?:Each|Every) [a-z][^.;,]{4,60}$"
)
_BEFORE = 72  # characters
_TIMES = re.compile(r"\s?[*×xX]\s?\d")
_TIMES_BEFORE = re.compile(r"\d\s?[*×xX]\s?$")
_EXACT = re.compile(r"\s?\((\d{1,3}(?:,\d{3})+)\)")
_LEAST = 100  # fewer are no examples of data
_TOTAL = lazy_pattern(
    r"(?:共|总计|总共|合计|总数|总量|合計|総数|[、，,とで][計计]|총|전체|total(?: of)?|in all"
    r"|altogether)\D{0,8}$",
    re.IGNORECASE,
)
_EACH_BEHIND = lazy_pattern(
    r"\s*(?:(?:(?:in|for|of|from) )?(?:per|each|every)\b|[/每]\s?[秒s])", re.IGNORECASE
)
# `151 万条注释`, `477,907 个边界框`, `16,795 个标记的行人`: what is marked in the examples
_MARKED_BEHIND = lazy_pattern(
    r"(?:[^\W\d]{0,4}?(?:注释|标注|註釋|標註|边界框|检测框|包围盒|行人|人头|关键点)|标记的)"
    r"|\s*(?:bounding|labell?ed|annotated)\b"
)
# `32,203 images and 393,703 faces`: what pictures show counts them as little
_SHOWN = frozenset(
    ("face", "faces", "object", "objects", "instances", "boxes", "pedestrians", "vehicles")
)
# `1200 videos, 108k frames`: what films consist of
_FILMS = frozenset(("video", "videos", "movies", "movie"))
_OF_FILMS = frozenset(("frame", "frames"))
_PICTURES = ("image", "images", "photo", "photos", "pictures", "frames", "张", "幅")
_MARKED = frozenset(("annotations", "annotation", "labels", "label", "masks", "mask"))
_CONSISTS = lazy_pattern(
    r"\b(?:consist(?:s|ed|ing)? of|compris(?:es?|ing)|contain(?:s|ed|ing)?)(?: (?:about|over))? $",
    re.IGNORECASE,
)
_JOINED = lazy_pattern(r"^\s*(?:[和与、,，/及或]|and|or)\s*约?\s*$", re.IGNORECASE)
_COUNTED_NOUN = lazy_pattern(r"[一-鿿]{1,4}?(?=[和与及]?(?:[，。,.;；、\s]|$))")
# `1.1 million sha256 hashes`: a number in words, and what it counts
_NOUN_BEHIND = lazy_pattern(
    r" (?:[a-z][\w-]* ){0,2}?(?!is\b|has\b|was\b|as\b|this\b)[a-zA-Z]{3,}s\b(?= (?:of|from|in|for"
    r"|with|on|and|that|by)\b|[.,;()]|$)"
)
# `380,000 video segments`
_PLURAL_BEHIND = re.compile(r" [a-z]{3,}s\b")
# `… as of July 2011 (200 GB)`, `a small (100MB) corpus`
_SIZE_IN_BRACKETS = lazy_pattern(
    r"[(（\[]\s*((?:about |over |~|约)?\d[\d.,]*\s?(?:[KMGT]i?B|bytes))"
    r"\s*(?:compressed|zip(?:ped)?|in size)?"
    # `(25 MB, 11 MTokens)`: one size in bytes, and what else is counted
    r"(?:\s*[,，;；](?![^()（）\[\]]{0,30}\d\s?[KMGT]i?B)[^()（）\[\]]{1,30})?\s*[)）\]]",
    re.IGNORECASE,
)
# what a machine has or needs, and what says how much there is otherwise
_NO_DATA = "V?RAM|memory|GPUs?|disk|SSD|storage|cards?|each|per|every|plus|or|and|free|more|max"
# `12 GB of logs`, `Logs, 12 GB`, `Size: 12 GB`: the words between stops begin with it
_SIZE_BETWEEN = lazy_pattern(
    r"(?:^|[,.;] |\b[Ss]ize: "
    r"|\b(?:[Tt]his|[Aa]) (?=\S+ ?[KMGT]?i?B (?:data ?set|corpus|collection)\b)"
    r"|[，。；、（\n]|(?<=[)）])で|(?:大小|规模|体积|总量|共"
    r"|共计)[为是约:：]*\s?)"
    r"((?:about |over |~|约\s?)?\d[\d.,]*\s?[KMGT]i?B)"
    r"(?=\s*(?:$|[，。；、）\n]|[,.;](?:\s|$)|of\b|in size\b|\(?(?:un)?(?:compressed|zipped)\b"
    r"|(?:data ?set|corpus|collection)\b"
    # `825 GiB English text, …`: what there is so much of, and no `16 GB RAM`
    rf"|(?:(?!(?:{_NO_DATA})\b)[A-Za-z-]{{3,24}}(?: |(?=[,;.]|$))){{1,3}}(?:[,;.]\s|[,;.]?$)))"
)
# `… - 305 GB - …`, `305 GB - …`: nothing but a size
_SIZE_ALONE = lazy_pattern(
    r"(?:^|\s+[-–—|·])\s*(?P<size>(?:about |over |~|约\s?)?\d[\d.,]*\s?[KMGT]i?B)(?=\s+[-–—|·]\s|$)"
)
# `Released by Quay Labs in May 2019`, `2019年发布`: at the beginning of a sentence
_RELEASED = lazy_pattern(
    r"(?:^|[.;] |\b(?:was|were|is|dataset|corpus|benchmark|collection) )(?i:released|published"
    r"|introduced|created|launched|collected)(?: by [^.,;()]{2,40}?)?,? in (?:[A-Z][a-z]{2,8},? )?"
    r"(?P<year>(?:19|20)\d\d)\b|(?:^|[，。；（(\n]"
    r"|[在于])(?P<nian>20\d\d)\s?年(?:\d{1,2}月)?[^，。；（）()\d\n]{0,12}?"
    r"(?:发布|公开|推出|提出|开源)"
)
# `数据量：训练集(53,360)，测试集(10,000)`, `数据规模：20万条`
_SIZE_LABEL = lazy_pattern(
    r"(?:数据量|数据规模|数据大小|样本量)\s*[:：]\s*"
    r"(?P<size>(?:(?:训练|验证|测试|开发)集?\s*[(（][^()（）]*\d[^()（）]*[)）][，,、;；\s]*)+"
    r"|[^，,。;；\s]*\d(?:,\d{3}|[^，,。;；\s])*)"
)

# `Number of images: 590.326`, a line of its own
_COUNT_LINE = lazy_pattern(
    r"(?:^|\n)\s*[Nn]umber of (?:(?:total|all) )?(?:images|pictures|photos|samples|examples"
    r"|instances|records|rows|sentences|documents|articles|tweets|utterances|recordings|clips|videos"
    r"|questions|dialogues|conversations)\s*[:：]\s*(?P<size>[^\n]*\d[^\n]*)"
)

# `Harbour Products (2M)`, `Quay Pile (825 GB)`: no part of the name
_SIZE_AT_END = lazy_pattern(
    r"(?P<name>.*\w[)）]?)\s*[(（](?P<size>\d[\d.,]*\s?(?:[KMBkm万亿]|[KMGT]i?B)\+?)[)）]"
)
_CLOSING = (")", "）")


def read_dataset_facts(values: dict[str, Any], entry: Entry) -> None:
    """Fill in size, number of examples and languages from the description, where not given."""
    size = values.get("size")
    if size and size[0] in _NO_NUMBER and not any(map(str.isdigit, size)):
        del values["size"]  # `- questions`: how many is yet to be told
        size = None
    elif size and size[-1] in _STOPS and len(size) > 1:
        size = values["size"] = size.rstrip(_STOPS)  # `规模：约 2 GB。`
    text = values.get("description") or ""
    labelled = _SIZE_LABEL.search(text) if not size and ("量" in text or "规模" in text) else None
    if not size and labelled is None and "umber of " in text:
        labelled = _COUNT_LINE.search(text)
    if labelled:
        size = values["size"] = labelled["size"].strip("，,、;； ")
    if size and "examples" not in values and not is_bound(size):
        counts = _counts_of_examples(size)
        if len(counts) == 1:
            values["examples"] = counts[0].value
        elif (
            not counts
            and not _MENTIONS_TOKENS.search(size)
            and (number := parse_count(_MARK_BEHIND.sub("", size))) is not None
        ):
            values["examples"] = number
    closed = not size and entry.title[-1:] in _CLOSING and "stated" not in entry.values
    if closed and (sized := _SIZE_AT_END.fullmatch(entry.title)):
        values["size"] = sized["size"]  # of examples or of classes: `(1K)`
        entry.title = sized["name"]
    if not size and "B" in text and (alone := _size_alone(text)):
        size, text = alone
        values["size"], values["description"] = size, text
    sizes = _sizes_in_bytes(text) if not size else []
    told = len(sizes) == 1  # of several each is that of a part
    if told:
        size = values["size"] = sizes[0]
    if text and (told or not size or _BYTES.fullmatch(size)) and "examples" not in values:
        _size_from(values, text)
        if "examples" not in values and any(map(str.isdigit, text)):
            _size_told(values, text)
        if "size" not in values and (
            "word" in text or "字" in text or _MENTIONS_TOKENS.search(text)
        ):
            _size_in_tokens(values, text)
    if text and "size" not in values and _MAY_TELL_HOURS.search(text):
        _size_in_hours(values, text)
    if entry.block != "table_row" and "size" not in values and entry.fields:
        text = f"{text}\n{_size_beside(values, entry, text)}".strip()
    if text and "year" not in values and "published" not in values and "20" in text:
        _year_released(values, text)
    if "languages" not in values:
        tagged_languages(values)
    if "languages" not in values:
        read_languages(values, entry, text)


def _year_released(values: dict[str, Any], text: str) -> None:
    released = _RELEASED.search(text)
    if released:
        values["year"] = int(released["year"] or released["nian"])


def _size_alone(text: str) -> tuple[str, str] | None:
    """The one size that stands alone between dashes, and the words without it."""
    found = [*_SIZE_ALONE.finditer(text)]
    if len(found) != 1 or len(_sizes_in_bytes(text)) > 1:
        return None
    before, behind = text[: found[0].start()].rstrip(), text[found[0].end() :]
    return found[0]["size"], f"{before}{behind}" if before else behind.lstrip(" -–—|·")


def _sizes_in_bytes(text: str) -> list[str]:
    """The sizes in bytes that stand in brackets, or else between stops; nearly no text has any."""
    found: list[str] = []
    if ("(" in text or "（" in text or "[" in text) and ("B" in text or "b" in text):
        found = _SIZE_IN_BRACKETS.findall(text)
    return found or (_SIZE_BETWEEN.findall(text) if "B" in text else [])


# What tells of parts: `36 万多条，其中喜悦约 20 万条`
_PARTS_FOLLOW = lazy_pattern(
    r"其中|分为|包括|\bof (?:which|them)\b|\bincluding\b|\bamong (?:them|which)\b"
)
# `130组训练数据和70组测试数据`, `3000 training images and …`
_SPLITS = lazy_pattern(
    r"\d[^\d，。,.;；]{0,8}(?:训练|\btrain)\D{0,24}\d{1,9}[^\d，。,.;；]{0,8}(?:测试|验证|\btest"
    r"|\bvalid)",
    re.IGNORECASE,
)
# `共45w中文街景图像`: a total, and what is counted a few characters behind it
_TOTAL_CJK = lazy_pattern(
    r"共(?:包含|计有|计|有|收录"
    r"|包括)?\s*约?\s*(?P<n>\d[\d.,]*\s?[wWkK万千]?\+?)[^\d，。；,;（(]{0,10}?"
    r"(?:图像|图片|照片|样本|句|文档|问题|视频|音频|评论|文本|数据|[条张个篇对份])"
)


def _size_from(values: dict[str, Any], text: str) -> None:
    parts = _PARTS_FOLLOW.search(text)
    counts = _counts_of_examples(text[: parts.start()]) if parts else []
    counts = counts or _counts_of_examples(text)
    totals = _TOTAL_CJK.findall(text) if "共" in text and not counts else []
    if len(totals) == 1 and (number := parse_count(totals[0])):
        values["examples"] = number
        values.setdefault("size", totals[0].strip())
        return
    parted = _SPLITS.search(text) is not None if counts else True
    if not counts or (parted and len(counts) == 1):
        return
    run = [counts[0]]
    for count in counts[1:]:
        if _JOINED.match(text[run[-1].end : count.start]):
            run.append(count)
        else:
            break
    whole = _adds_up(counts) or (not parted and _is_whole(counts, text, joined=len(run) > 1))
    if len(counts) == 1 or whole:
        values["examples"] = counts[0].value
        run = run[:1]
    elif _adds_up([counts[-1], *counts[:-1]]):
        run = counts[-1:]  # `それぞれ15万、10万と計25万件`
        values["examples"] = run[0].value
    elif len(run) == 1:
        totals = [c for c in counts if _TOTAL.search(text[: c.start])]
        if len(totals) != 1:
            return
        run = totals
        values["examples"] = totals[0].value
    noun = (_COUNTED_NOUN if run[-1].unit else _NOUN_BEHIND).match(text, run[-1].end)
    if noun is None and run[-1].unit.isascii() and not run[-1].unit.endswith("s"):
        noun = _PLURAL_BEHIND.match(text, run[-1].end)
    if "size" not in values:
        values["size"] = text[run[0].start : noun.end() if noun else run[-1].end].strip()


def _size_told(values: dict[str, Any], text: str) -> None:
    told = count_told(text) if "size" not in values or _BYTES.fullmatch(values["size"]) else None
    if told is not None:
        values.setdefault("size", told.size)
        if told.examples is not None:
            values["examples"] = told.examples


def _adds_up(counts: list[CountSpan]) -> bool:
    """Whether the first of several counts is what the others are together."""
    first, *others = counts
    return len(others) > 1 and first.value == sum(count.value for count in others)


def _is_whole(counts: list[CountSpan], text: str, *, joined: bool) -> bool:
    """Whether the first of several counts is that of the whole, of which the others count parts.

    Or what is about it: ``consists of 9 million images that show 90K words``.
    """
    units = {count.unit for count in counts}
    if len(units) < len(counts):
        return False
    alike = len({count.value for count in counts}) == 1  # `5,590 pages: 5,590 images of faces`
    return alike or (not joined and _CONSISTS.search(text[: counts[0].start]) is not None)


def _size_in_tokens(values: dict[str, Any], text: str) -> None:
    """``7B tokens of text``: how large a corpus is, if it is counted once."""
    units = _TOKENS | _WORDS
    counts = [count for count in find_counts(text) if count.unit.strip().lower() in units]
    counts = [count for count in counts if count.value >= _LEAST]
    if len(counts) == 1 and not _ADDED.search(text[: counts[0].start]):
        values["size"] = text[counts[0].start : counts[0].end].strip()


def _size_in_hours(values: dict[str, Any], text: str) -> None:
    """``1000 hours of read speech``: how large a corpus of sound or film is, if it is told once."""
    found = _HOURS.findall(text)
    first = _HOURS_FIRST.match(text)
    if first and len(found) <= 1:
        values["size"] = first["size"]
    elif len(found) == 1 and _RECORDED.search(text):
        values["size"] = found[0]


_LED_BY_HOURS = lazy_pattern(
    r"(?:(?:[Aa]pprox(?:imately|\.)?|[Aa]bout|[Aa]round|[Oo]ver|[Mm]ore than|[Tt]otal(?: of)?:?"
    r"|[~≈约約共])\s?){0,2}(?=\d)"
)


def _size_beside(values: dict[str, Any], entry: Entry, text: str) -> str:
    """What a label that no field has says of a corpus first: ``Distribution: 24 hours in total``.

    Returns the words that say so.
    """
    for told in entry.fields:
        words = told.text.strip()
        if told.links or not _MAY_TELL_HOURS.search(words) or is_known_label(told.label):
            continue
        led, found = _LED_BY_HOURS.match(words), _HOURS.findall(words)
        hours = _HOURS.match(words, led.end()) if led else None
        if hours is None or len(found) != 1 or not _RECORDED.search(f"{words} {text}"):
            continue
        values["size"] = hours.group()
        examples = examples_told(words)
        if examples is not None:
            values.setdefault("examples", examples)
        return words
    return ""


def is_size(tag: str) -> bool:
    """Whether a tag says how large a data set is, and no more: ``2M``, ``49k``, ``12 GB``."""
    if _BYTES.fullmatch(tag) and tag[-1:] in "Bb":
        return True
    counts = _counts_of_examples(tag)
    return len(counts) == 1 and not counts[0].start and counts[0].end == len(tag)


_PER = lazy_pattern(r"\b(?:per|each|plus|varies)\b|每", re.IGNORECASE)


def examples_told(text: str) -> int | None:
    """How many examples a few words say a data set has: ``2,000,000 functions``, one count."""
    counts = _counts_of_examples(text) if any(map(str.isdigit, text)) else []
    return counts[0].value if len(counts) == 1 and not _PER.search(text) else None


def _counts_of_examples(text: str) -> list[CountSpan]:
    """The counts in a text that may be numbers of examples of the whole."""
    found: list[CountSpan] = []
    for count in find_counts(text):
        unit = count.unit.strip().lower()
        if unit in _TOKENS or count.value < _LEAST:
            continue
        if unit in _OTHER_UNITS and not (unit in _PERSONS and _PEOPLE_OF.match(text, count.end)):
            continue
        if unit in ("个", "") and _MENTIONS_TOKENS.match(text[count.end :].lstrip()):
            continue  # `3千亿个token`
        if unit in _WORDS and not _LEXICON.search(text):
            continue
        before = text[max(0, count.start - _BEFORE) : count.start]
        if _ADDED.search(before):
            return []
        if _AT_MOST.search(before):
            continue
        if before.rstrip().endswith("涉及"):
            continue  # `268万文书，共涉及183条罪名`
        if _EACH.search(before) or (found and before.rstrip(" 约有").endswith("各")):
            continue  # `10 万条，正负各 5 万条`
        if _EACH_BEHIND.match(text, count.end):
            continue  # `400,000 images, with 25,000 images per class`
        if _TIMES.match(text, count.end) or _TIMES_BEFORE.search(before):
            continue  # `65K * 3`: of each part
        exact = _EXACT.match(text, count.end)  # `40k (40,001)`
        value = parse_count(exact[1]) if exact else None
        rounded = value is not None and abs(value - count.value) * 10 <= count.value
        found.append(count._replace(value=value) if value and rounded else count)
    if len(found) > 1:
        found = _without_marks(without_parties(found, text), text)
    things = [count for count in found if not _PEOPLE.fullmatch(count.unit.strip().lower())]
    rows = [c for c in things if c.unit == "条"] if len(things) > 1 else []
    if len(rows) == 1 and all(
        c in rows or _is_about(c, rows[0]) or _is_part(c, rows[0], text) for c in things
    ):
        return rows  # `52万件商品，720万条评论`
    # who speaks in a corpus counts what it holds as little as its hours do
    people = found if len(found) > 1 else [c for c in found if not is_beside_others(c, text)]
    return things or [c for c in people if not c.unit.strip().lower().startswith("speaker")]


def _without_marks(found: list[CountSpan], text: str) -> list[CountSpan]:
    """The counts without those of what is marked in the examples, where others are counted.

    ``4,372 张图像和 151 万条注释``, ``5,000 images with 20,000 annotations``.
    """
    examples = [
        count
        for count in found
        if count.unit.strip().lower() not in _MARKED and not _MARKED_BEHIND.match(text, count.end)
    ]
    shown = [count for count in examples if count.unit.strip().lower() in _SHOWN]
    if shown and any(count.unit.strip().lower().endswith(_PICTURES) for count in examples):
        examples = [count for count in examples if count not in shown]
    units = {count.unit.strip().lower() for count in examples}
    if not units.isdisjoint(_FILMS):
        examples = [c for c in examples if c.unit.strip().lower() not in _OF_FILMS]
    return examples or found


def _is_about(count: CountSpan, rows: CountSpan) -> bool:
    """Whether things are counted that the rows of a dataset are about, fewer than its rows."""
    return count.unit in _THINGS and count.value < rows.value


def _is_part(count: CountSpan, rows: CountSpan, text: str) -> bool:
    """Whether a count in brackets is of fewer things than rows: ``5万部（3万有名），280万条``."""
    if count.value >= rows.value or count.unit == "条":
        return False
    before = text[: count.start]
    return max(before.rfind("（"), before.rfind("(")) > max(before.rfind("）"), before.rfind(")"))
