"""Rules that corrections ask for, those that people contradict, and those that clash."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

from app.domain.categories import UNCLASSIFIED, Branch, trunk_of
from app.domain.changes import Changes
from app.domain.money import decimals_of
from app.domain.own_model import OwnCase
from app.domain.papers import Words
from app.domain.rule_proposals import (
    Heard,
    RuleClash,
    RuleDoubt,
    RuleProposal,
    beside_rules,
    doubtful,
    propose_rules,
)
from app.domain.rules.book import RuleBook
from app.domain.rules.editing import decide_rule, next_code
from app.domain.rules.rule import Rule
from app.domain.rules.wording import fold
from app.domain.settings import ShopSettings
from app.domain.suggestion_answers import CORRECTED, PROGRAM
from app.services.rules.applying import default_resolutions, targets
from app.services.rules.editing import check
from app.services.shop import Shop
from app.storage.rules_state import stored_rules

Step = Callable[[], None]
MOST_CASES = 5000  # the newest
_APART = 10
_MOST_NAME_LETTERS = 80


def rule_proposals(shop: Shop, *, check_wanted: Step = lambda: None) -> tuple[RuleProposal, ...]:
    """What could be rules, the most useful first; may take a second or two.

    ``check_wanted`` is called on the way and may raise to cancel.
    """
    queries = shop.whole().queries
    settings, rules = queries.settings(), queries.rules.all()
    book = _category_book(shop, rules, settings)
    cases = queries.learning.own_cases(book.facts, settings)[-MOST_CASES:]
    corrected = {a.number: a.answer in CORRECTED for a in queries.learning.answers()}
    check_wanted()
    heard = [
        Heard(one.number, one.complaint.text, one.category, corrected.get(one.number, False))
        for one in cases
    ]
    proposals = propose_rules(heard)
    check_wanted()
    said = _said_by(shop, book, cases, {n for p in proposals for n in p.numbers})
    beside = (
        beside_rules(one, {n: said[n] for n in one.numbers if n in said}) for one in proposals
    )
    return tuple(one for one in beside if one is not None)


def make_proposed_rule(shop: Shop, *, proposal: RuleProposal, made_by: str) -> Changes:
    """Write the rule that a proposal asks for, before all others: it wins over what it corrects.

    Raises what `check_rule` refuses.
    """
    with shop.store.action(made_by, may="rules.edit") as action:
        rules = stored_rules(action.state.connection)
        first = min((rule.place for rule in rules), default=_APART)
        name = _name(shop, proposal, action.state.branches())
        rule = check(shop, action, proposal.rule(next_code(rules), name, first - _APART))
        fact = decide_rule(rule, None)
        if fact is not None:
            action.record(fact)
    return action.changes


def proposed_rule(shop: Shop, proposal: RuleProposal) -> Rule:
    """The rule as it would be written, to try it on past cases."""
    rules = shop.queries.rules.all()
    first = min((rule.place for rule in rules), default=_APART)
    name = _name(shop, proposal, shop.queries.branches())
    return proposal.rule(next_code(rules), name, first - _APART)


def rule_doubts(shop: Shop) -> tuple[RuleDoubt, ...]:
    """Rules that people mostly put right, the most contradicted first."""
    of_rule: dict[str, list[tuple[bool, str]]] = defaultdict(list)
    for answer in shop.whole().queries.learning.answers():
        if answer.suggested.rule and answer.told_by != PROGRAM:
            is_agreed = answer.answer == "accepted"
            of_rule[answer.suggested.rule].append((is_agreed, answer.category))
    in_use = {rule.code for rule in shop.queries.rules.all() if rule.enabled}
    found = (doubtful(rule, of_rule[rule]) for rule in of_rule.keys() & in_use)
    return tuple(sorted(filter(None, found), key=lambda one: (one.agreed - one.tried, one.rule)))


def rule_clashes(shop: Shop) -> tuple[RuleClash, ...]:
    """Pairs of rules that name different categories for the same past cases."""
    queries = shop.whole().queries
    settings = queries.settings()
    rules = [r for r in queries.rules.all() if r.enabled and r.effects.category]
    book = _category_book(shop, rules, settings)
    touching = {rule.code: book.touching({rule.code}) for rule in rules}
    category = {rule.code: rule.effects.category for rule in rules}
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for past in queries.rules.past_cases(book.facts, settings) if len(rules) > 1 else ():
        facts = {**past.facts, **_UNDECIDED}
        holds = [code for code, touches in touching.items() if touches(facts)]
        for first, second in combinations(holds, 2):
            if category[first] != category[second]:
                counts[first, second] += 1
    clashes = (RuleClash(*pair, cases) for pair, cases in counts.items())
    return tuple(sorted(clashes, key=lambda one: (-one.cases, one.first, one.second)))


_UNDECIDED = {"case.category": UNCLASSIFIED, "case.trunk": trunk_of(UNCLASSIFIED)}


def _category_book(shop: Shop, rules: Sequence[Rule], settings: ShopSettings) -> RuleBook:
    naming = [rule for rule in rules if rule.effects.category]
    resolutions = default_resolutions(shop.program)
    return RuleBook(naming, decimals_of(settings.currency), resolutions=resolutions)


def _said_by(
    shop: Shop, book: RuleBook, cases: Sequence[OwnCase], wanted: set[str]
) -> Mapping[str, tuple[str, str]]:
    """The rule and the category that the present rules give to each case, where they give one."""
    with shop.store.state() as state:
        named = targets(shop.program, state)
    said = {}
    names = {rule.code: rule.effects.category for rule in book.rules}
    for case in cases:
        if case.number in wanted:
            text = {"case.complaint": fold(case.complaint.text)}
            facts = {**case.complaint.facts, **text, **_UNDECIDED}
            outcome = book.apply(facts, named, explain=False)
            if outcome.effects.category:
                found = outcome.effects.category
                setter = next(rule.code for rule in outcome.applied if names[rule.code] == found)
                said[case.number] = (setter, found)
    return said


def _name(shop: Shop, proposal: RuleProposal, branches: Mapping[str, Branch]) -> Words:
    """``“五金掉色”：成色争议 / 磨损`` in both languages."""
    category = shop.program.category_name(proposal.category, branches)
    words = f"“{proposal.phrase}”"
    return Words(
        f"{words}：{category.zh}"[:_MOST_NAME_LETTERS],
        f"{words}: {category.en}"[:_MOST_NAME_LETTERS],
    )
