"""Random histories of all the money of a shop together, and the books stand after every step.

The other histories each look at one part of the money. Here the parts meet: a refund corrected
after its month was closed, a payout that comes back after the debt was written off, a chargeback
of a sale whose case was settled, store credit spent on the next bag that comes back as well.
"""

import random
import shutil
import tempfile
from collections import Counter as Tally
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from itertools import pairwise
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from app.domain.confirmations import WordTold
from app.domain.contracts import LOSS_BASES, LOST_COMMISSION, RESTOCKING_TO, ContractTerms
from app.domain.custody import Handover
from app.domain.disposition import DispositionTold
from app.domain.errors import RuleError
from app.domain.falls import FALL_MODES
from app.domain.ids import PersonId
from app.domain.ledger import CONTROL_ACCOUNTS
from app.domain.month_close import last_ended_month, next_month
from app.domain.papers import StatementModel
from app.domain.payout_runs import PayoutWish
from app.domain.recovery import METHODS, RecoveryTold
from app.domain.rows import QueueFilter
from app.domain.sales import SaleTold
from app.domain.settlement import SETTLEMENT_MODES
from app.domain.statements import month_days
from app.domain.taxes import TAX_BASES, TAX_BEARERS
from app.domain.unwinding import RefundTold
from app.services.contracts import agree_contract
from app.services.disposition import dispose_item
from app.services.evidence import Shown, note_evidence
from app.services.goods import record_sale
from app.services.money.buying_in import buy_in_item
from app.services.money.chargebacks import ChargebackTold, end_chargeback, record_chargeback
from app.services.money.claims import (
    ClaimAnswer,
    ClaimPayment,
    ClaimTold,
    answer_claim,
    file_claim,
    record_claim_payment,
)
from app.services.money.confirming import confirm_split, object_to_split
from app.services.money.costs import record_cost
from app.services.money.months import close_month
from app.services.money.openings import set_opening
from app.services.money.paying_in import record_pay_in, recover_bad_debt, return_pay_in
from app.services.money.payout_holds import hold_payout, lift_payout_hold, release_payout
from app.services.money.payout_runs import (
    make_payout_run,
    mark_payout_sent,
    return_payout,
    reverse_payout,
)
from app.services.money.payouts import pay_out
from app.services.money.rates import record_rate
from app.services.money.recovering import plan_recovery
from app.services.money.refund_orders import (
    correct_refund,
    fail_refund,
    finish_refund,
    try_refund_again,
)
from app.services.money.refunds import WayBack
from app.services.money.resplitting import resplit_loss
from app.services.money.settling import settle_case
from app.services.money.splitting import propose_split, split_liability
from app.services.money.store_credit import cash_out_credit, give_bonus, lapse_credit
from app.services.money.writing_off import write_off_debt
from app.services.moves import MoveTold, check_identity, hand_over, move_case, offered_moves
from app.services.opening import open_case
from app.services.papers.statement import statement_model
from app.services.parties import add_party
from app.services.program_data import load_program_data
from app.services.settings import edit_settings
from app.services.shop import found_shop
from app.services.undo import undo_action
from app.services.verify import rebuild_tables, verify
from app.services.visitors import Claimant
from tests.counter import OWNER, Counter, ShopClock
from tests.staff import CHEAP

PROGRAM = load_program_data()
WHO = ("1001", "1002")
OUTSIDE = ("L1", "I1", "T1")
BUYER = PersonId("9" * 32)
ALL_CASES = QueueFilter(only_open=False, sort="newest", descending=True)
FEE = 15_000

which = st.integers(0, 7)
who = st.sampled_from(WHO)
prices = st.sampled_from([0, 1, 99, 10_001, 12_345, 1_280_000])
amounts = st.sampled_from([1, 97, 1_000, 12_345, 386_00, 900_000])
some = st.none() | amounts
cuts = st.sampled_from([0, 1, 3_333, 5_000, 6_667, 10_000])
others = st.sampled_from(["consignor", "consignor", "buyer", "carrier", "third"])
tenders = st.sampled_from(["cash", "wechat", "bank", "card"])
sales = st.builds(
    SaleTold,
    promise_factor=st.sampled_from([None, 0, 3]),
    paid_currency=st.sampled_from(["", "", "USD", "JPY"]),
)
refunds = st.builds(
    RefundTold,
    meaning=st.sampled_from(["", "", "allowance", "price_correction"]),
    fee_minor=st.sampled_from([0, 77]),
    restocking_minor=st.sampled_from([None, None, 0, 98]),
)
resolutions = st.sampled_from(
    ["RETURN_REFUND", "REFUND_ONLY", "PARTIAL", "STORE_CREDIT", "CARRIER_CLAIM", "CB_RESPONSE"]
)
terms = st.builds(
    ContractTerms,
    restocking_bp=st.sampled_from([0, 1_000]),
    restocking_to=st.sampled_from(RESTOCKING_TO),
    lost_commission=st.sampled_from(LOST_COMMISSION),
    payout_hold_days=st.sampled_from([0, 7]),
    share_cap_minor=st.sampled_from([None, 0, 5_000]),
    damage_cap_minor=st.sampled_from([None, 10_000]),
    loss_basis=st.sampled_from(LOSS_BASES),
    owners_risk=st.booleans(),
)


class MoneyHistory(RuleBasedStateMachine):
    """Two consignors, their goods, and everybody who owes or is owed."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.clock = ShopClock()
        self.shop = found_shop(
            self.folder / "shop",
            program=PROGRAM,
            founded_by="陈",
            settings={"credit_cash_out": "always", "credit_months": "1", "credit_lapses": "all"},
            clock=self.clock,
            rand=random.Random(13).randbytes,
            hashing=CHEAP,
        )
        self.counter = Counter(self.shop, self.clock)
        self.chain: list[bytes] = []
        self.stock = 0
        self.receipts = 0
        self.issued: dict[str, list[StatementModel]] = {number: [] for number in WHO}
        self.closed: dict[str, list[tuple[str, str, int]]] = {}
        self.last: Callable[[], object] | None = None

    @initialize(split=cuts)
    def a_shop_at_work(self, split: int) -> None:
        for number, share in zip(WHO, (7_000, split), strict=True):
            self.counter.consignor(number, split_bp=share)
        for kind in ("carrier", "insurer", "third"):
            add_party(self.shop, kind=kind, name="某某", added_by="陈")
        for quote, rate in (("USD", "7.0931"), ("JPY", "0.04873")):
            record_rate(self.shop, base=quote, quote="CNY", rate=rate, recorded_by="陈")
        for number in (*WHO, *WHO):
            self.stocked(number, 12_345)
        self.sold(["G-1", "G-2"], "wechat", SaleTold(promise_factor=3))
        self.case_goes_its_way("G-1", "REFUND_ONLY", "FUNC.HARD", None, RefundTold())

    def attempt(self, act: Callable[[], object]) -> bool:
        """Do it, or be refused without a trace."""
        before = self.hashes()
        try:
            act()
        except RuleError:
            assert self.hashes() == before
            return False
        return True

    def hashes(self) -> list[bytes]:
        with self.shop.store.database.reading() as connection:
            return [row[0] for row in connection.execute("SELECT hash FROM journal ORDER BY place")]

    # Goods and cases ------------------------------------------------------------------------------

    @rule(consignor=who, price=prices)
    def stocked(self, consignor: str, price: int) -> None:
        self.stock += 1
        self.counter.item(f"G-{self.stock}", price=price, consignor=consignor)

    @rule(which=which, tender=tenders, told=sales, number=st.integers(1, 2))
    def something_is_sold(self, which: int, tender: str, told: SaleTold, number: int) -> None:
        goods = self.shop.queries.items.page(limit=50)
        unsold = [line.sku for line in goods if line.status != "sold"]
        if unsold:
            first = which % len(unsold)
            self.sold(unsold[first : first + number], tender, told)

    def sold(self, skus: list[str], tender: str, told: SaleTold) -> None:
        self.receipts += 1
        self.attempt(
            lambda: record_sale(
                self.shop,
                number=f"S{self.receipts}",
                skus=skus,
                tender=tender,
                sold_by="陈",
                buyer_name="王",
                told=told,
            )
        )

    @rule(which=which, price=prices)
    def something_is_bought_with_credit(self, which: int, price: int) -> None:
        holders = self.shop.queries.credit.holders()
        self.stocked("1001", price)
        self.receipts += 1
        if holders:
            self.attempt(
                lambda: record_sale(
                    self.shop,
                    number=f"S{self.receipts}",
                    skus=[f"G-{self.stock}"],
                    tender="store_credit",
                    sold_by="陈",
                    buyer=PersonId(holders[which % len(holders)].person),
                )
            )

    @rule(which=which, resolution=resolutions, amount=some, refund=refunds,
          category=st.sampled_from(["FUNC.HARD", "MIND", "AUTH.FAKE", "SHIP.DMG"]),
          cut=st.none() | cuts, mode=st.sampled_from(["", *SETTLEMENT_MODES]))  # fmt: skip
    def something_comes_back(
        self,
        which: int,
        resolution: str,
        category: str,
        amount: int | None,
        refund: RefundTold,
        cut: int | None,
        mode: str,
    ) -> None:
        goods = self.shop.queries.items.page(status="sold", limit=50)
        if not goods:
            return
        sku = goods[which % len(goods)].sku
        self.case_goes_its_way(sku, resolution, category, amount, refund)
        if cut is not None:
            self.a_case_is_settled(0, mode, None, cut, 1, goodwill=False)

    def case_goes_its_way(
        self, sku: str, resolution: str, category: str, amount: int | None, refund: RefundTold
    ) -> None:
        """As far as its own way leads, up to the money."""
        try:
            number = open_case(
                self.shop,
                complaint="坏了",
                opened_by="陈",
                sku=sku,
                category=category,
                resolution=resolution,
                claimant=Claimant("buyer"),
                handover=Handover("in_shop", "B-1") if resolution == "RETURN_REFUND" else None,
            ).number
        except RuleError:
            return
        self.attempt(
            lambda: check_identity(self.shop, number=number, answer="ours", checked_by="陈")
        )
        told = MoveTold(note="如上", amount_minor=amount, refund=refund)
        for _ in range(8):
            self.show_all(number)
            offers = offered_moves(self.shop, number=number, actor=OWNER)
            ways = [o.move.code for o in offers if o.is_allowed and o.move.track == "claim"]
            if not ways:
                break
            self.attempt(partial(self.move, number, ways[0], told))

    def show_all(self, number: str) -> None:
        with self.shop.store.state() as state:
            missing = state.case(number).evidence_missing
        for item in missing:
            shown = Shown("seen")
            note_evidence(self.shop, number=number, item=item, shown=shown, noted_by="陈")

    def move(self, number: str, move: str, told: MoveTold) -> object:
        return move_case(self.shop, number=number, move=move, actor=OWNER, told=told)

    @rule(which=which, pick=which, amount=some, refund=refunds)
    def a_case_moves(self, which: int, pick: int, amount: int | None, refund: RefundTold) -> None:
        number = self.case(which)
        offers = offered_moves(self.shop, number=number, actor=OWNER)
        ways = [offer.move.code for offer in offers if offer.is_allowed]
        told = MoveTold(note="如上", amount_minor=amount, refund=refund)
        if ways:
            self.attempt(lambda: self.move(number, ways[pick % len(ways)], told))

    def case(self, which: int) -> str:
        lines = self.shop.queries.cases.page(ALL_CASES, offset=0, limit=100)
        return lines[which % len(lines)].number

    @rule(which=which, to=st.sampled_from(["in_shop", "with_buyer", "lost"]))
    def an_item_changes_hands(self, which: int, to: str) -> None:
        number = self.case(which)
        self.attempt(
            lambda: hand_over(self.shop, number=number, handover=Handover(to), recorded_by="陈")
        )

    @rule(which=which, price=prices, fall=st.sampled_from(FALL_MODES))
    def an_item_lost_value(self, which: int, price: int, fall: str) -> None:
        goods = self.shop.queries.items.page(limit=50)
        told = DispositionTold(price_minor=price, fall=fall)
        self.attempt(
            lambda: dispose_item(
                self.shop,
                sku=goods[which % len(goods)].sku,
                disposition="regrade",
                decided_by="陈",
                told=told,
            )
        )

    @rule(basis=st.sampled_from(TAX_BASES), rate_bp=st.sampled_from([0, 300, 1_300]),
          bearer=st.sampled_from(TAX_BEARERS))  # fmt: skip
    def taxes_change(self, basis: str, rate_bp: int, bearer: str) -> None:
        told = {"tax_basis": basis, "tax_rate_bp": str(rate_bp), "tax_bearer": bearer}
        self.attempt(lambda: edit_settings(self.shop, values=told, edited_by="陈"))

    @rule(consignor=st.sampled_from(["", *WHO]), terms=terms)
    def a_contract_changes(self, consignor: str, terms: ContractTerms) -> None:
        self.attempt(
            lambda: agree_contract(
                self.shop, consignor=consignor, terms=terms, valid_from=None, agreed_by="陈"
            )
        )

    # Refunds --------------------------------------------------------------------------------------

    @rule(which=which, what=st.sampled_from(["done", "failed", "again", "other_way", "corrected"]),
          amount=amounts)  # fmt: skip
    def a_refund_goes_on(self, which: int, what: str, amount: int) -> None:
        shop, known = self.shop, self.shop.queries.refunds.page(limit=50)
        refund = known[which % len(known)].number if known else "R-0"
        way = WayBack("cash" if what == "other_way" else "", reason="换一种")
        acts: dict[str, Callable[[], object]] = {
            "done": lambda: finish_refund(shop, refund=refund, confirmed_by="陈"),
            "failed": lambda: fail_refund(shop, refund=refund, reason="", told_by="陈"),
            "again": lambda: try_refund_again(shop, refund=refund, way=way, ordered_by="陈"),
            "corrected": lambda: correct_refund(
                shop, refund=refund, amount_minor=amount, reason="错", corrected_by="陈"
            ),
        }
        self.attempt(acts.get(what, acts["again"]))

    @rule(which=which, amount=amounts, what=st.sampled_from(["bonus", "cash", "lapse"]))
    def store_credit(self, which: int, amount: int, what: str) -> None:
        shop, people = self.shop, self.shop.queries.people.page(consignors=False, limit=50)
        person = people[which % len(people)].id
        acts: dict[str, Callable[[], object]] = {
            "bonus": lambda: give_bonus(
                shop, person=person, amount_minor=amount, reason="谢", given_by="陈"
            ),
            "cash": lambda: cash_out_credit(
                shop, person=person, amount_minor=amount, tender="cash", reason="急", paid_by="陈"
            ),
            "lapse": lambda: lapse_credit(shop, lapsed_by="陈"),
        }
        self.attempt(acts[what])

    # Who bears it ---------------------------------------------------------------------------------

    @rule(which=which, amount=amounts, tender=tenders)
    def a_cost(self, which: int, amount: int, tender: str) -> None:
        number = self.case(which)
        self.attempt(
            lambda: record_cost(
                self.shop,
                number=number,
                what="检",
                amount_minor=amount,
                tender=tender,
                paid_by="陈",
            )
        )

    @rule(which=which, cut=cuts, other=others,
          what=st.sampled_from(["split", "propose", "again", "confirm", "object"]))  # fmt: skip
    def a_loss_is_split(self, which: int, cut: int, other: str, what: str) -> None:
        shop, number = self.shop, self.case(which)
        shares = {"shop": cut, other: 10_000 - cut}
        word = WordTold(other, "phone", "如上")
        acts: dict[str, Callable[[], object]] = {
            "split": lambda: split_liability(
                shop, number=number, shares_bp=shares, reason="协商", decided_by="陈"
            ),
            "propose": lambda: split_liability(
                shop,
                number=number,
                shares_bp=propose_split(shop, number=number).shares_bp,
                reason="如建议",
                decided_by="陈",
            ),
            "again": lambda: resplit_loss(
                shop, number=number, shares_bp=shares, reason="更正", decided_by="陈"
            ),
            "confirm": lambda: confirm_split(shop, number=number, told=word, actor=OWNER),
            "object": lambda: object_to_split(shop, number=number, told=word, actor=OWNER),
        }
        self.attempt(acts[what])

    @rule(which=which, mode=st.sampled_from(["", *SETTLEMENT_MODES]), worth=some,
          goodwill=st.booleans(), cut=st.none() | cuts, count=st.integers(1, 3))  # fmt: skip
    def a_case_is_settled(
        self,
        which: int,
        mode: str,
        worth: int | None,
        cut: int | None,
        count: int,
        *,
        goodwill: bool,
    ) -> None:
        number = self.case(which)
        if cut is not None:
            self.a_loss_is_split(which, cut, "consignor", "split")
        told = RecoveryTold(count=count, worth_minor=worth, goodwill=goodwill)
        self.attempt(
            lambda: settle_case(self.shop, number=number, mode=mode, actor=OWNER, told=told)
        )

    @rule(which=which, amount=some, method=st.sampled_from(METHODS), goodwill=st.booleans(),
          what=st.sampled_from(["plan", "paid", "bounced", "off", "after_all", "buy"]))  # fmt: skip
    def a_debt(
        self, which: int, amount: int | None, method: str, what: str, *, goodwill: bool
    ) -> None:
        shop, number = self.shop, self.case(which)
        told = RecoveryTold(amount_minor=amount, worth_minor=amount)
        acts: dict[str, Callable[[], object]] = {
            "plan": lambda: plan_recovery(
                shop, number=number, method=method, told=told, planned_by="陈"
            ),
            "paid": lambda: record_pay_in(
                shop, number=number, amount_minor=amount or 0, tender="bank", taken_by="陈"
            ),
            "bounced": lambda: return_pay_in(
                shop, number=number, amount_minor=amount or 0, tender="bank", taken_by="陈"
            ),
            "off": lambda: write_off_debt(
                shop,
                number=number,
                note="",
                written_off_by="陈",
                amount_minor=amount,
                goodwill=goodwill,
            ),
            "after_all": lambda: recover_bad_debt(
                shop, number=number, amount_minor=amount or 0, tender="cash", taken_by="陈"
            ),
            "buy": lambda: buy_in_item(shop, number=number, told=told, bought_by="陈"),
        }
        self.attempt(acts[what])

    # Carriers and banks ---------------------------------------------------------------------------

    @rule(which=which, amount=some, party=st.sampled_from(OUTSIDE), place=st.integers(1, 2),
          said=st.sampled_from(["accepted", "partly", "refused", "withdrawn"]),
          what=st.sampled_from(["file", "answer", "paid", "taken_back"]))  # fmt: skip
    def a_claim(
        self, which: int, amount: int | None, party: str, place: int, said: str, what: str
    ) -> None:
        shop, number = self.shop, self.case(which)
        answer = ClaimAnswer(said, amount, letter="3 月 16 日")
        money = ClaimPayment(amount, note="错", takes_back=what == "taken_back")
        acts: dict[str, Callable[[], object]] = {
            "file": lambda: file_claim(
                shop, number=number, told=ClaimTold(party, amount), actor=OWNER
            ),
            "answer": lambda: answer_claim(
                shop, number=number, place=place, told=answer, actor=OWNER
            ),
            "paid": lambda: record_claim_payment(
                shop, number=number, place=place, told=money, recorded_by="陈"
            ),
        }
        self.attempt(acts.get(what, acts["paid"]))

    @rule(which=which, amount=some, fee=st.sampled_from([0, FEE]),
          outcome=st.sampled_from(["", "", "won", "lost"]))  # fmt: skip
    def a_chargeback(self, which: int, amount: int | None, fee: int, outcome: str) -> None:
        shop, number, told = self.shop, self.case(which), ChargebackTold(amount, fee)
        if outcome:
            self.attempt(lambda: end_chargeback(shop, number=number, outcome=outcome, actor=OWNER))
        else:
            self.attempt(
                lambda: record_chargeback(shop, number=number, told=told, recorded_by="陈")
            )

    # Consignors -----------------------------------------------------------------------------------

    @rule(consignor=who, part=st.integers(1, 3), reason=st.sampled_from(["", "急"]))
    def a_payout(self, consignor: str, part: int, reason: str) -> None:
        amount = (self.shop.queries.people.line(consignor).balance_minor or 0) // part
        self.attempt(
            lambda: pay_out(
                self.shop,
                consignor=consignor,
                amount_minor=amount,
                tender="bank",
                paid_by="陈",
                reason=reason,
            )
        )

    @rule(which=which, what=st.sampled_from(["run", "sent", "reversed", "returned"]))
    def a_payday(self, which: int, what: str) -> None:
        shop, payouts = self.shop, self.shop.queries.payouts
        run = next((run.number for run in payouts.runs(limit=1)), "P-1")
        wishes = [
            PayoutWish(line.payee.number, line.proposal.payable_minor, "cash")
            for line in payouts.proposals(minimum_minor=1)
            if line.proposal.payable_minor
        ]
        acts: dict[str, Callable[[], object]] = {
            "run": lambda: make_payout_run(shop, wishes=wishes, made_by="陈"),
            "sent": lambda: mark_payout_sent(shop, number=run, sent_by="陈"),
            "reversed": lambda: reverse_payout(shop, number=run, reason="错", reversed_by="陈"),
            "returned": lambda: return_payout(
                shop, number=f"P-{which + 1}", reason="退", recorded_by="陈"
            ),
        }
        self.attempt(acts[what])

    @rule(consignor=who, what=st.sampled_from(["hold", "lift", "release"]), amount=some)
    def money_is_held(self, consignor: str, what: str, amount: int | None) -> None:
        shop = self.shop
        hold = next((line.id for line in shop.queries.payouts.holds()), "")
        acts: dict[str, Callable[[], object]] = {
            "hold": lambda: hold_payout(shop, consignor=consignor, reason="查", held_by="陈"),
            "lift": lambda: lift_payout_hold(shop, hold=hold, reason="好", lifted_by="陈"),
            "release": lambda: release_payout(
                shop, consignor=consignor, reason="急", released_by="陈", amount_minor=amount
            ),
        }
        self.attempt(acts[what])

    @rule(consignor=who, amount=amounts, days_ago=st.sampled_from([0, 10, 40]),
          kind=st.sampled_from(["consignor", "credit"]))  # fmt: skip
    def an_opening_balance(self, consignor: str, amount: int, days_ago: int, kind: str) -> None:
        person = self.shop.queries.people.line(consignor).id
        on = self.today - timedelta(days=days_ago)
        self.attempt(
            lambda: set_opening(
                self.shop, person=person, amount_minor=amount, kind=kind, on=on, set_by="陈"
            )
        )

    @rule(consignor=who, months_ago=st.integers(0, 2))
    def a_statement(self, consignor: str, months_ago: int) -> None:
        month = last_ended_month(self.today)
        for _ in range(months_ago):
            month = last_ended_month(month_days(month)[0])
        first, last = month_days(month)
        issued = self.issued[consignor]

        def issue() -> None:
            made = statement_model(
                self.shop, consignor=consignor, first=first, last=last, issued_by="陈"
            )
            if made not in issued:
                issued.append(made)

        self.attempt(issue)

    @rule()
    def a_month_is_closed(self) -> None:
        closed = self.shop.queries.months.closed()
        month = next_month(closed[0].month) if closed else last_ended_month(self.today)
        if self.attempt(lambda: close_month(self.shop, month=month, closed_by="陈")):
            self.closed[month] = self.booked_until(month)

    @rule(days=st.sampled_from([1, 7, 20, 45]))
    def time_passes(self, days: int) -> None:
        self.clock.step(days=days)

    @rule()
    def the_last_action_is_undone(self) -> None:
        with self.shop.store.database.reading() as connection:
            (action,) = connection.execute(
                "SELECT action FROM journal ORDER BY place DESC LIMIT 1"
            ).fetchone()
        self.attempt(lambda: undo_action(self.shop, action_id=action, undone_by="陈"))

    @property
    def today(self) -> date:
        return self.shop.today(self.shop.queries.settings().zone)

    # What must hold -------------------------------------------------------------------------------

    def booked_until(self, month: str) -> list[tuple[str, str, int]]:
        with self.shop.store.database.reading() as connection:
            return connection.execute(
                "SELECT account, party, minor FROM posting WHERE booked_on <= ? ORDER BY pk",
                (str(month_days(month)[1]),),
            ).fetchall()

    @invariant()
    def what_was_written_stays(self) -> None:
        now = self.hashes()
        assert now[: len(self.chain)] == self.chain
        self.chain = now

    @invariant()
    def books_balance(self) -> None:
        assert self.shop.queries.ledger.faults() == []
        trial: Tally[str] = Tally()
        for line in self.shop.queries.ledger.trial_balance():
            trial[line.currency] += line.minor
        assert not any(trial.values())

    @invariant()
    def accounts_of_people_are_their_control_accounts(self) -> None:
        ledger = self.shop.queries.ledger
        owed: Tally[str] = Tally()
        for line in ledger.trial_balance():
            if line.account in CONTROL_ACCOUNTS:
                parts = ledger.parties(line.account, line.currency)
                assert sum(part.minor for part in parts) == line.minor
                for part in parts:
                    owed[part.party] -= part.minor
        for number in (*WHO, *OUTSIDE):
            person = self.shop.queries.people.line(number)
            assert person.balance_minor == owed[person.id]

    @invariant()
    def what_may_be_paid_and_what_waits_is_the_balance(self) -> None:
        parts = self.shop.queries.ledger.parties("consignors", "CNY")
        owed = {part.party: -part.minor for part in parts}
        for line in self.shop.queries.payouts.proposals():
            told = line.proposal
            assert told.balance_minor == owed.get(told.person, 0)
            assert told.payable_minor + told.held_minor == max(told.balance_minor, 0)
            assert min(told.payable_minor, told.held_minor) >= 0

    @invariant()
    def no_sale_gives_back_more_than_was_paid_or_promised(self) -> None:
        with self.shop.store.database.reading() as connection:
            over = connection.execute(
                "SELECT s.number FROM sale AS s JOIN posting AS q ON q.sale = s.id"
                " LEFT JOIN sale_terms AS t ON t.sale = s.id"
                " WHERE q.memo = 'refund_due' AND q.account = 'buyers_payable'"
                " GROUP BY s.id HAVING -SUM(q.minor)"
                " > s.total_minor * (1 + COALESCE(MAX(t.promise_factor), 0))"
            ).fetchall()
        assert over == []

    @invariant()
    def nobody_has_credit_below_nothing_and_no_claim_is_paid_beyond_its_letter(self) -> None:
        with self.shop.store.database.reading() as connection:
            credit = connection.execute(
                "SELECT party FROM posting WHERE account = 'store_credit' GROUP BY party"
                " HAVING SUM(minor) > 0"
            ).fetchall()
            claims = connection.execute(
                "SELECT id FROM claim WHERE received_minor NOT BETWEEN 0 AND accepted_minor"
            ).fetchall()
        assert (credit, claims) == ([], [])

    @invariant()
    def a_closed_month_stays_as_it_was(self) -> None:
        for month, before in self.closed.items():
            assert self.booked_until(month) == before

    @invariant()
    def papers_follow_each_other_to_the_cent_and_to_the_day(self) -> None:
        for papers in self.issued.values():
            for paper in papers:
                moved = sum(line.amount_minor for line in paper.lines)
                assert paper.opening_minor + moved == paper.closing_minor
            for before, after in pairwise(papers):
                assert before.closing_minor == after.opening_minor
                assert before.last_day + timedelta(days=1) == after.first_day

    def teardown(self) -> None:
        """The heavy proof, once a history: the chain, the books, and the replay to equal tables."""
        try:
            assert verify(self.shop, deep=True).faults == ()
            rebuild_tables(self.shop)
            self.books_balance()
        finally:
            self.shop.close()
            shutil.rmtree(self.folder)


TestRandomMoney = MoneyHistory.TestCase
# A step here is a long one: a third of what the other histories play.
TestRandomMoney.settings = settings(max_examples=settings().max_examples // 3)
