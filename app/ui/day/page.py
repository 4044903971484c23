"""My day: late, due today, deadlines of others, answers, and what waits for the shop."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout

from app.domain.changes import Changes
from app.services.day import DayPart, PressingCase, day_of_work
from app.services.pressing import told_reasons
from app.text.catalogue import translate
from app.text.dates import format_due
from app.text.errors import failure_words
from app.ui.desk import Desk
from app.ui.page import Page
from app.ui.pictures import LargePhotos
from app.ui.queue.preview import CasePreview
from app.ui.theme.metrics import GROUP_PX, NEAR_PX, PAGE_PX
from app.ui.widgets.cards import Card
from app.ui.widgets.chip_faces import party_face
from app.ui.widgets.line_list import Line, LineList
from app.ui.widgets.skeleton import Skeleton
from app.ui.widgets.state_stack import StateStack
from app.ui.widgets.states import EmptyState, ErrorState

_PREVIEW_PX, _WIDE_PREVIEW_PX = 280, 380
_WIDE_PX = 1400
_REASONS_TOLD = 2
_COUNTED_AT_MOST = 1000
_NUMBERS = {Qt.Key.Key_1: 1, Qt.Key.Key_2: 2, Qt.Key.Key_3: 3}
_MORE = "more:"
_SAID = ("overdue", "clock")  # beginnings of reasons that stand at the right
# Which view of the queue holds the rest of a section.
_VIEW_OF = {"overdue": "overdue", "today": "day", "waiting": "shop"}


class DayPage(Page):
    """j/k move, Enter opens, 1 to 3 make an offered move."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._parts: tuple[DayPart, ...] = ()
        self._cases: dict[str, PressingCase] = {}
        self._lines = LineList(desk.theme, chooses=True, patient=True)
        self._preview = CasePreview(desk)
        self._large = LargePhotos(desk, self)
        empty = EmptyState(
            desk.theme,
            lambda: translate("Day", "Nothing needs you now. Well done."),
            lambda: translate("Day", "Look at the queue"),
            icon="circle-check",
        )
        empty.action_taken.connect(lambda: desk.go("queue"))
        error = ErrorState(desk.theme)
        error.retried.connect(self.refresh)
        self._stack = StateStack(
            self._lines, skeleton=Skeleton(desk.theme, lines=12), empty=empty, error=error
        )
        card = Card(desk.theme, lambda: translate("Places", "My day"), inset_px=GROUP_PX // 2)
        card.title.setContentsMargins(NEAR_PX, 0, 0, 0)  # in line with the rows
        card.body.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(PAGE_PX, GROUP_PX, PAGE_PX, GROUP_PX)
        row.setSpacing(GROUP_PX)
        row.addWidget(card, 1)
        row.addWidget(self._preview)
        self._lines.line_chosen.connect(self._on_line_chosen)
        self._lines.line_opened.connect(self._on_line_opened)
        self._preview.opened.connect(lambda line: desk.go("case", line.number))
        self._preview.photo_wanted.connect(lambda sha256: self._look_at(str(sha256)))

    def load(self, _key: str) -> None:
        """Ask what needs somebody now."""
        if not self._parts:
            self._stack.show_loading()
        self.refresh()

    def refresh(self) -> None:
        """Ask again: time alone changes the answer."""
        settings, now_ms = self.desk.settings, self.desk.shop.clock()
        self.desk.ask(
            lambda queries: day_of_work(queries, settings, now_ms),
            self._take,
            owner=self,
            key="day",
            failed=self._on_failed,
        )

    def concerns(self, changes: Changes) -> bool:
        """Cases and the calendar."""
        return changes.touches("case") or changes.touches("shop")

    def retranslate(self) -> None:
        """Say the lines again."""
        if self._parts:
            self._lines.set_lines(tuple(self._told()))

    def leave(self) -> bool:
        """Esc closes a photo."""
        return self._large.leave()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A wide window has room for more of the chosen case."""
        super().resizeEvent(event)
        self._preview.setFixedWidth(_WIDE_PREVIEW_PX if self.width() > _WIDE_PX else _PREVIEW_PX)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 to 3 run the offered moves, Space shows the photos."""
        number = _NUMBERS.get(Qt.Key(event.key()))
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or event.isAutoRepeat():
            super().keyPressEvent(event)
        elif number:
            self._preview.make_move(number)
        elif event.key() == Qt.Key.Key_Space:
            self._look_at("")
        else:
            super().keyPressEvent(event)

    def _look_at(self, sha256: str) -> None:
        self._large.show(self._preview.photos(), sha256)

    def _take(self, parts: tuple[DayPart, ...]) -> None:
        row = self._lines.currentIndex().row()
        self._parts = parts
        self._cases = {case.day.line.number: case for part in parts for case in part.cases}
        lines = tuple(self._told())
        self._lines.set_lines(lines)
        if not lines:
            self._stack.show_empty()
            self._preview.show_nothing()
            return
        self._stack.show_content()
        if not self._lines.selectionModel().hasSelection():  # Qt's focus makes current, no more
            self._lines.choose_row(max(row, self._lines.currentIndex().row()))
        self._preview.refresh()
        self._lines.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_failed(self, error: Exception) -> None:
        self._parts = ()
        self._stack.show_error(
            failure_words(error), lambda: translate("States", "Nothing was changed or lost.")
        )

    def _told(self) -> Iterator[Line]:
        for part in self._parts:
            tone = "overdue" if part.code == "overdue" else "secondary"
            yield Line(
                "head:" + part.code, _section_name(part.code), figure=_shown(part.count), tone=tone,
                head=True,
            )  # fmt: skip
            by_others = part.code == "clocks"
            yield from (self._line(case, by_others=by_others) for case in part.cases)
            left = part.count - len(part.cases)
            if left > 0:
                more = translate("Day", "{n} more").format(
                    n=f"{left}+" if part.count >= _COUNTED_AT_MOST else left
                )
                yield Line(_MORE + part.code, more, opens=part.code in _VIEW_OF)

    def _line(self, case: PressingCase, *, by_others: bool) -> Line:
        """A case with its own deadline, or the one that others have set."""
        desk, line, clock = self.desk, case.day.line, case.day.clock
        now_ms, zone = desk.shop.clock(), desk.settings.zone
        kind = desk.shop.program.clocks.kinds.get(clock.kind) if clock and by_others else None
        due, turn, what = line.due, line.turn, desk.stage(line.stage)
        if clock is not None and kind is not None:
            due, turn, what = clock.due_ms, kind.turn, kind.name.in_language(desk.lang)
        if case.day.instalment_ms is not None:
            due, turn = case.day.instalment_ms, "consignor"
            what = translate("Day", "payment due")
        late = due is not None and due < now_ms
        return Line(
            line.number,
            line.title,
            detail="  ·  ".join((what, *self._why(case))),
            lead=line.number,
            figure=format_due(due, now_ms, zone) if due is not None else "",
            tone="overdue" if late else "warning" if kind else "ink",
            chip=party_face(turn) if turn else None,
        )

    def _why(self, case: PressingCase) -> list[str]:
        """The weightiest reasons that the figure at the right does not say already."""
        told = told_reasons(self.desk.shop.program, case.priority, self.desk.lang)
        both = zip(case.priority.reasons, told, strict=True)
        return [text for reason, text in both if not reason.code.startswith(_SAID)][:_REASONS_TOLD]

    def _on_line_chosen(self, line: Line) -> None:
        if line.key in self._cases:
            self._preview.show_case(line.key)

    def _on_line_opened(self, line: Line) -> None:
        if line.key in self._cases:
            owed = self._cases[line.key].day.instalment_ms is not None
            self.desk.go("case", f"{line.key}/recovery" if owed else line.key)
        else:
            self.desk.go("queue", _VIEW_OF[line.key.removeprefix(_MORE)])


def _shown(count: int) -> str:
    return f"{_COUNTED_AT_MOST - 1}+" if count >= _COUNTED_AT_MOST else str(count)


def _section_name(code: str) -> str:
    names = {
        "overdue": translate("Day", "Overdue"),
        "today": translate("Day", "Due today"),
        "clocks": translate("Day", "Deadlines of others"),
        "instalments": translate("Day", "Money due from consignors"),
        "answered": translate("Day", "Just answered"),
        "waiting": translate("Day", "Waiting for us"),
    }
    return names[code]
