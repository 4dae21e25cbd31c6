"""Evidence for kinds in the words of titles and descriptions."""

from __future__ import annotations

import re

from mdcatalog.extract.course_names import is_school, is_school_and_number
from mdcatalog.extract.entries import Entry
from mdcatalog.extract.naming import (
    names_conference,
)
from mdcatalog.extract.weights import Scores
from mdcatalog.patterns import lazy_pattern
from mdcatalog.vocabulary import (
    COLLECTION,
    COLLECTION_OF,
    KIND_WORDS,
    PROSE_HEADERS,
    VENUE_WORDS,
    fold,
)

# `Prompting Papers` is a list of papers, not one.
_PLURAL_TITLE = re.compile(r"(?:[a-z]P|\b[Pp])apers$")
_ARTICLE = re.compile(r"^(?:an?|the|this|our|[A-Z][\w.]*(?: [A-Z][\w.]*)?['’]s) ", re.IGNORECASE)
# `RTB论文列表`, `CMU's list of papers`, `Jane's reading list (all papers)`
_LIST_AT_END = lazy_pattern(
    r"(?:(?:论文|文献|资源|资料|文章|书单|papers?) ?(?:列表|清单|合集|汇总|集合|列表汇总)"
    r"|\b(?:paper|papers|reading|publication|resource)[ -]lists?"
    r"|\blists? of (?:[\w-]+ ){0,2}(?:papers|publications|references|resources))"
    r"\s*(?:[(（][^()（）]{1,30}[)）])?$",
    re.IGNORECASE,
)
# `lists of text corpora`, `rope resources into one list`, `文献を収集・分類するためのリポジトリ`
_LISTS_WHAT = lazy_pattern(
    r"\A(?:an? |the |some )?(?:[a-z-]+ ){0,2}?lists? of (?:[\w'/&-]+ ){0,4}?"
    r"(?:corpus|corpora|models|packages|benchmarks|apps|websites)\b"
    r"|\b(?:resources|papers|links|tools|datasets) (?:in|into) (?:one|an?|a single) list\b"
    r"|(?:文献|論文|資料|リンク|記事|書籍|教材|ライブラリ|ツール)[^。、]{0,6}を[^。]{0,8}"
    r"(?:まとめ|収集|集め|整理|分類)[^。]{0,10}(?:リポジトリ|リスト|ページ|サイト)(?:です)?。?$",
    re.IGNORECASE,
)
_LISTING_WORDS = ("list", "リ", "ページ", "サイト")
# `Awesome Ropes`, `awesome-mooring`
_AWESOME = re.compile(r"(?:Awesome|awesome|AWESOME)[ _-](?=\w)")
_LISTING = frozenset("表单合汇集")
# `该数据集包含 …`, `A dataset of …`
_IS_DATASET = re.compile(
    r"(?:该|本|此|这个?|这是一?个?)?[^\s。，,]{0,12}(?:数据集|語料庫|语料库|資料集)"
    r"|(?:(?:[\w.-]+,? ){0,3}is )?(?:this|the|an?) (?:[\w-]+ ){0,3}"
    r"(?:dataset|corpus|(?:evaluation|benchmark) suite)\b",
    re.IGNORECASE,
)
# `a collection of 10k English tweets`, `X is a large collection of images`
_HOLDS = lazy_pattern(
    r"(?:[\w.-]+ ){0,3}(?:is )?(?:an? |the )?(?:[\w-]+ ){0,3}collection of (?:[\w,.+-]+ ){0,4}?"
    r"(?:tweets|images|photos|photographs|sentences|documents|dialogu?es|conversations|questions"
    r"|recordings|utterances|reviews|clips|transcripts|annotations|passages|captions|scans)\b",
    re.IGNORECASE,
)
# `7000 多条酒店评论数据`, `10 万多条，带情感标注`: how many rows there are
_ROW_NOUN = r"(?:数据|數據|语料|語料|评论|評論|评价|評價|样本|樣本|问答|問答|对话|對話|标注|標註)"
_COUNTED_ROWS = r"\d[\d.,]*\s?[wWkK万千亿萬億]?\s?[+多余餘几]?\s?[条條]"
_COUNTS_ROWS = lazy_pattern(
    rf"{_COUNTED_ROWS}[^\d。；;\s]{{0,10}}\s?[^\d。；;\s]{{0,8}}?{_ROW_NOUN}"
    rf"|{_ROW_NOUN}[^\d。；;]{{0,8}}{_COUNTED_ROWS}"
)
#: `千言数据集`, `Penn Treebank Corpus`: what a title ends in that is one of data
ENDS_AS_DATA = re.compile(
    r"(?:数据集|語料庫|语料库|資料集|[语語]料|[词詞][库庫表]|停用词|敏感词|缩写库|名录|(?<![大元])数据"
    r"|(?:拆字|情感|成语|同义词|反义词|否定词|近义词)词?(?:词典|大全)"
    r"|\b[Dd]ata ?[Ss]et|\b[Cc]orpus"
    r"|\b[Dd]ata (?:[Ll]ibrary|[Rr]epository|[Aa]rchive|[Pp]ortal|[Bb]ank))$"
)
# `Building a Large Rope Corpus`: what a paper does, and no data are called
_DONE_TO_DATA = lazy_pattern(r"(?:[A-Z][a-z]{2,}ing|Towards?|How) (?:\S+ ){0,9}?(?:an?|the) ")
_WORD_STORE = re.compile("[词詞]库")  # of words, no library
_NAME_WITH_BOOK = lazy_pattern(r"\b[Bb]ook-(?=\w)")  # `Book-Crossings` is no book
_DATA_ENDS = (
    *("集", "庫", "库", "料", "据", "表", "词", "录", "典", "全", "et", "orpus"),
    *("ibrary", "ository", "rchive", "ortal", "ank"),
)
_SHORT_NAME = 20
_CONFERENCE_YEAR = re.compile(r"[A-Za-z]{3,10}[ -]?(?:19|20)?\d\d")
# Course numbers as universities write them: CS231n, 6.824, EE 364A.
_TWO_DIGITS = re.compile(r"\d\d")
_COURSE_NUMBER = re.compile(
    r"(?<![A-Za-z])(?:CS|CSE|CSC|CSCI|CMSC|CPSC|CMPT|COMP|EE|EECS|STAT|MATH|COS|ECE|CIS)\s?\d{2,4}[A-Za-z]?\b"
    r"|(?<![\d.])(?:6|18)\.S?\d{2,4}[A-Za-z]?\b|^\d\d-\d{3}(?![\d-])"
)
#: `Stanford CS144: Computer Networks`, `MIT 6.S081：操作系统`; not `CS144: Lab 0`
NUMBERED_COURSE = lazy_pattern(
    r"(?P<school>[A-Z][\w.'-]*(?: [A-Z][\w'-]+){0,2} ?)?(?<![a-z])"
    r"(?:[A-Z]{2,5}[ -]?(?!(?:19|20)\d\d\b)\d{2,4}[A-Z]{0,2}(?:/[A-Z])?|(?:6|18)\.S?\d{2,4}[A-Z]?)"
    r"\s*[:：]\s*"
    r"(?!.*\b(?:[Ll]ab|[Hh]omework|HW|[Aa]ssignment|[Pp]roject|[Nn]otes|[Qq]uiz|[Ee]xam|[Ww]eek"
    r"|[Pp]roblem [Ss]et|[Ss]olutions?|[Ff]inal|[Mm]idterm)\b|.*(?:笔记|作业|实验|题解))(?=\S{3})"
)
# `Spring 2021`, `2019 Fall`: when a course was given, as no paper is dated.
_TERM = re.compile(
    r"\b(?:Spring|Summer|Fall|Autumn|Winter) ?(?:19|20)\d\d\b"
    r"|(?<!\d)(?:19|20)\d\d ?(?:Spring|Summer|Fall|Autumn|Winter)\b"
)
# `a JSON library for …`, `用来编辑的工具`: what the first words, or the first clause, call a thing.
_IS_TOOL = lazy_pattern(
    r"(?:an?|the) (?:[\w./+#-]+,? ){0,6}?(?:library|framework|toolkit|package|software|plugin"
    r"|extension|sdk|cli|tool|editor|compiler|app|debugger|simulator)(?=$|[\s.,;:(])"
    r"(?! (?:for|of) (?:thinking|thought))"
    r"|[^。，,；;：:！!（(\n]{0,60}?(?:工具|框架|软件|软体|軟體|函式庫|函式库|函数库|插件|编辑器|編輯器"
    r"|编译器|ライブラリ|ツール|フレームワーク|라이브러리|도구|프레임워크)(?=$|[。，,；;！!（(、\n])",
    re.IGNORECASE,
)
# `Label, clean and enrich datasets`, `Extract tables from …`; `Clean notes` are notes
_VERB = (
    r"(?:label|clean|enrich|annotate|curate|convert|extract|transform|filter|preprocess|parse"
    r"|deduplicate|scrape|crawl|validate|visuali[sz]e|explore|generate|manage|search|query|chunk)"
)
_WORKS_ON_DATA = lazy_pattern(
    rf"{_VERB}(?:, (?:and |or )?{_VERB})*(?:,? (?:and|or|&) {_VERB}) \S"
    r"|(?:annotate|extract|convert|deduplicate|scrape|crawl|parse|preprocess) (?!\w+ing\b)\S",
    re.IGNORECASE,
)
_VERB_STARTS = frozenset("aAcCdDeEfFgGlLmMpPqQsStTvV")
_MARKED_BOOK = re.compile(r"[(（\[]\s*(?:book|textbook|书|书籍|图书)\b", re.IGNORECASE)
# `The Title, 4th Edition`, `The Title (2. ed.)`, `标题（第二版）`
_EDITION = (
    r"(?:(?:\d{1,2}(?:st|nd|rd|th)|\d{1,2}\.|second|third|fourth|fifth|sixth|seventh|eighth|revised"
    r"|international) ed(?:ition|n)?\b\.?|第\s?[一二三四五六七八九十\d]{1,2}\s?版)"
)
_EDITION_ENDS = lazy_pattern(rf"(?<=\w)[\s,，:(（-]+{_EDITION}[)）]?$", re.IGNORECASE)
_EDITION_BEHIND = lazy_pattern(rf"[\s(（,]*{_EDITION}(?=[)）.,;，。]|$)", re.IGNORECASE)
# `A Title. (Blog)`
_MARKED_ARTICLE = re.compile(
    r"(?:^|[(（])\s*(?:blog|blog post|博客|博文)(?:\s*[)）]\W*)?$", re.IGNORECASE
)
# `owner/name: what it is`, as GitHub titles the page of a repository
_REPOSITORY_TOLD = re.compile(r"([\w.-]+/[\w.-]+):\s+(?=\S)")
_ARTICLE_ENDS = ("blog", "post", "客", "文")


# `The International Journal of Robotics Research`, `Sage - Journal of Field Robotics`
_PERIODICAL = lazy_pattern(
    r"(?:[\w.&]+(?: [\w.&]+){0,2} [-–—|] |[\w.&]+: )?(?:the )?(?:[\w&-]+ ){0,3}"
    r"(?:(?:journal|annals|bulletin) of|transactions on|(?:conference|symposium|workshop) on)"
    r"(?: [\w&,-]+){1,7}(?: \([A-Z][\w&-]{1,9}\))?",
    re.IGNORECASE,
)
# `Piers: A Survey`, `A Comprehensive Review of Piers`
_SURVEY = lazy_pattern(
    r"(?:^|[:：,–—-]\s*)(?:an? )?(?:\w+ ){0,3}(?:survey|review)(?:$| (?:of|on|and) \S+ \S)",
    re.IGNORECASE,
)
_FIRST_WORDS = 120
_COLON = re.compile("[:：]")
# `曖昧な字幕データセット`: where the head of a phrase stands last, that is what the thing is
_HEADED_BY_DATA = lazy_pattern(
    r"[^。．.!！?？\n]{1,60}(?:データ ?セット|コーパス|データ集"
    r"|데이터 ?셋|데이터 ?세트|말뭉치|코퍼스)"
    r"\s*(?:です|である|입니다|이다)?(?=$|[。．.!！])"
    r"|(?:[常通專专]用|[^。，,；;用构構建标標注生处處理下加读讀分管转轉查看做支]){1,24}"
    r"(?:数据集|数据檔|语料库|語料庫|資料集|資料檔|数据文件)$"
)
_DATA_HEADS = ("データ", "コーパス", "데이터", "말뭉치", "코퍼스", "数据", "语料", "語料", "資料")
_MAY_COUNT_ROWS = re.compile("[条條]")


# `这本书由…`, `这是一本关于码头的书籍`, `有纸质书购买`; not `这本书的代码`
_IS_BOOK = lazy_pattern(
    r"^(?:这|該|该|本)一?(?:本|部)?书(?:籍)?(?!的|中|里|配套|附)|^(?:这)?是一[本部][^，。,.的]{0,16}(?:的)?[^，。,.]{0,8}"
    r"书(?:籍)?(?=$|[，。,.；;！])|纸质书|^(?:This|The) (?:free |open |text)?book\b(?! ?'s| code)"
    r"|^(?:This is )?an? (?:free |open |online |short )*(?:text)?book (?:on|about|of|by|for)\b",
    re.IGNORECASE,
)


def _first_words(told: str) -> str:
    """The first words about a thing, which say what it is: to the end of their sentence."""
    stop = told.find(". ", 0, _FIRST_WORDS)
    return told[: stop if stop > 0 else _FIRST_WORDS]


def word_scores(entry: Entry, scores: Scores) -> None:
    """Add what the words of an entry's title and of what is said about it speak for."""
    title = entry.title
    told = _description(entry)
    if "/" in title and ":" in title and (named := _REPOSITORY_TOLD.match(title)):
        title, told = named[1], f"{title[named.end() :]} {told}"
    _collection_scores(entry, title, told, scores)
    bracketed = "(" in title or "[" in title or "（" in title
    if bracketed and _MARKED_BOOK.search(title):
        scores.add("marked-book")
    if _names_edition(title[-24:].lower(), told[:24].lower()):
        scores.add("edition", factor=1.0 if entry.citation else 0.5)
    marked = told[-12:].rstrip(" .)）").lower()
    if marked.endswith(_ARTICLE_ENDS) and _MARKED_ARTICLE.search(told):
        scores.add("marked-article")
    ends = title.endswith(_DATA_ENDS) and ENDS_AS_DATA.search(title) is not None
    done = ends and title[:1].isupper() and _DONE_TO_DATA.match(title) is not None
    if ends and not done and entry.block != "section":
        scores.add("title-ends:dataset")
    if done:
        scores.add("title-words:paper")
    if ("urvey" in title or "eview" in title) and _SURVEY.search(title):
        scores.add("survey")
    for kind in KIND_WORDS.named(_NAME_WITH_BOOK.sub("", title) if "ook-" in title else title):
        if kind != "tool" and not (done and kind == "dataset"):
            scores.add(f"title-words:{kind}")
    if _TWO_DIGITS.search(title) and (_COURSE_NUMBER.search(title) or _TERM.search(title)):
        scores.add("title-words:lecture")
        if (":" in title or "：" in title) and NUMBERED_COURSE.match(title):
            scores.add("numbered-course")
    elif _begins_with_school(entry):
        scores.add("school-first")
    elif title[-1:].isalnum() and any(map(str.isdigit, title)) and is_school_and_number(title):
        scores.add("title-words:lecture")
    if told:
        _description_scores(told, scores)


def _begins_with_school(entry: Entry) -> bool:
    """Whether a heading is a school, a colon, and what is taught there."""
    if entry.block != "section" or not (":" in entry.title or "：" in entry.title):
        return False
    return is_school(_COLON.split(entry.title, maxsplit=1)[0].strip())


def _collection_scores(entry: Entry, title: str, told: str, scores: Scores) -> None:
    """Add what says that the thing is a list of others, or the place of many."""
    if (
        (told and (COLLECTION.found_in(_first_words(told)) or _is_told_list(told)))
        or (" of " in title and COLLECTION_OF.match(_ARTICLE.sub("", title)))
        or _ends_as_list(title)
    ):
        scores.add("described-collection")
    elif COLLECTION.found_in(title) or (title[-5:] == "apers" and _PLURAL_TITLE.search(title)):
        scores.add("collection")
        if title[:7].lower() == "awesome" and _AWESOME.match(title):
            scores.add("awesome")
    if (
        len(title) < _SHORT_NAME
        and "data_by_venue" not in entry.values
        and _CONFERENCE_YEAR.fullmatch(title)
        and any(link.place == "title" for link in entry.links)
        and names_conference(title.rstrip("0123456789 -"))
    ):
        scores.add("described-collection")  # `CVPR2021` leads to the list of that year
    elif not (entry.description or entry.citation) and (
        fold(title) in VENUE_WORDS or (" o" in title and _PERIODICAL.fullmatch(title))
    ):
        scores.add("described-collection")  # `ICML` leads to the conference


def _description_scores(told: str, scores: Scores) -> None:
    """Add what the words about a thing say that it is."""
    if _IS_DATASET.match(told[:60]) or ("ollection of" in told[:80] and _HOLDS.match(told)):
        scores.add("says:dataset")
    elif _MAY_COUNT_ROWS.search(told, 0, _FIRST_WORDS) and _COUNTS_ROWS.search(
        told, 0, _FIRST_WORDS
    ):
        scores.add("counts:dataset")
    opening = told[:_FIRST_WORDS]
    if ("书" in opening or "ook" in opening) and _IS_BOOK.search(opening):
        scores.add("says:book")
    named = not told.isascii() and any(word in told[:80] for word in _DATA_HEADS)
    if named and _HEADED_BY_DATA.match(told):
        scores.add("headed:dataset")
    if told[0] in _VERB_STARTS and _WORKS_ON_DATA.match(told):
        scores.add("works-on-data")
    described = KIND_WORDS.named(_WORD_STORE.sub("", told[:200]) if "库" in told else told[:200])
    for kind in ("tool", "dataset", "lecture") if described else ():
        if kind in described:
            scores.add(f"words:{kind}")
    if "tool" in described and _IS_TOOL.match(told[:120]):
        scores.add("says:tool")


def _names_edition(end: str, told: str) -> bool:
    """Whether a title ends in its edition, or what is said of it begins with that."""
    if ("ed" in end or "版" in end) and _EDITION_ENDS.search(end):
        return True
    return ("ed" in told or "版" in told) and _EDITION_BEHIND.match(told) is not None


def _is_told_list(told: str) -> bool:
    """Whether the words about a thing call it a list of others, or a place where they are kept."""
    opening = told[:_FIRST_WORDS]
    return (
        any(map(opening.__contains__, _LISTING_WORDS)) and _LISTS_WHAT.search(opening) is not None
    )


def _ends_as_list(title: str) -> bool:
    """Whether a title ends in what no paper is called: ``论文列表``, ``… reading list``."""
    if "list" not in title.lower() and (title.isascii() or _LISTING.isdisjoint(title)):
        return False
    return _LIST_AT_END.search(title) is not None


def _description(entry: Entry) -> str:
    """What is said of an entry, behind its title or behind a label (``简介：…``)."""
    if entry.description:
        return entry.description
    for labelled in entry.fields:
        if labelled.text and fold(labelled.label) in PROSE_HEADERS:
            return labelled.text
    return ""
