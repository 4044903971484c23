"""What the shop's rules refuse, and how the two tracks of a case hang together."""

import pytest

from app.domain.cases import (
    EmptyComplaintError,
    StaleScreenError,
    TextTooLongError,
    UnknownCaseError,
)
from app.domain.categories import UnknownCategoryError
from app.domain.errors import AftercareError
from app.domain.items import DuplicateSkuError, UnknownItemError
from app.domain.liability import SplitAfterSettlementError, UnknownPartyError
from app.domain.money import AmountTooLargeError, NegativeAmountError
from app.domain.moves import MoveRefusedError, UnknownMoveError
from app.domain.payout_runs import NothingToPayError
from app.domain.people import UnknownPersonError
from app.domain.rows import QueueFilter
from app.domain.sales import UnknownSaleError
from app.domain.settlement import ClaimStillOpenError, SplitMissingError
from app.domain.unwinding import (
    NothingToRefundError,
    RefundAmountNeededError,
    RefundExceedsPaymentError,
    UnknownTenderError,
)
from app.services.cases import add_note, edit_case, waive_proof
from app.services.goods import add_item, record_sale
from app.services.money.costs import record_cost
from app.services.money.payouts import pay_out
from app.services.money.settling import settle_case
from app.services.money.splitting import split_liability
from app.services.moves import CaseHasNoItemError, UnknownAnswerError, check_identity, move_case
from app.services.opening import BadCauseError, open_case
from app.services.resolution import ResolutionFixedError, choose_resolution
from app.services.routing import UnknownResolutionError
from app.services.shop import Shop
from app.services.visitors import Claimant
from tests.counter import CLERK, OWNER, TO_THE_REFUND, TO_THE_RETURN, Counter


def entries(shop: Shop) -> int:
    with shop.store.database.reading() as connection:
        return int(connection.execute("SELECT COUNT(*) FROM journal").fetchone()[0])


@pytest.mark.parametrize(
    ("told", "error"),
    [
        ({"complaint": " "}, EmptyComplaintError),
        ({"complaint": "长" * 20_001}, TextTooLongError),
        ({"sku": "NO-SUCH"}, UnknownItemError),
        ({"sku": "x" * 10_000}, UnknownItemError),
        ({"sale_number": "NO-SUCH"}, UnknownSaleError),
        ({"category": "COND.NOPE"}, UnknownCategoryError),
        ({"resolution": "MAGIC"}, UnknownResolutionError),
        ({"arose": "yesterday"}, BadCauseError),
        ({"lane": "bus"}, BadCauseError),
        ({"claimant": Claimant("carrier")}, UnknownPartyError),
    ],
)
def test_a_bad_intake_opens_nothing_and_takes_no_number(
    shop: Shop, told: dict[str, str], error: type[AftercareError]
) -> None:
    before = entries(shop)
    with pytest.raises(error):
        open_case(shop, **{"complaint": "拉链坏了", "opened_by": "陈", **told})  # type: ignore[arg-type] # the list above
    assert entries(shop) == before
    assert open_case(shop, complaint="拉链坏了", opened_by="陈").number == "A-000001"


@pytest.mark.parametrize("number", ["A-000001", "", "999", "A-" + "9" * 5000, "' OR 1=1 --"])
def test_an_unknown_case_is_told_so(shop: Shop, number: str) -> None:
    with pytest.raises(UnknownCaseError):
        shop.queries.cases.card(number)
    with pytest.raises(UnknownCaseError):
        add_note(shop, number=number, text="x", written_by="陈")


def test_names_that_look_like_code_are_only_names(counter: Counter) -> None:
    name = '<b>"O\'Neil" & =cmd|calc!A1</b> 👜 \u202eتجربة'
    counter.consignor("N-1", name)
    counter.item("N-SKU", consignor="N-1", title=name)
    number = counter.open("N-SKU", complaint=name * 20)
    card = counter.card(number)
    assert (card.line.title, card.complaint) == (name, name * 20)
    assert counter.shop.queries.people.line("N-1").name == name


@pytest.mark.parametrize(
    ("told", "error"),
    [
        ({"sku": "A-1"}, DuplicateSkuError),
        ({"sku": "B-1", "consignor": "9999"}, UnknownPersonError),
        ({"sku": "B-1", "price_minor": -1}, NegativeAmountError),
        ({"sku": "B-1", "price_minor": 10**12 + 1}, AmountTooLargeError),
        ({"sku": "B-1", "price_minor": 10**30}, AmountTooLargeError),
    ],
)
def test_a_bad_item_is_not_added(
    counter: Counter, told: dict[str, str | int], error: type[AftercareError]
) -> None:
    counter.sell_the_bag()
    before = entries(counter.shop)
    usual = {"title": "x", "price_minor": 100, "consignor": "1001", "added_by": "陈"}
    with pytest.raises(error):
        add_item(counter.shop, **{**usual, **told})  # type: ignore[arg-type] # the list above
    assert entries(counter.shop) == before


def test_a_sale_names_items_that_exist_and_a_tender_that_exists(counter: Counter) -> None:
    counter.consignor()
    counter.item()
    with pytest.raises(UnknownItemError):
        record_sale(counter.shop, number="S1", skus=["A-1", "X"], tender="cash", sold_by="陈")
    with pytest.raises(UnknownTenderError):
        record_sale(counter.shop, number="S1", skus=["A-1"], tender="shells", sold_by="陈")
    assert counter.balances() == {}


class TestTheIdentityGate:
    """Whether it is our item is asked before any refund."""

    def test_an_unseen_item_is_not_refunded(self, counter: Counter) -> None:
        counter.sell_the_bag()
        number = counter.open()
        counter.move(number, *TO_THE_RETURN)
        with pytest.raises(MoveRefusedError) as refusal:
            counter.move(number, "inspection_passed")
        assert refusal.value.missing == ("is_our_item",)

    def test_somebody_elses_item_is_not_refunded(self, counter: Counter) -> None:
        counter.sell_the_bag()
        number = counter.open()
        counter.move(number, *TO_THE_RETURN)
        counter.is_ours(number, "not_ours")
        with pytest.raises(MoveRefusedError):
            counter.move(number, "inspection_passed")
        counter.move(number, "inspection_failed", "reject")
        assert not counter.card(number).line.is_open

    @pytest.mark.parametrize("resolution", ["REFUND_ONLY", "PARTIAL"])
    def test_it_is_asked_where_the_item_stays_away_too(
        self, counter: Counter, resolution: str
    ) -> None:
        counter.sell_the_bag()
        number = counter.open(resolution=resolution)
        counter.move(number, "review", "to_decision")
        with pytest.raises(MoveRefusedError):
            counter.move(number, "approve_refund")
        counter.is_ours(number, "cannot_tell")
        counter.move(number, "approve_refund")

    def test_the_answer_is_one_of_three_about_an_item(self, counter: Counter) -> None:
        counter.sell_the_bag()
        with pytest.raises(UnknownAnswerError):
            counter.is_ours(counter.open(), "perhaps")
        free = open_case(counter.shop, complaint="态度不好", opened_by="陈").number
        with pytest.raises(CaseHasNoItemError):
            check_identity(counter.shop, number=free, answer="ours", checked_by="陈")


class TestARefundNeverExceedsThePayment:
    """All refunds of a sale together are at most what was paid, whatever cases they stand on."""

    def test_over_several_cases_of_one_item(self, counter: Counter) -> None:
        counter.sell_the_bag()
        first = counter.open(resolution="PARTIAL")
        counter.refund(first, 1_000_000)
        second = counter.open(resolution="PARTIAL")
        counter.is_ours(second)
        counter.move(second, *TO_THE_REFUND)
        with pytest.raises(RefundExceedsPaymentError) as refusal:
            counter.move(second, "refund_done", amount=280_001)
        assert refusal.value.params["left_minor"] == 280_000
        counter.move(second, "refund_done", amount=280_000)
        third = counter.open(resolution="REFUND_ONLY")
        counter.is_ours(third)
        counter.move(third, *TO_THE_REFUND)
        with pytest.raises(NothingToRefundError):
            counter.move(third, "refund_done")

    def test_a_full_refund_is_what_is_left(self, counter: Counter) -> None:
        counter.sell_the_bag()
        counter.refund(counter.open(resolution="PARTIAL"), 100_000)
        counter.refund(counter.open(resolution="REFUND_ONLY"))
        assert counter.card("A-000002").refunded_minor == 1_180_000
        assert "channel.wechat" not in counter.balances()

    def test_an_item_given_away_with_another_is_not_refunded_at_its_price(
        self, counter: Counter
    ) -> None:
        counter.consignor()
        counter.item("A-1", price=100_000)
        counter.item("GIFT", price=0)
        counter.sell("A-1", "GIFT")
        counter.refund(counter.open("A-1", resolution="REFUND_ONLY"))
        gift = counter.open("GIFT", resolution="PARTIAL")
        counter.is_ours(gift)
        counter.move(gift, *TO_THE_REFUND)
        with pytest.raises((RefundExceedsPaymentError, NothingToRefundError)):
            counter.move(gift, "refund_done", amount=1)

    def test_a_case_of_the_whole_receipt_counts_with_those_of_its_items(
        self, counter: Counter
    ) -> None:
        counter.consignor()
        counter.item("A-1", price=100_000)
        counter.item("A-2", price=50_000)
        counter.sell("A-1", "A-2")
        counter.refund(counter.open("A-1", resolution="REFUND_ONLY"))
        whole = counter.open("", sale="S1", resolution="PARTIAL")
        counter.move(whole, *TO_THE_REFUND)
        with pytest.raises(RefundExceedsPaymentError):
            counter.move(whole, "refund_done", amount=50_001)
        counter.move(whole, "refund_done", amount=50_000)
        other = counter.open("A-2", resolution="PARTIAL")
        counter.is_ours(other)
        counter.move(other, *TO_THE_REFUND)
        with pytest.raises((RefundExceedsPaymentError, NothingToRefundError)):
            counter.move(other, "refund_done", amount=1)

    def test_an_allowance_needs_its_amount(self, counter: Counter) -> None:
        counter.sell_the_bag()
        number = counter.open(resolution="PARTIAL")
        counter.is_ours(number)
        counter.move(number, *TO_THE_REFUND)
        with pytest.raises(RefundAmountNeededError):
            counter.move(number, "refund_done")
        with pytest.raises(NegativeAmountError):
            counter.move(number, "refund_done", amount=-5)
        assert counter.card(number).refunded_minor == 0

    def test_what_was_never_sold_is_not_refunded(self, counter: Counter) -> None:
        counter.consignor()
        counter.item()
        number = counter.open(resolution="REFUND_ONLY")
        counter.is_ours(number)
        counter.move(number, "review", "to_decision")
        with pytest.raises(MoveRefusedError) as refusal:
            counter.move(number, "approve_refund")
        assert refusal.value.missing == ("sale_proven",)
        waive_proof(counter.shop, number=number, reason="店主认得客人", waived_by="陈")
        counter.move(number, "approve_refund")
        with pytest.raises(NothingToRefundError):
            counter.move(number, "refund_done")


class TestTheTwoTracks:
    def test_a_rejected_claim_closes_both(self, counter: Counter) -> None:
        counter.sell_the_bag()
        number = counter.open()
        counter.move(number, "review", "to_decision")
        with pytest.raises(MoveRefusedError) as refusal:
            move_case(counter.shop, number=number, move="reject", actor=OWNER)
        assert refusal.value.missing == ("note",)
        counter.move(number, "reject", note="超过约定时间")
        card = counter.card(number)
        assert (card.claim_stage, card.recovery_stage, card.line.is_open) == (
            "REJECTED",
            "CLOSED",
            False,
        )

    def test_a_withdrawn_claim_closes_both(self, counter: Counter) -> None:
        counter.sell_the_bag()
        number = counter.open()
        counter.move(number, "cancel")
        assert counter.card(number).claim_stage == "CANCELLED"
        assert not counter.card(number).line.is_open

    def test_a_withdrawn_claim_with_a_cost_stays_open_until_it_is_borne(
        self, counter: Counter
    ) -> None:
        counter.sell_the_bag()
        number = counter.open()
        cost(counter, number, 5_000)
        counter.move(number, "cancel")
        card = counter.card(number)
        assert (card.line.is_open, card.line.stage, card.line.turn) == (True, "DECIDE", "shop")

    def test_a_late_cost_opens_the_recovery_again(self, counter: Counter) -> None:
        counter.sell_the_bag()
        number = counter.open()
        counter.return_and_refund(number)
        counter.move(number, "nothing_to_recover")
        assert not counter.card(number).line.is_open
        cost(counter, number, 5_000)
        card = counter.card(number)
        assert (card.line.is_open, card.recovery_stage, card.recovery_turn) == (
            True,
            "DECIDE",
            "shop",
        )
        assert counter.shop.queries.cases.count(QueueFilter()) == 1
        counter.split(number, shop=5000, consignor=5000)
        settle_case(counter.shop, number=number, mode="", actor=OWNER)
        assert counter.balances() == {
            "channel.cash": -5_000,
            "consignors": 2_500,
            "after_sales_loss": 2_500,
        }

    def test_each_settlement_charges_what_came_since_the_last(self, counter: Counter) -> None:
        counter.sell_the_bag()
        number = counter.open()
        cost(counter, number, 38_600)
        counter.return_and_refund(number)
        counter.split(number, shop=3000, consignor=7000)
        settle_case(counter.shop, number=number, mode="", actor=OWNER)
        cost(counter, number, 10_000)
        counter.split(number, consignor=10_000)
        settle_case(counter.shop, number=number, mode="", actor=OWNER)
        card = counter.card(number)
        assert (card.loss_minor, card.settled_minor, card.line.is_open) == (48_600, 48_600, False)
        assert counter.balances() == {
            "channel.cash": -48_600,
            "consignors": 37_020,
            "after_sales_loss": 11_580,
        }

    def test_the_detour_to_the_consignor_comes_back(self, counter: Counter) -> None:
        """The claim goes on meanwhile: the shop answers to the buyer first."""
        counter.sell_the_bag()
        number = counter.open()
        counter.move(number, "ask_consignor")
        card = counter.card(number)
        assert (card.recovery_stage, card.recovery_turn) == ("CONSIGNOR", "consignor")
        counter.return_and_refund(number)
        counter.move(number, "consignor_answered", note="同意承担")
        assert counter.card(number).recovery_stage == "DECIDE"
        assert counter.card(number).recovery_path == ("DECIDE", "CONSIGNOR", "DECIDE")

    def test_a_question_to_the_buyer_returns_where_it_was_asked(self, counter: Counter) -> None:
        counter.sell_the_bag()
        number = counter.open()
        counter.move(number, "review", "ask_info")
        assert counter.card(number).line.turn == "buyer"
        counter.move(number, "info_received")
        assert counter.card(number).line.stage == "TRIAGE"

    def test_the_resolution_is_chosen_until_the_claim_has_ended(self, counter: Counter) -> None:
        """On the way it may change: the case goes back to its decision, the old path stays."""
        counter.sell_the_bag()
        number = counter.open()
        counter.move(number, *TO_THE_RETURN)
        choose_resolution(counter.shop, number=number, resolution="refund_only", chosen_by="陈")
        card = counter.card(number)
        assert (card.line.resolution, card.claim_stage) == ("REFUND_ONLY", "DECIDE")
        assert card.claim_path == (
            "NEW", "TRIAGE", "DECIDE", "BACK", "INSPECT", "DECIDE",
        )  # fmt: skip
        counter.is_ours(number)
        counter.move(number, "approve_refund")
        choose_resolution(counter.shop, number=number, resolution="STORE_CREDIT", chosen_by="陈")
        assert counter.card(number).claim_stage == "REFUND"  # both routes pass it
        counter.move(number, "refund_done")
        with pytest.raises(ResolutionFixedError):
            choose_resolution(counter.shop, number=number, resolution="PARTIAL", chosen_by="陈")

    def test_a_clerk_does_not_decide(self, counter: Counter) -> None:
        counter.sell_the_bag()
        number = counter.open()
        counter.move(number, "review", "to_decision")
        with pytest.raises(MoveRefusedError) as refusal:
            move_case(counter.shop, number=number, move="accept_return", actor=CLERK)
        assert refusal.value.missing == ("role_owner_handler",)

    def test_an_illegal_move_changes_nothing(self, counter: Counter) -> None:
        counter.sell_the_bag()
        number = counter.open()
        before = counter.card(number)
        for move in ("refund_done", "settled", "no_such_move", ""):
            with pytest.raises(UnknownMoveError):
                counter.move(number, move)
        assert counter.card(number) == before


def cost(counter: Counter, number: str, minor: int, tender: str = "cash") -> None:
    record_cost(
        counter.shop, number=number, what="运费", amount_minor=minor, tender=tender, paid_by="陈"
    )


class TestStaleScreens:
    def test_a_move_on_an_old_screen_is_refused(self, counter: Counter) -> None:
        counter.sell_the_bag()
        number = counter.open()
        seen = counter.card(number).last_entry
        counter.move(number, "review")
        with pytest.raises(StaleScreenError):
            move_case(counter.shop, number=number, move="to_decision", actor=OWNER, seen=seen)
        assert counter.card(number).line.stage == "TRIAGE"

    def test_a_split_on_an_old_screen_is_refused(self, counter: Counter) -> None:
        counter.sell_the_bag()
        number = counter.open()
        seen = counter.card(number).last_entry
        cost(counter, number, 100)
        with pytest.raises(StaleScreenError):
            split_liability(
                counter.shop,
                number=number,
                shares_bp={"shop": 10_000},
                reason="",
                decided_by="陈",
                seen=seen,
            )

    def test_a_note_makes_no_screen_old(self, counter: Counter) -> None:
        counter.sell_the_bag()
        number = counter.open()
        seen = counter.card(number).last_entry
        add_note(counter.shop, number=number, text="客人来电", written_by="小周")
        move_case(counter.shop, number=number, move="review", actor=OWNER, seen=seen)
        assert counter.card(number).line.stage == "TRIAGE"


class TestMoneyThatIsNotThere:
    def test_a_cost_is_a_positive_amount(self, counter: Counter) -> None:
        counter.sell_the_bag()
        number = counter.open()
        with pytest.raises(NothingToRefundError):
            cost(counter, number, 0)
        with pytest.raises(NegativeAmountError):
            cost(counter, number, -1)
        with pytest.raises(AmountTooLargeError):
            cost(counter, number, 10**12 + 1)
        with pytest.raises(UnknownTenderError):
            cost(counter, number, 1, "shells")
        assert counter.card(number).cost_minor == 0

    def test_settling_waits_for_the_claim_and_the_split(self, counter: Counter) -> None:
        counter.sell_the_bag()
        number = counter.open(resolution="PARTIAL")
        with pytest.raises(ClaimStillOpenError):
            settle_case(counter.shop, number=number, mode="", actor=OWNER)
        counter.refund(number, 1_000)
        with pytest.raises(SplitMissingError):
            settle_case(counter.shop, number=number, mode="", actor=OWNER)
        counter.split(number, shop=10_000)
        settle_case(counter.shop, number=number, mode="", actor=OWNER)
        with pytest.raises(SplitAfterSettlementError):
            counter.split(number, consignor=10_000)
        with pytest.raises(UnknownMoveError):
            settle_case(counter.shop, number=number, mode="", actor=OWNER)

    def test_a_payout_is_at_most_what_the_shop_owes(self, counter: Counter) -> None:
        counter.sell_the_bag()
        for minor in (0, 896_001):
            with pytest.raises(NothingToPayError):
                pay(counter, minor)
        with pytest.raises(NegativeAmountError):
            pay(counter, -1)
        pay(counter, 500_000)
        assert counter.shop.queries.people.line("1001").balance_minor == 396_000
        pay(counter, 396_000)
        with pytest.raises(NothingToPayError):
            pay(counter, 1)


def pay(counter: Counter, minor: int) -> None:
    """What is still held is paid all the same: the owner says why."""
    pay_out(
        counter.shop,
        consignor="1001",
        amount_minor=minor,
        tender="bank",
        paid_by="陈",
        reason="寄卖人急用",
    )


def test_recovery_after_payout_first_nets_her_other_sales(counter: Counter) -> None:
    """Rules §6: -8,960 with 5,000 of other unpaid sales = -3,960."""
    counter.sell_the_bag()
    pay(counter, 896_000)
    counter.consignor("1002", "别人")
    counter.item("A-2", price=714_286)
    counter.sell("A-2")
    assert counter.shop.queries.people.line("1001").balance_minor == 500_000
    counter.return_and_refund(counter.open("A-1"))
    assert counter.shop.queries.people.line("1001").balance_minor == -396_000
    assert counter.shop.queries.people.line("1002").balance_minor == 0


def test_an_edit_that_changes_nothing_leaves_no_entry(counter: Counter) -> None:
    counter.sell_the_bag()
    number = counter.open()
    before = entries(counter.shop)
    edit_case(counter.shop, number=number, edited_by="陈", category="FUNC.HARD")
    assert entries(counter.shop) == before
