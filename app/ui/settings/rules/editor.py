"""One rule: its name, when it applies, what it does, and whether that can be read."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout

from app.domain.changes import Changes
from app.domain.errors import AftercareError, RuleError
from app.domain.money import decimals_of
from app.domain.papers import Words
from app.domain.rules.checking import read_condition
from app.domain.rules.editing import Team, next_code
from app.domain.rules.effects import Effects
from app.domain.rules.errors import ConditionEmptyError, ConditionError, RuleNameMissingError
from app.domain.rules.retest import with_rule
from app.domain.rules.rule import Rule
from app.services.rules.editing import edit_rule, retire_rule
from app.services.rules.known import known_codes
from app.services.rules.speaking import plain_words
from app.text.catalogue import translate
from app.text.errors import sentence
from app.text.plain_rules import PlainWords
from app.ui.desk import Desk
from app.ui.settings.rules.condition_edit import ConditionEdit
from app.ui.settings.rules.effects_form import EffectsForm
from app.ui.settings.rules.fact_menu import fact_menu
from app.ui.settings.rules.trial import Trial
from app.ui.theme.metrics import GROUP_PX, NEAR_PX
from app.ui.widgets.buttons import Button
from app.ui.widgets.cards import Card
from app.ui.widgets.fields import Field
from app.ui.widgets.scroll_column import ScrollColumn
from app.ui.widgets.texts import Text

_EXAMPLE = "case.trunk in [AUTH, COND] and item.price >= 5000"
_NEW = Rule("", Words("", ""), "", Effects())


class RuleEditor(Card):
    """``saved`` carries the code of the rule that was written, ``retired`` none."""

    saved = Signal(object)
    retired = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme)
        self._desk = desk
        self._rules: Sequence[Rule] = ()
        self._teams: dict[str, Team] = {}
        self._rule = _NEW
        theme = desk.theme
        self._which = Text(theme, self._which_words, "value", bold=True)
        self._version = Text(theme, self._version_words, "caption", tone="secondary")
        self._zh, self._en = QLineEdit(), QLineEdit()
        self._zh_field = Field(theme, lambda: translate("Rules", "Name in Chinese"), self._zh)
        self._en_field = Field(theme, lambda: translate("Rules", "Name in English"), self._en)
        self._condition = ConditionEdit(theme)
        self._condition_field = Field(
            theme, lambda: translate("Rules", "When it applies"), self._condition
        )
        self._insert = Button(
            theme, lambda: translate("Rules", "Insert…"), "quiet", icon="plus", shortcut="Alt+I"
        )
        self._effects = EffectsForm(desk)
        self._stop, self._enabled = QCheckBox(), QCheckBox()
        self._says = Text(theme, self._plain, tone="secondary", wrap=True)
        self._problem = Text(theme, "", tone="overdue", wrap=True)
        self._problem.hide()
        self._save = Button(
            theme, lambda: translate("Rules", "Save"), "primary", shortcut="Ctrl+Return"
        )
        self._try = Button(theme, lambda: translate("Rules", "Try on past cases"), shortcut="Alt+T")
        self._retire = Button(theme, lambda: translate("Rules", "Retire"), "quiet")
        self.writes = (self._save, self._retire)  # anybody may try a rule on past cases
        self._trial = Trial(desk)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(NEAR_PX)
        head.addWidget(self._which, 1)
        head.addWidget(self._version)
        names = QHBoxLayout()
        names.setSpacing(NEAR_PX)
        names.addWidget(self._zh_field)
        names.addWidget(self._en_field)
        inserts = QHBoxLayout()
        inserts.addWidget(self._insert)
        inserts.addStretch(1)
        scroll = ScrollColumn(spacing_px=NEAR_PX)
        column: QVBoxLayout = scroll.column
        column.setContentsMargins(0, 0, NEAR_PX, 0)
        column.addLayout(names)
        column.addWidget(self._condition_field)
        column.addLayout(inserts)
        column.addWidget(self._says)
        column.addSpacing(NEAR_PX)
        for widget in (self._effects, self._stop, self._enabled):
            column.addWidget(widget)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(NEAR_PX)
        for button in (self._save, self._try, self._retire):
            foot.addWidget(button)
        foot.addStretch(1)
        self.body.setSpacing(GROUP_PX)
        self.body.addLayout(head)
        self.body.addWidget(scroll, 1)
        self.body.addWidget(self._trial)
        self.body.addWidget(self._problem)
        self.body.addLayout(foot)

    def _connect(self) -> None:
        for edit in (self._zh, self._en):
            edit.textEdited.connect(lambda _text: self._on_edited())
        self._condition.edited.connect(self._on_edited)
        self._effects.edited.connect(self._on_edited)
        for box in (self._stop, self._enabled):
            box.clicked.connect(lambda _on: self._on_edited())
        self._insert.clicked.connect(self._on_insert_clicked)
        self._save.clicked.connect(self.save)
        self._try.clicked.connect(self.try_it)
        self._retire.clicked.connect(self._on_retire_clicked)
        self._trial.ended.connect(lambda: self._try.set_busy(None))

    def show_rule(self, code: str, rules: Sequence[Rule], teams: dict[str, Team]) -> None:
        """Edit the rule of this code; an empty one begins a new rule."""
        self._rules, self._teams = rules, teams
        self._rule = next((rule for rule in rules if rule.code == code), _NEW)
        rule = self._rule
        self._zh.setText(rule.name.zh)
        self._en.setText(rule.name.en)
        for edit in (self._zh, self._en):
            edit.setCursorPosition(0)
        self._condition.show_text(rule.condition)
        self._effects.show_effects(rule.effects, teams)
        self._stop.setChecked(rule.stop)
        self._enabled.setChecked(rule.enabled)
        self._retire.setVisible(bool(rule.code))
        self._trial.clear()
        self._which.retranslate()
        self._version.retranslate()
        self._validate(told_to=bool(rule.condition))

    def shown(self) -> str:
        """The code of the rule in hand; empty for a new one."""
        return self._rule.code

    def is_edited(self) -> bool:
        """Whether something was typed that is not saved."""
        try:
            return self._told() != self._rule
        except RuleError:
            return True

    def start(self) -> None:
        """Put the focus where the hands begin."""
        self._zh.setFocus(Qt.FocusReason.TabFocusReason)

    def save(self) -> None:
        """Write the rule; what is wrong is said beside its field."""
        rule = self._checked()
        if rule is None:
            return
        desk, code = self._desk, rule.code or next_code(self._rules)
        self._save.set_busy(lambda: translate("Rules", "Saving…"))

        def done(_changes: Changes) -> None:
            self._save.set_busy(None)
            self.saved.emit(code)

        desk.do(
            lambda shop: edit_rule(shop, rule=rule, edited_by=desk.actor.name),
            owner=self,
            done=done,
            failed=self._on_failed,
            said=lambda: translate("Rules", "{rule} is saved.").format(
                rule=rule.name.in_language(desk.lang) or rule.name.zh or rule.name.en
            ),
        )

    def try_it(self) -> None:
        """What this rule, as it stands here, would have done to past cases."""
        rule = self._checked()
        if rule is None:
            return
        self._try.set_busy(lambda: translate("Rules", "Trying…"))
        self._trial.begin(with_rule(self._rules, rule), self._words())

    def retranslate(self) -> None:
        """Say the words again."""
        self._condition.setPlaceholderText(_EXAMPLE)
        self._stop.setText(translate("Rules", "Ask no further rules after it"))
        self._enabled.setText(translate("Rules", "In use"))

    def _told(self) -> Rule:
        """The rule as the fields say it; raises BadEffectError or BadTagError."""
        rule = self._rule
        return Rule(
            rule.code,
            Words(self._zh.text().strip(), self._en.text().strip()),
            self._condition.text().strip(),
            self._effects.effects(),
            self._stop.isChecked(),
            self._enabled.isChecked(),
            rule.place,
            rule.version,
            rule.retired,
        )

    def _checked(self) -> Rule | None:
        """The rule if all of it can be read; else say what cannot, and come to it."""
        if not self._validate(told_to=True):
            self._condition.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        try:
            return self._told()
        except RuleError as error:
            self._effects.set_problem(error)
            return None

    def _validate(self, *, told_to: bool) -> bool:
        """Mark what is wrong with the condition; an empty one only when ``told_to``."""
        desk, failure = self._desk, None
        known = known_codes(desk.shop.program, desk.branches)
        try:
            read_condition(self._condition.text(), decimals_of(desk.settings.currency), known)
        except ConditionError as error:
            failure = error
        is_quiet = isinstance(failure, ConditionEmptyError) and not told_to
        shown = None if is_quiet else failure
        self._condition.underline(shown)
        self._condition_field.set_problem("" if shown is None else lambda: sentence(shown))
        self._says.setVisible(failure is None)
        self._says.retranslate()
        self._zh_field.set_problem("")
        self._effects.set_problem(None)
        self._problem.hide()
        return failure is None

    def _on_edited(self) -> None:
        self._validate(told_to=False)

    def _words(self) -> PlainWords:
        desk = self._desk
        return plain_words(
            desk.shop.program, desk.branches, self._teams, desk.settings.currency, desk.lang
        )

    def _plain(self) -> str:
        try:
            return self._words().rule(self._told())
        except RuleError:
            return ""

    def _which_words(self) -> str:
        return self._rule.code or translate("Rules", "New rule")

    def _version_words(self) -> str:
        if not self._rule.code:
            return ""
        return translate("Rules", "version {n}").format(n=self._rule.version)

    def _on_insert_clicked(self) -> None:
        menu = fact_menu(self, self._desk.lang, self._insert_text)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._insert.mapToGlobal(QPoint(0, self._insert.height())))

    def _insert_text(self, text: str) -> None:
        self._condition.insert(text)
        self._condition.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_retire_clicked(self) -> None:
        desk, rule = self._desk, self._rule
        desk.do(
            lambda shop: retire_rule(shop, code=rule.code, edited_by=desk.actor.name),
            owner=self,
            done=lambda _changes: self.retired.emit(),
            said=lambda: translate("Rules", "{rule} is retired.").format(
                rule=rule.name.in_language(desk.lang)
            ),
        )

    def _on_failed(self, error: Exception) -> None:
        self._save.set_busy(None)
        if isinstance(error, RuleNameMissingError):
            self._zh_field.set_problem(lambda: sentence(error))
            self._zh.setFocus(Qt.FocusReason.OtherFocusReason)
        elif isinstance(error, AftercareError):
            self._problem.say(lambda: sentence(error))
            self._problem.show()
