"""Rules tried on past cases beside only reading those cases, and 200 rules asked about one case.

The limit fetches the very rows that a re-test reads — each case with its item and sale — through
Python's sqlite3, and does nothing with them.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from functools import partial

from app.domain.papers import Words
from app.domain.rules.book import RuleBook
from app.domain.rules.effects import Effects
from app.domain.rules.rule import Rule
from app.services.rules.applying import default_resolutions, targets
from app.services.rules.retesting import try_rules_on_past_cases
from app.services.shop import Shop
from app.storage.queries.past_cases import PAST
from app.storage.store import DATABASE_NAME
from tests.bench import raw
from tests.bench.figures import Figure, Plan, in_turn, median_s
from tests.bench.shops import shop_of

_CASES = 100_000
_RULES = 200
_TARGET = 5.0  # at least 0.2 × the speed of only reading
_CURRENCY_DECIMALS = 2
_TRUNKS = "AUTH COND DESC FUNC SHIP STORE MONEY OWN MIND OTHER".split()
_WORDS = "假 仿 划痕 开线 掉色 lv scratch* zip 拉链 异味".split()


def run(plan: Plan) -> Iterator[Figure]:
    """A hundred thousand cases, or the largest shop that was asked for."""
    cases = min(_CASES, max(plan.sizes))
    shop = shop_of(cases, plan.folder)
    connection = raw.connect(shop.folder / DATABASE_NAME)
    try:
        seeds = shop.queries.rules.all()
        for shown, rules in (
            (f"the {len(seeds)} rules of a new shop, one changed", _one_changed(seeds)),
            (f"{_RULES} rules instead", many_rules()),
        ):
            medians = in_turn(
                partial(try_rules_on_past_cases, shop, rules=rules),
                partial(_read, connection),
                plan.rounds(8),
            )
            yield Figure(f"re-test on {cases:,} cases: {shown}", *medians, _TARGET)
        yield from _one_case(shop, plan)
    finally:
        connection.close()
        shop.close()


def _one_case(shop: Shop, plan: Plan) -> Iterator[Figure]:
    settings = shop.queries.settings()
    book = RuleBook(many_rules(), _CURRENCY_DECIMALS, resolutions=default_resolutions(shop.program))
    with shop.store.state() as state:
        named = targets(shop.program, state)
    past = next(iter(shop.queries.rules.past_cases(book.facts, settings)))
    rounds = plan.rounds(2000)
    ask = partial(book.apply, past.facts, named)
    yield Figure(f"{_RULES} rules asked about one case, with reasons", median_s(ask, rounds))


def _one_changed(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """The rules with one that says something else."""
    first = rules[0]
    other = Rule(first.code, first.name, "case.at_stake > 800", first.effects, place=first.place)
    return (other, *rules[1:])


def many_rules() -> tuple[Rule, ...]:
    """Rules as a shop has them: by category and amount, and some by words."""
    return tuple(
        Rule(
            f"R-{number:03d}",
            Words("规则", "Rule"),
            _condition(number),
            Effects(tags=(f"t{number}",), team="owner" if number % 3 == 0 else ""),
            place=number,
        )
        for number in range(_RULES)
    )


def _condition(number: int) -> str:
    trunk = _TRUNKS[number % len(_TRUNKS)]
    amount = 100 * (number % 97 + 1)
    if number % 5 == 0:
        words = f'"{_WORDS[number % len(_WORDS)]}", "{_WORDS[number * 3 % len(_WORDS)]}"'
        return f"case.trunk = {trunk} and case.complaint contains [{words}]"
    if number % 5 == 1:
        return f"case.category = {trunk} and consignor.cases_90d >= {number % 7}"
    return f"case.trunk in [{trunk}] and case.at_stake > {amount} and not item.price < 50"


def _read(connection: sqlite3.Connection) -> None:
    rows = connection.execute(PAST)
    while rows.fetchmany(500):
        pass
