"""Below the words of step 2: how cases like the one being typed ended; quiet without any."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.similar import SimilarCase
from app.services.similar import SHOWN_AT_COUNTER, AtCounter, Told, while_typing
from app.text.catalogue import translate
from app.text.dotted import dotted
from app.text.similar import days_words, outcome_words, why_words
from app.ui.counter.intake import Intake
from app.ui.desk import Desk
from app.ui.theme.metrics import INSIDE_PX
from app.ui.widgets.line_list import Line, LineList
from app.ui.widgets.texts import Text
from app.ui.widgets.themed import Themed

_PAUSE_MS = 300  # nobody is asked between two letters


class SimilarLines(Themed):
    """At most three lines; Alt+S goes there, Enter or a click opens a case.

    Tab leads from field to field as it does without them: nobody's hands learn another way because
    something was found.

    ``duplicate_found`` carries the `DuplicateWarning` of what is typed now, or None. The buyer
    can see this screen: number, title, outcome and days stand there; how alike and why show
    while Alt is held.
    """

    duplicate_found = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        self._told = Told()
        self._cases: tuple[SimilarCase, ...] = ()
        self._with_why = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        head = Text(
            desk.theme,
            lambda: translate("Counter", "How similar cases ended  Alt+S"),
            "caption",
            tone="secondary",
        )
        self.lines = LineList(desk.theme, grows=True)
        self.lines.line_opened.connect(lambda line: desk.go("case", line.key))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(INSIDE_PX)
        column.addWidget(head)
        column.addWidget(self.lines)
        self.hide()

    def look(self, intake: Intake, *, item_is_known: bool) -> None:
        """Something was typed: ask once the hands rest."""
        told = Told(
            text=intake.complaint,
            sku=intake.sku if item_is_known else "",
            sale_number=intake.sale_number,
            category=intake.category,
            phone=intake.phone if intake.claimant == "buyer" else "",
        )
        if told == self._told:
            return
        self._told = told
        if told == Told(category=told.category):  # nothing that could be like anything
            self._pause.stop()
            self._take(told, AtCounter())
        else:
            self._pause.start()

    def show_why(self, *, shown: bool) -> None:
        """How alike and why, while Alt is held."""
        if shown != self._with_why:
            self._with_why = shown
            self.retranslate()

    def focus_start(self) -> None:
        """The first line, where there is any."""
        if not self.isHidden():
            self.lines.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def retranslate(self) -> None:
        """The lines are said anew."""
        self.lines.set_lines([self._line(case) for case in self._cases])
        self.lines.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.lines.setAccessibleName(translate("Counter", "How similar cases ended"))
        self.setVisible(bool(self._cases))

    def _ask(self) -> None:
        shop, told = self._desk.shop, self._told
        self._desk.ask(
            lambda _queries: while_typing(shop, told),
            lambda found: self._take(told, found),
            owner=self,
            key="counter.similar",
        )

    def _take(self, told: Told, found: AtCounter) -> None:
        if told != self._told:  # more was typed meanwhile
            return
        self._cases = found.similar.cases[:SHOWN_AT_COUNTER]
        self.retranslate()
        self.duplicate_found.emit(found.duplicate)

    def _line(self, case: SimilarCase) -> Line:
        desk = self._desk
        if self._with_why:
            why = why_words(case, lambda code: desk.word("in_common", code))
            return Line(case.number, why, lead=case.number, figure=f"{case.likeness} %")
        ended = outcome_words(case, desk.resolution, desk.stage)
        figure = dotted(ended, days_words(case.days))
        return Line(case.number, case.title, lead=case.number, figure=figure)
