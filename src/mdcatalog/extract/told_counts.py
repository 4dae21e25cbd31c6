"""How many examples data have, where words say it without a unit that is known.

``画像数は101,000``, ``Number of images: 5,000``, ``contains 5,560 applications``.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import CountSpan, parse_count


class ToldCount(NamedTuple):
    """The words that say how large data are, and the number, where it is one for all."""

    size: str
    examples: int | None


_THINGS_CJK = (
    "(?:画像|写真|動画|データ|文書|文章|文|記事|サンプル|発話|対話|ペア|ツイート|レビュー|レコード|用例|単語|問題"
    "|语料|样本|图片|图像|照片|视频|数据|句子|文档|文本|对话|问题|问答对|音频|评论|新闻)"
)
_THINGS_KO = "(?:이미지|사진|문장|데이터|샘플|대화|문서|질문|음성|리뷰|기사|영상|발화|말뭉치)"
_THINGS = (
    r"(?:images|photos|pictures|videos|clips|samples|examples|instances|documents|sentences|records"
    r"|rows|entries|items|questions|dialogues|conversations|utterances|articles|files|scans"
    r"|recordings|pairs|points|frames|tweets|reviews)"
)
_NUMBER = (
    r"\d[\d,.]*(?<=\d)(?:\s?(?:[百千]?万|[亿億千만억]|[kKM](?![A-Za-z])|thousand|million"
    r"|billion))?\+?"
)
# two numbers are those of parts: `60,000：10,000`
_PARTS = r"(?P<parts>(?:\s?[:：/／+]\s?\d[\d,.]*(?<=\d))+)?"
_LABELLED = lazy_pattern(
    rf"(?P<before>[^\s。、，,.;；]{{0,6}}?)(?:"
    rf"(?<!クラス){_THINGS_CJK}の?(?:総|总)?(?:数量|总数|总量|件数|枚数|個数|个数|数)\s*(?:は|が"
    rf"|为|為|是|有|达|[:：=])*"
    r"|総(?:件数|枚数|個数|データ数|数)\s*(?:は|が|[:：=])+"
    rf"|{_THINGS_KO}\s?(?:개수|건수|수)\s*(?:는|은|가|이|[:：=])*"
    rf"|(?i:\b(?:total )?number of (?:\w+ )?|\bno\. of |# ?){_THINGS}\s*(?:is|are|[:=])"
    rf")\s*(?:約|约|およそ|大约|共|약|총|about |over |~)?\s*(?P<n>{_NUMBER}){_PARTS}"
)
_MAY_LABEL = lazy_pattern(r"[数數수量]|umber of|o\. of|#")
# what stands before that counts a part: `訓練画像数は…`
_OF_PART = lazy_pattern(r"学習|訓練|検証|テスト|評価|训练|测试|验证|학습|훈련|테스트|검증")
_NO_EXAMPLES = (
    r"(?:downloads|views|visits|visitors|citations|commits|contributors|forks|class(?:es)?"
    r"|categor(?:y|ies)|famil(?:y|ies)|languages?|dialects|features?|parameters?"
    r"|params|tokens?"
    r"|hours?|minutes?|seconds?|days?|weeks?|months?|years?|users?|people|authors?|speakers?"
    r"|annotators?"
    r"|domains?|topics?|tasks?|labels?|annotations?|attributes?|columns?|fields?|dimensions?"
    r"|layers?"
    r"|types?|kinds?|sources?|datasets?|corpora|benchmarks?|countries|cities|levels?|bytes|bits"
    r"|pixels"
    r"|words?|characters?|genres?|versions?|stars|times|points|steps?|scenes?|identities|subjects"
    r"|persons"
    r"|participants|volunteers|nodes|edges|relations?|concepts|dollars|percent|objects|boxes"
    r"|faces|papers)"
)
# `The dataset contains 5,560 applications`
_CONTAINS = lazy_pattern(
    r"(?:\b(?:[Dd]ata ?[Ss]et|corpus|collection|database|archive|benchmark|set|data|[Ii]t"
    r"|[Tt]his)(?: [(][^()]{1,20}[)])?,?"
    r" (?:currently |now |also )?(?:contains?|consists? of|comprises?|includes?|has|holds|provides"
    r"|offers|is an? (?:set|collection|database|archive|corpus) of)"
    r"|^(?:[Cc]ontains|[Cc]onsists of|[Cc]omprises|[Ii]ncludes|[Cc]ontaining|[Cc]onsisting of)"
    r"|(?:^|\b(?:releas|publish|provid|present|introduc)(?:es|ed) )(?:[Aa] |[Aa]n |[Tt]he )?"
    r"(?:\w+ ){0,3}(?:data ?set|corpus|collection|database|archive"
    r"|set) (?:of|with)"
    r")\s(?:a total of |around |about |approximately |over |more than |nearly |almost |some "
    r"|roughly |~)*"
    rf"(?P<size>(?P<n>{_NUMBER}) (?:(?!of\b|in\b|from\b|to\b|and\b|or\b"
    rf"|for\b)[A-Za-z][\w-]* ){{0,3}}?"
    rf"(?!{_NO_EXAMPLES}\b)(?P<noun>[a-z][a-z-]{{2,}}s))(?![\w-])(?! (?:per|each|a) )(?=\s*(?:$"
    rf"|[.,;:(]|\w))"
)
# `2.4 million URLs (examples)`
_CALLED = lazy_pattern(
    rf"(?P<size>(?P<n>{_NUMBER}) [A-Za-z][\w-]*) \((?:examples|samples|instances|rows|records)\)"
)
# `1,814 models collected from …`, `1,200 3D CAD models …`: what shapes are called
_SHAPES = lazy_pattern(
    rf"\s*(?P<size>(?P<n>{_NUMBER}) (?:(?:3D|CAD|unique|textured|annotated|object) ){{0,3}}"
    r"(?:models|shapes|meshes))\b(?! (?:were|are|have|on)\b)(?!,? (?:and |or )?\d)"
)
_BETWEEN_PARTIES = re.compile(r"\b(?:between|among|across) $")
_MORE_PARTIES = re.compile(r"(?: of [A-Za-z ]{1,30})?,? (?:and )?")
# people told beside others, who are another part: `539 sailors at sea and 573 on land`
_AND_OTHERS = lazy_pattern(r"[^.;。；\d]{0,80}?(?:\band|,|以及|和|与|,) (?:about |some )?\d")
_LEAST = 100
# of what takes long to record, and is said to be all that data consist of
_LEAST_RECORDED = 10
_RECORDED = frozenset(
    ("images", "photographs", "photos", "pictures", "scans", "videos", "recordings", "studies")
)
_LONGEST = 600


def count_told(text: str) -> ToldCount | None:
    """The one count that words give of the examples of data, or that of their parts as written."""
    text = text[:_LONGEST]
    if _MAY_LABEL.search(text):
        found = [m for m in _LABELLED.finditer(text) if not _OF_PART.search(m["before"])]
        parted = [m for m in _LABELLED.finditer(text) if m["parts"]]
        if len(parted) == 1:
            return ToldCount(f"{parted[0]['n']}{parted[0]['parts']}", None)
        if len(found) == 1 and (number := parse_count(found[0]["n"])):
            return ToldCount(found[0]["n"].strip(), number)
    if "(" in text and (called := _CALLED.search(text)) and (n := parse_count(called["n"])):
        return ToldCount(called["size"], n)
    shapes = _SHAPES.match(text)
    number = parse_count(shapes["n"]) if shapes else None
    if shapes and number and number >= _LEAST:
        return ToldCount(shapes["size"], number)
    contained = _CONTAINS.findall(text) if "s" in text else []
    match = _CONTAINS.search(text) if len(contained) == 1 else None
    if match is None:
        return None
    number = parse_count(match["n"])
    least = _LEAST_RECORDED if match["noun"].rpartition("-")[2] in _RECORDED else _LEAST
    if number is None or number < least or 1900 <= number <= 2100:
        return None
    return ToldCount(match["size"], number)


def is_beside_others(count: CountSpan, text: str) -> bool:
    """Whether people are told of together with others: ``539 sailors at sea and 573 on land``."""
    return _AND_OTHERS.match(text, count.end) is not None


def without_parties(found: list[CountSpan], text: str) -> list[CountSpan]:
    """The counts without those between or among which the first are, and what else is of these.

    ``220,579 exchanges between 10,292 pairs of sailors, 617 ships``.
    """
    kept, parties = found[:1], False
    for before, count in pairwise(found):
        gap = text[before.end : count.start]
        parties = _BETWEEN_PARTIES.search(gap) is not None or (
            parties and _MORE_PARTIES.fullmatch(gap) is not None
        )
        if not parties or count.value >= kept[0].value:
            kept.append(count)
    return kept
