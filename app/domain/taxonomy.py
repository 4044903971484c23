"""Moves of the category tree: what may become of a branch, and what it is called since.

Trunks are fixed. A branch is merged into another, split, or moved under another trunk; its code is
then retired with a pointer to where its cases went, so that what still says the old code is
understood.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from app.domain.categories import (
    UNCLASSIFIED,
    BadBranchCodeError,
    Branch,
    Trunk,
    UnknownCategoryError,
    check_category,
    trunk_of,
)
from app.domain.errors import RuleError
from app.domain.papers import Words

MoveKind = Literal["merge", "split", "move"]

# Branches by which the program itself knows what to do: they stay, whatever is merged into them.
BOUND: Mapping[str, str] = {
    "OWN.STOLEN": "payouts_frozen",
    "MONEY.CB": "underlying",
    "MONEY.PAYOUT": "correction",
    UNCLASSIFIED: "unclassified",
}


class SameBranchError(RuleError):
    """A branch cannot become itself."""

    code = "same_branch"

    def __init__(self, branch: str) -> None:
        super().__init__(branch=branch)


class BranchTakenError(RuleError):
    """The new branch is to have a code that is in use: that would be a merger."""

    code = "branch_taken"

    def __init__(self, branch: str) -> None:
        super().__init__(branch=branch)


class BranchBoundError(RuleError):
    """The program itself goes by this branch, so its cases have to stay under it."""

    code = "branch_bound"

    def __init__(self, branch: str) -> None:
        super().__init__(branch=branch)


class WrongTrunkError(RuleError):
    """A part of a branch stays under its trunk; a branch that moves gets another."""

    code = "wrong_trunk"

    def __init__(self, branch: str) -> None:
        super().__init__(branch=branch)


class NoCasesChosenError(RuleError):
    """A branch is split by saying which of its cases leave it."""

    code = "no_cases_chosen"

    def __init__(self, branch: str) -> None:
        super().__init__(branch=branch)


class CaseNotInBranchError(RuleError):
    """A case that was chosen does not carry the branch."""

    code = "case_not_in_branch"

    def __init__(self, number: str, branch: str) -> None:
        super().__init__(number=number, branch=branch)


class CasesMovedOnError(RuleError):
    """Cases that a move gave another category have been given a further one since."""

    code = "cases_moved_on"

    def __init__(self, count: int, numbers: tuple[str, ...]) -> None:
        super().__init__(count=count, numbers=", ".join(numbers))


class BranchUsedSinceError(RuleError):
    """Cases that no move brought have come under the new branch since."""

    code = "branch_used_since"

    def __init__(self, branch: str, count: int, numbers: tuple[str, ...]) -> None:
        super().__init__(branch=branch, count=count, numbers=", ".join(numbers))


@dataclass(frozen=True, slots=True)
class BranchMove:
    """What somebody wants done with a branch.

    ``name`` is that of a new branch; empty, a branch that moves keeps its own. Which cases leave a
    branch that is split is said by their ``numbers``, by a ``condition`` in the language of the
    rules, or by both: then each of them counts.
    """

    kind: MoveKind
    source: str
    target: str
    name: Words = field(default_factory=lambda: Words("", ""))
    numbers: tuple[str, ...] = ()
    condition: str = ""


@dataclass(frozen=True, slots=True)
class PastMove:
    """A move as it was made, for whoever reads a report of the time before."""

    entry: str
    action: bytes
    at: int
    actor: str
    kind: MoveKind
    source: str
    target: str
    cases: int


@dataclass(frozen=True, slots=True)
class SplitCandidate:
    """A case of a branch that is to be split, and whether what was asked for holds for it."""

    number: str
    title: str
    complaint: str
    is_open: bool
    holds: bool


def present_code(code: str, branches: Mapping[str, Branch]) -> str:
    """What a category is called today: pointers of retired branches are followed.

    A code that is in use, or leads nowhere, is what it is; pointers in a ring are followed once.
    """
    seen: set[str] = set()
    while code not in seen:
        seen.add(code)
        branch = branches.get(code)
        if branch is None or not branch.retired or not branch.moved_to:
            break
        code = branch.moved_to
    return code


def read_category(told: str, trunks: Mapping[str, Trunk], branches: Mapping[str, Branch]) -> str:
    """A category as somebody told it, in the tree of today; raises UnknownCategoryError."""
    return check_category(present_code(told.strip().upper(), branches), trunks, branches)


def check_move(
    move: BranchMove, trunks: Mapping[str, Trunk], branches: Mapping[str, Branch]
) -> None:
    """Raise unless the tree allows the move: which of its cases go is not asked here."""
    source, target = move.source, move.target
    if source not in branches or branches[source].retired:
        raise UnknownCategoryError(source)
    if source == target:
        raise SameBranchError(source)
    if source in BOUND:
        raise BranchBoundError(source)
    in_use = target in branches and not branches[target].retired
    if move.kind == "merge":
        if not in_use:
            raise UnknownCategoryError(target)
        return
    if in_use:
        raise BranchTakenError(target)
    if trunk_of(target) not in trunks:
        raise BadBranchCodeError(target)
    if (trunk_of(source) == trunk_of(target)) != (move.kind == "split"):
        raise WrongTrunkError(target)
