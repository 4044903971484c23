"""What happens when the program meets a bug: a log, and a dialog whose report can be copied."""

import platform
import traceback
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app import __version__
from app.text.catalogue import translate
from app.ui.theme.metrics import GROUP_PX, NEAR_PX, PAGE_PX
from app.ui.theme.theme import Theme
from app.ui.widgets.buttons import Button
from app.ui.widgets.texts import Text


def describe_failure(error: BaseException) -> str:
    """A traceback as text."""
    return "".join(traceback.format_exception(error))


def keep_report(folder: Path, report: str, at: datetime) -> Path | None:
    """Write the report beside the shop; None where even that fails (the dialog still has it)."""
    path = folder / "logs" / f"crash-{at:%Y%m%d-%H%M%S}.txt"
    try:
        path.parent.mkdir(exist_ok=True)
        path.write_text(report, encoding="utf-8")
    except OSError:
        return None
    return path


class CrashDialog(QDialog):
    """Says that it was our fault, that nothing saved is lost, and offers the report."""

    def __init__(
        self, theme: Theme, folder: Path, failure: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        at = datetime.now(UTC)
        self._report = (
            f"Aftercare {__version__} · Python {platform.python_version()} ·"
            f" {platform.platform()} · {at:%Y-%m-%d %H:%M:%S} UTC\n\n{failure}"
        )
        path = keep_report(folder, self._report, at)
        self.setWindowTitle(translate("Crash", "Something went wrong"))
        self.resize(640, 420)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_PX, PAGE_PX, PAGE_PX, GROUP_PX)
        column.setSpacing(NEAR_PX)
        column.addWidget(Text(theme, lambda: translate("Crash", "Something went wrong"), "title"))
        column.addWidget(
            Text(
                theme,
                lambda: translate(
                    "Crash",
                    "This is a fault of the program. Everything that was saved is safe; what was"
                    " just being done may have to be done again.",
                ),
                wrap=True,
            )
        )
        details = QPlainTextEdit(self._report)
        details.setReadOnly(True)
        details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        column.addWidget(details, 1)
        if path:
            column.addWidget(Text(theme, str(path), "caption", tone="secondary", wrap=True))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        copy = Button(theme, lambda: translate("Crash", "Copy the report"))
        copy.clicked.connect(self._on_copy_clicked)
        close = Button(theme, lambda: translate("Crash", "Go on"), "primary")
        close.clicked.connect(self.accept)
        buttons.addWidget(copy)
        buttons.addWidget(close)
        column.addLayout(buttons)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
