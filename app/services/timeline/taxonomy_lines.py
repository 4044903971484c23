"""What a move of the category tree did to a case."""

from collections.abc import Callable, Mapping

from app.services.timeline.voice import Payload, Told, Voice
from app.text.catalogue import translate


def _moved(voice: Voice, payload: Payload) -> Told:
    titles = {
        "merge": translate("Timeline", "“{was}” was merged into “{now}”", voice.lang),
        "split": translate("Timeline", "“{was}” was split: this case is “{now}”", voice.lang),
        "move": translate("Timeline", "“{was}” was moved: it is “{now}”", voice.lang),
    }
    names = payload["names"]
    title = titles[payload["what"]].format(
        was=names["from"][voice.lang], now=names["to"][voice.lang]
    )
    codes = translate("Timeline", "{was} became {now} with all that named it", voice.lang)
    return Told(title, codes.format(was=payload["from"], now=payload["to"]))


TELLERS: Mapping[str, Callable[[Voice, Payload], Told]] = {"branches_moved": _moved}
