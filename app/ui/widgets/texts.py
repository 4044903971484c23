"""Words on the page: sizes carry hierarchy, tones carry meaning."""

from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.ui.theme.metrics import TypeRole
from app.ui.theme.theme import Theme
from app.ui.widgets.themed import Themed, reword
from app.ui.widgets.words import Words, said

Tone = Literal["ink", "secondary", "accent", "overdue", "warning", "good"]


class Text(QLabel):
    """Plain text (never markup) in one of the five sizes and one of the tones."""

    def __init__(
        self,
        theme: Theme,
        words: Words = "",
        role: TypeRole = "body",
        *,
        tone: Tone = "ink",
        bold: bool = False,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(role, bold=bold))
        self.setWordWrap(wrap)
        self.set_tone(tone)
        self.retranslate()

    def say(self, words: Words) -> None:
        """Replace the words."""
        self._words = words
        self.retranslate()

    def set_tone(self, tone: Tone) -> None:
        """Colour by meaning."""
        reword(self, "tone", tone)

    def retranslate(self) -> None:
        """Say the words in the language chosen now."""
        self.setText(said(self._words))

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class ElidedText(Themed):
    """One line that ends in … where room ends; the whole text is the tooltip then."""

    def __init__(
        self,
        theme: Theme,
        words: Words = "",
        role: TypeRole = "body",
        *,
        tone: Tone = "ink",
        bold: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._words, self._tone = words, tone
        self.setFont(theme.font(role, bold=bold))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def say(self, words: Words) -> None:
        """Replace the words."""
        self._words = words
        self.retranslate()

    def set_tone(self, tone: Tone) -> None:
        """Colour by meaning."""
        self._tone = tone
        self.update()

    def retranslate(self) -> None:
        """Say the words in the language chosen now."""
        self.setAccessibleName(said(self._words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The whole text."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(said(self._words)) + 1, metrics.height())

    def minimumSizeHint(self) -> QSize:
        """Room for a word or two."""
        return QSize(min(self.sizeHint().width(), 48), self.fontMetrics().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what fits."""
        text = said(self._words)
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip(text if shown != text else "")
        painter = QPainter(self)
        painter.setPen(self.theme.colour(self._tone if self.isEnabled() else "disabled"))
        middle_left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), middle_left, shown)
