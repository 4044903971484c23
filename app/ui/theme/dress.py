"""Put a palette on the whole application: Fusion, QPalette and the one style sheet."""

from collections.abc import Mapping

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QToolTip

from app.ui.theme.palette import Palette
from app.ui.theme.sheet import style_sheet


def apply_theme(app: QApplication, palette: Palette, font: QFont, marks: Mapping[str, str]) -> None:
    """Dress ``app``, including every window that is open; ``marks`` from `MarkFiles.write`."""
    if app.style().objectName() != "fusion":
        app.setStyle("Fusion")
    app.setFont(font)
    colours = qt_palette(palette)
    app.setPalette(colours)
    QToolTip.setPalette(colours)
    QToolTip.setFont(font)
    app.setStyleSheet(style_sheet(palette, marks))


def qt_palette(palette: Palette) -> QPalette:
    """Our roles as Qt's, for all that the style sheet leaves to Fusion."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    colours = QPalette()
    for target, colour in {
        role.Window: palette.page,
        role.WindowText: palette.ink,
        role.Base: palette.surface,
        role.AlternateBase: palette.page,
        role.Text: palette.ink,
        role.Button: palette.surface,
        role.ButtonText: palette.ink,
        role.BrightText: palette.overdue,
        role.Highlight: palette.accent,
        role.HighlightedText: palette.on_accent,
        role.Accent: palette.accent,
        role.Link: palette.accent,
        role.LinkVisited: palette.accent,
        role.ToolTipBase: palette.raised,
        role.ToolTipText: palette.ink,
        role.PlaceholderText: palette.secondary,
        role.Light: palette.raised,
        role.Midlight: palette.hairline,
        role.Mid: palette.hairline,
        role.Dark: palette.field_border,
        role.Shadow: palette.hairline,
    }.items():
        colours.setColor(target, QColor(colour))
    for target in (role.WindowText, role.Text, role.ButtonText):
        colours.setColor(group.Disabled, target, QColor(palette.disabled))
    colours.setColor(group.Disabled, role.Highlight, QColor(palette.hairline))
    return colours
