"""Who was to pay, what those who were said to it, and what was split again."""

from collections.abc import Callable, Mapping

from app.services.timeline.voice import Payload, Told, Voice, amount_of
from app.text.amounts import format_share
from app.text.catalogue import translate
from app.text.dotted import dotted


def _shares(voice: Voice, payload: Payload) -> str:
    return " · ".join(
        f"{voice.word('party', share['party'])} {format_share(share['bp'])}"
        for share in payload["shares"]
    )


def _split(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "decided who pays: {shares}", voice.lang)
    if payload.get("round", 1) > 1:
        title = translate("Timeline", "decided who pays, round {n}: {shares}", voice.lang)
    told = title.format(n=payload.get("round", 1), shares=_shares(voice, payload))
    return Told(told, payload["reason"])


def _confirmed(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "{party} agrees to bear {amount}", voice.lang)
    return _said(voice, payload, title)


def _objected(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "{party} objects to bearing {amount}", voice.lang)
    return _said(voice, payload, title)


def _said(voice: Voice, payload: Payload, title: str) -> Told:
    party = payload["party"]
    amount = f"{format_share(payload['bp'])}"
    if payload["minor"]:
        amount = amount_of(payload, "minor")
    signed = translate("Timeline", "signed", voice.lang) if payload["signature"] else ""
    parts = (voice.word("channel", payload["channel"]), signed, payload["words"])
    told = title.format(party=voice.word("party", party), amount=amount)
    return Told(told, dotted(*parts))


def _resplit(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "split the settled loss again: {shares}", voice.lang)
    return Told(title.format(shares=_shares(voice, payload)), payload["reason"])


TELLERS: Mapping[str, Callable[[Voice, Payload], Told]] = {
    "split_decided": _split,
    "split_confirmed": _confirmed,
    "split_objected": _objected,
    "case_resplit": _resplit,
}
