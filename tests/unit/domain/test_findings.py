"""Findings are evidence: they may conflict, be withdrawn, and confirm a counterfeit."""

from dataclasses import replace

import pytest

from app.domain.cases import Case
from app.domain.findings import (
    AgreedAppraiser,
    BadFindingError,
    FailWithoutReasonError,
    FakeOnlyByFailError,
    Finding,
    FindingWithoutAuthorError,
    agreed_names,
    decide_appraiser,
    decide_finding,
    is_agreed,
    is_confirmed_fake,
    is_conflicting,
)
from app.domain.ladder import Because, DefaultShare, Grounds, Proposal, propose
from tests.counter import a_case

FAKE = Finding("中检", "appraiser", "fail", reason="针距不符", confirmed_fake=True)
PASS = Finding("得物", "appraiser", "pass")
TABLE = (
    DefaultShare("AUTH.FAKE", "", {"consignor": 10_000}),
    DefaultShare("AUTH", "", {"shop": 5000, "consignor": 5000}),
    DefaultShare("COND", "", {"shop": 7000, "consignor": 3000}),
)


def shares(proposal: Proposal) -> dict[str, int]:
    return {share.party: share.bp for share in proposal.shares}


@pytest.mark.parametrize(
    ("finding", "error"),
    [
        (replace(PASS, by="  "), FindingWithoutAuthorError),
        (replace(PASS, kind="oracle"), BadFindingError),
        (replace(PASS, result="perhaps"), BadFindingError),
        (replace(PASS, proven="surely"), BadFindingError),
        (replace(PASS, fee_advanced_by="aunt"), BadFindingError),
        (replace(FAKE, reason=" "), FailWithoutReasonError),
        (replace(PASS, confirmed_fake=True), FakeOnlyByFailError),
        (replace(FAKE, kind="repairer"), FakeOnlyByFailError),
    ],
)
def test_a_finding_that_says_nothing_is_refused(finding: Finding, error: type[Exception]) -> None:
    with pytest.raises(error):
        decide_finding(a_case(), finding)


def test_an_appraiser_is_agreed_when_both_sides_said_so() -> None:
    case = a_case(category="AUTH.FAKE")
    buyer, consignor = (
        AgreedAppraiser("中检 上海", ("buyer",)),
        AgreedAppraiser(" 中检  上海", ("consignor",)),
    )
    assert frozenset() == agreed_names(case, [buyer])
    names = agreed_names(case, [buyer, consignor])
    assert is_agreed(replace(PASS, by="中检 上海"), names)
    assert not is_agreed(replace(PASS, by="中检 上海", kind="shop"), names)


def test_for_the_shops_own_item_the_shop_is_the_other_side() -> None:
    own = a_case(consignor=None)
    agreed = AgreedAppraiser("中检", ("buyer", "shop"))
    assert frozenset({"中检"}) == agreed_names(own, [agreed])
    with pytest.raises(BadFindingError):
        decide_appraiser(own, "中检", ("aunt",), "")


def test_only_an_agreed_appraisers_newer_pass_clears_a_counterfeit() -> None:
    names = frozenset({"得物"})
    assert is_confirmed_fake([FAKE], names)
    assert is_confirmed_fake([FAKE, PASS], frozenset())
    assert not is_confirmed_fake([FAKE, PASS], names)
    assert is_confirmed_fake([PASS, FAKE], names)
    assert is_confirmed_fake([FAKE, replace(PASS, before_sale=True)], names)
    assert not is_confirmed_fake([replace(FAKE, withdrawn="看错了")], names)


def test_pass_and_fail_conflict_while_both_stand() -> None:
    assert is_conflicting([PASS, FAKE])
    assert not is_conflicting([PASS, replace(FAKE, withdrawn="看错了")])
    assert not is_conflicting([replace(PASS, before_sale=True), FAKE])


def found(case: Case, *findings: Finding) -> Proposal:
    return propose(Grounds(case, TABLE, has_baseline=True, findings=findings))


def test_without_findings_the_table_stands() -> None:
    assert {"consignor": 10_000} == shares(found(a_case(category="AUTH.FAKE")))
    assert () == found(a_case()).reasons


def test_what_is_found_genuine_is_the_buyers_cost() -> None:
    proposal = found(a_case(category="AUTH.FAKE"), PASS)
    assert ({"buyer": 10_000}, "found_genuine") == (shares(proposal), proposal.reason)
    assert (Because("finding_pass", "得物"),) == proposal.reasons


def test_a_confirmed_counterfeit_takes_the_line_for_it() -> None:
    case = replace(a_case(category="AUTH.CERT"), confirmed_fake=True)
    proposal = found(case, FAKE)
    assert ({"consignor": 10_000}, "AUTH.FAKE") == (shares(proposal), proposal.basis)
    assert (Because("finding_fake", "中检"),) == proposal.reasons


def test_who_passed_it_for_pay_before_the_sale_bears_half() -> None:
    case = replace(a_case(category="AUTH.FAKE"), confirmed_fake=True)
    proposal = found(case, replace(PASS, before_sale=True), FAKE)
    assert {"consignor": 5000, "third": 5000} == shares(proposal)
    assert "passed_before_sale" == proposal.reason


def test_findings_that_conflict_decide_nothing() -> None:
    proposal = found(replace(a_case(category="AUTH.CERT"), confirmed_fake=True), FAKE, PASS)
    assert {"shop": 5000, "consignor": 5000} == shares(proposal)
    assert Because("findings_conflict") == proposal.reasons[0]


def test_a_finding_is_no_verdict_on_another_kind_of_trouble() -> None:
    proposal = found(a_case(category="COND.WEAR"), PASS)
    assert {"shop": 7000, "consignor": 3000} == shares(proposal)


def test_a_median_for_somebody_unknown_falls_to_the_shop() -> None:
    median = {"consignor": 8000, "shop": 2000}
    proposal = propose(Grounds(a_case(consignor=None), TABLE, panel_bp=median))
    assert {"shop": 10_000} == shares(proposal)
    told = [step.code for step in proposal.steps]
    assert ["panel_median", "default_share_own_stock"] == told[-2:]
