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

_MOST_FAILURES = 20


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
    """Says that it was our fault, that nothing saved is lost, and offers the report.

    One is enough: what else goes wrong while it is open is added to its report.
    """

    def __init__(
        self, theme: Theme, folder: Path, failure: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._folder, self._at = folder, datetime.now(UTC)
        self._failures = 0
        self._report = (
            f"Aftercare {__version__} · Python {platform.python_version()} ·"
            f" {platform.platform()} · {self._at:%Y-%m-%d %H:%M:%S} UTC\n"
        )
        self._details = QPlainTextEdit()
        self._details.setReadOnly(True)
        self._details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._kept_at = Text(theme, "", "caption", tone="secondary", wrap=True)
        self.setWindowTitle(translate("Crash", "Something went wrong"))
        self.resize(640, 420)
        self._lay_out(theme)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.add(failure)

    def _lay_out(self, theme: Theme) -> None:
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
        column.addWidget(self._details, 1)
        column.addWidget(self._kept_at)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        copy = Button(theme, lambda: translate("Crash", "Copy the report"))
        copy.clicked.connect(self._on_copy_clicked)
        close = Button(theme, lambda: translate("Crash", "Go on"), "primary")
        close.clicked.connect(self.accept)
        close.setDefault(True)
        buttons.addWidget(copy)
        buttons.addWidget(close)
        column.addLayout(buttons)

    def add(self, failure: str) -> None:
        """Another failure for the report; beyond the first few they tell nothing new."""
        self._failures += 1
        if self._failures > _MOST_FAILURES:
            return
        self._report += f"\n{failure}"
        self._details.setPlainText(self._report)
        path = keep_report(self._folder, self._report, self._at)
        self._kept_at.say(str(path or ""))
        self._kept_at.setVisible(path is not None)

    def report(self) -> str:
        """What can be copied and was kept."""
        return self._report

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
