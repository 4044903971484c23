"""Rules that corrections ask for, tried and made with a click; rules that are contradicted."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.domain.rule_proposals import RuleClash, RuleDoubt, RuleProposal
from app.domain.rules.editing import Team
from app.domain.rules.retest import with_rule
from app.domain.rules.rule import Rule
from app.services.rules.proposing import proposed_rule
from app.services.rules.speaking import plain_words
from app.text.catalogue import translate
from app.text.learning_words import proposal_sentence
from app.ui.desk import Desk
from app.ui.settings.rules.trial import Trial
from app.ui.theme.metrics import GROUP_PX, NEAR_PX
from app.ui.widgets.buttons import Button
from app.ui.widgets.cards import Card
from app.ui.widgets.line_list import Line, LineList
from app.ui.widgets.texts import Text
from app.ui.widgets.themed import Themed


@dataclass(frozen=True, slots=True)
class Proposals:
    """What was found, beside the rules and teams of now."""

    proposals: tuple[RuleProposal, ...]
    doubts: tuple[RuleDoubt, ...]
    clashes: tuple[RuleClash, ...]
    rules: tuple[Rule, ...]
    teams: dict[str, Team]


class ProposalsView(Themed):
    """``rule_wanted`` carries the proposal that is to become a rule."""

    rule_wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme)
        self._desk = desk
        self._found: Proposals | None = None
        theme = desk.theme
        self.says = Text(theme, self._says_words, tone="secondary", wrap=True)
        self.list = LineList(theme, grows=True, chooses=True)
        self._detail = Text(theme, self._detail_words, wrap=True)
        self._cases = LineList(theme, grows=True)
        self.make = Button(theme, lambda: translate("Learning", "Make it a rule"), "primary")
        self.attempt = Button(theme, lambda: translate("Rules", "Try on past cases"))
        self._trial = Trial(desk)
        self.doubts = LineList(theme, grows=True)
        self._chosen = Card(theme)
        self._lists: dict[str, Card] = {}
        self._lay_out()
        self.list.line_chosen.connect(lambda _line: self._show_chosen())
        self._cases.line_opened.connect(lambda line: desk.go("case", line.key))
        self.doubts.line_opened.connect(lambda _line: desk.go("settings", "rules"))
        self.make.clicked.connect(self._on_make_clicked)
        self.attempt.clicked.connect(self._on_attempt_clicked)
        self._trial.ended.connect(lambda: self.attempt.set_busy(None))

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(NEAR_PX)
        buttons.addWidget(self.make)
        buttons.addWidget(self.attempt)
        buttons.addStretch(1)
        self._chosen.body.addWidget(self._detail)
        self._chosen.body.addLayout(buttons)
        self._chosen.body.addWidget(self._trial)
        self._chosen.body.addWidget(self._cases)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GROUP_PX)
        column.addWidget(self.says)
        for name, title, widget in (
            ("list", lambda: translate("Learning", "Rules that corrections ask for"), self.list),
            ("doubts", lambda: translate("Learning", "Rules to look at again"), self.doubts),
        ):
            card = self._lists[name] = Card(self.theme, title, inset_px=NEAR_PX)
            card.title.setContentsMargins(NEAR_PX, 0, 0, 0)
            card.body.addWidget(widget)
            column.addWidget(card)
            if name == "list":
                column.addWidget(self._chosen)

    def show_found(self, found: Proposals) -> None:
        """Show these."""
        self._found = found
        self.retranslate()

    def allow(self, *, may: bool) -> None:
        """Whether whoever sits here may write rules."""
        self.make.setEnabled(may)

    def retranslate(self) -> None:
        """Say everything again."""
        self.says.retranslate()
        found = self._found
        if found is None:
            self._lists["list"].hide()
            self._lists["doubts"].hide()
            self._chosen.hide()
            return
        lines = [self._line(place, one) for place, one in enumerate(found.proposals)]
        self.list.set_lines(lines)
        self.doubts.set_lines(self._doubt_lines(found))
        self._lists["list"].setVisible(bool(lines))
        self._lists["doubts"].setVisible(bool(self.doubts.lines()))
        if lines and self.list.chosen() is None:
            self.list.choose(lines[0].key)
        self._show_chosen()

    def _line(self, place: int, one: RuleProposal) -> Line:
        figure = translate("Learning", "{agreeing} of {n}").format(
            agreeing=one.agreeing, n=one.cases
        )
        return Line(
            str(place), f"“{one.phrase}” → {self._desk.category(one.category)}", figure=figure
        )

    def _doubt_lines(self, found: Proposals) -> list[Line]:
        names = {rule.code: rule.name.in_language(self._desk.lang) for rule in found.rules}
        doubt = translate("Learning", "{tried} times it suggested, {agreed} times that was kept;"
                          " mostly it became {instead}.")  # fmt: skip
        lines = [
            Line(
                one.rule,
                names.get(one.rule, one.rule),
                doubt.format(
                    tried=one.tried, agreed=one.agreed, instead=self._desk.category(one.instead)
                ),
            )
            for one in found.doubts
        ]
        clash = translate("Learning", "Both hold for {n} past cases and name different categories;"
                          " the first one wins.")  # fmt: skip
        lines += [
            Line(
                one.first,
                f"{names.get(one.first, one.first)} ↔ {names.get(one.second, one.second)}",
                clash.format(n=one.cases),
            )
            for one in found.clashes
        ]
        return lines

    def _proposal(self) -> RuleProposal | None:
        chosen = self.list.chosen()
        if chosen is None or self._found is None:
            return None
        return self._found.proposals[int(chosen.key)]

    def _show_chosen(self) -> None:
        one = self._proposal()
        self._chosen.setVisible(one is not None)
        self._detail.retranslate()
        self._trial.clear()
        if one is not None:
            texts = zip(one.numbers, one.texts, strict=False)
            self._cases.set_lines(
                [Line(number, " ".join(text.split()), lead=number) for number, text in texts]
            )

    def _says_words(self) -> str:
        if self._found is None:
            return translate("Learning", "Corrections are being looked through…")
        if not self._found.proposals:
            return translate(
                "Learning",
                "No words ask for a rule yet: they must be corrected again and again, and mostly"
                " to one category.",
            )
        return translate(
            "Learning",
            "Words that people corrected again and again. As a rule they decide before the model.",
        )

    def _detail_words(self) -> str:
        one = self._proposal()
        if one is None:
            return ""
        told = proposal_sentence(one, self._desk.category(one.category))
        if not one.against:
            return told
        against = translate("Learning", "It goes against {rules} and will come before.")
        return f"{told} {against.format(rules=', '.join(one.against))}"

    def _on_make_clicked(self) -> None:
        one = self._proposal()
        if one is not None:
            self.rule_wanted.emit(one)

    def _on_attempt_clicked(self) -> None:
        one, found, desk = self._proposal(), self._found, self._desk
        if one is None or found is None:
            return

        def begin(rule: Rule) -> None:
            words = plain_words(
                desk.shop.program, desk.branches, found.teams, desk.settings.currency, desk.lang
            )
            self._trial.begin(with_rule(found.rules, rule), words)

        self.attempt.set_busy(lambda: translate("Rules", "Trying…"))
        shop = desk.shop
        desk.ask(lambda _queries: proposed_rule(shop, one), begin, owner=self)
