"""Which of the offered moves is the way on, and what comes next in words."""

from collections.abc import Sequence

from app.domain.moves import OfferedMove
from app.domain.routes import RETURN, RouteBook, TrackName
from app.domain.rows import CaseCard
from app.text.catalogue import translate
from app.text.errors import guard_sentence


def leading_move(
    card: CaseCard, offers: Sequence[OfferedMove], book: RouteBook
) -> OfferedMove | None:
    """The move that leads on along the track in front, open or not; None on a case that ended.

    From a detour that is the way back; without a loss, closing the recovery comes before a split.
    """
    track: TrackName = "claim" if card.claim_turn else "recovery"
    stage = card.claim_stage if card.claim_turn else card.recovery_stage
    route = book.route(card.line.resolution, card.route_version)
    by_code = {offer.move.code: offer for offer in offers if offer.move.track == track}
    onward = [by_code[m.code] for m in book.moves_from(route, track, stage) if m.code in by_code]
    for offer in onward:
        if offer.move.to == RETURN or (offer.is_allowed and "no_loss" in offer.move.needs):
            return offer
    return onward[0] if onward else None


def in_order(offers: Sequence[OfferedMove], leading: OfferedMove | None) -> list[OfferedMove]:
    """The way on first, then what can be done now, then what cannot yet."""
    return sorted(offers, key=lambda offer: (offer is not leading, not offer.is_allowed))


def missing_words(offer: OfferedMove) -> str:
    """What a move still lacks."""
    joint = translate("Case", "; ")
    return joint.join(guard_sentence(guard) for guard in offer.missing)


def next_words(leading: OfferedMove, lang: str) -> str:
    """``Next: Inspection passed — check first whether it is our item``."""
    name = leading.move.name.in_language(lang)
    if leading.is_allowed:
        return translate("Case", "Next: {move}").format(move=name)
    return translate("Case", "Next: {move} — {missing}").format(
        move=name, missing=missing_words(leading)
    )
