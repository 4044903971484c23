"""A share of the price as tills write it, in basis points."""

import re
from decimal import Decimal

from app.domain.money import BP_WHOLE

_SHARE = re.compile(r"([0-9]{1,3}(?:[.,][0-9]{1,6})?|[.,][0-9]{1,6}) ?([%\uff05])?")
_PAIR = re.compile(r"([0-9]{1,3}) ?[/:] ?([0-9]{1,3})")


class NotAShareError(ValueError):
    """A text that is no share, or one beyond the whole."""


def parse_share(text: str) -> int:
    """``50%``, ``50``, ``0.5`` and ``50/50`` → 5000.

    Without a percent sign up to 1 is a fraction of the whole: a share of one percent does not
    occur, one of everything does. Of a pair the first is meant. Raises NotAShareError.
    """
    stripped = text.strip()
    pair = _PAIR.fullmatch(stripped)
    if pair and int(pair[1]) + int(pair[2]) == 100:
        return int(pair[1]) * 100
    found = _SHARE.fullmatch(stripped)
    if not found:
        raise NotAShareError(text)
    number = Decimal(found[1].replace(",", "."))
    is_percent = bool(found[2]) or number > 1
    share_bp = int((number * (100 if is_percent else BP_WHOLE)).to_integral_value())
    if share_bp > BP_WHOLE:
        raise NotAShareError(text)
    return share_bp
