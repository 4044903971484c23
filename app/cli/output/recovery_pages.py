"""What consignors owe, for a person."""

from collections.abc import Sequence
from datetime import date

from app.cli.names import Names
from app.cli.output.table import Column, pairs, table
from app.domain.recoveries import RecoveryLine, RecoveryPicture
from app.domain.recovery_cover import Standing
from app.domain.recovery_effects import Effect
from app.text.amounts import format_amount, format_money
from app.text.catalogue import translate
from app.text.dotted import dotted
from app.text.errors import guard_sentence
from app.text.recovery_words import proposed_sentence


def recovery_page(picture: RecoveryPicture, names: Names, width: int | None) -> list[str]:
    """What is owed, what each way would do, and the plans so far."""
    currency, footing = picture.currency, picture.footing
    facts = [
        (translate("CLI", "Consignor"), f"{picture.person_number} {picture.person_name}"),
        (translate("CLI", "Account now"), format_money(footing.balance_minor, currency)),
        (translate("CLI", "Owed after all"), format_money(footing.owed_minor, currency)),
    ]
    lines = [*pairs(facts), "", proposed_sentence(picture.proposed, currency), ""]
    lines += table(
        (
            Column(translate("CLI", "Way")),
            Column(""),
            Column(translate("CLI", "Right after"), figures=True),
            Column(translate("CLI", "In the end"), figures=True),
            Column(translate("CLI", "Shop bears"), figures=True),
            Column(translate("CLI", "Own stock"), figures=True),
            Column(translate("CLI", "Paid in"), figures=True),
            Column(translate("CLI", "Why not"), gives=True),
        ),
        [_way(picture, effect, names) for effect in picture.effects],
        width=width,
    )
    for standing in picture.standings:
        lines += ["", *plan_page(standing, names, picture.today)]
    return lines


def _way(picture: RecoveryPicture, effect: Effect, names: Names) -> tuple[str, ...]:
    at_once, later = effect.at_once, effect.later
    figures = (
        (at_once.consignor_minor, True),
        (later.consignor_minor, True),
        (later.loss_minor, False),
        (later.stock_minor, False),
        (later.bank_minor, False),
    )
    return (
        effect.mode,
        names.mode(effect.mode),
        *(
            format_amount(minor, picture.currency) if minor or always else ""
            for minor, always in figures
        ),
        " · ".join(guard_sentence(code) for code in effect.missing),
    )


def plan_page(standing: Standing, names: Names, today: date) -> list[str]:
    """A plan and its instalments."""
    plan = standing.plan
    state = (
        translate("CLI", "cancelled")
        if plan.is_cancelled
        else translate("CLI", "{amount} left").format(
            amount=format_money(standing.left_minor, plan.currency)
        )
    )
    head = (
        names.of("recovery_method", plan.method),
        format_money(plan.amount_minor, plan.currency),
        state,
        plan.payer,
        plan.note,
    )
    return [
        dotted(*head),
        *(
            f"  {part.due_on.isoformat()}  {format_amount(part.minor, plan.currency)}"
            f"  {names.of('instalment', part.state)}"
            for part in standing.parts(today)
        ),
    ]


def recovery_table(
    lines: Sequence[RecoveryLine], names: Names, today: date, width: int | None
) -> list[str]:
    """Open plans, the one that is due first on top."""
    rows = []
    for line in lines:
        part = line.standing.next_part(today)
        plan = line.standing.plan
        rows.append(
            (
                line.case_number,
                line.person_name,
                names.of("recovery_method", plan.method),
                format_amount(line.standing.left_minor, plan.currency),
                plan.currency,
                part.due_on.isoformat() if part else "",
                names.of("instalment", part.state) if part else "",
            )
        )
    columns = (
        Column(translate("CLI", "Case")),
        Column(translate("CLI", "Consignor"), gives=True),
        Column(translate("CLI", "Way")),
        Column(translate("CLI", "Left"), figures=True),
        Column(""),
        Column(translate("CLI", "Next due")),
        Column(translate("CLI", "State")),
    )
    return table(columns, rows, width=width)
