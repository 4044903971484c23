import pytest

from app.domain.errors import RuleError
from app.domain.money import AmountTooLargeError, UnknownCurrencyError
from app.text.amounts import (
    ForeignCurrencyError,
    NotAnAmountError,
    TooManyDecimalsError,
    format_amount,
    format_money,
    format_share,
    parse_amount,
)


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [
        ("185.00", "USD", 18500),
        ("1299.99", "USD", 129999),
        ("7", "USD", 700),
        ("7.5", "USD", 750),
        ("0", "USD", 0),
        ("00012", "USD", 1200),
        (".5", "USD", 50),
        ("10.5000", "USD", 1050),
        (" 12 ", "USD", 1200),
        ("12.0", "JPY", 12),
        ("12.00", "JPY", 12),
        ("1.234", "KWD", 1234),
    ],
)
def test_a_bare_number_is_that_many_minor_units(text: str, currency: str, minor: int) -> None:
    assert minor == parse_amount(text, currency)


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [
        ("$8.00", "USD", 800),
        ("$ 1,234.5", "USD", 123450),
        ("8.00 USD", "USD", 800),
        ("$8.00 USD", "USD", 800),
        ("HK$5", "HKD", 500),
        ("CHF 1.20", "CHF", 120),
        ("Fr. 8.50", "CHF", 850),
        ("Fr.8.50", "CHF", 850),
        ("Rs.500", "INR", 50000),
        ("¥1,234.50", "CNY", 123450),
        ("￥12", "CNY", 1200),
        ("12.30元", "CNY", 1230),
        ("RMB 12", "CNY", 1200),
        ("JP¥500", "JPY", 500),
        ("¥500", "JPY", 500),
        ("3,50 €", "EUR", 350),
    ],
)
def test_the_currency_may_stand_on_either_side(text: str, currency: str, minor: int) -> None:
    assert minor == parse_amount(text, currency)


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [
        ("1,234", "USD", 123400),
        ("1,234,567.89", "USD", 123456789),
        ("1.234,56", "EUR", 123456),
        ("1.234.567", "EUR", 123456700),
        ("12,50", "EUR", 1250),
        ("1 234,50", "EUR", 123450),
        ("1\u00a0234", "USD", 123400),
        ("1\u202f234,50", "EUR", 123450),
        ("1'234.50", "CHF", 123450),
        ("1\u2019234.50", "CHF", 123450),
        ("1,25,000", "INR", 12500000),
        ("\uff11\uff12\uff13\uff0e\uff14\uff15", "CNY", 12345),
        ("\uffe5\uff11\uff0c\uff12\uff13\uff14", "CNY", 123400),
    ],
)
def test_thousands_are_read_as_the_country_writes_them(
    text: str, currency: str, minor: int
) -> None:
    assert minor == parse_amount(text, currency)


@pytest.mark.parametrize(
    "text",
    ["-12.00", "\u221212.00", "12.00-", "(12.00)", "($12.00)", "$(12.00)", "-$12", "$-12", "$ -12"],
)
def test_below_zero_has_many_forms(text: str) -> None:
    assert parse_amount(text, "USD") == -1200


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "-",
        "FiftyDollars",
        "8 PCS",
        "1.2.3",
        "1,2,3",
        "12 34",
        "8.",
        "1e5",
        "10²",
        "٣",
        "--8",
        "-(8)",
        "(8",
        "8)",
        "0x10",
        "nan",
        "1,25,000",
        "9" * 500,
    ],
)
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(NotAnAmountError):
        parse_amount(text, "USD")


@pytest.mark.parametrize(
    ("text", "currency"),
    [("1.234", "EUR"), ("12.000", "EUR"), ("1.234", "JPY"), ("1,234", "KWD")],
)
def test_what_could_be_two_amounts_is_refused(text: str, currency: str) -> None:
    with pytest.raises(NotAnAmountError):
        parse_amount(text, currency)


@pytest.mark.parametrize(
    ("text", "currency"), [("0.125", "USD"), ("12.5", "JPY"), ("12,50", "JPY"), ("1.2345", "KWD")]
)
def test_an_amount_finer_than_the_coin_is_refused(text: str, currency: str) -> None:
    with pytest.raises(TooManyDecimalsError):
        parse_amount(text, currency)


@pytest.mark.parametrize(
    ("text", "currency"),
    [("$8", "CNY"), ("CHF 1.20", "EUR"), ("8 EUR", "USD"), ("HK$8", "USD"), ("￥8", "USD")],
)
def test_another_currency_is_refused(text: str, currency: str) -> None:
    with pytest.raises(ForeignCurrencyError) as refused:
        parse_amount(text, currency)
    assert {"text": text, "currency": currency} == refused.value.params


@pytest.mark.parametrize("text", ["10000000000.01", "999999999999999999", "9" * 150])
def test_an_amount_beyond_any_shop_is_refused(text: str) -> None:
    with pytest.raises(AmountTooLargeError):
        parse_amount(text, "USD")


def test_the_largest_amount_is_still_read() -> None:
    assert parse_amount("10,000,000,000.00", "USD") == 10**12


def test_the_shop_needs_a_currency() -> None:
    with pytest.raises(UnknownCurrencyError):
        parse_amount("8", "dollars")


@pytest.mark.parametrize("currency", ["CNY", "USD", "JPY", "KWD", "EUR", "CHF"])
@pytest.mark.parametrize("minor", [0, 5, -5, 99, 1234567, -1234567, 10**11])
def test_what_we_print_we_can_read(minor: int, currency: str) -> None:
    assert minor == parse_amount(format_money(minor, currency), currency)


def test_a_plain_amount_has_no_symbol_and_a_true_minus() -> None:
    assert format_amount(-1280000, "CNY") == "\N{MINUS SIGN}12,800.00"
    assert format_amount(1280000, "CNY", sign=True) == "+12,800.00"


def test_a_share_shows_no_idle_zeros() -> None:
    assert [format_share(share_bp) for share_bp in (7000, 3333, 50)] == ["70 %", "33.33 %", "0.5 %"]


def test_every_refusal_is_a_rule_a_person_can_mend() -> None:
    kinds = (NotAnAmountError, TooManyDecimalsError, ForeignCurrencyError)
    assert all(issubclass(kind, RuleError) for kind in kinds)
    assert len({kind.code for kind in kinds}) == 3
