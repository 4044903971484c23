"""The model in use, what came of each training, and the way back."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSpinBox

from app.domain.own_model import TrainedModel
from app.domain.settings import FEWEST_NEW, MOST_NEW
from app.services.learning import ModelStanding
from app.text.catalogue import translate
from app.text.dates import format_day_at
from app.text.dotted import dotted
from app.text.errors import sentence
from app.text.learning_words import percent
from app.ui.desk import Desk
from app.ui.theme.metrics import GROUP_PX, NEAR_PX
from app.ui.widgets.buttons import Button
from app.ui.widgets.cards import Card
from app.ui.widgets.chip_faces import ChipFace
from app.ui.widgets.line_list import Line, LineList
from app.ui.widgets.progress import JobProgress
from app.ui.widgets.scroll_column import inset
from app.ui.widgets.texts import Text

_PACE_PX = 72
_BUILT_IN = ""  # the key of the model that every shop starts with


class ModelCard(Card):
    """``learn_wanted``; ``model_wanted`` carries the digest of a model to return to.

    ``pace_wanted`` carries after how many new cases it shall learn again.
    """

    learn_wanted = Signal()
    model_wanted = Signal(object)
    pace_wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk.theme, lambda: translate("Learning", "Model in use"), inset_px=NEAR_PX
        )
        self._desk = desk
        self._standing: ModelStanding | None = None
        theme = desk.theme
        self.title.setContentsMargins(NEAR_PX, 0, 0, 0)  # in line with the rows
        self._says = Text(theme, self._says_words, wrap=True)
        self._problem = Text(theme, self._problem_words, tone="warning", wrap=True)
        self._new = Text(theme, self._new_words, tone="secondary", wrap=True)
        self._after = Text(theme, self._after_words, tone="secondary")
        self.learn = Button(theme, lambda: translate("Learning", "Learn now"))
        self.pace = QSpinBox()
        self.pace.setRange(FEWEST_NEW, MOST_NEW)
        self.pace.setFixedWidth(_PACE_PX)
        self.pace.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.pace.setKeyboardTracking(False)
        self.progress = JobProgress(theme)
        self.history = LineList(theme, grows=True)
        self._hint = Text(
            theme,
            lambda: translate("Learning", "Choose a line to return to its model."),
            "caption",
            tone="secondary",
        )
        head = QHBoxLayout()
        head.setSpacing(NEAR_PX)
        head.addWidget(self._new, 1)
        head.addWidget(self._after)
        head.addWidget(self.pace)
        head.addSpacing(GROUP_PX)
        head.addWidget(self.learn)
        for part in (self._says, self._problem, head, self.progress):
            self.body.addLayout(inset(part))
        self.body.addWidget(self.history)
        self.body.addLayout(inset(self._hint))
        self.learn.clicked.connect(self.learn_wanted)
        self.pace.valueChanged.connect(self.pace_wanted.emit)
        self.history.line_opened.connect(lambda line: self.model_wanted.emit(line.key))
        self._show_pace()
        for unread in (self._problem, self.history, self._hint):
            unread.hide()  # until it is known which model is in use

    def show_standing(self, standing: ModelStanding) -> None:
        """Show this."""
        self._standing = standing
        self.retranslate()

    def allow(self, *, may: bool) -> None:
        """Whether whoever sits here may train and return."""
        self.learn.setEnabled(may)
        self.pace.setEnabled(may)
        self.history.setEnabled(may)

    def retranslate(self) -> None:
        """Say everything again."""
        for text in (self._says, self._problem, self._new, self._after, self._hint):
            text.retranslate()
        self.pace.setAccessibleName(self._after_words())
        self._show_pace()
        if self._standing is not None:
            self._problem.setVisible(self._standing.problem is not None)
            lines = self._lines(self._standing)
            self.history.set_lines(lines)
            self.history.show()
            self._hint.setVisible(any(line.opens for line in lines))

    def _show_pace(self) -> None:
        blocker = QSignalBlocker(self.pace)
        self.pace.setValue(self._desk.settings.retrain_after)
        blocker.unblock()

    def _lines(self, standing: ModelStanding) -> list[Line]:
        in_use = ChipFace(translate("Learning", "in use"), "good")
        lines = [
            self._line(one, in_use if one.kept and one.digest == standing.in_use else None)
            for one in reversed(standing.trainings)
        ]
        is_first = standing.in_use == _BUILT_IN
        name = translate("Learning", "Built-in model")
        detail = translate("Learning", "Came with the program, for every shop.")
        lines.append(
            Line(_BUILT_IN, name, detail, chip=in_use if is_first else None, opens=not is_first)
        )
        return lines

    def _line(self, one: TrainedModel, chip: ChipFace | None) -> Line:
        told = translate("Learning", "{n} cases: {why}")
        title = told.format(n=f"{one.cases:,}", why=self._desk.word("training", one.why))
        against = translate(
            "Learning", "Tried on {n} cases kept out of learning: right in {new}, before in {old}"
        )
        return Line(
            one.digest,
            title,
            dotted(
                against.format(
                    new=percent(one.challenger.accuracy),
                    old=percent(one.champion.accuracy),
                    n=one.challenger.cases,
                ),
                one.digest[:8],
            ),
            lead=format_day_at(one.at_ms, self._desk.settings.zone),
            chip=chip,
            opens=one.kept and chip is None,
        )

    def _says_words(self) -> str:
        standing = self._standing
        if standing is None:
            return ""
        if not standing.in_use:
            return translate("Learning", "The built-in model: it came with the program.")
        told = translate("Learning", "The shop's own model {name}, learned from {n} cases.")
        cases = next(o.cases for o in reversed(standing.trainings) if o.digest == standing.in_use)
        return told.format(name=standing.in_use[:8], n=f"{cases:,}")

    def _problem_words(self) -> str:
        standing = self._standing
        if standing is None or standing.problem is None:
            return ""
        return sentence(standing.problem)

    def _new_words(self) -> str:
        if self._standing is None:
            return ""
        told = translate("Learning", "{since} cases with a category are new since the last time.")
        return told.format(since=f"{self._standing.progress.since:,}")

    @staticmethod
    def _after_words() -> str:
        return translate("Learning", "Learns by itself after new cases:")
