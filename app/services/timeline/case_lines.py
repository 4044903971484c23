"""What happened to a case itself: opened, moved, corrected, shown, handed over."""

from collections.abc import Callable, Mapping

from app.services.timeline.voice import Payload, Told, Voice
from app.text.catalogue import translate


def _opened(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "opened the case: {category}", voice.lang)
    return Told(
        title.format(category=voice.category(payload["category"])),
        payload["complaint"],
        payload["front_turn"],
    )


def _moved(voice: Voice, payload: Payload) -> Told:
    moves = {m.code: m.name for m in voice.program.routes.moves}
    name = moves.get(payload["move"])
    move = name.in_language(voice.lang) if name else ""
    title = translate("Timeline", "{move} → {stage}", voice.lang)
    to = voice.stage(payload["to"])
    return Told(title.format(move=move, stage=to) if move else to, payload["note"], payload["turn"])


def _edited(voice: Voice, payload: Payload) -> Told:
    fields = payload["fields"]
    if "resolution" in fields:
        title = translate("Timeline", "chose {resolution}", voice.lang)
        return Told(title.format(resolution=voice.resolution(fields["resolution"])))
    if "category" in fields:
        title = translate("Timeline", "set the category to {category}", voice.lang)
        return Told(title.format(category=voice.category(fields["category"])))
    if "arose" in fields:
        title = translate("Timeline", "the fault arose {when}", voice.lang)
        return Told(title.format(when=voice.word("arose", fields["arose"])))
    told = _handled(voice, fields) or _proven(voice, fields)
    if told:
        return told
    title = translate("Timeline", "corrected the case", voice.lang)
    return Told(title, fields.get("complaint", ""))


def _handled(voice: Voice, fields: Payload) -> Told | None:
    """Who handles the case, and how; None where the edit is about something else."""
    if "lane" in fields:
        title = translate("Timeline", "set the handling to {lane}", voice.lang)
        return Told(title.format(lane=voice.word("lane", fields["lane"])))
    if "assignee" in fields:
        title = translate("Timeline", "gave the case to {person}", voice.lang)
        return Told(title.format(person=fields["assignee"] or "–"))
    if "team" in fields:
        title = translate("Timeline", "gave the case to the team {team}", voice.lang)
        return Told(title.format(team=fields["team"] or "–"))
    if "tags" in fields:
        title = translate("Timeline", "set the tags: {tags}", voice.lang)
        return Told(title.format(tags=" · ".join(fields["tags"]) or "–"))
    return None


def _proven(voice: Voice, fields: Payload) -> Told | None:
    """How the sale is known; None where the edit is about something else."""
    if "proof" in fields:
        title = translate("Timeline", "how the sale is known: {proof}", voice.lang)
        return Told(title.format(proof=voice.word("proof", fields["proof"])))
    if "proof_waived" in fields:
        title = translate("Timeline", "lets it go on without proof of the sale", voice.lang)
        return Told(title, fields["proof_waived"])
    return None


def _noted(voice: Voice, payload: Payload) -> Told:
    titles = {
        "call": translate("Timeline", "noted a call", voice.lang),
        "message": translate("Timeline", "noted a message", voice.lang),
    }
    usual = translate("Timeline", "wrote a note", voice.lang)
    return Told(titles.get(payload["channel"], usual), payload["text"])


def _photographed(voice: Voice, payload: Payload) -> Told:
    if payload.get("hidden"):
        return Told(translate("Timeline", "added a photo that is hidden now", voice.lang))
    title = translate("Timeline", "added a photo", voice.lang)
    return Told(title, payload["taken_at"].replace("T", " ")[:16])


def _handed(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "the item is {place}", voice.lang)
    parts = [
        payload["place"],
        payload["condition"],
        " · ".join(voice.word("accessory", code) for code in payload["accessories"]),
        payload["waybill"],
        *_sealed(voice, payload),
    ]
    detail = "  ".join(part for part in parts if part)
    return Told(title.format(place=voice.word("custody", payload["to"])), detail)


def _sealed(voice: Voice, payload: Payload) -> list[str]:
    """Seal and signature, where the handover has them."""
    told = (
        (translate("Timeline", "seal {number}", voice.lang), payload.get("seal", "")),
        (translate("Timeline", "signed by {name}", voice.lang), payload.get("signature", "")),
    )
    return [words.format(number=value, name=value) for words, value in told if value]


def _identified(voice: Voice, payload: Payload) -> Told:
    answers = {
        "ours": translate("Timeline", "checked: it is our item", voice.lang),
        "not_ours": translate("Timeline", "checked: it is not our item", voice.lang),
        "cannot_tell": translate("Timeline", "checked: cannot tell", voice.lang),
    }
    return Told(answers[payload["answer"]], payload["note"])


def _undone(voice: Voice, _payload: Payload) -> Told:
    return Told(translate("Timeline", "undid an action", voice.lang))


TELLERS: Mapping[str, Callable[[Voice, Payload], Told]] = {
    "case_opened": _opened,
    "stage_moved": _moved,
    "case_edited": _edited,
    "note_added": _noted,
    "photo_added": _photographed,
    "custody_changed": _handed,
    "identity_checked": _identified,
    "action_undone": _undone,
}
