"""Who bears a loss, step by step: shares and cents written out by hand."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from app.domain.cases import Case, Track
from app.domain.contracts import Contract, ContractTerms
from app.domain.findings import Finding
from app.domain.ladder import DefaultShare, Grounds, Proposal, money_of, propose
from app.domain.liability import decide_split
from app.domain.precedents import PastSplit, Precedents, weigh
from tests.counter import LI, WANG, a_case

TABLE = (
    DefaultShare("FUNC", "", {"shop": 3000, "consignor": 7000}),
    DefaultShare("FUNC", "in_use", {"shop": 1000, "buyer": 9000}),
    DefaultShare("FUNC.BATT", "", {"shop": 9000, "consignor": 1000}),
    DefaultShare("FUNC", "", {"consignor": 10_000}, "watches"),
    DefaultShare("COND", "", {"shop": 7000, "consignor": 3000}),
    DefaultShare("AUTH", "", {"shop": 5000, "consignor": 5000}),
    DefaultShare("AUTH.FAKE", "", {"consignor": 10_000}),
    DefaultShare("SHIP", "", {"shop": 10_000}),
    DefaultShare("STORE", "", {"shop": 10_000}),
    DefaultShare("MONEY.CB", "", {"shop": 5000, "consignor": 5000}),
)
FREIGHT = 38_600  # the loss of the worked example: freight and an examination
PRICE = 1_280_000
THREE_SEVEN = {"shop": 3000, "consignor": 7000}
HALVES = {"shop": 5000, "consignor": 5000}
BUYER_90 = {"shop": 1000, "buyer": 9000}


def ladder(
    case: Case,
    *,
    terms: ContractTerms | None = None,
    has_baseline: bool = True,
    findings: tuple[Finding, ...] = (),
    item_class: str = "bags",
    precedents: Precedents | None = None,
    panel_bp: Mapping[str, int] | None = None,
    underlying: str = "",
    accepted_minor: int | None = None,
    recourse_cap_minor: int | None = None,
) -> Proposal:
    contract = Contract("ab", LI, 2, "2026-01-01", terms or ContractTerms())
    return propose(
        Grounds(
            case,
            TABLE,
            item_class=item_class,
            has_baseline=has_baseline,
            contract=contract,
            findings=findings,
            panel_bp=panel_bp or {},
            precedents=precedents or Precedents(),
            underlying=underlying,
            accepted_minor=accepted_minor,
            recourse_cap_minor=recourse_cap_minor,
        )
    )


def codes(proposal: Proposal) -> list[str]:
    return [step.code for step in proposal.steps]


def five_alike(consignor_bp: int) -> Precedents:
    split = {"shop": 10_000 - consignor_bp, "consignor": consignor_bp}
    return weigh("FUNC.HARD", [PastSplit(f"A-{n:06d}", split) for n in range(1, 6)])


@pytest.mark.parametrize(
    ("category", "arose", "item_class", "expected", "reason", "basis"),
    [
        ("FUNC.HARD", "unknown", "bags", THREE_SEVEN, "default_share", "FUNC"),
        (
            "FUNC.BATT",
            "unknown",
            "bags",
            {"shop": 9000, "consignor": 1000},
            "default_share",
            "FUNC.BATT",
        ),
        ("FUNC.HARD", "unknown", "watches", {"consignor": 10_000}, "default_share_class", "FUNC"),
        ("FUNC.HARD", "in_use", "bags", BUYER_90, "default_share_when", "FUNC"),
        ("COND.WEAR", "in_use", "bags", {"buyer": 10_000}, "in_use", "COND.WEAR"),
        ("COND.WEAR", "in_shop", "bags", {"shop": 10_000}, "in_shop", "COND.WEAR"),
        ("AUTH.CERT", "unknown", "bags", HALVES, "default_share", "AUTH"),
        ("OTHER.SVC", "unknown", "bags", {"shop": 10_000}, "no_default", "OTHER.SVC"),
        (
            "MONEY.PAYOUT",
            "unknown",
            "bags",
            {"shop": 10_000},
            "correction_no_split",
            "MONEY.PAYOUT",
        ),
    ],
)
def test_category_time_and_class_choose_the_line(
    category: str,
    arose: str,
    item_class: str,
    expected: dict[str, int],
    reason: str,
    basis: str,
) -> None:
    made = ladder(a_case(category=category, arose=arose), item_class=item_class)
    assert (expected, reason, basis) == (made.shares_bp, made.reason, made.basis)


def test_every_step_says_its_effect_in_cents() -> None:
    case = a_case(category="FUNC.HARD", loss_minor=FREIGHT)
    made = ladder(case, terms=ContractTerms(share_cap_minor=20_000), has_baseline=True)
    assert ["default_share", "share_cap"] == codes(made)
    assert {"shop": 11_580, "consignor": 27_020} == money_of(made.steps[0], FREIGHT)
    # 200.00 of 386.00 is 51.81 %, rounded down: never a cent above the cap
    assert {"shop": 4819, "consignor": 5181} == made.shares_bp
    assert {"shop": 18_601, "consignor": 19_999} == money_of(made.steps[1], FREIGHT)
    assert {"amount_minor": 20_000} == made.steps[1].params


def test_shares_name_whose_account_they_touch() -> None:
    made = ladder(a_case(category="FUNC.HARD"))
    assert [("shop", None), ("consignor", LI)] == [(s.party, s.person) for s in made.shares]
    made = ladder(a_case(category="COND.WEAR", arose="in_use"))
    assert [("buyer", WANG)] == [(s.party, s.person) for s in made.shares]


def test_owners_risk_makes_it_hers_and_warns_that_the_clause_may_be_void() -> None:
    case = a_case(category="STORE.LOST", loss_minor=896_000)
    made = ladder(case, terms=ContractTerms(owners_risk=True))
    assert ["default_share", "owners_risk", "clause_may_be_void"] == codes(made)
    assert {"consignor": 10_000} == made.shares_bp
    assert "owners_risk" == made.reason
    assert [False, False, True] == [step.warns for step in made.steps]
    assert {"version": 2} == made.steps[1].params


def test_owners_risk_says_nothing_of_faults_of_the_thing_itself() -> None:
    made = ladder(a_case(category="COND.WEAR"), terms=ContractTerms(owners_risk=True))
    assert {"shop": 7000, "consignor": 3000} == made.shares_bp


def test_the_shop_pays_at_most_what_the_contract_says_for_one_item() -> None:
    case = a_case(category="STORE.DMG", loss_minor=896_000)
    made = ladder(case, terms=ContractTerms(damage_cap_minor=448_000))
    assert ["default_share", "damage_cap", "clause_may_be_void"] == codes(made)
    assert {"shop": 448_000, "consignor": 448_000} == money_of(made.steps[-1], 896_000)


def test_whatever_makes_it_hers_the_cap_of_her_share_holds() -> None:
    case = a_case(category="STORE.LOST", loss_minor=800_000)
    terms = ContractTerms(owners_risk=True, share_cap_minor=100_000)
    made = ladder(case, terms=terms)
    assert {"shop": 700_000, "consignor": 100_000} == money_of(made.steps[-1], 800_000)
    fake = replace(a_case(category="AUTH.PART", loss_minor=800_000), confirmed_fake=True)
    found = Finding("中检", "appraiser", "fail", reason="针距", confirmed_fake=True)
    made = ladder(fake, terms=ContractTerms(share_cap_minor=100_000), findings=(found,))
    assert {"shop": 8750, "consignor": 1250} == made.shares_bp
    assert ["finding_fake", "finding_decides", "share_cap"] == codes(made)[-3:]


def test_without_a_baseline_her_share_falls_to_the_contracts_minimum() -> None:
    case = a_case(category="FUNC.HARD", loss_minor=FREIGHT)
    made = ladder(case, has_baseline=False)
    assert ({"shop": 10_000}, "no_baseline") == (made.shares_bp, made.reason)
    made = ladder(case, terms=ContractTerms(minimum_share_bp=2000), has_baseline=False)
    assert ({"shop": 8000, "consignor": 2000}, "minimum_share") == (made.shares_bp, made.reason)
    assert {"shop": 30_880, "consignor": 7_720} == money_of(made.steps[-1], FREIGHT)


def test_a_minimum_never_raises_a_share() -> None:
    case = a_case(category="FUNC.BATT")
    made = ladder(case, terms=ContractTerms(minimum_share_bp=2000), has_baseline=False)
    assert {"shop": 9000, "consignor": 1000} == made.shares_bp


def test_a_fake_is_a_fake_without_any_baseline() -> None:
    made = ladder(a_case(category="AUTH.FAKE"), has_baseline=False)
    assert {"consignor": 10_000} == made.shares_bp


def test_what_nobody_can_bear_is_the_shops() -> None:
    own = ladder(a_case(category="AUTH.FAKE", consignor=None))
    assert ({"shop": 10_000}, "default_share_own_stock") == (own.shares_bp, own.reason)
    nobody = ladder(a_case(category="COND.WEAR", arose="in_use", buyer=None))
    assert ({"shop": 10_000}, "no_buyer_known") == (nobody.shares_bp, nobody.reason)


def test_of_a_loss_that_was_settled_in_part_the_rest_is_divided() -> None:
    """Of 12,800 the carrier bore 8,000; the cap is measured on the 4,800 that are left."""
    case = a_case(category="COND.WEAR", loss_minor=1_280_000, settled_minor=800_000)
    made = ladder(case, terms=ContractTerms(share_cap_minor=48_000))
    assert {"shop": 9000, "consignor": 1000} == made.shares_bp
    fact, _ = decide_split(case, made.shares_bp, reason="按合同")
    shares = fact.payload["shares"]
    assert isinstance(shares, list)
    assert [432_000, 48_000] == [share["minor"] for share in shares if isinstance(share, dict)]


def test_the_carrier_bears_it_once_it_has_accepted_and_not_before() -> None:
    late = a_case(category="SHIP.LATE", loss_minor=FREIGHT)
    before, after = ladder(late), ladder(late, accepted_minor=FREIGHT)
    assert ({"shop": 10_000}, ["default_share", "carrier_open"]) == (
        before.shares_bp,
        codes(before),
    )
    assert ({"carrier": 10_000}, "carrier_accepts") == (after.shares_bp, after.reason)
    part, refusal = ladder(late, accepted_minor=10_000), ladder(late, accepted_minor=0)
    assert [{"shop": 10_000}, {"shop": 10_000}] == [part.shares_bp, refusal.shares_bp]
    assert ["carrier_accepts_part", "carrier_refuses"] == [codes(part)[-1], codes(refusal)[-1]]
    refused = ladder(a_case(category="SHIP.REFUSE"), accepted_minor=FREIGHT)
    assert {"shop": 10_000} == refused.shares_bp


def test_a_chargeback_follows_what_it_is_about() -> None:
    case = a_case(category="MONEY.CB")
    assert {"shop": 5000, "consignor": 5000} == ladder(case).shares_bp
    made = ladder(case, underlying="COND.STAIN")
    assert ["chargeback_follows", "default_share"] == codes(made)
    assert {"shop": 7000, "consignor": 3000} == made.shares_bp
    without = ladder(case, underlying="COND.STAIN", has_baseline=False)
    assert {"shop": 10_000} == without.shares_bp


def test_a_claim_that_was_not_upheld_is_the_buyers_cost() -> None:
    made = ladder(a_case(claim=Track("REJECTED", "", None)), precedents=five_alike(7000))
    assert ({"buyer": 10_000}, ["not_upheld"]) == (made.shares_bp, codes(made))


def test_five_alike_speak_fewer_are_told() -> None:
    case = a_case(category="FUNC.HARD")
    made = ladder(case, precedents=five_alike(5000))
    assert ({"shop": 5000, "consignor": 5000}, "precedents") == (made.shares_bp, made.reason)
    four = weigh("FUNC.HARD", five_alike(5000).past[:4])
    made = ladder(case, precedents=four)
    assert ({"shop": 3000, "consignor": 7000}, "precedents_few") == (
        made.shares_bp,
        codes(made)[-1],
    )
    assert {"n": 4, "needed": 5} == made.steps[-1].params


def test_past_cases_move_neither_a_missing_record_nor_a_cap() -> None:
    case = a_case(category="FUNC.HARD", loss_minor=FREIGHT)
    made = ladder(case, has_baseline=False, precedents=five_alike(5000))
    assert ({"shop": 10_000}, "no_baseline") == (made.shares_bp, made.reason)
    terms = ContractTerms(share_cap_minor=3_860)
    made = ladder(case, terms=terms, precedents=five_alike(5000))
    assert {"shop": 9000, "consignor": 1000} == made.shares_bp


def test_past_cases_stand_beside_what_was_agreed_or_found() -> None:
    lost = a_case(category="STORE.LOST")
    made = ladder(lost, terms=ContractTerms(owners_risk=True), precedents=five_alike(0))
    assert ({"consignor": 10_000}, "precedents_beside") == (made.shares_bp, codes(made)[-1])
    panel = ladder(
        a_case(category="FUNC.HARD"), panel_bp={"shop": 10_000}, precedents=five_alike(5000)
    )
    assert ({"shop": 10_000}, "panel_median") == (panel.shares_bp, panel.reason)


def test_recourse_for_a_promise_is_capped() -> None:
    """Bought for 12,800, three times promised: 38,400 lost, and 8,960 and 386 costs came to her."""
    loss, cap = 3 * PRICE, 896_000 + FREIGHT
    fake = replace(a_case(category="AUTH.FAKE", loss_minor=loss), confirmed_fake=True)
    made = ladder(fake, recourse_cap_minor=cap)
    assert "recourse_cap" == made.reason
    hers = money_of(made.steps[-1], loss)["consignor"]
    assert 0 <= cap - hers < loss // 10_000 + 1


def test_the_median_is_brought_to_the_whole_and_the_spread_is_the_middle_half() -> None:
    hers = (0, 3000, 5000, 6000, 7000, 10_000)
    past = [
        PastSplit(f"A-{n:06d}", {"shop": 10_000 - bp, "consignor": bp})
        for n, bp in enumerate(hers, 1)
    ]
    found = weigh("FUNC", past)
    assert (6, {"shop": 4500, "consignor": 5500}) == (found.count, found.shares_bp)
    # quartiles at 1.25 and 3.75 of 0..5: 3000 + 0.25 × 2000, 6000 + 0.75 × 1000
    assert (3500, 6750) == (found.low_bp, found.high_bp)
    thirds = [
        PastSplit("A-1", {"shop": 10_000}),
        PastSplit("A-2", {"consignor": 10_000}),
        PastSplit("A-3", {"buyer": 10_000}),
    ]
    assert {"shop": 3334, "consignor": 3333, "buyer": 3333} == weigh("FUNC", thirds).shares_bp
