"""A contract as it stands: its versions, the terms of the next one, and from when they hold."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.changes import Changes
from app.domain.contracts import STANDARD, Contract
from app.services.contracts import agree_contract
from app.services.reading import Queries
from app.text.catalogue import translate
from app.ui.contracts.terms_editor import TermsEditor
from app.ui.day_edit import DayEdit
from app.ui.desk import Desk
from app.ui.theme.metrics import GROUP_PX
from app.ui.widgets.chip_faces import ChipFace
from app.ui.widgets.fields import Field
from app.ui.widgets.line_list import Line, LineList
from app.ui.widgets.texts import Text
from app.ui.widgets.themed import Themed

_Found = tuple[tuple[Contract, ...], Contract, Contract]


class ContractPane(Themed):
    """``edited`` when the terms differ from those in force, or no more; ``shown`` when they came.

    A line of the list brings that version's terms into the fields.
    """

    edited = Signal()
    shown = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        self._number, self._holder = "", STANDARD
        self._found: _Found | None = None
        self.standing = Text(desk.theme, self._standing_words, tone="secondary", wrap=True)
        self.versions = LineList(desk.theme, grows=True)
        self.versions.line_opened.connect(lambda line: self._show_version(line.key))
        self.editor = TermsEditor(desk)
        self.editor.edited.connect(self.edited)
        self.valid_from = DayEdit()
        from_field = Field(
            desk.theme,
            lambda: translate("Contract", "The new version holds from"),
            self.valid_from,
            hint=lambda: translate("Contract", "Sales made before keep the terms they had."),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GROUP_PX)
        for widget in (self.standing, self.versions, self.editor, from_field):
            column.addWidget(widget)

    def show_holder(self, number: str, holder: str) -> None:
        """Ask for the contract of a consignor, or with two empty words for the standard one."""
        self._number, self._holder = number, holder
        today = self._desk.today().isoformat()

        def question(queries: Queries) -> _Found:
            contracts = queries.contracts
            return (
                contracts.versions(holder),
                contracts.in_force(holder, today),
                contracts.in_force(STANDARD, today),
            )

        self._desk.ask(question, self._take, owner=self, key=f"contract.{self.objectName()}")

    def is_changed(self) -> bool:
        """Whether something else is typed than holds now."""
        return self._found is not None and self.editor.terms() != self._found[1].terms

    def reset(self) -> bool:
        """Back to what holds now; whether there was anything to drop."""
        was_changed = self.is_changed()
        if self._found is not None:
            self._take(self._found)
        return was_changed

    def save(self, done: Callable[[], None], failed: Callable[[Exception], None]) -> bool:
        """Agree on what is typed; False where something cannot be read."""
        terms, desk, number = self.editor.terms(), self._desk, self._number
        if terms is None:
            self.editor.tell_wrong()
            return False
        day = self.valid_from.day()

        def finished(_changes: Changes) -> None:
            self.show_holder(self._number, self._holder)
            done()

        desk.do(
            lambda shop: agree_contract(
                shop, consignor=number, terms=terms, valid_from=day, agreed_by=desk.actor.name
            ),
            owner=self,
            done=finished,
            failed=failed,
            said=lambda: translate("Contract", "The new version of the contract is agreed."),
        )
        return True

    def retranslate(self) -> None:
        """Versions are named anew."""
        self.standing.retranslate()
        self._show_versions()

    def _take(self, found: _Found) -> None:
        self._found = found
        _, now, standard = found
        self.valid_from.set_day(self._desk.today())
        self.editor.show_terms(now.terms, standard.terms if self._holder else None)
        self.retranslate()
        self.shown.emit()
        self.edited.emit()

    def _show_versions(self) -> None:
        if self._found is None:
            return
        versions, now, _ = self._found
        self.versions.setVisible(bool(versions))
        holds = ChipFace(translate("Contract", "holds now"), "good")
        self.versions.set_lines(
            [
                Line(
                    version.entry,
                    translate("Contract", "Version {n}").format(n=version.version),
                    lead=version.valid_from,
                    chip=holds if version.entry == now.entry else None,
                )
                for version in reversed(versions)
            ]
        )

    def _show_version(self, entry: str) -> None:
        if self._found is None:
            return
        versions, _, standard = self._found
        for version in versions:
            if version.entry == entry:
                usual = standard.terms if self._holder else None
                self.editor.show_terms(version.terms, usual)
                self.edited.emit()

    def _standing_words(self) -> str:
        if self._found is None:
            return ""
        versions, now, _ = self._found
        if not self._holder:
            return translate(
                "Contract",
                "What holds for every consignor who has agreed on nothing else. Fields left empty"
                " are as the program has them.",
            )
        if versions and now.holder:
            text = translate("Contract", "A contract of their own, version {n} since {day}.")
            return text.format(n=now.version, day=now.valid_from)
        return translate("Contract", "Under the shop's standard contract; save to agree otherwise.")
