"""The labelled facts of a slip."""

from app.documents.slip_blocks import Fact
from app.documents.voice import Voice
from app.domain.papers import SlipModel
from app.text.catalogue import translate
from app.text.dates import format_minute


def case_facts(voice: Voice, model: SlipModel) -> tuple[Fact, ...]:
    """When, for whom, why and what is to be done."""
    say = voice.say
    return (
        Fact(
            say(lambda lang: translate("Slip", "Received", lang)),
            (voice.data(format_minute(model.opened_at)),),
        ),
        Fact(
            say(lambda lang: translate("Slip", "Customer", lang)),
            (voice.data(model.claimant_name),),
            limit=14,
        ),
        Fact(
            say(lambda lang: translate("Slip", "Same visit", lang)),
            (voice.data(_together(model.sisters)),),
            limit=14,
        ),
        Fact(
            say(lambda lang: translate("Slip", "Reason", lang)),
            say(model.category.in_language),
        ),
        Fact(
            say(lambda lang: translate("Slip", "Resolution", lang)),
            say(model.resolution.in_language),
        ),
    )


def _together(sisters: tuple[str, ...]) -> str:
    return "  ".join(sisters)


def item_facts(voice: Voice, model: SlipModel) -> tuple[Fact, ...]:
    """Short facts that tell this item from its like."""
    say = voice.say
    return (
        Fact(
            say(lambda lang: translate("Slip", "Item number", lang)),
            (voice.data(model.item_sku),),
        ),
        Fact(
            say(lambda lang: translate("Slip", "Serial number", lang)),
            (voice.data(model.item_serial),),
        ),
    )


def photos_fact(voice: Voice, model: SlipModel) -> Fact:
    """How many photos were taken of it."""
    label = voice.say(lambda lang: translate("Slip", "Photos taken", lang))
    return Fact(label, (voice.data(str(model.photo_count)),))


def condition_fact(voice: Voice, model: SlipModel) -> Fact:
    """The state of the item as both sides saw it."""
    label = voice.say(lambda lang: translate("Slip", "Condition", lang))
    return Fact(label, (voice.data(model.condition),), limit=6)


def next_facts(voice: Voice, model: SlipModel) -> tuple[Fact, Fact]:
    """Who has the next move, and when there is news."""
    say = voice.say
    if model.next_date is None:
        until = say(lambda lang: translate("Slip", "We will let you know", lang))
    else:
        until = (voice.data(format_minute(model.next_date)),)
    return (
        Fact(
            say(lambda lang: translate("Slip", "Waiting for", lang)),
            say(model.waiting_for.in_language),
        ),
        Fact(say(lambda lang: translate("Slip", "Next news expected by", lang)), until),
    )


def usual_facts(voice: Voice, model: SlipModel) -> tuple[Fact, ...]:
    """How long cases like it take; nothing where the shop does not know yet."""
    if model.usually is None:
        return ()
    takes = voice.say(lambda lang: translate("Slip", "Usually takes", lang))
    if model.has_run:
        takes = voice.say(lambda lang: translate("Slip", "Usually takes another", lang))
    return (Fact(takes, voice.say(model.usually.in_language)),)
