"""Titles that are none: the beginning of a sentence for the reader, a call or an option of code."""

from __future__ import annotations

from mdcatalog.extract.entries import Entry, FoundLink
from mdcatalog.extract.full_titles import KIND_TITLES, TITLE_WORDS
from mdcatalog.extract.licenses import is_license
from mdcatalog.extract.venues import is_title_case
from mdcatalog.patterns import lazy_pattern
from mdcatalog.vocabulary import STATISTICS, fold, role_of

# The words with which such sentences begin, as a first look; capitals, as titles have them too.
_FIRST = frozenset(
    [
        *("If", "Otherwise", "When", "See", "Make", "Follow", "Open", "Please", "More", "For"),
        *("Visit", "Read", "Refer", "Available", "Click", "Check", "You", "Alternatively"),
        *("Go", "Log", "Login", "Sign", "Head"),
        *("Contributed", "Maintained", "Curated", "Compiled", "Collected", "Created", "Made"),
    ]
)
# What follows them in lower case, which in a title would have a capital: `If You Build It`
_OPENING = lazy_pattern(
    r"Otherwise\b|Please (?!\W)[a-z]|Make sure\b|Refer to\b|Click (?:here|on)\b"
    r"|Open an? (?:issue|pull request|PR|ticket)\b"
    r"|More (?:(?:info(?:rmation)?|details?|[a-z]+) )?(?:at|here|on|from)(?=[\s:]*$| [a-z]|:)"
    r"|If (?:you|we|your|not|needed|necessary|possible|unsure|in doubt|there (?:is|are)|any|the)\b"
    r"|When (?:you|we|your|in doubt|done|finished|ready|using|adding|running|opening|submitting)\b"
    r"|When [a-z]+ (?:is|are|has|have|was|were)\b"
    r"|See (?:the|also|our|my|this|these|here|below|above|all|more)\b(?! [A-Z])"
    r"|Follow (?:the|these|this|our|us|me|along)\b(?! [A-Z])"
    r"|For (?:more|further|details|help|instructions|questions|bugs|support)\b"
    r"|(?:(?:Visit|Read) (?:the|our|this|these|more)|Check (?:out|the|our))\b(?! [A-Z])"
    r"|For [a-z][^,:]{3,80}, (?:please )?(?:see|visit|read|check|refer to)\b"
    r"|You (?:can|may|must|should|need|will|might|have to)\b(?! [A-Z])|Alternatively\b"
    r"|Available (?:at|here|on|from)\b"
)
# Such words as stand before the link's own name, be it that of a role: `Please cite [our paper](…)`
_TELLS = lazy_pattern(r"(?:Please|Otherwise|Make sure|Open an?|More|Refer|Click|Check)\b")
# All there is before a linked text: `See [Quays](…), which …`
_BEFORE_LINK = frozenset(
    [
        *("see", "see also", "follow", "visit", "read", "available at", "more at", "more on"),
        *("open", "refer to", "check", "check out", "if", "when", "otherwise", "for"),
        *("go to", "log in to", "login to", "sign in to", "head to", "head over to"),
        *("contributed by", "maintained by", "curated by", "compiled by", "collected by"),
        *("created by", "made by"),  # who wrote the list
    ]
)
_ENDS = ("at", "to", "from", "via", "see", "the", "(e.g.", "(e.g")
_AROUND = " \t:：,.;[](){}“”\"'"
_ROLES = ("paper", "code", "slides", "video", "dataset")


# `hash.digest()`, `agent.getName(options)`, `new Agent([options])`; names end in `.js (2020)`
_CALL = lazy_pattern(
    r"(?:new |\.)?[A-Za-z_$][\w$]*(?:(?:\.|::|#)[A-Za-z_$][\w$]*)*\(\)"
    r"|new [A-Z][\w.$]*\(.*\)"
    r"|[A-Za-z_$][\w$]*(?:(?:\.|::|#)(?!(?:js|ts|py|jl|io|ai|net|go|rs|cpp)\()[A-Za-z_$][\w$]*)+"
    r"\([a-z_$\[{'\"][^()]*\)",
)
# `msecs {number} Default`, `options.agent {http.Agent}`
_TYPED = lazy_pattern(
    r"(?:[a-z_$][\w$]*(?:\.[\w$]+)*|[\w$]+\.[\w$.]+) ?"
    r"\{[A-Za-z][\w.$|<>\[\]]+(?:\}(?=$|[ :,.])|$)"
)
# `--all-piers`, `-v, --verbose`, `--depth <n>`
_OPTION = lazy_pattern(r"(?:-\w, ?)?--[a-z][\w-]*(?:[ =][<\[]?[\w-]+[>\]]?)?")


_METHODS = ("GET /", "POST /", "PUT /", "PATCH /", "DELETE /")


def names_code(title: str) -> bool:
    """Whether a title is a call, an argument with its type or an option: ``hash.digest()``."""
    if title.endswith(")"):
        return _CALL.fullmatch(title) is not None
    if title.startswith(_METHODS):
        return True  # `GET /api/ropes`
    if "{" in title:
        return _TYPED.match(title) is not None
    return title.startswith("-") and _OPTION.fullmatch(title) is not None


def tells_default(entry: Entry) -> bool:
    """Whether an item's length is the default of an argument: ``msecs Default: 2 minutes``."""
    if not entry.fields or entry.links or all(x.label != "duration" for x in entry.fields):
        return False
    behind = entry.description[: len("default")].lower() == "default"
    return behind or entry.title.lower().endswith("default")


#: Verbs between a subject and what is said of it, in lower case: a title has capitals, or none.
VERBS = frozenset(
    [
        *("is", "are", "was", "were", "has", "have", "does", "do"),
        *("must", "should", "may", "might", "can", "cannot", "will"),
    ]
)
#: With what a step begins, or a feature of the document's own code.
STEPS = frozenset(
    " ".join(
        [
            "add allow allows apply ask build change check choose clone click collect compare",
            "compile compute configure convert copy create define delete deploy detect",
            "download edit enable ensure evaluate export extract fill find fix follow",
            "generate get give go implement implements import improve include includes",
            "initialize install keep launch learn list load log make modify move open parse",
            "place plot prepare preprocess print provide provides pull push put read remove",
            "rename replace report run save select send set setup show start stop store",
            "submit support supports switch test train try unpack unzip update upload use",
            "used uses using validate verify visualize visualise wait watch write a an all",
            "any each every if in no not of on our see some that this to we when with you",
            "your for from and or but",
        ]
    ).split()
)
_ASKS = ("What", "How", "Why", "When", "Which", "Who", "Is", "Are", "Do", "Does", "Can")
# `Prefer open releases such as [Zenodo](…)`: what a reader ought to do
_ADVISES = frozenset(
    [
        *("Prefer", "Avoid", "Respect", "Ensure", "Always", "Never", "Consider", "Remember"),
        *("Keep", "Report", "Include", "Beware", "Don't", "Don’t"),
    ]
)
_LEAST_WORDS = 5


def is_sentence(entry: Entry) -> bool:
    """Whether a title is a sentence of which a part is linked, and names nothing.

    ``The file does not have the [extension](…)``; a question may well be what a talk is called,
    and a sentence with ``[paper]`` behind it what a paper is.
    """
    words = entry.title.split()
    if len(words) < _LEAST_WORDS or entry.citation or not entry.links:
        return False
    advised = words[0] in _ADVISES and words[1].islower() and words[2][:1].islower()
    if not advised and (words[0] in _ASKS or VERBS.isdisjoint(words[1:-1])):
        return False
    if not advised and is_title_case(entry.title):
        return False  # `Anchors are All You Need`
    return all(
        link.place == "body" or (link.place == "title" and len(link.text) * 2 < len(entry.title))
        for link in entry.links
    )


# `Description of this dictionary`, `이 사전에 대한 설명`: what explains the thing above
_OF_ABOVE = lazy_pattern(
    r"(?:A |The )?(?:[Dd]escription|[Ee]xplanation|[Ii]ntroduction) (?:of|to) (?:this|the above)"
    r" \w+"
    r"|(?:이|그|위) \S{1,12}에 (?:대한|관한) (?:설명|소개|안내)"
    r"|(?:この|その|上記)\S{1,12}(?:について|(?:について)?の(?:説明|紹介|解説))"
    r"|(?:关于|對於|对|關於)?(?:该|此|這個|这个|該|本(?=[数項项仓倉词詞]))[^\s，,：:]{1,12}的(?:详细|詳細)?(?:说明|说明文档|介绍|解释|說明|介紹)"
)
_LONGEST_OF_ABOVE = 48


def explains_above(title: str) -> bool:
    """Whether words name an explanation of what stands above them, and nothing of their own."""
    return len(title) <= _LONGEST_OF_ABOVE and _OF_ABOVE.fullmatch(title) is not None


def opens_sentence(text: str) -> bool:
    """Whether words begin as a sentence for the reader does: ``Please keep the order``."""
    opens = text.partition(" ")[0].rstrip(",:") in _FIRST
    return opens and _OPENING.match(text) is not None


def instructs(entry: Entry) -> bool:
    """Whether a title only begins a sentence for the reader: ``If you find a bug, [open …](…)``.

    It is none where it is one linked text or stands before its links: ``When you float [pdf](…)``.
    """
    title = entry.title
    opens = title.partition(" ")[0].rstrip(",:") in _FIRST
    if not opens and not title.endswith(_ENDS) and "(e.g." not in title:
        return False
    if entry.citation or entry.values.get("marked") or not entry.links:
        return False
    first = next((link for link in entry.links if not link.image), None)
    if first is None or _is_titled_by(title, first, opens=opens):
        return False
    at = title.find(first.text) if first.text else -1
    before = (title[:at] if at > 0 else title).rstrip(" :")
    if before.lower() in _BEFORE_LINK:
        return True
    leads = at > 0 or _stands_before(first)
    if leads and ", " not in before and before.rpartition(" ")[2] in _ENDS:
        return True  # a comma parts what is said of a thing: `Tide, a library, see …`
    if not opens:
        return False
    # `For answers to all questions, see [buoys](…)`, whose words are parted at the comma
    goes_on = title.startswith("For ") and entry.description.startswith(("see ", "visit "))
    return goes_on or _OPENING.match(title) is not None


def _is_titled_by(title: str, link: FoundLink, *, opens: bool) -> bool:
    """Whether a title is what a link says, or the whole of what stands before the link's role."""
    if link.text.strip(_AROUND) == title.strip(_AROUND):
        return True
    if _TELLS.match(title) or role_of(link.text) not in _ROLES:
        return False
    return _stands_before(link) and not (opens and title.endswith(_ENDS))


def _stands_before(link: FoundLink) -> bool:
    """Whether nothing is between a title and its link; such a link keeps no words before it."""
    return link.place == "field" and not link.context.strip(_AROUND)


# What stands for an address where it is told how an item is written: `[Title](url)`
_ANY_TITLE = lazy_pattern(
    r"<?(?:(?:(?:your|the|an?|short|full|paper|data ?set|tool|project|resource|course|article|entry"
    r"|item|repo(?:sitory)?|example)\s+)+(?:title|name)"
    r"|(?:(?:the|your|an?|short|full)\s+)*(?:title|name)\s+(?:of|for)\s+(?:(?:the|your|an?|this)\s+)?"
    r"(?:paper|data ?set|tool|project|resource|course|article|entry|item|repo(?:sitory)?))>?"
    r"|(?:论文|数据集|工具|项目|文章|课程|资源)(?:的)?(?:标题|名称|名字|题目)"
)
_PLACE_ENDS = (
    *("title", "name", "paper", "set", "tool", "project", "resource", "course", "article"),
    *("entry", "item", "repo", "repository", "标题", "名称", "名字", "题目"),
)
_LONGEST_PLACE = 32
_STANDS_FOR = frozenset(
    ["url", "link", "links", "href", "uri", "address", "链接", "地址", "网址", "リンク"]
)
_LEAST_COUNTS, _LONGEST_COUNT = 2, 30
_LONGEST_STAND_IN = 24
_NO_WORDS = lazy_pattern(r"[\W_]+")
_FORMATS = ("format:", "格式：", "格式:", "形式：", "형식:")
_BEFORE_TITLE = ("this is a ", "this is the ", "the ", "your ", "a ")


def is_template(entry: Entry) -> bool:
    """``[Title](url) - description``, ``Format: [name - venue](link)``: how an item is written.

    So is what stands for any title: ``Short title``, ``Name of the dataset``.
    """
    title = entry.title.lower()
    stands_in = len(title) <= _LONGEST_PLACE and title.rstrip("> ").endswith(_PLACE_ENDS)
    if stands_in and _ANY_TITLE.fullmatch(title):
        return True
    if not title.startswith(_FORMATS):
        if len(title) > _LONGEST_STAND_IN:
            return False
        word = fold(next((title[len(w) :] for w in _BEFORE_TITLE if title.startswith(w)), title))
        if word not in TITLE_WORDS and word not in KIND_TITLES:
            return False
    return bool(entry.links) and all(_stands_for_address(link.url) for link in entry.links)


def sums_list_up(entry: Entry) -> bool:
    """Whether a section counts what the list holds: ``## 论文统计`` over ``必读论文: 约25篇``."""
    if entry.links or len(entry.fields) < _LEAST_COUNTS:
        return False
    if not STATISTICS.found_in(fold(entry.title)):
        return False
    texts = [labelled.text for labelled in entry.fields]
    counts = sum(1 for text in texts if len(text) <= _LONGEST_COUNT and any(map(str.isdigit, text)))
    return counts * 3 >= len(texts) * 2


def _stands_for_address(url: str) -> bool:
    """Whether a target is a word for one (``paper_url``), or is left out: ``...``, ``https://...``."""
    if len(url) > _LONGEST_STAND_IN:
        return False
    words = [word for word in _NO_WORDS.split(url.lower()) if word]
    if not words or words in (["http"], ["https"]):
        return True
    if "." in url or "/" in url:
        return False
    if words[:2] == ["link", "to"]:
        return True  # `[[pdf]](link-to-pdf)`
    return words[-1] in _STANDS_FOR or words[-1].endswith(("链接", "连接", "地址", "网址"))


_HERE = frozenset(("here", "тут", "здесь", "hier", "ici", "aquí", "aqui"))


def is_told_here(entry: Entry) -> bool:
    """``Comparison of models [here](…)``: words without a name, and where it is told."""
    if len(entry.links) != 1 or entry.links[0].text.casefold() not in _HERE:
        return False
    words = entry.title.split()
    return len(words) > 1 and all(map(str.islower, words[1:]))


_LONGEST_LICENSE = 40
_OF_LICENSES = ("icense", "icence", "creativecommons.org", "opensource.org", "gnu.org/")


def explains_license(entry: Entry) -> bool:
    """``[Apache 2.0](https://…/Apache_License): what it allows``: terms of use, and no thing."""
    if len(entry.title) > _LONGEST_LICENSE or not is_license(entry.title):
        return False
    return any(any(map(link.url.__contains__, _OF_LICENSES)) for link in entry.links)
