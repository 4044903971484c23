import pytest

from app.domain.items import ITEM_STATUSES
from app.domain.ledger import TENDERS
from app.exchange.shares import NotAShareError, parse_share
from app.exchange.words import counted_statuses, status_of, tender_of


@pytest.mark.parametrize(
    ("text", "share_bp"),
    [
        ("50%", 5000),
        ("62.5 %", 6250),
        ("62,5%", 6250),
        ("0.5", 5000),
        (".6", 6000),
        ("1", 10000),
        ("0", 0),
        ("60", 6000),
        ("100", 10000),
        ("0.5%", 50),
        ("60/40", 6000),
        ("33.3333%", 3333),
    ],
)
def test_a_share_is_read_as_percent_or_fraction(text: str, share_bp: int) -> None:
    assert share_bp == parse_share(text)


@pytest.mark.parametrize("text", ["", "half", "120%", "101", "-5%", "60/50", "50%%", "$50"])
def test_what_is_no_share_is_refused(text: str) -> None:
    with pytest.raises(NotAShareError):
        parse_share(text)


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("Active", "active"),
        ("sold", "sold"),
        ("sold_on_shopify", "sold"),
        ("Sold On Lightspeed", "sold"),
        ("Parked", "on_hold"),
        ("Expired", "on_hold"),
        ("To Be Returned", "on_hold"),
        ("Returned To Owner", "returned_to_owner"),
        ("Donated", "donated"),
        ("Stolen", "lost"),
        ("Damaged", "damaged"),
        ("已售出", "sold"),
    ],
)
def test_a_status_word_becomes_our_code(word: str, status: str) -> None:
    assert status == status_of(word)
    assert status in ITEM_STATUSES


def test_an_unknown_status_word_is_not_guessed() -> None:
    assert status_of("Vanished") is None
    assert counted_statuses("1 Active, 1 Vanished") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 Active", ("active", 1)),
        ("1 Active, 2 Sold", ("active", 3)),
        ("2 Sold,1 Active", ("active", 3)),
        ("2 Sold, 1 Returned To Owner", ("sold", 3)),
        ("1 Lost, 1 Parked", ("on_hold", 2)),
        ("0 Active, 1 Sold", ("sold", 1)),
        ("Sold", ("sold", 1)),
    ],
)
def test_of_several_states_the_one_at_the_counter_counts(
    text: str, expected: tuple[str, int]
) -> None:
    assert expected == counted_statuses(text)


@pytest.mark.parametrize(
    ("word", "tender"),
    [
        ("Cash", "cash"),
        ("Gift Card", "gift"),
        ("Store Credit", "store_credit"),
        ("Credit Card", "card"),
        ("Shopify Payments", "card"),
        ("WeChat Pay", "wechat"),
        ("支付宝", "alipay"),
        ("Bank Deposit", "bank"),
        ("Cheque", "check"),
        ("PayPal Express", "other"),
        ("", "other"),
    ],
)
def test_a_way_to_pay_becomes_our_code(word: str, tender: str) -> None:
    assert tender == tender_of(word)
    assert tender in TENDERS
