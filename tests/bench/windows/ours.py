"""Our start: the counter is there and takes keys, on the shop that the argument names."""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.domain.moves import Actor
from app.services.program_data import load_program_data
from app.services.shop import open_shop
from app.ui.application import Application
from app.ui.window import MainWindow
from tests.bench.windows.telling import tell_ready


def main() -> None:
    """Open, say so, end."""
    folder = Path(sys.argv[1])
    app = QApplication(sys.argv[:1])
    running = Application(
        app,
        folder=folder,
        open_shop=lambda progress: open_shop(
            folder, program=load_program_data(), progress=progress
        ),
        actor=Actor("bench"),
        lang="zh",
    )

    def ready(_window: MainWindow) -> None:
        QTimer.singleShot(0, tell_ready)
        QTimer.singleShot(0, app.quit)

    running.start(ready)
    app.exec()
    running.close()


if __name__ == "__main__":
    main()
