"""Amounts in words, as a paper that is signed carries them beside the figures."""

from app.domain.money import decimals_of

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_WITHIN_FOUR = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿", "万亿")
# What the currency is called before the amount, and its unit after it.
_CHINESE = {
    "CNY": ("人民币", "元"),
    "HKD": ("港币", "元"),
    "TWD": ("新台币", "元"),
    "USD": ("美元", "元"),
    "SGD": ("新加坡元", "元"),
    "EUR": ("欧元", "元"),
    "GBP": ("英镑", "镑"),
    "JPY": ("日元", "圆"),
    "KRW": ("韩元", "圆"),
    "KWD": ("科威特第纳尔", "第纳尔"),
}
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
).split()
_TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()
_THOUSANDS = ("", " thousand", " million", " billion", " trillion")


def amount_in_words(minor: int, currency: str, lang: str) -> str:
    """``30050, "CNY"`` → ``人民币叁佰元伍角整`` or ``Three hundred and 50/100 CNY``.

    ``minor`` is not negative.
    """
    decimals = decimals_of(currency)
    whole, rest = divmod(minor, 10**decimals)
    if lang == "zh":
        return _in_chinese(whole, rest, decimals, currency)
    words = _english(whole).capitalize()
    cents = f" and {rest:0{decimals}d}/{10**decimals}" if decimals else ""
    return f"{words}{cents} {currency}"


def _in_chinese(whole: int, rest: int, decimals: int, currency: str) -> str:
    name, unit = _CHINESE.get(currency, (currency, "元"))
    text = name + (_chinese(whole) or "零")
    if rest == 0:
        return f"{text}{unit}整"
    digits = f"{rest:0{decimals}d}"
    if decimals != 2 or unit != "元":
        return f"{text}点{''.join(_DIGITS[int(d)] for d in digits)}{unit}"
    jiao, fen = int(digits[0]), int(digits[1])
    text += unit
    text += f"{_DIGITS[jiao]}角" if jiao else "零"
    return text + (f"{_DIGITS[fen]}分" if fen else "整")


def _chinese(number: int) -> str:
    """The number in financial characters; empty for zero."""
    text, group, zero_before = "", 0, False
    while number:
        number, part = divmod(number, 10_000)
        if part:
            words = _chinese_four(part) + _GROUPS[group]
            text = (
                words + ("零" if zero_before and text and not text.startswith("零") else "") + text
            )
            zero_before = part < 1000
        else:
            zero_before = bool(text) or zero_before
        group += 1
    return text.removeprefix("零")


def _chinese_four(part: int) -> str:
    text, gap = "", False
    for place in (3, 2, 1, 0):
        digit = part // 10**place % 10
        if digit:
            text += ("零" if gap and text else "") + _DIGITS[digit] + _WITHIN_FOUR[place]
            gap = False
        else:
            gap = True
    return text


def _english(number: int) -> str:
    if number == 0:
        return _ONES[0]
    parts: list[str] = []
    group = 0
    while number:
        number, part = divmod(number, 1000)
        if part:
            parts.insert(0, _english_hundreds(part) + _THOUSANDS[group])
        group += 1
    return " ".join(parts)


def _english_hundreds(part: int) -> str:
    hundreds, rest = divmod(part, 100)
    words = [f"{_ONES[hundreds]} hundred"] if hundreds else []
    if rest >= 20:
        tens, ones = divmod(rest, 10)
        words.append(_TENS[tens] + (f"-{_ONES[ones]}" if ones else ""))
    elif rest:
        words.append(_ONES[rest])
    return " ".join(words)
