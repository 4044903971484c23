"""How a chip looks: one painter for chips on pages and chips in tables."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath

from app.domain.parties import PARTY_LETTERS
from app.ui.theme.metrics import INSIDE_PX
from app.ui.theme.theme import Theme
from app.ui.widgets.party_words import party_name

CHIP_PX = 22
_SIDE_PX = 7
_RADIUS_PX = 5


@dataclass(frozen=True, slots=True)
class ChipFace:
    """Text on a pale ground; a letter before it on the full colour.

    ``role`` is a colour role or a party; ``"neutral"`` is grey ground and ink.
    """

    text: str
    role: str = "neutral"
    letter: str = ""


def party_face(party: str, name: str = "") -> ChipFace:
    """The face of a party, by its general name or that of the person."""
    return ChipFace(name or party_name(party), party, PARTY_LETTERS[party])


def chip_size(face: ChipFace, theme: Theme) -> QSize:
    """Logical pixels the whole face needs."""
    metrics = QFontMetrics(theme.font("caption"))
    width = metrics.horizontalAdvance(face.text) + 2 * _SIDE_PX if face.text else 0
    return QSize(width + (CHIP_PX - 2 if face.letter else 0), CHIP_PX)


def paint_chip(painter: QPainter, area: QRectF, face: ChipFace, theme: Theme) -> None:
    """Draw the face at the left of ``area``, vertically centred, the text elided to fit."""
    full = chip_size(face, theme)
    width = min(full.width(), area.width())
    top = area.top() + (area.height() - CHIP_PX) / 2
    body = QRectF(area.left(), top, width, CHIP_PX)
    neutral = face.role == "neutral"
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shape = QPainterPath()
    shape.addRoundedRect(body, _RADIUS_PX, _RADIUS_PX)
    painter.fillPath(shape, theme.colour("skeleton") if neutral else theme.tint(face.role))
    left = body.left()
    if face.letter:
        block = QRectF(left, top, CHIP_PX - 2, CHIP_PX)
        painter.setClipPath(shape)
        painter.fillRect(block, theme.colour("ink" if neutral else face.role))
        painter.setFont(theme.font("caption", bold=True))
        painter.setPen(theme.colour("surface" if neutral else "on_accent"))
        painter.drawText(block, Qt.AlignmentFlag.AlignCenter, face.letter)
        left = block.right() - INSIDE_PX / 2
    painter.setFont(theme.font("caption"))
    painter.setPen(theme.colour("ink" if neutral else face.role))
    room = QRectF(left + _SIDE_PX, top, body.right() - left - 1.5 * _SIDE_PX, CHIP_PX)
    if room.width() > 0:
        text = painter.fontMetrics().elidedText(
            face.text, Qt.TextElideMode.ElideRight, int(room.width()) + 1
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
    painter.restore()
