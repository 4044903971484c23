"""Waiting for what was asked, without looking at the clock again and again."""

from PySide6.QtCore import QEventLoop, QTimer

from app.ui.desk import Desk

_ROUNDS = 4  # a page asks for rows, these for a card, that for thumbnails
_PATIENCE_MS = 10_000


def settle(desk: Desk) -> None:
    """Until both lanes have answered all that was asked, and what the answers asked in turn.

    A lane answers in order: when a question put last is answered, all before it are.
    """
    for _ in range(_ROUNDS):
        _one_round(desk)


def _one_round(desk: Desk) -> None:
    loop = QEventLoop()
    answers: list[str] = []

    def answered(lane: str) -> None:
        answers.append(lane)
        if len(answers) == 2:
            loop.quit()

    desk.ask(lambda _queries: "read", answered, owner=desk)
    desk.work(lambda _shop, _ctx: "write", owner=desk, done=answered)
    patience = QTimer()
    patience.setSingleShot(True)
    patience.timeout.connect(loop.quit)
    patience.start(_PATIENCE_MS)
    loop.exec()
    patience.stop()
    assert sorted(answers) == ["read", "write"]
