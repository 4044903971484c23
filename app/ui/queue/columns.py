"""What the queue's table shows of a case."""

from app.domain.rows import CaseLine
from app.text.amounts import format_amount
from app.text.catalogue import translate
from app.text.dates import format_due, local_time
from app.ui.desk import Desk
from app.ui.widgets.chip_faces import ChipFace, party_face
from app.ui.widgets.columns import Column


def case_columns(desk: Desk) -> tuple[Column[CaseLine], ...]:
    """Number, item, category, stage, turn, due, money at stake, opened."""

    def due(line: CaseLine) -> str:
        if line.due is None:
            return ""
        return format_due(line.due, desk.shop.clock(), desk.settings.zone)

    def due_tone(line: CaseLine) -> str:
        late = line.due is not None and line.due < desk.shop.clock()
        return "overdue" if late else "secondary"

    def turn(line: CaseLine) -> ChipFace | None:
        return party_face(line.turn) if line.turn else None

    def opened(line: CaseLine) -> str:
        return local_time(line.opened_at, desk.settings.zone).strftime("%m-%d %H:%M")

    return (
        Column(
            "number",
            lambda: translate("Queue", "Number"),
            lambda line: line.number,
            sort=lambda line: line.pk,
            width_px=84,
            bold=True,
        ),
        Column(
            "title",
            lambda: translate("Queue", "Item"),
            lambda line: line.title,
            width_px=140,
            stretch=True,
            tip=lambda line: line.title,
        ),
        Column(
            "category",
            lambda: translate("Queue", "Category"),
            lambda line: desk.category(line.category),
            width_px=118,
            chip=lambda line: ChipFace(leaf(desk.category(line.category))),
            tip=lambda line: desk.category(line.category),
        ),
        Column(
            "stage",
            lambda: translate("Queue", "Stage"),
            lambda line: desk.stage(line.stage),
            width_px=88,
        ),
        Column(
            "turn",
            lambda: translate("Queue", "Turn"),
            lambda line: desk.word("party", line.turn) if line.turn else "",
            width_px=104,
            chip=turn,
        ),
        Column(
            "due",
            lambda: translate("Queue", "Due"),
            due,
            sort=lambda line: line.due or 0,
            width_px=108,
            tone=due_tone,
        ),
        Column(
            "at_stake",
            lambda: translate("Queue", "At stake {currency}").format(
                currency=desk.settings.currency
            ),
            lambda line: format_amount(line.at_stake_minor, line.currency),
            align="right",
            sort=lambda line: line.at_stake_minor,
            width_px=92,
        ),
        Column(
            "newest",
            lambda: translate("Queue", "Opened"),
            opened,
            sort=lambda line: line.opened_at,
            width_px=92,
            tone=lambda _line: "secondary",
        ),
    )


def leaf(category: str) -> str:
    """The branch alone where there is one: the trunk is in the tooltip."""
    return category.rpartition(" / ")[2]
