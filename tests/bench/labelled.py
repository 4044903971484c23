"""Complaints whose trunk a reader has named: our own near-real ones, or a file of others.

A file is CSV with the columns ``text``, ``trunk`` (or ``branch``) and ``difficulty`` (``clear`` or
not), and ``lang``.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.categories import trunk_of
from app.text.program_files import program_file

FOLDER = program_file("resources", "complaints")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text, in which language, of which trunk, and whether a second reading is defensible."""

    text: str
    language: str
    trunk: str
    is_clear: bool


def near_real() -> list[Labelled]:
    """The texts of this project that no model is trained on."""
    return [
        text
        for language in ("zh", "en")
        for text in labelled(FOLDER / f"near_real_{language}.csv", language)
    ]


def labelled(path: Path, language: str = "") -> list[Labelled]:
    """The texts of a file; raises OSError, or KeyError for another kind of file."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Labelled(
                row["text"],
                language or row["lang"],
                row.get("trunk") or trunk_of(row["branch"]),
                row["difficulty"] == "clear",
            )
            for row in csv.DictReader(file)
        ]


def confusion_lines(pairs: Sequence[tuple[str, str]]) -> list[str]:
    """The confusion table: a line what was wanted, a column what was said."""
    codes = sorted({code for pair in pairs for code in pair})
    head = " " * 8 + "".join(f"{code[:6]:>7}" for code in codes)
    rows = [
        f"{wanted:8}" + "".join(f"{pairs.count((wanted, said)):>7}" for said in codes)
        for wanted in codes
    ]
    return [head, *rows]
