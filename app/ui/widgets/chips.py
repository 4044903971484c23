"""Chips on a page: a category, a state, a party."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme.theme import Theme
from app.ui.widgets.chip_faces import CHIP_PX, ChipFace, chip_size, paint_chip, party_face
from app.ui.widgets.themed import Themed
from app.ui.widgets.words import Words, said


class Chip(Themed):
    """A short word on a pale ground. ``role`` is a colour role, ``"neutral"`` for categories."""

    def __init__(
        self, theme: Theme, words: Words, role: str = "neutral", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._words, self._role = words, role
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def say(self, words: Words, role: str | None = None) -> None:
        """Replace the words, and the role if one is given."""
        self._words = words
        self._role = role or self._role
        self.retranslate()

    def face(self) -> ChipFace:
        """What is drawn."""
        return ChipFace(said(self._words), self._role)

    def retranslate(self) -> None:
        """Say the words in the language chosen now."""
        self.setAccessibleName(self.face().text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The whole face."""
        return chip_size(self.face(), self.theme)

    def minimumSizeHint(self) -> QSize:
        """A letter and an ellipsis."""
        return QSize(min(self.sizeHint().width(), 2 * CHIP_PX), CHIP_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the face; the tooltip holds what was cut off."""
        face = self.face()
        cut = self.width() < chip_size(face, self.theme).width()
        self.setToolTip(face.text if cut else "")
        paint_chip(QPainter(self), QRectF(self.rect()), face, self.theme)


class PartyChip(Chip):
    """A party by letter, colour and name: S shop, C consignor, L carrier, B buyer, T third.

    ``name`` is the person's (``李女士``); without it the party's general name is shown.
    """

    def __init__(
        self, theme: Theme, party: str, name: str = "", *, parent: QWidget | None = None
    ) -> None:
        self._party, self._name = party, name
        super().__init__(theme, "", party, parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_AlwaysShowToolTips)

    def set_party(self, party: str, name: str = "") -> None:
        """Show another party."""
        self._party, self._name = party, name
        self.retranslate()

    def face(self) -> ChipFace:
        """What is drawn."""
        return party_face(self._party, self._name)
