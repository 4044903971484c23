"""The whole program on a screen that is none, with what the screens' own tests stand on."""

# ruff: noqa: F401 - fixtures are used by their names
from tests.gui.conftest import (
    _worn_theme,
    english,
    long_standing_objects,
    no_qt_message,
    nothing_left_behind,
    theme,
)
from tests.gui.window.conftest import front, fronts
