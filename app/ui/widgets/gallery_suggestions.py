"""The gallery's cards of what is suggested: chips in every state, marked words, weights."""

from PySide6.QtWidgets import QWidget

from app.ui.theme.theme import Theme
from app.ui.widgets.cards import Card
from app.ui.widgets.choice_chip import ChoiceChip, Offer
from app.ui.widgets.gallery_samples import both
from app.ui.widgets.highlighted_text import HighlightedText
from app.ui.widgets.texts import Text
from app.ui.widgets.weight_bars import Weighed, WeightBars
from app.ui.widgets.words import said

_ZIP = both("功能故障 / 五金拉链", "Functional fault / Zipper")
_WORN = both("成色争议 / 磨损", "Condition dispute / Wear")
_SHIP = both("物流问题 / 运输损坏", "Shipping / Damaged in transit")
_STORY = both("拉链用了两天就坏了,边角有点磨损", "The zip broke in two days, corners are worn")
_FOR = both("坏了", "broke")
_AGAINST = both("磨损", "worn")


def suggestion_cards(theme: Theme) -> tuple[QWidget, QWidget, QWidget]:
    """Sure, unsure, and why."""
    return _sure(theme), _unsure(theme), _why(theme)


def _sure(theme: Theme) -> Card:
    card = Card(theme, both("有把握", "Sure"))
    taken = both("已采用", "taken")
    card.body.addWidget(ChoiceChip(theme, Offer(_ZIP, "", "92 %", "first", "Alt+1")))
    card.body.addWidget(
        Text(theme, both("因为“拉链”、“坏了”", "because “zip”, “broke”"), "caption")
    )
    card.body.addWidget(ChoiceChip(theme, Offer(_WORN, "", "5 %", "other", "Alt+2")))
    card.body.addWidget(
        ChoiceChip(theme, Offer(_ZIP, "", "92 %", "other", is_taken=True), taken=taken)
    )
    card.body.addStretch(1)
    return card


def _unsure(theme: Theme) -> Card:
    card = Card(theme, both("是哪一类？", "Which is it?"))
    for place, (words, figure) in enumerate(((_ZIP, "42 %"), (_WORN, "35 %"), (_SHIP, "12 %")), 1):
        card.body.addWidget(ChoiceChip(theme, Offer(words, "", figure, "equal", f"Alt+{place}")))
    card.body.addStretch(1)
    return card


def _why(theme: Theme) -> Card:
    card = Card(theme, both("为什么？", "Why?"))
    text, story = HighlightedText(theme), said(_STORY)
    marks = []
    for words, weight in ((said(_FOR), 2.1), (said(_AGAINST), -0.8)):
        start = story.index(words)
        marks.append((start, start + len(words), weight))
    text.show_text(story, marks)
    card.body.addWidget(text)
    bars = WeightBars(theme)
    bars.show_rows([Weighed(said(_FOR), 2.1), Weighed(said(_AGAINST), -0.8)])
    card.body.addWidget(bars)
    card.body.addStretch(1)
    return card
