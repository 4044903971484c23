"""The theme: follows the system, dresses everything, tints icons, loads its own typeface."""

from pathlib import Path

import pytest
from PySide6.QtGui import QFontMetrics, QPalette, QRawFont
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.text.program_files import program_file
from app.ui.theme.fonts import FontMissingError, load_fonts
from app.ui.theme.icons import icon_pixmap
from app.ui.theme.marks import MarkFiles
from app.ui.theme.palette import DARK, LIGHT
from app.ui.theme.sheet import style_sheet
from app.ui.theme.theme import Theme, system_scheme


def test_switching_dresses_the_application_and_says_so(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.choose("dark")
    ground = qapp.palette().color(QPalette.ColorRole.Window).name().upper()
    assert (ground, theme.palette) == (DARK.page, DARK)
    assert DARK.accent in qapp.styleSheet()


def test_choosing_what_is_worn_already_says_nothing(qtbot: QtBot, theme: Theme) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        theme.choose("light")


def test_following_the_system_means_the_systems_scheme(qapp: QApplication, theme: Theme) -> None:
    theme.choose("system")
    assert (theme.choice, theme.palette.scheme) == ("system", system_scheme(qapp))


def test_colours_follow_the_palette(theme: Theme) -> None:
    light = theme.colour("accent").name().upper()
    theme.choose("dark")
    assert (light, theme.colour("accent").name().upper()) == (LIGHT.accent, DARK.accent)


def test_icons_are_tinted_and_kept(theme: Theme) -> None:
    icon = theme.icon("printer", "overdue", 16)
    image = icon.pixmap(16).toImage()
    colours = {
        image.pixelColor(x, y).name().upper()
        for x in range(16)
        for y in range(16)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert LIGHT.overdue in colours
    assert theme.icon("printer", "overdue", 16) is icon


def test_icons_are_sharp_on_dense_screens(qapp: QApplication) -> None:  # noqa: ARG001 - pixmaps need it
    pixmap = icon_pixmap("search", "#000000", 16, 2)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (32, 2)


def test_every_bundled_icon_can_be_tinted() -> None:
    icons = sorted(program_file("resources", "icons").glob("*.svg"))
    fixed = [icon.stem for icon in icons if "currentColor" not in icon.read_text("utf-8")]
    assert icons
    assert fixed == []


def test_an_unknown_icon_is_a_bug(qapp: QApplication) -> None:  # noqa: ARG001 - pixmaps need it
    with pytest.raises(FileNotFoundError):
        icon_pixmap("no-such-icon", "#000000", 16)


def test_figures_have_one_width_so_that_columns_align(theme: Theme) -> None:
    metrics = QFontMetrics(theme.font("body"))
    assert len({metrics.horizontalAdvance(figure) for figure in "0123456789"}) == 1


def test_the_bundled_typeface_draws_rare_names(theme: Theme) -> None:
    # QFontMetrics.inFont of Qt 6.11 denies U+7000…7FFF and more though the glyphs are there.
    glyphs = QRawFont.fromFont(theme.font("body")).glyphIndexesForString("王堃喆煊A¥")
    assert theme.font("body").family() == "Noto Sans SC"
    assert (len(glyphs), 0 in glyphs) == (6, False)


def test_an_incomplete_installation_is_named(tmp_path: Path) -> None:
    with pytest.raises(FontMissingError) as caught:
        load_fonts(tmp_path)
    assert caught.value.params == {"path": str(tmp_path / "NotoSansSC-Regular.ttf")}


def test_a_damaged_typeface_is_named(tmp_path: Path) -> None:
    (tmp_path / "NotoSansSC-Regular.ttf").write_bytes(b"no font")
    with pytest.raises(FontMissingError):
        load_fonts(tmp_path)


def test_still_means_no_motion(theme: Theme) -> None:
    theme.set_still(still=False)
    moving = theme.motion_ms()
    theme.set_still(still=True)
    assert (120 <= moving <= 180, theme.motion_ms()) == (True, 0)


def test_the_sheet_is_valid_without_marks(qtbot: QtBot) -> None:
    """Where no temporary folder can be made, Fusion draws ticks and arrows."""
    button = QPushButton()
    qtbot.addWidget(button)
    button.setStyleSheet(style_sheet(LIGHT, {}))
    button.ensurePolished()
    assert "::indicator" not in style_sheet(LIGHT, {})


def test_marks_exist_for_every_density(qapp: QApplication) -> None:  # noqa: ARG001 - pixmaps need it
    files = MarkFiles()
    paths = [Path(path) for path in files.write(DARK).values()]
    missing = [
        path.name
        for path in paths
        for name in (path.name, f"{path.stem}@2x.png")
        if not path.with_name(name).is_file()
    ]
    assert paths
    assert missing == []
