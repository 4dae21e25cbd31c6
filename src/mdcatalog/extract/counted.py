"""Headers that count: what data consist of, or what is said of them; bounds and ranges below."""

from __future__ import annotations

import re

from mdcatalog.patterns import lazy_pattern

# `# Videos`, `No. of tables`: a header that counts what data hold
_COUNTED_THINGS = lazy_pattern(
    r"(?:#|n[or]\.|num\.?|(?:total )?(?:number|count)|total)\s*(?:of )?(?:the )?(?:total )?"
    r"(?:videos?|documents?|docs|questions?|queries|scans|frames|clips|dialogues|dialogs|episodes"
    r"|conversations?|entries|items|articles|tweets|posts|reviews|recordings|problems|patients"
    r"|cases|tables|charts|figures|papers|books|songs|tracks|prompts|triplets|audios|files|slides"
    r"|point clouds|trajectories|demos|demonstrations|photos|pictures|pages|texts|captions"
    r"|samples|images|examples|instances|rows|records|sentences|utterances|pairs|observations"
    r"|data ?points|points|messages|comments|events|sessions|participants|subjects)",
    re.IGNORECASE,
)
# what is counted, where nothing else is
_THINGS_ALONE = lazy_pattern(
    r"total|entries|items|documents|clips|videos|photos|pictures|frames|articles|tweets|posts"
    r"|reviews|recordings|questions|queries|dialogues|conversations|observations|texts|总数|记录数"
    r"|总条数",
    re.IGNORECASE,
)


def counts_examples(label: str) -> bool:
    """Whether a header counts things that data consist of: ``# Videos``, ``Number of tables``."""
    return _COUNTED_THINGS.fullmatch(label.strip()) is not None


def counts_alone(label: str) -> bool:
    """Whether a header may count what data consist of: ``Videos``, ``Total``, over numbers."""
    return _THINGS_ALONE.fullmatch(label.strip()) is not None


# `#Tasks`, `No. of languages`, `Anzahl der Klassen`, `任务数量`, `タスク数`, `언어 수`
_COUNTING = lazy_pattern(
    r"\s*(?:#\s*(?:of )?(?=\w)|n(?:o|um|[or])\.?\s?of |n[or]\. |num\.? |(?:total )?(?:number"
    r"|count) of "
    r"|anzahl |nombre d|número de |numero di ).*\w"
    r"|.*\w (?:counts?|수)|[一-鿿ァ-ヿー]{2,8}(?:数|数量|個数|个数)",
    re.IGNORECASE,
)


def heads_counts(label: str) -> bool:
    """Whether a header counts what it is called after: ``#Tasks``, ``No. of languages``."""
    return _COUNTING.fullmatch(label) is not None


# `<40M`, `5k-13k`, `130~134k`, `up to 5,000`: no one number for all
_BOUND = lazy_pattern(
    r"(?:<=?|≤|less than|fewer than|under|at most|no more than|up to|不到|少于|不足|最多"
    r"|至多)\s?\d[\d,.]*\s?\S{0,12}"
    r"|\d[\d,.]*\s?[kKmMbBwW万千百亿만천]?(?:\s?[-–—~～〜]\s?|\s(?:to|and) )[~約约]?\d[\d,.]*\s?"
    r"(?:[kKmMbBwW万千百亿만천]|thousand|million|billion)?\s?[^\W\d]{0,12}"
    r"|\d[\d,.]*\s?[万千]?(?:未満|以下|以内|미만|이하)",
    re.IGNORECASE,
)


def is_bound(text: str) -> bool:
    """Whether a cell gives a range or a bound, and not how many there are: ``5k-13k``."""
    return any(map(str.isdigit, text)) and _BOUND.fullmatch(text.strip()) is not None
