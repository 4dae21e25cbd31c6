"""What words call the thing that they are about: ``RopeKit：a toolkit``, ``码头网是一个…``."""

from __future__ import annotations

import re
from typing import NamedTuple

from mdcatalog.extract.instructions import VERBS
from mdcatalog.extract.titles import clean_title, unwrap
from mdcatalog.patterns import lazy_pattern

_LONGEST_NAME = 40
_MOST_WORDS = 6
_LONGEST_TITLE = 90
_LEAST_CLAUSE = 4
_LEAST_WORDS = 5
_LATIN = r"[A-Za-z][\w.+#-]*(?: [A-Z\d][\w.+#-]*){0,3}"
_PARTED = re.compile(r"\s*[:：]\s*(?!//)|\s+[-–—|]{1,2}\s+|\s*——\s*")
# `好用的传输工具：qrcp。使用时…`: what it is stands first, and its name behind
_NAME_LAST = lazy_pattern(rf"(?P<name>{_LATIN})\s*(?:$|[。！!]+\s*(?P<more>.*))", re.DOTALL)
# `RopeKit 是一个…`, `RopeKit is a …`, `RopeKitは…`, `RopeKit는 …`
_IS_ONE = lazy_pattern(
    rf"(?P<name>{_LATIN})(?:\s*(?=是(?:一|由|目前|最|专|專|用|面向|基于|个|個|款)|とは|は(?!\w*https?)"
    r"|[은는](?:\s|\())|\s+(?=is (?:an?|the|one of) [a-z]))"
    r"|(?P<cjk>[^\s，。,.：:；;《（(]{2,12}?)(?=是(?:一[个個款种種套门門份]|由|目前|最|专门))"
)
# `Rope Walker。这是一款…`
_THIS_IS = lazy_pattern(
    r"(?P<name>[^。，,：:]{2,30})。\s*(?=(?:这|這|它|该|該|此)\S*?(?:是|可|由|能))"
)
# `【缆绳工具】'ropekit - a toolkit' `: its sort in brackets before its name
_BOXED = re.compile(r"【(?P<box>[^【】]{2,60})】\s*(?=\S)")
_QUOTES = " '‘’\"“”「」"
_CLAUSE_ENDS = re.compile(r"[。！!；;]|[，,](?=\D)|(?<=[a-z)])\.\s")
_STOPS = (".", "。", "!", "！")
_NO_NAMES = frozenset(
    ["it", "this", "that", "these", "there", "here", "what", "which", "he", "she", "they"]
)
# What speaks to the reader or of the author, and names nothing
_SPEAKS = lazy_pattern(
    r"(?:I|We|You|This|These|That|Those|It|There|Here|Our|My|Your|As|In|To|Then|Also|Thanks?"
    r"|First|Next|Finally|After|Before|If|When|Since|Because|But|And|So|Inspired|Based|Special)"
    r"(?:,|'\w+)? (?:[a-z]+|I)\b"
    r"|(?:Clone|Download|Install|Run|Use|Get|Go|Try|Add|Open|Copy|Put|Fork|Star|Join|Find|Submit"
    r"|Check|Read|Watch|Take|Start|Build)"
    r"(?: [a-z]+)?(?: (?:the|this|these|it|our|your|my|from|here|at|in|out|to)\b|$)"
    # `本地…`, `请求库`, `在线…`, `代码高亮…`, `下载视频的…` are what tools are said to be
    r"|(?:本(?![地机機子])|[我你您咱]|大家|如果|若|[请請](?!求)|首先|然[后後]|最[后後]|接着|另外|其[中他]|感[谢謝]"
    r"|[参參](?:考|照)|[详詳](?:见|見|情)|[见見]|[访訪][问問]|[点點][击擊]|克隆|以[上下]|上述|下面|[这這此]|[该該]"
    r"|(?:下[载載]|安[装裝]|打[开開])(?=[后後完好]|地址|链接|方法|步骤|最新|[这這该該本])"
    r"|(?:代|源)[码碼](?=$|[见見在来來：:]|地址|如下|[仓倉])|(?:项目|項目)?地址|[转轉]自|[来來]源|在(?=[这這此]|我|上面|下面)"
    r"|[今昨明]天|最近|因[为為]|所以|但|而|为了|為了|可以(?=[看去从從到先]|参考|直接)|[欢歡]迎|[关關]于|由于"
    r"|[当當](?=[然时時你我前]))"
    r"|(?:この|その|私|下記|以下|詳細|参考|まず|次に|ぜひ|もし|当(?:サイト|ページ|リポジトリ))"
    r"|(?:이 |그 |저(?:는|의|희)|우리|먼저|참고|자세한|만약|다음(?:은| ))"
)
_ENDS_SPEAKING = lazy_pattern(
    r".*(?:ください|下さい|ました|ます|です|합니다|하세요|습니다|주세요|세요)[。.!！]?$", re.DOTALL
)


_ASKS_HOW = lazy_pattern(
    r"(?:How|Why|What|When) [a-z]|如何|怎样|怎樣|怎么|怎麼|为什么|為什麼"
    r"|.*(?:方法|やり方|する方法|하는 방법|하는 법)$",
    re.IGNORECASE,
)


class Named(NamedTuple):
    """A thing's name, or what it is said to be where it has none, and what else is said of it."""

    title: str
    told: str


def named_in_words(words: str) -> Named:
    """What a person would call the thing that the words are about.

    The name before a mark, behind it where a name alone stands there, before what it is; else the
    first clause of a sentence, or the whole of what is none.

    >>> named_in_words("QuayKit：a toolkit of quays")
    Named(title='QuayKit', told='a toolkit of quays')
    >>> named_in_words("一个画码头的项目，画得不错。")
    Named(title='一个画码头的项目', told='画得不错')
    """
    words = unwrap(words.strip()).strip()
    boxed = _BOXED.match(words)
    if boxed:
        inner = named_in_words(words[boxed.end() :].strip(_QUOTES))
        return Named(inner.title, "\n".join(filter(None, [inner.told, boxed["box"]])))
    words = words.strip(_QUOTES)
    return _parted(words) or _by_sentence(words) or _by_clause(words)


def asks_how(words: str) -> bool:
    """Whether words are what an article is called that tells how something is done."""
    return _ASKS_HOW.match(words) is not None


def speaks_to_reader(words: str) -> bool:
    """Whether words are a sentence that leads to what stands below it, and name nothing."""
    if _SPEAKS.match(words):
        return _by_sentence(words) is None
    if words.isascii():
        told = words.split()
        said = len(told) >= _LEAST_WORDS and not VERBS.isdisjoint(told[1:-1])
        return said and not (_by_sentence(words) or _parted(words))
    return _ENDS_SPEAKING.match(words) is not None and not (_by_sentence(words) or _parted(words))


def _parted(words: str) -> Named | None:
    """The name before a mark, or a Latin name alone behind it: ``好用的工具：QuayKit``."""
    mark = _PARTED.search(words)
    if mark is None:
        return None
    before, behind = words[: mark.start()].strip(), words[mark.end() :].strip()
    if not before or not behind:
        return None
    last = _NAME_LAST.match(behind) if not before.isascii() else None
    if last:
        more = (last["more"] or "").strip(" 。！!")
        return Named(last["name"], "\n".join(filter(None, [before, more])))
    if len(before) > _LONGEST_NAME or len(before.split()) > _MOST_WORDS or "，" in before:
        return None
    return Named(clean_title(before), behind.rstrip(" 。"))


def _by_sentence(words: str) -> Named | None:
    """The name that a sentence begins with and tells of: ``RopeKit 是一个…``."""
    told = _THIS_IS.match(words)
    if told:
        return Named(told["name"].strip(), words[told.end() :].strip())
    told = _IS_ONE.match(words)
    name = (told["name"] or told["cjk"]).strip() if told else ""
    if told is None or name.casefold() in _NO_NAMES or _SPEAKS.match(name + " is"):
        return None
    return Named(name, words.rstrip(" 。"))


def _by_clause(words: str) -> Named:
    """The first clause of a sentence or of many words; else all of them."""
    if len(words) <= _LONGEST_TITLE and not words.endswith(_STOPS):
        return Named(clean_title(words), "")
    end = _CLAUSE_ENDS.search(words, _LEAST_CLAUSE)
    if end is None:
        return Named(clean_title(words), "")
    return Named(clean_title(words[: end.start()]), words[end.end() :].strip(" 。！!."))
