"""Where the program's own read-only files are, in a checkout and in a package."""

import sys
from pathlib import Path


def program_file(*parts: str) -> Path:
    """Path of a file that ships with the program: ``program_file("resources", "fonts")``."""
    bundled = getattr(sys, "_MEIPASS", None)  # set by PyInstaller's loader
    root = Path(bundled) if bundled else Path(__file__).resolve().parents[2]
    return root.joinpath(*parts)
