"""Trying rules on past cases: progress, a way to stop, and what came out."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from app.domain.rules.retest import ChangedCase, Retest
from app.domain.rules.rule import Rule
from app.services.rules.retesting import try_rules_on_past_cases
from app.services.shop import Shop
from app.text.catalogue import translate
from app.text.plain_rules import PlainWords
from app.ui.desk import Desk
from app.ui.jobs import JobContext, JobHandle, Progress
from app.ui.theme.metrics import NEAR_PX
from app.ui.widgets.line_list import Line, LineList
from app.ui.widgets.progress import JobProgress
from app.ui.widgets.texts import Text
from app.ui.widgets.themed import Themed

_CASES_PX = 150


class Trial(Themed):
    """``begin`` with rules; ``ended`` when it is over, in whichever way."""

    ended = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme)
        self._desk = desk
        self._job: JobHandle | None = None
        self._words: PlainWords | None = None
        self._found: Retest | None = None
        self._progress = JobProgress(desk.theme)
        self._progress.stopped.connect(self.stop)
        self._result = Text(desk.theme, "", wrap=True)
        self._cases = LineList(desk.theme)
        self._cases.setMaximumHeight(_CASES_PX)
        self._cases.line_opened.connect(lambda line: desk.go("case", line.key))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR_PX)
        for widget in (self._progress, self._result, self._cases):
            column.addWidget(widget)
        self.clear()

    def begin(self, rules: Sequence[Rule], words: PlainWords) -> None:
        """Try ``rules`` in the place of the present ones; nothing is changed."""
        self.clear()
        self._words = words

        def work(shop: Shop, ctx: JobContext) -> Retest:
            def step(done: int, total: int) -> None:
                ctx.check()
                ctx.report(done, total)

            return try_rules_on_past_cases(shop, rules=rules, step=step)

        self.show()
        self._progress.begin(lambda: translate("Rules", "Trying on past cases…"))
        self._job = self._desk.work(
            work,
            owner=self,
            done=self._on_done,
            failed=self._on_failed,
            cancelled=self._on_cancelled,
            progress=self._on_progress,
        )

    def stop(self) -> None:
        """No longer wanted."""
        if self._job is not None:
            self._job.cancel()

    def clear(self) -> None:
        """Show nothing."""
        self.stop()
        self._found = None
        self._result.hide()
        self._cases.hide()
        self.hide()

    def retranslate(self) -> None:
        """Say the result again."""
        if self._found is not None:
            self._show_cases(self._found)

    def _on_progress(self, progress: Progress) -> None:
        text = translate("Rules", "{n} of {total} cases").format(
            n=f"{progress.done:,}", total=f"{progress.total:,}"
        )
        self._progress.advance(progress.done, progress.total, text)

    def _on_done(self, found: Retest) -> None:
        self._found = found
        self._end()
        self._result.say(partial(_result_words, found))
        self._result.show()
        self._show_cases(found)

    def _on_failed(self, error: Exception) -> None:
        self._end()
        self._desk.tell_failure(error)

    def _on_cancelled(self) -> None:
        self._end()

    def _end(self) -> None:
        self._job = None
        self._progress.end()
        self.setVisible(self._found is not None)
        self.ended.emit()

    def _show_cases(self, found: Retest) -> None:
        lines = [self._line(case) for case in found.changed]
        self._cases.set_lines(lines)
        self._cases.setVisible(bool(lines))

    def _line(self, case: ChangedCase) -> Line:
        words = self._words
        differences = " · ".join(
            f"{words.effect_value(d.effect, d.now)} → {words.effect_value(d.effect, d.then)}"
            for d in case.differences
            if words is not None
        )
        return Line(case.number, case.title, differences, lead=case.number)


def _result_words(found: Retest) -> str:
    if not found.cases:
        return translate("Rules", "There are no past cases yet.")
    text = translate("Rules", "It would have touched {touched} of {cases} cases; {n} differently.")
    return text.format(
        touched=f"{found.touched:,}", cases=f"{found.cases:,}", n=f"{found.different:,}"
    )
