"""Tick, dash and arrows as files: a Qt style sheet can draw a picture only from a file."""

from pathlib import Path

from PySide6.QtCore import QTemporaryDir

from app.ui.theme.icons import icon_pixmap
from app.ui.theme.palette import Palette

# name in the style sheet: (outline, colour role, pixels)
_MARKS = {
    "tick": ("check", "on_accent", 14),
    "dash": ("minus", "on_accent", 14),
    "arrow": ("chevron-down", "secondary", 14),
    "arrow_disabled": ("chevron-down", "disabled", 14),
    "day": ("calendar", "secondary", 14),
}
_DENSITIES = (1, 2, 3)


class MarkFiles:
    """A small temporary folder of tinted marks; it goes when this object goes.

    Where no temporary folder can be made `write` returns nothing and Fusion's own marks stay.
    """

    def __init__(self) -> None:
        self._folder = QTemporaryDir()

    def write(self, palette: Palette) -> dict[str, str]:
        """Draw every mark in ``palette``; return name → path, with forward slashes."""
        if not self._folder.isValid():
            return {}
        paths: dict[str, str] = {}
        for mark, (outline, role, size_px) in _MARKS.items():
            # Qt keeps pictures by path, so each palette has its own names.
            stem = Path(self._folder.path()) / f"{mark}_{palette.scheme}"
            for density in _DENSITIES:
                suffix = "" if density == 1 else f"@{density}x"
                pixmap = icon_pixmap(outline, palette.role(role), size_px, density)
                if not pixmap.save(f"{stem}{suffix}.png"):
                    return {}
            paths[mark] = f"{stem.as_posix()}.png"
        return paths
