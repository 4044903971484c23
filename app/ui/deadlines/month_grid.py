"""A month as a grid: how much ends on each day, what others have set, when the shop is closed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.months import month_of
from app.text.catalogue import translate
from app.text.dates import weekday_names
from app.ui.theme.metrics import GROUP_PX, ICON_PX, INSIDE_PX, NEAR_PX, RADIUS_PX
from app.ui.theme.theme import Theme
from app.ui.widgets.themed import Ringed, paint_ring

WEEKS = 6
_DAYS = 7
_HEAD_PX = 28
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}


@dataclass(frozen=True, slots=True)
class DayFace:
    """What a day shows: counts, the colour role of the first, whether the shop is closed."""

    total: str = ""
    by_others: str = ""
    tone: str = "ink"
    is_closed: bool = False


def first_of_grid(month: date) -> date:
    """The Monday that the grid of a month begins with."""
    first = month.replace(day=1)
    return first - timedelta(days=first.weekday())


class MonthGrid(Ringed):
    """``day_chosen`` carries the day. Arrows walk the days, Page keys the months."""

    day_chosen = Signal(object)
    left_for_list = Signal()

    def __init__(self, theme: Theme, today: date, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._today = self._chosen = today
        self._month = today.replace(day=1)
        self._faces: Mapping[date, DayFace] = {}
        self._over: date | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def month(self) -> date:
        """The first day of the month that is shown."""
        return self._month

    def chosen(self) -> date:
        """The day that is looked at."""
        return self._chosen

    def days(self) -> tuple[date, ...]:
        """All days of the grid."""
        first = first_of_grid(self._month)
        return tuple(first + timedelta(days=n) for n in range(WEEKS * _DAYS))

    def show_faces(self, today: date, faces: Mapping[date, DayFace]) -> None:
        """What the days show."""
        self._today, self._faces = today, faces
        self._tell()
        self.update()

    def choose(self, day: date) -> None:
        """Look at a day, and at its month."""
        self._chosen, self._month = day, day.replace(day=1)
        self._tell()
        self.update()
        self.day_chosen.emit(day)

    def turn(self, months: int) -> None:
        """Another month, the same day of it where there is one."""
        last = month_of(self._month).plus(months).last_day
        self.choose(last.replace(day=min(self._chosen.day, last.day)))

    def sizeHint(self) -> QSize:
        """Room for numbers in every cell."""
        return QSize(560, 420)

    def retranslate(self) -> None:
        """Weekday names are painted; say the day again for screen readers."""
        self._tell()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Days and months; Enter goes into the day's list."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.choose(self._chosen + timedelta(days=_STEPS[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turn(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key == Qt.Key.Key_Home:
            self.choose(self._today)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_for_list.emit()
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click looks at the day."""
        day = self._day_at(event.position().toPoint())
        if day is not None:
            self.choose(day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The day under the pointer."""
        self._over = self._day_at(event.position().toPoint())
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """No day is under the pointer."""
        self._over = None
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Weekdays, then cell by cell."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.theme.font("caption"))
        painter.setPen(self.theme.colour("secondary"))
        for column, name in enumerate(weekday_names()):
            cell = self._cell(column)
            painter.drawText(
                QRect(cell.left() + NEAR_PX, 0, cell.width(), _HEAD_PX), int(_LEFT), name
            )
        for place, day in enumerate(self.days()):
            self._paint_day(painter, self._cell(place), day)

    def _paint_day(self, painter: QPainter, cell: QRect, day: date) -> None:
        theme, face = self.theme, self._faces.get(day, DayFace())
        area = QRectF(cell).adjusted(2, 2, -2, -2)
        inside = day.month == self._month.month
        ground = "selection" if day == self._chosen else "hover" if day == self._over else ""
        painter.setPen(theme.colour("hairline"))
        painter.setBrush(theme.colour(ground or ("page" if face.is_closed else "surface")))
        painter.drawRoundedRect(area, RADIUS_PX, RADIUS_PX)
        room = cell.adjusted(NEAR_PX + 2, NEAR_PX, -NEAR_PX - 2, -NEAR_PX)
        first = QRect(room.left(), room.top(), room.width(), GROUP_PX)
        painter.setFont(theme.font("caption", bold=day == self._today))
        painter.setPen(
            theme.colour("accent" if day == self._today else "ink" if inside else "disabled")
        )
        painter.drawText(first, int(_LEFT), str(day.day))
        if face.is_closed:
            painter.setPen(theme.colour("secondary" if inside else "disabled"))
            painter.drawText(first, int(_RIGHT), translate("Deadlines", "closed"))
        if face.total:
            self._paint_counts(painter, room, face, inside=inside)
        if self.ring and day == self._chosen:
            paint_ring(painter, area, theme)

    def _paint_counts(self, painter: QPainter, room: QRect, face: DayFace, *, inside: bool) -> None:
        theme = self.theme
        painter.setFont(theme.font("value", bold=True))
        painter.setPen(theme.colour(face.tone if inside else "disabled"))
        foot = QRect(room.left(), room.bottom() - GROUP_PX - INSIDE_PX, room.width(), 22)
        painter.drawText(foot, int(_LEFT), face.total)
        if not face.by_others:
            return
        painter.setFont(theme.font("caption"))
        role = "warning" if inside else "disabled"
        painter.setPen(theme.colour(role))
        painter.drawText(foot, int(_RIGHT), face.by_others)
        width = painter.fontMetrics().horizontalAdvance(face.by_others)
        bell = theme.pixmap("clock", role, ICON_PX, painter.device().devicePixelRatio())
        at = QPoint(foot.right() - width - ICON_PX - 2, foot.center().y() - ICON_PX // 2)
        painter.drawPixmap(at, bell)

    def _cell(self, place: int) -> QRect:
        """Columns and rows share what is left over, so that the grid ends with its card."""
        column, row = place % _DAYS, place // _DAYS
        width, height = self.width(), self.height() - _HEAD_PX
        left, right = column * width // _DAYS, (column + 1) * width // _DAYS
        top, bottom = row * height // WEEKS, (row + 1) * height // WEEKS
        return QRect(left, _HEAD_PX + top, right - left, bottom - top)

    def _day_at(self, point: QPoint) -> date | None:
        for place, day in enumerate(self.days()):
            if self._cell(place).contains(point):
                return day
        return None

    def _tell(self) -> None:
        face = self._faces.get(self._chosen, DayFace())
        told = translate("Deadlines", "{day}: {n} due").format(
            day=self._chosen.isoformat(), n=face.total or "0"
        )
        self.setAccessibleName(told)
