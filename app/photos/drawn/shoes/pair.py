"""Two of the same shoe, the far one behind the near one."""

from abc import abstractmethod
from typing import ClassVar

from app.photos.drawn.canvas import Canvas
from app.photos.drawn.colours import BLACK
from app.photos.drawn.item import Item
from app.photos.drawn.shapes import Point, ellipse


class Pair(Item):
    """Two of the same shoe, the far one behind the near one."""

    zoom: ClassVar[float] = 1.5
    ground_px: ClassVar[int] = 750
    front: ClassVar[float] = 44.0
    middle: ClassVar[Point] = (46.0, 0.0)

    def draw(self, canvas: Canvas) -> None:
        """Draw the far shoe, then the near one over it."""
        for dx, dy, depth in ((132.0, -34.0, -120.0), (0.0, 0.0, 40.0)):
            canvas.soft(ellipse(dx + 20, dy + 6, 300, 34), BLACK, blur=22, alpha=0.42, depth=depth)
            canvas.soft(ellipse(dx, dy, 262, 12), BLACK, blur=7, alpha=0.55, depth=depth)
            self.shoe(canvas, dx, dy, depth)

    @abstractmethod
    def shoe(self, canvas: Canvas, dx: float, dy: float, depth: float) -> None:
        """Draw one shoe whose foot is at (dx, dy)."""
