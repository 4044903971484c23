"""The tags of a case: each can be taken away, and another typed, completed from those in use."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit

from app.domain.errors import AftercareError
from app.domain.rows import CaseCard
from app.services.cases import edit_case
from app.text.catalogue import translate
from app.text.errors import sentence
from app.ui.desk import Desk
from app.ui.theme.metrics import INSIDE_PX, NEAR_PX
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import Field
from app.ui.widgets.themed import Themed

_LONGEST = 30
_SHOWN_AT_ONCE = 12  # completions
_TYPED_PX = 200


class TagBar(Themed):
    """Enter adds what was typed, a click on a tag takes it away; so does Backspace for the last."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme)
        self._desk = desk
        self._card: CaseCard | None = None
        self._tags: tuple[str, ...] | None = None
        self._known = QStringListModel(self)
        self.typed = QLineEdit()
        self.typed.setMaxLength(_LONGEST)
        self.typed.setFixedWidth(_TYPED_PX)
        completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(_SHOWN_AT_ONCE)
        self.typed.setCompleter(completer)
        self.field = Field(desk.theme, lambda: translate("Case", "Tags"), self.typed)
        self._tags_row = QHBoxLayout()
        self._tags_row.setSpacing(INSIDE_PX)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(NEAR_PX)
        row.addWidget(self.field, 0, Qt.AlignmentFlag.AlignBottom)
        row.addLayout(self._tags_row)
        row.setAlignment(self._tags_row, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        self.typed.returnPressed.connect(self._on_return_pressed)
        self.typed.textEdited.connect(lambda _text: self.field.set_problem(""))
        self.typed.installEventFilter(self)
        self.retranslate()

    def show_case(self, card: CaseCard) -> None:
        """The tags that the case carries now."""
        self._card = card
        if card.tags != self._tags:
            self._tags = card.tags
            self._show_tags(card.tags)

    def load(self) -> None:
        """Tags in use, to complete from."""
        self._desk.ask(
            lambda queries: queries.taxonomy.tags(),
            lambda tags: self._known.setStringList(list(tags)),
            owner=self,
            key="case.tags",
        )

    def retranslate(self) -> None:
        """The placeholder is said again."""
        self.typed.setPlaceholderText(translate("Case", "Add a tag…"))

    def buttons(self) -> list[Button]:
        """One a tag, in their order."""
        items = (self._tags_row.itemAt(place) for place in range(self._tags_row.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, Button)]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Backspace in an empty field takes the last tag away."""
        is_backspace = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Backspace
        if is_backspace and event.type() == QEvent.Type.KeyPress and not self.typed.text():
            if self._card is not None and self._card.tags:
                self._set(self._card.tags[:-1])
            return True
        return super().eventFilter(watched, event)

    def _show_tags(self, tags: Sequence[str]) -> None:
        for button in self.buttons():
            self._tags_row.removeWidget(button)
            button.deleteLater()
        for tag in tags:
            button = Button(
                self.theme,
                tag,
                icon="x",
                hint=lambda: translate("Case", "Take this tag away"),
            )
            button.clicked.connect(lambda _checked=False, tag=tag: self._take_away(tag))
            self._tags_row.addWidget(button)

    def _on_return_pressed(self) -> None:
        tag = " ".join(self.typed.text().split())
        if tag and self._card is not None:
            if tag not in self._card.tags:
                self._set((*self._card.tags, tag))
            self.typed.clear()

    def _take_away(self, tag: str) -> None:
        if self._card is not None:
            self._set(tuple(each for each in self._card.tags if each != tag))

    def _set(self, tags: tuple[str, ...]) -> None:
        card, desk = self._card, self._desk
        if card is None:
            return
        desk.do(
            lambda shop: edit_case(
                shop, number=card.line.number, edited_by=desk.actor.name, tags=tags
            ),
            owner=self,
            said=lambda: translate("Case", "Corrected."),
            failed=self._on_failed,
        )

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, AftercareError):
            self.field.set_problem(lambda: sentence(error))
        else:
            self._desk.tell_failure(error)
