"""Human notations to typed values: counts, partial dates, durations, marks, stars, names.

Every function is pure, takes the text as a reader sees it (no Markdown but stray emphasis marks),
never raises on any text, and returns ``None`` (or nothing) where the text does not give the value.
A new notation is a row of a table or an alternative of a pattern here, never a caller's concern.

The types at the end (`Count`, `Year`, …) mark a model's field with the parser that fills it::

    year: Annotated[Year | None, Column("year")] = None
    parser_of(Paper.model_fields["year"].annotation)  # -> parse_year
"""

from mdcatalog.values.counts import CountSpan, find_counts, parse_count
from mdcatalog.values.dates import (
    DateOrder,
    DateSpan,
    OrderName,
    YearSpan,
    find_date,
    find_term,
    find_year,
    infer_date_order,
    parse_date,
    parse_day,
    parse_numeric_date,
    parse_year,
    without_hour,
)
from mdcatalog.values.durations import parse_duration, split_trailing_duration
from mdcatalog.values.marks import (
    counts_lessons,
    leading_ordinal,
    lesson_number,
    parse_mark,
    parse_ordinal,
    parse_stars,
    split_number_and_stars,
)
from mdcatalog.values.names import part_at_marks, split_names, split_terms, without_positions
from mdcatalog.values.text import is_absent
from mdcatalog.values.types import (
    Count,
    Duration,
    Mark,
    Parsed,
    PartialDate,
    Stars,
    Year,
    parser_of,
)

__all__ = [
    "Count",
    "CountSpan",
    "DateOrder",
    "DateSpan",
    "Duration",
    "Mark",
    "OrderName",
    "Parsed",
    "PartialDate",
    "Stars",
    "Year",
    "YearSpan",
    "counts_lessons",
    "find_counts",
    "find_date",
    "find_term",
    "find_year",
    "infer_date_order",
    "is_absent",
    "leading_ordinal",
    "lesson_number",
    "parse_count",
    "parse_date",
    "parse_day",
    "parse_duration",
    "parse_mark",
    "parse_numeric_date",
    "parse_ordinal",
    "parse_stars",
    "parse_year",
    "parser_of",
    "part_at_marks",
    "split_names",
    "split_number_and_stars",
    "split_terms",
    "split_trailing_duration",
    "without_hour",
    "without_positions",
]
