"""What surroundings say about damaged punctuation that no short sequence can tell.

`、`, `」`, `』` and `【` lose the same byte. A closing bracket needs its opening one before it on
the line and the other way round, and where only one place is left for it, it stands there.
"""

from __future__ import annotations

_PAIRS = {"「": "」", "『": "』", "【": "】", "“": "”", "〖": "〗"}
_OPENING = {close: opening for opening, close in _PAIRS.items()}


#: Places of which one holds the given character.
Demand = tuple[list[int], str]


def settle(slots: list[str], damaged: list[bool]) -> list[Demand]:
    """Narrow the options of damaged brackets by the sound ones; `slots` is changed in place.

    What comes back are the demands that more than one place can meet.
    """
    brackets = set(_PAIRS) | set(_OPENING)
    doubtful = [
        place
        for place, options in enumerate(slots)
        if damaged[place] and len(options) > 1 and not brackets.isdisjoint(options)
    ]
    demands: list[Demand] = []
    if doubtful:
        for opening, close in _PAIRS.items():
            demands += _settle_kind(slots, damaged, doubtful, close, -1, opening)
            demands += _settle_kind(slots, damaged, doubtful, opening, 1, close)
    return demands


def _settle_kind(
    slots: list[str],
    damaged: list[bool],
    doubtful: list[int],
    wanted: str,
    direction: int,
    partner: str,
) -> list[Demand]:
    """Allow `wanted` only where a sound `partner` waits for it, and force it where it must be.

    `direction` is where to look for the partner: -1 for one that stands before it.
    """
    open_places = [p for p in doubtful if wanted in slots[p]]
    if not open_places:
        return []
    waiting: dict[int, list[int]] = {}  # by the partner's place: where the wanted one can stand
    order = range(len(slots)) if direction < 0 else range(len(slots) - 1, -1, -1)
    current = -1
    for place in order:
        if not damaged[place]:
            if slots[place] == partner:
                current = place
                waiting[current] = []
            elif slots[place] == wanted:
                waiting.pop(current, None)
                current = -1
        elif wanted in slots[place] and current >= 0:
            waiting[current].append(place)
    allowed = {place for places in waiting.values() for place in places}
    for place in open_places:
        if place not in allowed and wanted not in "”“":
            slots[place] = slots[place].replace(wanted, "") or slots[place]
    demands: list[Demand] = []
    for places in waiting.values():
        if len(places) == 1:
            slots[places[0]] = wanted
        elif places and wanted not in "”“":
            demands.append((places, wanted))
    return demands


_JOINER = "\u200d"
_SELECTOR = "\ufe0f"


def is_pictograph(character: str) -> bool:
    """Whether a character is an emoji or a sign that is often shown as one."""
    return character >= "\U0001f000" or "\u2190" <= character <= "\u2bff" or character == _SELECTOR


def emoji_part(raw: bytes, before: str, following: bytes, options: str) -> str:
    """The joiner or the variation selector, where only that makes sense between its neighbours."""
    if not before or not is_pictograph(before):
        return options
    if raw == b"\xef\xb8" and _SELECTOR in options:
        return _SELECTOR
    if raw == b"\xe2\x80" and following[:1] in (b"\xf0", b"\xe2") and _JOINER in options:
        return _JOINER
    return options
