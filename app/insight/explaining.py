"""Which words and facts decided: each letter's part in the lead of the first choice."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from app.domain.suggestions import Clue, Span
from app.insight.features import FACT, fact_of
from app.insight.model import Model, Read
from app.insight.whole_words import quoted, wholes_in

MOST_CLUES = 6
MOST_TIPPING = 3  # words without which it would be another: more are no explanation
_FAINT = 0.15  # of the strongest clue: what weighs less is left out


def clues_for(model: Model, seen: Read, text: str, first: int, second: int) -> tuple[Clue, ...]:
    """The strongest clues in the lead of trunk ``first`` over ``second`` (columns), in log-odds."""
    lead = model.trunk_weights[seen.rows, first] - model.trunk_weights[seen.rows, second]
    parts = dict(zip(seen.names, (seen.values * lead).tolist(), strict=True))
    places: dict[str, list[Span]] = defaultdict(list)
    for feature, _weight, start, end in seen.found:
        if feature in parts and start >= 0:
            places[feature].append((start, end))
    letters = [0.0] * len(text)
    for feature, spans in places.items():
        for start, end in spans:
            share = parts[feature] / len(spans) / (end - start)
            for at in range(start, min(end, len(letters))):
                letters[at] += share
    clues = [*_words(text, letters), *_facts(parts)]
    clues.sort(key=lambda clue: -abs(clue.weight))
    loudest = abs(clues[0].weight) if clues else 0.0
    return tuple(clue for clue in clues[:MOST_CLUES] if abs(clue.weight) >= _FAINT * loudest)


def _words(text: str, letters: Sequence[float]) -> Iterator[Clue]:
    """Stretches of letters that speak the same way, the same words counted once."""
    found: dict[str, list[tuple[Span, float]]] = defaultdict(list)
    stretches = list(_stretches(text, letters))
    wholes = wholes_in(text)
    ends = [0, *(end for _start, end in stretches)]
    begins = [*(start for start, _end in stretches[1:]), len(text)]
    for stretch, within in zip(stretches, zip(ends, begins, strict=False), strict=False):
        span = quoted(text, stretch, wholes, within)
        if span is not None:
            words = text[slice(*span)].lower()
            found[words].append((span, sum(letters[slice(*stretch)])))
    for places in found.values():
        spans = tuple(span for span, _ in places)
        weight = round(sum(weight for _, weight in places), 3)
        yield Clue("words", text[slice(*spans[0])], weight, spans)


def _stretches(text: str, letters: Sequence[float]) -> Iterator[Span]:
    """Where letters weigh more than a fifth of the heaviest, and on one side."""
    least = max((abs(weight) for weight in letters), default=0.0) / 5
    start, side = 0, 0
    for at, weight in enumerate((*letters, 0.0)):
        is_word = at < len(text) and (text[at].isalnum() or text[at] in " '#")
        now = 0 if not is_word else 1 if weight > least else -1 if weight < -least else 0
        if at < len(text) and text[at] == " " and side:
            now = side if at + 1 < len(text) and letters[at + 1] * side > least else 0
        if now != side:
            if side:
                yield start, at
            start, side = at, now


def _facts(parts: dict[str, float]) -> Iterator[Clue]:
    for feature, weight in parts.items():
        if feature.startswith(FACT):
            name, value = fact_of(feature)
            yield Clue("fact", name, round(weight, 3), value=value)


def tipping_of(clues: Sequence[Clue], lead: float) -> tuple[Clue, ...]:
    """The fewest clues without which the second choice would have come first; empty if too many."""
    left = float(lead)
    needed: list[Clue] = []
    for clue in clues:
        if clue.weight <= 0:
            continue
        needed.append(clue)
        left -= clue.weight
        if left < 0:
            return tuple(needed) if len(needed) <= MOST_TIPPING else ()
    return ()
