"""Particles behind a linked name in Korean and Japanese: ``[Quay](…)를 참고한다``."""

from __future__ import annotations

from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Inline, Link, Text

# What begins one; most texts behind a link begin otherwise.
_STARTS = frozenset("을를은는이가에와과으로도부까에はがをにでともへ")
# `를 참고`, `に公開`; `의` and `の` join a name to the words that it qualifies
_PARTICLE = lazy_pattern(
    r"(?:을|를|은|는|이|가|에서|에게|에|와|과|으로|로|도|부터|까지)(?=\s)|(?:は|が|を|に|で|へ)(?=\S)"
)
# a sentence that says what to do with what is linked, or where it is: `를 참고하세요.`
_SENTENCE = lazy_pattern(
    r"\s*(?:(?:을|를|에서|에|으로|로|에게)\s[^\n]*?"
    r"(?:세요|시오|니다|[한된]다|있다|바람|[하이]자|시면 됩니다)"
    r"|(?:を|に|へ|で)[^\n]*?(?:ください|下さい|ます|でした|ました))\s*[.。!！]?\s*"
)
# what the reader is to do: `…를 사용하도록 한다.`, `…해 주세요`
_REQUEST = lazy_pattern(
    r"[^:：|]{8,}(?:도록 (?:한다|합니다)|야 (?:한다|합니다)|바랍니다|주세요|하세요|십시오"
    r"|ください|下さい|ましょう)\s*[.。!！]?\s*"
    r"|[^:：|]{2,}は[^:：|]*まで\s*[.。!！]?\s*"
)
# `DLフレームワークは` before a link and `を使用` behind it: the link is a part of the sentence
_TOPIC = lazy_pattern(r"(?:[^\s:：|]{2,}(?:は|を|が|に)|\S(?:은|는|을|를))\s*$")
_GOES_ON = lazy_pattern(
    r"\s*(?:(?:を|に|で|へ|です|まで|から|より)(?!\s*$)|まで\s*[.。!！]?$|です\s*[.。!！]?$"
    r"|(?:을|를|로|으로|에|에서|입니다)(?:\s|[.。]?$))"
)
_TOPIC_ENDS = frozenset("はをがに은는을를")
_REQUEST_ENDS = frozenset("다요오いうで")


def begins_with_particle(text: str) -> bool:
    """Whether a text right behind a link begins with a particle, which is no part of its name."""
    return text[:1] in _STARTS and _PARTICLE.match(text) is not None


def _is_within(before: str, behind: str) -> bool:
    """Whether the words around links are one sentence: ``質問は`` … ``まで``."""
    return bool(_GOES_ON.match(behind) and _TOPIC.search(before))


def is_request(pieces: list[Inline]) -> bool:
    """Whether pieces are a sentence that links what it tells to read or to do, and name no thing.

    ``[the manual](…)을 참고하여 … 올린다.``, ``[こちら](…)をご覧ください。``
    """
    link, behind = pieces[:2] if len(pieces) > 1 else (None, None)
    last = pieces[-1]
    if isinstance(link, Text) and isinstance(last, Text) and not (link.strong or last.strong):
        if link.text.rstrip()[-1:] in _TOPIC_ENDS and _is_within(link.text, last.text):
            return isinstance(behind, Link)
        if last.text.rstrip(" .。!！")[-1:] not in _REQUEST_ENDS:
            return False
        told = "".join(piece.text for piece in pieces if isinstance(piece, (Text, Link)))
        return _REQUEST.fullmatch(told) is not None
    if not isinstance(link, Link) or not isinstance(behind, Text) or behind.strong:
        return False
    if behind.text[:1] not in _STARTS:
        return False
    words = "".join(piece.text for piece in pieces[1:] if isinstance(piece, (Text, Link)))
    return _SENTENCE.fullmatch(words) is not None
