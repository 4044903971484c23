"""What somebody wrote, to be read and copied: as tall as it is, up to a few lines."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

_INSET_PX = 4  # the sheet's padding and border, without which the text lines up with its card
_MOST_LINES = 7  # beyond these it scrolls


class ReadOnlyText(QPlainTextEdit):
    """Plain text on the ground of its card. Tab reaches it only where it must be scrolled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setProperty("kind", "plain")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(0)
        self.setViewportMargins(-_INSET_PX, -_INSET_PX, 0, -_INSET_PX)

    def say(self, text: str) -> None:
        """Show another text, from its beginning."""
        if text != self.toPlainText():
            self.setPlainText(text)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another height."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        lines = max(round(self.document().size().height()), 1)  # Qt counts lines here, not pixels
        around = self.height() - self.viewport().height()
        height = min(lines, _MOST_LINES) * self.fontMetrics().lineSpacing() + around
        if height != self.height():
            self.setFixedHeight(height)
        scrolls = lines > _MOST_LINES
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded
            if scrolls
            else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if scrolls else Qt.FocusPolicy.ClickFocus)
