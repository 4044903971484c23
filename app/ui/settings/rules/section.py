"""The rules of the shop in their order, the one that is chosen beside them."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout

from app.domain.changes import Changes
from app.domain.rules.editing import Team
from app.domain.rules.rule import Rule
from app.services.reading import Queries
from app.services.rules.editing import reorder_rules
from app.services.rules.files import import_rules, read_rules_file, save_rules
from app.services.rules.speaking import plain_words
from app.services.shop import Shop
from app.text.catalogue import translate
from app.ui.desk import Desk
from app.ui.settings.rules.editor import RuleEditor
from app.ui.theme.metrics import GROUP_PX, NEAR_PX
from app.ui.widgets.buttons import Button, IconButton
from app.ui.widgets.cards import Card
from app.ui.widgets.chip_faces import ChipFace
from app.ui.widgets.line_list import Line, LineList
from app.ui.widgets.texts import Text
from app.ui.widgets.themed import Themed


class RulesSection(Themed):
    """Rules are asked from the top, once a case; the first that sets something wins."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme)
        self._desk = desk
        self._rules: tuple[Rule, ...] = ()
        self._teams: dict[str, Team] = {}
        self._wanted = ""  # the rule to stand on when the list comes
        theme = desk.theme
        self._list = LineList(theme, chooses=True)
        self._editor = RuleEditor(desk)
        self._new = Button(
            theme, lambda: translate("Rules", "New rule"), icon="plus", shortcut="Alt+N"
        )
        self._up = IconButton(
            theme, "chevron-up", lambda: translate("Rules", "Earlier"), shortcut="Alt+Up"
        )
        self._down = IconButton(
            theme, "chevron-down", lambda: translate("Rules", "Later"), shortcut="Alt+Down"
        )
        self._import = Button(theme, lambda: translate("Rules", "Import…"), "quiet")
        self._export = Button(theme, lambda: translate("Rules", "Export…"), "quiet")
        self.writes = (self._new, self._up, self._down, self._import, *self._editor.writes)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        theme = self.theme
        card = Card(theme, inset_px=NEAR_PX)
        card.body.addWidget(self._list, 1)
        moves = QHBoxLayout()
        moves.setSpacing(NEAR_PX)
        for widget in (self._new, self._up, self._down):
            moves.addWidget(widget)
        moves.addStretch(1)
        for widget in (self._import, self._export):
            moves.addWidget(widget)
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(NEAR_PX)
        left.addWidget(
            Text(
                theme,
                lambda: translate(
                    "Rules",
                    "Asked from the top, once a case. Of two that set the same thing, the first"
                    " wins; what a person sets always does.",
                ),
                tone="secondary",
                wrap=True,
            )
        )
        left.addWidget(card, 1)
        left.addLayout(moves)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GROUP_PX)
        row.addLayout(left, 5)
        row.addWidget(self._editor, 6)

    def _connect(self) -> None:
        self._list.line_chosen.connect(lambda line: self._choose(line.key))
        self._list.line_opened.connect(self._on_opened)
        self._new.clicked.connect(self._on_new_clicked)
        self._up.clicked.connect(lambda: self._move(-1))
        self._down.clicked.connect(lambda: self._move(1))
        self._import.clicked.connect(self._on_import_clicked)
        self._export.clicked.connect(self._on_export_clicked)
        self._editor.saved.connect(self._on_saved)
        self._editor.retired.connect(self._on_retired)

    def load(self) -> None:
        """What is stored may have changed elsewhere."""

        def question(queries: Queries) -> tuple[tuple[Rule, ...], dict[str, Team]]:
            return queries.rules.all(), queries.rules.teams()

        self._desk.ask(question, self._take, owner=self, key="settings.rules")

    def focus_first(self) -> None:
        """Come to the list."""
        self._list.setFocus(Qt.FocusReason.TabFocusReason)

    def retranslate(self) -> None:
        """Names in the other language."""
        self._show_lines()

    def _take(self, found: tuple[tuple[Rule, ...], dict[str, Team]]) -> None:
        self._rules, self._teams = found
        self._show_lines()
        code = self._wanted or self._editor.shown()
        self._wanted = ""
        known = {rule.code for rule in self._rules}
        if code not in known:
            code = self._rules[0].code if self._rules else ""
        self._list.choose(code)
        if not self._editor.is_edited() or code != self._editor.shown():
            self._editor.show_rule(code, self._rules, self._teams)

    def _show_lines(self) -> None:
        desk = self._desk
        words = plain_words(
            desk.shop.program, desk.branches, self._teams, desk.settings.currency, desk.lang
        )
        off = ChipFace(translate("Rules", "off"))
        self._list.set_lines(
            [
                Line(
                    rule.code,
                    rule.name.in_language(desk.lang),
                    words.rule(rule),
                    lead=str(number),
                    chip=None if rule.enabled else off,
                )
                for number, rule in enumerate(self._rules, start=1)
            ]
        )
        self._list.setAccessibleName(translate("Rules", "Rules in order"))

    def _choose(self, code: str) -> None:
        if code != self._editor.shown():
            self._editor.show_rule(code, self._rules, self._teams)

    def _on_opened(self, line: Line) -> None:
        """A click comes back to a rule from a new one that was begun."""
        self._choose(line.key)
        self._editor.start()

    def _on_new_clicked(self) -> None:
        self._list.clearSelection()
        self._editor.show_rule("", self._rules, self._teams)
        self._editor.start()

    def _move(self, by: int) -> None:
        """Move the chosen rule in the order."""
        codes = [rule.code for rule in self._rules]
        code = self._editor.shown()
        if code not in codes:
            return
        here = codes.index(code)
        there = here + by
        if not 0 <= there < len(codes):
            return
        codes.insert(there, codes.pop(here))
        desk, self._wanted = self._desk, code
        desk.do(
            lambda shop: reorder_rules(shop, codes=codes, edited_by=desk.actor.name), owner=self
        )

    def _on_saved(self, code: str) -> None:
        self._wanted = code
        self._editor.show_rule(code, self._rules, self._teams)

    def _on_retired(self) -> None:
        self._editor.show_rule("", self._rules, self._teams)
        self._wanted = self._rules[0].code if self._rules else ""
        self.load()

    def _on_import_clicked(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self,
            translate("Rules", "Choose a file of rules"),
            "",
            translate("Rules", "Rules") + " (*.toml)",
        )
        if path:
            self.bring_in(Path(path))

    def bring_in(self, path: Path) -> None:
        """Take over a file of rules; where it is wrong, the notification says file and line."""
        desk = self._desk

        def intent(shop: Shop) -> Changes:
            text = read_rules_file(path)
            return import_rules(
                shop, text=text, file=path.name, imported_by=desk.actor.name
            ).changes

        desk.do(
            intent,
            owner=self,
            said=lambda: translate("Rules", "The rules of {file} are taken over.").format(
                file=path.name
            ),
        )

    def _on_export_clicked(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self,
            translate("Rules", "Save the rules as text"),
            "rules.toml",
            translate("Rules", "Rules") + " (*.toml)",
        )
        if path:
            self.save_as(Path(path))

    def save_as(self, path: Path) -> None:
        """Write all rules to a file."""
        desk = self._desk

        def told(_none: None) -> None:
            desk.tell(lambda: translate("Rules", "Saved as {file}.").format(file=path.name))

        desk.work(
            lambda shop, _ctx: save_rules(shop, path=path),
            owner=self,
            done=told,
        )
