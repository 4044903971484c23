"""Teams: who handles which kind of case, and who is in them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from app.domain.changes import Changes
from app.domain.errors import AftercareError
from app.domain.papers import Words
from app.domain.rules.editing import Team
from app.services.rules.editing import edit_team
from app.text.catalogue import translate
from app.text.errors import sentence
from app.ui.desk import Desk
from app.ui.theme.metrics import GROUP_PX, NEAR_PX
from app.ui.widgets.buttons import Button
from app.ui.widgets.cards import Card
from app.ui.widgets.chip_faces import ChipFace
from app.ui.widgets.fields import Field
from app.ui.widgets.line_list import Line, LineList
from app.ui.widgets.texts import Text
from app.ui.widgets.themed import Themed

_FORM_PX = 340
_NEW = Team("", Words("", ""))


class TeamForm(Themed):
    """Choose a team to change it, or begin a new one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme)
        self._desk = desk
        self._teams: dict[str, Team] = {}
        self._team = _NEW
        theme = desk.theme
        self._list = LineList(theme, chooses=True)
        self._new = Button(theme, lambda: translate("Rules", "New team"), icon="plus")
        self._head = Text(theme, self._head_words, "value", bold=True)
        self._code, self._zh, self._en, self._members = (QLineEdit() for _ in range(4))
        self._code_field = Field(
            theme,
            lambda: translate("Settings", "Code"),
            self._code,
            hint=lambda: translate("Rules", "Small letters and digits; rules name it so."),
        )
        self._zh_field = Field(theme, lambda: translate("Settings", "Name in Chinese"), self._zh)
        self._en_field = Field(theme, lambda: translate("Settings", "Name in English"), self._en)
        self._members_field = Field(
            theme,
            lambda: translate("Rules", "Members"),
            self._members,
            hint=lambda: translate("Rules", "Several by commas"),
        )
        self._save = Button(
            theme, lambda: translate("Rules", "Save"), "primary", shortcut="Ctrl+Return"
        )
        self._retire = Button(theme, self._retire_words, "quiet")
        edits = (self._code, self._zh, self._en, self._members)
        self.writes = (self._new, *edits, self._save, self._retire)
        self._lay_out()
        self._connect()
        self._show(_NEW)

    def _lay_out(self) -> None:
        teams = Card(self.theme, inset_px=NEAR_PX)
        teams.body.addWidget(self._list, 1)
        left = QVBoxLayout()
        left.setSpacing(NEAR_PX)
        left.addWidget(teams, 1)
        left.addWidget(self._new, 0, Qt.AlignmentFlag.AlignLeft)
        form = Card(self.theme)
        form.setFixedWidth(_FORM_PX)
        fields = (self._code_field, self._zh_field, self._en_field, self._members_field)
        for widget in (self._head, *fields):
            form.body.addWidget(widget)
        buttons = QHBoxLayout()
        buttons.setSpacing(NEAR_PX)
        buttons.addWidget(self._save)
        buttons.addWidget(self._retire)
        buttons.addStretch(1)
        form.body.addLayout(buttons)
        right = QVBoxLayout()
        right.addWidget(form)
        right.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GROUP_PX)
        row.addLayout(left, 1)
        row.addLayout(right)

    def _connect(self) -> None:
        self._list.line_chosen.connect(lambda line: self._show(self._teams[line.key]))
        self._list.line_opened.connect(self._on_opened)
        self._new.clicked.connect(self._on_new_clicked)
        self._save.clicked.connect(lambda: self._write(retired=self._team.retired))
        self._retire.clicked.connect(lambda: self._write(retired=not self._team.retired))
        for edit in (self._code, self._zh, self._en, self._members):
            edit.textEdited.connect(lambda _text: self._code_field.set_problem(""))

    def load(self) -> None:
        """What is stored may have changed elsewhere."""
        self._desk.ask(
            lambda queries: queries.rules.teams(), self._take, owner=self, key="settings.teams"
        )

    def focus_first(self) -> None:
        """Come to the list."""
        self._list.setFocus(Qt.FocusReason.TabFocusReason)

    def retranslate(self) -> None:
        """Names in the other language."""
        self._show_lines()

    def _take(self, teams: dict[str, Team]) -> None:
        self._teams = teams
        self._show_lines()
        code = self._team.code or next(iter(teams), "")
        self._list.choose(code)
        self._show(teams.get(code, _NEW))

    def _show_lines(self) -> None:
        lang = self._desk.lang
        retired = ChipFace(translate("Rules", "retired"))
        self._list.set_lines(
            [
                Line(
                    team.code,
                    team.name.in_language(lang),
                    " · ".join(team.members) or translate("Rules", "nobody yet"),
                    chip=retired if team.retired else None,
                )
                for team in self._teams.values()
            ]
        )
        self._list.setAccessibleName(translate("Rules", "Teams"))

    def _show(self, team: Team) -> None:
        self._team = team
        self._code_field.setVisible(not team.code)
        self._code.setText(team.code)
        self._zh.setText(team.name.zh)
        self._en.setText(team.name.en)
        self._members.setText(", ".join(team.members))
        self._code_field.set_problem("")
        self._zh_field.set_problem("")
        self._retire.setVisible(bool(team.code))
        self._retire.retranslate()
        self._head.retranslate()

    def _head_words(self) -> str:
        return self._team.name.in_language(self._desk.lang) or translate("Rules", "New team")

    def _retire_words(self) -> str:
        if self._team.retired:
            return translate("Settings", "Use it again")
        return translate("Settings", "Retire")

    def _on_opened(self, line: Line) -> None:
        if line.key != self._team.code:
            self._show(self._teams[line.key])
        self._zh.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_new_clicked(self) -> None:
        self._list.clearSelection()
        self._show(_NEW)
        self._code.setFocus(Qt.FocusReason.OtherFocusReason)

    def _write(self, *, retired: bool) -> None:
        desk = self._desk
        members = self._members.text().replace("，", ",").replace("、", ",").split(",")
        team = Team(
            self._team.code or self._code.text().strip().lower(),
            Words(self._zh.text(), self._en.text()),
            tuple(members),
            retired,
        )

        def choose(_changes: Changes) -> None:
            self._team = team  # the list is filled when the page has read it anew

        desk.do(
            lambda shop: edit_team(shop, team=team, edited_by=desk.actor.name),
            owner=self,
            done=choose,
            failed=self._on_failed,
            said=lambda: translate("Settings", "{code} is saved.").format(code=team.code),
        )

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, AftercareError):
            field = self._zh_field if self._team.code else self._code_field
            field.set_problem(lambda: sentence(error))
