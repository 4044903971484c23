"""The bundled typeface, so that every machine draws the same, with no system font."""

from pathlib import Path

from PySide6.QtGui import QFontDatabase

from app.domain.errors import EnvironmentFailedError
from app.text.program_files import program_file

FONT_FILES = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")


class FontMissingError(EnvironmentFailedError):
    """The program's own typeface cannot be loaded: its installation is incomplete."""

    code = "font_missing"

    def __init__(self, path: str) -> None:
        super().__init__(path=path)


def load_fonts(folder: Path | None = None) -> str:
    """Register the bundled fonts and return their family name.

    Raises FontMissingError at the first file that is absent or damaged. The program still runs
    with the system's font: give `Theme` no family then, and tell the person.
    """
    folder = folder or program_file("resources", "fonts")
    family = ""
    for name in FONT_FILES:
        path = folder / name
        # Qt prints a warning of its own for an absent file; ours is the one that is shown.
        font_id = QFontDatabase.addApplicationFont(str(path)) if path.is_file() else -1
        families = QFontDatabase.applicationFontFamilies(font_id) if font_id >= 0 else []
        if not families:
            raise FontMissingError(str(path))
        family = family or families[0]
    return family
