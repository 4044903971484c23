"""A track as a path a person can read: what is behind, where it is, what comes."""

from collections.abc import Sequence

from app.domain.papers import PathStep
from app.domain.routes import RouteBook


def path_steps(
    path: Sequence[str], stage: str, passed: Sequence[str], book: RouteBook
) -> tuple[PathStep, ...]:
    """The stages of ``path`` with the present one marked.

    ``passed`` is every stage the track stood at so far, the present one last. A detour stands
    after the last stage of the path that was passed; a track that ended early ends there.
    """
    here = place_on(path, (*passed, stage) if passed[-1:] != (stage,) else passed)
    if here is not None and path[here] == stage:
        return tuple(_step(book, code, i < here, i == here) for i, code in enumerate(path))
    reached = here or 0
    behind = tuple(_step(book, code, done=True, here=False) for code in path[: reached + 1])
    present = _step(book, stage, done=False, here=True)
    if not book.stages[stage].turn:
        return (*behind, present)
    ahead = tuple(_step(book, code, done=False, here=False) for code in path[reached + 1 :])
    return (*behind, present, *ahead)


def place_on(path: Sequence[str], passed: Sequence[str]) -> int | None:
    """How far along ``path`` somebody is who passed these stages; None if none is on it.

    A path may hold a stage twice (inspected before and after a repair): the next one forward
    counts, and only where there is none is it a way back.
    """
    here: int | None = None
    for code in passed:
        after = 0 if here is None else here + 1
        if code in path[after:]:
            here = path.index(code, after)
        elif code in path:
            here = max(i for i, known in enumerate(path[:after]) if known == code)
    return here


def _step(book: RouteBook, code: str, done: bool, here: bool) -> PathStep:  # noqa: FBT001 - private
    return PathStep(book.stages[code].name, done, here)
