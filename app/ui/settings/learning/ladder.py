"""The maturity ladder: each part that learns, what it lacks, and a switch to keep it off."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.domain.maturity import Part, Rung, Standing
from app.domain.settings import OFF
from app.text.catalogue import translate
from app.text.learning_words import rung_sentence, standing_word
from app.ui.desk import Desk
from app.ui.theme.metrics import GROUP_PX, INSIDE_PX, NEAR_PX
from app.ui.widgets.buttons import Button
from app.ui.widgets.cards import Card
from app.ui.widgets.chips import Chip
from app.ui.widgets.texts import Text
from app.ui.widgets.themed import Themed

_CHIP_PX = 72
_ROLES: dict[Standing, str] = {
    "on": "good",
    "learning": "accent",
    "off": "neutral",
    "kept_off": "neutral",
}


class LadderCard(Card):
    """``switched`` carries the part and its new switch."""

    switched = Signal(object, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme, lambda: translate("Learning", "What learns in this shop"))
        self._desk = desk
        self._rows: dict[Part, _RungRow] = {}
        self.body.setSpacing(GROUP_PX)
        self.body.addWidget(
            Text(
                desk.theme,
                lambda: translate(
                    "Learning",
                    "Rules come first, then the model (what the program has learned of complaints),"
                    " then a question; a person always decides."
                    " Everything is learned on this computer, and nothing leaves it.",
                ),
                tone="secondary",
                wrap=True,
            )
        )

    def show_rungs(self, rungs: Sequence[Rung]) -> None:
        """Where each part stands now."""
        for rung in rungs:
            if rung.part not in self._rows:
                row = self._rows[rung.part] = _RungRow(self._desk, rung)
                row.switch.clicked.connect(partial(self._on_clicked, rung.part))
                self.body.addWidget(row)
            self._rows[rung.part].show_rung(rung)

    def allow(self, *, may: bool) -> None:
        """Whether whoever sits here may switch."""
        for row in self._rows.values():
            row.switch.setEnabled(may)

    def row(self, part: Part) -> "_RungRow":
        """One part's row; KeyError where it is not shown."""
        return self._rows[part]

    def _on_clicked(self, part: Part) -> None:
        is_off = self._rows[part].rung.standing == "kept_off"
        self.switched.emit(part, "auto" if is_off else OFF)


class _RungRow(Themed):
    """Chip, name, sentence, switch."""

    def __init__(self, desk: Desk, rung: Rung) -> None:
        super().__init__(desk.theme)
        self._desk, self.rung = desk, rung
        theme = desk.theme
        self._chip = Chip(theme, lambda: standing_word(self.rung))
        self._chip.setFixedWidth(_CHIP_PX)
        self._name = Text(theme, lambda: desk.word("smart", self.rung.part), bold=True)
        self.sentence = Text(theme, lambda: rung_sentence(self.rung), tone="secondary", wrap=True)
        self.switch = Button(theme, self._switch_words, "quiet")
        words = QVBoxLayout()
        words.setSpacing(INSIDE_PX)
        words.addWidget(self._name)
        words.addWidget(self.sentence)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(NEAR_PX)
        row.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignTop)

    def show_rung(self, rung: Rung) -> None:
        """Say this."""
        self.rung = rung
        self._chip.say(lambda: standing_word(self.rung), _ROLES[rung.standing])
        for text in (self._name, self.sentence, self.switch):
            text.retranslate()

    def _switch_words(self) -> str:
        if self.rung.standing == "kept_off":
            return translate("Learning", "Let it learn")
        return translate("Learning", "Keep off")
