"""What the tables of proposals and payouts show."""

from app.domain.payout_runs import PayoutLine, ProposedPayout
from app.text.amounts import format_amount
from app.text.catalogue import translate
from app.text.payout_words import state_name, why_words
from app.ui.money.payout_plan import PayoutPlan
from app.ui.widgets.columns import Column

_STATE_TONES = {"made": "accent", "sent": "ink", "reversed": "secondary", "returned": "overdue"}


def proposal_columns(plan: PayoutPlan) -> tuple[Column[ProposedPayout], ...]:
    """Who, the balance, what is paid now, what waits, and why."""

    def now(line: ProposedPayout) -> str:
        if plan.group_of(line) != "pay":
            return _figure(line.proposal.payable_minor, line)
        minor = plan.amount(line)
        return _figure(minor, line) if minor else translate("Payouts", "left out")

    return (
        Column(
            "number",
            lambda: translate("Payouts", "No."),
            lambda line: line.payee.number,
            width_px=56,
            tone=lambda _line: "secondary",
        ),
        Column(
            "name",
            lambda: translate("Payouts", "Consignor"),
            lambda line: line.payee.name,
            width_px=116,
            bold=True,
            tip=lambda line: line.payee.name,
        ),
        Column(
            "balance",
            lambda: translate("Payouts", "Balance"),
            lambda line: format_amount(line.proposal.balance_minor, line.proposal.currency),
            align="right",
            width_px=100,
            tone=lambda line: "overdue" if line.proposal.balance_minor < 0 else "secondary",
        ),
        Column(
            "payable",
            lambda: translate("Payouts", "Payable now"),
            now,
            align="right",
            width_px=100,
            bold=True,
            tone=lambda line: "ink" if plan.amount(line) else "secondary",
        ),
        Column(
            "held",
            lambda: translate("Payouts", "Waits"),
            lambda line: _figure(line.proposal.held_minor, line),
            align="right",
            width_px=100,
        ),
        Column(
            "why",
            lambda: translate("Payouts", "Why"),
            why_words,
            width_px=160,
            stretch=True,
            tone=lambda _line: "secondary",
            tip=why_words,
        ),
    )


def _figure(minor: int, line: ProposedPayout) -> str:
    return format_amount(minor, line.proposal.currency) if minor else ""


def payout_columns() -> tuple[Column[PayoutLine], ...]:
    """Number, who, where to, how much, and what became of it."""
    return (
        Column(
            "payout",
            lambda: translate("Payouts", "Payout"),
            lambda line: line.number,
            width_px=88,
            tone=lambda _line: "secondary",
        ),
        Column(
            "name",
            lambda: translate("Payouts", "Consignor"),
            lambda line: line.person_name,
            width_px=116,
            bold=True,
            tip=lambda line: f"{line.person_number}  {line.person_name}",
        ),
        Column(
            "account",
            lambda: translate("Payouts", "Account"),
            lambda line: line.account,
            width_px=140,
            stretch=True,
            tone=lambda _line: "secondary",
            tip=lambda line: line.account,
        ),
        Column(
            "amount",
            lambda: translate("Payouts", "Amount"),
            lambda line: format_amount(line.amount_minor, line.currency),
            align="right",
            width_px=100,
            bold=True,
            tone=lambda line: "ink" if line.stands else "secondary",
        ),
        Column(
            "state",
            lambda: translate("Payouts", "State"),
            lambda line: state_name(line.state),
            width_px=132,
            tone=lambda line: _STATE_TONES[line.state],
            tip=lambda line: line.state_reason,
        ),
    )
