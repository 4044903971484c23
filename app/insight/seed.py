"""The seed corpus: complaints written for this program, from which the first model is trained."""

import csv
from pathlib import Path

from app.domain.categories import trunk_of
from app.domain.rules.nodes import Value
from app.domain.suggestions import Complaint, Example
from app.insight.features import Reader
from app.insight.lexicon import read_concepts, read_frames, read_lexicon

_KNOWN_OF = 2


def reader_of(folder: Path) -> Reader:
    """What reads complaints, with the phrases that stand in ``folder``; OSError or ValueError."""
    return Reader(read_lexicon(folder), read_concepts(folder), read_frames(folder))


def seed_examples(folder: Path) -> tuple[Example, ...]:
    """Every text of the corpus in a fixed order; raises OSError."""
    return tuple(
        example for path in sorted(folder.glob("complaints_*.csv")) for example in _read(path)
    )


def near_real_examples(folder: Path, language: str) -> tuple[tuple[Example, str, bool], ...]:
    """Texts for calibrating and testing, never trained on.

    Each with a second branch that would be right too (or empty), and whether it is clear.
    """
    path = folder / f"near_real_{language}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            (_example(row), row["second"], row["difficulty"] == "clear")
            for row in csv.DictReader(file)
        )


def unlike_examples(folder: Path) -> tuple[Example, ...]:
    """The near-real texts of every language that stands in ``folder``; raises OSError."""
    there = sorted(path.stem.rpartition("_")[2] for path in folder.glob("near_real_*.csv"))
    return tuple(text for lang in there for text, *_ in near_real_examples(folder, lang))


def _read(path: Path) -> list[Example]:
    """Every other text with what the counter would know besides: words must do without it too."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            _example(row, knows=place % _KNOWN_OF == 0)
            for place, row in enumerate(csv.DictReader(file))
        ]


def _example(row: dict[str, str], *, knows: bool = True) -> Example:
    facts: dict[str, Value | None] = {}
    if knows:
        if row["voice"] != "clerk":
            facts["case.claimant"] = row["voice"]
        if row["goods"] != "other":
            facts["item.class"] = row["goods"]
        if trunk_of(row["branch"]) == "SHIP":
            facts["sale.shipped"] = True  # what was carried home cannot be lost by a carrier
        elif row["voice"] == "buyer":
            facts["sale.shipped"] = len(row["text"]) % 2 == 0
    return Example(Complaint(row["text"], facts), row["branch"])
