"""Books that do not balance cannot be written down."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.ledger import (
    CONTROL_ACCOUNTS,
    TENDERS,
    Posting,
    UnbalancedPostingsError,
    as_json,
    channel,
    check_balanced,
    is_account,
    reversed_postings,
)
from app.domain.money import MAX_MINOR, AmountTooLargeError

DAY = date(2026, 3, 2)


def test_a_carried_posting_names_everything_and_leaves_zero_out() -> None:
    lines = (
        Posting("channel.cash", 5, "CNY", "sale", sale="s"),
        Posting("commission", -5, "CNY", "sale", sale="s", item="i"),
        Posting("vat", 0, "CNY", "sale"),
    )
    assert as_json(lines, DAY) == [
        {
            "account": "channel.cash", "minor": 5, "currency": "CNY", "memo": "sale", "party": "",
            "case": "", "sale": "s", "item": "", "on": "2026-03-02",
        },
        {
            "account": "commission", "minor": -5, "currency": "CNY", "memo": "sale", "party": "",
            "case": "", "sale": "s", "item": "i", "on": "2026-03-02",
        },
    ]  # fmt: skip


def test_each_currency_sums_to_zero_by_itself() -> None:
    with pytest.raises(UnbalancedPostingsError):
        check_balanced(
            [Posting("commission", 5, "CNY", ""), Posting("channel.cash", -5, "USD", "")]
        )


def test_an_account_nobody_knows_is_a_bug() -> None:
    assert not is_account("pocket")
    assert all(is_account(channel(tender)) for tender in TENDERS)
    with pytest.raises(UnbalancedPostingsError, match="pocket"):
        check_balanced([Posting("pocket", 0, "CNY", "")])


@pytest.mark.parametrize("account", CONTROL_ACCOUNTS)
def test_a_control_account_needs_its_party(account: str) -> None:
    with pytest.raises(UnbalancedPostingsError, match="party"):
        check_balanced([Posting(account, 0, "CNY", "")])


def test_a_line_beyond_reason_is_refused() -> None:
    too_much = MAX_MINOR + 1
    with pytest.raises(AmountTooLargeError):
        check_balanced(
            [
                Posting("commission", too_much, "CNY", ""),
                Posting("channel.cash", -too_much, "CNY", ""),
            ]
        )


@given(st.lists(st.integers(-MAX_MINOR, MAX_MINOR)))
def test_a_reversal_takes_every_line_back(amounts: list[int]) -> None:
    lines = [Posting("commission", minor, "CNY", "sale", sale="s", item="i") for minor in amounts]
    back = reversed_postings(lines, "void")
    assert [p.minor for p in back] == [-p.minor for p in lines]
    assert {(p.account, p.sale, p.item, p.memo) for p in back} <= {("commission", "s", "i", "void")}
