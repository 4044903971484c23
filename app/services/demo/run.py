"""One case of the demo from the first sentence to the last cent."""

from dataclasses import dataclass

from app.domain.moves import Actor
from app.services.demo.material import Trouble
from app.services.demo.stock import Piece, Receipt


@dataclass(slots=True)
class Run:
    """What is known of a case before it is played, and its number once it is open."""

    trouble: Trouble
    ends: str  # the resolution it comes to, or CANCELLED
    claimant: str
    opened: int  # opening minute
    arose: str
    opened_by: str
    handler: Actor
    name: str = ""  # of the claimant, as far as she tells it
    phone: str = ""
    language: str = "zh"
    piece: Piece | None = None
    receipt: Receipt | None = None
    complaint: str = ""
    has_photos: bool = False
    on_counter: bool = False  # the thing is handed over with the complaint
    number: str = ""
    money_is_clear: bool = False  # nothing of its sale need be held back any more

    @property
    def has_buyer(self) -> bool:
        """Somebody's account could bear a buyer's share."""
        return bool(self.receipt and self.receipt.buyer)

    @property
    def consignor_name(self) -> str:
        """Who would bear a consignor's share; empty for the shop's own things."""
        owner = self.piece.consignor if self.piece else None
        return owner.name if owner else ""
