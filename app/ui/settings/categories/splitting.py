"""Splitting a branch: a word ticks the cases that say it, and each can be ticked by hand."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLineEdit, QListView

from app.domain.categories import Branch, trunk_of
from app.domain.papers import Words
from app.domain.taxonomy import BranchMove, SplitCandidate
from app.services.taxonomy import split_candidates
from app.text.catalogue import translate
from app.text.dotted import dotted
from app.ui.desk import Desk
from app.ui.settings.categories.moving import MovingForm
from app.ui.settings.categories.naming import NameFields, leaf_field
from app.ui.widgets.fields import Field

_NUMBER_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_CASES_PX = 148
_LETTERS = 80
_TYPING_MS = 250


class SplitForm(MovingForm):
    """Some cases of a branch come under a new one; ``word`` is the one that is proposed."""

    def __init__(self, desk: Desk, branch: Branch, word: str = "") -> None:
        super().__init__(
            desk,
            branch,
            lambda: translate("Settings", "Split “{name}”").format(
                name=branch.name.in_language(desk.lang)
            ),
            lambda: translate("Settings", "Split off"),
        )
        theme = desk.theme
        self._is_filling = False  # no hand has ticked what the list brings
        self.said = QLineEdit(word)
        self.cases = QStandardItemModel(self)
        self.list = QListView()
        self.list.setModel(self.cases)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setFixedHeight(_CASES_PX)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.leaf, self.leaf_field = leaf_field(theme)
        self.names = NameFields(theme)
        self._looking = QTimer(self)
        self._looking.setSingleShot(True)
        self._looking.setInterval(_TYPING_MS)
        self._looking.timeout.connect(self._look)
        self.cases_field = Field(
            theme, lambda: translate("Settings", "Cases that leave it"), self.list
        )
        self.add_field(
            Field(
                theme,
                lambda: translate("Settings", "Cases that say"),
                self.said,
                hint=lambda: translate(
                    "Settings", "A word of the complaint, or a condition as in the rules."
                ),
            )
        )
        self.add_field(self.cases_field)
        self.add_field(self.leaf_field)
        self.names.add_to(self)
        self.said.textEdited.connect(lambda _text: self._looking.start())
        self.cases.itemChanged.connect(lambda _item: self._on_item_changed())
        for edit in (self.leaf, self.names.zh, self.names.en):
            edit.textEdited.connect(lambda _text: self.typed())
        self.finish()
        self._look()

    def start(self) -> None:
        """What divides them comes first."""
        self.said.setFocus(Qt.FocusReason.OtherFocusReason)

    def wanted(self) -> BranchMove | None:
        """Once a case is ticked, and the new branch has a code and a name."""
        numbers, leaf = self.chosen(), self.leaf.text().strip()
        name = Words(self.names.zh.text().strip(), self.names.en.text().strip())
        if not numbers or not leaf or not (name.zh or name.en):
            return None
        target = f"{trunk_of(self._branch.code)}.{leaf}"
        return BranchMove("split", self._branch.code, target, name, numbers)

    def chosen(self) -> tuple[str, ...]:
        """The numbers of the cases that are ticked."""
        items = (self.cases.item(row) for row in range(self.cases.rowCount()))
        return tuple(
            str(item.data(_NUMBER_ROLE))
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        )

    def done_words(self, count: int) -> str:
        """How many left."""
        text = translate("Settings", "{count} cases are split off from “{name}”.")
        return text.format(count=count, name=self._name())

    def _look(self) -> None:
        shop, source, said = self._desk.shop, self._branch.code, self.said.text()
        self._desk.ask(
            lambda _queries: split_candidates(shop, source=source, said=said),
            self._show_cases,
            owner=self,
            key="settings.categories.candidates",
            failed=self._on_refused,
        )

    def _show_cases(self, found: Sequence[SplitCandidate]) -> None:
        """Those for which it holds first, ticked."""
        self._is_filling = True
        self.cases.clear()
        chosen_first = sorted(found, key=lambda each: not each.holds)
        self.cases.invisibleRootItem().appendRows([_row(case) for case in chosen_first])
        self._is_filling = False
        self.ask()

    def _on_item_changed(self) -> None:
        if not self._is_filling:
            self.typed()


def _row(case: SplitCandidate) -> QStandardItem:
    text = dotted(case.number, case.title, " ".join(case.complaint.split())[:_LETTERS])
    item = QStandardItem(text)
    item.setData(case.number, _NUMBER_ROLE)
    item.setCheckable(True)
    item.setToolTip(case.complaint)
    item.setCheckState(Qt.CheckState.Checked if case.holds else Qt.CheckState.Unchecked)
    return item
