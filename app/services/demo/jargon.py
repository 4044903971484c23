"""Words of the trade that are misread, and what the counter's suggestion was each time.

The suggestions of the history are invented here, like everything else in it: no model is asked, so
the same seed gives the same journal whatever the machine reckons. They err where the built-in
model errs: on the shop's own words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from app.domain.suggestions import Choice, Suggestion
from app.services.demo.material import JargonWord, Material
from app.services.demo.world import Run

_RIGHT, _NEARLY = 90, 6  # in a hundred suggestions about plain words; the rest is far off
_TRUNK_ONLY = 7
_UNFILED, _UNFILED_FRESH = 7, 55  # left without a category: of all, and of those that came today
_FRESH = {"NEW", "TRIAGE"}
_ALIKE = {"COND.HIDDEN": "COND.STAIN", "COND.STAIN": "COND.HIDDEN"}  # what the counter confuses
_CONFUSED = 55
_SURE = 0.7


@dataclass(frozen=True, slots=True)
class _Guesser:
    rng: Random
    branches: Sequence[str]

    def of(self, category: str) -> Suggestion:
        """A suggestion for plain words."""
        rng = self.rng
        siblings = [c for c in self.branches if c != category and _trunk(c) == _trunk(category)]
        others = [c for c in self.branches if _trunk(c) != _trunk(category)]
        near = rng.choice(siblings or others)
        far, drawn = rng.choice(others), rng.randrange(100)
        if drawn >= _RIGHT + _NEARLY:
            return suggestion(far, rng.randint(38, 76) / 100, near)
        if drawn >= _RIGHT:
            return suggestion(near, rng.randint(40, 74) / 100, category)
        code = _trunk(category) if drawn < _TRUNK_ONLY else category
        confidence = max(rng.randint(52, 97), rng.randint(52, 97)) / 100
        return suggestion(code, confidence, far if rng.randrange(2) else near)


def hear_jargon(rng: Random, material: Material, run: Run) -> None:
    """Decide whether the complaint is made in a word of the trade."""
    fitting = [word for word in material.jargon if _fits(word, run)]
    drawn = rng.randrange(100)
    run.jargon = next((word for word in fitting if drawn < word.share), None)


def guess_categories(rng: Random, material: Material, runs: Sequence[tuple[Run, str]]) -> None:
    """What was suggested for each case, and under what it was filed; each with where it stands."""
    guesser = _Guesser(rng, [trouble.category for trouble in material.troubles])
    for run, stop in runs:
        category = run.trouble.category
        word, drawn = run.jargon, rng.randrange(100)
        if word:
            run.suggested = suggestion(word.taken_for, rng.randint(58, 91) / 100, word.second)
        else:
            run.suggested = guesser.of(category)
        run.filed = category
        if category == "STORE.LOST":  # where it goes on as a search
            continue
        alike = _ALIKE.get(category, "")
        if drawn < (_UNFILED_FRESH if stop in _FRESH else _UNFILED):
            run.filed = ""
        elif alike and drawn < _UNFILED + _CONFUSED and not word:
            run.filed = alike
            run.suggested = suggestion(alike, rng.randint(45, 78) / 100, category)
        _explain(rng, material, run)


def suggestion(category: str, confidence: float, second: str) -> Suggestion:
    """A suggestion with its second choice, as the counter shows it."""
    rest = round((1 - confidence) * 0.6, 3)
    return Suggestion(
        choices=(Choice(category, confidence), Choice(second, rest)),
        label=_trunk(category),
        branch=category if "." in category else "",
        confidence=confidence,
        is_sure=confidence >= _SURE,
        source="model",
    )


def _explain(rng: Random, material: Material, run: Run) -> None:
    """From whom a later correction comes, and why."""
    run.told_by = "buyer" if run.claimant == "buyer" and rng.randrange(100) < 25 else "clerk"
    run.why = rng.choice(material.why[run.told_by])
    if run.jargon and run.told_by == "clerk":
        run.why = run.jargon.why


def _fits(word: JargonWord, run: Run) -> bool:
    if word.category != run.trouble.category or run.piece is None:
        return False
    return not {run.piece.shelf.item_class, run.piece.model.noun.zh}.isdisjoint(word.fits)


def _trunk(category: str) -> str:
    return category.partition(".")[0]
