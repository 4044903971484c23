"""What the journal tells, one sentence an entry: of cases as everywhere, of goods here."""

from collections.abc import Callable, Mapping
from typing import Any

from app.cli.names import Names
from app.domain.rows import TimelineLine
from app.services.timeline.teller import Teller
from app.text.amounts import format_money
from app.text.catalogue import translate
from app.text.dotted import dotted

Payload = Mapping[str, Any]


def sentence(line: TimelineLine, names: Names) -> str:
    """What happened, in the language spoken; what was taken back says so."""
    of_goods = _OF_GOODS.get(line.kind) if line.payload else None
    if of_goods:
        text = of_goods(line.payload, names)
    else:
        told = Teller(names.program, names.branches, names.lang, names.zone).tell(line)
        text = dotted(told.title, told.detail)
    return translate("CLI", "(taken back) {what}").format(what=text) if line.undone else text


def _amount(told: Payload, key: str = "amount_minor") -> str:
    return format_money(told[key], told["currency"])


def _record(told: Payload, names: Names) -> str:
    if told.get("before") is None:
        return translate("CLI", "entered")
    status = names.of("item_status", told["fields"].get("status", ""))
    return dotted(translate("CLI", "record changed"), status or ", ".join(told["fields"]))


def _baseline(told: Payload, _: Names) -> str:
    return dotted(translate("CLI", "condition recorded"), told["condition"], told["serial"])


def _sold(told: Payload, names: Names) -> str:
    text = translate("CLI", "sold for {amount}").format(amount=_amount(told, "total_minor"))
    return dotted(text, names.of("tender", told["tender"]))


_OF_GOODS: Mapping[str, Callable[[Payload, Names], str]] = {
    "item_edited": _record,
    "baseline_recorded": _baseline,
    "sale_recorded": _sold,
}
