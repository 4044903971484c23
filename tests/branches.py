"""Moves of the category tree in short words, for the stories of the tests."""

from collections.abc import Sequence

from app.domain.changes import Changes
from app.domain.papers import Words
from app.domain.taxonomy import BranchMove
from app.services.shop import Shop
from app.services.taxonomy import move_branch


def merge_branches(shop: Shop, *, source: str, into: str, merged_by: str) -> Changes:
    """All cases of ``source`` come under ``into``."""
    return move_branch(shop, move=BranchMove("merge", source, into), moved_by=merged_by)


def split_branch(
    shop: Shop,
    *,
    source: str,
    target: str,
    name: Words,
    split_by: str,
    numbers: Sequence[str] = (),
    condition: str = "",
) -> Changes:
    """Some cases of ``source`` come under a new branch of the same trunk."""
    move = BranchMove("split", source, target, name, tuple(numbers), condition)
    return move_branch(shop, move=move, moved_by=split_by)
