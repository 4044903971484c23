"""A field that finds a consignor by number or by any word of her name."""

from PySide6.QtCore import QStringListModel, Qt, QTimer
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from app.domain.rows import PersonLine
from app.ui.desk import Desk

_PAUSE_MS = 120
_OFFERED = 8


class ConsignorPicker(QLineEdit):
    """Offers ``1003  Wu Jie`` while one types; `number` is what was chosen, or typed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._numbers: dict[str, str] = {}
        self._model = QStringListModel(self)
        completer = QCompleter(self._model, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.textEdited.connect(lambda _text: self._pause.start())

    def number(self) -> str:
        """The number of the one chosen, or what was typed if that is not one of the offers."""
        text = self.text().strip()
        return self._numbers.get(text, text)

    def chosen(self) -> str:
        """The number, only where it is one of the offers; a name that is typed is none."""
        return self._numbers.get(self.text().strip(), "")

    def told_name(self) -> str:
        """The name of the one chosen, or what was typed."""
        text = self.text().strip()
        number = self._numbers.get(text)
        return text.removeprefix(number).strip() if number else text

    def show_person(self, number: str, name: str) -> None:
        """Show a person who was found before, or a name that nobody was found by."""
        text = f"{number}  {name}".strip()
        if number:
            self._numbers[text] = number
        self.setText(text)

    def _ask(self) -> None:
        words = self.text().strip()
        if words:
            self._desk.ask(
                lambda queries: queries.people.page(words=words, limit=_OFFERED),
                self._offer,
                owner=self,
                key="consignor.picker",
            )

    def _offer(self, people: list[PersonLine]) -> None:
        found = {f"{person.number}  {person.name}": person.number for person in people}
        self._numbers |= found
        self._model.setStringList(list(found))
        if found and self.hasFocus() and self.text().strip() not in self._numbers:
            self.completer().complete()
