"""The settings page: the shop decides, the page says what is wrong, nothing is half saved."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt

from app.domain.maturity import LEARNING_KEYS
from app.domain.settings import SETTING_KEYS, ShopSettings
from app.services.device import DeviceSettings, read_device, write_device
from app.services.shop import Shop
from app.text.catalogue import choose_language
from app.ui.desk import Desk
from app.ui.settings.declarations import GROUPS
from app.ui.settings.page import SettingsPage
from app.ui.widgets.words import announce_language
from tests.counter import Counter
from tests.gui.hands import click, press, type_in
from tests.gui.pages.finding import ShowPage, Until, button

Told = Callable[[], list[str]]


@pytest.fixture
def page(desk: Desk, show: ShowPage, until: Until) -> SettingsPage:
    made = SettingsPage(desk)
    show(made)
    made.open("")
    until(lambda: bool(made._shop._stored))
    return made


@pytest.fixture
def language_follows(desk: Desk) -> Iterator[None]:
    """The application of a whole program changes the language; here the test does."""

    def use(lang: object) -> None:
        choose_language(str(lang))
        app = QCoreApplication.instance()
        assert app is not None
        announce_language(app)

    desk.language_wanted.connect(use)
    yield
    desk.language_wanted.disconnect(use)


def test_every_setting_of_the_shop_can_be_edited() -> None:
    declared = [field.key for group in GROUPS for field in group.fields]
    assert sorted([*declared, *LEARNING_KEYS]) == sorted(SETTING_KEYS)


@pytest.mark.usefixtures("each_language")
def test_each_section_can_be_looked_at(page: SettingsPage) -> None:
    for line in page._sections.lines():
        page.open(line.key)
        assert page._title.text() == line.title
        press(page._sections, Qt.Key.Key_Return)
        focus = page.focusWidget()
        assert focus is not None
        section = page._stack.currentWidget()
        assert section is not None
        assert section.isAncestorOf(focus)
        page._sections.setFocus()


def test_changes_are_saved_together(
    page: SettingsPage, shop: Shop, until: Until, told: Told
) -> None:
    name, opens = page._shop._editors["name"], page._shop._editors["opens"]
    name.setFocus()
    name.selectAll()  # type: ignore[union-attr] # a name is one line
    type_in(name, "Second Spring")
    opens.show_text("9:30")
    opens.edited.emit()
    assert page._shop._unsaved.text() == "not saved yet: 2"
    click(button(page._shop, "Save"))
    until(lambda: shop.queries.settings().name == "Second Spring")
    until(lambda: not page._shop._save.isVisible())
    assert shop.queries.settings().opens == "09:30"
    assert told() == ["Saved."]


def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_saved(
    page: SettingsPage, shop: Shop
) -> None:
    before = shop.queries.settings()
    for key, value in (("name", "Second Spring"), ("closes", "25 o'clock")):
        page._shop._editors[key].show_text(value)
        page._shop._editors[key].edited.emit()
    page._shop.save()
    assert page._title.text() == "Opening hours"
    assert page._shop._fields["closes"]._below.text() == "A time is written like 10:00."
    assert shop.queries.settings() == before


def test_esc_drops_what_was_not_saved(page: SettingsPage) -> None:
    editor = page._shop._editors["name"]
    editor.show_text("something else")
    editor.edited.emit()
    assert page.leave()
    assert editor.text() == "旧梦寄卖"
    assert not page.leave()


@pytest.mark.parametrize(
    ("key", "typed", "stored"),
    [
        ("timezone", "America/New_York", "America/New_York"),
        ("currency", "usd", "USD"),
        ("books", "follows", "follows"),
        ("closed_weekdays", "06", "06"),
        ("default_split_bp", "6250", 6250),
        ("slip_paper", "roll80", "roll80"),
        ("slip_terms_en", "One\nTwo", "One\nTwo"),
        ("cut_over", "2026-01-31", "2026-01-31"),
        ("language", "en", "en"),
    ],
)
def test_each_kind_of_setting_reaches_the_shop(
    page: SettingsPage, shop: Shop, until: Until, key: str, typed: str, stored: object
) -> None:
    editor = page._shop._editors[key]
    editor.show_text(typed)
    editor.edited.emit()
    page._shop.save()
    until(lambda: getattr(shop.queries.settings(), key) == stored)


def test_the_look_of_this_computer_takes_effect_at_once_and_is_kept(
    page: SettingsPage, desk: Desk, shop: Shop, until: Until
) -> None:
    page.open("device")
    box = page._device._appearance
    box.show_text("dark")
    box.edited.emit()
    assert desk.theme.palette.scheme == "dark"
    until(lambda: read_device(shop.folder).appearance == "dark")


@pytest.mark.usefixtures("language_follows")
def test_the_language_of_this_computer_changes_every_word(
    page: SettingsPage, shop: Shop, until: Until
) -> None:
    page.open("device")
    box = page._device._language
    box.show_text("zh")
    box.edited.emit()
    until(lambda: read_device(shop.folder) == DeviceSettings("light", "zh"))
    assert page._sections.lines()[0].title == "店铺"
    assert page._device._appearance.itemText(1) == "浅色"


def test_device_settings_survive_being_written_and_read(tmp_path: Path) -> None:
    write_device(tmp_path, DeviceSettings("dark", "en"))
    assert read_device(tmp_path) == DeviceSettings("dark", "en")


@pytest.mark.parametrize(
    "content",
    ["", "appearance = 7", "no toml at all", 'appearance = "pink"\nlanguage = ["zh"]', "\0"],
)
def test_a_damaged_device_file_never_keeps_a_shop_from_opening(
    tmp_path: Path, content: str
) -> None:
    (tmp_path / "device.toml").write_text(content, encoding="utf-8")
    assert read_device(tmp_path) == DeviceSettings()


def test_a_device_file_of_a_newer_program_is_understood_as_far_as_it_goes(tmp_path: Path) -> None:
    (tmp_path / "device.toml").write_text('appearance = "dark"\nsounds = "off"\n', encoding="utf-8")
    assert read_device(tmp_path) == DeviceSettings(appearance="dark")


def test_settings_changed_elsewhere_do_not_overwrite_what_is_being_typed(
    page: SettingsPage, counter: Counter
) -> None:
    counter.consignor()
    page._shop._editors["name"].show_text("half typed")
    values = {key: str(getattr(ShopSettings(), key)) for key in SETTING_KEYS}
    page._shop.show_values({**values, "phone": "021"})
    assert page._shop._editors["name"].text() == "half typed"
    assert page._shop._editors["phone"].text() == "021"


@pytest.mark.usefixtures("language_follows")
def test_the_shops_language_takes_effect_where_no_other_was_chosen(
    page: SettingsPage, until: Until
) -> None:
    editor = page._shop._editors["language"]
    assert editor.text() == "zh"
    editor.show_text("en")
    editor.edited.emit()
    choose_language("zh")
    page._shop.save()
    until(lambda: page._sections.lines()[0].title == "Shop")
