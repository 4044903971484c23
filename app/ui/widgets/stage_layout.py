"""Where the steps of a path stand in the room there is: plain arithmetic, no Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

DOT_PX = 14
_NAME_GAP_PX = 6
_LINE_MIN_PX = 16
_LINE_MAX_PX = 56
_LINE_GAP_PX = 6


@dataclass(frozen=True, slots=True)
class Step:
    """One stage on the way; exactly one of a path is ``here`` (none before it starts)."""

    name: str
    done: bool = False
    here: bool = False


@dataclass(frozen=True, slots=True)
class PlacedStep:
    """A step on screen: where its dot begins, its name as far as it fits, where it all ends."""

    step: Step
    left_px: int
    name_px: int
    end_px: int


def place_steps(
    steps: Sequence[Step], room_px: int, measure: Callable[[str], int]
) -> tuple[PlacedStep, ...]:
    """Place ``steps`` from 0 to at most ``room_px``; ``measure`` gives a name's width.

    Names give way in this order: steps behind us, the far future, the end, the next step; the
    name of where we are is shortened last. ``name_px`` 0 means no name.
    """
    if not steps:
        return ()
    shown = list(range(len(steps)))
    for victim in (None, *_least_needed_first(steps)):
        if victim is not None:
            shown.remove(victim)
        names = {index: measure(steps[index].name) for index in shown}
        if _needed(len(steps), names, _LINE_MIN_PX) <= room_px:
            break
    else:
        here = _here(steps)
        rest_px = room_px - _needed(len(steps), {here: 0}, _LINE_MIN_PX)
        names = {here: max(rest_px, 0)}
    return _placed(steps, room_px, names)


def _here(steps: Sequence[Step]) -> int:
    reached = [index for index, step in enumerate(steps) if step.done]
    return next((index for index, step in enumerate(steps) if step.here), max(reached, default=0))


def _least_needed_first(steps: Sequence[Step]) -> list[int]:
    here, last = _here(steps), len(steps) - 1
    behind = [index for index in range(here) if index != last]
    ahead = list(range(last - 1, here + 1, -1))
    ends = [index for index in (last, here + 1) if here < index <= last]
    return list(dict.fromkeys((*behind, *ahead, *ends)))


def _needed(count: int, names: dict[int, int], line_px: int) -> int:
    words = sum(width + _NAME_GAP_PX for width in names.values())
    return count * DOT_PX + words + (count - 1) * (line_px + 2 * _LINE_GAP_PX)


def _placed(steps: Sequence[Step], room_px: int, names: dict[int, int]) -> tuple[PlacedStep, ...]:
    lines = max(len(steps) - 1, 1)
    spare_px = max(room_px - _needed(len(steps), names, _LINE_MIN_PX), 0)
    line_px = min(_LINE_MIN_PX + spare_px // lines, _LINE_MAX_PX)
    placed: list[PlacedStep] = []
    left_px = 0
    for index, step in enumerate(steps):
        name_px = names.get(index, 0)
        end_px = left_px + DOT_PX + (name_px + _NAME_GAP_PX if index in names else 0)
        placed.append(PlacedStep(step, left_px, name_px, end_px))
        left_px = end_px + line_px + 2 * _LINE_GAP_PX
    return tuple(placed)
