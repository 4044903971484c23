"""What was told of a case as the books began."""

from collections.abc import Callable, Mapping

from app.services.timeline.voice import Payload, Told, Voice, amount_of
from app.text.catalogue import translate


def _opening(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "had cost {amount} before these books began", voice.lang)
    return Told(title.format(amount=amount_of(payload)))


TELLERS: Mapping[str, Callable[[Voice, Payload], Told]] = {"case_opening_recorded": _opening}
