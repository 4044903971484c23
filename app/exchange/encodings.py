"""Which encoding a text file is in: tills write UTF-8, Excel writes what its country used."""

import codecs
from pathlib import Path

_BLOCK = 1 << 20
_SAMPLE = 1 << 16
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    # Before UTF-16: its little-endian mark is the beginning of this one.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Where the shops that use such files are; asked only when neither UTF nor Chinese fits.
_OTHERS = ("cp1252", "cp1250", "cp1251", "big5", "cp932", "euc_kr")
# The hanzi of everyday use stand in these rows of GB 2312; sorted by reading, they are 3755.
_COMMON_LEADS = range(0xB0, 0xD8)
# Letters and signs that Chinese texts share, such as full-width punctuation.
_SIGN_LEADS = range(0xA1, 0xA4)


def encoding_of(path: Path) -> str | None:
    """The codec to open ``path`` with, or None for what is no text.

    The whole file is looked at, so a stray byte at its end does not break the reading half-way.
    """
    with path.open("rb") as file:
        start = file.read(_SAMPLE)
    for mark, codec in _BOMS:
        if start.startswith(mark):
            return codec
    wide = _utf_16_without_mark(start)
    if wide:
        return wide
    return _codec_of_text(path) if _is_text(start) else None


def _is_text(start: bytes) -> bool:
    """A lone NUL in a cell is dirt; many, or other codes no text has, are pictures, programs."""
    dirt = sum(start.count(code) for code in range(32) if code not in b"\t\n\r\f\x1a\x1b")
    return dirt * 50 <= len(start)


def _codec_of_text(path: Path) -> str:
    if _decodes(path, "utf-8"):
        return "utf-8"
    sample = _beyond_ascii(path)
    if _is_mostly_utf_8(sample):
        return "utf-8"
    return "gb18030" if _is_simplified_chinese(sample) else _other(sample)


def _utf_16_without_mark(start: bytes) -> str | None:
    pairs = len(start) // 2
    if pairs < 4:
        return None
    even, odd = start[0 : pairs * 2 : 2].count(0), start[1 : pairs * 2 : 2].count(0)
    # Delimiters, digits and line ends alone give a table this share of zero bytes.
    if odd * 20 > pairs and even * 20 < odd:
        return "utf-16-le"
    if even * 20 > pairs and odd * 20 < even:
        return "utf-16-be"
    return None


def _decodes(path: Path, codec: str) -> bool:
    decoder = codecs.getincrementaldecoder(codec)()
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _beyond_ascii(path: Path) -> bytes:
    """Up to 64 KB of the lines that are not ASCII, from anywhere in the file."""
    lines: list[bytes] = []
    size = 0
    with path.open("rb") as file:
        for line in file:
            if not line.isascii():
                lines.append(line[:4096])
                size += len(lines[-1])
                if size > _SAMPLE:
                    break
    return b"".join(lines)


def _is_mostly_utf_8(sample: bytes) -> bool:
    """Whether a few broken characters in a UTF-8 file are the better explanation."""
    text = sample.decode("utf-8", "replace")
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    sound = sum(1 for char in text if char > "\x7f") - broken
    return sound > 50 * broken


def _is_simplified_chinese(sample: bytes) -> bool:
    # A line cut in the middle of a character must not speak against it.
    text = sample.decode("gb18030", "ignore")
    wide = [code for code in map(_gb18030, text) if len(code) > 1]
    common = sum(1 for code in wide if code[0] in _COMMON_LEADS and code[1] >= 0xA1)
    signs = sum(1 for code in wide if code[0] in _SIGN_LEADS and code[1] >= 0xA1)
    high = sum(1 for byte in sample if byte > 0x7F)
    lost = high - sum(1 for code in wide for byte in code if byte > 0x7F)
    return common > 0 and (common + signs) * 10 >= len(wide) * 7 and lost * 20 <= high


def _gb18030(char: str) -> bytes:
    return char.encode("gb18030")


def _other(sample: bytes) -> str:
    # Costs 20 ms and is needed for one file in a hundred.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    guesses = [match.encoding for match in from_bytes(sample, cp_isolation=list(_OTHERS))]
    best = guesses[0] if guesses else "cp1252"
    if best == "cp1250" and "cp1252" in guesses:
        # The two differ in few letters, and Western files are the commoner.
        best = "cp1252"
    return best
