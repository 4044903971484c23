"""Which of the offered moves is the way on, and what comes next in words."""

from collections.abc import Sequence

from app.domain.moves import OfferedMove, leading_move
from app.domain.routes import TrackName
from app.domain.rows import CaseCard
from app.text.catalogue import translate
from app.text.errors import missing_sentences


def way_on(card: CaseCard, offers: Sequence[OfferedMove]) -> OfferedMove | None:
    """The move that leads on along the track in front, open or not; None on a case that ended."""
    if not card.line.is_open:
        return None
    track: TrackName = "claim" if card.claim_turn else "recovery"
    mine = [offer for offer in offers if offer.move.track == track]
    return _wanted_by_rules(card, mine) or leading_move(mine)


def _wanted_by_rules(card: CaseCard, offers: Sequence[OfferedMove]) -> OfferedMove | None:
    """The detour that a rule asks for, once the thing it is about lies in the shop."""
    if card.item is None or card.item.line.custody != "in_shop":
        return None
    fitting = (o for o in offers if o.is_allowed and o.move.to == card.suggested_detour)
    return next(fitting, None)


def in_order(offers: Sequence[OfferedMove], leading: OfferedMove | None) -> list[OfferedMove]:
    """The way on first, then what can be done now, then what cannot yet."""
    return sorted(offers, key=lambda offer: (offer is not leading, not offer.is_allowed))


def missing_words(offer: OfferedMove, card: CaseCard | None) -> str:
    """What a move still lacks, evidence by name."""
    joint = translate("Case", "; ")
    return joint.join(missing_sentences(offer.missing, card.evidence_missing if card else ()))


def next_words(leading: OfferedMove, card: CaseCard, lang: str) -> str:
    """``Next: Inspection passed — check first whether it is our item``."""
    name = leading.move.name.in_language(lang)
    if leading.is_allowed:
        return translate("Case", "Next: {move}").format(move=name)
    return translate("Case", "Next: {move} — {missing}").format(
        move=name, missing=missing_words(leading, card)
    )
