"""The limit of a start: an empty main window, shown and painted."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

from tests.bench.windows.telling import tell_ready


def main() -> None:
    """Show, say so, end."""
    app = QApplication(sys.argv)
    window = QMainWindow()
    window.resize(1280, 800)
    window.show()
    QTimer.singleShot(0, tell_ready)
    QTimer.singleShot(0, app.quit)
    app.exec()


if __name__ == "__main__":
    main()
