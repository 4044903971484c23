"""What a case's costs were still waiting for when a month was to be closed."""

from collections.abc import Callable, Mapping

from app.services.timeline.voice import Payload, Told, Voice
from app.text.catalogue import translate


def _invoiced(voice: Voice, payload: Payload) -> Told:
    return Told(
        translate("Timeline", "noted the invoice of a cost", voice.lang), payload["invoice"]
    )


TELLERS: Mapping[str, Callable[[Voice, Payload], Told]] = {"invoice_noted": _invoiced}
