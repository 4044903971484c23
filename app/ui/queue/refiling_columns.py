"""The columns of cases that may be filed anew."""

from collections.abc import Callable

from app.domain.reclassifying import Refiling
from app.text.catalogue import translate
from app.text.suggestion_words import percent
from app.ui.desk import Desk
from app.ui.queue.columns import leaf
from app.ui.widgets.chip_faces import ChipFace
from app.ui.widgets.columns import Column

CHECK = "chosen"
_WORDS_SHOWN = 200


def refiling_columns(
    desk: Desk, is_chosen: Callable[[Refiling], bool]
) -> tuple[Column[Refiling], ...]:
    """Box, number, words, now, suggested, how sure."""
    return (
        Column(CHECK, "", lambda _row: "", width_px=36, check=is_chosen),
        Column(
            "number",
            lambda: translate("Reclassify", "Number"),
            lambda row: row.number,
            sort=lambda row: row.number,
            width_px=96,
            bold=True,
        ),
        Column(
            "words",
            lambda: translate("Reclassify", "Words"),
            lambda row: " ".join(row.complaint[:_WORDS_SHOWN].split()),
            stretch=True,
            tip=lambda row: row.title,
        ),
        Column(
            "now",
            lambda: translate("Reclassify", "Now"),
            lambda row: desk.category(row.category),
            sort=lambda row: row.category,
            chip=lambda row: ChipFace(leaf(desk.category(row.category))),
            tip=lambda row: desk.category(row.category),
            width_px=160,
        ),
        Column(
            "suggested",
            lambda: translate("Reclassify", "Suggested"),
            lambda row: desk.category(row.suggestion.category),
            sort=lambda row: row.suggestion.category,
            chip=lambda row: ChipFace(leaf(desk.category(row.suggestion.category)), "accent"),
            tip=lambda row: desk.category(row.suggestion.category),
            width_px=180,
        ),
        Column(
            "confidence",
            lambda: translate("Reclassify", "How sure"),
            lambda row: percent(row.confidence),
            align="right",
            sort=lambda row: round(row.confidence * 1000),
            tone=lambda row: "ink" if row.suggestion.is_sure else "secondary",
            width_px=84,
        ),
    )
