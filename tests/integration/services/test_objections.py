"""A consignor objects to a line of her statement; it is answered, and the next one says how."""

from datetime import date

import pytest

from app.documents.check_code import statement_code
from app.domain.offers import BadOfferError
from app.domain.papers import StatementModel
from app.domain.slips import UnknownSlipError
from app.domain.statements import (
    AlreadyObjectedError,
    EmptyObjectionError,
    NoSuchLineError,
    ObjectionTold,
    StatementRecord,
    UnknownObjectionError,
    UnknownObjectionOutcomeError,
    month_days,
)
from app.services.objections import answer_objection, object_to_statement, statement_lines_of
from app.services.papers.paper_check import check_statement
from app.services.papers.statement import statement_model
from app.services.undo import undo_action
from app.storage.projection import dump, rebuild
from tests.counter import Counter


def model(counter: Counter, month: str) -> StatementModel:
    first, last = month_days(month)
    return statement_model(counter.shop, consignor="1001", first=first, last=last, issued_by="陈")


def march(counter: Counter) -> StatementRecord:
    """March's statement, with one line in it."""
    counter.sell_the_bag()
    counter.clock.step(days=31)
    return check_statement(counter.shop, statement_code(model(counter, "2026-03")))


def test_an_objection_stands_on_the_next_statement_with_its_date(counter: Counter) -> None:
    statement = march(counter)
    told = ObjectionTold("佣金应为 25 %", 1, channel="phone")
    object_to_statement(
        counter.shop, statement=statement, told=told, recorded_by="陈", day=date(2026, 4, 1)
    )
    (objection,) = counter.shop.queries.statements.all_objections()
    assert (objection.number, objection.line, objection.day) == (1, 1, "2026-04-01")
    assert objection.about.en == "2026-03-02 Sold LV Speedy 30 · A-1 8,960.00 CNY"
    counter.clock.step(days=31)
    (line,) = model(counter, "2026-04").objections
    assert (line.objected_on, line.says) == (date(2026, 4, 1), "佣金应为 25 %")
    assert line.about.en == f"2026-03 line 1 {objection.about.en}"
    assert line.standing.en == "waits for an answer"


def test_an_answered_one_stands_on_one_statement_more(counter: Counter) -> None:
    statement = march(counter)
    object_to_statement(
        counter.shop, statement=statement, told=ObjectionTold("不对"), recorded_by="陈"
    )
    counter.clock.step(days=30)
    model(counter, "2026-04")
    counter.clock.step(days=1)
    answer_objection(
        counter.shop, number="1", outcome="explained", words="合同写明 30 %", answered_by="陈"
    )
    assert counter.shop.queries.statements.all_objections() == []
    counter.clock.step(days=30)
    (line,) = model(counter, "2026-05").objections
    assert line.standing.en == "explained, the line stands: 合同写明 30 %"
    counter.clock.step(days=30)
    assert model(counter, "2026-06").objections == ()


def test_both_are_taken_back_by_undo_and_survive_a_replay(counter: Counter) -> None:
    statement = march(counter)
    object_to_statement(
        counter.shop, statement=statement, told=ObjectionTold("不对"), recorded_by="陈"
    )
    answered = answer_objection(
        counter.shop, number="1", outcome="withdrawn", words="", answered_by="陈"
    )
    undo_action(counter.shop, action_id=answered.action, undone_by="陈")
    (objection,) = counter.shop.queries.statements.all_objections()
    assert objection.is_open
    with counter.shop.store.state() as state:
        before = dump(state.connection)
    rebuild(counter.shop.store.database)
    with counter.shop.store.state() as state:
        assert dump(state.connection) == before


def test_what_makes_no_sense_is_refused(counter: Counter) -> None:
    statement = march(counter)
    for told, error in (
        (ObjectionTold("不对", 2), NoSuchLineError),
        (ObjectionTold("不对", -1), NoSuchLineError),
        (ObjectionTold(" \n "), EmptyObjectionError),
        (ObjectionTold("不对", channel="pigeon"), BadOfferError),
    ):
        with pytest.raises(error):
            object_to_statement(counter.shop, statement=statement, told=told, recorded_by="陈")
    with pytest.raises(UnknownSlipError):
        check_statement(counter.shop, "ZZZZ-ZZZZ")
    object_to_statement(
        counter.shop, statement=statement, told=ObjectionTold("不对", 1), recorded_by="陈"
    )
    with pytest.raises(AlreadyObjectedError):
        object_to_statement(
            counter.shop, statement=statement, told=ObjectionTold("还是不对", 1), recorded_by="陈"
        )
    for number in ("2", "0", "一", "", "9" * 30):
        with pytest.raises(UnknownObjectionError):
            answer_objection(
                counter.shop, number=number, outcome="explained", words="", answered_by="陈"
            )
    with pytest.raises(UnknownObjectionOutcomeError):
        answer_objection(counter.shop, number="1", outcome="won", words="", answered_by="陈")


def test_the_lines_to_choose_from_are_those_of_the_paper(counter: Counter) -> None:
    statement = march(counter)
    (line,) = statement_lines_of(counter.shop, statement=statement, asked_by="陈")
    assert (line.what, line.amount_minor) == ("LV Speedy 30 · A-1", 896_000)


def test_a_day_to_come_is_today(counter: Counter) -> None:
    statement = march(counter)
    object_to_statement(
        counter.shop,
        statement=statement,
        told=ObjectionTold("不对"),
        recorded_by="陈",
        day=date(2030, 1, 1),
    )
    (objection,) = counter.shop.queries.statements.all_objections()
    assert objection.day == "2026-04-02"
