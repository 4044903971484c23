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
    if stage in path:
        here = path.index(stage)
        return tuple(_step(book, code, i < here, i == here) for i, code in enumerate(path))
    on_path = [path.index(code) for code in passed if code in path]
    reached = max(on_path[-1:], default=0)
    behind = tuple(_step(book, code, done=True, here=False) for code in path[: reached + 1])
    present = _step(book, stage, done=False, here=True)
    if not book.stages[stage].turn:
        return (*behind, present)
    ahead = tuple(_step(book, code, done=False, here=False) for code in path[reached + 1 :])
    return (*behind, present, *ahead)


def _step(book: RouteBook, code: str, done: bool, here: bool) -> PathStep:  # noqa: FBT001 - private
    return PathStep(book.stages[code].name, done, here)
