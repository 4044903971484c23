"""Everybody and everything of a history while it is being planned."""

from dataclasses import dataclass, field
from random import Random

from app.services.demo.material import Material
from app.services.demo.pace import Span
from app.services.demo.people import Consignor
from app.services.demo.run import Run
from app.services.demo.stock import Piece, Receipt


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
