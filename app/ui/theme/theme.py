"""The look in force: made once by the composition root and passed to every widget."""

from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QStyle

from app.ui.theme.dress import apply_theme
from app.ui.theme.icons import icon_pixmap, tinted_icon
from app.ui.theme.marks import MarkFiles
from app.ui.theme.metrics import BOLD_ROLES, ICON_PX, MOTION_MS, TYPE_PT, TypeRole
from app.ui.theme.palette import DARK, LIGHT, Palette, Scheme

Choice = Literal["system", "light", "dark"]
_DERIVED = frozenset(
    "hover pressed accent_hover accent_pressed selection skeleton field_border".split()
)


def system_scheme(app: QApplication) -> Scheme:
    """What the desktop asks for; light where it does not say."""
    return "dark" if app.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"


class Theme(QObject):
    """Palette, type and icons, following the system unless a scheme was chosen.

    ``changed`` is emitted after the application wears the new palette: painted widgets repaint,
    holders of icons fetch them again. ``family`` is what `load_fonts` returned, or None for the
    system's font. ``still`` switches motion off whatever the system says.
    """

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        *,
        family: str | None = None,
        choice: Choice = "system",
        still: bool = False,
    ) -> None:
        super().__init__()
        self._app = app
        self._family = family
        self._choice: Choice = choice
        self._still = still
        self._icons: dict[tuple[str, str, int], QIcon] = {}
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}
        self._colours: dict[str, QColor] = {}
        self._fonts: dict[tuple[TypeRole, bool], QFont] = {}
        self._marks = MarkFiles()
        self._palette = self._wanted_palette()
        apply_theme(app, self._palette, self.font("body"), self._marks.write(self._palette))
        app.styleHints().colorSchemeChanged.connect(self._on_color_scheme_changed)

    @property
    def palette(self) -> Palette:
        """The colours in force."""
        return self._palette

    @property
    def choice(self) -> Choice:
        """What the person chose: follow the system, light or dark."""
        return self._choice

    def choose(self, choice: Choice) -> None:
        """Follow the system, or stay light or dark."""
        self._choice = choice
        self._refresh()

    def colour(self, role: str) -> QColor:
        """The colour of a role, a party, or one that is derived (``hover``, ``selection`` …)."""
        if role not in self._colours:
            value = getattr(self._palette, role) if role in _DERIVED else self._palette.role(role)
            self._colours[role] = QColor(value)
        return self._colours[role]

    def tint(self, role: str) -> QColor:
        """The pale ground behind a word in that role's colour."""
        key = "tint " + role
        if key not in self._colours:
            self._colours[key] = QColor(self._palette.tint(self._palette.role(role)))
        return self._colours[key]

    def font(self, role: TypeRole, *, bold: bool = False) -> QFont:
        """The type of a role; titles and the big number are bold already. A copy: change it."""
        key = (role, bold)
        if key not in self._fonts:
            font = QFont(self._app.font())
            if self._family:
                font.setFamilies([self._family])
            font.setPointSize(TYPE_PT[role])
            font.setBold(bold or role in BOLD_ROLES)
            self._fonts[key] = font
        return QFont(self._fonts[key])

    def icon(self, name: str, role: str = "secondary", size_px: int = ICON_PX) -> QIcon:
        """A tinted icon; kept until the palette changes."""
        key = (name, role, size_px)
        if key not in self._icons:
            colour, disabled = self._palette.role(role), self._palette.disabled
            self._icons[key] = tinted_icon(name, colour, disabled, size_px)
        return self._icons[key]

    def pixmap(self, name: str, role: str, size_px: int, density: float) -> QPixmap:
        """One drawing of an icon for painters; ``density`` is the widget's devicePixelRatioF."""
        key = (name, role, size_px, density)
        if key not in self._pixmaps:
            self._pixmaps[key] = icon_pixmap(name, self._palette.role(role), size_px, density)
        return self._pixmaps[key]

    def motion_ms(self) -> int:
        """How long a movement takes: 0 when the system or the shop wants things still."""
        hint = QStyle.StyleHint.SH_Widget_Animation_Duration
        return 0 if self._still or self._app.style().styleHint(hint) <= 0 else MOTION_MS

    def set_still(self, *, still: bool) -> None:
        """Switch motion off, or back to what the system wants."""
        self._still = still

    def _wanted_palette(self) -> Palette:
        scheme = system_scheme(self._app) if self._choice == "system" else self._choice
        return DARK if scheme == "dark" else LIGHT

    def _refresh(self) -> None:
        wanted = self._wanted_palette()
        if wanted is self._palette:
            return
        self._palette = wanted
        self._icons.clear()
        self._pixmaps.clear()
        self._colours.clear()
        apply_theme(self._app, wanted, self.font("body"), self._marks.write(wanted))
        self.changed.emit()

    def _on_color_scheme_changed(self, _scheme: Qt.ColorScheme) -> None:
        self._refresh()
