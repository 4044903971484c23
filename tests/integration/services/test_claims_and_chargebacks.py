"""Money from carriers, insurers, third parties and banks, from the counter to the books."""

import contextlib
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.chargebacks import ChargebackOpenError, NoChargebackError
from app.domain.claim_postings import PaidBeyondAcceptedError
from app.domain.claims import AcceptanceNotWrittenError, NotAnOutsidePartyError, UnknownClaimError
from app.domain.custody import Handover
from app.domain.errors import RuleError
from app.domain.people import DuplicateNumberError, EmptyFieldError
from app.domain.settlement import SplitMissingError
from app.domain.surgery import ReasonMissingError
from app.services.mistakes import void_case
from app.services.money.chargebacks import ChargebackTold, end_chargeback, record_chargeback
from app.services.money.claims import (
    ClaimAnswer,
    ClaimPayment,
    ClaimTold,
    answer_claim,
    file_claim,
    record_claim_payment,
)
from app.services.money.settling import settle_case
from app.services.money.splitting import propose_split
from app.services.moves import hand_over
from app.services.parties import add_party, edit_party
from app.services.program_data import ProgramData
from app.services.settings import edit_settings
from app.services.shop import found_shop
from app.services.undo import CannotUndoError, ChangedSinceError, undo_action
from app.services.verify import rebuild_tables, verify
from app.storage.projection import dump
from app.storage.unwinding_state import has_credit_note
from tests.counter import COMMISSION, CONSIGNORS_PART, OWNER, PRICE, Counter, ShopClock

INSURED, REST = 800_000, 480_000
FEE = 15_000


def carrier(counter: Counter, kind: str = "carrier", name: str = "顺丰速运") -> str:
    add_party(counter.shop, kind=kind, name=name, added_by="陈", phone="95338")
    return {"carrier": "L1", "insurer": "I1", "third": "T1"}[kind]


def damaged(counter: Counter) -> str:
    """The parcel was crushed, and the buyer has her money back."""
    counter.sell_the_bag()
    number = counter.open(category="SHIP.DMG", resolution="CARRIER_CLAIM")
    counter.to_decision(number)
    counter.move(number, "approve_carrier_refund", "refund_done")
    return number


def file(counter: Counter, number: str, party: str = "L1", amount: int | None = None) -> None:
    told = ClaimTold(party, amount, INSURED, reference="SF-77")
    file_claim(counter.shop, number=number, told=told, actor=OWNER)


def answer(counter: Counter, number: str, said: str, amount: int | None = None) -> None:
    told = ClaimAnswer(said, amount, letter="SF 理赔函 3 月 16 日")
    answer_claim(counter.shop, number=number, place=1, told=told, actor=OWNER)


def pay(counter: Counter, number: str, amount: int | None = None) -> None:
    told = ClaimPayment(amount)
    record_claim_payment(counter.shop, number=number, place=1, told=told, recorded_by="陈")


def settle(counter: Counter, number: str) -> None:
    settle_case(counter.shop, number=number, mode="", actor=OWNER)


def stage(counter: Counter, number: str) -> tuple[str, str]:
    card = counter.card(number)
    return card.recovery_stage, card.recovery_turn


def test_the_carrier_pays_8000_of_12800_and_the_rest_is_split_again(counter: Counter) -> None:
    number = damaged(counter)
    carrier(counter)

    file(counter, number)
    assert ("CARRIER", "carrier") == stage(counter, number)
    # Nothing is receivable before the carrier accepts.
    assert {"pending_claim": PRICE} == picked(
        counter, "pending_claim", "carriers", "after_sales_loss"
    )

    counter.clock.step(days=12)
    answer(counter, number, "partly", INSURED)
    assert {"carriers": INSURED, "after_sales_loss": REST} == picked(
        counter, "carriers", "after_sales_loss", "pending_claim"
    )
    assert ("DECIDE", "shop") == stage(counter, number)

    counter.split(number, shop=5_000, consignor=5_000)
    settle(counter, number)
    assert ("CLOSED", "") == stage(counter, number)
    assert REST // 2 == counter.balances()["after_sales_loss"]

    pay(counter, number, 300_000)
    pay(counter, number)
    assert {"channel.bank": INSURED} == picked(counter, "channel.bank", "carriers")
    assert [] == counter.shop.queries.ledger.faults()


def test_after_a_settlement_on_the_carrier_a_refusal_asks_for_another_split(
    counter: Counter,
) -> None:
    """The carrier's share was settled first, so it waits; refused, nobody bears it any more."""
    number = damaged(counter)
    carrier(counter)
    counter.split(number, carrier=10_000)
    settle(counter, number)
    assert PRICE == counter.balances()["pending_claim"]

    file(counter, number)
    assert PRICE == counter.balances()["pending_claim"]  # set aside once, not twice
    answer(counter, number, "refused")

    assert {"after_sales_loss": PRICE} == picked(counter, "after_sales_loss", "pending_claim")
    assert () == counter.card(number).shares
    with pytest.raises(SplitMissingError):
        settle(counter, number)
    counter.split(number, shop=10_000)
    settle(counter, number)
    assert ("CLOSED", "") == stage(counter, number)


def test_accepted_in_full_nothing_is_left_to_split(counter: Counter) -> None:
    number = damaged(counter)
    carrier(counter)
    file(counter, number)
    answer(counter, number, "accepted")

    assert ("CLOSED", "") == stage(counter, number)
    assert {"carriers": PRICE} == picked(counter, "carriers", "pending_claim", "after_sales_loss")


def test_an_insurer_stands_in_for_what_the_carrier_refused(counter: Counter) -> None:
    number = damaged(counter)
    carrier(counter)
    insurer = carrier(counter, "insurer", "平安保险")
    file(counter, number)
    answer(counter, number, "partly", INSURED)
    file(counter, number, insurer)

    told = ClaimAnswer("accepted", letter="保单 88 号")
    answer_claim(counter.shop, number=number, place=2, told=told, actor=OWNER)

    assert {"carriers": PRICE} == picked(counter, "carriers", "pending_claim", "after_sales_loss")
    assert ("CLOSED", "") == stage(counter, number)


def test_an_authenticator_who_vouched_bears_a_share(counter: Counter) -> None:
    """AUTH.FAKE: half is the third party's; it waits until the authenticator accepts."""
    counter.sell_the_bag()
    number = counter.open(category="AUTH.FAKE", resolution="REFUND_ONLY")
    counter.to_decision(number)
    counter.is_ours(number)
    counter.move(number, "approve_refund", "refund_done")
    lab = carrier(counter, "third", "中检")
    counter.split(number, consignor=5_000, third=5_000)
    settle(counter, number)

    told = ClaimTold(lab, PRICE // 2)
    file_claim(counter.shop, number=number, told=told, actor=OWNER)
    answer(counter, number, "accepted")

    assert {"third_parties": PRICE // 2} == picked(counter, "third_parties", "pending_claim")


def test_a_claim_needs_a_letter_a_party_and_an_amount_that_is_open(counter: Counter) -> None:
    number = damaged(counter)
    carrier(counter)
    with pytest.raises(NotAnOutsidePartyError):
        file(counter, number, "1001")
    with pytest.raises(UnknownClaimError):
        answer(counter, number, "refused")
    file(counter, number)
    with pytest.raises(AcceptanceNotWrittenError):
        answer_claim(
            counter.shop, number=number, place=1, told=ClaimAnswer("accepted"), actor=OWNER
        )
    with pytest.raises(PaidBeyondAcceptedError):
        pay(counter, number, 1)
    answer(counter, number, "partly", INSURED)
    with pytest.raises(PaidBeyondAcceptedError):
        pay(counter, number, INSURED + 1)


def test_what_was_claimed_is_corrected_by_an_answer_and_never_undone(counter: Counter) -> None:
    number = damaged(counter)
    carrier(counter)
    told = ClaimTold("L1")
    changes = file_claim(counter.shop, number=number, told=told, actor=OWNER)
    with pytest.raises(CannotUndoError):
        undo_action(counter.shop, action_id=changes.action, undone_by="陈")

    answer(counter, number, "withdrawn")
    assert {"after_sales_loss": PRICE} == picked(counter, "after_sales_loss", "pending_claim")


def test_money_recorded_by_mistake_is_taken_back_with_a_reason(counter: Counter) -> None:
    number = damaged(counter)
    carrier(counter)
    file(counter, number)
    answer(counter, number, "partly", INSURED)
    pay(counter, number, 500_000)

    def take_back(note: str) -> None:
        told = ClaimPayment(450_000, note=note, takes_back=True)
        record_claim_payment(counter.shop, number=number, place=1, told=told, recorded_by="陈")

    with pytest.raises(ReasonMissingError):
        take_back(" ")
    take_back("多打了一个零")
    assert {"carriers": 750_000, "channel.bank": 50_000} == picked(
        counter, "carriers", "channel.bank"
    )


def test_parties_have_numbers_of_their_own_and_stay_out_of_the_consignors(
    counter: Counter,
) -> None:
    counter.consignor()
    for kind in ("carrier", "insurer", "third", "carrier"):
        add_party(counter.shop, kind=kind, name="某某", added_by="陈")
    people = counter.shop.queries.people

    assert ["1001"] == [line.number for line in people.page(limit=10)]
    assert ["L1", "I1", "T1", "L2"] == [line.number for line in people.outside(limit=10)]
    assert "1002" == counter.shop.queries.people.line(_next_consignor(counter)).number
    with pytest.raises(DuplicateNumberError):
        add_party(counter.shop, kind="third", name="别人", number="L1", added_by="陈")
    with pytest.raises(EmptyFieldError):
        add_party(counter.shop, kind="third", name=" ", added_by="陈")


def _next_consignor(counter: Counter) -> str:
    counter.consignor(number="", name="赵女士")
    return "1002"


def test_what_is_known_of_a_party_is_corrected_and_taken_back(counter: Counter) -> None:
    counter.consignor()
    carrier(counter)
    shop = counter.shop
    changes = edit_party(shop, number="L1", name="顺丰", phone="", edited_by="陈")
    line = shop.queries.people.line("L1")
    assert ("顺丰", "") == (line.name, line.phone)
    undo_action(shop, action_id=changes.action, undone_by="陈")
    assert "95338" == shop.queries.people.line("L1").phone
    with pytest.raises(NotAnOutsidePartyError):
        edit_party(shop, number="1001", name="李", edited_by="陈")
    with pytest.raises(EmptyFieldError):
        edit_party(shop, number="L1", name=" ", edited_by="陈")


def disputed(counter: Counter, *, category: str = "MONEY.CB", underlying: str = "") -> str:
    """Sold by card; the bank took 12,800 and its fee back."""
    counter.consignor()
    counter.item()
    counter.sell("A-1", tender="card")
    number = counter.open(category=category, resolution="CB_RESPONSE")
    told = ChargebackTold(
        fee_minor=FEE,
        reference="CB-77",
        reply_by_ms=counter.clock.now_ms + 9 * 24 * 3_600_000,
        underlying=underlying,
    )
    record_chargeback(counter.shop, number=number, told=told, recorded_by="陈")
    return number


def test_an_open_chargeback_blocks_a_second_refund_of_the_sale(counter: Counter) -> None:
    number = disputed(counter)
    assert {"disputed_funds": PRICE, "channel_fees": FEE} == picked(
        counter, "disputed_funds", "channel_fees"
    )
    other = counter.open(resolution="REFUND_ONLY", sale="S1")
    with pytest.raises(ChargebackOpenError):
        counter.refund(other)
    told = ChargebackTold(reference="CB-78")
    with pytest.raises(ChargebackOpenError):
        record_chargeback(counter.shop, number=other, told=told, recorded_by="陈")

    end_chargeback(counter.shop, number=number, outcome="won", actor=OWNER)
    counter.move(other, "refund_done")
    assert PRICE == counter.card(other).refunded_minor


def test_the_banks_day_is_a_deadline_until_the_bank_has_decided(counter: Counter) -> None:
    number = disputed(counter)
    assert [("chargeback", "CB-77", False)] == clocks(counter, number)
    end_chargeback(counter.shop, number=number, outcome="won", actor=OWNER)
    assert [("chargeback", "CB-77", True)] == clocks(counter, number)


def test_won_at_the_bank_the_case_ends_and_the_fee_is_spent(counter: Counter) -> None:
    number = disputed(counter)
    to_the_bank(counter, number)
    end_chargeback(counter.shop, number=number, outcome="won", actor=OWNER)

    card = counter.card(number)
    assert ("CLOSED", "CLOSED") == (card.claim_stage, card.recovery_stage)
    assert (0, 0) == (card.refunded_minor, card.loss_minor)
    assert {"channel_fees": FEE} == picked(counter, "channel_fees", "disputed_funds")


def test_lost_without_goods_it_is_split_by_what_lies_beneath(counter: Counter) -> None:
    number = disputed(counter, underlying="auth.fake")
    to_the_bank(counter, number)
    counter.move(number, "chargeback_lost")

    assert PRICE + FEE == counter.card(number).loss_minor
    assert {"after_sales_loss": PRICE + FEE} == picked(
        counter, "after_sales_loss", "disputed_funds", "channel_fees"
    )
    assert "AUTH.FAKE" == propose_split(counter.shop, number=number).basis
    counter.split(number, consignor=10_000)
    settle(counter, number)
    assert [] == counter.shop.queries.ledger.faults()


def test_lost_with_the_goods_back_the_sale_is_unwound(counter: Counter) -> None:
    number = disputed(counter)
    hand_over(counter.shop, number=number, handover=Handover("in_shop"), recorded_by="陈")
    end_chargeback(counter.shop, number=number, outcome="lost", actor=OWNER)

    card = counter.card(number)
    assert (PRICE, FEE) == (card.refunded_minor, card.loss_minor)
    assert {"after_sales_loss": FEE} == picked(
        counter, "consignors", "commission", "disputed_funds", "after_sales_loss"
    )
    assert "on_hold" == counter.shop.queries.items.card("A-1").line.status
    assert (CONSIGNORS_PART + COMMISSION) == PRICE


def test_the_tax_in_a_lost_chargeback_goes_back_under_a_credit_note(counter: Counter) -> None:
    told = {"tax_basis": "gross", "tax_rate_bp": "300"}
    edit_settings(counter.shop, values=told, edited_by="陈")
    number = disputed(counter)
    hand_over(counter.shop, number=number, handover=Handover("in_shop"), recorded_by="陈")
    end_chargeback(counter.shop, number=number, outcome="lost", actor=OWNER)

    assert {} == picked(counter, "vat", "consignors", "commission", "disputed_funds")
    with counter.shop.store.state() as state:
        assert has_credit_note(state.connection, "CN-000001")


def test_a_debit_after_the_end_is_waited_for_and_won_it_ends_again(counter: Counter) -> None:
    """Settled in February; in March the cardholder disputes the payment all the same."""
    counter.sell_the_bag()
    number = counter.open()
    counter.return_and_refund(number)
    counter.move(number, "nothing_to_recover")
    assert not counter.card(number).line.is_open

    told = ChargebackTold(PRICE, reference="CB-9", reply_by_ms=counter.clock.now_ms + 1)
    record_chargeback(counter.shop, number=number, told=told, recorded_by="陈")
    assert ("DECIDE", "shop") == stage(counter, number)
    end_chargeback(counter.shop, number=number, outcome="won", actor=OWNER)
    assert not counter.card(number).line.is_open


def test_paid_back_twice_the_second_time_is_a_loss(counter: Counter) -> None:
    """The buyer had her refund and let the bank take it once more."""
    counter.sell_the_bag()
    number = counter.open()
    counter.return_and_refund(number)
    told = ChargebackTold(PRICE, FEE)
    record_chargeback(counter.shop, number=number, told=told, recorded_by="陈")
    end_chargeback(counter.shop, number=number, outcome="lost", actor=OWNER)

    card = counter.card(number)
    assert (PRICE, PRICE + FEE) == (card.refunded_minor, card.loss_minor)
    assert ("DECIDE", "shop") == stage(counter, number)


def test_a_chargeback_ends_once(counter: Counter) -> None:
    number = disputed(counter)
    end_chargeback(counter.shop, number=number, outcome="won", actor=OWNER)
    with pytest.raises(NoChargebackError):
        end_chargeback(counter.shop, number=number, outcome="lost", actor=OWNER)


def to_the_bank(counter: Counter, number: str) -> None:
    counter.to_decision(number)
    counter.move(number, "answer_bank")


def clocks(counter: Counter, number: str) -> list[tuple[str, str, bool]]:
    found = counter.shop.queries.clocks.of_case(number).clocks
    return [(clock.kind, clock.note, clock.is_done) for clock in found]


def picked(counter: Counter, *accounts: str) -> dict[str, int]:
    """What stands on these accounts, those at zero left out."""
    balances = counter.balances()
    return {account: balances[account] for account in accounts if account in balances}


def test_a_replay_gives_the_same_tables_and_a_party_in_use_stays(counter: Counter) -> None:
    changes = add_party(counter.shop, kind="carrier", name="顺丰", added_by="陈")
    number = damaged(counter)
    file(counter, number)
    with pytest.raises(ChangedSinceError):
        undo_action(counter.shop, action_id=changes.action, undone_by="陈")
    answer(counter, number, "partly", INSURED)
    pay(counter, number, 100)
    told = ChargebackTold(100, 10)
    record_chargeback(counter.shop, number=number, told=told, recorded_by="陈")
    end_chargeback(counter.shop, number=number, outcome="lost", actor=OWNER)

    before = tables(counter)
    rebuild_tables(counter.shop)
    assert before == tables(counter)
    assert not verify(counter.shop, deep=True).faults


def tables(counter: Counter) -> object:
    with counter.shop.store.database.reading() as connection:
        return dump(connection)


def test_a_void_case_waits_for_nobody(counter: Counter) -> None:
    """Claimed before anything was lost, then found to be a mistake."""
    counter.sell_the_bag()
    carrier(counter)
    number = counter.open(category="SHIP.DMG", resolution="CARRIER_CLAIM")
    file(counter, number, amount=PRICE)
    assert [number] == [line.case_number for line in counter.shop.queries.claims.page(limit=9)]

    void_case(counter.shop, number=number, reason="开错单", voided_by="陈")
    claims = counter.shop.queries.claims
    assert ([], 0, []) == (claims.page(limit=9), claims.count(), claims.totals())


@given(data=st.data())
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_steps_of_a_claim_leave_the_books_sound(
    tmp_path_factory: pytest.TempPathFactory, program: ProgramData, data: st.DataObject
) -> None:
    """Filed, answered, paid and split again in any order: no receivable before acceptance."""
    folder = tmp_path_factory.mktemp("claims")
    shop = found_shop(
        folder / "shop", program=program, founded_by="陈", settings={}, clock=ShopClock()
    )
    counter = Counter(shop, ShopClock())
    try:
        number = damaged(counter)
        carrier(counter)
        for _ in range(data.draw(st.integers(1, 8))):
            step = data.draw(st.sampled_from(STEPS))
            with contextlib.suppress(RuleError):
                step(counter, number, data.draw(st.integers(1, PRICE + 1)))
            claims = [
                claim for claim, _ in shop.queries.claims.of_case(counter.card(number).line.id)
            ]
            balances = counter.balances()
            owed = sum(claim.left_minor for claim in claims)
            assert owed == balances.get("carriers", 0)
            received = sum(claim.received_minor for claim in claims)
            assert received == balances.get("channel.bank", 0)
            whole = sum(
                balances.get(account, 0)
                for account in ("after_sales_loss", "pending_claim", "carriers", "channel.bank")
            )
            hers = CONSIGNORS_PART + balances.get("consignors", 0)
            assert PRICE == whole + hers
        assert [] == shop.queries.ledger.faults()
    finally:
        shop.close()


def _split(counter: Counter, number: str, minor: int) -> None:
    bp = minor % 10_001
    counter.split(number, shop=bp, consignor=10_000 - bp)
    settle(counter, number)


def _split_on_the_carrier(counter: Counter, number: str, _minor: int) -> None:
    counter.split(number, carrier=10_000)
    settle(counter, number)


STEPS: tuple[Callable[[Counter, str, int], None], ...] = (
    lambda counter, number, minor: file(counter, number, amount=minor),
    lambda counter, number, minor: answer(counter, number, "partly", minor),
    lambda counter, number, _minor: answer(counter, number, "refused"),
    lambda counter, number, _minor: answer(counter, number, "accepted"),
    pay,
    _split,
    _split_on_the_carrier,
)
