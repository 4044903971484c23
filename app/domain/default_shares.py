"""Lines of the shop's table of default shares, as its register holds them."""

from collections.abc import Mapping

from app.domain.entries import Fact, Json
from app.domain.ladder import DefaultShare


def line_name(line: DefaultShare) -> str:
    """What a line goes by: ``COND.WEAR/in_use``, with the item class where it has one."""
    name = f"{line.category}/{line.when}"
    return f"{name}/{line.item_class}" if line.item_class else name


def decide_line(line: DefaultShare, before: Mapping[str, int] | None = None) -> Fact:
    """The fact that makes a line; ``before`` are the shares of the one that stood there."""
    shares: dict[str, Json] = dict(line.shares)
    fields: dict[str, Json] = {"category": line.category, "arose": line.when, "shares": shares}
    if line.item_class:
        fields["item_class"] = line.item_class
    payload: dict[str, Json] = {"fields": fields}
    if before is not None:
        payload = {"fields": {"shares": shares}, "before": {"shares": dict(before)}}
    return Fact("default_share_edited", "default_share", line_name(line), payload)
