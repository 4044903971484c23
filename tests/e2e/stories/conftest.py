"""A shop's day at the terminal and in the window, on the counter of the worked example."""

# ruff: noqa: F401 - fixtures are used by their names
from tests.e2e.cli.conftest import terminal
from tests.gui.conftest import (
    _worn_theme,
    english,
    long_standing_objects,
    no_qt_message,
    nothing_left_behind,
    theme,
)
from tests.gui.window.conftest import front, fronts
