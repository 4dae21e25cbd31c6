"""Titles of talks: who gave them, when, and at which event."""

import pytest

from mdcatalog.extract.talks import talk_told

CASES = [
    (
        "Marcia Sailor: Ropes for Everybody | SeaConf EU 2014",
        "Marcia Sailor",
        2014,
        "SeaConf EU 2014",
    ),
    (
        "Tide.js Conf 2016 - Jamison Dance - Rethinking All Ropes",
        "Jamison Dance",
        2016,
        "Tide.js Conf 2016",
    ),
    ("33rd Berth 2014 - The Joy of Sailing - Steven Levy", "Steven Levy", 2014, "33rd Berth 2014"),
    (
        "Aloha Harbour Conference 2012 Secrets of Knots by Zach Holman",
        None,
        2012,
        "Aloha Harbour Conference 2012",
    ),
    ("HarbourConf 2014- Splicing Ropes with Monads", None, 2014, "HarbourConf 2014"),
    (
        "Forbes Seaman: Ropes and Knots: control flow -- SeaConf EU 2013",
        "Forbes Seaman",
        2013,
        "SeaConf EU 2013",
    ),
    (
        "PyTide LA 2018 Keynote: Judith Pearl - The New Science of Ropes",
        "Judith Pearl",
        2018,
        "PyTide LA 2018 Keynote",
    ),
    ("Emre Seaman - Studies of Tides (TIDES) at ICWSM 2017", "Emre Seaman", 2017, "ICWSM 2017"),
    ("Steven Levy Talks about Sailors", "Steven Levy", None, ""),
    ("Mooring in Harbours", None, None, ""),
    ("Ropes: what changed in 2014", None, None, ""),
    ("Ropes Meetup - August 20th, 2025", None, None, ""),
    ("Best of 2014 - a review", None, None, ""),
    ("Clean Ropes - How to Write Knots", None, None, ""),
    ("Sailing 101: from 2014 to 2016", None, None, ""),
]


@pytest.mark.parametrize(("title", "speaker", "year", "event"), CASES)
def test_a_talk_is_told_by_the_parts_of_its_title(
    title: str, speaker: str | None, year: int | None, event: str
) -> None:
    assert talk_told(title) == (speaker, year, event)
