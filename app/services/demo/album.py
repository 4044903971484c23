"""Photos for the demo: a few drawings per item class, each drawn and kept once."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.photos.drawing import draw_item
from app.services.demo.world import Piece
from app.services.photos import KeptPhoto, keep_photo
from app.services.shop import Shop

LOOKS = 2  # drawn things of one kind; pieces share them
_KINDS = 3  # drawings of a class: neighbouring seeds are of different kinds
_INTAKE_ANGLES = (0, 24)
_COMPLAINT_ANGLES = (0, -18)
_CLOSE_UP_ANGLE = 12


@dataclass(slots=True)
class Album:
    """Draws when first asked; a drawing is the same for ever."""

    _drawn: dict[tuple[str, int, str, int], bytes] = field(default_factory=dict)
    _kept: dict[tuple[str, int, str, int], KeptPhoto] = field(default_factory=dict)

    def at_intake(self, piece: Piece) -> list[bytes]:
        """Pictures of a piece as it came in."""
        return [self._picture((*_thing(piece), "", angle)) for angle in _INTAKE_ANGLES]

    def with_flaw(self, shop: Shop, piece: Piece, flaw: str) -> Sequence[KeptPhoto]:
        """Photos of the same piece with what is complained about, kept in the shop."""
        keys = [(*_thing(piece), flaw, angle) for angle in _COMPLAINT_ANGLES]
        for key in keys:
            if key not in self._kept:
                self._kept[key] = keep_photo(shop, self._picture(key))
        return [self._kept[key] for key in keys]

    def close_up(self, piece: Piece, flaw: str) -> bytes:
        """One more picture of the flaw, as a buyer sends it when asked."""
        return self._picture((*_thing(piece), flaw, _CLOSE_UP_ANGLE))

    def _picture(self, key: tuple[str, int, str, int]) -> bytes:
        if key not in self._drawn:
            item_class, seed, flaw, angle = key
            self._drawn[key] = draw_item(item_class, seed, flaw=flaw, angle=angle)
        return self._drawn[key]


def _thing(piece: Piece) -> tuple[str, int]:
    """Class and seed of the drawing that stands for a piece."""
    item_class, _, kind = piece.model.drawn.partition("/")
    return item_class, int(kind) + _KINDS * piece.look
