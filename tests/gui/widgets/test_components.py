"""Each component as a person meets it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QEnterEvent, QImage
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.errors import RuleError
from app.ui.theme.theme import Theme
from app.ui.widgets.banners import Banner
from app.ui.widgets.buttons import Button
from app.ui.widgets.chips import Chip, PartyChip
from app.ui.widgets.fields import Field
from app.ui.widgets.gallery_samples import sample_photo, sample_steps
from app.ui.widgets.key_values import KeyValueGrid
from app.ui.widgets.money_fields import MoneyEdit, MoneyLabel
from app.ui.widgets.nav_rail import NavEntry, NavRail
from app.ui.widgets.photo_canvas import PhotoCanvas
from app.ui.widgets.photo_strip import PhotoStrip
from app.ui.widgets.photo_viewer import PhotoViewer
from app.ui.widgets.photos import OfferedPhotos, StripPhoto, offered_photos
from app.ui.widgets.progress import JobProgress
from app.ui.widgets.search_box import SearchBox
from app.ui.widgets.skeleton import Skeleton
from app.ui.widgets.stage_path import StagePath
from app.ui.widgets.states import EmptyState, ErrorState
from app.ui.widgets.texts import ElidedText
from app.ui.widgets.toasts import ToastStack
from tests.gui.hands import click, press, type_in

PHOTOS = (StripPhoto("a", "拉链"), StripPhoto("b"), StripPhoto("c"))


class NotANumberError(RuleError):
    """What was typed is no amount."""

    code = "not_a_number"


def _parse(text: str) -> int:
    if not text.isdecimal():
        raise NotANumberError
    return int(text) * 100


@pytest.fixture
def strip(qtbot: QtBot, theme: Theme) -> PhotoStrip:
    made = PhotoStrip(theme)
    qtbot.addWidget(made)
    made.set_photos(PHOTOS)
    made.resize(500, 100)
    made.show()
    made.select("b")
    return made


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    return made


@pytest.fixture
def viewer(theme: Theme, page: QWidget) -> PhotoViewer:
    made = PhotoViewer(theme)
    made.show_over(page)
    return made


@pytest.fixture
def toasts(theme: Theme, page: QWidget) -> ToastStack:
    return ToastStack(theme, page)


def test_a_button_says_its_shortcut_and_takes_no_focus_by_click(qtbot: QtBot, theme: Theme) -> None:
    button = Button(theme, "Save", "primary", icon="printer", shortcut="Ctrl+Return")
    qtbot.addWidget(button)
    assert (button.toolTip(), button.accessibleName()) == ("Ctrl+Return", "Save")
    assert button.focusPolicy() == Qt.FocusPolicy.TabFocus


def test_a_busy_button_says_what_it_does_and_takes_no_clicks(qtbot: QtBot, theme: Theme) -> None:
    button = Button(theme, "Save")
    qtbot.addWidget(button)
    button.set_busy("Saving…")
    busy = (button.text(), button.isEnabled())
    button.set_busy(None)
    assert (busy, button.text(), button.isEnabled()) == (("Saving…", False), "Save", True)


def test_a_shortcut_survives_new_words(qtbot: QtBot, theme: Theme) -> None:
    button = Button(theme, "Save", shortcut="Ctrl+S")
    qtbot.addWidget(button)
    button.say("保存")
    assert button.shortcut().toString() == "Ctrl+S"


def test_a_party_has_letter_colour_and_name(qtbot: QtBot, theme: Theme) -> None:
    chip = PartyChip(theme, "consignor", "李女士")
    qtbot.addWidget(chip)
    face = chip.face()
    assert (face.letter, face.role, face.text) == ("C", "consignor", "李女士")
    chip.set_party("carrier")
    assert (chip.face().letter, chip.accessibleName()) == ("L", "Carrier")


def test_a_chip_without_room_keeps_its_text_as_tooltip(qtbot: QtBot, theme: Theme) -> None:
    chip = Chip(theme, "到手有问题 五金拉链")
    qtbot.addWidget(chip)
    chip.resize(50, 22)
    chip.grab()
    assert chip.toolTip() == "到手有问题 五金拉链"


def test_elided_text_keeps_the_whole_as_tooltip(qtbot: QtBot, theme: Theme) -> None:
    text = ElidedText(theme, "Chanel Classic Flap 中号 黑金 荔枝皮")
    qtbot.addWidget(text)
    text.resize(90, 20)
    text.grab()
    cut = text.toolTip()
    text.resize(900, 20)
    text.grab()
    assert (cut, text.toolTip()) == ("Chanel Classic Flap 中号 黑金 荔枝皮", "")


def test_a_path_tells_a_screen_reader_where_we_are(qtbot: QtBot, theme: Theme) -> None:
    path = StagePath(theme, sample_steps(1), label="Claim", label_px=60)
    qtbot.addWidget(path)
    path.resize(600, 28)
    path.show()
    assert path.accessibleName() == "Claim"
    assert path.accessibleDescription().startswith("Received: done; Goods in: you are here; ")
    path.setFocus(Qt.FocusReason.TabFocusReason)
    press(path, Qt.Key.Key_Right)
    assert path.grab().isNull() is False


def test_money_has_its_currencys_decimals(qtbot: QtBot, theme: Theme) -> None:
    label = MoneyLabel(theme, "number")
    qtbot.addWidget(label)
    shown = []
    for minor, currency, symbol in (
        (1_280_000, "CNY", True),
        (12_800, "JPY", True),
        (-38_600, "CNY", False),
        (None, "CNY", True),
    ):
        label.set_money(minor, currency, symbol=symbol)
        shown.append(label.text())
    assert shown == ["¥12,800.00", "JP¥12,800", "\N{MINUS SIGN}386.00", "\N{EN DASH}"]


def test_an_amount_is_parsed_as_it_is_typed(qtbot: QtBot) -> None:
    edit = MoneyEdit(parse=_parse, show=lambda minor: f"{minor // 100}.00")
    qtbot.addWidget(edit)
    with qtbot.waitSignal(edit.minor_changed) as told:
        type_in(edit, "3")
    assert told.args == [300]
    type_in(edit, "x")
    assert (edit.minor(), edit.property("invalid"), "not_a_number" in edit.toolTip()) == (
        None,
        True,
        True,
    )
    edit.set_minor(2**40)
    assert (edit.minor(), edit.property("invalid"), edit.toolTip()) == (2**40, False, "")


def test_a_field_shows_its_problem_where_its_hint_was(qtbot: QtBot, theme: Theme) -> None:
    edit = QLineEdit()
    field = Field(theme, "Phone", edit, hint="optional")
    qtbot.addWidget(field)
    field.set_problem("One digit is missing")
    assert (edit.property("invalid"), edit.accessibleName()) == (True, "Phone")
    field.set_problem("")
    assert edit.property("invalid") is False


def test_searching_waits_for_the_typing_to_pause(qtbot: QtBot, theme: Theme) -> None:
    box = SearchBox(theme)
    qtbot.addWidget(box)
    with qtbot.waitSignal(box.searched) as told:
        type_in(box, "A-48")
    assert told.args == ["A-48"]


def test_a_scanner_submits_at_once(qtbot: QtBot, theme: Theme) -> None:
    box = SearchBox(theme)
    qtbot.addWidget(box)
    with qtbot.waitSignal(box.submitted) as told:
        type_in(box, "A10293")
        press(box, Qt.Key.Key_Return)
    assert told.args == ["A10293"]


def test_escape_empties_the_search_first(qtbot: QtBot, theme: Theme) -> None:
    box = SearchBox(theme)
    qtbot.addWidget(box)
    box.setText("包")
    with qtbot.waitSignal(box.searched) as told:
        press(box, Qt.Key.Key_Escape)
    assert (told.args, box.text()) == ([""], "")


def test_the_rail_goes_by_click_and_key(qtbot: QtBot, theme: Theme) -> None:
    entries = (NavEntry("counter", "store", "Counter", "F2"), NavEntry("queue", "inbox", "Queue"))
    rail = NavRail(theme, entries)
    qtbot.addWidget(rail)
    rail.show()
    rail.choose("counter")
    rail.set_badge("queue", "999+", late=True)
    counter, queue = rail.findChildren(QAbstractButton)
    with qtbot.waitSignal(rail.place_chosen) as told:
        click(queue)
    assert (told.args, counter.isChecked(), queue.isChecked()) == (["queue"], False, True)
    assert (counter.toolTip(), queue.accessibleDescription()) == ("Counter  F2", "999+")
    queue.setFocus()
    press(queue, Qt.Key.Key_Down)
    assert rail.grab().isNull() is False


def test_facts_can_change_and_hide(qtbot: QtBot, theme: Theme) -> None:
    grid = KeyValueGrid(theme)
    qtbot.addWidget(grid)
    grid.add_row("due", "Due", "today")
    grid.add_row("turn", "Waiting for", PartyChip(theme, "shop"))
    grid.set_value("due", "2 h overdue", tone="overdue")
    grid.show_row("turn", shown=False)
    said = [text.accessibleName() for text in grid.findChildren(ElidedText)]
    assert said == ["2 h overdue"]


def test_a_banner_acts_and_goes(qtbot: QtBot, theme: Theme) -> None:
    banner = Banner(theme, "A draft is waiting", "Go on")
    qtbot.addWidget(banner)
    with qtbot.waitSignal(banner.dismissed):
        banner.dismiss()
    assert banner.isHidden()


def test_states_offer_their_one_action(qtbot: QtBot, theme: Theme) -> None:
    empty = EmptyState(theme, "No photos yet", "Take one")
    error = ErrorState(theme, "The disk is full", "The case is safe")
    for widget, signal in ((empty, empty.action_taken), (error, error.retried)):
        qtbot.addWidget(widget)
        with qtbot.waitSignal(signal):
            click(widget.findChildren(Button)[0])


def test_enter_takes_the_action_of_an_empty_page(qtbot: QtBot, theme: Theme) -> None:
    empty = EmptyState(theme, "No photos yet", "Take one")
    qtbot.addWidget(empty)
    empty.show()
    empty.activateWindow()
    button = empty.findChildren(Button)[0]
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    with qtbot.waitSignal(empty.action_taken):
        press(button, Qt.Key.Key_Return)


def test_a_skeleton_waits_before_it_shows(qtbot: QtBot, theme: Theme) -> None:
    skeleton = Skeleton(theme)
    qtbot.addWidget(skeleton)
    skeleton.begin()
    at_first = skeleton.shows_bars()
    qtbot.waitUntil(skeleton.shows_bars, timeout=5_000)
    skeleton.end()
    assert (at_first, skeleton.shows_bars()) == (False, False)


def test_fast_work_shows_no_progress(qtbot: QtBot, theme: Theme) -> None:
    progress = JobProgress(theme)
    qtbot.addWidget(progress)
    progress.begin("Importing")
    progress.advance(2**33, 2**34, "half")
    hidden = progress.isHidden()
    progress.end()
    assert (hidden, progress.isHidden()) == (True, True)


def test_undo_is_offered_once(toasts: ToastStack) -> None:
    undone: list[str] = []
    toast = toasts.show("Photo removed", action="Undo", on_action=lambda: undone.append("photo"))
    click(toast.findChildren(Button)[0])
    toast.act()
    assert (undone, toasts.toasts()) == (["photo"], ())


def test_undo_by_key_takes_the_newest_that_offers_it(toasts: ToastStack) -> None:
    undone: list[str] = []
    toasts.show("Photo removed", action="Undo", on_action=lambda: undone.append("photo"))
    toasts.show("Slip printed")
    assert (toasts.act_on_newest(), undone, toasts.act_on_newest()) == (True, ["photo"], False)


def test_a_notification_goes_by_itself_and_waits_under_the_pointer(
    qtbot: QtBot, toasts: ToastStack
) -> None:
    toast = toasts.show("Saved", lasts_ms=30)
    centre = QPointF(toast.rect().center())
    toast.enterEvent(QEnterEvent(centre, centre, centre))
    assert toast.is_waiting()
    toast.leaveEvent(QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(lambda: toasts.toasts() == (), timeout=5_000)


def test_only_three_notifications_stand_newest_below(toasts: ToastStack, page: QWidget) -> None:
    for number in range(5):
        toasts.show(f"Saved {number}")
    tops = [toast.y() for toast in toasts.toasts()]
    centres = {toast.geometry().center().x() for toast in toasts.toasts()}
    assert (len(tops), tops == sorted(tops)) == (3, True)
    assert max(abs(centre - page.width() // 2) for centre in centres) <= 1


def test_notifications_glide_unless_things_are_to_stand_still(
    qtbot: QtBot, theme: Theme, toasts: ToastStack
) -> None:
    still_px = toasts.show("Saved").y()
    theme.set_still(still=False)
    toast = toasts.show("Saved again")
    started_px = toast.y()
    qtbot.waitUntil(lambda: toast.y() == still_px, timeout=5_000)
    assert started_px > still_px or started_px == 0


def test_space_previews_and_delete_takes_out_what_undo_brings_back(
    qtbot: QtBot, strip: PhotoStrip
) -> None:
    with qtbot.waitSignal(strip.preview_requested) as previewed:
        press(strip, Qt.Key.Key_Space)
    with qtbot.waitSignal(strip.photo_removed) as removed:
        press(strip, Qt.Key.Key_Delete)
    assert (previewed.args, removed.args) == (["b"], ["b"])
    assert strip.photos() == (PHOTOS[0], PHOTOS[2])
    strip.restore("b")
    assert (strip.photos(), strip.selected()) == (PHOTOS, PHOTOS[1])


def test_new_photos_keep_the_choice(strip: PhotoStrip) -> None:
    strip.set_photos((StripPhoto("z"), *PHOTOS))
    assert strip.selected() == PHOTOS[1]


def test_a_settled_strip_gives_nothing_away(qtbot: QtBot, theme: Theme) -> None:
    strip = PhotoStrip(theme, frozen=True)
    qtbot.addWidget(strip)
    strip.set_photos(PHOTOS)
    strip.select("a")
    strip.remove_selected()
    assert (strip.photos(), strip.acceptDrops()) == (PHOTOS, False)


def test_thumbnails_and_unreadable_photos_are_drawn(strip: PhotoStrip) -> None:
    strip.set_picture("a", sample_photo(30))
    strip.set_picture("b", QImage())
    assert strip.grab().isNull() is False


def test_dropped_files_and_pasted_pictures_are_offered(tmp_path: Path) -> None:
    files = QMimeData()
    files.setUrls(
        [
            QUrl.fromLocalFile(str(tmp_path / "拉链.HEIC")),
            QUrl.fromLocalFile(str(tmp_path / "list.csv")),
            QUrl("https://example.com/a.jpg"),
        ]
    )
    picture, words = QMimeData(), QMimeData()
    picture.setImageData(sample_photo(10))
    words.setText("只是文字")
    pasted = offered_photos(picture)
    assert offered_photos(files) == OfferedPhotos(paths=(tmp_path / "拉链.HEIC",))
    assert pasted is not None
    assert pasted.png.startswith(b"\x89PNG")
    assert offered_photos(words) is None


def test_the_viewer_walks_zooms_and_leaves_by_keyboard(qtbot: QtBot, viewer: PhotoViewer) -> None:
    wanted: list[object] = []
    viewer.photo_wanted.connect(wanted.append)
    viewer.set_photos(PHOTOS, "b")
    press(viewer, Qt.Key.Key_Right)
    press(viewer, Qt.Key.Key_Right)
    press(viewer, Qt.Key.Key_Left)
    assert wanted == ["b", "c", "b"]
    viewer.set_picture("b", sample_photo(60, 2400, 1600))
    canvas = viewer.findChildren(PhotoCanvas)[0]
    fitted = canvas.zoom_factor()
    press(viewer, Qt.Key.Key_Plus)
    closer = canvas.zoom_factor()
    press(viewer, Qt.Key.Key_0)
    assert (fitted < closer, canvas.zoom_factor()) == (True, fitted)
    with qtbot.waitSignal(viewer.closed):
        press(viewer, Qt.Key.Key_Escape)
    assert viewer.isHidden()


def test_a_picture_that_comes_too_late_is_not_shown(viewer: PhotoViewer) -> None:
    viewer.set_photos(PHOTOS, "a")
    viewer.set_picture("c", sample_photo(60))
    assert not viewer.findChildren(PhotoCanvas)[0].has_picture()


def test_the_viewer_covers_its_page_and_follows_it(
    qtbot: QtBot, viewer: PhotoViewer, page: QWidget
) -> None:
    page.resize(640, 480)
    qtbot.waitUntil(lambda: viewer.size() == page.size(), timeout=5_000)


def test_zooming_keeps_the_point_under_the_pointer(qtbot: QtBot, theme: Theme) -> None:
    canvas = PhotoCanvas(theme)
    qtbot.addWidget(canvas)
    canvas.resize(400, 300)
    canvas.show()
    canvas.set_picture(sample_photo(60, 1600, 1200))
    about = QPointF(100, 80)
    before = canvas._to_picture(about)
    canvas.zoom_by(6, about)
    drift = canvas._to_picture(about) - before
    assert max(abs(drift.x()), abs(drift.y())) < 0.5
    canvas.pan(10_000, 10_000)
    corner = canvas._to_picture(QPointF(0, 0))
    assert (round(corner.x()), round(corner.y())) == (0, 0)
    assert canvas.grab().toImage().pixelColor(QPoint(0, 0)).isValid()
