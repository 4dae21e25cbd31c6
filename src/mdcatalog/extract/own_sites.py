"""Links of makers' names that show whose a thing is: own sites, accounts that keep it."""

from __future__ import annotations

from collections.abc import Iterable

from mdcatalog.extract.course_names import makers_of
from mdcatalog.extract.entries import FoundLink
from mdcatalog.links import identify
from mdcatalog.patterns import lazy_pattern
from mdcatalog.vocabulary import GIVEN_NAMES, fold

#: The account that keeps code or data.
ACCOUNT = lazy_pattern(r"https?://(?:www\.)?(?:github\.com|huggingface\.co(?:/datasets)?)/([^/]+)")
_LEAST_OWNER = 4


def is_own_site(name: str, links: Iterable[FoundLink]) -> bool:
    """Whether a name within the words is the link to a site that is called so: its own.

    People have such sites too: a name that begins with a given name is none, nor one of which
    the site is an account somewhere.
    """
    first = name.split()[0]
    if fold(first) in GIVEN_NAMES or len(name) < _LEAST_OWNER:
        return False
    letters = letters_of(first)
    for link in links:
        if link.place == "body" and link.text.strip() == name:
            host = link.url.partition("://")[2].partition("/")[0].removeprefix("www.")
            return identify(link.url).site is None and letters_of(host).startswith(letters)
    return False


def is_own_account(name: str, links: Iterable[FoundLink]) -> bool:
    """Whether a name is the link to the account that keeps the thing, and a known maker begins it.

    ``[Google Project Zero](https://github.com/googleprojectzero)``; most accounts are people's.
    """
    if not makers_of(name.split()[0]):
        return False
    found = [link for link in links if not link.image]
    titles = (ACCOUNT.match(link.url) for link in found if link.place == "title")
    kept = {account[1] for account in titles if account}
    for link in found:
        if link.place == "body" and link.text.strip() == name:
            account = ACCOUNT.fullmatch(link.url.rstrip("/"))
            if account and account[1] in kept and letters_of(account[1]) == letters_of(name):
                return True
    return False


def letters_of(text: str) -> str:
    """The letters and digits of a text, in small letters."""
    return "".join(filter(str.isalnum, text.lower()))
