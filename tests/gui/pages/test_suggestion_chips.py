"""A suggestion on the screen: sure, unsure, by a rule, nothing to go by; and why."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.suggestions import NO_SUGGESTION, Choice, Clue, Suggestion
from app.services.opinions import NO_OPINION, Opinion
from app.text.catalogue import choose_language
from app.ui.desk import Desk
from app.ui.suggesting.chips import SuggestionChips
from app.ui.suggesting.why import WhyPopup
from app.ui.widgets.words import announce_language
from tests.gui.hands import click, press
from tests.gui.pages.finding import Until

TEXT = "The zip broke after two days, and the corners are worn."
ZIP = Clue("words", "zip broke", 2.1, ((4, 13),))
WORN = Clue("words", "worn", -0.8, ((50, 54),))
DAYS = Clue("fact", "item.days_since_sale", 0.6, value="0-3")
BUYER = Clue("fact", "buyer.cases_12m", 0.4, value="3-")
SURE = Suggestion(
    choices=(Choice("FUNC.HARD", 0.92), Choice("COND.WEAR", 0.05), Choice("SHIP", 0.02)),
    label="FUNC",
    branch="FUNC.HARD",
    confidence=0.92,
    is_sure=True,
    source="model",
    clues=(ZIP, WORN, DAYS, BUYER),
    tipping=(ZIP,),
)
UNSURE = replace(SURE, is_sure=False, choices=(
    Choice("FUNC", 0.4), Choice("COND.WEAR", 0.35), Choice("SHIP.DMG", 0.1)
))  # fmt: skip
RULED = Suggestion(
    choices=(Choice("AUTH.FAKE", 0.9),),
    label="AUTH",
    branch="AUTH.FAKE",
    confidence=0.9,
    is_sure=True,
    source="rule",
    clues=(Clue("rule", "R-3"), replace(ZIP, weight=1.0)),
)


@pytest.fixture
def chips(desk: Desk, host: QWidget) -> SuggestionChips:
    made = SuggestionChips(desk, silent=lambda _opinion: "Nothing yet.", hides_people=True)
    layout = host.layout()
    assert layout is not None
    layout.addWidget(made)
    host.show()
    return made


@pytest.fixture
def taken(chips: SuggestionChips) -> list[str]:
    """What was taken."""
    codes: list[str] = []
    chips.taken.connect(codes.append)
    return codes


def said(chips: SuggestionChips) -> list[str]:
    return [chip.accessibleName() for chip in chips.chips()]


def test_a_sure_one_is_filled_says_why_and_the_next_best_stands_below(
    chips: SuggestionChips,
) -> None:
    chips.show_opinion(Opinion(TEXT, SURE, "built_in"))
    assert said(chips) == [
        "Functional fault / Hardware, zip, movement  92 %  Alt+1",
        "Condition dispute / More wear than stated  5 %  Alt+2",
    ]
    assert [chip.offer().weight for chip in chips.chips()] == ["first", "other"]
    assert chips._because.accessibleName() == "because “zip broke”, sold 0–3 days ago"
    assert chips.accessibleName() == "Suggested"


def test_an_unsure_one_is_a_question_with_three_equal_answers(
    chips: SuggestionChips, taken: list[str]
) -> None:
    chips.show_opinion(Opinion(TEXT, UNSURE, "built_in"))
    assert chips.accessibleName() == "Which is it?"
    assert [chip.offer().weight for chip in chips.chips()] == ["equal"] * 3
    assert not chips._reason.isVisible()
    click(chips.chips()[1])
    chips.take(2)
    assert taken == ["COND.WEAR", "SHIP.DMG"]


def test_a_rule_says_that_it_is_one(chips: SuggestionChips) -> None:
    chips.show_opinion(Opinion(TEXT, RULED, "rule"))
    assert chips._because.accessibleName() == "because rule R-3, “zip broke”"


def test_nothing_to_go_by_is_a_quiet_sentence(chips: SuggestionChips, taken: list[str]) -> None:
    chips.show_opinion(Opinion("asdf", NO_SUGGESTION))
    chips.take(0)
    chips.explain()
    assert (chips.accessibleName(), chips.chips(), taken) == ("Nothing yet.", (), [])
    assert chips.popup() is None


def test_not_to_classify_is_not_offered(chips: SuggestionChips) -> None:
    unknown = replace(UNSURE, choices=(Choice("OTHER.UNK", 0.5), Choice("MIND.FIT", 0.3)))
    chips.show_opinion(Opinion(TEXT, unknown, "built_in"))
    assert said(chips) == ["Change of mind / Does not fit  30 %  Alt+1"]


def test_the_chip_of_what_was_chosen_shows_that_it_was_taken(chips: SuggestionChips) -> None:
    chips.show_opinion(Opinion(TEXT, SURE, "built_in"))
    chips.show_chosen("FUNC.HARD")
    assert [chip.offer().is_taken for chip in chips.chips()] == [True, False]
    assert said(chips)[0].endswith("92 %  taken")


def test_a_main_category_is_taken_with_any_of_its_branches(chips: SuggestionChips) -> None:
    chips.show_opinion(Opinion(TEXT, UNSURE, "built_in"))
    chips.show_chosen("FUNC.BATT")
    assert [chip.offer().is_taken for chip in chips.chips()] == [True, False, False]


def test_who_knows_better_sees_one_small_word_of_it(chips: SuggestionChips) -> None:
    chips.show_opinion(Opinion(TEXT, SURE, "built_in"))
    chips.show_chosen("MIND.FIT")
    assert chips.accessibleName() == "The program would say"
    assert [chip.offer().weight for chip in chips.chips()] == ["other"]


def test_what_is_known_of_people_shows_only_while_alt_is_held(chips: SuggestionChips) -> None:
    chips.show_opinion(Opinion(TEXT, replace(SURE, clues=(BUYER, ZIP)), "built_in"))
    assert chips._because.accessibleName() == "because “zip broke”"
    chips.show_people(shown=True)
    assert "buyer" in chips._because.accessibleName()
    chips.show_people(shown=False)
    assert chips._because.accessibleName() == "because “zip broke”"


def test_tab_stops_once_and_the_arrows_lead_on(chips: SuggestionChips, taken: list[str]) -> None:
    chips.show_opinion(Opinion(TEXT, UNSURE, "built_in"))
    first, second, third = chips.chips()
    stops = [chip.focusPolicy() & Qt.FocusPolicy.TabFocus for chip in (first, second, third)]
    assert [bool(stop) for stop in stops] == [True, False, False]
    first.setFocus()
    press(first, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is second
    press(second, Qt.Key.Key_Return)
    press(second, Qt.Key.Key_Down)
    press(third, Qt.Key.Key_Down)
    assert (QApplication.focusWidget(), taken) == (third, ["COND.WEAR"])


def why(chips: SuggestionChips) -> WhyPopup:
    popup = chips.popup()
    assert popup is not None
    assert popup.isVisible()
    return popup


def test_why_marks_the_words_and_weighs_them(chips: SuggestionChips) -> None:
    chips.show_opinion(Opinion(TEXT, SURE, "built_in"))
    press(chips.chips()[0], Qt.Key.Key_Space)
    popup = why(chips)
    view = popup.view
    assert view.text.marked() == (("zip broke", True), ("worn", False))
    assert [(row.name, row.figure) for row in view.bars.rows()] == [
        ("“zip broke”", "+2.1"),
        ("“worn”", "−0.8"),
        ("sold 0–3 days ago", "+0.6"),
    ]
    assert view._source.text() == "From the model that every shop starts with."
    assert view._second.text() == "Second: Condition dispute / More wear than stated, 5 %"
    assert view._tipping.text() == (
        "Without “zip broke” it would be Condition dispute / More wear than stated."
    )
    press(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()


def test_why_keeps_what_is_known_of_people_for_the_shop(chips: SuggestionChips) -> None:
    tipped = replace(SURE, tipping=(BUYER,))
    chips.show_opinion(Opinion(TEXT, tipped, "own"))
    chips.explain()
    popup = why(chips)
    view = popup.view
    assert (len(view.bars.rows()), view._tipping.isVisible()) == (3, False)
    assert view._held_back.isVisible()
    press(popup, Qt.Key.Key_Alt)
    popup.view.show_people(shown=True)
    assert (len(view.bars.rows()), view._tipping.isVisible()) == (4, True)
    popup.close()
    chips.explain()
    assert len(view.bars.rows()) == 3
    popup.close()


def test_why_of_a_rule_names_it_and_weighs_nothing(chips: SuggestionChips) -> None:
    chips.show_opinion(Opinion(TEXT, RULED, "rule"))
    chips.explain()
    popup = why(chips)
    view = popup.view
    assert view._source.text() == "Rule R-3 of this shop says so."
    assert [(row.name, row.figure) for row in view.bars.rows()] == [("“zip broke”", "")]
    assert not view._second.isVisible()
    popup.close()


def test_it_follows_the_language(chips: SuggestionChips, qapp: QApplication, until: Until) -> None:
    chips.show_opinion(Opinion(TEXT, UNSURE, "built_in"))
    choose_language("zh")
    announce_language(qapp)
    until(lambda: chips._head.text() == "是哪一类？")
    assert said(chips)[0] == "功能故障  40 %  Alt+1"
    chips.show_opinion(NO_OPINION)
    assert chips.chips() == ()


def test_while_words_are_typed_what_is_below_never_moves_up(desk: Desk, host: QWidget) -> None:
    chips = SuggestionChips(desk, silent=lambda _opinion: "Nothing yet.", is_steady=True)
    layout = host.layout()
    assert layout is not None
    layout.addWidget(chips)
    host.show()
    chips.show_opinion(Opinion(TEXT, UNSURE, "built_in"))
    tall = chips.minimumHeight()

    chips.show_opinion(Opinion(f"{TEXT}.", NO_SUGGESTION))

    assert tall > 0
    assert tall == chips.minimumHeight()
    chips.show_opinion(NO_OPINION)
    assert chips.minimumHeight() == 0
