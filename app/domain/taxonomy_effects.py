"""What a move of the category tree changes: what follows the cases, what stays, and the facts.

Nothing is retroactive: deadlines that were promised, checklists that were met, shares that were
decided and money that was booked stay as they are.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.domain.categories import Branch, Trunk, decide_branch, edited_branch, trunk_of
from app.domain.default_shares import decide_line, line_name
from app.domain.entries import Fact, Json
from app.domain.ids import EntryId
from app.domain.ladder import DefaultShare
from app.domain.money import BP_WHOLE
from app.domain.papers import Words
from app.domain.rules.editing import decide_rule
from app.domain.rules.renaming import asks_for_trunk, speak_of
from app.domain.rules.rule import Rule
from app.domain.taxonomy import BranchMove, NoCasesChosenError, check_move

Limits = tuple[int, int]  # open hours and calendar days that a case may take; 0 is none


@dataclass(frozen=True, slots=True)
class FiledCase:
    """A case that leaves its branch."""

    id: str
    number: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class Tree:
    """Everything that names a branch, as it stands.

    ``limits`` are by trunk; ``ties`` say what the program's own data keeps for a branch: a
    checklist, a deadline, where its cases start.
    """

    trunks: Mapping[str, Trunk]
    branches: Mapping[str, Branch]
    rules: Sequence[Rule] = ()
    table: Sequence[DefaultShare] = ()
    limits: Mapping[str, Limits] = field(default_factory=dict)
    ties: Mapping[str, Collection[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RuleFollows:
    """A rule that names the branch, and what it says afterwards."""

    code: str
    name: Words
    was: Rule
    becomes: Rule


@dataclass(frozen=True, slots=True)
class MovePreview:
    """What a move will do, before anybody agrees to it.

    ``shares`` are lines of the table that the new branch gets; ``shares_left`` no longer hold for
    these cases. ``usual`` are the shares and ``limits`` the time of a case before and after.
    ``ties_lost`` stay with the old branch, ``ties_gained`` are those of the one they come to.
    """

    move: BranchMove
    open_cases: int
    closed_cases: int
    examples: tuple[str, ...]
    rules: tuple[RuleFollows, ...]
    trunk_rules: tuple[Rule, ...]
    shares: tuple[DefaultShare, ...]
    shares_left: tuple[DefaultShare, ...]
    usual: tuple[Mapping[str, int], Mapping[str, int]]
    limits: tuple[Limits, Limits]
    ties_lost: tuple[str, ...]
    ties_gained: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MovePlan:
    """A move that may be made: what it will do, and the facts that do it."""

    preview: MovePreview
    facts: tuple[Fact, ...]


_EXAMPLES = 5


def plan_move(
    move: BranchMove,
    tree: Tree,
    cases: Sequence[FiledCase],
    *,
    settled: Sequence[str] = (),
    expects: EntryId | None = None,
) -> MovePlan:
    """What ``move`` does to ``cases``, all of which carry its source.

    ``settled`` are the entries of their past splits, which are looked up by category. Raises what
    `check_move` and `decide_branch` refuse, and NoCasesChosenError for a split of nothing.
    """
    check_move(move, tree.trunks, tree.branches)
    if move.kind == "split" and not cases:
        raise NoCasesChosenError(move.source)
    named = replace(move, name=_name(move, tree.branches))
    facts = [] if move.kind == "merge" else [_new_branch(named, tree)]
    shares = () if move.kind == "merge" else tuple(_copied(move, tree.table))
    rules = tuple(_following(move, tree.rules))
    table = {line_name(line): line.shares for line in tree.table}
    facts += [decide_line(line, table.get(line_name(line))) for line in shares]
    facts += [fact for rule in rules if (fact := decide_rule(rule.becomes, rule.was)) is not None]
    facts.append(_moved(named, tree.branches, cases, settled, expects))
    if move.kind != "split":
        was = tree.branches[move.source]
        facts.append(edited_branch(was, replace(was, retired=True, moved_to=move.target)))
    return MovePlan(_preview(named, tree, cases, shares, rules), tuple(facts))


def _preview(
    move: BranchMove,
    tree: Tree,
    cases: Sequence[FiledCase],
    shares: tuple[DefaultShare, ...],
    rules: tuple[RuleFollows, ...],
) -> MovePreview:
    source, target = move.source, move.target
    before, after = trunk_of(source), trunk_of(target)
    lost, gained = (tree.ties.get(code, ()) for code in (source, target))
    is_open = sum(case.is_open for case in cases)
    return MovePreview(
        move=move,
        open_cases=is_open,
        closed_cases=len(cases) - is_open,
        examples=tuple(case.number for case in cases[:_EXAMPLES]),
        rules=rules,
        trunk_rules=_asking(tree.rules, before, after),
        shares=shares,
        shares_left=tuple(line for line in tree.table if line.category == source)
        if move.kind == "merge"
        else (),
        usual=(usual_shares(source, tree.table), usual_shares(target, [*tree.table, *shares])),
        limits=(tree.limits.get(before, (0, 0)), tree.limits.get(after, (0, 0))),
        ties_lost=tuple(sorted(set(lost) - set(gained))),
        ties_gained=tuple(sorted(set(gained) - set(lost))),
    )


def usual_shares(category: str, table: Sequence[DefaultShare]) -> Mapping[str, int]:
    """Who bears a loss of this category by the table alone: the branch's line, else the trunk's."""
    plain = {line.category: line.shares for line in table if not line.when and not line.item_class}
    return plain.get(category) or plain.get(trunk_of(category)) or {"shop": BP_WHOLE}


def _name(move: BranchMove, branches: Mapping[str, Branch]) -> Words:
    if move.kind == "merge":
        return branches[move.target].name
    if move.kind == "move" and not (move.name.zh.strip() or move.name.en.strip()):
        return branches[move.source].name
    return move.name


def _new_branch(move: BranchMove, tree: Tree) -> Fact:
    """A branch of its own, or one that was retired and is in use again."""
    before = tree.branches.get(move.target)
    return decide_branch(move.target, move.name, retired=False, trunks=tree.trunks, before=before)


def _copied(move: BranchMove, table: Sequence[DefaultShare]) -> list[DefaultShare]:
    """A new branch begins with the shares of the one its cases come from."""
    return [replace(line, category=move.target) for line in table if line.category == move.source]


def _following(move: BranchMove, rules: Sequence[Rule]) -> list[RuleFollows]:
    """Rules that name the branch; after a split they speak of both parts."""
    instead = (move.source, move.target) if move.kind == "split" else (move.target,)
    told = ((rule, speak_of(rule, move.source, instead)) for rule in rules if not rule.retired)
    return [RuleFollows(was.code, was.name, was, now) for was, now in told if was != now]


def _asking(rules: Sequence[Rule], before: str, after: str) -> tuple[Rule, ...]:
    """Rules for which it matters that the cases come under another trunk."""
    if before == after:
        return ()
    return tuple(
        rule
        for rule in rules
        if not rule.retired
        and rule.enabled
        and (asks_for_trunk(rule, before) or asks_for_trunk(rule, after))
    )


def _moved(
    move: BranchMove,
    branches: Mapping[str, Branch],
    cases: Sequence[FiledCase],
    settled: Sequence[str],
    expects: EntryId | None,
) -> Fact:
    """The outcome, case by case: a replay asks no rule again."""
    was, now = branches[move.source].name, move.name
    payload: dict[str, Json] = {
        "what": move.kind,
        "from": move.source,
        "to": move.target,
        "names": {"from": {"zh": was.zh, "en": was.en}, "to": {"zh": now.zh, "en": now.en}},
        "cases": [case.id for case in cases],
        "settled": list(settled),
    }
    return Fact("branches_moved", "branch", move.source, payload, expects=expects)
