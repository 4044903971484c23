"""Recovery after payout (rules §6) in the page's own numbers, as a bookkeeper would check it.

Li was paid 8,960 for a bag that came back. 5,000 of other sales are unpaid: her account nets
itself to −3,960, and only that needs a plan.
"""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.buying_in import buy_in_postings
from app.domain.cases import Track
from app.domain.ids import PersonId
from app.domain.ledger import Posting, check_balanced
from app.domain.money import NegativeAmountError
from app.domain.recovery import (
    Debt,
    DueDayPassedError,
    NothingToRecoverError,
    Plan,
    PlanTooLargeError,
    RecoveryTold,
    UnknownMethodError,
    decide_change,
    decide_plan,
    read_method,
)
from app.domain.recovery_effects import (
    Effect,
    Figures,
    Footing,
    effects,
    propose_plan,
    usual_count,
)
from app.domain.recovery_postings import (
    NothingPaidInError,
    TooMuchRecoveredError,
    TooMuchReturnedError,
    TooMuchWrittenOffError,
    pay_in_postings,
    recovered_postings,
    returned_postings,
    write_off_postings,
)
from app.domain.unwinding import UnknownTenderError
from tests.counter import LI, a_case

CASE = a_case(claim=Track("CLOSED", "", None))
TODAY = date(2026, 8, 3)
NEW = Plan("p1", CASE.id, LI, "CNY", 0, "deduct", (), up_to=7)
OWES_3960 = Debt(owed_minor=396_000, planned_minor=0, case_minor=896_000)

# 8,960 was taken back of the sale; the bag is worth 7,000 by now.
FOOTING = Footing(
    currency="CNY", balance_minor=-396_000, share_minor=0, price_minor=896_000, worth_minor=700_000
)


def lines(made: tuple[Posting, ...]) -> list[tuple[str, str, int]]:
    check_balanced(made)
    assert {line.case for line in made} == {CASE.id}
    return [(line.account, line.party, line.minor) for line in made]


# The postings --------------------------------------------------------------------------------


def test_paying_in() -> None:
    made = pay_in_postings(CASE, LI, amount_minor=132_000, tender="bank")
    assert lines(made) == [("channel.bank", "", 132_000), ("consignors", LI, -132_000)]


def test_a_payment_that_came_back() -> None:
    made = returned_postings(CASE, LI, amount_minor=100, paid_in_minor=132_000, tender="bank")
    assert lines(made) == [("consignors", LI, 100), ("channel.bank", "", -100)]
    with pytest.raises(TooMuchReturnedError):
        returned_postings(CASE, LI, amount_minor=2, paid_in_minor=1, tender="bank")


def test_writing_off_and_goodwill_stand_apart() -> None:
    def given_up(*, goodwill: bool) -> list[tuple[str, str, int]]:
        return lines(
            write_off_postings(
                CASE, LI, amount_minor=132_000, owed_minor=132_000, goodwill=goodwill
            )
        )

    assert given_up(goodwill=False) == [("bad_debt", "", 132_000), ("consignors", LI, -132_000)]
    assert given_up(goodwill=True) == [("goodwill", "", 132_000), ("consignors", LI, -132_000)]


def test_money_that_comes_after_all() -> None:
    made = recovered_postings(CASE, amount_minor=50_000, written_off_minor=132_000, tender="cash")
    assert lines(made) == [("channel.cash", "", 50_000), ("recovered_bad_debt", "", -50_000)]


def test_buying_in_at_8960_what_is_worth_7000() -> None:
    """Dr own stock 7,000, Dr loss 1,960 / Cr consignor 8,960."""
    assert lines(buy_in_postings(CASE, LI, price_minor=896_000, worth_minor=700_000)) == [
        ("own_stock", "", 700_000),
        ("after_sales_loss", "", 196_000),
        ("consignors", LI, -896_000),
    ]


def test_stock_never_stands_above_what_was_paid_for_it() -> None:
    assert lines(buy_in_postings(CASE, LI, price_minor=896_000, worth_minor=1_000_000)) == [
        ("own_stock", "", 896_000),
        ("consignors", LI, -896_000),
    ]


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(NothingPaidInError):
        pay_in_postings(CASE, LI, amount_minor=0, tender="bank")
    with pytest.raises(NegativeAmountError):
        pay_in_postings(CASE, LI, amount_minor=-1, tender="bank")
    for tender in ("store_credit", "gift", "shells"):
        with pytest.raises(UnknownTenderError):
            pay_in_postings(CASE, LI, amount_minor=1, tender=tender)
    for amount in (0, 101):
        with pytest.raises(TooMuchWrittenOffError):
            write_off_postings(CASE, LI, amount_minor=amount, owed_minor=100, goodwill=False)
    with pytest.raises(TooMuchRecoveredError):
        recovered_postings(CASE, amount_minor=101, written_off_minor=100, tender="cash")


# The plan ------------------------------------------------------------------------------------


def test_her_own_account_comes_first_and_only_the_rest_is_planned() -> None:
    fact, plan = decide_plan(
        CASE, OWES_3960, "pay_in", RecoveryTold(count=3), made=NEW, today=TODAY
    )
    assert (plan.amount_minor, plan.method) == (396_000, "pay_in")
    assert [(part.due_on.isoformat(), part.minor) for part in plan.instalments] == [
        ("2026-08-17", 132_000),
        ("2026-09-17", 132_000),
        ("2026-10-17", 132_000),
    ]
    assert (fact.kind, fact.subject) == ("recovery_planned", CASE.id)
    assert "postings" not in fact.payload


def test_what_others_plans_wait_for_is_not_planned_twice() -> None:
    debt = Debt(owed_minor=396_000, planned_minor=300_000, case_minor=896_000)
    _, plan = decide_plan(CASE, debt, "deduct", RecoveryTold(), made=NEW, today=TODAY)
    assert plan.amount_minor == 96_000
    told = RecoveryTold(amount_minor=96_001)
    with pytest.raises(PlanTooLargeError) as refusal:
        decide_plan(CASE, debt, "deduct", told, made=NEW, today=TODAY)
    assert refusal.value.params == {
        "amount_minor": 96_001,
        "free_minor": 96_000,
        "currency": "CNY",
    }


@pytest.mark.parametrize(
    "debt",
    [
        Debt(owed_minor=0, planned_minor=0, case_minor=896_000),  # other sales cover it
        Debt(owed_minor=396_000, planned_minor=396_000, case_minor=896_000),
        Debt(owed_minor=396_000, planned_minor=0, case_minor=0),  # another case's debt
    ],
)
def test_where_nothing_is_left_there_is_no_plan(debt: Debt) -> None:
    with pytest.raises(NothingToRecoverError):
        decide_plan(CASE, debt, "deduct", RecoveryTold(), made=NEW, today=TODAY)


def test_a_plan_is_changed_for_what_is_left() -> None:
    _, plan = decide_plan(CASE, OWES_3960, "pay_in", RecoveryTold(count=3), made=NEW, today=TODAY)
    left = 264_000  # one part came in
    debt = Debt(owed_minor=left, planned_minor=left, case_minor=500_000)
    told = RecoveryTold(count=4, first_due=date(2026, 10, 31), payer="李的妹妹")
    fact, changed = decide_change(plan, left, debt, "pay_in", told, up_to=12, today=TODAY)
    assert fact.kind == "recovery_changed"
    assert (changed.id, changed.amount_minor, changed.up_to) == (plan.id, left, 12)
    assert [part.minor for part in changed.instalments] == [66_000] * 4
    assert changed.instalments[-1].due_on == date(2027, 1, 31)
    more = RecoveryTold(amount_minor=left + 1)
    with pytest.raises(PlanTooLargeError):
        decide_change(plan, left, debt, "deduct", more, up_to=12, today=TODAY)


def test_days_and_methods_that_make_no_sense_are_refused() -> None:
    told = RecoveryTold(first_due=date(2026, 8, 2))
    with pytest.raises(DueDayPassedError):
        decide_plan(CASE, OWES_3960, "pay_in", told, made=NEW, today=TODAY)
    with pytest.raises(UnknownMethodError):
        decide_plan(CASE, OWES_3960, "barter", RecoveryTold(), made=NEW, today=TODAY)
    assert (read_method("CLAWBACK"), read_method(" Pay_In ")) == ("deduct", "pay_in")


# The five side by side -------------------------------------------------------------------------


def test_what_each_way_would_do_to_every_balance() -> None:
    rests = Figures(-396_000)
    assert effects(FOOTING) == (
        Effect("REVERSE", rests, rests, ("own_account_short",)),
        Effect("CLAWBACK", rests, Figures(0)),
        Effect(
            "BUY_IN",
            Figures(500_000, loss_minor=196_000, stock_minor=700_000),
            Figures(500_000, loss_minor=196_000, stock_minor=700_000),
        ),
        Effect("PAY_IN", rests, Figures(0, bank_minor=396_000)),
        Effect("WRITE_OFF", Figures(0, loss_minor=396_000), Figures(0, loss_minor=396_000)),
    )


def test_the_share_that_settling_still_charges_is_in_it() -> None:
    """8,960 taken back and 300 for the appraiser to come: 4,260 is what needs a way."""
    found = effects(replace(FOOTING, share_minor=30_000))
    assert [effect.at_once.consignor_minor for effect in found] == [
        -426_000,
        -426_000,
        470_000,
        -426_000,
        0,
    ]
    assert found[3].later.bank_minor == 426_000


def test_the_five_say_the_same_as_the_books() -> None:
    """What the shop has and bears more is what stands on her account more."""
    for effect in effects(FOOTING):
        for figures in (effect.at_once, effect.later):
            gained = figures.stock_minor + figures.bank_minor + figures.loss_minor
            deducted = effect.mode == "CLAWBACK" and figures is effect.later
            moved = figures.consignor_minor - FOOTING.after_minor
            assert moved == (396_000 if deducted else gained)


def test_other_cases_see_to_their_own_part_of_the_debt() -> None:
    """3,960 are owed, 1,000 of them by this case: that is all it deducts, asks for or gives up."""
    found = effects(replace(FOOTING, case_minor=100_000))
    assert [effect.later.consignor_minor for effect in found] == [
        -396_000,
        -296_000,
        500_000,
        -296_000,
        -296_000,
    ]
    covered = effects(replace(FOOTING, case_minor=0))
    assert [effect.missing for effect in covered[:2]] == [(), ("nothing_owed",)]


def test_ways_that_are_closed_say_why() -> None:
    covered = effects(replace(FOOTING, balance_minor=100, cannot_buy=("not_fake",)))
    assert [effect.missing for effect in covered] == [
        (),
        ("nothing_owed",),
        ("not_fake",),
        ("nothing_owed",),
        ("nothing_owed",),
    ]
    clerk = effects(replace(FOOTING, may_write_off=False))
    assert clerk[4].missing == ("owner_alone",)


@pytest.mark.parametrize(
    ("footing", "mode", "reason"),
    [
        (replace(FOOTING, wants_buy_in=True), "BUY_IN", "decided_buy_in"),
        (
            replace(FOOTING, wants_buy_in=True, cannot_buy=("not_fake",)),
            "PAY_IN",
            "little_for_sale",
        ),
        (replace(FOOTING, balance_minor=0), "REVERSE", "own_account_covers"),
        (replace(FOOTING, expected_minor=396_000), "CLAWBACK", "coming_sales_cover"),
        (replace(FOOTING, expected_minor=395_999), "PAY_IN", "little_for_sale"),
        (replace(FOOTING, stays_away=True), "WRITE_OFF", "instalments_stay_away"),
        (replace(FOOTING, stays_away=True, may_write_off=False), "PAY_IN", "little_for_sale"),
        (replace(FOOTING, running="PAY_IN", expected_minor=900_000), "PAY_IN", "plan_runs"),
    ],
)
def test_the_program_proposes_one_with_its_reason(footing: Footing, mode: str, reason: str) -> None:
    proposed = propose_plan(footing)
    assert (proposed.mode, proposed.reason) == (mode, reason)


def test_a_large_debt_is_proposed_in_more_parts() -> None:
    assert [usual_count(yuan * 100, "CNY") for yuan in (999, 1_000, 3_960, 20_000)] == [1, 2, 3, 6]
    assert usual_count(3_960, "JPY") == 3
    assert usual_count(3_960_000, "KWD") == 3


def test_somebody_else_can_be_the_one_who_pays() -> None:
    told = RecoveryTold(payer="李的妹妹")
    _, plan = decide_plan(CASE, OWES_3960, "pay_in", told, made=NEW, today=TODAY)
    assert (plan.payer, plan.person) == ("李的妹妹", PersonId(LI))
