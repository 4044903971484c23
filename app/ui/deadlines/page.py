"""The calendar of deadlines: a month at a glance, and the list of the day that is chosen."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from app.domain.changes import Changes
from app.domain.deadlines import INSTALMENT, PROMISE, RECOVERY, STAGE, DayCount, Deadline
from app.services.pressing import clock_name, who_acts
from app.text.catalogue import translate
from app.text.dates import local_time
from app.ui.deadlines.month_grid import DayFace, MonthGrid
from app.ui.desk import Desk
from app.ui.page import Page
from app.ui.theme.metrics import GROUP_PX, NEAR_PX, PAGE_PX
from app.ui.widgets.buttons import Button, IconButton
from app.ui.widgets.cards import Card
from app.ui.widgets.chip_faces import party_face
from app.ui.widgets.line_list import Line, LineList
from app.ui.widgets.skeleton import Skeleton
from app.ui.widgets.state_stack import StateStack
from app.ui.widgets.states import EmptyState, ErrorState

_LISTED = 200
_COUNTED_AT_MOST = 999


class DeadlinesPage(Page):
    """Arrows walk the days, Page keys the months, Enter goes into the list and opens a case."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._found: Sequence[Deadline] = ()
        self._grid = MonthGrid(desk.theme, self.desk.today())
        self._list = LineList(desk.theme)
        empty = EmptyState(
            desk.theme, lambda: translate("Deadlines", "Nothing ends on this day."), icon="calendar"
        )
        self._stack = StateStack(
            self._list,
            skeleton=Skeleton(desk.theme, lines=8),
            empty=empty,
            error=ErrorState(desk.theme),
        )
        month = Card(desk.theme, self._month_name)
        self._title = month.title
        for icon, words, months in (
            ("chevron-left", lambda: translate("Deadlines", "Month before"), -1),
            ("chevron-right", lambda: translate("Deadlines", "Month after"), 1),
        ):
            button = IconButton(desk.theme, icon, words)
            button.clicked.connect(lambda _on=False, months=months: self._grid.turn(months))
            month.add_action(button)
        today = Button(desk.theme, lambda: translate("Deadlines", "Today"), "quiet")
        today.clicked.connect(lambda: self._grid.choose(self.desk.today()))
        month.add_action(today)
        month.body.addWidget(self._grid, 1)
        day = Card(desk.theme, self._day_name, inset_px=GROUP_PX // 2)
        self._day_title = day.title
        day.title.setContentsMargins(NEAR_PX, 0, 0, 0)  # in line with the rows
        day.body.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(PAGE_PX, GROUP_PX, PAGE_PX, GROUP_PX)
        row.setSpacing(GROUP_PX)
        row.addWidget(month, 3)
        row.addWidget(day, 2)
        self._grid.day_chosen.connect(lambda _day: self.refresh())
        self._grid.left_for_list.connect(self._enter_list)
        self._list.line_opened.connect(self._on_line_opened)

    def load(self, key: str) -> None:
        """``key`` may be a day; else the day that was looked at."""
        try:
            day = date.fromisoformat(key)
        except ValueError:
            day = self._grid.chosen()
        self._grid.choose(day)
        self._grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Ask for the month's counts and the day's list."""
        days, chosen = self._grid.days(), self._grid.chosen()
        spans = [self._span(day) for day in days]
        start_ms, end_ms = self._span(chosen)
        self._title.retranslate()
        self._day_title.retranslate()
        self.desk.ask(
            lambda queries: (
                queries.clocks.per_day(spans),
                queries.clocks.between(start_ms, end_ms, limit=_LISTED + 1),
            ),
            self._take,
            owner=self,
            key="deadlines",
        )

    def concerns(self, changes: Changes) -> bool:
        """Cases and the calendar."""
        return changes.touches("case") or changes.touches("shop")

    def retranslate(self) -> None:
        """Say the list again."""
        self._show_list()

    def leave(self) -> bool:
        """Esc goes from the list back to the month."""
        if not self._list.hasFocus():
            return False
        self._grid.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _span(self, day: date) -> tuple[int, int]:
        zone = self.desk.settings.zone
        start = datetime.combine(day, time(), zone)
        end = datetime.combine(day + timedelta(days=1), time(), zone)
        return round(start.timestamp() * 1000), round(end.timestamp() * 1000)

    def _month_name(self) -> str:
        return translate("Deadlines", "Deadlines · {month}").format(
            month=self._grid.month().strftime("%Y-%m")
        )

    def _day_name(self) -> str:
        return self._grid.chosen().isoformat()

    def _take(self, found: tuple[list[DayCount], list[Deadline]]) -> None:
        counts, self._found = found
        today, hours = self.desk.today(), self.desk.settings.hours
        self._grid.show_faces(
            today,
            {
                day: DayFace(
                    _shown(count.total),
                    _shown(count.by_others),
                    "overdue" if day < today else "ink",
                    is_closed=hours.on(day) is None,
                )
                for day, count in zip(self._grid.days(), counts, strict=True)
            },
        )
        self._show_list()

    def _show_list(self) -> None:
        lines = [self._line(deadline) for deadline in self._found[:_LISTED]]
        if len(self._found) > _LISTED:
            more = translate("Deadlines", "…and more; these are the first {n}.").format(n=_LISTED)
            lines.append(Line("more", more, opens=False))
        self._list.set_lines(lines)
        if lines:
            self._stack.show_content()
        else:
            self._stack.show_empty()

    def _line(self, deadline: Deadline) -> Line:
        desk = self.desk
        now_ms = desk.shop.clock()
        warns = deadline.warn_ms is not None and deadline.warn_ms <= now_ms
        late = deadline.at < now_ms
        turn = who_acts(desk.shop.program, deadline)
        parts = (deadline.number, self._what(deadline), deadline.note)
        return Line(
            f"{deadline.number} {deadline.kind} {deadline.at}",
            deadline.title,
            detail="  ·  ".join(part for part in parts if part),
            lead=local_time(deadline.at, desk.settings.zone).strftime("%H:%M"),
            figure=self._how(deadline),
            tone="overdue" if late else "warning" if warns else "secondary",
            chip=party_face(turn) if turn else None,
        )

    def _how(self, deadline: Deadline) -> str:
        if deadline.at < self.desk.shop.clock():
            return translate("Deadlines", "late")
        return "" if deadline.warn_ms is None else translate("Deadlines", "set by others")

    def _what(self, deadline: Deadline) -> str:
        desk = self.desk
        if deadline.kind in {STAGE, RECOVERY}:
            return desk.stage(deadline.stage)
        if deadline.kind == PROMISE:
            return translate("Deadlines", "our promise")
        if deadline.kind == INSTALMENT:
            return translate("Deadlines", "payment due")
        return clock_name(desk.shop.program, deadline.kind).in_language(desk.lang)

    def _enter_list(self) -> None:
        if self._list.lines():
            self._list.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_line_opened(self, line: Line) -> None:
        number, kind, *_ = line.key.split(" ")
        self.desk.go("case", f"{number}/recovery" if kind == INSTALMENT else number)


def _shown(count: int) -> str:
    return "" if not count else f"{_COUNTED_AT_MOST}+" if count > _COUNTED_AT_MOST else str(count)
