"""A field for a share: typed as percent, known as basis points."""

from PySide6.QtWidgets import QLineEdit, QWidget

from app.text.amounts import format_share
from app.text.shares import read_share


class ShareEdit(QLineEdit):
    """``70``, ``70 %`` and ``62.5`` are shares; empty is None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText("%")
        self.editingFinished.connect(self._on_editing_finished)

    def bp(self) -> int | None:
        """Basis points, or None while the field is empty or wrong."""
        return read_share(self.text())

    def set_bp(self, share_bp: int | None) -> None:
        """Show a share."""
        self.setText("" if share_bp is None else format_share(share_bp))

    def is_wrong(self) -> bool:
        """Whether something is there that is no share."""
        return bool(self.text().strip()) and self.bp() is None

    def _on_editing_finished(self) -> None:
        if self.bp() is not None:
            self.set_bp(self.bp())
