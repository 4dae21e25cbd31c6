"""Fold Kangxi and CJK radicals to the ideographs they look like.

Text copied out of PDF files often holds the radical (U+2F08) where the ideograph (U+4EBA) was
meant. The Kangxi block has compatibility decompositions; the CJK Radicals Supplement has none,
so its pairs are taken from EquivalentUnifiedIdeograph.txt of the Unicode Character Database 15.0
(Unicode License v3).
"""

from __future__ import annotations

import re
import unicodedata

_SUPPLEMENT = (
    "⺁厂 ⺂乛 ⺃乚 ⺄乙 ⺅亻 ⺆冂 ⺇𠘨 ⺈刀 ⺉刂 ⺊卜 ⺋㔾 ⺌小 ⺍小 ⺎兀 "
    "⺏尣 ⺐尢 ⺑𡯂 ⺒巳 ⺓幺 ⺔彑 ⺕𫜹 ⺖忄 ⺗心 ⺘扌 ⺙攵 ⺛旡 ⺜日 ⺝月 "
    "⺞歺 ⺟母 ⺠民 ⺡氵 ⺢氺 ⺣灬 ⺤爫 ⺥爫 ⺦丬 ⺧牛 ⺨犭 ⺩王 ⺪𤴔 ⺫目 "
    "⺬示 ⺭礻 ⺮𥫗 ⺯糹 ⺰纟 ⺱罓 ⺲罒 ⺳㓁 ⺴冗 ⺵𦉫 ⺶羊 ⺷𦍌 ⺸𦍋 ⺹耂 "
    "⺺肀 ⺻聿 ⺼肉 ⺽𦥑 ⺾艹 ⺿艹 ⻀艹 ⻁虎 ⻂衤 ⻃覀 ⻄西 ⻅见 ⻆角 ⻇𧢲 "
    "⻈讠 ⻉贝 ⻊𧾷 ⻋车 ⻌辶 ⻍辶 ⻎辶 ⻏邑 ⻐钅 ⻑長 ⻒镸 ⻓长 ⻔门 ⻕𨸏 "
    "⻖阝 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻞𩙿 ⻟飠 ⻠饣 ⻡𩠐 ⻢马 ⻣骨 "
    "⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 ⻭歯 ⻮齿 ⻯竜 ⻰龙 ⻱龜 "
    "⻲亀 ⻳龟 "
)

FOLDS: dict[str, str] = {
    chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)
} | {pair[0]: pair[1:] for pair in _SUPPLEMENT.split()}

RADICAL = re.compile("[" + "".join(map(re.escape, FOLDS)) + "]")
_TRANSLATION = str.maketrans(FOLDS)


def fold_all(text: str) -> str:
    """The text with its radicals folded."""
    return text.translate(_TRANSLATION)


def fold(line: str) -> tuple[str, int]:
    """The line with its radicals folded, and how many there were."""
    count = sum(1 for _ in RADICAL.finditer(line))
    return (line.translate(_TRANSLATION), count) if count else (line, 0)
