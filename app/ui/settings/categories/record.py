"""One branch: what the last twelve months say of it, and what can be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout

from app.domain.categories import Branch
from app.domain.granularity import BranchFindings, Granularity
from app.domain.taxonomy import BOUND, PastMove
from app.services.category_words import taxonomy_words
from app.text.catalogue import translate
from app.text.dates import local_time
from app.text.taxonomy_words import percent
from app.ui.desk import Desk
from app.ui.settings.categories.faces import verdict_face
from app.ui.theme.metrics import NEAR_PX
from app.ui.widgets.buttons import Button
from app.ui.widgets.cards import Card
from app.ui.widgets.chips import Chip
from app.ui.widgets.key_values import KeyValueGrid
from app.ui.widgets.texts import Text

_PROPOSED = {"rare": "merge", "confused": "merge", "mixed": "split"}


class BranchCard(Card):
    """``asked`` carries what is to be done: rename, merge, split, move, retire, reuse."""

    asked = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme)
        self._desk = desk
        self._branch: Branch | None = None
        self._found: BranchFindings | None = None
        self._report: Granularity | None = None
        self._moves: Sequence[PastMove] = ()
        theme = desk.theme
        self.head = Text(theme, "", "value", bold=True, wrap=True)
        self.code = Text(theme, "", "caption", tone="secondary")
        self.chip = Chip(theme, "", "warning")
        self.reason = Text(theme, "", wrap=True)
        self.facts = KeyValueGrid(theme, label_px=112)
        for key, label in (
            ("cases", lambda: translate("Settings", "In 12 months")),
            ("share", lambda: translate("Settings", "Of its category")),
            ("corrected", lambda: translate("Settings", "Corrected")),
            ("endings", lambda: translate("Settings", "Mostly ends as")),
            ("bearers", lambda: translate("Settings", "Mostly borne by")),
        ):
            self.facts.add_row(key, label)
        self.history = Text(theme, "", "caption", tone="secondary", wrap=True)
        self.proposed = Button(theme, self._proposal_words, "primary")
        self.buttons = {
            "merge": Button(theme, lambda: translate("Settings", "Merge into…")),
            "split": Button(theme, lambda: translate("Settings", "Split…")),
            "move": Button(theme, lambda: translate("Settings", "Move…")),
            "rename": Button(theme, lambda: translate("Settings", "Rename…")),
            "retire": Button(theme, self._retire_words, "quiet"),
        }
        self._lay_out()
        self.proposed.clicked.connect(lambda: self.asked.emit(self._proposed_kind()))
        for kind, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, kind=kind: self.asked.emit(kind))

    def _lay_out(self) -> None:
        for widget in (self.head, self.code, self.chip, self.reason, self.facts):
            self.body.addWidget(widget)
        self.body.addWidget(self.proposed)
        grid = QGridLayout()
        grid.setSpacing(NEAR_PX)
        for place, button in enumerate(self.buttons.values()):
            grid.addWidget(button, place // 2, place % 2)
        self.body.addLayout(grid)
        self.body.addWidget(self.history)
        self.body.addStretch(1)

    def show_branch(
        self, branch: Branch | None, report: Granularity | None, moves: Sequence[PastMove]
    ) -> None:
        """Show one; None while nothing is chosen."""
        self._branch, self._report, self._moves = branch, report, moves
        code = branch.code if branch else ""
        rows = report.branches if report else ()
        self._found = next((found for found in rows if found.branch == code), None)
        self.retranslate()

    def show_rights(self) -> None:
        """What the service would refuse is not offered."""
        may, branch = self._desk.standing.may, self._branch
        moves = may("categories.move") and branch is not None and not branch.retired
        free = branch is not None and branch.code not in BOUND
        for kind in ("merge", "split", "move"):
            self.buttons[kind].setEnabled(moves and free)
        for kind in ("rename", "retire"):
            self.buttons[kind].setEnabled(may("settings.edit"))
        self.proposed.setEnabled(moves and free)

    def retranslate(self) -> None:
        """Say everything in the language chosen now."""
        desk, branch, found, report = self._desk, self._branch, self._found, self._report
        self.setVisible(branch is not None)
        if branch is None:
            return
        words = taxonomy_words(desk.shop.program, desk.branches, desk.lang)
        self.head.say(desk.category(branch.code))
        self.code.say(branch.code)
        verdict = found.verdict if found else None
        face = verdict_face(words.verdict_name(verdict.code), verdict.code) if verdict else None
        self.chip.setVisible(face is not None)
        if face is not None:
            self.chip.say(face.text, face.role)
        self.reason.setVisible(found is not None or branch.retired)
        self.reason.say(self._reason_words())
        self.facts.setVisible(found is not None)
        if found is not None and report is not None:
            self._show_facts(found)
        kind = self._proposed_kind()
        self.proposed.setVisible(bool(kind) and branch.code not in BOUND)
        self.proposed.say(self._proposal_words)
        for button in ("merge", "split", "move"):
            self.buttons[button].setVisible(not branch.retired)
        self.buttons["retire"].say(self._retire_words)
        told = [
            words.move(move, f"{local_time(move.at, desk.settings.zone):%Y-%m-%d}")
            for move in reversed(self._moves)
            if branch.code in {move.source, move.target}
        ]
        self.history.say("\n".join(told))
        self.history.setVisible(bool(told))
        self.show_rights()

    def _show_facts(self, found: BranchFindings) -> None:
        desk = self._desk
        cases = translate("Settings", "{n} cases, {open} open")
        self.facts.set_value("cases", cases.format(n=found.count, open=found.open_count))
        self.facts.set_value("share", percent(found.trunk_bp))
        corrected = translate("Settings", "{n} came, {out} left")
        self.facts.set_value(
            "corrected", corrected.format(n=found.corrected_in, out=found.corrected_out)
        )
        whole = sum(count for _, count in found.endings)
        names = [
            f"{self._resolution(code)} {percent(count * 10_000 // whole)}"
            for code, count in found.endings[:2]
        ]
        self.facts.set_value("endings", " · ".join(names))
        self.facts.show_row("endings", shown=bool(names))
        bearers = [desk.word("party", party) for party, _ in found.bearers[:1]]
        self.facts.set_value("bearers", " · ".join(bearers))
        self.facts.show_row("bearers", shown=bool(bearers))

    def _resolution(self, code: str) -> str:
        route = self._desk.shop.program.routes.newest(code)
        return route.name.in_language(self._desk.lang) if route else code

    def _reason_words(self) -> str:
        desk, branch, found, report = self._desk, self._branch, self._found, self._report
        words = taxonomy_words(desk.shop.program, desk.branches, desk.lang)
        if branch is not None and branch.retired and branch.moved_to:
            text = translate("Settings", "Retired: its cases are under “{name}” now.")
            return text.format(name=desk.category(branch.moved_to))
        if branch is not None and branch.retired:
            return translate(
                "Settings", "Retired: no new case gets it; cases that carry it keep it."
            )
        return words.reason(found, report) if found and report else ""

    def _proposed_kind(self) -> str:
        """What the verdict proposes; empty where it names no other branch and no word."""
        verdict = self._found.verdict if self._found else None
        if verdict is None or not (verdict.other or verdict.word):
            return ""
        if verdict.code == "confused" and not verdict.are_alike:
            return ""
        return _PROPOSED.get(verdict.code, "")

    def _proposal_words(self) -> str:
        verdict, desk = (self._found.verdict if self._found else None), self._desk
        if verdict is None:
            return ""
        if verdict.word:
            return translate("Settings", "Split by “{word}”…").format(word=verdict.word)
        name = desk.branches[verdict.other].name.in_language(desk.lang) if verdict.other else ""
        return translate("Settings", "Merge into “{name}”…").format(name=name)

    def _retire_words(self) -> str:
        if self._branch is not None and self._branch.retired:
            return translate("Settings", "Use it again")
        return translate("Settings", "Retire")
