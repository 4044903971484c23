"""Cases that belong together, and mending a case that was opened wrongly."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.rows import CaseCard
from app.domain.surgery import MERGED, VOID, RelatedCase
from app.text.catalogue import translate
from app.text.dotted import dotted
from app.ui.case.appeal_line import AppealLine
from app.ui.case.layers import CaseSection
from app.ui.case.ways_to_mend import WAYS, Mending
from app.ui.desk import Desk
from app.ui.enter_button import EnterButton
from app.ui.tell_line import Answers, TellLine
from app.ui.theme.metrics import GROUP_PX, NEAR_PX
from app.ui.widgets.cards import Card
from app.ui.widgets.chip_faces import ChipFace
from app.ui.widgets.line_list import Line, LineList
from app.ui.widgets.scroll_column import ScrollColumn, inset
from app.ui.widgets.texts import Text

_GIVEN_UP = frozenset({VOID, MERGED})
_Found = tuple[tuple[RelatedCase, ...], tuple[RelatedCase, ...]]


class RelatedSection(CaseSection):
    """Enter opens a related case; each way to mend asks in a line below its button."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        self._card: CaseCard | None = None
        self._found: _Found = ((), ())
        theme = desk.theme
        related = Card(theme, lambda: translate("Case", "Related cases"))
        review = Card(theme, lambda: translate("Case", "Appeal"))
        mend = Card(theme, lambda: translate("Case", "Mend a mistake"))
        self._none = Text(
            theme,
            lambda: translate("Case", "No other case belongs to this one."),
            tone="secondary",
            wrap=True,
        )
        self._list = LineList(theme, grows=True)
        self._maybe_words = Text(
            theme,
            lambda: translate("Case", "The same item, perhaps the same problem:"),
            "caption",
            tone="warning",
            bold=True,
            wrap=True,
        )
        self._maybe = LineList(theme, grows=True)
        for list_ in (self._list, self._maybe):
            list_.line_opened.connect(lambda line: desk.go("case", line.key))
        left = ScrollColumn()
        for part in (inset(self._none), inset(self._maybe_words)):
            left.column.addLayout(part)
        left.column.insertWidget(1, self._list)
        left.column.addWidget(self._maybe)
        left.column.addStretch(1)
        related.body.addWidget(left, 1)
        self.appeal = AppealLine(desk)
        self.appeal.asking.connect(lambda asks: related.setHidden(bool(asks)))
        review.body.addWidget(self.appeal)
        self.line = TellLine(desk)
        self.line.closed.connect(self._on_line_closed)
        self._way = ""  # which was chosen last
        self._buttons: dict[str, EnterButton] = {}
        self._rows: dict[str, QWidget] = {}
        self._over = Text(theme, self._over_words, tone="secondary", wrap=True)
        self._ways = QWidget()
        mend.body.addWidget(self._over)
        self._lay_out_ways()
        right = ScrollColumn()
        right.column.addWidget(self._ways)
        right.column.addWidget(self.line)
        right.column.addStretch(1)
        mend.body.addWidget(right, 1)
        first = QVBoxLayout()
        first.setSpacing(GROUP_PX)
        first.addWidget(related, 3)
        first.addWidget(review, 2)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GROUP_PX)
        row.addLayout(first, 1)
        row.addWidget(mend, 1)

    def _lay_out_ways(self) -> None:
        column = QVBoxLayout(self._ways)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR_PX)
        for way in WAYS:
            button = EnterButton(self.theme, way.name, way.kind, icon=way.icon)
            button.clicked.connect(lambda _checked=False, way=way: self._on_way_chosen(way))
            self._buttons[way.key] = button
            self._rows[way.key] = QWidget()
            row = QHBoxLayout(self._rows[way.key])
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(GROUP_PX)
            row.addWidget(button)
            row.addWidget(Text(self.theme, way.does, "caption", tone="secondary", wrap=True), 1)
            column.addWidget(self._rows[way.key])

    def show_case(self, card: CaseCard) -> None:
        """Ask what belongs to a case."""
        if self._card is not None and self._card.line.id != card.line.id:
            self.line.close_line()
        self._card = card
        shop = self._desk.shop
        sku = card.item.line.sku if card.item else ""

        def question() -> _Found:
            links = shop.queries.links
            likely = (
                links.possible_duplicates(sku, now_ms=shop.clock(), but=card.line.number)
                if sku and card.claim_stage not in _GIVEN_UP
                else ()
            )
            return links.of(card.line.id), likely

        self._desk.ask(lambda _queries: question(), self._take, owner=self, key="case.related")
        self.appeal.show_case(card)
        given_up = card.claim_stage in _GIVEN_UP
        self._over.setVisible(given_up)
        self._over.say(self._over_words)
        if given_up:
            self.line.close_line()
        self._show_ways()
        widest = max(button.sizeHint().width() for button in self._buttons.values())
        for button in self._buttons.values():
            button.setFixedWidth(widest)

    def leave(self) -> bool:
        """Esc closes the line that is being filled in."""
        return self.line.close_line() or self.appeal.line.close_line()

    def retranslate(self) -> None:
        """Names and stages are said anew."""
        self._take(self._found)
        if self._card is not None:
            self.show_case(self._card)

    def _take(self, found: _Found) -> None:
        self._found = found
        joined, likely = found
        self._list.set_lines([self._line(case, self._kind(case)) for case in joined])
        self._list.setAccessibleName(translate("Case", "Related cases"))
        self._maybe.set_lines([self._line(case, "") for case in likely])
        self._maybe.setAccessibleName(self._maybe_words.text())
        self._none.setVisible(not joined and not likely)
        self._list.setVisible(bool(joined))
        self._maybe_words.setVisible(bool(likely))
        self._maybe.setVisible(bool(likely))

    def _kind(self, case: RelatedCase) -> str:
        """How the other case stands to this one."""
        words = {
            ("duplicate", True): translate("Case", "this is a duplicate of it"),
            ("duplicate", False): translate("Case", "a duplicate of this"),
            ("merged", True): translate("Case", "this became part of it"),
            ("merged", False): translate("Case", "became part of this"),
            ("split", True): translate("Case", "this was split off from it"),
            ("split", False): translate("Case", "split off from this"),
        }
        return words.get((case.kind, case.leads)) or self._desk.word("case_link", case.kind)

    def _line(self, case: RelatedCase, how: str) -> Line:
        desk = self._desk
        return Line(
            case.number,
            f"{case.number}  {case.title}",
            detail=dotted(how, case.note.replace("\n", " ")),
            chip=ChipFace(desk.stage(case.stage), case.turn or "neutral"),
        )

    def _over_words(self) -> str:
        card = self._card
        if card is None or card.claim_stage not in _GIVEN_UP:
            return ""
        if card.claim_stage == VOID:
            return translate(
                "Case", "The case is void and its slips with it. All that was written stays."
            )
        return translate("Case", "It goes on in another case. All that was written stays here.")

    def _on_line_closed(self) -> None:
        """The hands go back to the button that opened the line."""
        self._show_ways()
        button = self._buttons.get(self._way)
        if button is not None and button.isVisible():
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_way_chosen(self, way: Mending) -> None:
        self._way = way.key
        self._ways.hide()
        self.line.ask(
            way.key,
            way.does,
            way.blanks,
            way.accept,
            lambda told: self._mend(way, told),
            kind="danger" if way.kind == "danger" else "primary",
        )

    def _mend(self, way: Mending, told: Answers) -> None:
        card, desk = self._card, self._desk
        if card is None:
            return
        actor = desk.actor.name
        desk.do(
            lambda shop: way.act(shop, card, actor, told),
            owner=self,
            said=way.said,
            done=lambda _changes: self._close(),
        )

    def _close(self) -> None:
        self.line.close_line()

    def _show_ways(self) -> None:
        """The ways, unless one of them is asking."""
        card = self._card
        may = card is not None and card.claim_stage not in _GIVEN_UP
        self._ways.setVisible(may and not self.line.asks_for())
        for way in WAYS:  # what the service would refuse her is not offered
            self._rows[way.key].setVisible(self._desk.standing.may(way.may))
