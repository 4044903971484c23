import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.documents.check_code import slip_code, statement_code
from app.domain.papers import ShopHead, SlipModel, StatementLine, StatementModel, Words

NOWHERE = Words("", "")


@pytest.fixture
def slip() -> SlipModel:
    return SlipModel(
        shop=ShopHead("寄卖行"),
        case_number="A-000482",
        opened_at=datetime(2026, 11, 22, 10, 31, tzinfo=UTC),
        claimant_name="王女士",
        item_title="手提包",
        item_sku="A-10293",
        item_serial="SD0123",
        handed_over=True,
        condition="95新",
        accessories=((Words("盒子", "box"), True),),
        complaint="拉链坏了",
        category=NOWHERE,
        resolution=NOWHERE,
        path=(),
        waiting_for=NOWHERE,
        next_date=None,
        photo_count=0,
        terms=NOWHERE,
    )


@pytest.fixture
def statement() -> StatementModel:
    line = StatementLine(date(2026, 10, 2), Words("售出", "Sale"), "手提包", "S-1", 896_000)
    return StatementModel(
        shop=ShopHead("寄卖行"),
        consignor_number="C-0012",
        consignor_name="李女士",
        first_day=date(2026, 10, 1),
        last_day=date(2026, 10, 31),
        currency="CNY",
        opening_minor=0,
        lines=(line,),
        totals=(),
        closing_minor=896_000,
        open_cases=(),
        is_draft=False,
    )


def test_code_is_two_groups_of_four_signs_that_cannot_be_misread(slip: SlipModel) -> None:
    assert re.fullmatch("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}", slip_code(slip))


def test_same_facts_give_the_same_code(statement: StatementModel) -> None:
    assert statement_code(statement) == statement_code(replace(statement, is_draft=True))


def test_one_cent_changes_the_code(statement: StatementModel) -> None:
    line = replace(statement.lines[0], amount_minor=896_001)
    assert statement_code(statement) != statement_code(replace(statement, lines=(line,)))


def test_one_tick_changes_the_code(slip: SlipModel) -> None:
    unticked = ((Words("盒子", "box"), False),)
    assert slip_code(slip) != slip_code(replace(slip, accessories=unticked))


def test_broken_text_still_has_a_code(slip: SlipModel) -> None:
    assert slip_code(slip) != slip_code(replace(slip, complaint="a\udc80"))
