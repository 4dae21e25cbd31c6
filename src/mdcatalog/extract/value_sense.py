"""What a value says of itself below a header that no field takes: a licence, a size, languages."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

from mdcatalog.extract.course_names import makers_of
from mdcatalog.extract.dataset_languages import are_languages
from mdcatalog.extract.licenses import is_license, is_versioned_license, license_of_line
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import split_names
from mdcatalog.vocabulary import ORGANIZATION_WORDS, fold

_BYTES = lazy_pattern(r"(?:about |over |~|≈|约)?\s*\d[\d.,]*\s?[KMGTP]i?[Bb]\+?")
_TERMS = lazy_pattern(r"\b(?:terms|rights|legal|permissions?|usage|copyright)\b|版权|授权|许可")
_LANGUAGES = lazy_pattern(r"\blang|\blocale|语言|語言|言語|语种")
_SOURCES = frozenset(
    [
        *("origin", "contact", "group", "host", "who"),  # `Source` is read a column at a time
        *("contributor", "contributors", "credit", "credits"),
        *(
            "来源",
            "数据来源",
            "出处",
            "출처",
            "데이터 출처",
            "出典",
            "贡献者",
            "贡献单位",
            "联系方式",
        ),
    ]
)
# what a program needs, not what data take up
_NEEDED = lazy_pattern(r"memory|\bram\b|\bgpu\b|\bcpu\b|显存|内存|limit|quota|model|per\b|每")
_LONGEST = 80


def field_of_value(label: str, text: str, fields: Container[str]) -> tuple[str, Any] | None:
    """The field that a value fills whatever its header is, and what it fills it with.

    ``Terms of use`` over ``CC BY 4.0``, ``Download size`` over ``12 GB``, ``Origin`` over a school.
    """
    if len(text) > _LONGEST:
        return None
    header = fold(label)
    if "license" in fields and (
        is_versioned_license(text)
        or license_of_line(text)
        or (is_license(text) and _TERMS.search(header))
    ):
        return "license", text
    if "size" in fields and text[-1:] in "Bb+" and _BYTES.fullmatch(text):
        return None if _NEEDED.search(header) else ("size", text)
    if "languages" in fields and _LANGUAGES.search(header) and "program" not in header:
        named = split_names(text)
        return ("languages", named) if named and all(map(are_languages, named)) else None
    if "organizations" in fields and header in _SOURCES and makers_of(text) == [text]:
        # what data are from is often a company's site, which made none of them
        return ("organizations", [text]) if ORGANIZATION_WORDS.found_in(fold(text)) else None
    return None
