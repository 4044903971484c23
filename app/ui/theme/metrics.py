"""Sizes and times of the screen's grid. Points for type, pixels for space, ms for motion."""

from typing import Literal

TypeRole = Literal["caption", "body", "value", "title", "number"]

# 9 pt captions … 22 pt for the one number that matters on a screen.
TYPE_PT: dict[TypeRole, int] = {"caption": 9, "body": 10, "value": 12, "title": 15, "number": 22}
BOLD_ROLES: frozenset[TypeRole] = frozenset({"title", "number"})

INSIDE_PX = 4  # inside chips, between a mark and its word
NEAR_PX = 8  # between related things
GROUP_PX = 16  # between groups
PAGE_PX = 24  # around a page

RADIUS_PX = 6
CONTROL_PX = 32  # height of buttons and fields
ROW_PX = 34  # height of a table row
TILE_PX = 88  # side of a thumbnail
ICON_PX = 16
RING_PX = 2  # focus ring

MOTION_MS = 150
PATIENCE_MS = 200  # nothing moves before this: most answers are faster
TOAST_MS = 6_000
