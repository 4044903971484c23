"""The category tree: ten fixed trunks, the shop's own branches below them, and moves of these."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.domain.categories import Branch
from app.domain.granularity import BranchFindings, Granularity
from app.domain.taxonomy import PastMove
from app.services.category_words import taxonomy_words
from app.services.taxonomy import judge_tree
from app.text.catalogue import translate
from app.text.taxonomy_words import TaxonomyWords
from app.ui.desk import Desk
from app.ui.settings.categories.faces import verdict_face
from app.ui.settings.categories.moving import MergeForm, MoveForm, MovingForm
from app.ui.settings.categories.naming import (
    NewBranchForm,
    RenameForm,
    retire,
    trunk_of_chosen,
)
from app.ui.settings.categories.record import BranchCard
from app.ui.settings.categories.splitting import SplitForm
from app.ui.theme.metrics import GROUP_PX, NEAR_PX
from app.ui.widgets.buttons import Button
from app.ui.widgets.cards import Card
from app.ui.widgets.line_list import Line, LineList
from app.ui.widgets.side_forms import SideForms
from app.ui.widgets.texts import Text
from app.ui.widgets.themed import Themed

_SIDE_PX = 384


class CategoriesSection(Themed):
    """Choose a branch at the left; what is known of it, and what can be done, is at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme)
        self._desk = desk
        self._report: Granularity | None = None
        self._moves: tuple[PastMove, ...] = ()
        self._code = ""
        theme = desk.theme
        self.list = LineList(theme, chooses=True, arrows=False)
        self.record = BranchCard(desk)
        self.side = SideForms(self.record)
        self.side.setFixedWidth(_SIDE_PX)
        self.new = Button(
            theme,
            lambda: translate("Settings", "New sub-category"),
            icon="plus",
            shortcut="Alt+N",
        )
        self._summary = Text(theme, self._summary_words, tone="secondary", wrap=True)
        self.writes = (self.new,)
        self._lay_out()
        self.list.line_chosen.connect(lambda line: self._choose(line.key))
        self.list.line_opened.connect(lambda line: self._choose(line.key))
        self.new.clicked.connect(self._on_new_clicked)
        self.record.asked.connect(self.begin)
        desk.standing_changed.connect(self.record.show_rights)
        self.show_tree()

    def _lay_out(self) -> None:
        card = Card(self.theme, inset_px=NEAR_PX)
        card.body.addWidget(self.list, 1)
        head = QHBoxLayout()
        head.setSpacing(GROUP_PX)
        head.addWidget(self._summary, 1)
        head.addWidget(self.new)
        left = QVBoxLayout()
        left.setSpacing(NEAR_PX)
        left.addLayout(head)
        left.addWidget(card, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GROUP_PX)
        row.addLayout(left, 1)
        row.addWidget(self.side)

    def load(self) -> None:
        """What is stored may have changed elsewhere."""
        self.show_tree()
        shop = self._desk.shop

        def question(_queries: object) -> tuple[Granularity, tuple[PastMove, ...]]:
            return judge_tree(shop), shop.queries.taxonomy.moves()

        self._desk.ask(question, self._take, owner=self, key="settings.categories")

    def focus_first(self) -> None:
        """Come to the tree."""
        self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def retranslate(self) -> None:
        """Names in the other language."""
        self.show_tree()

    def close_form(self) -> bool:
        """Esc closes a form; whether one was open."""
        return self.side.close_form()

    def _take(self, found: tuple[Granularity, tuple[PastMove, ...]]) -> None:
        self._report, self._moves = found
        self.show_tree()

    def show_tree(self) -> None:
        """Fill the list from the shop's branches; what was chosen stays chosen."""
        desk = self._desk
        words = taxonomy_words(desk.shop.program, desk.branches, desk.lang)
        found = {each.branch: each for each in self._report.branches} if self._report else {}
        lines: list[Line] = []
        for trunk in desk.shop.program.trunks.values():
            lines.append(
                Line(
                    trunk.code,
                    trunk.name.in_language(desk.lang),
                    figure=trunk.code,
                    head=True,
                )
            )
            own = [b for code, b in desk.branches.items() if code.startswith(trunk.code + ".")]
            own.sort(key=lambda branch: branch.retired)
            lines += [self._line(branch, found.get(branch.code), words) for branch in own]
        self.list.set_lines(lines)
        self.list.setAccessibleName(translate("Settings", "Categories"))
        if self._code not in desk.branches:
            self._code = next((line.key for line in lines if not line.head), "")
        self.list.choose(self._code)
        self._show_record()
        self._summary.retranslate()

    def _line(self, branch: Branch, found: BranchFindings | None, words: TaxonomyWords) -> Line:
        name = branch.name.in_language(self._desk.lang)
        if branch.retired:
            leads = self._desk.category(branch.moved_to) if branch.moved_to else ""
            return Line(
                branch.code,
                translate("Settings", "{name} (retired)").format(name=name),
                f"→ {leads}" if leads else "",
            )
        chip = None
        if found is not None:
            chip = verdict_face(words.verdict_name(found.verdict.code), found.verdict.code)
        return Line(branch.code, name, figure=str(found.count) if found else "", chip=chip)

    def _choose(self, code: str) -> None:
        if code != self._code:
            self._code = code
            self.side.close_form()
            self._show_record()

    def _show_record(self) -> None:
        branch = self._desk.branches.get(self._code)
        self.record.show_branch(branch, self._report, self._moves)

    def _on_new_clicked(self) -> None:
        trunk = trunk_of_chosen(self._code, self._desk.shop.program.trunks)
        form = NewBranchForm(self._desk, trunk)
        form.made.connect(self._on_made)
        self.side.open_form(form)

    def begin(self, kind: str) -> None:
        """Open the form for what is to be done with the chosen branch."""
        desk, branch = self._desk, self._desk.branches.get(self._code)
        if branch is None:
            return
        if kind == "retire":
            retire(desk, branch, self, retired=not branch.retired)
        elif kind == "rename":
            self.side.open_form(RenameForm(desk, branch))
        elif kind:
            form = self._moving_form(kind, branch)
            form.made.connect(self._on_made)
            self.side.open_form(form)

    def _moving_form(self, kind: str, branch: Branch) -> MovingForm:
        """The form for a move, with what the verdict proposes filled in."""
        rows = self._report.branches if self._report else ()
        verdict = next((each.verdict for each in rows if each.branch == branch.code), None)
        if kind == "merge":
            return MergeForm(self._desk, branch, verdict.other if verdict else "")
        if kind == "split":
            return SplitForm(self._desk, branch, verdict.word if verdict else "")
        return MoveForm(self._desk, branch)

    def _on_made(self, code: str) -> None:
        """Stand on what was made once the tree has been read anew."""
        self._code = code

    def _summary_words(self) -> str:
        if self._report is None:
            return ""
        if self._report.missing:
            text = translate(
                "Settings",
                "{cases} cases in 12 months; {missing} more are needed to judge sub-categories.",
            )
            return text.format(cases=self._report.cases, missing=self._report.missing)
        odd = [b for b in self._report.branches if b.verdict.code not in {"fine", "too_early"}]
        text = translate(
            "Settings", "{cases} cases in 12 months, {count} sub-categories, {odd} to look at."
        )
        return text.format(cases=self._report.cases, count=len(self._report.branches), odd=len(odd))
