"""What happened, in sentences: the journal's entries as a person reads them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.categories import Branch
from app.domain.rows import TimelineLine
from app.services.program_data import ProgramData
from app.text.amounts import format_money, format_share
from app.text.catalogue import translate

_Payload = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """One line of a timeline: what happened, and the words or figures behind it."""

    title: str
    detail: str = ""
    party: str = ""  # whose turn it became; empty where nobody's did


@dataclass(frozen=True, slots=True)
class Teller:
    """Says entries in one language, with the shop's own names."""

    program: ProgramData
    branches: Mapping[str, Branch]
    lang: str

    def tell(self, line: TimelineLine) -> Told:
        """The sentence for one entry; an erased one says just that."""
        if not line.payload:
            return Told(translate("Timeline", "erased at a person's wish", self.lang))
        told = _TELLERS.get(line.kind)
        return told(self, line.payload) if told else Told(line.kind)

    def word(self, group: str, code: str) -> str:
        """The name of a code."""
        return self.program.word(group, code).in_language(self.lang)

    def stage(self, code: str) -> str:
        """The name of a stage."""
        return self.program.routes.stages[code].name.in_language(self.lang)

    def category(self, code: str) -> str:
        """The name of a category."""
        return self.program.category_name(code, self.branches).in_language(self.lang)

    def resolution(self, code: str) -> str:
        """The name of a resolution."""
        route = self.program.routes.newest(code)
        return route.name.in_language(self.lang) if route else code


def _opened(teller: Teller, payload: _Payload) -> Told:
    title = translate("Timeline", "opened the case: {category}", teller.lang)
    return Told(
        title.format(category=teller.category(payload["category"])),
        payload["complaint"],
        payload["front_turn"],
    )


def _moved(teller: Teller, payload: _Payload) -> Told:
    moves = {m.code: m.name for m in teller.program.routes.moves}
    name = moves.get(payload["move"])
    move = name.in_language(teller.lang) if name else ""
    title = translate("Timeline", "{move} → {stage}", teller.lang)
    to = teller.stage(payload["to"])
    return Told(title.format(move=move, stage=to) if move else to, payload["note"], payload["turn"])


def _edited(teller: Teller, payload: _Payload) -> Told:
    fields = payload["fields"]
    if "resolution" in fields:
        title = translate("Timeline", "chose {resolution}", teller.lang)
        return Told(title.format(resolution=teller.resolution(fields["resolution"])))
    if "category" in fields:
        title = translate("Timeline", "set the category to {category}", teller.lang)
        return Told(title.format(category=teller.category(fields["category"])))
    if "arose" in fields:
        title = translate("Timeline", "the fault arose {when}", teller.lang)
        return Told(title.format(when=teller.word("arose", fields["arose"])))
    title = translate("Timeline", "corrected the case", teller.lang)
    return Told(title, fields.get("complaint", ""))


def _noted(teller: Teller, payload: _Payload) -> Told:
    titles = {
        "call": translate("Timeline", "noted a call", teller.lang),
        "message": translate("Timeline", "noted a message", teller.lang),
    }
    usual = translate("Timeline", "wrote a note", teller.lang)
    return Told(titles.get(payload["channel"], usual), payload["text"])


def _photographed(teller: Teller, payload: _Payload) -> Told:
    title = translate("Timeline", "added a photo", teller.lang)
    return Told(title, payload["taken_at"].replace("T", " ")[:16])


def _handed(teller: Teller, payload: _Payload) -> Told:
    title = translate("Timeline", "the item is {place}", teller.lang)
    parts = [
        payload["place"],
        payload["condition"],
        " · ".join(teller.word("accessory", code) for code in payload["accessories"]),
        payload["waybill"],
    ]
    detail = "  ".join(part for part in parts if part)
    return Told(title.format(place=teller.word("custody", payload["to"])), detail)


def _identified(teller: Teller, payload: _Payload) -> Told:
    answers = {
        "ours": translate("Timeline", "checked: it is our item", teller.lang),
        "not_ours": translate("Timeline", "checked: it is not our item", teller.lang),
        "cannot_tell": translate("Timeline", "checked: cannot tell", teller.lang),
    }
    return Told(answers[payload["answer"]], payload["note"])


def _split(teller: Teller, payload: _Payload) -> Told:
    title = translate("Timeline", "decided who pays: {shares}", teller.lang)
    shares = " · ".join(
        f"{teller.word('party', share['party'])} {format_share(share['bp'])}"
        for share in payload["shares"]
    )
    return Told(title.format(shares=shares), payload["reason"])


def _cost(teller: Teller, payload: _Payload) -> Told:
    title = translate("Timeline", "paid a cost of {amount}", teller.lang)
    amount = format_money(payload["amount_minor"], payload["currency"])
    return Told(title.format(amount=amount), payload["what"])


def _refunded(teller: Teller, payload: _Payload) -> Told:
    title = translate("Timeline", "refunded {amount} by {tender}", teller.lang)
    amount = format_money(payload["amount_minor"], payload["currency"])
    return Told(title.format(amount=amount, tender=teller.word("tender", payload["tender"])))


def _settled(teller: Teller, payload: _Payload) -> Told:
    title = translate("Timeline", "settled a loss of {amount}", teller.lang)
    shares = " · ".join(
        f"{teller.word('party', share['party'])}"
        f" {format_money(share['minor'], payload['currency'])}"
        for share in payload["shares"]
    )
    return Told(
        title.format(amount=format_money(payload["loss_minor"], payload["currency"])), shares
    )


def _issued(teller: Teller, _payload: _Payload) -> Told:
    return Told(translate("Timeline", "printed the slip", teller.lang))


def _undone(teller: Teller, _payload: _Payload) -> Told:
    return Told(translate("Timeline", "undid an action", teller.lang))


_TELLERS: Mapping[str, Callable[[Teller, _Payload], Told]] = {
    "case_opened": _opened,
    "stage_moved": _moved,
    "case_edited": _edited,
    "note_added": _noted,
    "photo_added": _photographed,
    "custody_changed": _handed,
    "identity_checked": _identified,
    "split_decided": _split,
    "cost_recorded": _cost,
    "refund_recorded": _refunded,
    "case_settled": _settled,
    "paper_issued": _issued,
    "action_undone": _undone,
}
