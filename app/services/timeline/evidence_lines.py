"""What was shown, found and judged about a case."""

from collections.abc import Callable, Mapping

from app.services.timeline.voice import Payload, Told, Voice, amount_of
from app.text.catalogue import translate
from app.text.dotted import dotted


def _noted(voice: Voice, payload: Payload) -> Told:
    titles = {
        "photo": translate("Timeline", "evidence: {item}, photographed", voice.lang),
        "seen": translate("Timeline", "evidence: {item}, seen", voice.lang),
        "text": translate("Timeline", "evidence: {item}, written down", voice.lang),
        "waived": translate("Timeline", "waived the evidence: {item}", voice.lang),
    }
    title = titles[payload["how"]]
    return Told(title.format(item=voice.word("evidence", payload["item"])), payload["note"])


def _agreed(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "appraiser {name} accepted by {parties}", voice.lang)
    parties = " · ".join(voice.word("party", party) for party in payload["agreed_by"])
    return Told(title.format(name=payload["name"], parties=parties), payload["how"])


def _found(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "finding of {name}: {result}", voice.lang)
    details = [payload["reason"]]
    if payload["confirmed_fake"]:
        details.insert(0, translate("Timeline", "confirmed counterfeit", voice.lang))
    if payload["proven"] != "not_examined":
        details.append(voice.word("proven", payload["proven"]))
    if payload["fee_minor"]:
        fee = translate("Timeline", "fee {amount}", voice.lang)
        told = fee.format(amount=amount_of(payload, "fee_minor"))
        party = payload["fee_advanced_by"]
        details.append(f"{told} ({voice.word('party', party)})" if party else told)
    return Told(
        title.format(name=payload["by"], result=voice.word("finding_result", payload["result"])),
        dotted(*details),
    )


def _withdrawn(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "the finding of {name} was withdrawn", voice.lang)
    return Told(title.format(name=payload["by"]), payload["reason"])


def _called(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "called a panel of {n} experts", voice.lang)
    names = " · ".join(member["name"] for member in payload["members"])
    return Told(title.format(n=len(payload["members"])), names)


def _struck(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "{party} struck {member} from the panel", voice.lang)
    party = voice.word("party", payload["party"])
    return Told(title.format(party=party, member=payload["member"]))


def _voted(voice: Voice, payload: Payload) -> Told:
    """Not what: that stays sealed."""
    title = translate("Timeline", "{member} has given an opinion", voice.lang)
    return Told(title.format(member=payload["member"]))


TELLERS: Mapping[str, Callable[[Voice, Payload], Told]] = {
    "evidence_noted": _noted,
    "appraiser_agreed": _agreed,
    "finding_recorded": _found,
    "finding_withdrawn": _withdrawn,
    "panel_called": _called,
    "panel_struck": _struck,
    "panel_voted": _voted,
}
