"""An examination: who was agreed on, what was found, what follows from it."""

import pytest

from app.domain.changes import Changes
from app.domain.custody import Handover
from app.domain.findings import Finding, UnknownFindingError
from app.domain.surgery import ReasonMissingError
from app.services.findings import (
    agree_on_appraiser,
    case_appraisal,
    record_finding,
    withdraw_finding,
)
from app.services.money.splitting import propose_split
from app.services.moves import hand_over
from app.services.undo import CannotUndoError, undo_action
from app.services.verify import rebuild_tables, verify
from tests.counter import Counter

FAKE = Finding("中检", "appraiser", "fail", reason="针距不符", confirmed_fake=True)
PASS = Finding("中检", "appraiser", "pass", reason="复看后一致")


@pytest.fixture
def doubted(counter: Counter) -> str:
    counter.sell_the_bag()
    return counter.open(category="AUTH.FAKE", complaint="怀疑是假的")


def record(counter: Counter, number: str, finding: Finding, fee_tender: str = "") -> Changes:
    return record_finding(
        counter.shop, number=number, finding=finding, recorded_by="陈", fee_tender=fee_tender
    )


def is_fake(counter: Counter, number: str) -> bool:
    with counter.shop.store.state() as state:
        return state.case(number).confirmed_fake


def agree(counter: Counter, number: str, *parties: str) -> Changes:
    return agree_on_appraiser(
        counter.shop, number=number, name="中检", agreed_by=parties, recorded_by="陈", how="电话"
    )


def test_a_confirmed_counterfeit_stands_until_an_agreed_appraiser_passes_it(
    counter: Counter, doubted: str
) -> None:
    record(counter, doubted, FAKE)
    assert is_fake(counter, doubted)
    record(counter, doubted, PASS)
    assert is_fake(counter, doubted)
    agree(counter, doubted, "buyer")
    assert ("consignor",) == case_appraisal(counter.shop, number=doubted).missing_sides
    agree(counter, doubted, "consignor")
    assert not is_fake(counter, doubted)
    appraisal = case_appraisal(counter.shop, number=doubted)
    assert (True, ()) == (appraisal.is_conflicting, appraisal.missing_sides)
    assert 2 == len(appraisal.agreed)
    rebuild_tables(counter.shop)
    assert not is_fake(counter, doubted)
    assert () == verify(counter.shop, deep=True).faults


def test_a_withdrawn_finding_stays_readable(counter: Counter, doubted: str) -> None:
    record(counter, doubted, FAKE)
    with pytest.raises(ReasonMissingError):
        withdraw_finding(counter.shop, number=doubted, finding="1", reason=" ", withdrawn_by="陈")
    changes = withdraw_finding(
        counter.shop, number=doubted, finding="1", reason="看错了货", withdrawn_by="陈"
    )
    assert not is_fake(counter, doubted)
    assert "看错了货" == case_appraisal(counter.shop, number=doubted).findings[0].withdrawn
    with pytest.raises(UnknownFindingError):
        withdraw_finding(
            counter.shop, number=doubted, finding="1", reason="再撤", withdrawn_by="陈"
        )
    undo_action(counter.shop, action_id=changes.action, undone_by="陈")
    assert is_fake(counter, doubted)


def test_a_finding_is_undone_with_what_followed_from_it(counter: Counter, doubted: str) -> None:
    changes = record(counter, doubted, FAKE)
    undo_action(counter.shop, action_id=changes.action, undone_by="陈")
    assert not is_fake(counter, doubted)
    assert () == case_appraisal(counter.shop, number=doubted).findings


def test_a_fee_that_was_paid_is_a_cost_of_the_case(counter: Counter, doubted: str) -> None:
    finding = Finding("中检", "appraiser", "pass", fee_minor=38_000, fee_advanced_by="shop")
    record(counter, doubted, finding)
    assert 0 == counter.card(doubted).cost_minor
    changes = record(counter, doubted, finding, fee_tender="cash")
    assert 38_000 == counter.card(doubted).cost_minor
    with pytest.raises(CannotUndoError):
        undo_action(counter.shop, action_id=changes.action, undone_by="陈")


def test_findings_stand_beside_the_proposal(counter: Counter, doubted: str) -> None:
    assert () == propose_split(counter.shop, number=doubted).reasons
    record(counter, doubted, PASS)
    proposal = propose_split(counter.shop, number=doubted)
    assert ("found_genuine", ["buyer"]) == (
        proposal.reason,
        [share.party for share in proposal.shares],
    )


def test_a_seal_is_known_from_the_handover(counter: Counter, doubted: str) -> None:
    hand_over(
        counter.shop,
        number=doubted,
        handover=Handover("with_third", seal="F-20211", signature="王先生"),
        recorded_by="陈",
    )
    sealed = case_appraisal(counter.shop, number=doubted).sealed
    assert ("F-20211", "王先生", "with_third") == (
        sealed and sealed.seal,
        sealed and sealed.signature,
        sealed and sealed.target,
    )
