"""The languages of a dataset: those that its tags, its words or the headings above it name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from mdcatalog.extract.entries import Entry
from mdcatalog.headers import header_spellings
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values.text import words
from mdcatalog.vocabulary import LANGUAGE_NAMES, PROSE_HEADERS, fold

_LANGUAGE = lazy_pattern(
    "|".join(
        re.escape(name) if not name.isascii() else rf"(?<![a-z]){name}(?![a-z])"
        for name in sorted(LANGUAGE_NAMES, key=len, reverse=True)
    ),
    re.IGNORECASE,
)
_NOT_THIS_LANGUAGE = lazy_pattern(
    r"(?:期待|不支持|没有|暂无|缺少|翻译成|不含|仍然不|but not|\b[Nn]o |without |\b[Nn]on-)"
    r"[^，。,.]{0,6}$"
    # `Not available in English or German`
    r"|\b(?:scroll|click|switch)\b[^，。,.;]{0,20}$"
    r"|(?:\b[Nn]ot (?:yet |currently )?(?:available|supported|provided|released|published|in\b"
    r"|translated|includ)\w*|\b(?:[Uu]navailable|[Ee]xcept|[Ee]xcluding|[Oo]ther than)\b)"
    r"(?:(?!\bbut\b)[^，。,.;]){0,32}$"
)
# `Korean cadavers`, `Chinese cities`: where things are from, and no language
_OF_COUNTRY = lazy_pattern(
    r" (?:[a-z]+ )?(?:cadavers?|bod(?:y|ies)|cit(?:y|ies)|harbou?rs?|ports?|streets?|roads?"
    r"|highways?|hospitals?|patients|faces|foods?|dish(?:es)?|cuisines?|landmarks?|traffic"
    r"|vehicles?|cars"
    r"|ships|licen[cs]e plates?|plants?|stocks?|markets?|coasts?|rivers?|lakes?|population"
    r"|subjects|adults"
    r"|children|students|women|men|compan(?:y|ies)|banks?|airports?|railways?|provinces?|towns?"
    r"|villages?|farms?|forests?|mountains?|museums?|restaurants?|houses?|buildings?|weather"
    r"|climate"
    r"|paintings?|passports?|banknotes?|coins?|census|elections?|economy|sailors?|citizens)\b"
)
# `the French National Institute of Piers`
_NAMES_INSTITUTE = lazy_pattern(
    r" (?:National|Royal|Federal|Academy|Institute|University|Ministry|Government|Agency|Research"
    r"|Space|Cent(?:er|re)|Society|Army|Navy)\b"
)
_PARENTHESIS_AFTER = re.compile(r"^\s*[（(][^）()（]{1,10}[)）]")
_LANGUAGE_WORDS = frozenset(fold(name) for name in LANGUAGE_NAMES)
# `EN/CN`, `English & German`, `中文和英文`
_LANGUAGE_JOINT = lazy_pattern(r"\s*(?:[/+&|]|\band\b|[和与])\s*")
_CODE = lazy_pattern(
    r"eng?|zho?|cn|ch|jpn?|ja|kor?|kr|deu?|fra?|es|spa|rus?|ara?|pt|it|nl|pl|tr|vi|hi|id|th|cs|sv"
    r"|uk"
    r"|fa|he|el|ro|hu|fi|da|no|bn|ur",
    re.IGNORECASE,
)
# As tags; other codes are short for something else as often.
_LANGUAGE_CODES = frozenset(("EN", "CN", "ZH", "JA", "JP", "KO", "KR", "DE", "FR", "ES", "RU"))
_SEVERAL = frozenset(("multilingual", "bilingual", "多语言", "双语", "中英", "中英双语"))
_UNNAMED = frozenset(("multilingual", "多语言", "bilingual", "双语"))
# `中英双语`: languages by their first character
_SHORTENED = dict(zip("中英日韩俄法德", words("中文 英文 日文 韩文 俄文 法文 德文"), strict=True))
_PAIR = lazy_pattern(
    rf"(?<![{''.join(_SHORTENED)}])(?P<pair>[{''.join(_SHORTENED)}]{{2,3}})(?:双语|三语|互译"
    rf"|平行|对照|对译|(?:机器|文本)?翻译)"
)
# `한영/한불 병렬말뭉치`, `日英対訳コーパス`: the same in Korean and Japanese
_SHORT_KO = dict(
    zip("한영일중불독러", words("한국어 영어 일본어 중국어 프랑스어 독일어 러시아어"), strict=True)
)
_SHORT_JA = dict(
    zip(
        "日英中韓仏独露",
        words("日本語 英語 中国語 韓国語 フランス語 ドイツ語 ロシア語"),
        strict=True,
    )
)
_PAIR_KO = lazy_pattern(
    r"(?<![가-힣])(?P<pair>[한영일중불독러]{2}(?:\s?[/,·、]\s?[한영일중불독러]{2}){0,4})\s?(?:병렬|번역|대역|이중|기계)"
)
_PAIR_JA = lazy_pattern(
    r"(?<![一-鿿])(?P<pair>[日英中韓仏独露]{2,3})(?:対訳|翻訳|パラレル|バイリンガル)"
)
_LONGEST_HEADING = 60
# Words of a heading that say that data follow, and how its parts are joined.
_DATA_WORDS = lazy_pattern(
    r"\b(?:data ?sets?|corpus|corpora|data|resources|lexicons?|benchmarks?|languages?|treebanks?"
    r"|датасеты?|наборы? данных|корпуса?|корпусы|данные|языки?)\b"
    r"|(?:数据集|语料库|语料|数据|资源)|データセット|コーパス|데이터셋|말뭉치",
    re.IGNORECASE,
)
# `中文文本分类`, `英文阅读理解`: a task on texts in one language; a translation is between two
_TASK_IN = lazy_pattern(
    r"(?P<language>[一-鿿]{1,3}?[文语語])的?[一-鿿]{0,6}?"
    r"(?:分类|识别|理解|摘要|问答|对话|生成|推理|匹配|抽取|分析|分词|纠错|检索|标注|阅读|任务"
    r"|相似度|消歧|聚类)"
)
# `한국어 텍스트 데이터`, `中文医学文本数据集`, `日本語音声コーパス`: data in a language
_DATA_IN = lazy_pattern(
    r"(?P<language>[一-鿿]{1,3}?[文语語]"
    r"|[가-힣]{1,4}어)[的の]?\s?(?:[一-鿿ァ-ヿ가-힣A-Za-z/、·-]{1,16}\s?){0,3}?"
    r"(?:数据集?|語料庫?|语料库?|資料集?|データ(?:セット)?|コーパス|데이터(?:셋)?|말뭉치|코퍼스)"
    r"(?:の?\s?(?:一覧|リスト|まとめ|汇总|合集|大全|列表|集合|整理|목록|모음|리스트))?"
)
# `Korean text data`, `Chinese NLP corpora`, `Parallel German speech datasets`: words about language
_WORDS_IN = lazy_pattern(
    r"\b(?:text|speech|audio|nlp|dialogu?e|qa|question[- ]answering|conversation(?:al)?|news"
    r"|sentiment"
    r"|parallel|monolingual|spoken|written|instruction|pre-?training|translation|summari[sz]ation"
    r"|awesome|language|linguistic|natural|processing|ner|asr|tts|voice|reading|comprehension|web"
    r"|open|public"
    r"|free|available|large|other|labell?ed|annotated|raw|list|of|in|classification|llm)\b",
    re.IGNORECASE,
)
_IN_ONE = re.compile(r"(?<=[a-z])(?=[A-Z])|[-_]")
_HEADING_PARTS = lazy_pattern(
    r"\s*(?:[/&,，、+|]|\band\b|[和与及])\s*|[\s:：()（）]+$", re.IGNORECASE
)


_FIRST_OF = re.compile(r"[；;，,。]")


def split_languages(terms: list[str]) -> list[str]:
    """``EN/CN``, ``English & German``: each language of terms that join several."""
    return [language for term in terms for language in _joined_languages(term)]


def _joined_languages(term: str) -> list[str]:
    parts = _LANGUAGE_JOINT.split(term)
    named = len(parts) > 1 and all(
        _CODE.fullmatch(part) or fold(part) in _LANGUAGE_WORDS for part in parts
    )
    return parts if named else [term]


def are_languages(text: str) -> bool:
    """Whether words are languages and nothing else: ``English``, ``EN/DE``, ``中文和英文``."""
    parts = [part.strip() for part in _LANGUAGE_JOINT.split(text)]
    named = [part for part in parts if fold(part) in _LANGUAGE_WORDS]
    coded = [part for part in parts if part in _LANGUAGE_CODES]
    return bool(parts) and len(named) + len(coded) == len(parts)


def tagged_languages(values: dict[str, Any]) -> None:
    """Tags such as ``EN`` and ``English`` are the languages of a data set."""
    tags: list[str] = values.get("tags") or []
    codes = [tag for tag in tags if tag in _LANGUAGE_CODES or _is_language(tag)]
    if codes:
        values["languages"] = codes
        values["tags"] = [tag for tag in tags if tag not in codes]


def _is_language(tag: str) -> bool:
    """Whether a tag is what one language is called: ``English``, ``中文``; not ``multilingual``."""
    return fold(tag) in _LANGUAGE_WORDS - _SEVERAL


def read_languages(values: dict[str, Any], entry: Entry, text: str) -> None:
    """The languages that words about a data set name, or else the headings above, or its title."""
    found: dict[str, None] = {}
    if not text.isascii() and (pair := _PAIR.search(text)):
        found = {_SHORTENED[char]: None for char in pair["pair"]}
        text = f"{text[: pair.start()]} {text[pair.end() :]}"
    found.update(dict.fromkeys(_pairs(f"{entry.title} {text}")))
    for match in _LANGUAGE.finditer(text):
        if _NOT_THIS_LANGUAGE.search(text[: match.start()]):
            continue
        if _NAMES_INSTITUTE.match(text, match.end()) or _OF_COUNTRY.match(text, match.end()):
            continue
        name = match.group()
        region = _PARENTHESIS_AFTER.match(text[match.end() : match.end() + 12])
        name += region.group().strip() if region else ""
        if name.lower() not in map(str.lower, found):
            found[name] = None  # `Albanian articles from several albanian papers`
    for link in entry.links:
        if link.text and fold(link.text) in _LANGUAGE_WORDS:
            found[link.text.strip()] = None
    for labelled in entry.fields if not found else ():
        name = _FIRST_OF.split(labelled.text, maxsplit=1)[0].strip()
        if fold(name) in _LANGUAGE_WORDS - _SEVERAL and _is_remark(labelled.label):
            found[name] = None  # `备注：中文；可下载`
    # `a multilingual corpus of French and German`: the languages say it
    told = [name for name in found if name.lower() not in _UNNAMED] or list(found)
    for heading in reversed(entry.section):
        told = told or list(_languages_headed(heading))
    told = told or _language_named(entry.title)
    if told:
        values["languages"] = told


def _pairs(text: str) -> list[str]:
    """The languages between which texts are translated: ``한영/한불 병렬말뭉치``, ``日英対訳``."""
    if text.isascii():
        return []
    if ("訳" in text or "パ" in text or "バ" in text) and (pair := _PAIR_JA.search(text)):
        return [_SHORT_JA[char] for char in pair["pair"]]
    if ("병렬" in text or "역" in text or "이중" in text or "기계" in text) and (
        pair := _PAIR_KO.search(text)
    ):
        return [_SHORT_KO[char] for char in pair["pair"] if char in _SHORT_KO]
    return []


def _is_remark(label: str) -> bool:
    return bool(label) and header_spellings(label)[0] in PROSE_HEADERS


def _language_named(title: str) -> list[str]:
    """The one language that a data set is called by in Chinese: ``港口中文数据集``.

    ``German Traffic Signs`` are of a country.
    """
    if title.isascii():
        return []
    named = [match.group() for match in _LANGUAGE.finditer(title)]
    sure = len(named) == 1 and not named[0].isascii() and fold(named[0]) not in _SEVERAL
    return named if sure else []


@lru_cache(maxsize=1024)
def _languages_headed(heading: str) -> tuple[str, ...]:
    """The languages of a heading that says nothing but what its data are in.

    ``English``, ``中文数据集``, ``Arabic corpora & lexicons``, in Chinese before a task too
    (``中文文本分类``); not ``English grammar``, and not ``Multilingual``, which names none.
    """
    if len(heading) > _LONGEST_HEADING:
        return ()
    task = _TASK_IN.fullmatch(heading) if not heading.isascii() else None
    if task and fold(task["language"]) in _LANGUAGE_WORDS - _SEVERAL:
        return (task["language"],)
    data = _DATA_IN.fullmatch(heading.strip(" :：")) if not heading.isascii() else None
    if data and fold(data["language"]) in _LANGUAGE_WORDS - _SEVERAL:
        return (data["language"],)
    if " " not in heading and heading.isascii():
        heading = _IN_ONE.sub(" ", heading)  # `ChineseNlpCorpus`, `korean-speech-datasets`
    rest = _DATA_WORDS.sub(" ", heading)
    if rest != heading and heading.isascii():
        rest = _WORDS_IN.sub(" ", rest)
    names = _HEADING_PARTS.split(rest)
    named = [name for name in (name.strip() for name in names) if any(map(str.isalpha, name))]
    if not named or not all(fold(name) in _LANGUAGE_WORDS - _SEVERAL for name in named):
        return ()
    return tuple(name.strip("().:：") for name in named)
