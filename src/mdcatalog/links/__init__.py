"""What a URL stands for: its site, the thing there, the identifiers that name it, its role.

A pure module of tables and functions over one URL as written; nothing is fetched, nothing raises.
`sites` is the table of hosts, `proxies` undoes redirectors, `identity` answers questions, `badges`
reads the facts that the URL of a badge carries.
"""

from mdcatalog.links.badges import BadgeFacts, badge_facts, is_badge
from mdcatalog.links.identity import (
    canonical,
    find_identifier,
    host_role,
    host_sort,
    identifiers,
)
from mdcatalog.links.proxies import open_proxies
from mdcatalog.links.sites import SITES, LinkId, identify, is_image, is_web

__all__ = [
    "SITES",
    "BadgeFacts",
    "LinkId",
    "badge_facts",
    "canonical",
    "find_identifier",
    "host_role",
    "host_sort",
    "identifiers",
    "identify",
    "is_badge",
    "is_image",
    "is_web",
    "open_proxies",
]
