"""Step 3: what it is called, what we do about it, and with whom the thing stays."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QLineEdit, QWidget

from app.domain.categories import UNCLASSIFIED, trunk_of
from app.domain.parties import CLAIMANTS
from app.text.catalogue import translate
from app.ui.desk import Desk
from app.ui.theme.metrics import NEAR_PX
from app.ui.widgets.cards import Card
from app.ui.widgets.fields import Field
from app.ui.widgets.texts import Text


class OutcomePanel(Card):
    """``edited`` on any choice. Left alone, a case is unclassified and takes its trunk's route."""

    edited = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            desk.theme, lambda: translate("Counter", "3  What shall we do?"), parent=parent
        )
        self._desk = desk
        self._resolution_chosen = False
        self.category = QComboBox()
        self.category.setEditable(True)
        self.category.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.resolution = QComboBox()
        self.claimant = QComboBox()
        self.handed_over = QCheckBox()
        self.place, self.condition = QLineEdit(), QLineEdit()
        self._next = Text(desk.theme, "", tone="secondary", wrap=True)
        theme = desk.theme
        fields: tuple[tuple[Callable[[], str], QWidget], ...] = (
            (lambda: translate("Counter", "Category"), self.category),
            (lambda: translate("Counter", "Resolution"), self.resolution),
            (lambda: translate("Counter", "Who complains"), self.claimant),
        )
        for words, widget in fields:
            self.body.addWidget(Field(theme, words, widget))
        self.body.addSpacing(NEAR_PX)
        self.body.addWidget(self.handed_over)
        self.body.addWidget(
            Field(theme, lambda: translate("Counter", "Where it is kept"), self.place)
        )
        self.body.addWidget(
            Field(theme, lambda: translate("Counter", "Condition, in a few words"), self.condition)
        )
        self.body.addStretch(1)
        self.body.addWidget(self._next)
        self.refill()
        self.category.currentIndexChanged.connect(self._on_category_changed)
        self.resolution.activated.connect(self._on_resolution_activated)
        self.claimant.currentIndexChanged.connect(lambda _row: self.edited.emit())
        self.handed_over.toggled.connect(lambda _on: self.edited.emit())
        self.place.textEdited.connect(lambda _text: self.edited.emit())
        self.condition.textEdited.connect(lambda _text: self.edited.emit())
        self.retranslate()

    def refill(self) -> None:
        """All choices, in the language chosen now, with what was chosen kept."""
        desk = self._desk
        category = str(self.category.currentData() or UNCLASSIFIED)
        resolution = str(self.resolution.currentData() or "")
        claimant = str(self.claimant.currentData() or "buyer")
        boxes = (self.category, self.resolution, self.claimant)
        silence = [QSignalBlocker(box) for box in boxes]
        for box in boxes:
            box.clear()
        codes = [code for code, branch in desk.branches.items() if not branch.retired]
        trunks = desk.shop.program.trunks
        for trunk in trunks:
            for code in [c for c in codes if trunk_of(c) == trunk]:
                self.category.addItem(desk.category(code), code)
        completer = QCompleter(self.category.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.category.setCompleter(completer)
        for code in desk.shop.program.routes.resolutions():
            self.resolution.addItem(desk.resolution(code), code)
        for party in CLAIMANTS:
            self.claimant.addItem(desk.word("party", party), party)
        self._choose(self.category, category)
        self._choose(self.claimant, claimant)
        for blocker in silence:
            blocker.unblock()
        if resolution and self._resolution_chosen:
            self._choose(self.resolution, resolution)
        else:
            self._suggest_resolution()

    @staticmethod
    def _choose(box: QComboBox, code: str) -> None:
        box.setCurrentIndex(max(box.findData(code), 0))

    def fill(self, category: str, resolution: str, claimant: str) -> None:
        """Show what a draft kept, or the defaults."""
        self._resolution_chosen = bool(resolution)
        self._choose(self.category, category or UNCLASSIFIED)
        self._choose(self.claimant, claimant)
        if resolution:
            self._choose(self.resolution, resolution)
        else:
            self._suggest_resolution()

    def chosen_resolution(self) -> str:
        """The resolution, where the clerk chose one herself."""
        return str(self.resolution.currentData() or "") if self._resolution_chosen else ""

    def retranslate(self) -> None:
        """Words of the boxes and the choices."""
        self.handed_over.setText(translate("Counter", "The item stays with us"))
        self.place.setPlaceholderText(translate("Counter", "e.g. shelf 3"))
        if self.category.count():
            self.refill()

    def _on_category_changed(self, _row: int) -> None:
        if not self._resolution_chosen:
            self._suggest_resolution()
        self.edited.emit()

    def _on_resolution_activated(self, _row: int) -> None:
        self._resolution_chosen = True
        self._show_next()
        self.edited.emit()

    def _suggest_resolution(self) -> None:
        trunk = self._desk.shop.program.trunks[trunk_of(str(self.category.currentData()))]
        self._choose(self.resolution, trunk.resolution)
        self._show_next()

    def _show_next(self) -> None:
        code = str(self.resolution.currentData())
        desk = self._desk

        def words() -> str:
            route = desk.shop.program.routes.newest(code)
            path = " → ".join(desk.stage(stage) for stage in route.claim) if route else ""
            return translate("Counter", "The way: {path}").format(path=path)

        self._next.say(words)
