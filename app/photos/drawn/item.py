"""What a thing must know before it can be photographed."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import ClassVar, Literal

from app.photos.drawn.canvas import Canvas
from app.photos.drawn.colours import STEEL, Stops
from app.photos.drawn.shapes import Point

Stand = Literal["counter", "table", "wall"]
Loss = Literal["hole", "socket", "threads", "nothing"]


@dataclass(frozen=True, slots=True)
class Spots:
    """Where on the thing which kind of damage would be found.

    ``part`` is a small piece of ``part_px`` radius that may come off. ``zip`` runs along a zip,
    start and end; a thing without one has none.
    """

    panel: Point  # a large plain surface: stains, cracks
    shine: Point  # where light falls: scratches
    edge: Point  # where it rubs
    part: Point
    part_px: float = 18.0
    zip: tuple[Point, Point] | None = None


class Item(ABC):
    """A thing to draw. Its origin is the middle, on a counter the middle of its foot."""

    stand: ClassVar[Stand] = "counter"
    zoom: ClassVar[float] = 1.0
    middle: ClassVar[Point] = (0.0, 0.0)  # what stands in the middle of the picture
    brittle: ClassVar[bool] = False  # its large surface is glass
    ground_px: ClassVar[int] = 790  # picture line on which a thing on the counter stands
    front: ClassVar[float] = 0.0  # how far its face is in front of its middle, px
    loss: ClassVar[Loss] = "hole"  # what is left where a part came off
    metal: Stops = STEEL  # of its hardware
    lost: bool = False  # its part came off: `draw` leaves it out
    spots: Spots

    @abstractmethod
    def draw(self, canvas: Canvas) -> None:
        """Draw shadow and thing."""
