"""Everybody and everything of a history while it is being planned."""

from dataclasses import dataclass, field
from random import Random

from app.domain.moves import Actor
from app.domain.suggestions import NO_SUGGESTION, Suggestion
from app.services.demo.material import JargonWord, Material, Model, Shelf, Trouble
from app.services.demo.pace import Span


@dataclass(slots=True)
class Consignor:
    """A consignor; she gets her number when she first comes, so later ones have higher ones."""

    name: str
    phone: str
    email: str
    language: str
    split_bp: int
    number: str = ""
    account: str = ""  # where her money goes; some have not said yet
    pay_by: str = ""


@dataclass(frozen=True, slots=True)
class Buyer:
    """Who bought something; a name and phone are all the shop knows."""

    name: str
    phone: str
    language: str


@dataclass(slots=True)
class Piece:
    """One item from intake to wherever it goes. Minutes are opening minutes."""

    shelf: Shelf
    model: Model
    title: str
    condition: str
    description: str
    serial: str
    color: str
    accessories: tuple[str, ...]
    yuan: int
    consignor: Consignor | None  # None: the shop's own
    split_bp: int
    has_baseline: bool
    taken_in: int = 0
    sold: int | None = None
    sku: str = ""
    look: int = -1  # which drawing shows it; -1: nobody took photos
    run: "Run | None" = None  # the case about it


@dataclass(slots=True)
class Receipt:
    """One sale."""

    minute: int
    pieces: list[Piece]
    buyer: Buyer | None
    tender: str
    reference: str
    shipped: bool
    sold_by: str
    number: str = field(default="")


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
    suggested: Suggestion = NO_SUGGESTION  # what the counter showed
    jargon: JargonWord | None = None  # the complaint is made in this word
    filed: str = ""  # the category it is opened under; none: somebody else shall say
    told_by: str = "clerk"  # who puts that right later, and what is written with it
    why: str = ""

    @property
    def has_buyer(self) -> bool:
        """Somebody's account could bear a buyer's share."""
        return bool(self.receipt and self.receipt.buyer)

    @property
    def consignor_name(self) -> str:
        """Who would bear a consignor's share; empty for the shop's own things."""
        owner = self.piece.consignor if self.piece else None
        return owner.name if owner else ""


@dataclass(slots=True)
class World:
    """``rng`` is the only source of chance: drawn from in the same order, all comes the same."""

    rng: Random
    material: Material
    span: Span
    consignors: list[Consignor] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    receipts: list[Receipt] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
