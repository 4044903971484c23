"""Merging a branch into another, and moving it under another trunk: the preview comes first."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox

from app.domain.categories import Branch, trunk_of
from app.domain.changes import Changes
from app.domain.errors import AftercareError
from app.domain.papers import Words
from app.domain.taxonomy import BranchMove
from app.domain.taxonomy_effects import MovePreview
from app.services.category_words import taxonomy_words
from app.services.taxonomy import move_branch, preview_move
from app.text.catalogue import translate
from app.text.errors import sentence
from app.ui.counter.category_box import CategoryBox
from app.ui.desk import Desk
from app.ui.settings.categories.naming import leaf_field, trunk_choices
from app.ui.widgets.choices import offer
from app.ui.widgets.fields import Field
from app.ui.widgets.form_card import FormCard
from app.ui.widgets.texts import Text
from app.ui.widgets.words import Words as Saying

_TYPING_MS = 250


class MovingForm(FormCard):
    """What a form of a move has in common: it asks what would happen whenever it is changed.

    ``made`` carries the code under which the cases are afterwards.
    """

    made = Signal(str)

    def __init__(self, desk: Desk, branch: Branch, title: Saying, accept: Saying) -> None:
        super().__init__(desk.theme, title, accept)
        self._desk, self._branch = desk, branch
        self._asked: BranchMove | None = None
        self._previewed: MovePreview | None = None
        self.told: list[str] = []
        self.preview = Text(desk.theme, "", bold=True, wrap=True)
        self.preview_rest = Text(desk.theme, "", tone="secondary", wrap=True)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self.ask)
        self.accept_button.setEnabled(False)
        self.accepted.connect(self._on_accepted)

    def wanted(self) -> BranchMove | None:
        """The move as the form has it now; None while something is missing."""
        raise NotImplementedError

    def done_words(self, count: int) -> str:
        """What the notification says afterwards."""
        raise NotImplementedError

    def finish(self) -> None:
        """What follows stands below the fields, how many it is about always above the buttons."""
        self.add_field(self.preview_rest)
        self.body.addWidget(self.preview)
        super().finish()
        self.ask()

    def typed(self) -> None:
        """Something was typed: ask when the hands rest."""
        self.accept_button.setEnabled(False)
        self._typing.start()

    def ask(self) -> None:
        """What would happen now?"""
        self._previewed = None
        self._show()
        self.set_problem("")
        self.accept_button.setEnabled(False)
        move = self._asked = self.wanted()
        if move is None:
            return
        shop = self._desk.shop
        self._desk.ask(
            lambda _queries: preview_move(shop, move=move),
            self._take,
            owner=self,
            key="settings.categories.preview",
            failed=self._on_refused,
        )

    def retranslate(self) -> None:
        """Say the preview in the other language."""
        self._show()

    def _take(self, preview: MovePreview) -> None:
        self._previewed = preview
        self.accept_button.setEnabled(self._desk.standing.may("categories.move"))
        self._show()

    def _show(self) -> None:
        desk = self._desk
        words = taxonomy_words(desk.shop.program, desk.branches, desk.lang)
        self.told = words.preview(self._previewed) if self._previewed is not None else []
        self.preview.say(self.told[0] if self.told else "")
        self.preview_rest.say("\n\n".join(self.told[1:]))
        self.preview.setVisible(bool(self.told))
        self.preview_rest.setVisible(bool(self.told))

    def _on_refused(self, error: Exception) -> None:
        if isinstance(error, AftercareError):
            self.set_problem(partial(sentence, error))
        else:
            self._desk.tell_failure(error)

    def _on_accepted(self) -> None:
        move, preview, desk = self._asked, self._previewed, self._desk
        if move is None or preview is None:
            return
        count = preview.open_cases + preview.closed_cases

        def failed(error: Exception) -> None:
            self.set_busy(None)
            self._on_refused(error)

        def done(_changes: Changes) -> None:
            self.made.emit(preview.move.target)
            self.closed.emit()

        self.set_busy(lambda: translate("Settings", "Saving…"))
        desk.do(
            lambda shop: move_branch(shop, move=move, moved_by=desk.actor.name),
            owner=self,
            done=done,
            failed=failed,
            said=partial(self.done_words, count),
        )

    def _name(self) -> str:
        return self._branch.name.in_language(self._desk.lang)


class MergeForm(MovingForm):
    """All cases of a branch come under another; ``into`` is the one that is proposed."""

    def __init__(self, desk: Desk, branch: Branch, into: str = "") -> None:
        super().__init__(
            desk,
            branch,
            lambda: translate("Settings", "Merge “{name}”").format(
                name=branch.name.in_language(desk.lang)
            ),
            lambda: translate("Settings", "Merge"),
        )
        self.into = CategoryBox()
        self.into.offer([("", ""), *self._others()])
        if into:
            self.into.choose(into)
        self.into.currentIndexChanged.connect(lambda _row: self.ask())
        self.add_field(Field(desk.theme, lambda: translate("Settings", "Into"), self.into))
        self.finish()

    def start(self) -> None:
        """Say into which."""
        self.into.setFocus(Qt.FocusReason.OtherFocusReason)

    def wanted(self) -> BranchMove | None:
        """Once another is chosen."""
        into = self.into.currentData()
        return BranchMove("merge", self._branch.code, str(into)) if into else None

    def done_words(self, count: int) -> str:
        """From where to where."""
        text = translate("Settings", "“{name}” is merged into “{into}”: {count} cases.")
        return text.format(name=self._name(), into=self.into.currentText(), count=count)

    def _others(self) -> list[tuple[str, str]]:
        """Those of its own trunk first."""
        own = trunk_of(self._branch.code)
        codes = [
            code
            for code, branch in self._desk.branches.items()
            if not branch.retired and code != self._branch.code
        ]
        codes.sort(key=lambda code: trunk_of(code) != own)
        return [(code, self._desk.category(code)) for code in codes]


class MoveForm(MovingForm):
    """A branch goes to another trunk, with a code of its own there."""

    def __init__(self, desk: Desk, branch: Branch) -> None:
        super().__init__(
            desk,
            branch,
            lambda: translate("Settings", "Move “{name}”").format(
                name=branch.name.in_language(desk.lang)
            ),
            lambda: translate("Settings", "Move"),
        )
        own = trunk_of(branch.code)
        self.trunk = QComboBox()
        offer(self.trunk, [("", ""), *(c for c in trunk_choices(desk) if c[0] != own)])
        self.leaf, self.leaf_field = leaf_field(desk.theme)
        self.leaf.setText(branch.code.partition(".")[2])
        self.trunk.currentIndexChanged.connect(lambda _row: self.ask())
        self.leaf.textEdited.connect(lambda _text: self.typed())
        self.add_field(
            Field(desk.theme, lambda: translate("Settings", "To the main category"), self.trunk)
        )
        self.add_field(self.leaf_field)
        self.finish()

    def start(self) -> None:
        """Say where to."""
        self.trunk.setFocus(Qt.FocusReason.OtherFocusReason)

    def wanted(self) -> BranchMove | None:
        """Once a trunk is chosen and a code is there."""
        trunk, leaf = self.trunk.currentData(), self.leaf.text().strip()
        if not trunk or not leaf:
            return None
        return BranchMove("move", self._branch.code, f"{trunk}.{leaf}", Words("", ""))

    def done_words(self, count: int) -> str:
        """Where it is now."""
        text = translate("Settings", "“{name}” is under “{trunk}” now: {count} cases.")
        return text.format(name=self._name(), trunk=self.trunk.currentText(), count=count)
