"""Nobody does what is not theirs: every service function, called as each role.

A new service function without a line in one of the tables below fails here.
"""

import importlib
import inspect
import io
import pkgutil
import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

import app.services
from app.documents.check_code import statement_code
from app.domain.champions import Verdict
from app.domain.confirmations import WordTold
from app.domain.consignors import ConsignorAnswer, TrustTerms
from app.domain.contracts import ContractTerms
from app.domain.custody import Handover
from app.domain.disposition import DispositionTold
from app.domain.errors import RuleError
from app.domain.findings import Finding
from app.domain.finishing import FinishTold
from app.domain.ids import ActionId
from app.domain.months import Month
from app.domain.moves import Actor
from app.domain.panel import Vote
from app.domain.papers import Words
from app.domain.payout_runs import PayoutWish
from app.domain.permissions import PERMISSIONS
from app.domain.reclassifying import Refiling
from app.domain.recovery import RecoveryTold
from app.domain.routes import ROLES
from app.domain.rule_proposals import RuleProposal
from app.domain.rules.editing import Team
from app.domain.rules.effects import Effects
from app.domain.rules.rule import Rule
from app.domain.scoring import Figures
from app.domain.statements import ObjectionTold, StatementRecord, month_days
from app.domain.suggestions import Choice, Suggestion
from app.domain.taxonomy import BranchMove
from app.domain.time_limits import TimeLimit
from app.services.appeals import file_appeal
from app.services.books import export_books
from app.services.cases import add_note, edit_case, waive_proof
from app.services.checklists import case_checklist
from app.services.clocks import finish_clock, set_clock
from app.services.consignors import agree_terms, record_consignor_answer, send_reminder
from app.services.contracts import agree_contract
from app.services.disposition import dispose_item
from app.services.evidence import Shown, note_evidence
from app.services.findings import (
    agree_on_appraiser,
    case_appraisal,
    record_finding,
    withdraw_finding,
)
from app.services.finishing import finish_case, propose_finish
from app.services.goods import add_consignor, add_item, record_sale
from app.services.imports import import_file, undo_import
from app.services.joining import link_cases, mark_duplicate, merge_cases, split_case
from app.services.languages import choose_language
from app.services.learning import Training, keep_training, return_to_model
from app.services.mistakes import relink_case, void_case
from app.services.money.bill_matching import (
    ignore_bill_line,
    match_bill_line,
    record_bill_cost,
)
from app.services.money.bills import import_bill
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
from app.services.money.confirming import confirm_split, object_to_split, who_pays
from app.services.money.costs import note_invoice, record_cost
from app.services.money.month_pack import write_month_pack
from app.services.money.months import close_month, months_view
from app.services.money.openings import set_case_opening, set_opening
from app.services.money.paying_in import record_pay_in, recover_bad_debt, return_pay_in
from app.services.money.payment_lists import payment_file, save_payment_list
from app.services.money.payout_holds import hold_payout, lift_payout_hold, release_payout
from app.services.money.payout_runs import (
    make_payout_run,
    mark_payout_sent,
    return_payout,
    reverse_payout,
    set_payee,
)
from app.services.money.payouts import pay_out
from app.services.money.rates import record_rate
from app.services.money.recovering import cancel_plan, change_plan, plan_recovery
from app.services.money.recovery_picture import recovery_picture
from app.services.money.refund_orders import (
    correct_refund,
    fail_refund,
    finish_refund,
    try_refund_again,
)
from app.services.money.refund_proposal import propose_refund
from app.services.money.refunds import WayBack
from app.services.money.resplitting import resplit_loss
from app.services.money.settling import settle_case
from app.services.money.splitting import propose_split, split_liability
from app.services.money.store_credit import cash_out_credit, give_bonus, lapse_credit
from app.services.money.till import enter_in_till
from app.services.money.writing_off import write_off_debt
from app.services.monthly_report import report_of
from app.services.moves import MoveTold, check_identity, hand_over, move_case, offered_moves
from app.services.objections import answer_objection, object_to_statement, statement_lines_of
from app.services.offers import (
    AnswerTold,
    ApprovalTold,
    OfferTold,
    answer_offer,
    approve_offer,
    consent_to_offer,
    make_offer,
    offer_lines,
)
from app.services.opening import ItemTold, open_case
from app.services.panel import call_panel, case_panel, strike_member, vote_on_panel
from app.services.papers.evidence_pack import evidence_pack
from app.services.papers.monthly_report import (
    monthly_report_paper,
    monthly_report_workbook,
    save_monthly_workbook,
)
from app.services.papers.paper_check import check_statement
from app.services.papers.settlement import settlement_slip
from app.services.papers.slip import buyer_slip
from app.services.papers.statement import (
    consignor_statement,
    save_statement_workbook,
    statement_model,
    statement_workbook,
)
from app.services.papers.statement_batch import issue_statements
from app.services.parties import add_party, edit_party
from app.services.photo_hiding import (
    PhotoSubject,
    erase_photo,
    hidden_photos,
    hide_photo,
    show_photo,
)
from app.services.photos import add_photos, record_baseline
from app.services.program_data import ProgramData
from app.services.reclassifying import reclassify
from app.services.resolution import choose_resolution
from app.services.rules.editing import edit_rule, edit_team, reorder_rules, retire_rule
from app.services.rules.files import import_rules
from app.services.rules.proposing import make_proposed_rule
from app.services.rules.retesting import try_rules_on_past_cases
from app.services.settings import edit_branch, edit_settings
from app.services.shop import Shop, found_shop, open_shop
from app.services.silence import accept_silence, propose_silence
from app.services.simulating import Change, simulate
from app.services.taxonomy import (
    move_branch,
    preview_move,
    split_candidates,
)
from app.services.time_limits import edit_time_limit
from app.services.undo import undo_action
from app.services.users import add_user, edit_permission, edit_user, set_refund_cap, set_secret
from app.services.visits import open_visit
from tests.counter import OWNER, TO_THE_REFUND, Counter, ShopClock
from tests.staff import CHEAP, NAMES, hire

CSV = (
    "SKU,Created,Title,Account,Account Name,Category,Split,Tag Price,Status,Quantity,Brand,Aisle\n"
    "C-9,2025-01-02,Silk scarf,1001,Li,Clothing,60%,¥300.00,1 Active,1,,7\n"
)


BANK = (
    "记账日期,货币,交易金额,联机余额,交易摘要,对手信息,客户摘要\n"
    "2026-03-02,CNY,-400.00,81.22,转账汇款,某人,转账\n"
)


@dataclass(frozen=True, slots=True)
class World:
    """A shop at work, and who does something in it."""

    shop: Shop
    actor: Actor
    fresh: str  # a case that has just been opened
    judged: str  # a case with a loss whose claim has ended
    shared: str  # the same, and it is decided who bears it
    note: ActionId
    batch: str
    file: Path
    haggled: str  # a case with an open offer of 100
    agreed: str  # a case with an amount agreed on
    silent: str  # a case whose consignor has let every reminder pass
    refund: str  # a refund that was ordered
    bounced: str  # one that failed
    buyer: str  # who has store credit, some of it past its day
    to_enter: str  # what the till program does not know
    bill: Path  # a bank's file; the first line of another is B-1, of an amount that was refunded
    quick: str  # a case of the fast lane that costs nothing
    photo: str  # of a thing on the shelf
    doubted: str  # a case under review
    hidden: str  # another photo of it
    issued: StatementRecord  # the one before it is objected to
    cost: bytes  # without an invoice
    hold: str  # a hold by hand on a sold thing
    settled: str  # a case whose loss has been charged
    claimed: str  # a case with an accepted claim, an unanswered one, and an open chargeback
    owing: str  # a case whose consignor owes, with a plan for a part of it
    given_up: str  # one whose debt was written off

    @property
    def name(self) -> str:
        return self.actor.name


@dataclass(frozen=True, slots=True)
class Line:
    """Who may, and what happens to the others (`not_permitted` unless it says otherwise)."""

    may: str
    call: Callable[[World], object]
    otherwise: str = "not_permitted"


A_RULE = Rule("X", Words("一", "One"), "always", Effects(priority=1))
A_REFILING = Refiling("A-999999", "", "", "OTHER.UNK", Suggestion((Choice("FUNC", 0.9),), "FUNC"))
A_TEAM = Team("front", Words("前台", "Front"))
NO_FIGURES = Figures(0, 0, 0, 0, 0, 0, 0)
A_TRAINING = Training(
    "ab" * 32, b"x", Verdict(kept=True, why="better", champion=NO_FIGURES, challenger=NO_FIGURES),
    (), (), 0, "",
)  # fmt: skip
A_PROPOSAL = RuleProposal("五金掉色", "COND.WEAR", 14, 12, 12, ("A-000001",), ("五金掉色",))
RULES = """[[rule]]
code = "Y"
name = { zh = "二", en = "Two" }
when = "always"
then = { priority = 1 }
"""
MARCH = Month(2026, 3)
COUNTER = "owner handler clerk"
OFFICE = "owner handler accountant"
PHOTOS = PhotoSubject("item", "A-4")
MONEY_BACK = "owner handler clerk accountant"
CASE_WORK = "owner handler clerk appraiser"

TABLE: dict[str, Line] = {
    "open_case": Line(COUNTER, lambda w: open_case(w.shop, complaint="坏了", opened_by=w.name)),
    "open_visit": Line(
        COUNTER, lambda w: open_visit(w.shop, items=[ItemTold("坏了")], opened_by=w.name)
    ),
    "waive_proof": Line(
        "owner handler",
        lambda w: waive_proof(w.shop, number=w.fresh, reason="老顾客", waived_by=w.name),
    ),
    "add_note": Line(
        CASE_WORK, lambda w: add_note(w.shop, number=w.fresh, text="来电", written_by=w.name)
    ),
    "edit_case": Line(
        CASE_WORK, lambda w: edit_case(w.shop, number=w.fresh, edited_by=w.name, complaint="改")
    ),
    "reclassify": Line(
        "owner handler",
        lambda w: reclassify(w.shop, refilings=[A_REFILING], reclassified_by=w.name),
    ),
    "keep_training": Line(
        CASE_WORK, lambda w: keep_training(w.shop, training=A_TRAINING, kept_by=w.name)
    ),
    "return_to_model": Line(
        "owner", lambda w: return_to_model(w.shop, digest="", returned_by=w.name)
    ),
    "make_proposed_rule": Line(
        "owner", lambda w: make_proposed_rule(w.shop, proposal=A_PROPOSAL, made_by=w.name)
    ),
    "choose_resolution": Line(
        CASE_WORK,
        lambda w: choose_resolution(
            w.shop, number=w.fresh, resolution="REFUND_ONLY", chosen_by=w.name
        ),
    ),
    "add_consignor": Line(
        "owner handler clerk accountant",
        lambda w: add_consignor(w.shop, number="", name="新人", added_by=w.name),
    ),
    "add_item": Line(
        COUNTER,
        lambda w: add_item(
            w.shop, sku="N-1", title="帽子", price_minor=100, consignor="1001", added_by=w.name
        ),
    ),
    "record_sale": Line(
        COUNTER,
        lambda w: record_sale(w.shop, number="S9", skus=["A-4"], tender="cash", sold_by=w.name),
    ),
    "import_file": Line(OFFICE, lambda w: import_file(w.shop, path=w.file, imported_by=w.name)),
    "undo_import": Line(OFFICE, lambda w: undo_import(w.shop, batch=w.batch, undone_by=w.name)),
    "offered_moves": Line(
        " ".join(ROLES), lambda w: offered_moves(w.shop, number=w.fresh, actor=w.actor)
    ),
    "move_case": Line(
        COUNTER,
        lambda w: move_case(
            w.shop, number=w.fresh, move="review", actor=w.actor, told=MoveTold(note="好")
        ),
    ),
    "check_identity": Line(
        CASE_WORK,
        lambda w: check_identity(w.shop, number=w.fresh, answer="ours", checked_by=w.name),
    ),
    "hand_over": Line(
        CASE_WORK,
        lambda w: hand_over(
            w.shop, number=w.fresh, handover=Handover("in_shop"), recorded_by=w.name
        ),
    ),
    "set_clock": Line(
        CASE_WORK, lambda w: set_clock(w.shop, number=w.fresh, kind="ship_back", set_by=w.name)
    ),
    "finish_clock": Line(
        CASE_WORK,
        lambda w: finish_clock(w.shop, number=w.fresh, clock="wechat_reply", done_by=w.name),
    ),
    "buyer_slip": Line(
        "owner handler clerk accountant",
        lambda w: buyer_slip(w.shop, number=w.fresh, langs=("zh",), paper="a5", issued_by=w.name),
    ),
    "consignor_statement": Line(
        OFFICE,
        lambda w: consignor_statement(
            w.shop, consignor="1001", period="2026-03", langs=("zh",), issued_by=w.name
        ),
    ),
    "months_view": Line(
        OFFICE, lambda w: months_view(w.shop, asked_by=w.name), otherwise="hidden_from_role"
    ),
    "close_month": Line(
        "owner accountant", lambda w: close_month(w.shop, month="2026-02", closed_by=w.name)
    ),
    "write_month_pack": Line(
        "owner accountant",
        lambda w: write_month_pack(w.shop, month="2026-01", written_by=w.name),
    ),
    "note_invoice": Line(
        OFFICE,
        lambda w: note_invoice(w.shop, cost=w.cost, invoice="FP-1", noted_by=w.name),
    ),
    "statement_workbook": Line(
        OFFICE,
        lambda w: statement_workbook(
            w.shop, consignor="1001", period="2026-03", lang="zh", issued_by=w.name
        ),
    ),
    "save_statement_workbook": Line(
        OFFICE,
        lambda w: save_statement_workbook(
            w.shop,
            path=w.file.parent / "statement.xlsx",
            consignor="1001",
            period="2026-03",
            lang="zh",
            issued_by=w.name,
        ),
    ),
    "issue_statements": Line(
        OFFICE,
        lambda w: issue_statements(
            w.shop, period="2026-01", folder=w.file.parent / "all", issued_by=w.name
        ),
    ),
    "object_to_statement": Line(
        OFFICE,
        lambda w: object_to_statement(
            w.shop, statement=w.issued, told=ObjectionTold("不对"), recorded_by=w.name
        ),
    ),
    "answer_objection": Line(
        OFFICE,
        lambda w: answer_objection(
            w.shop, number="1", outcome="explained", words="", answered_by=w.name
        ),
    ),
    "statement_lines_of": Line(
        OFFICE,
        lambda w: statement_lines_of(w.shop, statement=w.issued, asked_by=w.name),
        otherwise="hidden_from_role",
    ),
    "choose_language": Line(
        "owner handler clerk accountant",
        lambda w: choose_language(w.shop, person="1001", language="en", told_by=w.name),
    ),
    "statement_model": Line(
        OFFICE,
        lambda w: statement_model(
            w.shop,
            consignor="1001",
            first=month_days("2026-03")[0],
            last=month_days("2026-03")[1],
            issued_by=w.name,
        ),
    ),
    "add_photos": Line(
        CASE_WORK, lambda w: add_photos(w.shop, number=w.fresh, pictures=[], added_by=w.name)
    ),
    "record_baseline": Line(
        COUNTER,
        lambda w: record_baseline(
            w.shop,
            sku="A-1",
            pictures=[],
            condition="95新",
            serial="",
            accessories=[],
            recorded_by=w.name,
        ),
    ),
    "edit_settings": Line(
        "owner", lambda w: edit_settings(w.shop, values={"name": "新名"}, edited_by=w.name)
    ),
    "edit_branch": Line(
        "owner",
        lambda w: edit_branch(
            w.shop, code="COND.FADE", zh="褪色", en="Faded", retired=False, edited_by=w.name
        ),
    ),
    "edit_time_limit": Line(
        "owner",
        lambda w: edit_time_limit(w.shop, trunk="COND", limit=TimeLimit(40), edited_by=w.name),
    ),
    "move_branch": Line(
        "owner",
        lambda w: [
            move_branch(w.shop, move=move, moved_by=w.name)
            for move in (
                BranchMove("merge", "MIND.GIFT", "MIND.DUP"),
                BranchMove(
                    "split",
                    w.shop.queries.cases.card(w.fresh).line.category,
                    "NEW",
                    Words("新", "New"),
                    (w.fresh,),
                ),
                BranchMove("move", "MIND.FIT", "DESC"),
            )
        ],
    ),
    "preview_move": Line(
        OFFICE,
        lambda w: preview_move(w.shop, move=BranchMove("merge", "MIND.GIFT", "MIND.DUP")),
        otherwise="hidden_from_role",
    ),
    "split_candidates": Line(
        OFFICE,
        lambda w: split_candidates(w.shop, source="MIND.GIFT", said="礼"),
        otherwise="hidden_from_role",
    ),
    "make_offer": Line(
        CASE_WORK,
        lambda w: make_offer(w.shop, number=w.fresh, told=OfferTold(100), actor=w.actor),
    ),
    "answer_offer": Line(
        CASE_WORK,
        lambda w: answer_offer(
            w.shop, number=w.haggled, place=1, told=AnswerTold("refused"), actor=w.actor
        ),
    ),
    "approve_offer": Line(
        "owner handler",
        lambda w: approve_offer(
            w.shop, number=w.haggled, place=1, told=ApprovalTold(), actor=w.actor
        ),
    ),
    "consent_to_offer": Line(
        CASE_WORK,
        lambda w: consent_to_offer(w.shop, number=w.haggled, place=1, how="phone", actor=w.actor),
    ),
    "offer_lines": Line(
        " ".join(ROLES), lambda w: offer_lines(w.shop, number=w.haggled, actor=w.actor)
    ),
    "settlement_slip": Line(
        "owner handler clerk accountant",
        lambda w: settlement_slip(w.shop, number=w.agreed, langs=("zh",), issued_by=w.name),
    ),
    "record_consignor_answer": Line(
        CASE_WORK,
        lambda w: record_consignor_answer(
            w.shop, number=w.fresh, answer=ConsignorAnswer("object"), actor=w.actor
        ),
    ),
    "send_reminder": Line(
        CASE_WORK,
        lambda w: send_reminder(
            w.shop, number=w.fresh, party="buyer", channel="phone", proof="", sent_by=w.name
        ),
    ),
    "agree_terms": Line(
        "owner handler",
        lambda w: agree_terms(w.shop, consignor="1001", terms=TrustTerms("A"), agreed_by=w.name),
    ),
    "propose_silence": Line(
        OFFICE, lambda w: propose_silence(w.shop, number=w.silent), otherwise="hidden_from_role"
    ),
    "accept_silence": Line(
        "owner handler", lambda w: accept_silence(w.shop, number=w.silent, actor=w.actor)
    ),
    "propose_finish": Line(
        OFFICE,
        lambda w: propose_finish(w.shop, number=w.quick, actor=w.actor),
        otherwise="hidden_from_role",
    ),
    "finish_case": Line(
        "owner handler",
        lambda w: finish_case(
            w.shop, number=w.quick, actor=w.actor, told=FinishTold(note="记录即可")
        ),
    ),
    "record_cost": Line(
        OFFICE,
        lambda w: record_cost(
            w.shop, number=w.fresh, what="检测", amount_minor=100, tender="cash", paid_by=w.name
        ),
    ),
    "propose_refund": Line(
        f"{COUNTER} accountant", lambda w: propose_refund(w.shop, number=w.judged, asked_by=w.name)
    ),
    "record_rate": Line(
        "owner",
        lambda w: record_rate(w.shop, base="USD", quote="CNY", rate="7.10", recorded_by=w.name),
    ),
    "propose_split": Line(
        OFFICE, lambda w: propose_split(w.shop, number=w.judged), otherwise="hidden_from_role"
    ),
    "split_liability": Line(
        "owner handler",
        lambda w: split_liability(
            w.shop, number=w.judged, shares_bp={"shop": 10_000}, reason="好", decided_by=w.name
        ),
    ),
    "finish_refund": Line(
        MONEY_BACK, lambda w: finish_refund(w.shop, refund=w.refund, confirmed_by=w.name)
    ),
    "fail_refund": Line(
        MONEY_BACK,
        lambda w: fail_refund(w.shop, refund=w.refund, reason="账户已注销", told_by=w.name),
    ),
    "try_refund_again": Line(
        MONEY_BACK,
        lambda w: try_refund_again(w.shop, refund=w.bounced, way=WayBack(), ordered_by=w.name),
    ),
    "correct_refund": Line(
        "owner",
        lambda w: correct_refund(
            w.shop, refund=w.refund, amount_minor=1, reason="输错", corrected_by=w.name
        ),
    ),
    "give_bonus": Line(
        "owner",
        lambda w: give_bonus(w.shop, person=w.buyer, amount_minor=1, reason="", given_by=w.name),
    ),
    "cash_out_credit": Line(
        "owner",
        lambda w: cash_out_credit(
            w.shop, person=w.buyer, amount_minor=1, tender="cash", reason="", paid_by=w.name
        ),
    ),
    "lapse_credit": Line("owner", lambda w: lapse_credit(w.shop, lapsed_by=w.name)),
    "import_bill": Line(OFFICE, lambda w: import_bill(w.shop, path=w.bill, imported_by=w.name)),
    "match_bill_line": Line(
        MONEY_BACK, lambda w: match_bill_line(w.shop, line="B-1", to=w.refund, matched_by=w.name)
    ),
    "ignore_bill_line": Line(
        MONEY_BACK,
        lambda w: ignore_bill_line(w.shop, line="B-1", reason="私人", ignored_by=w.name),
    ),
    "record_bill_cost": Line(
        OFFICE,
        lambda w: record_bill_cost(
            w.shop, line="B-1", case=w.fresh, what="运费", recorded_by=w.name
        ),
    ),
    "enter_in_till": Line(
        "owner accountant",
        lambda w: enter_in_till(w.shop, task=w.to_enter, entered_by=w.name),
    ),
    "set_opening": Line(
        OFFICE,
        lambda w: set_opening(
            w.shop,
            person=w.buyer,
            amount_minor=1,
            kind="credit",
            on=date(2026, 3, 1),
            set_by=w.name,
        ),
    ),
    "set_case_opening": Line(
        OFFICE,
        lambda w: set_case_opening(
            w.shop, number=w.fresh, amount_minor=1, on=date(2026, 3, 1), set_by=w.name
        ),
    ),
    "settle_case": Line(
        "owner handler", lambda w: settle_case(w.shop, number=w.shared, mode="", actor=w.actor)
    ),
    "recovery_picture": Line(
        OFFICE,
        lambda w: recovery_picture(w.shop, number=w.owing, seen_by=w.name),
        otherwise="hidden_from_role",
    ),
    "plan_recovery": Line(
        "owner handler",
        lambda w: plan_recovery(
            w.shop, number=w.owing, method="deduct", told=RecoveryTold(), planned_by=w.name
        ),
    ),
    "change_plan": Line(
        "owner handler",
        lambda w: change_plan(
            w.shop, number=w.owing, method="deduct", told=RecoveryTold(), changed_by=w.name
        ),
    ),
    "cancel_plan": Line(
        "owner handler",
        lambda w: cancel_plan(w.shop, number=w.owing, note="", cancelled_by=w.name),
    ),
    "buy_in_item": Line(
        "owner handler",
        lambda w: buy_in_item(w.shop, number=w.owing, told=RecoveryTold(), bought_by=w.name),
    ),
    "record_pay_in": Line(
        OFFICE,
        lambda w: record_pay_in(
            w.shop, number=w.owing, amount_minor=100, tender="cash", taken_by=w.name
        ),
    ),
    "return_pay_in": Line(
        OFFICE,
        lambda w: return_pay_in(
            w.shop, number=w.owing, amount_minor=1, tender="cash", taken_by=w.name
        ),
    ),
    "write_off_debt": Line(
        "owner",
        lambda w: write_off_debt(w.shop, number=w.owing, note="", written_off_by=w.name),
    ),
    "recover_bad_debt": Line(
        OFFICE,
        lambda w: recover_bad_debt(
            w.shop, number=w.given_up, amount_minor=100, tender="cash", taken_by=w.name
        ),
    ),
    "agree_contract": Line(
        "owner",
        lambda w: agree_contract(
            w.shop,
            consignor="1001",
            terms=ContractTerms(owners_risk=True),
            valid_from=None,
            agreed_by=w.name,
        ),
    ),
    "who_pays": Line(
        OFFICE, lambda w: who_pays(w.shop, number=w.judged), otherwise="hidden_from_role"
    ),
    "confirm_split": Line(
        CASE_WORK,
        lambda w: confirm_split(w.shop, number=w.shared, told=WordTold("buyer"), actor=w.actor),
    ),
    "object_to_split": Line(
        CASE_WORK,
        lambda w: object_to_split(
            w.shop, number=w.shared, told=WordTold("buyer", "phone", "太多"), actor=w.actor
        ),
    ),
    "resplit_loss": Line(
        "owner",
        lambda w: resplit_loss(
            w.shop,
            number=w.settled,
            shares_bp={"shop": 10_000},
            reason="证据更正",
            decided_by=w.name,
        ),
    ),
    "add_party": Line(
        "owner handler clerk accountant",
        lambda w: add_party(w.shop, kind="carrier", name="中通", added_by=w.name),
    ),
    "edit_party": Line(
        "owner handler clerk accountant",
        lambda w: edit_party(w.shop, number="L1", phone="95338", edited_by=w.name),
    ),
    "file_claim": Line(
        OFFICE,
        lambda w: file_claim(
            w.shop, number=w.judged, told=ClaimTold("L1", amount_minor=100), actor=w.actor
        ),
    ),
    "answer_claim": Line(
        OFFICE,
        lambda w: answer_claim(
            w.shop, number=w.claimed, place=2, told=ClaimAnswer("refused"), actor=w.actor
        ),
    ),
    "record_claim_payment": Line(
        OFFICE,
        lambda w: record_claim_payment(
            w.shop, number=w.claimed, place=1, told=ClaimPayment(1), recorded_by=w.name
        ),
    ),
    "record_chargeback": Line(
        OFFICE,
        lambda w: record_chargeback(
            w.shop, number=w.fresh, told=ChargebackTold(100), recorded_by=w.name
        ),
    ),
    "end_chargeback": Line(
        OFFICE,
        lambda w: end_chargeback(w.shop, number=w.claimed, outcome="won", actor=w.actor),
    ),
    "pay_out": Line(
        "owner accountant",
        lambda w: pay_out(w.shop, consignor="1005", amount_minor=1, tender="cash", paid_by=w.name),
    ),
    "make_payout_run": Line(
        "owner accountant",
        lambda w: make_payout_run(w.shop, wishes=[PayoutWish("1005", 1, "cash")], made_by=w.name),
    ),
    "mark_payout_sent": Line(
        "owner accountant", lambda w: mark_payout_sent(w.shop, number="P-2", sent_by=w.name)
    ),
    "reverse_payout": Line(
        "owner accountant",
        lambda w: reverse_payout(w.shop, number="P-2", reason="错", reversed_by=w.name),
    ),
    "return_payout": Line(
        "owner accountant",
        lambda w: return_payout(w.shop, number="P-1", reason="退回", recorded_by=w.name),
    ),
    "set_payee": Line(
        "owner accountant",
        lambda w: set_payee(
            w.shop, consignor="1001", payee="", account="工行", pay_by="", set_by=w.name
        ),
    ),
    "hold_payout": Line(
        "owner accountant",
        lambda w: hold_payout(w.shop, consignor="1001", reason="等", held_by=w.name),
    ),
    "lift_payout_hold": Line(
        "owner accountant",
        lambda w: lift_payout_hold(w.shop, hold=w.hold, reason="好了", lifted_by=w.name),
    ),
    "release_payout": Line(
        "owner",
        lambda w: release_payout(w.shop, consignor="1001", reason="急", released_by=w.name),
    ),
    "payment_file": Line(
        OFFICE,
        lambda w: payment_file(w.shop, number="P-2", form="csv"),
        otherwise="hidden_from_role",
    ),
    "save_payment_list": Line(
        OFFICE,
        lambda w: save_payment_list(w.shop, number="P-2", path=w.shop.folder / "list.csv"),
        otherwise="hidden_from_role",
    ),
    "undo_action": Line(
        COUNTER,
        lambda w: undo_action(w.shop, action_id=w.note, undone_by=w.name),
    ),
    "edit_rule": Line("owner", lambda w: edit_rule(w.shop, rule=A_RULE, edited_by=w.name)),
    "retire_rule": Line("owner", lambda w: retire_rule(w.shop, code="AUTH", edited_by=w.name)),
    "reorder_rules": Line(
        "owner", lambda w: reorder_rules(w.shop, codes=["SHIP"], edited_by=w.name)
    ),
    "edit_team": Line("owner", lambda w: edit_team(w.shop, team=A_TEAM, edited_by=w.name)),
    "import_rules": Line(
        "owner",
        lambda w: import_rules(w.shop, text=RULES, file="rules.toml", imported_by=w.name),
    ),
    "try_rules_on_past_cases": Line(
        OFFICE,
        lambda w: try_rules_on_past_cases(w.shop, rules=[A_RULE]),
        otherwise="hidden_from_role",
    ),
    "report_of": Line(
        OFFICE,
        lambda w: report_of(w.shop, w.shop.queries, MARCH),
        otherwise="hidden_from_role",
    ),
    "monthly_report_paper": Line(
        OFFICE,
        lambda w: monthly_report_paper(w.shop, month=MARCH, langs=("zh",), issued_by=w.name),
    ),
    "monthly_report_workbook": Line(
        OFFICE,
        lambda w: monthly_report_workbook(w.shop, month=MARCH, lang="zh", issued_by=w.name),
    ),
    "save_monthly_workbook": Line(
        OFFICE,
        lambda w: save_monthly_workbook(
            w.shop, w.file.with_suffix(".xlsx"), month=MARCH, lang="zh", issued_by=w.name
        ),
    ),
    "simulate": Line(
        OFFICE, lambda w: simulate(w.shop, Change(hold_days=30)), otherwise="hidden_from_role"
    ),
    "void_case": Line(
        "owner handler",
        lambda w: void_case(w.shop, number=w.fresh, reason="错", voided_by=w.name),
    ),
    "relink_case": Line(
        "owner handler",
        lambda w: relink_case(w.shop, number=w.fresh, sku="A-2", reason="错", moved_by=w.name),
    ),
    "mark_duplicate": Line(
        "owner handler",
        lambda w: mark_duplicate(w.shop, number=w.fresh, of=w.judged, marked_by=w.name),
    ),
    "merge_cases": Line(
        "owner handler",
        lambda w: merge_cases(w.shop, into=w.doubted, from_number=w.fresh, merged_by=w.name),
    ),
    "split_case": Line(
        COUNTER,
        lambda w: split_case(w.shop, number=w.fresh, complaint="还有一处", split_by=w.name),
    ),
    "link_cases": Line(
        CASE_WORK,
        lambda w: link_cases(w.shop, number=w.fresh, other=w.judged, linked_by=w.name),
    ),
    "file_appeal": Line(
        COUNTER,
        lambda w: file_appeal(
            w.shop, number=w.doubted, by="buyer", reviewer="陈", grounds="不服", actor=w.actor
        ),
    ),
    "hide_photo": Line(
        "owner handler",
        lambda w: hide_photo(w.shop, of=PHOTOS, sha256=w.photo, reason="错", hidden_by=w.name),
    ),
    "show_photo": Line(
        "owner handler",
        lambda w: show_photo(w.shop, of=PHOTOS, sha256=w.hidden, shown_by=w.name),
    ),
    "hidden_photos": Line(
        "owner handler", lambda w: hidden_photos(w.shop, of=PHOTOS, asked_by=w.name)
    ),
    "erase_photo": Line(
        "owner",
        lambda w: erase_photo(w.shop, of=PHOTOS, sha256=w.photo, reason="错", actor=w.actor),
    ),
    "dispose_item": Line(
        COUNTER,
        lambda w: dispose_item(
            w.shop,
            sku="A-4",
            disposition="regrade",
            decided_by=w.name,
            told=DispositionTold(price_minor=1),
        ),
    ),
    "case_checklist": Line(" ".join(ROLES), lambda w: case_checklist(w.shop, number=w.fresh)),
    "case_appraisal": Line(" ".join(ROLES), lambda w: case_appraisal(w.shop, number=w.fresh)),
    "case_panel": Line(" ".join(ROLES), lambda w: case_panel(w.shop, number=w.fresh)),
    "note_evidence": Line(
        CASE_WORK,
        lambda w: note_evidence(
            w.shop, number=w.fresh, item="serial", shown=Shown("seen"), noted_by=w.name
        ),
    ),
    "agree_on_appraiser": Line(
        CASE_WORK,
        lambda w: agree_on_appraiser(
            w.shop, number=w.fresh, name="中检", agreed_by=["buyer"], recorded_by=w.name
        ),
    ),
    "record_finding": Line(
        CASE_WORK,
        lambda w: record_finding(
            w.shop,
            number=w.fresh,
            finding=Finding("中检", "appraiser", "pass"),
            recorded_by=w.name,
        ),
    ),
    "withdraw_finding": Line(
        CASE_WORK,
        lambda w: withdraw_finding(
            w.shop, number=w.fresh, finding="1", reason="看错", withdrawn_by=w.name
        ),
    ),
    "call_panel": Line(
        "owner handler",
        lambda w: call_panel(
            w.shop, number=w.judged, members="甲乙丙", until_ms=1 << 42, called_by=w.name
        ),
    ),
    "strike_member": Line(
        "owner handler",
        lambda w: strike_member(
            w.shop, number=w.fresh, party="buyer", member="甲", recorded_by=w.name
        ),
    ),
    "vote_on_panel": Line(
        "owner handler",
        lambda w: vote_on_panel(
            w.shop, number=w.fresh, vote=Vote("甲", "pass", {"shop": 10_000}), recorded_by=w.name
        ),
    ),
    "evidence_pack": Line(
        "owner handler clerk accountant",
        lambda w: evidence_pack(
            w.shop, number=w.fresh, addressee="carrier", langs=("zh",), issued_by=w.name
        ),
    ),
    "export_books": Line(
        OFFICE,
        lambda w: export_books(w.shop, path=w.file.with_name("books.csv"), books_format="csv"),
        otherwise="hidden_from_role",
    ),
    "add_user": Line(
        "owner", lambda w: add_user(w.shop, name="新店员", role="clerk", added_by=w.name)
    ),
    "edit_user": Line(
        "owner", lambda w: edit_user(w.shop, name="郑", role="clerk", edited_by=w.name)
    ),
    "edit_permission": Line(
        "owner",
        lambda w: edit_permission(
            w.shop, role="clerk", permission="cases.decide", granted=True, edited_by=w.name
        ),
    ),
    "set_refund_cap": Line(
        "owner", lambda w: set_refund_cap(w.shop, role="clerk", cap_minor=1, edited_by=w.name)
    ),
    "set_secret": Line(
        "owner", lambda w: set_secret(w.shop, name="新人", secret="660918", set_by=w.name)
    ),
}
# The role that the shop knows is not the only thing that says no.
ALSO_REFUSED = {
    ("move_case", "appraiser"): "move_refused",
    ("erase_photo", "handler"): "only_the_owner",
    ("file_appeal", "appraiser"): "move_refused",
    ("consignor_statement", "clerk"): "hidden_from_role",
    ("statement_model", "clerk"): "hidden_from_role",
    ("statement_workbook", "clerk"): "hidden_from_role",
    ("save_statement_workbook", "clerk"): "hidden_from_role",
    ("issue_statements", "clerk"): "hidden_from_role",
    ("object_to_statement", "clerk"): "hidden_from_role",
    ("answer_objection", "clerk"): "hidden_from_role",
    ("monthly_report_paper", "clerk"): "hidden_from_role",
    ("monthly_report_workbook", "clerk"): "hidden_from_role",
    ("save_monthly_workbook", "clerk"): "hidden_from_role",
}

# What is nobody's in particular: this device's own, or read by the program for itself.
FOR_ALL = {
    "suggest": "what the program takes a complaint for, for whoever hears it",
    "suggest_for_case": "what the program takes a complaint for, for whoever hears it",
    "suggest_for_cases": "what the program takes a complaint for, for whoever hears it",
    "suggest_for_texts": "what the program takes a complaint for, for whoever hears it",
    "opinion_on": "what the program takes a complaint for, for whoever hears it",
    "opinion_on_case": "what the program takes a complaint for, for whoever hears it",
    "count_in_scope": "how many cases are filed where is no secret in the shop",
    "look_for_refilings": "what the program takes cases for, for whoever sees them",
    "training_is_due": "how much there is to learn from is no secret in the shop",
    "model_standing": "what the program has learned is no secret in the shop",
    "study": "only reckons; what comes of it is kept by keep_training",
    "learning_report": "which categories are mistaken is no secret in the shop",
    "maturity": "what the program has learned is no secret in the shop",
    "rule_proposals": "what was corrected is no secret in the shop",
    "proposed_rule": "made of a proposal that somebody holds already",
    "rule_doubts": "what the shop's rules say is no secret in the shop",
    "rule_clashes": "what the shop's rules say is no secret in the shop",
    "save_draft": "a draft is this device's own",
    "discard_draft": "a draft is this device's own",
    "keep_photo": "nothing names it yet",
    "keep_paper": "a paper that somebody was given already",
    "sweep_orphans": "files that nothing names",
    "sign_in": "how one becomes somebody",
    "judge_tree": "how often branches occur; who bears losses only for those who see shares",
    "expected_duration": "how long cases take names nobody and no amount",
    "expected_of_intake": "how long cases take names nobody and no amount",
    "back_test_durations": "how long cases took names nobody and no amount",
    "limits_with_advice": "the shop's settings are no secret in the shop",
    "setting_values": "the shop's settings are no secret in the shop",
    "find_route": "program data",
    "this_month": "the calendar",
    "usual_resolution": "program data",
    "settlement_model": "made of a card that was asked for already",
    "dispositions_of": "what lies on the shelf is no secret in the shop",
    "check_paper": "whether a paper stands, for whoever is shown it; figures only as they see them",
    "check_statement": "asks as whoever it was given the shop of",
    "statement_language": "which language a paper speaks is no secret in the shop",
    "statement_books": "where it is decided who may have a statement",
    "model_as_issued": "made of an entry that was asked for already",
    "open_cases": "a part of a statement",
    "pack_path": "where a file lies",
    "objections_to_show": "a part of a statement",
    "plans_to_show": "a part of a statement",
    "holds_to_show": "a part of a statement",
    "deductions_to_show": "a part of a statement",
    "check_slip": "whether a slip stands, for whoever is shown it",
    "slip_model": "made of a card that was asked for already",
    "check_rules": "reads a text that somebody holds already",
    "export_rules": "what the shop's rules say is no secret in the shop",
    "save_rules": "what the shop's rules say is no secret in the shop",
    "pack_model": "holds no share, and no consignor unless whoever asks was allowed to",
    "similar_cases": "whose, and who bore it, is left out where it is read",
    "while_typing": "whose, and who bore it, is left out where it is read",
    "alike_precedents": "sorts splits that somebody was allowed to see already",
    "verify": "says whether the books are sound, and nothing that is in them",
    "rebuild_tables": "gives what the journal holds",
}


def service_functions() -> dict[str, Callable[..., object]]:
    """Whatever takes a shop and is not a part of an action that has begun."""
    found: dict[str, Callable[..., object]] = {}
    for module in pkgutil.walk_packages(app.services.__path__, "app.services."):
        if module.name.startswith("app.services.demo"):
            continue  # fills an empty shop, in which everybody acts as owner
        for name, thing in vars(importlib.import_module(module.name)).items():
            if inspect.isfunction(thing) and thing.__module__ == module.name and name[0] != "_":
                takes = list(inspect.signature(thing).parameters)
                if takes[:1] == ["shop"] and takes[1:2] != ["action"]:
                    found[name] = thing
    return found


def test_every_service_function_is_in_one_of_the_tables() -> None:
    assert sorted([*TABLE, *FOR_ALL]) == sorted(service_functions())


def picture(shade: int) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (24, 16), (200, shade, 30)).save(target, "PNG")
    return target.getvalue()


@pytest.fixture(scope="module")
def template(
    tmp_path_factory: pytest.TempPathFactory, program: ProgramData
) -> tuple[World, ShopClock]:
    """The shop at work, made once; each call works on a copy of it."""
    folder, clock = tmp_path_factory.mktemp("work"), ShopClock()
    shop = found_shop(
        folder / "shop",
        program=program,
        founded_by="陈",
        settings={},
        clock=clock,
        rand=random.Random(3).randbytes,
        hashing=CHEAP,
    )
    counter = Counter(shop, clock)
    counter.sell_the_bag()
    for sku in ("A-2", "A-3"):
        counter.item(sku, price=40_000)
        counter.sell(sku)
    counter.item("A-4", price=20_000)
    fresh = counter.open()
    judged, shared = (counter.open(sku, resolution="REFUND_ONLY") for sku in ("A-2", "A-3"))
    for number in (judged, shared):
        counter.refund(number)
    counter.split(shared, shop=5000, buyer=5000)
    settled = _settled(counter)
    haggled, agreed, silent, quick = _talked_about(counter)
    refund, bounced = _on_their_way(counter)
    buyer = _with_credit(counter)
    claimed = _claimed(counter)
    owing, given_up = _owed_after_payout(counter)
    doubted = counter.open()
    counter.move(doubted, "review")
    set_clock(shop, number=fresh, kind="wechat_reply", set_by="陈")
    found = Finding("中检", "appraiser", "inconclusive")
    record_finding(shop, number=fresh, finding=found, recorded_by="陈")
    call_panel(shop, number=fresh, members="甲乙丙丁", until_ms=1 << 42, called_by="陈")
    note = add_note(shop, number=fresh, text="记一笔", written_by="陈").action
    (folder / "items.csv").write_text(CSV, encoding="utf-8")
    (folder / "more.csv").write_text(CSV.replace("C-9", "C-8"), encoding="utf-8")
    (folder / "cmb.csv").write_text(BANK, encoding="utf-8")
    (folder / "cmb2.csv").write_text(BANK.replace("-400.00", "-9.00"), encoding="utf-8")
    import_bill(shop, path=folder / "cmb.csv", imported_by="陈")
    batch = import_file(shop, path=folder / "items.csv", imported_by="陈").batch
    record_baseline(
        shop,
        sku="A-4",
        pictures=[picture(60), picture(90)],
        condition="",
        serial="",
        accessories=[],
        recorded_by="陈",
    )
    photo, hidden = (photo.sha256 for photo in shop.queries.items.card("A-4").photos)
    hide_photo(shop, of=PHOTOS, sha256=hidden, reason="错", hidden_by="陈")
    january, issued = (
        check_statement(
            shop,
            statement_code(
                statement_model(
                    shop,
                    consignor="1001",
                    first=month_days(month)[0],
                    last=month_days(month)[1],
                    issued_by="陈",
                )
            ),
        )
        for month in ("2026-01", "2026-02")
    )
    close_month(shop, month="2026-01", closed_by="陈")
    record_cost(shop, number=doubted, what="检测", amount_minor=100, tender="cash", paid_by="陈")
    (cost,) = (one.cost for one in shop.queries.months.checks("2026-03-31")[-1].cases)
    object_to_statement(shop, statement=january, told=ObjectionTold("不对"), recorded_by="陈")
    hold = _paid_and_held(counter)
    keep_training(shop, training=A_TRAINING, kept_by="陈")
    hire(shop)
    add_user(shop, name="新人", role="clerk", added_by="陈")
    to_enter = _to_enter(shop)
    clock.step(days=31)
    shop.close()
    world = World(
        shop=shop,
        actor=OWNER,
        fresh=fresh,
        judged=judged,
        shared=shared,
        note=note,
        batch=batch,
        file=folder / "more.csv",
        haggled=haggled,
        agreed=agreed,
        silent=silent,
        refund=refund,
        bounced=bounced,
        buyer=buyer,
        bill=folder / "cmb2.csv",
        to_enter=to_enter,
        quick=quick,
        photo=photo,
        doubted=doubted,
        hidden=hidden,
        issued=issued,
        cost=cost,
        hold=hold,
        settled=settled,
        claimed=claimed,
        owing=owing,
        given_up=given_up,
    )
    return world, clock


def _on_their_way(counter: Counter) -> tuple[str, str]:
    """A refund that was ordered, and one that came back."""
    numbers = []
    for sku in ("A-6", "A-7"):
        counter.item(sku, price=40_000)
        counter.sell(sku)
        case = counter.open(sku, resolution="REFUND_ONLY")
        counter.is_ours(case)
        counter.move(case, *TO_THE_REFUND, "refund_done")
        numbers.append(counter.shop.queries.refunds.open()[-1].number)
    fail_refund(counter.shop, refund=numbers[1], reason="账户已注销", told_by="陈")
    return numbers[0], numbers[1]


def _with_credit(counter: Counter) -> str:
    """A buyer with credit for what came back, and a bonus that lapses in a month."""
    shop = counter.shop
    edit_settings(
        shop,
        values={"credit_months": "1", "credit_cash_out": "always"},
        edited_by="陈",
    )
    counter.item("A-8", price=40_000)
    counter.sell("A-8")
    number = counter.open("A-8", resolution="STORE_CREDIT")
    counter.is_ours(number)
    counter.move(number, "review", "to_decision", "credit_without_return", "refund_done")
    person = counter.card(number).buyer
    assert person is not None
    give_bonus(shop, person=person.id, amount_minor=100, reason="", given_by="陈")
    return person.id


def _to_enter(shop: Shop) -> str:
    """The shop follows its till program from now on; what happened first waits to be entered."""
    edit_settings(shop, values={"books": "follows"}, edited_by="陈")
    return shop.queries.till.tasks()[0].key


def _paid_and_held(counter: Counter) -> str:
    """A consignor with one sent payout and one that was not, and a hold on one of two sales."""
    shop = counter.shop
    counter.consignor("1005", "钱")
    for sku in ("E-1", "E-2"):
        counter.item(sku, price=10_000, consignor="1005")
        counter.sell(sku)
    for _ in range(2):
        pay_out(
            shop,
            consignor="1005",
            amount_minor=1,
            tender="cash",
            paid_by=OWNER.name,
            reason="急",
        )
    mark_payout_sent(shop, number="P-1", sent_by=OWNER.name)
    hold_payout(shop, consignor="1005", sku="E-1", reason="查序列号", held_by=OWNER.name)
    return shop.queries.payouts.holds()[0].id


def _settled(counter: Counter) -> str:
    """A case whose loss has been charged."""
    counter.item("A-9", price=40_000)
    counter.sell("A-9")
    number = counter.open("A-9", resolution="REFUND_ONLY")
    counter.refund(number)
    counter.split(number, shop=5000, consignor=5000)
    settle_case(counter.shop, number=number, mode="", actor=OWNER)
    return number


def _claimed(counter: Counter) -> str:
    """A case with an accepted claim, an unanswered one, and an open chargeback."""
    shop = counter.shop
    counter.item("A-10", price=30_000)
    counter.sell("A-10")
    number = counter.open("A-10", resolution="REFUND_ONLY")
    counter.refund(number)
    add_party(shop, kind="carrier", name="顺丰", added_by=OWNER.name)
    for _ in range(2):
        file_claim(shop, number=number, told=ClaimTold("L1", 100), actor=OWNER)
    accepted = ClaimAnswer("accepted", letter="1")
    answer_claim(shop, number=number, place=1, told=accepted, actor=OWNER)
    told = ChargebackTold(100)
    record_chargeback(shop, number=number, told=told, recorded_by=OWNER.name)
    return number


def _talked_about(counter: Counter) -> tuple[str, str, str, str]:
    """Cases with an open offer, an agreed one, a silent consignor, and one to finish at once."""
    shop = counter.shop
    haggled, agreed, silent = (counter.open(resolution="PARTIAL") for _ in range(3))
    for number in (haggled, agreed):
        make_offer(shop, number=number, told=OfferTold(100), actor=OWNER)
    answer_offer(shop, number=agreed, place=1, told=AnswerTold("accepted"), actor=OWNER)
    agree_terms(shop, consignor="1001", terms=TrustTerms(silence_clause=True), agreed_by=OWNER.name)
    counter.move(silent, "review", "wait_for_consignor")
    for _ in range(2):
        send_reminder(
            shop,
            number=silent,
            party="consignor",
            channel="message",
            proof="已读",
            sent_by=OWNER.name,
        )
    quick = open_case(
        shop,
        complaint="问一声",
        opened_by=OWNER.name,
        sku="A-1",
        category="MIND",
        resolution="NOTE_ONLY",
        lane="fast",
    ).number
    return haggled, agreed, silent, quick


def _owed_after_payout(counter: Counter) -> tuple[str, str]:
    """A consignor was paid for two things that came back; one debt was written off."""
    counter.consignor("1002", "赵女士")
    numbers = []
    for sku in ("B-1", "B-2"):
        counter.item(sku, price=100_000, consignor="1002")
        counter.sell(sku)
    pay_out(
        counter.shop,
        consignor="1002",
        amount_minor=140_000,
        tender="bank",
        paid_by="陈",
        reason="急",
    )
    for sku, mode in (("B-1", "PAY_IN"), ("B-2", "WRITE_OFF")):
        number = counter.open(sku)
        counter.return_and_refund(number)
        told = RecoveryTold(amount_minor=100) if mode == "PAY_IN" else RecoveryTold()
        settle_case(counter.shop, number=number, mode=mode, actor=OWNER, told=told)
        numbers.append(number)
    record_pay_in(counter.shop, number=numbers[0], amount_minor=1, tender="cash", taken_by="陈")
    return numbers[0], numbers[1]


def outcome(line: Line, world: World) -> str:
    try:
        line.call(world)
    except RuleError as refusal:
        return refusal.code
    return ""


@pytest.mark.parametrize("name", sorted(TABLE))
def test_a_service_does_what_the_table_says_for_each_role(
    name: str, template: tuple[World, ShopClock], tmp_path: Path, program: ProgramData
) -> None:
    line, (made, clock) = TABLE[name], template
    expected, found = {}, {}
    for role in ROLES:
        other = ALSO_REFUSED.get((name, role), line.otherwise)
        expected[role] = "" if role in line.may.split() else other
        folder = tmp_path / role
        shutil.copytree(made.shop.folder, folder)
        shop = open_shop(folder, program=program, clock=clock, hashing=CHEAP)
        # The caller says "owner" whoever she is: the shop knows better.
        actor = Actor(NAMES[role], "owner")
        seen = shop.seen_by(actor.name)
        before = shop.queries.journal_head()
        world = replace(made, shop=seen, actor=actor)
        found[role] = outcome(line, world)
        if found[role]:
            assert (role, shop.queries.journal_head()) == (role, before)
        shop.close()
    assert expected == found


@pytest.mark.parametrize("name", sorted(TABLE))
def test_a_stranger_does_nothing_at_all(
    name: str, template: tuple[World, ShopClock], tmp_path: Path, program: ProgramData
) -> None:
    made, clock = template
    shutil.copytree(made.shop.folder, tmp_path / "shop")
    shop = open_shop(tmp_path / "shop", program=program, clock=clock, hashing=CHEAP)
    before = shop.queries.journal_head()
    stranger = replace(made, shop=shop.seen_by("root"), actor=Actor("root", "owner"))
    assert outcome(TABLE[name], stranger) == "unknown_actor"
    assert shop.queries.journal_head() == before
    shop.close()


def test_every_permission_opens_something_or_belongs_to_what_comes() -> None:
    """A permission that nothing asks for would be a box in the table that does nothing."""
    asked = {
        permission
        for path in Path(str(app.services.__file__)).parent.rglob("*.py")
        for permission in PERMISSIONS
        if f'"{permission}"' in path.read_text(encoding="utf-8")
    }
    assert {"cases.open", "cases.work", "cases.decide", "money.refund", "undo"} <= asked
