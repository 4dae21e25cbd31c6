"""Bytes to text: declared, UTF-8, or else the encoding that explains the bytes best."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from mdcatalog.diagnostics import Note
from mdcatalog.errors import UnreadableError
from mdcatalog.patterns import lazy_pattern

# UTF-32's mark begins with UTF-16's, so it is asked for first.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"\x84\x31\x95\x33", "gb18030"),
)

#: How files that are surely no text begin, and what they are called.
_MAGIC = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
)

# White space, form feed and ESC occur in text; other controls hardly ever.
_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 27})
_SURROGATES = lazy_pattern("[\ud800-\udfff]")

_PUNCTUATION = "，。、：；！？（）《》“”…"
_SIMPLIFIED = (
    "的一是不了在人有我他这中大来上个国到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后么"
    "文模型论习数据语言深度网络图像机器训练方法任务课程视频教计算法研究与用于理解项目开源现实发表更新本书介绍内容"
)
_TRADITIONAL = (
    "的一是不了在人有我他這中大來上個國到說們為子和你地出道也時年得就那要下以生會自著去之過家學對可裡後麼"
    "文模型論習數據資料語言深度網路圖像機器訓練方法任務課程視頻教計算法研究與用於理解項目開源現實發表更新本書介紹內容"
)
_JAPANESE = "日本語学習論文研究方法大人年中会社生国言機械深層画像認識処理用一二三上下的新"
_WESTERN = frozenset(
    "àáâãäåæçèéêëìíîïñòóôõöøœùúûüýßÀÁÂÃÄÅÆÇÈÉÊËÍÎÑÓÔÖØŒÚÙÛÜŠšŽž“”‘’‚„–—…•·©®™°±²³µ«»¿¡£€§ª º×\xa0"
)
_KOREAN = (
    "이다는을를의에가고하지도서로은한기사인과일시어대자리나해수정보그스주전아제들동부구장연있상원라만학조"
    "습논문모델데터"
)


class _Script(NamedTuple):
    """A language's legacy encoding and the characters that its texts are full of.

    Bytes that another encoding wrote decode to rare characters, so the share of common ones
    tells them apart, also in texts too short for statistics.
    """

    codec: str
    common: frozenset[str]


def _characters(start: int, end: int) -> str:
    return "".join(map(chr, range(start, end + 1)))


_KANA = _characters(0x3041, 0x3096) + _characters(0x30A1, 0x30FC)
_SCRIPTS = (
    _Script("gb18030", frozenset(_PUNCTUATION + _SIMPLIFIED)),
    _Script("big5hkscs", frozenset(_PUNCTUATION + "「」" + _TRADITIONAL)),
    _Script("cp932", frozenset("、。「」" + _KANA + _JAPANESE)),
    _Script("euc_jp", frozenset("、。「」" + _KANA + _JAPANESE)),
    _Script("cp949", frozenset(_KOREAN)),
)
#: A text of a script holds at least this share of the script's common characters.
_ENOUGH_COMMON = 0.15
#: Fewer bytes than this are too few for statistics.
_FEW = 8
#: Bytes looked at where the whole would take long.
_SAMPLE = 1 << 18


class Decoded(NamedTuple):
    """A text, the codec that read it, and what was noticed."""

    text: str
    encoding: str
    notes: tuple[Note, ...] = ()


def decode(data: bytes) -> Decoded:
    """The text of a document's bytes; raises ``UnreadableError`` where they are no text."""
    for mark, codec in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decode_as(data, codec, guessed=False)
    text = _strict_utf8(data)
    if text is not None and 0 not in data:
        return Decoded(text, "utf-8")
    wide = _wide_codec(data)
    if wide:
        return _decode_as(data, wide, guessed=True)
    _refuse_binaries(data)
    if text is not None:
        return Decoded(text, "utf-8")
    codec = _guess(data)
    return _decode_as(data, codec, guessed=codec != "utf-8")


def replace_surrogates(text: str) -> tuple[str, tuple[Note, ...]]:
    """The text with lone surrogates as U+FFFD: no encoding can write them."""
    try:
        text.encode("utf-8")  # finds them far sooner than the pattern does
    except UnicodeEncodeError:
        pass
    else:
        return text, ()
    clean, count = _SURROGATES.subn("\ufffd", text)
    return clean, (_replaced(clean, count, "utf-8"),) if count else ()


def encode(text: str) -> bytes:
    """The text in UTF-8, whatever it holds."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        return _SURROGATES.sub("\ufffd", text).encode("utf-8")


def _strict_utf8(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _refuse_binaries(data: bytes) -> None:
    """Refuse what begins as no text does, and what holds more controls than text may."""
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise UnreadableError(f"it is {name}, not text; leave it out or convert it")
    if len(data) - len(data.translate(None, _CONTROLS)) > max(8, len(data) // 20):
        raise UnreadableError("it is a binary file, not text; leave it out or convert it")


def _decode_as(data: bytes, codec: str, *, guessed: bool) -> Decoded:
    notes: list[Note] = []
    if guessed:
        message = f"The bytes are not UTF-8; they were read as {codec}."
        notes.append(Note("encoding-guessed", message, 1))
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        text = data.decode(codec, "replace")
        notes.append(_replaced(text, text.count("\ufffd"), codec))
    return Decoded(text.removeprefix("\ufeff"), codec, tuple(notes))


def _replaced(text: str, count: int, codec: str) -> Note:
    line = len(re.findall(r"\r\n?|\n", text[: text.find("\ufffd")])) + 1
    message = f"{count} places hold bytes that are not {codec}; they became U+FFFD."
    return Note("encoding-replaced", message, line)


def _wide_codec(data: bytes) -> str | None:
    """UTF-16 without a byte order mark, known by the zero half of its ASCII characters."""
    sample = data[:_SAMPLE]
    if len(data) < 4 or len(data) % 2 or 0 not in sample:
        return None
    for codec, zeros, others in (
        ("utf-16-le", sample[1::2], sample[0::2]),
        ("utf-16-be", sample[0::2], sample[1::2]),
    ):
        if zeros.count(0) * 20 > len(zeros) and others.count(0) < zeros.count(0):
            try:
                text = sample.decode(codec, "ignore")
                data.decode(codec)
            except UnicodeDecodeError:
                continue
            if "\0" not in text and sum(ch.isprintable() or ch.isspace() for ch in text) == len(
                text
            ):
                return codec
    return None


def _guess(data: bytes) -> str:
    """The encoding of bytes that are not UTF-8 throughout; UTF-8 where nothing explains them.

    Other encodings give whole UTF-8 sequences by chance only, so where these are far more than
    the broken ones, the rest is damage.
    """
    sample = _sample(data)
    whole, bad = _utf8_sequences(sample)
    if whole >= 8 * bad:
        return "utf-8"
    best, score = max(
        ((script.codec, _share(sample, script)) for script in _SCRIPTS), key=lambda pair: pair[1]
    )
    if score >= _ENOUGH_COMMON:
        return best
    if whole >= 2 * bad:
        return "utf-8"
    if bad < _FEW:
        return "cp1252" if _is_western(sample) else "utf-8"
    return _statistical_guess(sample) or ("cp1252" if _is_western(sample) else "utf-8")


def _utf8_sequences(data: bytes) -> tuple[int, int]:
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd") - data.count("\ufffd".encode())
    return len(text) - len(text.encode("ascii", "ignore")) - bad, bad


def _sample(data: bytes) -> bytes:
    """The document or its lines with other than ASCII, as far as they are needed."""
    if len(data) <= _SAMPLE:
        return data
    lines = (line for line in data.split(b"\n") if not line.isascii())
    taken: list[bytes] = []
    size = 0
    for line in lines:
        taken.append(line[:_SAMPLE])
        size += len(taken[-1])
        if size > _SAMPLE:
            break
    return b"\n".join(taken)


def _share(data: bytes, script: _Script) -> float:
    """The share of the script's common characters in all that is not ASCII; 0 where it breaks."""
    text = data.decode(script.codec, "replace")
    beyond = [ch for ch in text if ch > "\x7f"]
    bad = text.count("\ufffd")
    # a broken byte spoils its neighbours too; more than a few of them mean another encoding
    if not beyond or bad > 3 + len(beyond) // 50:
        return 0.0
    return sum(ch in script.common for ch in beyond) / len(beyond)


def _statistical_guess(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    match = from_bytes(data).best()
    if match is None or match.encoding in ("utf_7", "ascii"):
        return None
    return codecs.lookup(match.encoding).name


def _is_western(data: bytes) -> bool:
    """Whether the bytes are Western European letters and marks, of which any number convinces."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return False
    return all(ch <= "\x7f" or ch in _WESTERN for ch in text)
