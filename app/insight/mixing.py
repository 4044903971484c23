"""Longer, messier texts out of short ones: what a person writes is rarely about one thing only.

By the labelling rule that what the writer wants put right decides: a problem with a remark of anger
or on the staff stays that problem, and a long complaint about the staff stays one though a fault is
named in passing; a doubt whether it is genuine, or money, decides even beside a fault.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.domain.categories import trunk_of
from app.domain.suggestions import Complaint, Example
from app.insight.lexicon import NO_FRAME, Frames

_SEED = 20261128
_REMARK_HAN, _REMARK_LATIN = 22, 60  # letters that a remark has at most
_OPENS = 0.5  # how often a framed text has an opening too
_ASIDE_FIRST = 0.3  # how often the lesser problem is told first
_ANGER, _STAFF = "OTHER", "OTHER.SVC"
# Beside which trunks a trunk decides, whatever their length.
_DECIDES: Mapping[str, Sequence[str]] = {
    "AUTH": ("FUNC", "COND", "OTHER", "SHIP"),
    "MONEY": ("FUNC", "COND", "DESC", "SHIP"),
}
_IN_PASSING = ("FUNC", "COND", "DESC", "SHIP")


def mixtures(seed: Sequence[Example], frames: Mapping[bool, Frames]) -> list[Example]:
    """Texts made of two of the seed in the same language, and texts in a frame, in a fixed order.

    ``frames`` are those of Han texts (True) and of others.
    """
    chance = random.Random(_SEED)  # noqa: S311 - no secret: the same seed, the same model
    made: list[Example] = []
    for is_han in (False, True):
        texts = [example for example in seed if _is_han(example) is is_han]
        most = _REMARK_HAN if is_han else _REMARK_LATIN
        remarks = _by_trunk(_remarks(texts, most))
        mixer = _Mixer(_by_trunk(texts), remarks, frames.get(is_han, NO_FRAME), chance, is_han)
        made.extend(blend for main in texts for blend in mixer.blends(main, most))
    return made


@dataclass(frozen=True, slots=True)
class _Mixer:
    """Texts of one language by their trunk: all of them, and those that are only a remark."""

    texts: Mapping[str, Sequence[Example]]
    remarks: Mapping[str, Sequence[Example]]
    frames: Frames
    chance: random.Random
    is_han: bool

    def blends(self, main: Example, most: int) -> Iterator[Example]:
        """``main`` beside what does not change what it is about."""
        trunk = trunk_of(main.category)
        if trunk != _ANGER:
            yield from self._beside(main, self.remarks, (_ANGER,))
        elif main.category == _STAFF and len(main.complaint.text) > most:
            yield from self._beside(main, self.remarks, _IN_PASSING)
        yield from self._beside(main, self.texts, _DECIDES.get(trunk, ()))
        if self.frames.after:
            yield self._framed(main)

    def _framed(self, main: Example) -> Example:
        """What is wanted never says what is wrong."""
        before = self.chance.choice(self.frames.before) if self.chance.random() < _OPENS else ""
        text = (
            before
            + main.complaint.text.rstrip("。.!！,， ")
            + self.chance.choice(self.frames.after)
        )
        return Example(Complaint(text, main.complaint.facts), main.category)

    def _beside(
        self, main: Example, pool: Mapping[str, Sequence[Example]], trunks: Sequence[str]
    ) -> Iterator[Example]:
        known = [trunk for trunk in trunks if trunk in pool]
        if known:
            other = self.chance.choice(pool[self.chance.choice(known)])
            first, second = main.complaint.text, other.complaint.text
            if self.chance.random() < _ASIDE_FIRST:
                first, second = second, first
            mark = "，" if self.is_han else ". "
            yield Example(Complaint(f"{first}{mark}{second}"), main.category)


def _remarks(texts: Sequence[Example], most: int) -> list[Example]:
    return [example for example in texts if len(example.complaint.text) <= most]


def _by_trunk(texts: Sequence[Example]) -> dict[str, list[Example]]:
    found: dict[str, list[Example]] = {}
    for example in texts:
        found.setdefault(trunk_of(example.category), []).append(example)
    return found


def _is_han(example: Example) -> bool:
    return any("\u3400" <= letter <= "\u9fff" for letter in example.complaint.text)
