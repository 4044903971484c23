"""The frame: keys, places, languages, other processes, closing, and bugs."""

import gettext
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from app.services.cases import add_note
from app.services.shop import Shop
from app.text import catalogue
from app.ui.case.page import CasePage
from app.ui.counter.page import CounterPage
from app.ui.crash import CrashDialog
from app.ui.desk import Desk
from app.ui.jobs import JobContext
from app.ui.queue.page import QueuePage
from app.ui.theme.metrics import TypeRole
from tests.counter import Counter, ShopClock
from tests.gui.window.front import Front

CTRL = Qt.KeyboardModifier.ControlModifier


class Stretched(gettext.NullTranslations):
    """A language in which everything takes twice the room."""

    def pgettext(self, _context: str, message: str) -> str:
        return f"{message} {message}"


EVERY_PAGE = (
    "counter", "queue", "case", "items", "people", "search", "settings", "help", "keys",
)  # fmt: skip


def open_every_page(front: Front, number: str) -> None:
    for name in EVERY_PAGE:
        front.go(name, {"case": number, "search": "拉链"}.get(name, ""))


def test_function_keys_go_everywhere(front: Front) -> None:
    for key, place in (
        (Qt.Key.Key_F3, "queue"),
        (Qt.Key.Key_F4, "items"),
        (Qt.Key.Key_F5, "people"),
        (Qt.Key.Key_F2, "counter"),
        (Qt.Key.Key_F1, "help"),
    ):
        front.press(key)
        front.until(lambda place=place: front.shown() == place)  # type: ignore[misc] # bound now
        front.settle()
    front.press(Qt.Key.Key_F2)
    front.until(lambda: front.shown() == "counter")
    front.press(Qt.Key.Key_Slash, CTRL)
    assert front.shown() == "keys"


def test_no_key_is_claimed_twice(front: Front, counter: Counter) -> None:
    """On an empty queue the offer to open a case must not fight with F2 of the rail."""
    counter.sell_the_bag()
    front.go("queue")
    assert front.page(QueuePage, "queue")._empty.isVisible()
    front.press(Qt.Key.Key_F2)
    front.until(lambda: front.shown() == "counter")


def test_what_is_being_said_stays_above_the_next_page(front: Front) -> None:
    front.desk.tell("saved")
    front.go("queue")
    toasts = front.desk.toasts
    assert toasts is not None
    (toast,) = toasts.toasts()
    seen = front.window._stack.childAt(toast.geometry().center())
    assert seen is not None
    assert toast.isAncestorOf(seen)


def test_the_queue_shows_which_view_it_is(front: Front) -> None:
    front.go("queue")
    views = front.page(QueuePage, "queue")._views
    front.press(Qt.Key.Key_F2)
    front.until(lambda: front.shown() == "counter")
    front.go("queue")
    assert [item.text() for item in views.selectedItems()] == ["All open"]


def test_esc_goes_back_the_way_one_came(front: Front, counter: Counter) -> None:
    counter.sell_the_bag()
    number = counter.open()
    front.go("counter", "A-1")
    front.go("queue")
    front.press(Qt.Key.Key_Return)
    front.settle()
    assert (front.shown(), front.page(CasePage, "case")._number) == ("case", number)
    front.press(Qt.Key.Key_Escape)
    assert front.shown() == "queue"
    front.settle()
    front.press(Qt.Key.Key_Escape)
    assert front.shown() == "counter"


def test_coming_back_to_the_counter_does_not_begin_again(front: Front, counter: Counter) -> None:
    counter.sell_the_bag()
    front.go("counter", "A-1")
    page = front.page(CounterPage, "counter")
    page._item.begin("")
    front.go("queue")
    front.window.go_back()
    front.settle()
    assert (front.shown(), page._item.sku()) == ("counter", "")


def test_searching_leaves_one_step_to_go_back(front: Front, counter: Counter) -> None:
    counter.sell_the_bag()
    counter.open()
    front.go("queue")
    front.press(Qt.Key.Key_K, CTRL)
    assert front.focus() is front.window._search
    for letter in "拉链":
        front.type(letter)
        front.until(lambda: front.shown() == "search")
        front.settle()
    assert front.focus() is front.window._search
    front.press(Qt.Key.Key_Escape)
    assert front.window._search.text() == ""
    assert front.shown() == "queue"


def test_the_language_changes_on_every_page_while_it_is_open(
    front: Front, counter: Counter
) -> None:
    counter.sell_the_bag()
    number = counter.open()
    for name in EVERY_PAGE:
        front.go(name, {"case": number, "search": "拉链"}.get(name, ""))
        before = front.desk.lang
        front.window._language.click()
        front.settle()
        assert {before, front.desk.lang} == {"zh", "en"}
    if front.desk.lang == "en":  # an even number of pages
        front.window._language.click()
        front.settle()
    assert front.page(CounterPage, "counter")._save.text() == "只保存"
    assert front.page(CasePage, "case")._moves._moves[0].text() == "开始受理"
    assert front.page(QueuePage, "queue")._views.item(0).text() == "全部未办结"
    assert front.window._status.text().endswith("0 单超时")


def test_the_scheme_changes_on_every_page_while_it_is_open(front: Front, counter: Counter) -> None:
    counter.sell_the_bag()
    open_every_page(front, counter.open())
    front.window._scheme.click()
    front.settle()
    assert front.desk.theme.palette.scheme == "dark"
    assert front.window._scheme._icon_name == "sun"
    front.window.grab()
    front.window._scheme.click()
    assert front.window._scheme._icon_name == "moon"


def test_pages_open_with_letters_and_words_at_200_percent(
    front: Front, counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    counter.sell_the_bag()
    number = counter.open()
    theme = front.desk.theme
    plain = theme.font

    def large(role: TypeRole, *, bold: bool = False) -> QFont:
        font = plain(role, bold=bold)
        font.setPointSize(font.pointSize() * 2)
        return font

    monkeypatch.setattr(theme, "font", large)
    monkeypatch.setattr(catalogue, "_chinese", Stretched)
    catalogue.choose_language("zh")
    front.window._pages.clear()
    for name in EVERY_PAGE:
        front.go(name, {"case": number, "search": "拉链"}.get(name, ""))
        assert not front.window.grab().isNull()


def test_a_second_window_on_the_shop_is_told_so(fronts: list[Front], front: Front) -> None:
    second = front.another()
    fronts.append(second)
    second.application.start()
    box = second.application._box
    assert box is not None
    assert box.text().endswith("is open in another window. Please close that window first.")
    assert second.application.window is None
    assert second.application.exit_code == 3


def test_what_another_process_writes_is_shown(front: Front, counter: Counter) -> None:
    counter.sell_the_bag()
    number = counter.open()
    front.go("case", number)
    page = front.page(CasePage, "case")
    front.window._on_poll_timeout()
    front.settle()
    add_note(counter.shop, number=number, text="from the command line", written_by="老板")
    front.window._on_poll_timeout()
    front.settle()
    assert page._timeline.model().index(0, 0).data() == "wrote a note"


def test_what_this_window_writes_is_no_news(front: Front, counter: Counter) -> None:
    """Its own commits must not make every page ask again a second later."""
    counter.sell_the_bag()
    number = counter.open()
    front.go("case", number)
    front.window._on_poll_timeout()
    front.settle()
    front.page(CasePage, "case")._moves.make_move(1)
    front.settle()
    heard: list[object] = []
    front.desk.changed.connect(heard.append)
    front.window._on_poll_timeout()
    front.settle()
    assert heard == []


def test_badge_and_status_count_what_waits(
    front: Front, counter: Counter, clock: ShopClock
) -> None:
    counter.sell_the_bag()
    counter.open()
    clock.step(days=2)
    front.desk.refresh_everything()
    front.settle()
    badge = front.window._rail._buttons["queue"]
    assert (badge._badge, badge._late) == ("1", True)
    assert front.window._status.text() == "up to date 10:00  ·  1 overdue"


def test_closing_waits_for_what_is_being_written(front: Front, counter: Counter) -> None:
    """A note is on its way to the disk when the window is closed."""
    counter.sell_the_bag()
    number = counter.open()
    entered = threading.Event()

    def slowly(shop: Shop, _ctx: JobContext) -> None:
        entered.set()
        add_note(shop, number=number, text="the last word", written_by="陈")

    front.desk.work(slowly, owner=front.desk, done=lambda _none: None)
    entered.wait(10)
    front.close()
    timeline = counter.shop.queries.cases.timeline(counter.card(number).line.id)
    assert timeline[-1].payload["text"] == "the last word"


def break_down(desk: Desk, words: str) -> None:
    def work(_shop: Shop, _ctx: JobContext) -> None:
        raise ZeroDivisionError(words)

    desk.work(work, owner=desk, done=lambda _none: None)


def test_a_bug_is_told_once_and_kept_in_the_logs(
    front: Front, shop: Shop, capsys: pytest.CaptureFixture[str]
) -> None:
    break_down(front.desk, "the first")
    break_down(front.desk, "the second")
    front.settle()
    dialog = front.application._crash
    assert isinstance(dialog, CrashDialog)
    assert "ZeroDivisionError: the first" in dialog.report()
    assert "ZeroDivisionError: the second" in dialog.report()
    (log,) = (shop.folder / "logs").iterdir()
    assert log.read_text(encoding="utf-8") == dialog.report()
    assert "the first" in capsys.readouterr().err
    dialog._on_copy_clicked()
    assert QApplication.clipboard().text() == dialog.report()
    dialog.accept()
    assert front.application._crash is None
    assert front.told() == []


def test_a_bug_without_a_folder_to_log_to_is_told_all_the_same(
    front: Front, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path, *_words: object, **_named: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    front.application.on_bug(ValueError, ValueError("in a slot"), None)
    dialog = front.application._crash
    assert isinstance(dialog, CrashDialog)
    assert "ValueError: in a slot" in dialog.report()
    assert not dialog._kept_at.isVisible()
