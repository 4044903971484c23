"""Whether a case was reported in time, counted to the day it was opened."""

from app.domain.rows import CaseCard
from app.domain.windows import window_left
from app.text.dates import local_time
from app.text.windows import window_words
from app.ui.desk import Desk


def case_window_words(desk: Desk, card: CaseCard) -> str:
    """The window of the case's category on the day it was opened; empty without a sale."""
    zone = desk.settings.zone
    if card.item is None or card.sale is None:
        return ""
    return window_words(
        window_left(
            desk.shop.program.item_classes,
            category=card.line.category,
            item_class=card.item.line.item_class,
            sold_on=local_time(card.sale.sold_at, zone).date(),
            today=local_time(card.line.opened_at, zone).date(),
            agreed=card.sale.windows,
        )
    )
