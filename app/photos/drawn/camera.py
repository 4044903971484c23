"""Where a thing stands in its picture, how near, and from which side it is seen."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from app.photos.drawn.shapes import Outline, Point

WIDTH_PX = 1200
HEIGHT_PX = 900

_EYE_DISTANCE = 1700.0  # px: a calm portrait lens


@dataclass(frozen=True, slots=True)
class Camera:
    """``x``, ``y``: picture position of the point ``look_x``, ``look_y`` of the thing.

    ``turn_deg``: the thing turned around its upright axis; ``roll_deg``: turned clockwise in the
    picture.
    """

    x: float = WIDTH_PX / 2
    y: float = HEIGHT_PX / 2
    zoom: float = 1.0
    look_x: float = 0.0
    look_y: float = 0.0
    turn_deg: float = 0.0
    roll_deg: float = 0.0

    def project(self, outline: Sequence[Point], depth: float = 0.0) -> Outline:
        """Picture positions of points that are ``depth`` px nearer than the thing's middle."""
        turn, roll = math.radians(self.turn_deg), math.radians(self.roll_deg)
        turn_sin, turn_cos = math.sin(turn), math.cos(turn)
        roll_sin, roll_cos = math.sin(roll), math.cos(roll)
        across_0 = depth * turn_sin - self.look_x
        away_0 = _EYE_DISTANCE - depth * turn_cos
        size = self.zoom * _EYE_DISTANCE
        placed: Outline = []
        for x, y in outline:
            scale = size / (away_0 + x * turn_sin)
            across, down = (x * turn_cos + across_0) * scale, (y - self.look_y) * scale
            placed.append(
                (
                    self.x + across * roll_cos - down * roll_sin,
                    self.y + across * roll_sin + down * roll_cos,
                )
            )
        return placed
