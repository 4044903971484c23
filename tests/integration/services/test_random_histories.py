"""Random legal histories of a shop: whatever people do in whatever order, the house stands.

Hypothesis plays the people. Whatever the shop's rules refuse must leave no trace; nothing but a
refusal may ever be raised; and the invariants of the house hold after every step.
"""

import json
import random
import shutil
import tempfile
from collections import Counter as Tally
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, multiple, rule

from app.domain.cases import UnknownCaseError
from app.domain.changes import Changes
from app.domain.confirmations import WordTold
from app.domain.consignors import ANSWERS, ConsignorAnswer, TrustTerms
from app.domain.contracts import LOST_COMMISSION, RESTOCKING_TO, ContractTerms
from app.domain.custody import Handover
from app.domain.disposition import DispositionTold
from app.domain.errors import RuleError
from app.domain.falls import FALL_MODES
from app.domain.findings import Finding, agreed_names, is_confirmed_fake
from app.domain.finishing import FinishTold
from app.domain.ids import ActionId
from app.domain.ledger import CONTROL_ACCOUNTS
from app.domain.moves import Actor
from app.domain.offers import ANSWERS as SAID
from app.domain.offers import OFFERING
from app.domain.panel import Vote
from app.domain.payout_runs import PayoutWish
from app.domain.payouts import Proposal
from app.domain.rows import QueueFilter
from app.domain.settlement import SETTLEMENT_MODES
from app.domain.suggestions import Choice, Suggestion
from app.domain.taxes import TAX_BASES, TAX_BEARERS
from app.domain.unwinding import RefundTold
from app.services.cases import add_note, edit_case
from app.services.checklists import changed_gates
from app.services.clocks import finish_clock, set_clock
from app.services.consignors import agree_terms, record_consignor_answer
from app.services.contracts import agree_contract
from app.services.disposition import dispose_item
from app.services.evidence import Shown, note_evidence
from app.services.findings import agree_on_appraiser, record_finding, withdraw_finding
from app.services.finishing import finish_case
from app.services.goods import add_consignor, add_item, record_sale
from app.services.money.confirming import confirm_split, object_to_split
from app.services.money.costs import record_cost
from app.services.money.payout_holds import hold_payout, lift_payout_hold, release_payout
from app.services.money.payout_runs import (
    make_payout_run,
    mark_payout_sent,
    return_payout,
    reverse_payout,
)
from app.services.money.payouts import pay_out
from app.services.money.resplitting import resplit_loss
from app.services.money.settling import settle_case
from app.services.money.splitting import split_liability
from app.services.moves import MoveTold, check_identity, hand_over, move_case, offered_moves
from app.services.offers import AnswerTold, OfferTold, answer_offer, make_offer
from app.services.opening import open_case
from app.services.panel import call_panel, strike_member, vote_on_panel
from app.services.photos import record_baseline
from app.services.program_data import load_program_data
from app.services.resolution import choose_resolution
from app.services.settings import edit_branch, edit_settings
from app.services.shop import Shop, found_shop
from app.services.undo import undo_action
from app.services.verify import rebuild_tables, verify
from app.services.visitors import Claimant
from app.storage.evidence_state import appraisers_of, findings_of
from tests.counter import OWNER, PRICE, ShopClock

PROGRAM = load_program_data()

# Prices that divide badly, few enough that refunds meet the edges.
prices = st.sampled_from([0, 1, 3, 99, 1_001, 12_345, 99_999, 1_280_000])
amounts = st.sampled_from([1, 2, 97, 1_000, 12_345, 386_00])
splits = st.sampled_from([0, 1, 3_333, 5_000, 6_667, 7_000, 10_000])
categories = st.sampled_from(
    ["FUNC.HARD", "COND", "AUTH.FAKE", "MIND", "MONEY.PRICE", "OTHER.UNK", "COND.ODD"]
)
resolutions = st.sampled_from(
    ["", "RETURN_REFUND", "REFUND_ONLY", "PARTIAL", "NOTE_ONLY", "REJECT"]
)
tenders = st.sampled_from(["cash", "wechat", "bank"])
refunds = st.builds(
    RefundTold,
    meaning=st.sampled_from(["", "", "allowance", "price_correction"]),
    fee_minor=st.sampled_from([0, 0, 77]),
    restocking_minor=st.sampled_from([None, None, 0, 98]),
)
# What every screen showed: each category that is chosen answers it.
SHOWN = Suggestion(
    (Choice("FUNC.HARD", 0.8), Choice("COND", 0.1)), "FUNC", "FUNC.HARD", 0.8, source="model"
)
words = st.text(st.sampled_from("拉链坏了五金 ab<&'\"*"), min_size=1, max_size=12)


class ShopHistory(RuleBasedStateMachine):
    """A shop and the people who work in it."""

    consignors = Bundle("consignors")
    items = Bundle("items")
    sales = Bundle("sales")
    cases = Bundle("cases")
    actions = Bundle("actions")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.clock = ShopClock()
        self.made = 0
        self.latest = ActionId(bytes(16))
        self.numbers: set[str] = set()
        self.shop: Shop = found_shop(
            self.folder / "shop",
            program=PROGRAM,
            founded_by="陈",
            settings={},
            clock=self.clock,
            rand=random.Random(11).randbytes,
        )

        # Without sales there is little that can go wrong after one.
        add_consignor(self.shop, number="C0", name="李", added_by="陈", split_bp=6_667)
        for sku, price, consignor in (("I0", 12_345, ""), ("I1", 99, "C0"), ("I2", PRICE, "C0")):
            add_item(
                self.shop,
                sku=sku,
                title="包",
                price_minor=price,
                consignor=consignor,
                added_by="陈",
            )
        for number, skus in (("S0", ["I0", "I1"]), ("S1", ["I2"])):
            record_sale(
                self.shop, number=number, skus=skus, tender="wechat", sold_by="陈", buyer_name="王"
            )

    def next(self, prefix: str) -> str:
        self.made += 1
        return f"{prefix}-{self.made}"

    def journal_length(self) -> int:
        with self.shop.store.database.reading() as connection:
            return int(connection.execute("SELECT COUNT(*) FROM journal").fetchone()[0])

    def attempt(self, act: Callable[[], Changes]) -> ActionId | None:
        """Do it, or be refused without a trace."""
        before = self.journal_length()
        try:
            self.latest = act().action
        except RuleError:
            assert self.journal_length() == before
            return None
        return self.latest

    # What people do ---------------------------------------------------------------------------

    @initialize(target=consignors)
    def who_is_known(self) -> object:
        return "C0"

    @initialize(target=items)
    def what_is_known(self) -> object:
        return multiple("I0", "I1", "I2")

    @initialize(target=sales)
    def what_was_sold(self) -> object:
        return multiple("S0", "S1")

    @initialize(target=cases, resolution=resolutions)
    def what_went_wrong(self, resolution: str) -> object:
        return self.opened("拉链坏了", sku="I2", category="FUNC.HARD", resolution=resolution)

    @rule(target=consignors, split_bp=splits)
    def consignor_comes(self, split_bp: int) -> str:
        number = self.next("C")
        add_consignor(self.shop, number=number, name="张", added_by="陈", split_bp=split_bp)
        return number

    @rule(target=items, consignor=consignors, price=prices)
    def item_comes(self, consignor: str, price: int) -> str:
        sku = self.next("I")
        self.attempt(
            lambda: add_item(
                self.shop,
                sku=sku,
                title="包",
                price_minor=price,
                consignor=consignor,
                added_by="陈",
            )
        )
        return sku

    @rule(target=sales, skus=st.lists(items, min_size=1, max_size=3, unique=True), tender=tenders,
          buyer=st.booleans())  # fmt: skip
    def sold(self, skus: list[str], tender: str, buyer: bool) -> str:  # noqa: FBT001 - hypothesis hands it by name
        number = self.next("S")
        sellable = [sku for sku in skus if self.is_sellable(sku)]
        if sellable:
            record_sale(
                self.shop,
                number=number,
                skus=sellable,
                tender=tender,
                sold_by="陈",
                buyer_name="王" if buyer else "",
            )
        return number

    def is_sellable(self, sku: str) -> bool:
        try:
            return self.shop.queries.items.card(sku).line.status != "sold"
        except RuleError:
            return False

    @rule(
        target=cases,
        sku=items,
        category=categories,
        resolution=resolutions,
        brought=st.booleans(),
        complaint=words,
    )
    def case_about_an_item(
        self, sku: str, category: str, resolution: str, complaint: str, *, brought: bool
    ) -> object:
        handover = Handover("in_shop", "B-1") if brought else None
        return self.opened(
            complaint,
            sku=sku,
            category=category,
            resolution=resolution,
            handover=handover,
            lane="fast" if brought else "normal",
        )

    @rule(target=cases, sale=sales, resolution=resolutions)
    def case_about_a_receipt(self, sale: str, resolution: str) -> object:
        return self.opened("少件", sale_number=sale, resolution=resolution)

    @rule(target=cases, complaint=words)
    def case_about_anything(self, complaint: str) -> object:
        return self.opened(complaint, claimant=Claimant("buyer", "新客", "137 0000 9999"))

    def opened(self, complaint: str, **told: Any) -> object:
        before = self.journal_length()
        try:
            made = open_case(
                self.shop, complaint=complaint, opened_by="陈", suggested=SHOWN, **told
            )
        except RuleError:
            assert self.journal_length() == before
            return multiple()
        self.latest = made.changes.action
        assert made.number not in self.numbers
        self.numbers.add(made.number)
        return made.number

    @rule(
        basis=st.sampled_from(TAX_BASES),
        rate_bp=st.sampled_from([0, 300, 1_300]),
        bearer=st.sampled_from(TAX_BEARERS),
        promise=st.sampled_from([0, 3]),
    )
    def taxes_change(self, basis: str, rate_bp: int, bearer: str, promise: int) -> None:
        values = {
            "tax_basis": basis,
            "tax_rate_bp": str(rate_bp),
            "tax_bearer": bearer,
            "promise_factor": str(promise),
        }
        self.attempt(lambda: edit_settings(self.shop, values=values, edited_by="陈"))

    @rule(
        restocking_bp=st.sampled_from([0, 1_000]),
        to=st.sampled_from(RESTOCKING_TO),
        lost=st.sampled_from(LOST_COMMISSION),
    )
    def contract_changes(self, restocking_bp: int, to: str, lost: str) -> None:
        terms = ContractTerms(restocking_bp=restocking_bp, restocking_to=to, lost_commission=lost)
        self.attempt(
            lambda: agree_contract(
                self.shop, consignor="", terms=terms, valid_from=None, agreed_by="陈"
            )
        )

    @rule(sku=items, price=prices, fall=st.sampled_from(FALL_MODES))
    def graded_anew(self, sku: str, price: int, fall: str) -> None:
        told = DispositionTold(price_minor=price, fall=fall)
        self.attempt(
            lambda: dispose_item(
                self.shop, sku=sku, disposition="regrade", decided_by="陈", told=told
            )
        )

    @rule(target=actions, number=cases, pick=st.integers(0, 9), amount=st.none() | amounts,
          role=st.sampled_from(["owner", "owner", "clerk"]), refund=refunds)  # fmt: skip
    def move(
        self, number: str, pick: int, amount: int | None, role: str, refund: RefundTold
    ) -> object:
        """One of the moves that the screen offers now."""
        actor = Actor("陈", role)
        try:
            offers = offered_moves(self.shop, number=number, actor=actor)
        except RuleError:
            return multiple()
        allowed = [offer.move.code for offer in offers if offer.is_allowed]
        if not allowed:
            return multiple()
        told = MoveTold(note="如上", amount_minor=amount, refund=refund)
        chosen = allowed[pick % len(allowed)]
        return self.kept(
            lambda: move_case(self.shop, number=number, move=chosen, actor=actor, told=told)
        )

    def kept(self, act: Callable[[], Changes]) -> object:
        action = self.attempt(act)
        return multiple() if action is None else action

    @rule(number=cases, steps=st.integers(4, 8), amount=amounts, cut=splits)
    def case_goes_its_way(self, number: str, steps: int, amount: int, cut: int) -> None:
        """The way forward several times at once, or histories would rarely meet the money."""
        self.attempt(
            lambda: check_identity(self.shop, number=number, answer="ours", checked_by="陈")
        )
        for _ in range(steps):
            self.attempt(lambda: self.forward(number, amount))
        self.attempt(
            lambda: split_liability(
                self.shop,
                number=number,
                shares_bp={"shop": cut, "consignor": 10_000 - cut},
                reason="协商",
                decided_by="陈",
            )
        )
        self.attempt(lambda: settle_case(self.shop, number=number, mode="", actor=OWNER))

    def forward(self, number: str, amount: int) -> Changes:
        offers = offered_moves(self.shop, number=number, actor=OWNER)
        ways = [o.move.code for o in offers if o.is_allowed and o.move.track == "claim"]
        at = self.shop.queries.cases.line(number)
        told = MoveTold(note="如上", amount_minor=amount if at.resolution == "PARTIAL" else None)
        move = ways[0] if ways else ""
        return move_case(self.shop, number=number, move=move, actor=OWNER, told=told)

    @rule(
        target=cases,
        sku=items,
        resolution=st.sampled_from(["RETURN_REFUND", "REFUND_ONLY", "PARTIAL"]),
        amount=amounts,
        cut=splits,
        fee=st.none() | amounts,
    )
    def whole_story(
        self, sku: str, resolution: str, amount: int, cut: int, fee: int | None
    ) -> object:
        number = self.opened("五金掉色", sku=sku, category="FUNC", resolution=resolution)
        if isinstance(number, str):
            if fee is not None:
                self.cost(number, fee, "bank")
            self.case_goes_its_way(number, 8, amount, cut)
        return number

    @rule(target=actions, number=cases, answer=st.sampled_from(["ours", "not_ours", "cannot_tell"]))
    def identity(self, number: str, answer: str) -> object:
        return self.kept(
            lambda: check_identity(self.shop, number=number, answer=answer, checked_by="陈")
        )

    @rule(target=actions, number=cases, amount=amounts, tender=tenders)
    def cost(self, number: str, amount: int, tender: str) -> object:
        return self.kept(
            lambda: record_cost(
                self.shop,
                number=number,
                what="运费",
                amount_minor=amount,
                tender=tender,
                paid_by="陈",
            )
        )

    @rule(target=actions, number=cases, cut=splits,
          other=st.sampled_from(["consignor", "buyer", "carrier", "third"]))  # fmt: skip
    def split(self, number: str, cut: int, other: str) -> object:
        shares = {"shop": cut, other: 10_000 - cut}
        return self.kept(
            lambda: split_liability(
                self.shop, number=number, shares_bp=shares, reason="协商", decided_by="陈"
            )
        )

    @rule(target=actions, number=cases, cut=splits,
          other=st.sampled_from(["consignor", "buyer", "carrier", "third"]))  # fmt: skip
    def split_a_settled_loss_again(self, number: str, cut: int, other: str) -> object:
        shares = {"shop": cut, other: 10_000 - cut}
        return self.kept(
            lambda: resplit_loss(
                self.shop, number=number, shares_bp=shares, reason="更正", decided_by="陈"
            )
        )

    @rule(target=actions, number=cases, say=st.sampled_from([confirm_split, object_to_split]),
          party=st.sampled_from(["consignor", "buyer", "carrier", "third"]))  # fmt: skip
    def a_word_to_the_split(self, number: str, say: Callable[..., Changes], party: str) -> object:
        told = WordTold(party, "phone", "如上")
        return self.kept(lambda: say(self.shop, number=number, told=told, actor=OWNER))

    @rule(target=actions, number=cases, mode=st.sampled_from(["", *SETTLEMENT_MODES]))
    def settle(self, number: str, mode: str) -> object:
        return self.kept(lambda: settle_case(self.shop, number=number, mode=mode, actor=OWNER))

    @rule(target=actions, number=cases, resolution=resolutions)
    def another_resolution(self, number: str, resolution: str) -> object:
        return self.kept(
            lambda: choose_resolution(
                self.shop, number=number, resolution=resolution, chosen_by="陈"
            )
        )

    @rule(
        target=actions,
        number=cases,
        amount=st.none() | amounts,
        share=splits,
        identity=st.sampled_from(["", "ours", "not_ours"]),
        item_here=st.booleans(),
    )
    def finish(
        self, number: str, amount: int | None, share: int, identity: str, *, item_here: bool
    ) -> object:
        """A case of the fast lane to its end, in one action."""
        shares = {"consignor": share, "shop": 10_000 - share} if share else None
        told = FinishTold("", amount, "", shares, identity, item_here, "了结")
        return self.kept(lambda: finish_case(self.shop, number=number, actor=OWNER, told=told))

    @rule(target=actions, number=cases, amount=amounts, by=st.sampled_from(OFFERING))
    def offer(self, number: str, amount: int, by: str) -> object:
        told = OfferTold(amount, by)
        return self.kept(lambda: make_offer(self.shop, number=number, told=told, actor=OWNER))

    @rule(target=actions, number=cases, place=st.integers(1, 2), answer=st.sampled_from(SAID))
    def offer_answered(self, number: str, place: int, answer: str) -> object:
        told = AnswerTold(answer, consent_how="phone")
        return self.kept(
            lambda: answer_offer(self.shop, number=number, place=place, told=told, actor=OWNER)
        )

    @rule(target=actions, number=cases, answer=st.sampled_from(ANSWERS), amount=amounts)
    def consignor_answers(self, number: str, answer: str, amount: int) -> object:
        told = ConsignorAnswer(answer, amount)
        return self.kept(
            lambda: record_consignor_answer(self.shop, number=number, answer=told, actor=OWNER)
        )

    @rule(target=actions, consignor=consignors, limit=amounts)
    def terms(self, consignor: str, limit: int) -> object:
        agreed = TrustTerms("A", limit, limit, silence_clause=True)
        return self.kept(
            lambda: agree_terms(self.shop, consignor=consignor, terms=agreed, agreed_by="陈")
        )

    @rule(target=actions, number=cases, to=st.sampled_from(["in_shop", "with_third", "with_buyer"]))
    def handover(self, number: str, to: str) -> object:
        return self.kept(
            lambda: hand_over(self.shop, number=number, handover=Handover(to), recorded_by="陈")
        )

    @rule(target=actions, consignor=consignors, amount=amounts, reason=st.sampled_from(["", "急"]))
    def payout(self, consignor: str, amount: int, reason: str) -> object:
        """Without a reason nobody gets more than what was owed to her less what was held."""
        before = self.proposed(consignor)
        action = self.attempt(
            lambda: pay_out(
                self.shop,
                consignor=consignor,
                amount_minor=amount,
                tender="bank",
                paid_by="陈",
                reason=reason,
            )
        )
        if action is None:
            return multiple()
        free, owed = (before.payable_minor, before.balance_minor) if before else (0, 0)
        assert 0 < amount <= (owed if reason else free)
        return action

    @rule(target=actions, what=st.sampled_from(["run", "sent", "back", "returned"]))
    def payday(self, what: str) -> object:
        """Everybody who may be paid, at once; or the newest run goes on its way, or back."""
        payouts = self.shop.queries.payouts
        number = next((run.number for run in payouts.runs(limit=1)), "P-1")
        free = {
            line.payee.number: line.proposal.payable_minor
            for line in payouts.proposals(minimum_minor=1)
            if line.proposal.payable_minor
        }
        wishes = [PayoutWish(who, minor, "cash") for who, minor in free.items()]
        acts: dict[str, Callable[[], Changes]] = {
            "run": lambda: make_payout_run(self.shop, wishes=wishes, made_by="陈").changes,
            "sent": lambda: mark_payout_sent(self.shop, number=number, sent_by="陈"),
            "back": lambda: reverse_payout(self.shop, number=number, reason="错", reversed_by="陈"),
            "returned": lambda: return_payout(
                self.shop, number="P-1", reason="退", recorded_by="陈"
            ),
        }
        return self.kept(acts[what])

    @rule(
        target=actions,
        consignor=consignors,
        sku=items,
        what=st.sampled_from(["hold", "hold_all", "lift", "release", "release_part"]),
        amount=amounts,
    )
    def holding(self, consignor: str, sku: str, what: str, amount: int) -> object:
        """Money is held by hand, and let go."""
        shop = self.shop
        hold = next((line.id for line in shop.queries.payouts.holds()), "")
        part = amount if what == "release_part" else None
        acts: dict[str, Callable[[], Changes]] = {
            "hold": lambda: hold_payout(
                shop, consignor=consignor, sku=sku, reason="查", held_by="陈"
            ),
            "hold_all": lambda: hold_payout(shop, consignor=consignor, reason="查", held_by="陈"),
            "lift": lambda: lift_payout_hold(shop, hold=hold, reason="好", lifted_by="陈"),
            "release": lambda: release_payout(
                shop, consignor=consignor, reason="急", released_by="陈", amount_minor=part
            ),
        }
        return self.kept(acts["release" if part else what])

    def proposed(self, consignor: str) -> Proposal | None:
        person = self.shop.queries.people.line(consignor).id
        found = self.shop.queries.payouts.proposal(person)
        return found.proposal if found else None

    @rule(
        target=actions,
        number=cases,
        sku=items,
        what=st.sampled_from(
            ["note", "edit", "baseline", "settings", "branch", "mistake", "deadline", "met"]
        ),
        text=words,
        flag=st.booleans(),
    )
    def desk_work(self, number: str, sku: str, what: str, text: str, *, flag: bool) -> object:
        """All that moves neither a case nor money, in one rule: those should come up more."""
        shop = self.shop
        acts: dict[str, Callable[[], Changes]] = {
            "note": lambda: add_note(shop, number=number, text=text, written_by="陈"),
            "edit": lambda: edit_case(
                shop,
                number=number,
                edited_by="陈",
                complaint=text,
                category="COND.ODD" if flag else "FUNC.DOA",
                arose="in_use" if flag else None,
            ),
            "baseline": lambda: record_baseline(
                shop,
                sku=sku,
                pictures=[],
                condition="98新",
                serial="",
                accessories=["box"],
                recorded_by="陈",
            ),
            "settings": lambda: edit_settings(
                shop,
                values={
                    "name": text,
                    "closed_weekdays": "56" if flag else "",
                    "closed_days": "" if flag else "2026-03-03..2026-03-09",
                    "timezone": "Europe/Berlin" if flag else "Asia/Shanghai",
                },
                edited_by="陈",
            ),
            "deadline": lambda: set_clock(
                shop, number=number, kind="ship_back" if flag else "wechat_done", set_by="陈"
            ),
            "met": lambda: finish_clock(
                shop, number=number, clock="ship_back" if flag else "wechat_done", done_by="陈"
            ),
            "branch": lambda: edit_branch(
                shop, code="COND.ODD", zh=text, en="Odd", retired=flag, edited_by="陈"
            ),
            "mistake": lambda: add_consignor(
                shop, number="X1" if flag else "X2", name="误", added_by="陈"
            ),
        }
        return self.kept(acts[what])

    @rule(
        target=actions,
        number=cases,
        item=st.sampled_from(["serial", "logo", "close_up", "damage"]),
        how=st.sampled_from(["seen", "text", "waived"]),
    )
    def evidence(self, number: str, item: str, how: str) -> object:
        return self.kept(
            lambda: note_evidence(
                self.shop, number=number, item=item, shown=Shown(how, "看过"), noted_by="陈"
            )
        )

    @rule(
        target=actions,
        number=cases,
        what=st.sampled_from(["agree", "fake", "pass", "withdraw", "call", "strike", "vote"]),
        who=st.integers(0, 3),
        cut=splits,
    )
    def examination(self, number: str, what: str, who: int, cut: int) -> object:
        """Appraisers and outside experts, in whatever order they come."""
        shop, name = self.shop, "甲乙丙丁"[who]
        fake = Finding("中检", "appraiser", "fail", reason="针距", confirmed_fake=True)
        acts: dict[str, Callable[[], Changes]] = {
            "agree": lambda: agree_on_appraiser(
                shop,
                number=number,
                name="中检",
                agreed_by=["buyer", "consignor", "shop"][: who + 1],
                recorded_by="陈",
            ),
            "fake": lambda: record_finding(shop, number=number, finding=fake, recorded_by="陈"),
            "pass": lambda: record_finding(
                shop, number=number, finding=Finding("中检", "appraiser", "pass"), recorded_by="陈"
            ),
            "withdraw": lambda: withdraw_finding(
                shop, number=number, finding=str(who + 1), reason="看错", withdrawn_by="陈"
            ),
            "call": lambda: call_panel(
                shop,
                number=number,
                members="甲乙丙丁",
                until_ms=self.clock.now_ms + 10**8,
                called_by="陈",
            ),
            "strike": lambda: strike_member(
                shop, number=number, party="buyer", member=name, recorded_by="陈"
            ),
            "vote": lambda: vote_on_panel(
                shop,
                number=number,
                vote=Vote(name, "pass", {"shop": cut, "buyer": 10_000 - cut}),
                recorded_by="陈",
            ),
        }
        return self.kept(acts[what])

    @rule(target=actions, action=actions)
    def undo(self, action: ActionId) -> object:
        return self.kept(lambda: undo_action(self.shop, action_id=action, undone_by="陈"))

    @rule()
    def undo_what_was_just_done(self) -> None:
        self.attempt(lambda: undo_action(self.shop, action_id=self.latest, undone_by="陈"))

    @rule(hours=st.integers(1, 100))
    def time_passes(self, hours: int) -> None:
        self.clock.step(hours=hours)

    @rule()
    def tables_are_rebuilt(self) -> None:
        rebuild_tables(self.shop)

    # What must hold -----------------------------------------------------------------------------

    @invariant()
    def what_is_missing_is_what_was_not_shown(self) -> None:
        """The outcomes on a case are what its marks and findings say."""
        with self.shop.store.state() as state:
            for number in self.numbers:
                try:
                    case = state.case(number)
                except UnknownCaseError:
                    continue  # its opening was taken back
                assert changed_gates(PROGRAM, state, case) == list(case.evidence_missing)
                names = agreed_names(case, appraisers_of(state.connection, case.id))
                findings = findings_of(state.connection, case.id)
                assert is_confirmed_fake(findings, names) == case.confirmed_fake

    @invariant()
    def books_balance(self) -> None:
        assert self.shop.queries.ledger.faults() == []
        trial: Tally[str] = Tally()
        for line in self.shop.queries.ledger.trial_balance():
            trial[line.currency] += line.minor
        assert not any(trial.values())

    @invariant()
    def accounts_of_people_are_their_control_accounts(self) -> None:
        people = self.shop.queries.people.page(consignors=False, limit=1000)
        control = sum(
            line.minor
            for line in self.shop.queries.ledger.trial_balance()
            if line.account in CONTROL_ACCOUNTS
        )
        assert sum(person.balance_minor or 0 for person in people) == -control

    @invariant()
    def what_may_be_paid_and_what_waits_is_the_balance(self) -> None:
        """And the credits of an account, less what payouts cover of them, sum to it."""
        people = self.shop.queries.people.page(consignors=True, limit=1000)
        balances = {person.id: person.balance_minor or 0 for person in people}
        with self.shop.store.database.reading() as connection:
            credits_ = dict(
                connection.execute(
                    "SELECT party, SUM(value_minor - covered_minor) FROM credit GROUP BY party"
                ).fetchall()
            )
        assert {k: b for k, b in balances.items() if b} == {k: c for k, c in credits_.items() if c}
        for line in self.shop.queries.payouts.proposals():
            told = line.proposal
            assert told.balance_minor == balances[told.person]
            assert told.payable_minor + told.held_minor == max(told.balance_minor, 0)

    @invariant()
    def every_open_case_has_a_turn_a_deadline_and_a_way_out(self) -> None:
        for line in self.shop.queries.cases.page(
            QueueFilter(only_open=False), offset=0, limit=1000
        ):
            card = self.shop.queries.cases.card(line.number)
            waiting = [
                (card.claim_turn, card.claim_due),
                (card.recovery_turn, card.recovery_due),
            ]
            assert all(bool(turn) == (due is not None) for turn, due in waiting)
            front = next((track for track in waiting if track[0]), ("", None))
            assert (line.turn, line.due) == front
            assert line.is_open == bool(line.turn)
            if line.is_open:
                offers = offered_moves(self.shop, number=line.number, actor=OWNER)
                assert any(offer.is_allowed for offer in offers)

    @invariant()
    def a_case_and_its_postings_say_the_same(self) -> None:
        with self.shop.store.database.reading() as connection:
            rows = connection.execute(
                "SELECT c.refunded_minor, c.loss_minor, c.is_open, c.closed_at,"
                " COALESCE(-SUM(q.minor) FILTER (WHERE q.account = 'buyers_payable'"
                "  AND q.memo = 'refund_due'), 0),"
                " COALESCE(SUM(q.minor) FILTER (WHERE q.account IN ('after_sales_loss',"
                "  'costs_to_allocate', 'pending_claim')"
                "  OR (q.memo LIKE 'share_%' OR q.memo LIKE 'resplit_%')"
                "  AND q.account IN ('consignors', 'buyers_payable')), 0)"
                " FROM case_file AS c LEFT JOIN posting AS q ON q.case_id = c.id GROUP BY c.id"
            ).fetchall()
        for refunded, loss, is_open, closed_at, owed, borne in rows:
            # What was settled may be more than is left of a loss: the next settlement gives back.
            assert (refunded, loss) == (owed, borne)
            assert bool(is_open) == (closed_at is None)

    @invariant()
    def no_sale_gives_back_more_than_was_paid(self) -> None:
        with self.shop.store.database.reading() as connection:
            over = connection.execute(
                "SELECT s.number FROM sale AS s JOIN posting AS q ON q.sale = s.id"
                " LEFT JOIN sale_terms AS t ON t.sale = s.id"
                " WHERE q.memo = 'refund_due' AND q.account = 'buyers_payable'"
                " GROUP BY s.id HAVING -SUM(q.minor)"
                " > s.total_minor * (1 + COALESCE(MAX(t.promise_factor), 0))"
            ).fetchall()
        assert over == []

    def teardown(self) -> None:
        """The heavy proofs, once a history: every payload, the chain, and the replay."""
        try:
            self.every_split_sums_to_its_whole()
            assert verify(self.shop, deep=True).faults == ()
        finally:
            self.shop.close()
            shutil.rmtree(self.folder)

    def every_split_sums_to_its_whole(self) -> None:
        with self.shop.store.database.reading() as connection:
            payloads = [
                json.loads(payload)
                for (payload,) in connection.execute(
                    "SELECT payload FROM journal"
                    " WHERE kind IN ('split_decided', 'case_settled', 'case_resplit')"
                )
            ]
        for payload in payloads:
            if payload["shares"]:
                assert sum(share["bp"] for share in payload["shares"]) == 10_000
                assert sum(share["minor"] for share in payload["shares"]) == payload["loss_minor"]


TestRandomHistories = ShopHistory.TestCase
