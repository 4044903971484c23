"""Step 3: what it is called, what we do about it, and what stays with us."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from app.domain.categories import UNCLASSIFIED, trunk_of
from app.domain.items import ACCESSORIES
from app.services.durations import expected_of_intake
from app.services.opinions import Opinion
from app.services.routing import usual_resolution
from app.text.catalogue import translate
from app.ui.counter.category_box import CategoryBox
from app.ui.desk import Desk
from app.ui.duration_line import DurationLine
from app.ui.suggesting.chips import SuggestionChips
from app.ui.theme.metrics import INSIDE_PX, NEAR_PX
from app.ui.widgets.cards import Card
from app.ui.widgets.choices import choose, offer
from app.ui.widgets.fields import Field
from app.ui.widgets.scroll_column import ScrollColumn
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
        self._claimant = "buyer"
        self._price_minor = 0
        self._offered: tuple[tuple[str, str], ...] = ()
        self._beyond = ""  # a main category that was taken: the box offers the finer ones alone
        self.category = CategoryBox()
        self.suggestions = SuggestionChips(
            desk, silent=_silent_words, hides_people=True, is_steady=True
        )
        self.resolution = QComboBox()
        self.handed_over = QCheckBox()
        self.place, self.condition = QLineEdit(), QLineEdit()
        self._boxes = {code: QCheckBox() for code in ACCESSORIES}
        self._boxes_words = Text(
            desk.theme, lambda: translate("Counter", "Handed over with it"), "caption"
        )
        self._boxes_words.set_tone("secondary")
        self._next = Text(desk.theme, self._way_words, tone="secondary", wrap=True)
        self.duration = DurationLine(desk, wrap=True)
        self._lay_out()
        self._connect()
        self.retranslate()
        self.category.choose(UNCLASSIFIED)
        self._suggest_resolution()
        self.allow_handover(allowed=False)

    def _lay_out(self) -> None:
        theme = self._desk.theme
        scroll = ScrollColumn()
        self.body.addWidget(scroll, 1)
        column = scroll.column
        terms = self._desk.term
        self._category_field = Field(
            theme,
            lambda: translate("Counter", "Category"),
            self.category,
            term=terms("category"),
        )
        self._resolution_field = Field(
            theme,
            lambda: translate("Counter", "Resolution"),
            self.resolution,
            term=terms("resolution"),
        )
        column.addWidget(self._category_field)
        column.addWidget(self.suggestions)
        column.addWidget(self._resolution_field)
        column.addSpacing(NEAR_PX)
        column.addWidget(self.handed_over)
        kept = QHBoxLayout()
        kept.setSpacing(NEAR_PX)
        kept.addWidget(Field(theme, lambda: translate("Counter", "Where it is kept"), self.place))
        kept.addWidget(Field(theme, lambda: translate("Counter", "Condition"), self.condition))
        column.addLayout(kept)
        column.addWidget(self._boxes_words)
        grid = QGridLayout()
        grid.setHorizontalSpacing(NEAR_PX)
        grid.setVerticalSpacing(INSIDE_PX)
        for place, box in enumerate(self._boxes.values()):
            grid.addWidget(box, place // 2, place % 2)
        column.addLayout(grid)
        column.addStretch(1)
        column.addWidget(self._next)
        column.addWidget(self.duration)

    def _connect(self) -> None:
        self.category.currentIndexChanged.connect(self._on_category_changed)
        self.suggestions.taken.connect(lambda code: self.take(str(code)))
        self.resolution.activated.connect(self._on_resolution_activated)
        self.handed_over.toggled.connect(self._on_handed_over_toggled)
        self.place.textEdited.connect(lambda _text: self.edited.emit())
        self.condition.textEdited.connect(lambda _text: self.edited.emit())
        for box in self._boxes.values():
            box.toggled.connect(lambda _on: self.edited.emit())

    def refill(self) -> None:
        """The categories, where the shop's branches or the language are other than before."""
        desk = self._desk
        codes = [code for code, branch in desk.branches.items() if not branch.retired]
        by_trunk = [
            code
            for trunk in desk.shop.program.trunks
            for code in ([trunk] if trunk == self._beyond else []) + codes
            if trunk_of(code) == trunk
        ]
        kind = desk.shop.program.claimants[self._claimant]
        choices = tuple((code, desk.category(code)) for code in kind.in_order(by_trunk))
        if choices == self._offered:
            return  # what is being typed into the box stays
        self._offered = choices
        self.category.offer(choices)
        resolutions = desk.shop.program.routes.resolutions()
        offer(self.resolution, [(code, desk.resolution(code)) for code in resolutions])

    def fill(self, category: str, resolution: str) -> None:
        """Show what a draft kept, or the defaults."""
        self._resolution_chosen = bool(resolution)
        self._choose(category or UNCLASSIFIED)
        if resolution:
            choose(self.resolution, resolution)
        else:
            self._suggest_resolution()
        self._show_way()

    def take(self, category: str) -> None:
        """A suggestion was taken: the box shows it, and the usual resolution follows."""
        self._choose(category)

    def show_opinion(self, opinion: Opinion) -> None:
        """What the program thinks; what stands in the box stays there."""
        self.suggestions.show_opinion(opinion)

    def _choose(self, category: str) -> None:
        if category in self._desk.shop.program.trunks and category != self._beyond:
            self._beyond = category
            self.refill()
        self.category.choose(category)

    def chosen_category(self) -> str:
        """The code of the category."""
        return str(self.category.currentData() or "")

    def chosen_resolution(self) -> str:
        """The resolution, where the clerk chose one herself."""
        return str(self.resolution.currentData() or "") if self._resolution_chosen else ""

    def allow_handover(self, *, allowed: bool) -> None:
        """Only an item that is known can be handed over."""
        self.handed_over.setEnabled(allowed)
        self._show_handover()

    def accessories(self) -> tuple[str, ...]:
        """What was ticked as handed over."""
        return tuple(code for code, box in self._boxes.items() if box.isChecked())

    def fill_handover(
        self, *, handed_over: bool, place: str, condition: str, accessories: tuple[str, ...]
    ) -> None:
        """Show what a draft kept, or nothing."""
        self.handed_over.setChecked(handed_over)
        self.place.setText(place)
        self.condition.setText(condition)
        for code, box in self._boxes.items():
            box.setChecked(code in accessories)

    def retranslate(self) -> None:
        """Words of the boxes and the choices."""
        self.handed_over.setText(translate("Counter", "The item stays with us"))
        self.place.setPlaceholderText(translate("Counter", "e.g. shelf 3"))
        self.condition.setPlaceholderText(translate("Counter", "e.g. zip broken"))
        for code, box in self._boxes.items():
            box.setText(self._desk.word("accessory", code))
        self.refill()

    def _on_category_changed(self, _row: int) -> None:
        self.suggestions.show_chosen(self.chosen_category())
        if not self._resolution_chosen:
            self._suggest_resolution()
        self.edited.emit()

    def _on_resolution_activated(self, _row: int) -> None:
        self._resolution_chosen = True
        self._show_way()
        self.edited.emit()

    def _on_handed_over_toggled(self, _on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._show_handover()
        self.edited.emit()

    def _show_handover(self) -> None:
        stays = self.handed_over.isEnabled() and self.handed_over.isChecked()
        for widget in (self.place, self.condition, self._boxes_words, *self._boxes.values()):
            widget.setEnabled(stays)

    def _suggest_resolution(self) -> None:
        usual = usual_resolution(self._desk.shop, self._claimant, self.chosen_category())
        choose(self.resolution, usual)
        self._show_way()

    def _show_way(self) -> None:
        """The steps, and what category and resolution mean."""
        terms = self._desk.shop.program.glossary.terms
        self._category_field.set_term(terms.get(f"category.{trunk_of(self.chosen_category())}"))
        self._resolution_field.set_term(terms.get(f"resolution.{self.resolution.currentData()}"))
        self._next.retranslate()
        self._ask_duration()

    def _ask_duration(self) -> None:
        """Nothing is expected of a complaint that nobody has named yet."""
        category, resolution = self.chosen_category(), self.chosen_resolution()
        if category == UNCLASSIFIED and not resolution:
            self.duration.clear()
            return
        asked = partial(
            expected_of_intake,
            category=category,
            resolution=resolution,
            claimant=self._claimant,
            at_stake_minor=self._price_minor,
        )
        self.duration.ask(asked)

    def show_price(self, minor: int) -> None:
        """What is at stake, in the shop's currency; 0 where that is not known."""
        if minor != self._price_minor:
            self._price_minor = minor
            self._ask_duration()

    def show_claimant(self, party: str) -> None:
        """Another party complains about other things, and mostly wants something else."""
        if party != self._claimant:
            self._claimant = party
            self.refill()
            if not self._resolution_chosen:
                self._suggest_resolution()
            else:
                self._ask_duration()

    def _way_words(self) -> str:
        desk = self._desk
        route = desk.shop.program.routes.newest(str(self.resolution.currentData()))
        path = " → ".join(desk.stage(stage) for stage in route.claim) if route else ""
        return translate("Counter", "Steps: {path}").format(path=path)


def _silent_words(opinion: Opinion) -> str:
    if opinion.text.strip():
        return translate("Counter", "Nothing to go by: choose a category, or leave it open.")
    return translate("Counter", "Write what happened, and a category is suggested here.")
