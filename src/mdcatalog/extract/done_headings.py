"""Headings that say of all below them that it has been read, or is still to be.

``## Completed online courses``, ``## Papers I have read``; ``## To read``, ``## 待读``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from mdcatalog.extract.naming import heading_kinds
from mdcatalog.extract.reading import Found
from mdcatalog.patterns import lazy_pattern
from mdcatalog.vocabulary import fold

_THINGS = (
    r"(?:open |on-? ?line |video |research |free |university |my |all |the )*(?:courses?|classes"
    r"|moocs?|papers?|articles?|talks?|lectures?|videos?|readings?|trainings?|tutorials?"
    r"|speciali[sz]ations?|certifications?|items?)"
)
_DONE = lazy_pattern(
    r"(?:already |recently |my )*(?:completed|finished|done|watched|seen|completados?|terminés?"
    r"|abgeschlossen|gelesen|leídos?|lidos?|прочитано|просмотрено)(?: " + _THINGS + r")?"
    rf"|(?:already|have) read(?: {_THINGS})?"
    rf"|{_THINGS} (?:(?:that |which )?(?:i|we)(?: have|'ve|’ve)? )?(?:already )?"
    r"(?:completed|finished|read|watched|seen|taken|done)"
    r"|(?:已|已经)(?:读|阅读|看|学|完成|学完|读完|看完)(?:的?(?:论文|课程|视频|文章|讲座))?"
    r"|(?:论文|课程|视频)?(?:读完|看完|学完)的?(?:论文|课程|视频)?|読了(?:論文)?|既読|読んだ論文"
    r"|(?:읽은|완료한|수강한|들은|본) ?(?:논문|강의|강좌|영상)|완료|읽음"
)
_UNDONE = lazy_pattern(
    r"(?:still )?to[- ]?(?:do|read|watch|study|learn|take|finish)(?: list| next| later)?"
    rf"|{_THINGS} (?:(?:still |left )?to (?:read|watch|study|take|finish|do)|not yet read)"
    r"|unread|unwatched|unfinished|not (?:yet )?(?:started|read|done|watched|finished|completed)"
    r"|(?:待|未|想)(?:读|阅读|看|学|完成)的?(?:论文|课程|视频|文章)?|未読|読みたい論文"
    r"|읽을 ?논문|들을 ?강의|미완료"
)
_LONGEST = 48


def note_done(found: Sequence[Found], ticks: dict[int, bool]) -> None:
    """Note what has been done: the mark before a line says it first, then the nearest heading.

    ``To read`` says that something has not been read only beside what has been; a heading says
    nothing where some of the things below it have boxes or marks of their own.
    """
    marked: set[tuple[str, ...]] = set()
    told: list[tuple[Found, bool]] = []
    for one in found:
        if (tick := ticks.get(one.entry.start)) is not None:
            one.entry.values.setdefault("checked", tick)
        if "checked" in one.entry.values:
            marked.add(one.entry.section)
        elif (done := _headed(one.entry.section, one.kind)) is not None:
            told.append((one, done))
    if any(done for _, done in told):
        for one, done in told:
            if one.entry.section not in marked:
                one.entry.values.setdefault("done", done)


def _headed(section: tuple[str, ...], kind: str) -> bool | None:
    """What the nearest heading says that says it, of the kind that it names, if it names one."""
    for heading in reversed(section):
        if len(heading) <= _LONGEST and (done := _says_done(heading)) is not None:
            kinds = heading_kinds(heading)
            return done if not kinds or kind in dict(kinds) else None
    return None


@lru_cache(1024)
def _says_done(heading: str) -> bool | None:
    text = fold(heading).strip(" :：.()（）[]✅✔☑")
    if _DONE.fullmatch(text):
        return True
    return False if _UNDONE.fullmatch(text) else None
