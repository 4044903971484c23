"""What the program suggested and what people made of it, from the counter to the closing survey."""

import pytest

from app.domain.suggestion_answers import Correction, UnknownTellerError
from app.domain.suggestions import Choice, Suggestion
from app.services.cases import edit_case
from app.services.opening import ItemTold, open_case
from app.services.shop import Shop
from app.services.timeline.teller import Teller
from app.services.undo import undo_action
from app.services.verify import verify
from app.services.visits import open_visit

WEAR = Suggestion(
    choices=(Choice("COND.WEAR", 0.82), Choice("FUNC.HARD", 0.1)),
    label="COND",
    branch="COND.WEAR",
    confidence=0.9,
    is_sure=True,
    source="model",
    model="abc",
)


def opened(shop: Shop, category: str, suggested: Suggestion | None = WEAR) -> str:
    return open_case(
        shop, complaint="五金掉色", opened_by="陈", category=category, suggested=suggested
    ).number


def answers(shop: Shop) -> list[tuple[str, str, str]]:
    return [(a.answer, a.suggested.category, a.category) for a in shop.queries.learning.answers()]


@pytest.mark.parametrize(
    ("chosen", "answer"),
    [
        ("COND.WEAR", "accepted"),
        ("COND", "accepted"),
        ("FUNC.HARD", "took_second"),
        ("COND.STAIN", "overridden"),
        ("AUTH.FAKE", "overridden"),
    ],
)
def test_what_the_clerk_chooses_answers_what_was_suggested(
    shop: Shop, chosen: str, answer: str
) -> None:
    number = opened(shop, chosen)
    (line,) = shop.queries.learning.answers(number)
    assert (answer, chosen, "clerk") == (line.answer, line.category, line.told_by)
    kept = line.suggested
    assert ("COND.WEAR", 820, "model", "abc", "FUNC.HARD") == (
        kept.category, kept.confidence_pm, kept.source, kept.model, kept.second,
    )  # fmt: skip


def test_a_category_that_nobody_chose_answers_nothing(shop: Shop) -> None:
    opened(shop, "")
    opened(shop, "OTHER.UNK")
    opened(shop, "COND.WEAR", None)
    opened(shop, "COND.WEAR", Suggestion())
    assert answers(shop) == []


def test_each_item_of_a_visit_has_its_own_answer(shop: Shop) -> None:
    items = [
        ItemTold("五金掉色", category="COND.WEAR", suggested=WEAR),
        ItemTold("拉链坏了", category="FUNC.HARD", suggested=WEAR),
    ]
    open_visit(shop, items=items, opened_by="陈")
    assert [answer for answer, _, _ in answers(shop)] == ["accepted", "took_second"]


def test_a_buyer_who_says_that_it_is_something_else_corrects_the_answer(shop: Shop) -> None:
    number = opened(shop, "COND.WEAR")
    said = Correction("buyer", "不是磨损，是假的")
    edit_case(shop, number=number, category="AUTH.FAKE", edited_by="陈", correction=said)
    last = shop.queries.learning.answers(number)[-1]
    assert ("overridden", "COND.WEAR", "AUTH.FAKE") == (
        last.answer, last.suggested.category, last.category,
    )  # fmt: skip
    assert (last.told_by, last.reason) == ("buyer", "不是磨损，是假的")


def test_a_survey_confirms_a_category_without_changing_it(shop: Shop) -> None:
    number = opened(shop, "COND.WEAR")
    survey = Correction("survey")
    edit_case(shop, number=number, category="COND.WEAR", edited_by="陈", correction=survey)
    assert [a.told_by for a in shop.queries.learning.answers(number)] == ["clerk", "survey"]


def test_a_case_may_get_its_suggestion_only_later(shop: Shop) -> None:
    number = opened(shop, "", None)
    edit_case(shop, number=number, category="COND.WEAR", edited_by="陈")
    assert answers(shop) == []
    shown = Correction(suggested=WEAR)
    edit_case(shop, number=number, category="FUNC.HARD", edited_by="陈", correction=shown)
    assert answers(shop) == [("took_second", "COND.WEAR", "FUNC.HARD")]


def test_a_correction_comes_from_somebody_we_know(shop: Shop) -> None:
    number = opened(shop, "COND.WEAR")
    before = shop.queries.journal_head()
    with pytest.raises(UnknownTellerError):
        edit_case(
            shop, number=number, category="COND", edited_by="陈", correction=Correction("neighbour")
        )
    assert before == shop.queries.journal_head()


def test_undo_takes_the_answer_back_with_the_correction(shop: Shop) -> None:
    number = opened(shop, "COND.WEAR")
    changes = edit_case(shop, number=number, category="AUTH.FAKE", edited_by="陈")
    assert [answer for answer, _, _ in answers(shop)] == ["accepted", "overridden"]
    undo_action(shop, action_id=changes.action, undone_by="陈")
    assert [answer for answer, _, _ in answers(shop)] == ["accepted"]
    assert verify(shop, deep=True).faults == ()


def test_the_case_tells_what_was_suggested_and_chosen(shop: Shop) -> None:
    number = opened(shop, "AUTH.FAKE")
    teller = Teller(shop.program, shop.queries.branches(), "en")
    case = shop.queries.cases.card(number).line.id
    told = [teller.tell(line) for line in shop.queries.cases.timeline(case)]
    said = [(line.title, line.detail) for line in told]
    suspected, worn = (
        "Authenticity / Suspected counterfeit",
        "Condition dispute / More wear than stated",
    )
    assert (f"{suspected}, not {worn} as was suggested", "confidence 82 %") in said
