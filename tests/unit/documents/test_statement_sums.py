from dataclasses import replace
from datetime import date

import pytest

from app.documents.statement import StatementDoesNotAddUpError, statement_pdf
from app.domain.papers import ShopHead, StatementLine, StatementModel, StatementTotal, Words

SALE = Words("售出", "Sale")


@pytest.fixture
def statement() -> StatementModel:
    return StatementModel(
        shop=ShopHead("寄卖行"),
        consignor_number="C-0012",
        consignor_name="李女士",
        first_day=date(2026, 10, 1),
        last_day=date(2026, 10, 31),
        currency="CNY",
        opening_minor=1_000,
        lines=(StatementLine(date(2026, 10, 2), SALE, "手提包", "S-1", 5_000),),
        totals=(StatementTotal(SALE, 5_000),),
        closing_minor=6_000,
        open_cases=(),
        is_draft=False,
    )


def test_lines_that_do_not_lead_to_the_closing_balance_are_not_printed(
    statement: StatementModel,
) -> None:
    line = replace(statement.lines[0], amount_minor=4_999)
    with pytest.raises(StatementDoesNotAddUpError) as caught:
        statement_pdf(replace(statement, lines=(line,)), langs=("en",))
    assert caught.value.params == {"consignor": "C-0012", "off_minor": -1}


def test_totals_that_do_not_lead_to_the_closing_balance_are_not_printed(
    statement: StatementModel,
) -> None:
    totals = (StatementTotal(SALE, 5_007),)
    with pytest.raises(StatementDoesNotAddUpError) as caught:
        statement_pdf(replace(statement, totals=totals), langs=("en",))
    assert caught.value.params == {"consignor": "C-0012", "off_minor": 7}
