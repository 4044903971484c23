"""The header answers the five questions: what, whose turn, what next, by when, who pays."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from app.domain.categories import trunk_of
from app.domain.moves import OfferedMove
from app.domain.progress import path_steps
from app.domain.rows import CaseCard
from app.services.durations import expected_duration
from app.text.amounts import format_money
from app.text.catalogue import translate
from app.text.dates import format_due
from app.ui.case.way_on import next_words
from app.ui.desk import Desk
from app.ui.duration_line import DurationLine
from app.ui.theme.metrics import GROUP_PX, NEAR_PX
from app.ui.widgets.cards import Card
from app.ui.widgets.chips import Chip, PartyChip
from app.ui.widgets.stage_path import StagePath, Step
from app.ui.widgets.term_hover import TermHover
from app.ui.widgets.term_text import TermText
from app.ui.widgets.texts import ElidedText, Text

_LABEL_PX = 64
_PLACE_LETTERS = 40
_NAME_LETTERS = 24
_SISTERS_NAMED = 3
_TAGS_SHOWN = 3


class _Waiting(QWidget):
    """``waiting for [S Shop] today 18:00`` at the end of a path."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._done = Text(desk.theme, lambda: translate("Case", "done"), tone="secondary")
        self._words = TermText(
            desk.theme,
            desk.term("turn"),
            lambda: translate("Case", "waiting for"),
            tone="secondary",
        )
        self._chip = PartyChip(desk.theme, "shop")
        self._due = Text(desk.theme, "", bold=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(NEAR_PX)
        row.addStretch(1)
        row.addWidget(self._done)
        row.addWidget(self._words)
        row.addWidget(self._chip)
        row.addWidget(self._due)

    def show_track(self, turn: str, due: int | None, name: str, *, waits: bool = False) -> None:
        """Whose turn it is and by when; done where nobody's is.

        ``waits``: its time has not begun, since another track comes first.
        """
        self._done.setVisible(not turn)
        self._words.setVisible(bool(turn))
        self._chip.setVisible(bool(turn))
        self._due.setVisible(due is not None)
        if not turn:
            return
        self._chip.set_party(turn, name)
        desk = self._desk
        if waits:
            self._due.say(lambda: translate("Case", "after the claim"))
            self._due.set_tone("secondary")
        elif due is not None:
            self._due.say(lambda: format_due(due, desk.shop.clock(), desk.settings.zone))
            self._due.set_tone("overdue" if due < desk.shop.clock() else "ink")


class CaseHeader(Card):
    """Number, item, category, money in dispute, two paths, where the thing is."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent=parent)
        self._desk = desk
        theme = desk.theme
        self._number = Text(theme, "", "title")
        self._item = ElidedText(theme, "", "value")
        self._category = Chip(theme, "")
        self._resolution = Chip(theme, "")
        self._lane = Chip(theme, "")
        self._proof = Chip(theme, lambda: desk.word("proof", "not_proven"), "warning")
        TermHover(theme, self._proof, desk.term("not_proven"))
        self._stake_words = TermText(
            theme,
            desk.term("at_stake"),
            lambda: translate("Case", "in dispute"),
            tone="secondary",
        )
        self._stake = Text(theme, "", "title")
        claim, recovery = (
            lambda: translate("Case", "claim"),
            lambda: translate("Case", "recovery"),
        )
        self._claim, self._recovery = (
            StagePath(theme, label=claim),
            StagePath(theme, label=recovery),
        )
        self._labels = tuple(
            TermText(theme, desk.term(code), words, tone="secondary")
            for code, words in (("claim_track", claim), ("recovery_track", recovery))
        )
        self._category_term = TermHover(theme, self._category)
        self._resolution_term = TermHover(theme, self._resolution)
        self._claim_waiting, self._recovery_waiting = _Waiting(desk), _Waiting(desk)
        self._where = ElidedText(theme, "", tone="secondary")
        self._duration = DurationLine(desk)
        self._tags = tuple(Chip(theme, "") for _ in range(_TAGS_SHOWN + 1))
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GROUP_PX)
        head.addWidget(self._number)
        head.addWidget(self._item, 1)
        head.addWidget(self._proof)
        head.addWidget(self._lane)
        head.addWidget(self._category)
        head.addWidget(self._resolution)
        head.addWidget(self._stake_words)
        head.addWidget(self._stake)
        tracks = QGridLayout()
        tracks.setHorizontalSpacing(GROUP_PX)
        tracks.setVerticalSpacing(NEAR_PX // 2)
        tracks.setColumnMinimumWidth(0, _LABEL_PX)
        tracks.setColumnStretch(1, 1)
        rows = (
            (self._labels[0], self._claim, self._claim_waiting),
            (self._labels[1], self._recovery, self._recovery_waiting),
        )
        for row, (label, path, waiting) in enumerate(rows):
            tracks.addWidget(label, row, 0)
            tracks.addWidget(path, row, 1)
            tracks.addWidget(waiting, row, 2)
        self.body.addLayout(head)
        self.body.addLayout(tracks)
        below = QHBoxLayout()
        below.setSpacing(NEAR_PX)
        below.addWidget(self._where, 1)
        for chip in self._tags:
            below.addWidget(chip)
        below.addSpacing(GROUP_PX - NEAR_PX)
        below.addWidget(self._duration)
        self.body.addLayout(below)

    def show_case(self, card: CaseCard, leading: OfferedMove | None) -> None:
        """Show where a case stands; ``leading`` is the move that comes next."""
        desk, line = self._desk, card.line
        self._number.say(line.number)
        self._item.say(line.title)
        self._category.say(lambda: desk.category(line.category))
        self._resolution.say(lambda: desk.resolution(line.resolution))
        self._lane.setVisible(line.lane != "normal")  # what is usual needs no word
        self._lane.say(lambda: desk.word("lane", line.lane))
        self._proof.setVisible(
            card.proof == "not_proven" and line.is_open and not card.proof_waived
        )
        terms = desk.shop.program.glossary.terms
        self._category_term.set_term(terms.get(f"category.{trunk_of(line.category)}"))
        self._resolution_term.set_term(terms.get(f"resolution.{line.resolution}"))
        self._stake.say(format_money(line.at_stake_minor, line.currency))
        book = desk.shop.program.routes
        route = book.route(line.resolution, card.route_version)
        for path, widget, stage, passed in (
            (route.claim, self._claim, card.claim_stage, card.claim_path),
            (route.recovery, self._recovery, card.recovery_stage, card.recovery_path),
        ):
            steps = path_steps(path, stage, passed, book)
            widget.set_steps(
                tuple(Step(s.name.in_language(desk.lang), s.done, s.here) for s in steps)
            )
        self._claim_waiting.show_track(
            card.claim_turn, card.claim_due, _name(card, card.claim_turn)
        )
        self._recovery_waiting.show_track(
            card.recovery_turn,
            card.recovery_due,
            _name(card, card.recovery_turn),
            waits=bool(card.claim_turn) and card.recovery_stage == route.recovery[0],
        )
        if card.claim_turn:
            self._duration.ask(partial(expected_duration, number=line.number))
        else:
            self._duration.clear()
        self._where.say(lambda: "      ".join(self._where_and_next(card, leading)))
        self._show_tags(card.tags)

    def _show_tags(self, tags: Sequence[str]) -> None:
        """The first ones, and how many more there are."""
        rest = len(tags) - _TAGS_SHOWN
        words = [*tags[:_TAGS_SHOWN], *([f"+{rest}"] if rest > 0 else [])]
        for place, chip in enumerate(self._tags):
            chip.setVisible(place < len(words))
            if place < len(words):
                chip.say(words[place])
                chip.setToolTip(" · ".join(tags))

    def _where_and_next(self, card: CaseCard, leading: OfferedMove | None) -> list[str]:
        told = []
        if card.item is not None:
            place = self._desk.word("custody", card.item.line.custody)
            if card.item.place:
                place += f" · {card.item.place[:_PLACE_LETTERS]}"
            told.append(translate("Case", "The item is {place}").format(place=place))
        if card.sisters:
            numbers = "  ".join(sister.number for sister in card.sisters[:_SISTERS_NAMED])
            told.append(translate("Case", "Same visit: {numbers}").format(numbers=numbers))
        for_whom = card.assignee or card.team_name.in_language(self._desk.lang)
        if for_whom and card.line.is_open:
            told.append(translate("Case", "Handled by {who}").format(who=for_whom[:_NAME_LETTERS]))
        if leading is not None:
            told.append(next_words(leading, card, self._desk.lang))
        return told


def _name(card: CaseCard, party: str) -> str:
    """The person's name where the party is a person we know."""
    consignor = card.consignor.name if card.consignor else ""
    names = {"buyer": card.buyer_name, "consignor": consignor}
    return names.get(party, "")[:_NAME_LETTERS]
