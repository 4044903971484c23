"""Choosing a category by typing any part of its name."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from app.ui.widgets.choices import choose, offer

_OUTDENT_PX = -2  # Qt insets the field within the box; its text shall line up with other boxes


class CategoryBox(QComboBox):
    """Type some letters and go on: the first category that holds them is taken.

    Letters that no category holds are forgotten, so that what is shown is always what is chosen.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(completer)
        field = self.lineEdit()
        if field is not None:
            field.editingFinished.connect(self._on_editing_finished)
            field.setTextMargins(_OUTDENT_PX, 0, 0, 0)

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Codes with their names; what was chosen stays chosen, silently."""
        offer(self, choices)

    def choose(self, code: str) -> None:
        """Choose by code; the first where it is not offered."""
        choose(self, code)
        self._show_start()

    def _on_editing_finished(self) -> None:
        typed = self.currentText().strip()
        if typed and typed != self.itemText(self.currentIndex()):
            row = self.findText(typed, Qt.MatchFlag.MatchContains)
            if row >= 0:
                self.setCurrentIndex(row)
        self.setEditText(self.itemText(self.currentIndex()))
        self._show_start()

    def _show_start(self) -> None:
        field = self.lineEdit()
        if field is not None:
            field.setCursorPosition(0)  # of a long name the beginning is seen
