"""A panel on a case: nothing of a vote is readable anywhere before it is open."""

import json

import pytest

from app.domain.panel import NoPanelError, PanelClosedError, PanelNotOutsideError, Vote
from app.services.money.splitting import propose_split
from app.services.panel import call_panel, case_panel, strike_member, vote_on_panel
from app.services.program_data import ProgramData
from app.services.timeline.teller import Teller
from app.services.undo import CannotUndoError, undo_action
from app.services.users import add_user, edit_user
from app.services.verify import rebuild_tables, verify
from tests.counter import HOUR_MS, Counter

MEMBERS = ("王老师", "李老师", "张老师", "周老师")
SEALED = "店里该看出来"


@pytest.fixture
def contested(counter: Counter) -> str:
    counter.sell_the_bag()
    number = counter.open(category="COND.HIDDEN", complaint="内衬补过")
    call_panel(
        counter.shop,
        number=number,
        members=MEMBERS,
        until_ms=counter.clock.now_ms + 48 * HOUR_MS,
        called_by="陈",
    )
    return number


def vote(counter: Counter, number: str, member: str, **shares: int) -> None:
    vote_on_panel(
        counter.shop,
        number=number,
        vote=Vote(member, "exception", shares, SEALED),
        recorded_by="陈",
    )


def readable(counter: Counter, number: str, program: ProgramData) -> str:
    """All that a person or a script can read about the case."""
    queries = counter.shop.queries
    card = queries.cases.card(number)
    history = queries.cases.timeline(card.line.id)
    teller = Teller(program, queries.branches(), "zh")
    told = [f"{line.payload} {teller.tell(line)}" for line in history]
    told += (
        [f"{line.payload}" for _, line in queries.items.history(card.item.line.id)]
        if card.item
        else []
    )
    panel = case_panel(counter.shop, number=number)
    return json.dumps([*told, str(panel), str(propose_split(counter.shop, number=number))])


def test_two_votes_are_sealed_and_the_third_opens_them(
    counter: Counter, contested: str, program: ProgramData
) -> None:
    strike_member(
        counter.shop, number=contested, party="consignor", member="周老师", recorded_by="陈"
    )
    vote(counter, contested, "王老师", consignor=7777, shop=2223)
    vote(counter, contested, "李老师", consignor=7777, shop=2223)
    text = readable(counter, contested, program)
    assert "7777" not in text
    assert json.dumps(SEALED).strip('"') not in text
    assert "default_share" in text or "no_baseline" in text
    vote(counter, contested, "张老师", consignor=5000, shop=5000)
    text = readable(counter, contested, program)
    assert "7777" in text
    assert json.dumps(SEALED).strip('"') in text
    proposal = propose_split(counter.shop, number=contested)
    assert ("panel_median", {"shop": 2223, "consignor": 7777}) == (
        proposal.reason,
        {share.party: share.bp for share in proposal.shares},
    )


def test_the_date_opens_it_too(counter: Counter, contested: str) -> None:
    vote(counter, contested, "王老师", shop=10_000)
    counter.clock.step(days=2)
    panel = case_panel(counter.shop, number=contested)
    assert panel is not None
    assert (True, False) == (panel.is_open, panel.result is not None and panel.result.has_quorum)
    with pytest.raises(PanelClosedError):
        vote(counter, contested, "李老师", shop=10_000)


def test_without_a_panel_nobody_votes(counter: Counter) -> None:
    counter.sell_the_bag()
    number = counter.open()
    assert None is case_panel(counter.shop, number=number)
    with pytest.raises(NoPanelError):
        vote(counter, number, "王老师", shop=10_000)


def test_a_vote_is_not_taken_back(counter: Counter, contested: str) -> None:
    changes = vote_on_panel(
        counter.shop,
        number=contested,
        vote=Vote("王老师", "pass", {"buyer": 10_000}),
        recorded_by="陈",
    )
    with pytest.raises(CannotUndoError):
        undo_action(counter.shop, action_id=changes.action, undone_by="陈")


def test_calling_is_undone_before_anybody_spoke(counter: Counter) -> None:
    counter.sell_the_bag()
    number = counter.open()
    changes = call_panel(
        counter.shop,
        number=number,
        members=MEMBERS,
        until_ms=counter.clock.now_ms + 1,
        called_by="陈",
    )
    undo_action(counter.shop, action_id=changes.action, undone_by="陈")
    assert None is case_panel(counter.shop, number=number)


def test_replay_gives_the_same_panel(counter: Counter, contested: str) -> None:
    strike_member(counter.shop, number=contested, party="buyer", member="李老师", recorded_by="陈")
    vote(counter, contested, "王老师", shop=10_000)
    before = case_panel(counter.shop, number=contested)
    rebuild_tables(counter.shop)
    assert before == case_panel(counter.shop, number=contested)
    assert () == verify(counter.shop, deep=True).faults


def test_who_works_here_is_not_called_and_who_left_may_be(counter: Counter) -> None:
    counter.sell_the_bag()
    number = counter.open()
    add_user(counter.shop, name="王老师", role="handler", added_by="陈")

    def call() -> None:
        call_panel(
            counter.shop,
            number=number,
            members=MEMBERS,
            until_ms=counter.clock.now_ms + HOUR_MS,
            called_by="陈",
        )

    with pytest.raises(PanelNotOutsideError):
        call()
    assert None is case_panel(counter.shop, number=number)
    edit_user(counter.shop, name="王老师", retired=True, edited_by="陈")
    call()
    assert case_panel(counter.shop, number=number)
