"""Links that a sentence needs: ``from their [blog](…), it is …``, ``[Source](…) is available.``."""

from __future__ import annotations

from mdcatalog.extract.titles import link_venue
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Inline, Link, Text
from mdcatalog.vocabulary import role_of

# what no sentence ends with before something that stands apart
_LEADS_ON = frozenset(
    [
        *("a", "an", "the", "this", "that", "these", "each", "any", "some", "no", "one"),
        *("its", "their", "his", "her", "our", "my", "your", "'s", "official", "original"),
        *("of", "from", "into", "to", "see", "read", "check", "visit", "via", "through", "using"),
        *("about", "under", "is", "are", "was", "following", "accompanying", "corresponding"),
        *("un", "una", "el", "la", "le", "les", "der", "die", "das", "den", "dem"),
    ]
)
# what a sentence goes on with behind what it begins with: `[Source](…) is available.`
_GOES_ON = frozenset(
    [
        *("is", "are", "was", "were", "has", "have", "can", "will", "may", "also", "shows"),
        *("contains", "describes", "explains", "provides", "gives", "covers", "comes"),
    ]
)
# behind words without a stop: `an easier [blog post](…) to follow along`
_GOES_ON_WITHIN = _GOES_ON | {"to", "that", "which", "of", "where", "about", "on", "for"}
_CJK_LEADS_ON = frozenset("见見看考请請为為在到从從和与與于於及或阅閱读讀的はをのがにと")
_CJK_LETTER = lazy_pattern("[\u3041-\u309f一-鿿\uac00-\ud7a3]")
_CLOSED = frozenset(".!?;:。！？；：|)）]】}-–—,，、/")
# `code available at [GitHub](…)`: the words only lead to the link
_LEADS_THERE = frozenset(("at", "here", "on"))


def in_sentence(pieces: list[Inline], at: int) -> bool:
    """Whether the words around a link that names a role need its text."""
    link = pieces[at]
    if not isinstance(link, Link) or link.bare or not at or role_of(link.text) is None:
        return False
    before, behind = pieces[at - 1], pieces[at + 1] if at + 1 < len(pieces) else None
    if not isinstance(before, Text):
        return False
    told = before.text.rstrip()
    ahead = behind.text if isinstance(behind, Text) else ""
    last = told[-1:]
    if not last or link_venue(link.text):
        return False
    if last.isascii():
        return _leads_on(before.text, told, ahead)
    if last in _CJK_LEADS_ON:
        return True
    # `我们的论文[代码](…)已开源`, with no space on either side
    within = last == before.text[-1:] and _CJK_LETTER.match(last)
    return bool(within and _CJK_LETTER.match(ahead))


def _leads_on(text: str, told: str, ahead: str) -> bool:
    """Whether words before a link lead on to it, or those behind it go on from it."""
    last = told[-1]
    following = ahead.lstrip().partition(" ")[0].rstrip(".,;:") if ahead[:1] == " " else ""
    if last in _CLOSED:
        return last in ".!?" and following in _GOES_ON
    if not last.isalnum() or text == told:
        return False
    word = told.rpartition(" ")[2].lower().strip("\"'(")
    if word in _LEADS_THERE:
        return False
    return word in _LEADS_ON or (following in _GOES_ON_WITHIN and " " in told.strip())
