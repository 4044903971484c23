"""What a thing must know before it can be photographed."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import ClassVar, Literal

from app.photos.drawn.canvas import Canvas
from app.photos.drawn.shapes import Point

Stand = Literal["counter", "table", "wall"]


@dataclass(frozen=True, slots=True)
class Spots:
    """Where on the thing which kind of damage would be found.

    ``zip`` runs along a zip, start and end; a thing without one has none.
    """

    panel: Point  # a large plain surface
    metal: Point  # hardware, or whatever shines
    edge: Point  # where it rubs
    part: Point  # a small piece that may come off
    zip: tuple[Point, Point] | None = None


class Item(ABC):
    """A thing to draw. Its origin is the middle, on a counter the middle of its foot."""

    stand: ClassVar[Stand] = "counter"
    spots: Spots

    @abstractmethod
    def draw(self, canvas: Canvas) -> None:
        """Draw shadow and thing."""
