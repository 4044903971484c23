"""How a case was mended: voided, moved, joined, reviewed; slips, photos, and the item's fate."""

from collections.abc import Callable, Mapping

from app.services.timeline.voice import Payload, Told, Voice, amount_of
from app.text.catalogue import translate
from app.text.dotted import dotted


def _voided(voice: Voice, payload: Payload) -> Told:
    return Told(translate("Timeline", "made the case void", voice.lang), payload["reason"])


def _relinked(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "moved the case to {what}", voice.lang)
    what = dotted(payload["sku"], payload["sale_number"])
    return Told(title.format(what=what), payload["reason"])


def _linked(voice: Voice, payload: Payload) -> Told:
    leads = payload["leads"]
    titles = {
        "duplicate": translate("Timeline", "is a duplicate of {number}", voice.lang)
        if leads
        else translate("Timeline", "{number} is a duplicate of it", voice.lang),
        "merged": translate("Timeline", "became part of {number}", voice.lang)
        if leads
        else translate("Timeline", "took in {number}", voice.lang),
        "split": translate("Timeline", "split off from {number}", voice.lang)
        if leads
        else translate("Timeline", "split off {number}", voice.lang),
    }
    usual = translate("Timeline", "linked to {number}", voice.lang)
    title = titles.get(payload["kind"], usual)
    return Told(title.format(number=payload["number"]), payload["note"])


def _appealed(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "{party} appeals; {reviewer} reviews", voice.lang)
    party = voice.word("party", payload["by"])
    return Told(title.format(party=party, reviewer=payload["reviewer"]), payload["grounds"])


def _hidden(voice: Voice, payload: Payload) -> Told:
    return Told(translate("Timeline", "hid a photo", voice.lang), payload["reason"])


def _shown(voice: Voice, _payload: Payload) -> Told:
    return Told(translate("Timeline", "showed a hidden photo again", voice.lang))


def _disposed(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "the item: {disposition}", voice.lang)
    parts = [payload["note"]]
    if payload.get("fall_minor", 0) > 0:
        fall = translate("Timeline", "worth {amount} less to its owner", voice.lang)
        parts.insert(0, fall.format(amount=amount_of(payload, "fall_minor")))
    return Told(
        title.format(disposition=voice.word("disposition", payload["disposition"])),
        "  ".join(part for part in parts if part),
    )


TELLERS: Mapping[str, Callable[[Voice, Payload], Told]] = {
    "case_voided": _voided,
    "case_relinked": _relinked,
    "case_linked": _linked,
    "appeal_filed": _appealed,
    "photo_hidden": _hidden,
    "photo_shown": _shown,
    "disposition_chosen": _disposed,
    "item_disposed": _disposed,
    "title_passed": _disposed,
}
