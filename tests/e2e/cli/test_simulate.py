"""Last year under other terms, at the terminal."""

import pytest

from tests.counter import Counter
from tests.e2e.cli.terminal import Terminal


@pytest.fixture
def returned(counter: Counter, sold: Terminal) -> Terminal:
    counter.return_and_refund(counter.open())
    return sold


def test_a_restocking_fee_side_by_side(counter: Counter, sold: Terminal) -> None:
    counter.return_and_refund(counter.open(category="MIND.FIT"))
    told = sold.json("simulate", "--fee", "restocking=1000")
    fee = told["money"]["restocking"]
    assert (0, 128_000, 128_000) == tuple(
        fee[side]["minor"] for side in ("before", "after", "difference")
    )
    assert (1, 1, "MIND") == (told["cases"], told["different"], told["by_category"][0]["category"])
    assert ["A-000001"] == [case["number"] for case in told["changed"]]
    page = sold.done("simulate", "--fee", "restocking=1000")
    assert "1 of 1 cases" in page
    assert "+1,280.00" in page


@pytest.mark.parametrize(
    "argv",
    [
        ("--share", "FUNC=shop:3000,consignor:7000"),
        ("--share", "FUNC/in_use=buyer:10000"),
        ("--window", "FUNC=7"),
        ("--window", "payout=30"),
        ("--fee", "commission=6500"),
        ("--fee", "commission=10,000:6500"),
        ("--rule", "owner-money=off"),
    ],
)
def test_every_change_is_understood(returned: Terminal, argv: tuple[str, ...]) -> None:
    assert 1 == returned.json("simulate", *argv)["cases"]


@pytest.mark.parametrize(
    "argv",
    [
        (),
        ("--share", "FUNC"),
        ("--share", "FUNC/never=shop:10000"),
        ("--window", "FUNC=soon"),
        ("--fee", "tax=100"),
        ("--rule", "nobody_knows=off"),
    ],
)
def test_what_is_no_change_is_wrong_usage(returned: Terminal, argv: tuple[str, ...]) -> None:
    assert 2 == returned("simulate", *argv).code


def test_shares_that_do_not_add_up_are_refused(returned: Terminal) -> None:
    code = returned.refused("simulate", "--share", "FUNC=shop:999")
    assert "shares_do_not_add_up" == code
