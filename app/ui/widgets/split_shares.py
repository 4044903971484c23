"""Changing a split of 10,000 basis points so that it stays whole: plain arithmetic, no Qt."""

import unicodedata

from app.domain.money import BP_WHOLE

Shares = tuple[int, ...]


def move_boundary(shares: Shares, boundary: int, delta_bp: int) -> Shares:
    """Move the line between parts ``boundary`` and ``boundary + 1`` by ``delta_bp``.

    Positive makes the left part larger. It stops at its neighbours.
    """
    left, right = shares[boundary], shares[boundary + 1]
    delta_bp = max(-left, min(right, delta_bp))
    return (*shares[:boundary], left + delta_bp, right - delta_bp, *shares[boundary + 2 :])


def set_share(shares: Shares, index: int, share_bp: int) -> Shares:
    """Give part ``index`` the share ``share_bp`` (kept within 0…10,000).

    The difference goes to, or comes from, the next part to the right, then the one after it,
    then those to the left, the nearest first: typing does what pulling the line would do.
    """
    changed = list(shares)
    wanted_bp = max(0, min(BP_WHOLE, share_bp)) - changed[index]
    others = (*range(index + 1, len(shares)), *range(index - 1, -1, -1))
    for other in others:
        step_bp = min(wanted_bp, changed[other])
        changed[index] += step_bp
        changed[other] -= step_bp
        wanted_bp -= step_bp
    return tuple(changed)


def read_percent(text: str) -> int | None:
    """Basis points of what a person typed (``30``, ``33.33 %``, ``33,3``), or None.

    Full-width figures from a Chinese keyboard count too.
    """
    plain = unicodedata.normalize("NFKC", text).replace("。", ".").replace(",", ".")
    whole, dot, rest = plain.strip().rstrip("%").strip().partition(".")
    if not (whole or rest) or not (whole or "0").isdecimal() or len(whole) > 3 or len(rest) > 2:
        return None
    if dot and rest and not rest.isdecimal():
        return None
    share_bp = int(whole or "0") * 100 + int(rest.ljust(2, "0") or "0")
    return share_bp if share_bp <= BP_WHOLE else None
