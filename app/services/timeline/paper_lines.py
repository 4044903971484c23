"""Which papers were printed."""

from collections.abc import Callable, Mapping

from app.services.timeline.voice import Payload, Told, Voice, amount_of
from app.text.catalogue import translate


def _issued(voice: Voice, payload: Payload) -> Told:
    told = _OF_PAPER.get(payload["paper"], _slip)
    return told(voice, payload)


def _slip(voice: Voice, payload: Payload) -> Told:
    code = payload.get("code", "")
    if payload.get("replaces"):
        title = translate("Timeline", "printed a new slip; {code} is void", voice.lang)
        return Told(title.format(code=payload["replaces"]), code)
    return Told(translate("Timeline", "printed the slip", voice.lang), code)


def _settlement(voice: Voice, payload: Payload) -> Told:
    amount = amount_of(payload)
    return Told(translate("Timeline", "printed the one-off settlement", voice.lang), amount)


def _evidence(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "printed the evidence pack for the {addressee}", voice.lang)
    return Told(title.format(addressee=voice.word("addressee", payload["addressee"])))


_OF_PAPER: Mapping[str, Callable[[Voice, Payload], Told]] = {
    "settlement": _settlement,
    "evidence": _evidence,
}

TELLERS: Mapping[str, Callable[[Voice, Payload], Told]] = {"paper_issued": _issued}
