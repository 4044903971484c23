"""Whatever a proposal is made from, every step divides the whole and no cap is passed."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.domain.cases import AROSE, Case
from app.domain.contracts import Contract, ContractTerms
from app.domain.findings import Finding
from app.domain.ladder import DefaultShare, Grounds, money_of, propose
from app.domain.money import BP_WHOLE
from app.domain.parties import PARTIES
from app.domain.precedents import PastSplit, weigh
from tests.counter import LI, WANG, a_case

CATEGORIES = (
    "AUTH.FAKE", "AUTH.CERT", "COND.WEAR", "FUNC.HARD", "SHIP.LATE", "SHIP.DMG", "STORE.DMG",
    "STORE.LOST", "MONEY.PAYOUT", "MONEY.CB", "OWN.STOLEN", "MIND.FIT", "OTHER",
)  # fmt: skip
NOBODY: dict[str, int] = {}


def parts(cuts: list[int]) -> dict[str, int]:
    """The whole cut at four places."""
    ends = (0, *sorted(cuts), BP_WHOLE)
    return {party: ends[n + 1] - ends[n] for n, party in enumerate(PARTIES)}


shares = st.lists(st.integers(0, BP_WHOLE), min_size=4, max_size=4).map(parts)
caps = st.none() | st.integers(0, 2_000_000)
terms = st.builds(
    ContractTerms,
    owners_risk=st.booleans(),
    damage_cap_minor=caps,
    share_cap_minor=caps,
    minimum_share_bp=st.integers(0, BP_WHOLE),
)
findings = st.lists(
    st.sampled_from(
        (
            Finding("中检", "appraiser", "fail", reason="针距", confirmed_fake=True),
            Finding("得物", "appraiser", "pass"),
            Finding("店", "shop", "pass", before_sale=True),
        )
    ),
    max_size=3,
).map(tuple)


@st.composite
def grounds(draw: st.DrawFn) -> Grounds:
    case: Case = a_case(
        category=draw(st.sampled_from(CATEGORIES)),
        arose=draw(st.sampled_from(AROSE)),
        consignor=draw(st.sampled_from((None, LI))),
        buyer=draw(st.sampled_from((None, WANG))),
        loss_minor=draw(st.integers(0, 3_000_000)),
    )
    past = [PastSplit(f"A-{n}", draw(shares)) for n in range(draw(st.integers(0, 7)))]
    lines = st.builds(
        DefaultShare,
        st.sampled_from(CATEGORIES).map(lambda code: draw(st.sampled_from((code, code[:4])))),
        st.sampled_from(("", *AROSE)),
        shares,
        st.sampled_from(("", "bags")),
    )
    return Grounds(
        case=replace(case, confirmed_fake=draw(st.booleans())),
        table=draw(st.lists(lines, max_size=6)),
        item_class="bags",
        has_baseline=draw(st.booleans()),
        contract=Contract("ab", LI, 1, "2026-01-01", draw(terms)),
        findings=draw(findings),
        panel_bp=draw(st.just(NOBODY) | shares),
        precedents=weigh(case.category, past),
        underlying=draw(st.sampled_from(("", "COND.WEAR"))),
        accepted_minor=draw(caps),
        recourse_cap_minor=draw(caps),
    )


@given(grounds())
def test_every_step_divides_the_whole_and_no_cap_is_passed(made_from: Grounds) -> None:
    proposal = propose(made_from)
    case = made_from.case
    for step in proposal.steps:
        assert BP_WHOLE == sum(step.shares_bp.values())
        assert case.loss_minor == sum(money_of(step, case.loss_minor).values())
    assert proposal.shares_bp == dict(proposal.steps[-1].shares_bp)
    assert case.consignor is not None or "consignor" not in proposal.shares_bp
    assert case.buyer is not None or "buyer" not in proposal.shares_bp
    hers = money_of(proposal.steps[-1], case.loss_minor).get("consignor", 0)
    for cap in (made_from.contract.terms.share_cap_minor, made_from.recourse_cap_minor):
        assert cap is None or hers <= cap
