"""Moves of the category tree: a branch is merged, split or moved, with all that names it."""

from collections.abc import Mapping

from app.domain.categories import trunk_of
from app.domain.changes import Changes
from app.domain.clocks import DAY_MS
from app.domain.granularity import Granularity
from app.domain.ladder import BY_CARRIER, LOST_OR_DAMAGED
from app.domain.money import decimals_of
from app.domain.refund_meaning import PRICE_DISPUTES
from app.domain.rules.checking import read_condition
from app.domain.rules.errors import ConditionError
from app.domain.rules.evaluating import Condition, comparisons
from app.domain.rules.nodes import Comparison, Place, Written, write
from app.domain.taxonomy import (
    BranchMove,
    CaseNotInBranchError,
    SplitCandidate,
    check_move,
)
from app.domain.taxonomy_effects import FiledCase, MovePlan, MovePreview, Tree, plan_move
from app.services.program_data import ProgramData
from app.services.rules.known import known_codes
from app.services.shop import Shop
from app.storage.queries.past_cases import past_cases
from app.storage.rules_state import stored_rules
from app.storage.state import State, normal_number
from app.storage.taxonomy_state import (
    cases_of_branch,
    last_move,
    limits_of_trunks,
    settled_under,
)

# Where the program's rules of money speak of single branches.
_BUILT_IN = {"carrier": BY_CARRIER, "custody": LOST_OR_DAMAGED, "price": PRICE_DISPUTES}
_YEAR_DAYS = 365
# What facts that follow a move take by themselves: nobody edits rules through a back door.
_NEEDED = {"rule_edited": "rules.edit", "default_share_edited": "settings.edit"}


def move_branch(shop: Shop, *, move: BranchMove, moved_by: str) -> Changes:
    """Make a move of the tree: one action, with rules and shares that follow, undone as one.

    Raises what `plan_move` refuses, CaseNotInBranchError, UnknownCaseError for a number nobody
    knows, and the errors of a condition.
    """
    with shop.store.action(moved_by, may="categories.move") as action:
        plan = _plan(shop, action.state, _in_capitals(move))
        for kind in {fact.kind for fact in plan.facts} & _NEEDED.keys():
            action.require(_NEEDED[kind])
        action.record(*plan.facts)
    return action.changes


def preview_move(shop: Shop, *, move: BranchMove) -> MovePreview:
    """What a move would do, for those who may see shares; nothing is written."""
    shop.queries.check_sees("shares")
    with shop.store.state() as state:
        return _plan(shop, state, _in_capitals(move)).preview


def judge_tree(shop: Shop) -> Granularity:
    """What the cases of the last twelve months say of every branch."""
    return shop.queries.taxonomy.granularity(shop.clock() - _YEAR_DAYS * DAY_MS)


def _in_capitals(move: BranchMove) -> BranchMove:
    source, target = move.source.strip().upper(), move.target.strip().upper()
    if move.kind != "merge" and "." not in target:  # the name of the leaf alone
        target = f"{trunk_of(source)}.{target}" if move.kind == "split" else target
        target = f"{target}.{source.partition('.')[2]}" if move.kind == "move" else target
    return BranchMove(move.kind, source, target, move.name, move.numbers, move.condition)


def _plan(shop: Shop, state: State, move: BranchMove) -> MovePlan:
    branches = state.branches()
    tree = Tree(
        trunks=shop.program.trunks,
        branches=branches,
        rules=stored_rules(state.connection),
        table=state.default_shares(),
        limits=limits_of_trunks(state.connection),
        ties=ties_of(shop.program),
    )
    check_move(move, tree.trunks, branches)
    cases = cases_of_branch(state.connection, move.source)
    if move.kind == "split":
        cases = _chosen(shop, state, move, cases)
    settled = settled_under(state.connection, move.source, cases)
    return plan_move(move, tree, cases, settled=settled, expects=last_move(state.connection))


def _chosen(
    shop: Shop, state: State, move: BranchMove, cases: tuple[FiledCase, ...]
) -> tuple[FiledCase, ...]:
    """The cases of a branch that a split takes: those named, and those the condition holds for."""
    by_number = {case.number: case for case in cases}
    chosen: set[str] = set()
    for told in move.numbers:
        number = normal_number(told)
        if number not in by_number:
            raise CaseNotInBranchError(state.case(number).number, move.source)
        chosen.add(number)
    if move.condition.strip():
        chosen |= by_number.keys() & _holding(shop, state, move.source, move.condition)
    return tuple(case for case in cases if case.number in chosen)


def split_candidates(shop: Shop, *, source: str, said: str) -> tuple[SplitCandidate, ...]:
    """The cases of a branch, newest first, those marked for which ``said`` holds.

    It is a condition in the language of the rules, or else a word of the complaint.
    """
    shop.queries.check_sees("shares")
    with shop.store.state() as state:
        told = _condition_of(shop, said)
        holding = _holding(shop, state, source, told) if said.strip() else set()
    return tuple(
        SplitCandidate(number, title, complaint, is_open, number in holding)
        for number, title, complaint, is_open in shop.queries.taxonomy.cases_of(source)
    )


def _condition_of(shop: Shop, said: str) -> str:
    """What a person typed as a condition: one of the rules' language, or a word to look for."""
    try:
        read_condition(said, decimals_of(shop.queries.settings().currency))
    except ConditionError:
        word = Written("text", " ".join(said.split()), Place(0, 0))
        nowhere = Place(0, 0)
        return write(Comparison("case.complaint", "contains", (word,), nowhere, nowhere))
    return said


def _holding(shop: Shop, state: State, branch: str, told: str) -> set[str]:
    """Cases of a branch, and maybe others, for which a condition holds as on the day they came."""
    settings = state.settings()
    known = known_codes(shop.program, state.branches())
    node = read_condition(told, decimals_of(settings.currency), known)
    condition, asked = Condition(node), {each.fact for each in comparisons(node)}
    past = past_cases(state.connection, asked, settings, branch=branch)
    return {case.number for case in past if condition.holds(case.facts)}


def ties_of(program: ProgramData) -> Mapping[str, frozenset[str]]:
    """What the program's own data keeps for single branches, as codes of words."""
    found: dict[str, set[str]] = {}
    for category in program.starts:
        found.setdefault(category, set()).add("start")
    for category, _item_class in program.checklists.lists:
        found.setdefault(category, set()).add("checklist")
    for clock in program.clocks.kinds.values():
        for category in (*clock.starts, *clock.asks):
            found.setdefault(category, set()).add("clock")
    for kind in program.claimants.values():
        for category in kind.resolutions:
            found.setdefault(category, set()).add("claimant")
    for tie, categories in _BUILT_IN.items():
        for category in categories:
            found.setdefault(category, set()).add(tie)
    return {code: frozenset(ties) for code, ties in found.items() if "." in code}
