"""A field as those see it who watch the keys: what can be taken back, what can be undone."""

from dataclasses import dataclass

import shiboken6
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget


@dataclass(frozen=True, slots=True)
class TypingPlace:
    """A field that takes text, and what was selected in it before somebody typed over it."""

    field: QLineEdit | QTextEdit | QPlainTextEdit
    selected: str

    def take_back(self, letters: int) -> None:
        """Remove what was just typed; what it replaced comes back, selected as it was."""
        field = self.field
        if not shiboken6.isValid(field):
            return
        if isinstance(field, QLineEdit):
            for _ in range(letters):
                field.backspace()
            start = field.cursorPosition()
            field.insert(self.selected)
            field.setSelection(start, len(self.selected))
            return
        cursor = field.textCursor()
        for _ in range(letters):
            cursor.deletePreviousChar()
        start = cursor.position()
        cursor.insertText(self.selected)
        end = cursor.position()
        cursor.setPosition(start)
        cursor.setPosition(end, cursor.MoveMode.KeepAnchor)
        field.setTextCursor(cursor)

    def can_undo(self) -> bool:
        """Whether the field itself has something to take back."""
        if isinstance(self.field, QLineEdit):
            return self.field.isUndoAvailable()
        return self.field.document().isUndoAvailable()


def typing_place(widget: QWidget | None) -> TypingPlace | None:
    """The field that takes what is typed at ``widget``; None where keys mean something else."""
    field = widget.lineEdit() if isinstance(widget, QComboBox) else widget
    if isinstance(field, QLineEdit) and not field.isReadOnly():
        return TypingPlace(field, field.selectedText())
    if isinstance(field, QTextEdit | QPlainTextEdit) and not field.isReadOnly():
        return TypingPlace(field, field.textCursor().selectedText().replace("\u2029", "\n"))
    return None
