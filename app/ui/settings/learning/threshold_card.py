"""How sure a suggestion must be, with what that costs while the slider moves."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider

from app.domain.scoring import ThresholdPoint
from app.text.catalogue import translate
from app.text.learning_words import threshold_sentence
from app.ui.desk import Desk
from app.ui.theme.metrics import GROUP_PX, NEAR_PX
from app.ui.widgets.buttons import Button
from app.ui.widgets.cards import Card
from app.ui.widgets.texts import Text

_LOWEST, _HIGHEST = 20, 99  # per cent
_STEP = 5


class ThresholdCard(Card):
    """``saved`` carries the new threshold in per cent."""

    saved = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme, lambda: translate("Learning", "How sure is sure enough"))
        self._desk = desk
        self._curve: Sequence[ThresholdPoint] = ()
        theme = desk.theme
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(_LOWEST, _HIGHEST)
        self.slider.setValue(desk.settings.suggestion_threshold)
        self.slider.setPageStep(_STEP)
        self.slider.setTickInterval(10)
        self.says = Text(theme, self._says_words, tone="secondary", wrap=True)
        self._figure = Text(theme, self._figure_words, "value", bold=True)
        self.save = Button(theme, lambda: translate("Learning", "Save"), "primary")
        row = QHBoxLayout()
        row.setSpacing(GROUP_PX)
        row.addWidget(self._figure)
        row.addWidget(self.slider, 1)
        row.addWidget(self.save)
        self.body.setSpacing(NEAR_PX)
        self.body.addWidget(
            Text(
                theme,
                lambda: translate(
                    "Learning",
                    "A suggestion less sure than this is shown as a question with at most three"
                    " answers.",
                ),
                tone="secondary",
                wrap=True,
            )
        )
        self.body.addLayout(row)
        self.body.addWidget(self.says)
        self.slider.valueChanged.connect(self._on_moved)
        self.save.clicked.connect(lambda: self.saved.emit(self.slider.value()))
        self.retranslate()

    def show_threshold(self) -> None:
        """What the shop has set, unless somebody is trying another."""
        if not self.is_edited():
            blocker = QSignalBlocker(self.slider)
            self.slider.setValue(self._desk.settings.suggestion_threshold)
            blocker.unblock()
        self._on_moved()

    def show_curve(self, curve: Sequence[ThresholdPoint]) -> None:
        """What each threshold would have done, a point a per cent."""
        self._curve = curve
        self.says.retranslate()

    def is_edited(self) -> bool:
        """Whether the slider stands elsewhere than what is saved."""
        return self.save.isVisibleTo(self)

    def settle(self) -> None:
        """What the slider says is saved."""
        self.save.hide()

    def allow(self, *, may: bool) -> None:
        """Whether whoever sits here may change it."""
        self.slider.setEnabled(may)
        self.save.setEnabled(may)

    def retranslate(self) -> None:
        """Name the slider."""
        self.slider.setAccessibleName(translate("Learning", "How sure is sure enough"))
        for text in (self.says, self._figure):
            text.retranslate()

    def _on_moved(self) -> None:
        self.save.setVisible(self.slider.value() != self._desk.settings.suggestion_threshold)
        self._figure.retranslate()
        self.says.retranslate()

    def _figure_words(self) -> str:
        return f"{self.slider.value()} %"

    def _says_words(self) -> str:
        if not self._curve:
            return translate("Learning", "What it costs is being worked out from past cases…")
        return threshold_sentence(self._curve[self.slider.value()])
