"""What carriers, insurers and third parties were asked for, and what the bank holds."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout

from app.domain.changes import Changes
from app.domain.chargebacks import Chargeback
from app.domain.claims import ClaimLine, PartyTotal
from app.services.reading import Queries
from app.text.amounts import format_amount, format_money
from app.text.catalogue import translate
from app.text.dates import format_due
from app.text.dotted import dotted
from app.text.errors import failure_words
from app.ui.desk import Desk
from app.ui.money.claims_columns import claim_columns
from app.ui.money.section import MoneySection
from app.ui.theme.metrics import GROUP_PX, INSIDE_PX, NEAR_PX
from app.ui.widgets.cards import Card
from app.ui.widgets.columns import PageRequest
from app.ui.widgets.line_list import Line, LineList
from app.ui.widgets.paged_model import PagedTableModel
from app.ui.widgets.paged_pane import PagedLoader, PagedPane
from app.ui.widgets.paged_table import PagedTable
from app.ui.widgets.scroll_column import inset
from app.ui.widgets.states import EmptyState
from app.ui.widgets.texts import ElidedText, Text

_PARTIES_PX = 288

_Found = tuple[tuple[PartyTotal, ...], tuple[Chargeback, ...]]


class ClaimsTab(MoneySection):
    """Parties at the left, their claims at the right; Enter on one opens its case."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme)
        self._desk = desk
        self._totals: tuple[PartyTotal, ...] = ()
        self._chargebacks: tuple[Chargeback, ...] = ()
        self._party = ""
        theme = desk.theme
        self.parties = LineList(theme, chooses=True, patient=True)
        self._name = ElidedText(theme, self._name_words, "value", bold=True)
        self._left = Text(theme, self._left_words, "number")
        self._sums = Text(theme, self._sums_words, tone="secondary", wrap=True)
        self.closed = QCheckBox()
        self._model = PagedTableModel(claim_columns(desk), row_id=lambda line: line.pk, parent=self)
        self.table = PagedTable(theme, self._model)
        self._loader = PagedLoader(self._model, desk.jobs, name="claims")
        self._empty = EmptyState(theme, self._empty_words, icon="receipt")
        self._pane = PagedPane(theme, self.table, empty=self._empty, explain=failure_words)
        self.disputes = LineList(theme, grows=True)
        self._lay_out()
        self.parties.line_chosen.connect(self._on_party_chosen)
        self.parties.line_opened.connect(lambda _line: self.table.setFocus())
        self.closed.toggled.connect(lambda _checked: self._fill())
        self.table.row_opened.connect(self._on_row_opened)
        self.disputes.line_opened.connect(lambda line: desk.go("case", line.key))
        self.retranslate()

    def _lay_out(self) -> None:
        left = Card(self.theme, lambda: translate("Claims", "Who owes us"), inset_px=NEAR_PX)
        left.title.setContentsMargins(NEAR_PX, 0, 0, 0)  # in line with the rows
        left.setFixedWidth(_PARTIES_PX)
        left.body.addWidget(self.parties, 1)
        right = Card(self.theme, inset_px=NEAR_PX)
        head = QVBoxLayout()
        head.setSpacing(INSIDE_PX)
        for widget in (self._name, self._left, self._sums):
            head.addWidget(widget)
        top = QHBoxLayout()
        top.addLayout(inset(head), 1)
        beside = inset(self.closed)
        top.addLayout(beside)
        top.setAlignment(beside, Qt.AlignmentFlag.AlignTop)
        right.body.addLayout(top)
        right.body.addWidget(self._pane, 1)
        self._bank = Card(
            self.theme,
            lambda: translate("Claims", "Chargebacks that no bank has decided on"),
            inset_px=NEAR_PX,
        )
        self._bank.title.setContentsMargins(NEAR_PX, 0, 0, 0)
        self._bank.body.addWidget(self.disputes)
        self._bank.hide()
        column = QVBoxLayout()
        column.setSpacing(GROUP_PX)
        column.addWidget(right, 1)
        column.addWidget(self._bank)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GROUP_PX)
        row.addWidget(left)
        row.addLayout(column, 1)

    def load(self, key: str) -> None:
        """Come to the front; ``key`` names a party by its id."""
        self._party = key or self._party
        self._fill()
        self.refresh()
        self.parties.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Ask again."""

        def question(queries: Queries) -> _Found:
            return tuple(queries.claims.totals()), queries.claims.open_chargebacks()

        self._desk.ask(question, self._take, owner=self, key="claims.totals")
        self._model.refresh()

    def concerns(self, changes: Changes) -> bool:
        """Cases and people."""
        return changes.touches("case") or changes.touches("person")

    def retranslate(self) -> None:
        """Names and amounts are said again."""
        self.closed.setText(translate("Claims", "Closed ones too"))
        self.table.setAccessibleName(translate("Claims", "Claims"))
        self.parties.setAccessibleName(translate("Claims", "Who owes us"))
        self._take((self._totals, self._chargebacks))

    def _take(self, found: _Found) -> None:
        self._totals, self._chargebacks = found
        everybody = translate("Claims", "Everybody")
        lines = [
            Line("", everybody, detail=self._waiting(""), figure=self._summed("left_minor", ""))
        ]
        lines += [
            Line(
                total.party.id,
                total.party.name,
                detail=self._waiting(total.party.id),
                figure=format_amount(total.left_minor, total.currency),
                tone="ink" if total.left_minor else "secondary",
            )
            for total in self._totals
        ]
        self.parties.set_lines(lines)
        keys = [line.key for line in lines]
        self.parties.choose_row(keys.index(self._party) if self._party in keys else 0)
        self._say_head()
        self.disputes.set_lines([self._dispute(taken) for taken in self._chargebacks])
        self._bank.setVisible(bool(self._chargebacks))

    def _dispute(self, taken: Chargeback) -> Line:
        desk, due = self._desk, ""
        if taken.reply_by_ms is not None:
            due = format_due(taken.reply_by_ms, desk.shop.clock(), desk.settings.zone, desk.lang)
        late = taken.reply_by_ms is not None and taken.reply_by_ms < desk.shop.clock()
        return Line(
            taken.number,
            taken.number,
            detail=dotted(taken.reference, taken.debited_on, due),
            figure=format_money(taken.amount_minor, taken.currency),
            detail_tone="overdue" if late else "secondary",
        )

    def _of(self, party: str) -> tuple[PartyTotal, ...]:
        return tuple(total for total in self._totals if party in {"", total.party.id})

    def _waiting(self, party: str) -> str:
        own = self._of(party)
        waiting = sum(total.waiting for total in own)
        words = translate("Claims", "{n} unanswered").format(n=waiting) if waiting else ""
        kind = self._desk.word("outside", own[0].party.kind) if party and own else ""
        return dotted(kind, words)

    def _say_head(self) -> None:
        self._name.say(self._name_words)
        self._left.say(self._left_words)
        self._sums.say(self._sums_words)
        self._empty.say(self._empty_words)

    def _name_words(self) -> str:
        own = self._of(self._party)
        return own[0].party.name if self._party and own else translate("Claims", "Still to come")

    def _left_words(self) -> str:
        return self._summed("left_minor") or format_money(0, self._desk.settings.currency)

    def _sums_words(self) -> str:
        if not self._of(self._party):
            return ""
        return translate(
            "Claims", "claimed {claimed} · accepted {accepted} · received {received}"
        ).format(
            claimed=self._summed("claimed_minor"),
            accepted=self._summed("accepted_minor"),
            received=self._summed("received_minor"),
        )

    def _summed(self, part: str, party: str | None = None) -> str:
        """Each currency by itself: they are never mixed."""
        own = self._of(self._party if party is None else party)
        sums = dict.fromkeys(dict.fromkeys(total.currency for total in own), 0)
        for total in own:
            sums[total.currency] += getattr(total, part)
        return " + ".join(format_money(minor, currency) for currency, minor in sums.items())

    def _empty_words(self) -> str:
        if self._totals and not self.closed.isChecked():
            return translate("Claims", "Nobody is waited for: all claims are closed.")
        return translate(
            "Claims",
            "Nothing was claimed yet. A claim is filed on its case: for a damaged parcel, an"
            " insured loss, an appraiser who had vouched.",
        )

    def _on_party_chosen(self, line: Line) -> None:
        self._party = line.key
        self._say_head()
        self._fill()

    def _fill(self) -> None:
        claims, party = self._desk.shop.queries.claims, self._party
        only_open = not self.closed.isChecked()

        def page(asked: PageRequest) -> list[ClaimLine]:
            return claims.page(
                party=party, only_open=only_open, offset=asked.offset, limit=asked.limit
            )

        self._loader.set_source(page, lambda: claims.count(party=party, only_open=only_open))

    def _on_row_opened(self, row: object) -> None:
        if isinstance(row, ClaimLine):
            self._desk.go("case", row.case_number)
