"""Split, confirmed, objected to, settled, split again: no cent and no entry is lost."""

import random
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.confirmations import WordTold
from app.domain.errors import RuleError
from app.services.money.confirming import confirm_split, object_to_split
from app.services.money.costs import record_cost
from app.services.money.resplitting import resplit_loss
from app.services.money.settling import settle_case
from app.services.money.splitting import split_liability
from app.services.program_data import ProgramData
from app.services.shop import found_shop
from app.storage.splits_state import charged_on
from tests.counter import OWNER, Counter, ShopClock

PARTIES = ("shop", "consignor", "carrier", "buyer", "third")
cuts = st.lists(st.integers(0, 10_000), min_size=4, max_size=4).map(sorted)
step = st.one_of(
    st.tuples(st.just("split"), cuts),
    st.tuples(st.just("resplit"), cuts),
    st.tuples(st.sampled_from(("confirm", "object")), st.sampled_from(PARTIES)),
    st.tuples(st.just("cost"), st.integers(1, 999_999)),
    st.tuples(st.just("settle"), st.none()),
)


def shares_of(cut: list[int]) -> dict[str, int]:
    ends = (0, *cut, 10_000)
    return {party: ends[n + 1] - ends[n] for n, party in enumerate(PARTIES)}


def do(counter: Counter, number: str, what: str, told: object) -> None:
    shop = counter.shop
    if what == "split":
        split_liability(
            shop,
            number=number,
            shares_bp=shares_of(told),  # type: ignore[arg-type] # a step of its kind
            reason="协商",
            decided_by="陈",
        )
    elif what == "resplit":
        resplit_loss(
            shop,
            number=number,
            shares_bp=shares_of(told),  # type: ignore[arg-type] # a step of its kind
            reason="更正",
            decided_by="陈",
        )
    elif what == "confirm":
        confirm_split(shop, number=number, told=WordTold(str(told)), actor=OWNER)
    elif what == "object":
        word = WordTold(str(told), "phone", "不")
        object_to_split(shop, number=number, told=word, actor=OWNER)
    elif what == "cost":
        amount = told if isinstance(told, int) else 1
        record_cost(
            shop, number=number, what="运费", amount_minor=amount, tender="cash", paid_by="陈"
        )
    else:
        settle_case(shop, number=number, mode="", actor=OWNER)


@given(steps=st.lists(step, min_size=3, max_size=12))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_order_of_things_loses_a_cent_or_changes_an_entry(
    steps: list[tuple[str, object]], program: ProgramData, tmp_path: Path
) -> None:
    folder = tmp_path / f"{len(list(tmp_path.iterdir()))}"
    clock = ShopClock()
    shop = found_shop(
        folder,
        program=program,
        founded_by="陈",
        settings={},
        clock=clock,
        rand=random.Random(5).randbytes,
    )
    try:
        counter = Counter(shop, clock)
        counter.sell_the_bag()
        number = counter.open()
        counter.return_and_refund(number)
        told: list[tuple[object, ...]] = []
        for what, value in [("cost", 38_599), *steps]:
            try:
                do(counter, number, what, value)
            except RuleError:
                continue
            with shop.store.state() as state:
                case = state.case(number)
                charged = charged_on(state.connection, case).by_party
                entries = state.connection.execute(
                    "SELECT id, payload, hash FROM journal ORDER BY place"
                ).fetchall()
                uneven = state.connection.execute(
                    "SELECT entry FROM posting GROUP BY entry, currency HAVING SUM(minor) <> 0"
                ).fetchall()
            assert case.settled_minor == sum(charged.values())
            assert all(minor >= 0 for minor in charged.values())
            assert [] == uneven
            assert told == entries[: len(told)]
            told = entries
    finally:
        shop.close()
