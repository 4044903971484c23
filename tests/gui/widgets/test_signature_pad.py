"""A pad to sign on: strokes as numbers, drawn again elsewhere."""

from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from app.domain.confirmations import check_signature
from app.ui.theme.theme import Theme
from app.ui.widgets.signature_pad import SignaturePad, SignatureView
from tests.gui.hands import click, pull


def test_strokes_are_whole_numbers_on_the_pad(qtbot: QtBot, theme: Theme) -> None:
    pad = SignaturePad(theme, "Sign here")
    qtbot.addWidget(pad)
    pad.resize(300, 100)
    pad.show()
    pull(pad, QPoint(30, 50), QPoint(150, 20))
    click(pad, QPoint(290, 90))
    first, dot = pad.strokes()
    assert ((100, 500, 500, 200), 2) == (first, len(dot))
    assert pad.strokes() == check_signature(pad.strokes())
    pad.clear()
    assert () == pad.strokes()


def test_a_pull_beyond_the_edge_stays_on_the_pad(qtbot: QtBot, theme: Theme) -> None:
    pad = SignaturePad(theme, "Sign here")
    qtbot.addWidget(pad)
    pad.resize(300, 100)
    pad.show()
    pull(pad, QPoint(150, 50), QPoint(900, -400))
    assert (500, 500, 1000, 0) == pad.strokes()[0]


def test_a_signature_is_drawn_again_as_it_was(qtbot: QtBot, theme: Theme) -> None:
    views = SignatureView(theme), SignatureView(theme, ((100, 500, 900, 500), (500, 100)))
    for view in views:
        qtbot.addWidget(view)
        view.resize(view.sizeHint())
    empty, signed = (view.grab().toImage() for view in views)
    assert empty != signed
    assert (120, 40) == (views[1].width(), views[1].height())
