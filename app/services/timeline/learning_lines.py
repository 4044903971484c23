"""What people said to what the program suggested."""

from collections.abc import Callable, Mapping

from app.domain.suggestion_answers import CLERK, PROGRAM
from app.services.timeline.voice import Payload, Told, Voice
from app.text.catalogue import translate
from app.text.dotted import dotted


def _answered(voice: Voice, payload: Payload) -> Told:
    titles = {
        "accepted": translate("Timeline", "the suggestion was right: {suggested}", voice.lang),
        "took_second": translate(
            "Timeline", "took the second suggestion, {category}, not {suggested}", voice.lang
        ),
        "overridden": translate(
            "Timeline", "{category}, not {suggested} as was suggested", voice.lang
        ),
        "taken": translate(
            "Timeline", "took the suggestion without asking: {suggested}", voice.lang
        ),
    }
    title = titles[payload["answer"]].format(
        suggested=voice.category(payload["suggested"]), category=voice.category(payload["category"])
    )
    sure = translate("Timeline", "confidence {percent} %", voice.lang)
    details = [sure.format(percent=round(payload["confidence_pm"] / 10))]
    if payload["told_by"] not in {CLERK, PROGRAM}:
        details.append(voice.word("told_by", payload["told_by"]))
    if payload["reason"]:
        details.append(payload["reason"])
    return Told(title, dotted(*details))


def _trained(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "trained a model on {n} cases of the shop", voice.lang)
    why = voice.word("training", payload["why"])
    return Told(title.format(n=payload["cases"]), why)


def _chosen(voice: Voice, payload: Payload) -> Told:
    if not payload["digest"]:
        return Told(translate("Timeline", "returned to the built-in model", voice.lang))
    title = translate("Timeline", "put the model {name} to use", voice.lang)
    return Told(title.format(name=payload["digest"][:8]))


TELLERS: Mapping[str, Callable[[Voice, Payload], Told]] = {
    "suggestion_answered": _answered,
    "model_trained": _trained,
    "model_chosen": _chosen,
}
