"""Outside experts: sealed until all have spoken, then the median."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.findings import BadFindingError
from app.domain.liability import SharesDoNotAddUpError, UnknownPartyError
from app.domain.money import BP_WHOLE, allocate
from app.domain.panel import (
    NotOnPanelError,
    Panel,
    PanelClosedError,
    PanelDateError,
    PanelNotOutsideError,
    PanelOpenError,
    PanelQuorumError,
    PanelSizeError,
    Strike,
    StrikeTooLateError,
    StrikeTooManyError,
    StrikeUsedError,
    Vote,
    VotedAlreadyError,
    decide_panel,
    decide_strike,
    decide_vote,
)
from app.domain.panel_result import median_shares, panel_result, view_of
from app.domain.parties import PARTIES
from tests.counter import a_case

NOW, END = 1_000, 2_000
PANEL = Panel("p" * 32, ("王", "李", "张", "周", "赵"), 3, END, NOW)
CASE = a_case()


def a_vote(member: str, dissent: str = "", **shares: int) -> Vote:
    return Vote(member, "fail", shares or {"shop": BP_WHOLE}, dissent)


@st.composite
def splits(draw: st.DrawFn) -> dict[str, int]:
    weights = draw(st.lists(st.integers(0, 50), min_size=5, max_size=5).filter(any))
    return dict(zip(PARTIES, allocate(BP_WHOLE, weights), strict=True))


@given(st.lists(splits(), min_size=1, max_size=7))
def test_the_median_is_whole_and_no_party_is_new(votes: list[dict[str, int]]) -> None:
    shares = median_shares(votes)
    assert BP_WHOLE == sum(shares.values())
    assert all(any(vote[party] for vote in votes) for party in shares)


@given(st.lists(splits(), min_size=3, max_size=7))
def test_the_median_does_not_depend_on_who_spoke_first(votes: list[dict[str, int]]) -> None:
    turned = list(reversed(votes))
    assert median_shares(votes) == median_shares(turned)


@given(splits(), st.integers(1, 7))
def test_those_who_agree_are_taken_at_their_word(vote: dict[str, int], count: int) -> None:
    assert {party: bp for party, bp in vote.items() if bp} == median_shares([vote] * count)


def test_members_who_each_name_another_party_are_heard_alike() -> None:
    alone = [{"shop": BP_WHOLE}, {"buyer": BP_WHOLE}, {"carrier": BP_WHOLE}]
    assert {"shop": 3334, "carrier": 3333, "buyer": 3333} == median_shares(alone)


def test_the_spread_and_the_dissent_are_kept() -> None:
    votes = (
        a_vote("王", consignor=8000, shop=2000),
        a_vote("李", "店里该看出来", consignor=5000, shop=5000),
        a_vote("张", consignor=10_000),
    )
    result = panel_result(replace(PANEL, votes=votes))
    assert {"shop": 2000, "consignor": 8000} == result.shares_bp
    told = [(s.party, s.share_bp, s.least_bp, s.most_bp) for s in result.spreads]
    assert [("shop", 2000, 0, 5000), ("consignor", 8000, 5000, 10_000)] == told
    assert "店里该看出来" == result.votes[1].dissent
    assert result.has_quorum


@given(st.lists(st.tuples(splits(), st.text(max_size=8)), max_size=4))
def test_nobody_sees_a_vote_before_the_panel_is_open(
    given_votes: list[tuple[dict[str, int], str]],
) -> None:
    """Whatever was said: the view before is the same for every content."""
    names = PANEL.members[: len(given_votes)]
    votes = tuple(
        Vote(name, "pass", shares, dissent)
        for name, (shares, dissent) in zip(names, given_votes, strict=True)
    )
    other = tuple(a_vote(name) for name in names)
    sealed = view_of(replace(PANEL, quorum=5, votes=votes), NOW)
    assert None is sealed.result
    assert view_of(replace(PANEL, quorum=5, votes=other), NOW) == sealed


def test_the_quorum_or_the_date_opens_it() -> None:
    two = tuple(a_vote(name) for name in ("王", "李"))
    assert not PANEL.is_open(NOW)
    assert replace(PANEL, votes=(*two, a_vote("张"))).is_open(NOW)
    late = view_of(replace(PANEL, votes=two), END)
    assert (True, False) == (late.is_open, late.result is not None and late.result.has_quorum)
    assert None is view_of(PANEL, END).result


@pytest.mark.parametrize(
    ("members", "quorum", "until", "error"),
    [
        (("王", "李"), 0, END, PanelSizeError),
        (tuple("王李张周赵钱孙吴"), 0, END, PanelSizeError),
        (("王", "李", " 王 "), 0, END, PanelSizeError),
        (("王", "李", ""), 0, END, PanelSizeError),
        (("王", "李", "张"), 4, END, PanelQuorumError),
        (("王", "李", "张"), 1, END, PanelQuorumError),
        (("王", "李", "张"), 0, NOW, PanelDateError),
    ],
)
def test_a_panel_that_cannot_judge_is_not_called(
    members: tuple[str, ...], quorum: int, until: int, error: type[Exception]
) -> None:
    with pytest.raises(error):
        decide_panel(
            CASE, members, quorum=quorum, until_ms=until, now_ms=NOW, before=None, staff=()
        )


@pytest.mark.parametrize("member", ["Anna", "anna", " ANNA ", "Ａｎｎａ"])
def test_nobody_of_the_shop_judges_its_case(member: str) -> None:
    with pytest.raises(PanelNotOutsideError):
        decide_panel(
            CASE,
            ("王", "李", member),
            quorum=0,
            until_ms=END,
            now_ms=NOW,
            before=None,
            staff=("陈", "Anna"),
        )


def test_the_majority_is_the_quorum_unless_told() -> None:
    fact = decide_panel(
        CASE, tuple("王李张周"), quorum=0, until_ms=END, now_ms=NOW, before=None, staff=()
    )
    assert 3 == fact.payload["quorum"]


def test_a_second_panel_waits_for_the_first() -> None:
    members = tuple("钱孙吴")
    with pytest.raises(PanelOpenError):
        decide_panel(CASE, members, quorum=0, until_ms=END, now_ms=NOW, before=PANEL, staff=())
    decide_panel(CASE, members, quorum=0, until_ms=END + 9, now_ms=END, before=PANEL, staff=())


def test_each_side_strikes_one_and_three_stay() -> None:
    decide_strike(CASE, PANEL, "buyer", " 王 ", NOW)
    struck = replace(PANEL, strikes=(Strike("buyer", "王"),))
    with pytest.raises(StrikeUsedError):
        decide_strike(CASE, struck, "buyer", "李", NOW)
    with pytest.raises(NotOnPanelError):
        decide_strike(CASE, struck, "consignor", "王", NOW)
    both = replace(PANEL, strikes=(Strike("buyer", "王"), Strike("consignor", "李")))
    with pytest.raises(StrikeTooManyError):
        decide_strike(CASE, both, "shop", "张", NOW)
    with pytest.raises(UnknownPartyError):
        decide_strike(CASE, PANEL, "third", "王", NOW)
    with pytest.raises(StrikeTooLateError):
        decide_strike(CASE, replace(PANEL, votes=(a_vote("王"),)), "buyer", "李", NOW)
    with pytest.raises(PanelClosedError):
        decide_strike(CASE, PANEL, "buyer", "李", END)


def test_a_strike_lowers_a_quorum_that_could_not_be_reached() -> None:
    struck = replace(PANEL, quorum=5, strikes=(Strike("buyer", "王"),))
    assert 4 == struck.needed


def test_a_member_speaks_once_and_whole() -> None:
    with pytest.raises(NotOnPanelError):
        decide_vote(CASE, PANEL, a_vote("钱"), NOW)
    with pytest.raises(VotedAlreadyError):
        decide_vote(CASE, replace(PANEL, votes=(a_vote("王"),)), a_vote("王"), NOW)
    with pytest.raises(SharesDoNotAddUpError):
        decide_vote(CASE, PANEL, a_vote("王", shop=9999), NOW)
    with pytest.raises(UnknownPartyError):
        decide_vote(CASE, PANEL, a_vote("王", aunt=BP_WHOLE), NOW)
    with pytest.raises(BadFindingError):
        decide_vote(CASE, PANEL, replace(a_vote("王"), finding="perhaps"), NOW)
    with pytest.raises(PanelClosedError):
        decide_vote(CASE, PANEL, a_vote("王"), END)
