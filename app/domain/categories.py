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
    """A finer kind below a trunk; retired branches stay for the cases that carry them."""

    code: str
    name: Words
    retired: bool = False


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


def decide_branch(code: str, name: Words, *, retired: bool, trunks: Mapping[str, Trunk]) -> Fact:
    """The fact that makes, renames or retires a branch."""
    trunk, _, leaf = code.partition(".")
    good = leaf.isascii() and leaf.isalnum() and leaf.isupper() and len(leaf) <= _MAX_BRANCH_LETTERS
    if trunk not in trunks or not good:
        raise BadBranchCodeError(code)
    zh, en = name.zh.strip(), name.en.strip()
    if not (zh or en) or max(len(zh), len(en)) > _MAX_NAME_LETTERS:
        raise BranchNameMissingError(code)
    fields: dict[str, Json] = {"zh": zh or en, "en": en or zh, "retired": retired}
    return Fact("branch_edited", "branch", code, {"fields": fields})
