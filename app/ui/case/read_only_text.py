"""What somebody wrote, to be read and copied: as tall as it is, up to a few lines."""

from PySide6.QtCore import QMargins, Qt
from PySide6.QtGui import QResizeEvent, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

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
        around = self.contentsMargins() + self.viewportMargins() + QMargins(0, 4, 0, 4)
        shown = min(lines, _MOST_LINES)
        height = shown * self.fontMetrics().lineSpacing() + around.top() + around.bottom()
        if height != self.height():
            self.setFixedHeight(height)
        scrolls = lines > _MOST_LINES
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if scrolls else Qt.FocusPolicy.ClickFocus)
