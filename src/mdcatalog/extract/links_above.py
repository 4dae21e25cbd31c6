"""Items that say that their link is that of the item above, or what is true of those above."""

from __future__ import annotations

from mdcatalog.extract.shapes import paragraph_of, with_head
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Break, Item, Link, List, Text

# `TideBank （链接同上）`, `TideBank (same link as above)`, `TideBank（リンクは同上）`
_AS_ABOVE = lazy_pattern(
    r"\s*[(（\[【]\s*(?:(?:链接|連結|鏈接|鏈結|地址|网址|網址|下载地址|出处|来源|來源)?(?:同上|和上面一样|与上相同)"
    r"|(?:リンク|URL)は?(?:同上|上(?:記)?と同じ)|同上|(?:링크(?:는)?\s?)?(?:위와|상동)\s?(?:같음|동일)?"
    r"|(?:same )?(?:link|url)s?(?: is)?(?: the)?(?: same)?(?: as)? above"
    r"|same (?:link|url)(?: as above)?"
    r"|link: as above|mismo enlace|même lien|gleicher link)\s*[)）\]】]\s*$",
)
_ENDS = frozenset(")）]】")
# `wiki_ropes 以上三个数据集从[rope_corpus](…)构造完成`
_OF_ABOVE = lazy_pattern(
    r"(?P<name>[A-Za-z][\w.+-]{1,40})\s+(?=(?:以上|上述)(?:[两兩二三四五六七八九十\d]{1,2}[个個种種]|均|都|全部|所有))"
)


def with_links_above(block: List) -> List:
    """The list with the link of the item above where an item says that it has the same."""
    made: list[Item] = []
    changed = False
    above: Link | None = None
    for item in block.items:
        head = paragraph_of(item)
        links = [piece for piece in head if type(piece) is Link and piece.url]
        last = head[-1] if head else None
        if not links and above and type(last) is Text and last.text.rstrip()[-1:] in _ENDS:
            said = _AS_ABOVE.search(last.text.casefold())
            if said is not None and len(last.text.casefold()) == len(last.text):
                name = last._replace(text=last.text[: said.start()])
                link = above._replace(text="", images=(), bare=True, title="")
                item = with_head(item, (*head[:-1], name, Text(" "), link))
                changed = True
        elif links and type(head[0]) is Text and "上" in head[0].text:
            told = _OF_ABOVE.match(head[0].text)
            if told is not None:
                first = head[0]._replace(text=told["name"])
                rest = head[0]._replace(text=head[0].text[told.end() :])
                item = with_head(item, (first, Break(hard=True), rest, *head[1:]))
                changed = True
        above = links[0] if len(links) == 1 else above if not links else None
        made.append(item)
    return block._replace(items=tuple(made)) if changed else block
