"""A word of the trade where it stands: a dotted line below, its meaning on hover, focus or F1."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.glossary import Term
from app.text.catalogue import chosen_language
from app.ui.theme.metrics import TypeRole
from app.ui.theme.theme import Theme
from app.ui.widgets.term_hover import TermHover
from app.ui.widgets.texts import Tone
from app.ui.widgets.themed import Themed, came_by_keyboard
from app.ui.widgets.words import Words, said


class TermText(Themed):
    """Says ``words``, or the term's own name, and explains it. A click copies the buyer's answer.

    ``stops`` is whether Tab comes here; a label of a field leaves the way to the field free.
    """

    def __init__(
        self,
        theme: Theme,
        term: Term,
        words: Words = "",
        role: TypeRole = "body",
        *,
        tone: Tone = "ink",
        stops: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._words, self._tone = words, tone
        self.hover = TermHover(theme, self, term)
        self.setFont(theme.font(role))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if stops else Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.WhatsThisCursor)
        self.retranslate()

    def say(self, words: Words, term: Term | None = None) -> None:
        """Replace the words, and the term if one is given."""
        self._words = words
        if term is not None:
            self.hover.set_term(term)
        self.retranslate()

    def set_tone(self, tone: Tone) -> None:
        """Colour by meaning."""
        self._tone = tone
        self.update()

    def text(self) -> str:
        """What is said now."""
        term = self.hover.term
        return said(self._words) or (term.name.in_language(chosen_language()) if term else "")

    def retranslate(self) -> None:
        """Say word and meaning in the language chosen now."""
        term = self.hover.term
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(term.plain.in_language(chosen_language()) if term else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The word and its line."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 1, metrics.height() + 1)

    def minimumSizeHint(self) -> QSize:
        """A word is short: all of it."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space explains, Enter copies; F1 and Ctrl+C are the hover's."""
        if event.key() == Qt.Key.Key_Space:
            self.hover.explain()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._copy()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click is used up."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click copies the answer, or explains where there is none."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self._copy()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming by Tab explains."""
        super().focusInEvent(event)
        if came_by_keyboard(event.reason()) and event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        ):
            self.hover.explain()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Calm the word."""
        super().focusOutEvent(event)
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Brighten the line."""
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Calm the line."""
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The word over a dotted line; accent under pointer and focus."""
        painter = QPainter(self)
        awake = self.hasFocus() or self.underMouse()
        tone = self._tone if self.isEnabled() else "disabled"
        painter.setPen(self.theme.colour("accent" if self.hasFocus() else tone))
        text = self.text()
        width, metrics = min(self.width(), self.sizeHint().width()), self.fontMetrics()
        top = (self.height() - metrics.height() - 1) // 2
        room = QRect(0, top, width, metrics.height())
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft, shown)
        line = QPen(self.theme.colour("accent" if awake else "secondary"), 1)
        line.setDashPattern([1, 2])
        painter.setPen(line)
        below = top + metrics.height()
        painter.drawLine(0, below, width - 1, below)

    def _copy(self) -> None:
        if not self.hover.copy():
            self.hover.explain()
