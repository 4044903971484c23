"""Money as people write and read it."""

import re

from app.domain.errors import RuleError
from app.domain.money import MAX_MINOR, AmountTooLargeError, decimals_of


class NotAnAmountError(RuleError):
    """A text that is no amount, or could be read as two different ones."""

    code = "not_an_amount"

    def __init__(self, text: str) -> None:
        super().__init__(text=text[:40])


class TooManyDecimalsError(NotAnAmountError):
    """An amount finer than the currency's smallest coin."""

    code = "too_many_decimals"


class ForeignCurrencyError(RuleError):
    """An amount whose sign or code names another currency than the expected one."""

    code = "foreign_currency"

    def __init__(self, text: str, currency: str) -> None:
        super().__init__(text=text[:40], currency=currency)


# The commonest forms, worth a path of their own: files hold them a hundred thousand times.
_PLAIN = re.compile(r"([$€£¥])?([1-9][0-9]{0,2}(?:,[0-9]{3}){1,3}|[0-9]{1,12})(?:\.([0-9]{1,2}))?")
_PARTS = re.compile(r"([^0-9]*?)([.,]?[0-9][0-9.,' ]*)([^0-9]*)")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:([,.' ])[0-9]{3})(?:\1[0-9]{3})*")
_LAKH = re.compile(r"[1-9][0-9]?(?:,[0-9]{2})*,[0-9]{3}")
_DIGITS = re.compile(r"[0-9]*")

# Full-width forms, the many spaces, minus signs and apostrophes, each to its plain one.
_PLAIN_FORMS = str.maketrans(
    {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | dict.fromkeys((0x00A0, 0x2007, 0x2009, 0x202F, 0x3000, 0x0009), " ")
    | dict.fromkeys((0x2212, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0xFE63), "-")
    | dict.fromkeys((0x2018, 0x2019, 0x02BC, 0x0060, 0x00B4), "'")
    | {0xFFE5: "¥", 0xFFE1: "£", 0xFFE0: "¢", 0xFFE6: "₩"}
    # Marks that only say in which direction text runs.
    | dict.fromkeys((0x200E, 0x200F, 0x061C, 0x202A, 0x202B, 0x202C, 0x2066, 0x2067, 0x2069))
)

_DOLLARS = "USD CAD AUD NZD HKD SGD TWD MXN ARS CLP COP BND FJD JMD BSD BBD BZD TTD"
# What stands beside a number and which currencies it may mean; keys are case-folded.
_SIGNS = {
    sign: frozenset(codes.split())
    for sign, codes in {
        "$": _DOLLARS,
        "us$": "USD",
        "hk$": "HKD",
        "nt$": "TWD",
        "ca$": "CAD",
        "c$": "CAD",
        "au$": "AUD",
        "a$": "AUD",
        "nz$": "NZD",
        "s$": "SGD",
        "mx$": "MXN",
        "r$": "BRL",
        "¥": "CNY JPY",
        "cn¥": "CNY",
        "jp¥": "JPY",
        "元": "CNY TWD HKD",
        "圆": "CNY",
        "块": "CNY",
        "人民币": "CNY",
        "rmb": "CNY",
        "円": "JPY",
        "€": "EUR",
        "£": "GBP",
        "₩": "KRW",
        "원": "KRW",
        "₹": "INR",
        "rs": "INR PKR LKR NPR MUR",
        "₫": "VND",
        "₱": "PHP",
        "฿": "THB",
        "₽": "RUB",
        "₺": "TRY",
        "₪": "ILS",
        "₴": "UAH",
        "kr": "SEK NOK DKK ISK",
        "fr": "CHF",
        "sfr": "CHF",
        "zł": "PLN",
        "kč": "CZK",
        "ft": "HUF",
        "lei": "RON",
        "rp": "IDR",
        "rm": "MYR",
        "r": "ZAR",
    }.items()
}
# Written with a dot that is no decimal point: ``Rs.500``.
_DOTTED_SIGNS = frozenset(("fr", "sfr", "rs", "kr", "rp"))
# ISO 4217, so that "8.00 PCS" is no amount while "8.00 USD" names a currency.
_CODES = frozenset(
    [
        "AED",
        "AFN",
        "ALL",
        "AMD",
        "ANG",
        "AOA",
        "ARS",
        "AUD",
        "AWG",
        "AZN",
        "BAM",
        "BBD",
        "BDT",
        "BGN",
        "BHD",
        "BIF",
        "BMD",
        "BND",
        "BOB",
        "BRL",
        "BSD",
        "BTN",
        "BWP",
        "BYN",
        "BZD",
        "CAD",
        "CDF",
        "CHF",
        "CLP",
        "CNY",
        "COP",
        "CRC",
        "CUP",
        "CVE",
        "CZK",
        "DJF",
        "DKK",
        "DOP",
        "DZD",
        "EGP",
        "ERN",
        "ETB",
        "EUR",
        "FJD",
        "FKP",
        "GBP",
        "GEL",
        "GHS",
        "GIP",
        "GMD",
        "GNF",
        "GTQ",
        "GYD",
        "HKD",
        "HNL",
        "HTG",
        "HUF",
        "IDR",
        "ILS",
        "INR",
        "IQD",
        "IRR",
        "ISK",
        "JMD",
        "JOD",
        "JPY",
        "KES",
        "KGS",
        "KHR",
        "KMF",
        "KPW",
        "KRW",
        "KWD",
        "KYD",
        "KZT",
        "LAK",
        "LBP",
        "LKR",
        "LRD",
        "LSL",
        "LYD",
        "MAD",
        "MDL",
        "MGA",
        "MKD",
        "MMK",
        "MNT",
        "MOP",
        "MRU",
        "MUR",
        "MVR",
        "MWK",
        "MXN",
        "MYR",
        "MZN",
        "NAD",
        "NGN",
        "NIO",
        "NOK",
        "NPR",
        "NZD",
        "OMR",
        "PAB",
        "PEN",
        "PGK",
        "PHP",
        "PKR",
        "PLN",
        "PYG",
        "QAR",
        "RON",
        "RSD",
        "RUB",
        "RWF",
        "SAR",
        "SBD",
        "SCR",
        "SDG",
        "SEK",
        "SGD",
        "SHP",
        "SLE",
        "SOS",
        "SRD",
        "SSP",
        "STN",
        "SYP",
        "SZL",
        "THB",
        "TJS",
        "TMT",
        "TND",
        "TOP",
        "TRY",
        "TTD",
        "TWD",
        "TZS",
        "UAH",
        "UGX",
        "USD",
        "UYU",
        "UZS",
        "VES",
        "VND",
        "VUV",
        "WST",
        "XAF",
        "XCD",
        "XOF",
        "XPF",
        "YER",
        "ZAR",
        "ZMW",
    ]
)
_LAKH_CURRENCIES = frozenset(("INR", "PKR", "BDT", "LKR", "NPR"))


def parse_amount(text: str, currency: str) -> int:
    """Minor units of an amount as a person or a till wrote it: ``"$8.00", "USD"`` → ``800``.

    Takes a sign or code of ``currency`` on either side, thousands by comma, dot, space or
    apostrophe, full-width digits; below zero by a minus in front or behind, or by parentheses.
    A comma may stand for the decimal point where nothing else could be meant (``1.234,56``,
    ``12,5``). ``1.234`` is refused unless the currency has three decimals: it is a thousand to
    some and one and a bit to others.

    Raises NotAnAmountError, TooManyDecimalsError (a NotAnAmountError), ForeignCurrencyError,
    AmountTooLargeError; UnknownCurrencyError for a ``currency`` that is none.
    """
    decimals = decimals_of(currency)
    plain = _PLAIN.fullmatch(text)
    if plain and decimals == 2:
        mark, whole, rest = plain.groups("")
        minor = int(whole.replace(",", "") + rest.ljust(2, "0"))
        if minor <= MAX_MINOR and (not mark or currency in _SIGNS[mark]):
            return minor
    parts = _PARTS.fullmatch(text.translate(_PLAIN_FORMS).strip()) if len(text) < 200 else None
    if not parts:
        raise NotAnAmountError(text)
    before, number, after = parts.groups()
    if number[0] == "." and before.strip(" -+(").casefold() in _DOTTED_SIGNS:
        number = number[1:]
    sign = _sign(text, before, after, currency)
    whole, rest = _whole_and_rest(text, number.rstrip(), decimals, currency)
    if len(rest) > decimals and rest[decimals:].strip("0"):
        raise TooManyDecimalsError(text)
    digits = (whole + rest[:decimals].ljust(decimals, "0")).lstrip("0") or "0"
    if len(digits) > 30 or int(digits) > MAX_MINOR:
        raise AmountTooLargeError(int(digits[:30]))
    return sign * int(digits)


def _sign(text: str, before: str, after: str, currency: str) -> int:
    """1 or -1; refuses marks around the number that are no sign, or another currency's."""
    minuses = before.count("-") + after.count("-")
    pluses = before.count("+") + after.count("+")
    brackets = (before.count("("), after.count(")"))
    if brackets not in ((0, 0), (1, 1)) or minuses + pluses + brackets[0] > 1:
        raise NotAnAmountError(text)
    for side, extra in ((before, "-+("), (after, "-+)")):
        mark = side.translate(str.maketrans("", "", extra)).strip(" .").casefold()
        if not mark:
            continue
        named = _SIGNS.get(mark, frozenset())
        if not named and mark.upper() in _CODES:
            named = frozenset((mark.upper(),))
        if not named:
            raise NotAnAmountError(text)
        if currency not in named:
            raise ForeignCurrencyError(text, currency)
    return -1 if minuses or brackets[0] else 1


def _whole_and_rest(text: str, number: str, decimals: int, currency: str) -> tuple[str, str]:
    """Digits before and after the decimal point, grouping taken out."""
    dots, commas = number.count("."), number.count(",")
    if dots and commas:
        point = "." if number.rfind(".") > number.rfind(",") else ","
    elif dots + commas == 1:
        point = "." if dots else ","
        whole, rest = number.split(point)
        if len(rest) == 3 and _GROUPED.fullmatch(number):
            if point == "," and decimals != 3:
                return whole + rest, ""
            if point == "," or decimals != 3:
                raise NotAnAmountError(text)
    else:
        point = ""
    whole, _, rest = number.partition(point) if point else (number, "", "")
    if point and number.count(point) > 1:
        raise NotAnAmountError(text)
    if not _DIGITS.fullmatch(rest) or (point and not rest):
        raise NotAnAmountError(text)
    if _DIGITS.fullmatch(whole) or _GROUPED.fullmatch(whole):
        return re.sub(r"[^0-9]", "", whole), rest
    if currency in _LAKH_CURRENCIES and _LAKH.fullmatch(whole):
        return whole.replace(",", ""), rest
    raise NotAnAmountError(text)


def format_amount(minor: int, currency: str, *, sign: bool = False) -> str:
    """``1280000, "CNY"`` → ``12,800.00``: the currency's own decimals, no symbol.

    A minus is U+2212 so that columns of tabular figures line up; ``sign`` shows a plus too.
    """
    decimals = decimals_of(currency)
    whole, rest = divmod(abs(minor), 10**decimals)
    text = f"{whole:,}" + (f".{rest:0{decimals}d}" if decimals else "")
    if minor < 0:
        return "\N{MINUS SIGN}" + text
    return "+" + text if sign and minor > 0 else text


def format_money(minor: int, currency: str) -> str:
    """``1280000, "CNY"`` → ``¥12,800.00``; a currency without a well-known sign is named."""
    sign = {"CNY": "¥", "USD": "$", "EUR": "€", "GBP": "£", "HKD": "HK$", "JPY": "JP¥"}.get(
        currency
    )
    text = format_amount(abs(minor), currency)
    body = f"{sign}{text}" if sign else f"{currency} {text}"
    return "\N{MINUS SIGN}" + body if minor < 0 else body


def format_share(share_bp: int) -> str:
    """Basis points as percent without idle zeros: ``7000`` → ``70 %``, ``3333`` → ``33.33 %``."""
    whole, rest = divmod(share_bp, 100)
    return f"{whole}.{rest:02d}".rstrip("0").rstrip(".") + " %" if rest else f"{whole} %"
