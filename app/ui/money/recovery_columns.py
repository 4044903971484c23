"""What the table of open recovery plans shows."""

from app.domain.recoveries import RecoveryLine
from app.text.amounts import format_amount
from app.text.catalogue import translate
from app.ui.desk import Desk
from app.ui.widgets.chip_faces import ChipFace
from app.ui.widgets.columns import Column


def recovery_columns(desk: Desk) -> tuple[Column[RecoveryLine], ...]:
    """Who, for which case, how, when the next money is due, and what is left."""

    def next_due(line: RecoveryLine) -> str:
        part = line.standing.next_part(desk.today())
        return part.due_on.isoformat() if part else ""

    def is_late(line: RecoveryLine) -> bool:
        return line.standing.is_late(desk.today())

    def parts(line: RecoveryLine) -> str:
        found = line.standing.parts(desk.today())
        paid = sum(part.state == "paid" for part in found)
        return f"{paid} / {len(found)}" if len(found) > 1 else ""

    return (
        Column(
            "who",
            lambda: translate("Money", "Who"),
            lambda line: line.person_name,
            width_px=176,
            bold=True,
            tip=lambda line: f"{line.person_number}  {line.person_name}",
        ),
        Column(
            "case",
            lambda: translate("Recovery", "Case"),
            lambda line: line.case_number,
            width_px=96,
        ),
        Column(
            "title",
            lambda: translate("Recovery", "Item"),
            lambda line: line.title,
            width_px=120,
            stretch=True,
            tone=lambda _line: "secondary",
            tip=lambda line: line.title,
        ),
        Column(
            "method",
            lambda: translate("Recovery", "How"),
            lambda line: desk.word("recovery_method", line.standing.plan.method),
            width_px=128,
            tip=lambda line: line.standing.plan.payer,
        ),
        Column(
            "parts",
            lambda: translate("Recovery", "Parts paid"),
            parts,
            align="right",
            width_px=88,
        ),
        Column(
            "due",
            lambda: translate("Recovery", "Next due"),
            next_due,
            width_px=104,
            tone=lambda line: "overdue" if is_late(line) else "ink",
        ),
        Column(
            "state",
            lambda: "",
            lambda line: desk.word("instalment", "late") if is_late(line) else "",
            width_px=72,
            chip=lambda line: (
                ChipFace(desk.word("instalment", "late"), "overdue") if is_late(line) else None
            ),
        ),
        Column(
            "left",
            lambda: translate("Recovery", "Still to come"),
            lambda line: format_amount(line.standing.left_minor, line.standing.plan.currency),
            align="right",
            width_px=112,
            bold=True,
        ),
    )
