"""What people correct again and again becomes a rule with one click; rules that clash are told."""

import pytest

from app.domain.papers import Words
from app.domain.rules.effects import Effects
from app.domain.rules.retest import with_rule
from app.domain.rules.rule import Rule
from app.domain.suggestions import Choice, Clue, Suggestion
from app.services.classifying import Intake, suggest
from app.services.opening import open_case
from app.services.rules.editing import edit_rule
from app.services.rules.proposing import (
    make_proposed_rule,
    proposed_rule,
    rule_clashes,
    rule_doubts,
    rule_proposals,
)
from app.services.rules.retesting import try_rules_on_past_cases
from app.services.shop import Shop
from app.services.undo import undo_action

FUNC = Suggestion((Choice("FUNC.HARD", 0.6),), "FUNC", "FUNC.HARD", 0.6, source="model")


def told(shop: Shop, text: str, category: str, times: int = 1) -> None:
    for _ in range(times):
        open_case(shop, complaint=text, opened_by="陈", category=category, suggested=FUNC)


@pytest.fixture
def corrected(shop: Shop) -> Shop:
    told(shop, "包的五金掉色了", "COND.WEAR", 12)
    told(shop, "五金掉色，鉴定说不是正品", "AUTH.FAKE", 2)
    told(shop, "拉链拉不上", "FUNC.HARD", 20)
    told(shop, "尺寸不合适想退", "MIND.FIT", 10)
    return shop


def test_a_correction_that_comes_again_and_again_is_made_a_rule(corrected: Shop) -> None:
    first = rule_proposals(corrected)[0]
    assert (first.phrase, first.category, first.agreeing, first.cases) == (
        "五金掉色", "COND.WEAR", 12, 14,
    )  # fmt: skip
    rules = corrected.queries.rules.all()
    tried = with_rule(rules, proposed_rule(corrected, first))
    assert try_rules_on_past_cases(corrected, rules=tried).touched == 14
    changes = make_proposed_rule(corrected, proposal=first, made_by="陈")
    made = corrected.queries.rules.all()[0]
    assert made.condition == 'case.complaint states "五金掉色"'
    assert made.name == Words(
        "“五金掉色”：成色争议 / 磨损超出描述",
        "“五金掉色”: Condition dispute / More wear than stated",
    )
    says = suggest(corrected, Intake("这包五金掉色"))
    assert (says.source, says.category) == ("rule", "COND.WEAR")
    assert "五金掉色" not in [one.phrase for one in rule_proposals(corrected)]
    undo_action(corrected, action_id=changes.action, undone_by="陈")
    assert rule_proposals(corrected)[0] == first


def test_a_proposal_names_the_rule_that_it_goes_against(corrected: Shop) -> None:
    effects = Effects(category="FUNC.HARD")
    rule = Rule("R-HARD", Words("五金", "Metal"), 'case.complaint contains "五金"', effects)
    edit_rule(corrected, rule=rule, edited_by="陈")
    assert rule_proposals(corrected)[0].against == ("R-HARD",)


def test_rules_that_people_put_right_or_that_clash_are_told(corrected: Shop) -> None:
    for code, word, category in (("R-A", "五金", "FUNC.HARD"), ("R-B", "掉色", "COND.WEAR")):
        rule = Rule(
            code, Words(word, word), f'case.complaint contains "{word}"', Effects(category=category)
        )
        edit_rule(corrected, rule=rule, edited_by="陈")
    (clash,) = rule_clashes(corrected)
    assert (clash.first, clash.second, clash.cases) == ("R-A", "R-B", 14)
    by_rule = Suggestion(
        (Choice("FUNC.HARD", 0.9),), "FUNC", "FUNC.HARD", 0.9, source="rule",
        clues=(Clue("rule", "R-A"),),
    )  # fmt: skip
    for category in ("COND.WEAR", "COND.WEAR", "COND.WEAR", "COND.STAIN", "FUNC.HARD"):
        open_case(corrected, complaint="五金", opened_by="陈", category=category, suggested=by_rule)
    (doubt,) = rule_doubts(corrected)
    assert (doubt.rule, doubt.tried, doubt.agreed, doubt.instead) == ("R-A", 5, 1, "COND.WEAR")
    assert suggest(corrected, Intake("五金坏了")).confidence == pytest.approx(10 / 15)
