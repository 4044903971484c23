"""Calling a panel, striking a member, writing an opinion down."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPlainTextEdit

from app.domain.clocks import DAY_MS
from app.domain.findings import RESULTS
from app.domain.money import BP_WHOLE
from app.domain.panel import FEWEST, MOST, SIDES, Vote
from app.domain.panel_result import PanelView
from app.domain.parties import PARTIES
from app.services.panel import call_panel, strike_member, vote_on_panel
from app.text.catalogue import translate
from app.ui.case.recording_form import RecordingForm
from app.ui.desk import Desk
from app.ui.widgets.choices import choose, offer
from app.ui.widgets.fields import Field
from app.ui.widgets.split_bar import SplitBar, SplitParty

_MEMBERS_PX = 104
_TEXT_PX = 72
_DAYS = (3, 5, 7, 10, 14, 21)
_USUAL_DAYS = 7


class CallForm(RecordingForm):
    """Three to seven outside members, how many have to speak, and for how long."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            lambda: translate("Panel", "Call a panel"),
            lambda: translate("Panel", "Call"),
        )
        self.members = QPlainTextEdit()
        self.members.setTabChangesFocus(True)
        self.members.setFixedHeight(_MEMBERS_PX)
        self.quorum, self.days = QComboBox(), QComboBox()
        theme = desk.theme
        self.add_field(
            Field(
                theme,
                lambda: translate("Panel", "Outside members, one a line"),
                self.members,
                hint=lambda: translate("Panel", "{fewest} to {most} people").format(
                    fewest=FEWEST, most=MOST
                ),
            )
        )
        self.add_field(
            Field(theme, lambda: translate("Panel", "How many have to speak"), self.quorum)
        )
        self.add_field(Field(theme, lambda: translate("Panel", "Opinions until"), self.days))
        self.finish()
        self.retranslate()

    def begin(self, number: str) -> None:
        """Ask who shall judge."""
        self.number = number
        self.members.clear()
        self.quorum.setCurrentIndex(0)
        self.days.setCurrentIndex(_DAYS.index(_USUAL_DAYS))
        self.set_problem("")
        self.members.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Choices."""
        counts = [(count, str(count)) for count in range(2, MOST + 1)]
        offer(self.quorum, [(0, translate("Panel", "the majority")), *counts])
        in_days = translate("Panel", "in {n} days")
        offer(self.days, [(days, in_days.format(n=days)) for days in _DAYS])

    def record(self) -> None:
        """Call them."""
        desk, number = self.desk, self.number
        members = [name for name in self.members.toPlainText().splitlines() if name.strip()]
        quorum = int(self.quorum.currentData())
        until = desk.shop.clock() + int(self.days.currentData()) * DAY_MS
        self.write(
            lambda shop: call_panel(
                shop,
                number=number,
                members=members,
                quorum=quorum,
                until_ms=until,
                called_by=desk.actor.name,
            ),
            lambda: translate("Panel", "The panel is called."),
        )


class StrikeForm(RecordingForm):
    """Each side may strike one member before anybody speaks."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            lambda: translate("Panel", "Strike a member"),
            lambda: translate("Panel", "Strike"),
        )
        self.party, self.member = QComboBox(), QComboBox()
        theme = desk.theme
        self.add_field(Field(theme, lambda: translate("Panel", "At the wish of"), self.party))
        self.add_field(Field(theme, lambda: translate("Panel", "Member"), self.member))
        self.finish()
        self.retranslate()

    def begin(self, number: str, panel: PanelView, member: str) -> None:
        """Ask who strikes."""
        self.number = number
        offer(self.member, [(name, name) for name in panel.sitting])
        choose(self.member, member)
        self.set_problem("")
        self.party.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """The sides."""
        offer(self.party, [(party, self.desk.word("party", party)) for party in SIDES])

    def record(self) -> None:
        """Strike her."""
        desk, number = self.desk, self.number
        party, member = str(self.party.currentData()), str(self.member.currentData())
        self.write(
            lambda shop: strike_member(
                shop, number=number, party=party, member=member, recorded_by=desk.actor.name
            ),
            lambda: translate("Panel", "{member} is struck.").format(member=member),
        )


class VoteForm(RecordingForm):
    """A member's opinion; nobody sees it before the panel is open."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            lambda: translate("Panel", "Write an opinion down"),
            lambda: translate("Panel", "Seal it"),
        )
        self.member, self.result = QComboBox(), QComboBox()
        self.shares = SplitBar(desk.theme)
        self._begin_shares()
        self.dissent = QPlainTextEdit()
        self.dissent.setTabChangesFocus(True)
        self.dissent.setFixedHeight(_TEXT_PX)
        theme = desk.theme
        self.add_field(Field(theme, lambda: translate("Panel", "Member"), self.member))
        self.add_field(Field(theme, lambda: translate("Panel", "Finding"), self.result))
        self.add_field(self.shares)
        self.add_field(Field(theme, lambda: translate("Panel", "In words"), self.dissent))
        self.finish()
        self.retranslate()

    def begin(self, number: str, panel: PanelView, member: str) -> None:
        """Ask what the member says; nothing of the last one is left."""
        self.number = number
        silent = [name for name in panel.sitting if name not in panel.voted]
        offer(self.member, [(name, name) for name in silent])
        choose(self.member, member)
        self.result.setCurrentIndex(0)
        self.dissent.clear()
        self._begin_shares()
        self.set_problem("")
        self.member.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """The results."""
        offer(self.result, [(code, self.desk.word("finding_result", code)) for code in RESULTS])

    def _begin_shares(self) -> None:
        self.shares.set_split(
            tuple(SplitParty(party) for party in PARTIES),
            tuple(BP_WHOLE if party == "shop" else 0 for party in PARTIES),
        )

    def record(self) -> None:
        """Seal it."""
        desk, number = self.desk, self.number
        shares: dict[str, int] = dict(zip(PARTIES, self.shares.shares(), strict=True))
        vote = Vote(
            str(self.member.currentData()),
            str(self.result.currentData()),
            shares,
            self.dissent.toPlainText(),
        )
        self.write(
            lambda shop: vote_on_panel(shop, number=number, vote=vote, recorded_by=desk.actor.name),
            lambda: translate("Panel", "The opinion is sealed."),
        )
