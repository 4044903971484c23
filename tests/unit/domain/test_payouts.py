"""A balance divided into what may be paid and what waits, and what a payout covers."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.payouts import (
    HOLD_CODES,
    ON_ALL,
    Account,
    Credit,
    HeldCredit,
    Hold,
    Reason,
    Release,
    blocked_by_credit,
    cover,
    decide_payout,
    decide_release,
    gravest_first,
    group_of,
    opposite,
    with_releases,
)

OPEN_CASE = Reason("open_case", "c1", "A-000001")
WINDOW = Reason("window", until="2026-03-20")


def account(*credits_: tuple[int, tuple[Reason, ...]]) -> tuple[Account, list[Credit]]:
    """Credits in the order of age: what each stands at, and why it waits."""
    made = [Credit(f"s{n}", f"i{n}", minor) for n, (minor, _) in enumerate(credits_)]
    held = tuple(
        HeldCredit(credit, reasons)
        for credit, (minor, reasons) in zip(made, credits_, strict=True)
        if reasons and minor > 0
    )
    plus = sum(c.open_minor for c in made if c.open_minor > 0)
    minus = -sum(c.open_minor for c in made if c.open_minor < 0)
    return Account("li", "CNY", plus, minus, held), made


def test_what_nothing_holds_is_payable() -> None:
    proposal = decide_payout(account((896_000, ()), (7_000, (OPEN_CASE,)))[0])
    assert (903_000, 896_000, 7_000) == (
        proposal.balance_minor,
        proposal.payable_minor,
        proposal.held_minor,
    )
    assert (Hold(OPEN_CASE, 7_000, Credit("s1", "i1", 7_000)),) == proposal.holds


def test_a_debt_is_met_by_free_money_first_and_by_held_money_after() -> None:
    """896,000 to come back; 500,000 free and 600,000 held: 204,000 is left, and it waits."""
    proposal = decide_payout(account((-896_000, ()), (500_000, ()), (600_000, (WINDOW,)))[0])
    assert (204_000, 0, 204_000) == (
        proposal.balance_minor,
        proposal.payable_minor,
        proposal.held_minor,
    )


def test_nothing_is_payable_or_held_while_she_owes_the_shop() -> None:
    proposal = decide_payout(account((-896_000, ()), (600_000, (WINDOW,)))[0])
    assert (-296_000, 0, 0, ()) == (
        proposal.balance_minor,
        proposal.payable_minor,
        proposal.held_minor,
        proposal.holds,
    )
    assert group_of(proposal, minimum_minor=0, can_be_paid=True) == "negative"


def test_the_gravest_reason_is_told_first() -> None:
    told = gravest_first([WINDOW, OPEN_CASE, Reason("stolen", "c2", "A-000002"), OPEN_CASE])
    assert ["stolen", "open_case", "window"] == [reason.code for reason in told]
    assert set(HOLD_CODES) > ON_ALL


def test_a_payout_clears_debts_and_covers_the_oldest_free_credits() -> None:
    held, credits_ = account((-300, ()), (1_000, ()), (2_000, (OPEN_CASE,)), (5_000, ()))
    covers = cover(credits_, blocked_by_credit(held), 900)
    assert [("s0", -300), ("s1", 1_000), ("s3", 200)] == [(c.sale, c.minor) for c in covers]


def test_a_release_holds_for_the_reasons_it_was_about() -> None:
    release = Release(2_000, frozenset({OPEN_CASE.key}))
    credit = Credit("s", "i", 2_000)
    assert HeldCredit(credit, (OPEN_CASE,), (release,)).blocked_minor == 0
    assert HeldCredit(credit, (OPEN_CASE, WINDOW), (release,)).blocked_minor == 2_000


def test_a_released_part_that_was_paid_is_used_up() -> None:
    release = Release(700, frozenset({OPEN_CASE.key}))
    paid = HeldCredit(Credit("s", "i", 1_300, covered_minor=700), (OPEN_CASE,), (release,))
    assert (0, 1_300) == (paid.released_minor, paid.blocked_minor)
    returned = HeldCredit(Credit("s", "i", 2_000), (OPEN_CASE,), (release,))
    assert (700, 1_300) == (returned.released_minor, returned.blocked_minor)


def test_groups_before_a_run() -> None:
    free, held = account((5_000, ()))[0], account((5_000, (WINDOW,)))[0]
    groups = [
        group_of(decide_payout(a), minimum_minor=least, can_be_paid=known)
        for a, least, known in (
            (free, 0, True),
            (free, 5_001, True),
            (free, 0, False),
            (held, 0, True),
            (account((5_000, ()), (-5_000, ()))[0], 0, True),
        )
    ]
    assert ["pay", "hold", "no_account", "hold", "nothing"] == groups


amounts = st.integers(-(10**9), 10**9)
reasons = st.lists(
    st.builds(Reason, st.sampled_from(HOLD_CODES), st.sampled_from(["a", "b"])), max_size=3
).map(gravest_first)
accounts = st.lists(st.tuples(amounts, reasons), max_size=8).map(lambda told: account(*told))


@given(accounts)
def test_payable_and_held_are_the_balance(told: tuple[Account, list[Credit]]) -> None:
    balance, credits_ = told
    proposal = decide_payout(balance)
    assert proposal.balance_minor == sum(c.open_minor for c in credits_)
    assert proposal.payable_minor + proposal.held_minor == max(proposal.balance_minor, 0)
    assert all(0 < hold.amount_minor <= hold.credit.open_minor for hold in proposal.holds)


@given(accounts, st.data())
def test_a_payout_covers_its_amount_and_nothing_held(
    told: tuple[Account, list[Credit]], data: st.DataObject
) -> None:
    balance, credits_ = told
    payable = decide_payout(balance).payable_minor
    amount = data.draw(st.integers(1, payable)) if payable else 0
    blocked = blocked_by_credit(balance)
    covers = cover(credits_, blocked, amount)
    assert sum(c.minor for c in covers) == amount or not payable
    open_of = {(c.sale, c.item): c.open_minor for c in credits_}
    for covered in covers if payable else ():
        left = open_of[covered.sale, covered.item] - covered.minor
        assert left >= blocked.get((covered.sale, covered.item), 0)
    assert sum(c.minor for c in (*covers, *opposite(covers))) == 0


@given(accounts, st.integers(1, 10**9))
def test_a_release_makes_no_more_payable_than_it_says(
    told: tuple[Account, list[Credit]], amount: int
) -> None:
    balance = told[0]
    before = decide_payout(balance)
    released = decide_release(balance.held, amount)
    after = decide_payout(with_releases(balance, released))
    assert 0 <= after.payable_minor - before.payable_minor <= sum(r.minor for r in released)
    assert sum(r.minor for r in released) <= amount
    assert after.balance_minor == before.balance_minor
