"""The beginning that all stories share: from the counter to the decision."""

from app.domain.custody import Handover
from app.domain.moves import Actor
from app.services.demo.pace import DAY, HOUR
from app.services.demo.story import Story
from app.services.moves import MoveTold

_RETURNED = {"AUTH", "COND", "DESC", "FUNC", "MIND"}  # troubles that bring a thing back


def tell_intake(story: Story, trunk_resolution: str, unclassified_resolution: str) -> None:
    """Open the case and take it to its decision.

    The counter gives a category or leaves it to the handler, and leaves the resolution to the
    program more often than not; what the case comes to is chosen when it is decided.
    """
    run = story.run
    is_classified = bool(run.filed)
    wanted = run.ends if run.ends not in {"REJECT", "CANCELLED"} else trunk_resolution
    named = wanted if story.chance(40) else ""
    handover = _over_the_counter(story)
    category = run.filed
    clerk = Actor(run.opened_by, "clerk")
    is_lost = category == "STORE.LOST"
    opened = "SEARCH" if is_lost else "NEW"
    story.then((0, 0), story.desk.open, category, named, handover, reaches=opened)
    if is_lost:
        place = story.text("lost", "store")
        gone = MoveTold(note=place, handover=Handover("lost", place=place))
        story.move((4 * HOUR, 2 * DAY), "not_found", by=clerk, told=gone, reaches="TRIAGE")
    else:
        story.move((5, 90), "review", by=clerk if story.chance(60) else None, reaches="TRIAGE")
    if run.filed != run.trouble.category != "OTHER.UNK":
        story.then((2, 20), story.desk.classify)
    if run.claimant == "buyer" and run.piece and story.chance(30):
        _ask_for_more(story, clerk)
    if story.chance(25):
        _call_claimant(story)
    if run.trouble.category in {"SHIP.DMG", "SHIP.LOST", "SHIP.EMPTY", "SHIP.LATE"}:
        story.note((15, 2 * HOUR), "calls.carrier", channel="call")
    story.show_evidence((5, 60), thorough=story.chance(40))
    # Who has looked closely and found a fault does not refuse afterwards.
    is_plain = run.ends in {"REJECT", "CANCELLED"}
    decision = story.text("decision", "any" if is_plain else "") if story.chance(60) else ""
    story.move((HOUR // 2, 8 * HOUR), "to_decision", by=clerk, note=decision, reaches="DECIDE")
    if run.arose != "unknown":
        story.then((3, 40), story.desk.find_cause)
    stands = named or (trunk_resolution if is_classified else unclassified_resolution)
    story.resolution = _chosen(story, stands)
    story.then((1, 10), story.desk.choose, story.resolution)
    if _concerns_consignor(story) and story.chance(35):
        ask_consignor(story, (10, 3 * HOUR))


def _over_the_counter(story: Story) -> Handover | None:
    """The thing is left at the counter with the complaint, where that can be."""
    run = story.run
    if not run.on_counter:
        return None
    story.in_shop = True
    return story.received()


def _chosen(story: Story, stands: str) -> str:
    """The route that the decision leaves the case on; ``stands`` is the one it came with."""
    run = story.run
    if run.ends == "CANCELLED":
        return stands
    if run.ends != "REJECT":
        return run.ends
    can_return = (
        run.receipt is not None and run.claimant == "buyer" and run.trouble.trunk in _RETURNED
    )
    ways = ("REJECT", "RETURN_REFUND" if can_return else "REJECT", stands)
    return story.rng.choice(ways)


def _ask_for_more(story: Story, clerk: Actor) -> None:
    run = story.run
    asked = story.text("ask_info")
    story.move((20, 2 * HOUR), "ask_info", by=clerk, note=asked, reaches="NEED_INFO")
    if story.chance(30):
        story.note((DAY, DAY + 3 * HOUR), "messages.buyer", channel="message")
    answer = story.text("info_received")
    story.move((2 * HOUR, 3 * DAY), "info_received", by=clerk, note=answer)
    if run.has_photos and run.piece:
        story.then((1, 5), story.desk.more_photos, run.opened_by)


def _call_claimant(story: Story) -> None:
    if story.run.claimant == "buyer":
        if story.chance(50):
            story.note((10, 2 * HOUR), "calls.buyer", channel="call")
        else:
            story.note((10, 2 * HOUR), "messages.buyer", channel="message")
    elif story.run.claimant == "consignor":
        story.note((10, 2 * HOUR), "calls.claimant", channel="call")


def _concerns_consignor(story: Story) -> bool:
    """A loss could reach her account."""
    run = story.run
    return bool(
        run.consignor_name
        and run.claimant == "buyer"
        and run.trouble.trunk in {"AUTH", "COND", "FUNC"}
    )


def ask_consignor(story: Story, wait: tuple[int, int], *, reaches: str = "") -> None:
    """The consignor is told and asked; her answer comes later."""
    story.note(wait, "calls.consignor", channel="call")
    story.move((1, 5), "ask_consignor", reaches=reaches)
    story.is_asked = story.was_asked = True


def hear_consignor(story: Story, wait: tuple[int, int]) -> None:
    """Her answer comes, if she was asked."""
    if not story.is_asked:
        return
    kind = "consignor_agrees" if story.chance(70) else "consignor_objects"
    story.move(wait, "consignor_answered", note=story.text(kind))
    story.is_asked = False
