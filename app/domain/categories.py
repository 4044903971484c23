"""The category tree: a fixed trunk of ten, and branches that are the shop's own."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.entries import Fact, Json
from app.domain.errors import RuleError
from app.domain.papers import Words

UNCLASSIFIED = "OTHER.UNK"
_MAX_BRANCH_LETTERS = 12
_MAX_NAME_LETTERS = 60


class UnknownCategoryError(RuleError):
    """Neither a trunk nor a branch of the shop's tree."""

    code = "unknown_category"

    def __init__(self, category: str) -> None:
        super().__init__(category=category[:60])


class BadBranchCodeError(RuleError):
    """A branch code that is not TRUNK.NAME in capital letters and digits."""

    code = "bad_branch_code"

    def __init__(self, branch: str) -> None:
        super().__init__(branch=branch[:60])


class BranchNameMissingError(RuleError):
    """A branch needs a name in at least one language, of at most 60 letters."""

    code = "branch_name_missing"

    def __init__(self, branch: str) -> None:
        super().__init__(branch=branch[:60])


@dataclass(frozen=True, slots=True)
class Trunk:
    """One of the ten fixed kinds of trouble; ``resolution`` is where its cases start."""

    code: str
    name: Words
    resolution: str


@dataclass(frozen=True, slots=True)
class Branch:
    """A finer kind below a trunk; retired branches stay for the cases that carry them.

    ``moved_to`` is the branch that took the cases of a retired one, if a move of the tree did.
    """

    code: str
    name: Words
    retired: bool = False
    moved_to: str = ""


def trunk_of(category: str) -> str:
    """``COND.WEAR`` → ``COND``."""
    return category.partition(".")[0]


def check_category(
    category: str, trunks: Mapping[str, Trunk], branches: Mapping[str, Branch]
) -> str:
    """Return the full code in capitals; raises UnknownCategoryError."""
    code = category.strip().upper()
    if code in trunks or (code in branches and not branches[code].retired):
        return code
    raise UnknownCategoryError(category)


def decide_branch(
    code: str,
    name: Words,
    *,
    retired: bool,
    trunks: Mapping[str, Trunk],
    before: Branch | None = None,
) -> Fact:
    """The fact that makes, renames or retires a branch; ``before`` is the one of this code.

    One that is in use again no longer leads to where a move once brought its cases.
    """
    trunk, _, leaf = code.partition(".")
    good = leaf.isascii() and leaf.isalnum() and leaf.isupper() and len(leaf) <= _MAX_BRANCH_LETTERS
    if trunk not in trunks or not good:
        raise BadBranchCodeError(code)
    zh, en = _readable(name.zh), _readable(name.en)
    if not (zh or en) or max(len(zh), len(en)) > _MAX_NAME_LETTERS:
        raise BranchNameMissingError(code)
    moved_to = before.moved_to if before is not None and retired else ""
    return edited_branch(before, Branch(code, Words(zh or en, en or zh), retired, moved_to))


def edited_branch(before: Branch | None, after: Branch) -> Fact:
    """The fact that a branch is what ``after`` says."""
    fields = _fields(after)
    if before is None:
        del fields["moved_to"]
        return Fact("branch_edited", "branch", after.code, {"fields": fields})
    was = _fields(before)
    if fields["moved_to"] == was["moved_to"]:
        del fields["moved_to"], was["moved_to"]
    return Fact("branch_edited", "branch", after.code, {"fields": fields, "before": was})


def _fields(branch: Branch) -> dict[str, Json]:
    return {
        "zh": branch.name.zh,
        "en": branch.name.en,
        "retired": branch.retired,
        "moved_to": branch.moved_to,
    }


def _readable(name: str) -> str:
    """A name without what nobody can see."""
    return "".join(letter for letter in name if letter.isprintable()).strip()
