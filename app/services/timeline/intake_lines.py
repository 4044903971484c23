"""What was brought along when a case was opened."""

from collections.abc import Callable, Mapping

from app.services.timeline.voice import Payload, Told, Voice
from app.text.catalogue import translate


def _pasted(voice: Voice, payload: Payload) -> Told:
    messages = payload["messages"]
    lines = []
    for message in messages:
        head = "  ".join(part for part in (message["who"], message["when"]) if part)
        lines.append(f"{head}\n{message['text']}" if head else message["text"])
    title = translate("Timeline", "pasted a chat of {n} messages", voice.lang)
    if payload["customer"]:
        title = translate("Timeline", "pasted a chat with {who}, {n} messages", voice.lang)
    return Told(title.format(who=payload["customer"], n=len(messages)), "\n".join(lines))


TELLERS: Mapping[str, Callable[[Voice, Payload], Told]] = {"chat_pasted": _pasted}
