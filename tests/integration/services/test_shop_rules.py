"""The shop's rules at work: seeds, an intake that is ruled, edits, past cases, files, undo."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.categories import UNCLASSIFIED
from app.domain.errors import MissingFileError
from app.domain.papers import Words
from app.domain.rows import QueueFilter, TimelineLine
from app.domain.rules.book import Rule
from app.domain.rules.editing import Team
from app.domain.rules.effects import Effects
from app.domain.rules.errors import (
    BadRulesFileError,
    BadTagError,
    ConditionTooLongError,
    TextNotClosedError,
    UnknownRuleError,
    UnknownTeamError,
    UnknownValueError,
)
from app.domain.rules.facts import FACTS
from app.domain.rules.retest import with_rule
from app.services.cases import edit_case
from app.services.goods import add_item
from app.services.opening import open_case
from app.services.program_data import ProgramData
from app.services.rules.editing import edit_rule, edit_team, reorder_rules, retire_rule
from app.services.rules.files import (
    check_rules,
    export_rules,
    import_rules,
    read_rules_file,
    save_rules,
)
from app.services.rules.retesting import try_rules_on_past_cases
from app.services.rules.speaking import plain_words
from app.services.settings import edit_branch, edit_settings
from app.services.shop import Shop
from app.services.timeline.teller import Teller
from app.services.undo import undo_action
from app.services.users import add_user, edit_user
from app.services.verify import verify
from app.services.visitors import Claimant
from app.storage.projection import dump
from tests.counter import Counter
from tests.staff import NAMES, hire

FAKE = "五金刻字不对，怀疑是假的"


def a_rule(code: str, condition: str, *, stop: bool = False, effects: Effects) -> Rule:
    return Rule(code, Words(code, code), condition, effects, stop)


def make(shop: Shop, rule: Rule) -> None:
    edit_rule(shop, rule=rule, edited_by="陈")


def open_plainly(
    counter: Counter, *, category: str = "", complaint: str = FAKE, **told: str
) -> str:
    return open_case(
        counter.shop,
        complaint=complaint,
        opened_by="小周",
        sku="A-1",
        category=category,
        claimant=Claimant("buyer"),
        lane=told.get("lane", ""),
        resolution=told.get("resolution", ""),
    ).number


def ruled(counter: Counter, number: str) -> list[TimelineLine]:
    lines = counter.shop.queries.cases.timeline(counter.card(number).line.id)
    return [line for line in lines if line.kind == "rules_applied"]


def test_a_new_shop_has_the_seeds_and_each_can_be_said_in_both_languages(
    shop: Shop, program: ProgramData
) -> None:
    rules = shop.queries.rules.all()
    assert [rule.code for rule in program.seed_rules] == [rule.code for rule in rules]
    assert ["owner", "authentication", "carrier"] == list(shop.queries.rules.teams())
    for lang, begin in (("zh", "如果"), ("en", "If ")):
        words = plain_words(
            program, shop.queries.branches(), shop.queries.rules.teams(), "CNY", lang
        )
        assert [True] * len(rules) == [words.rule(rule).startswith(begin) for rule in rules]


def test_a_costly_bag_that_may_be_fake_goes_to_the_appraisers_in_the_strict_lane(
    counter: Counter,
) -> None:
    counter.sell_the_bag()
    number = open_plainly(counter, category="AUTH.FAKE")
    card = counter.card(number)
    assert ("strict", "authentication", True, 10) == (
        card.line.lane,
        card.team,
        card.hold_payout,
        card.priority_points,
    )
    with counter.shop.store.state() as state:
        assert "AUTHN" == state.case(number).suggested_detour
    (line,) = ruled(counter, number)
    why = {rule["code"]: [w["fact"] for w in rule["reasons"]] for rule in line.payload["rules"]}
    assert ["case.trunk", "item.price"] == why["AUTH-LUXURY"]
    assert ["consignor.is_new"] == why["STRICT-CONSIGNOR"]


def test_the_timeline_says_what_the_rules_decided_and_why(counter: Counter) -> None:
    counter.sell_the_bag()
    number = open_plainly(counter, category="AUTH.FAKE")
    (line,) = ruled(counter, number)
    shop = counter.shop
    told = Teller(shop.program, shop.queries.branches(), "en").tell(line)
    assert "it goes to the team Authentication" in told.title
    assert "(version 1): the main category is Authenticity, the price is ¥12,800" in told.detail
    zh = Teller(shop.program, shop.queries.branches(), "zh").tell(line)
    assert "交给鉴定组" in zh.title


def test_what_the_person_at_the_counter_said_wins(counter: Counter) -> None:
    counter.sell_the_bag()
    make(
        counter.shop,
        a_rule(
            "GUESS",
            "case.complaint contains 假",
            effects=Effects(category="AUTH.FAKE", lane="strict", route="REFUND_ONLY"),
        ),
    )
    reorder_rules(counter.shop, codes=["GUESS"], edited_by="陈")
    told = counter.card(
        open_plainly(counter, category="COND.WEAR", lane="fast", resolution="PARTIAL")
    ).line
    assert ("COND.WEAR", "fast", "PARTIAL") == (told.category, told.lane, told.resolution)
    left = counter.card(open_plainly(counter)).line
    assert ("AUTH.FAKE", "strict", "REFUND_ONLY") == (left.category, left.lane, left.resolution)
    unclassified = counter.card(open_plainly(counter, category=UNCLASSIFIED)).line
    assert "AUTH.FAKE" == unclassified.category


def test_a_category_that_rules_set_decides_route_deadline_and_team(counter: Counter) -> None:
    counter.sell_the_bag()
    make(
        counter.shop,
        a_rule("GUESS", "case.complaint contains 快递", effects=Effects(category="SHIP.DMG")),
    )
    reorder_rules(counter.shop, codes=["GUESS"], edited_by="陈")
    card = counter.card(open_plainly(counter, complaint="快递压坏了"))
    assert ("SHIP.DMG", "REFUND_ONLY", "carrier") == (
        card.line.category,
        card.line.resolution,
        card.team,
    )


def test_a_case_that_no_rule_touches_is_plain(counter: Counter) -> None:
    number = open_case(
        counter.shop, complaint="营业员态度不好", opened_by="小周", category="OTHER.SVC"
    ).number
    card = counter.card(number)
    assert ("normal", "", ()) == (card.line.lane, card.team, card.tags)
    assert [] == ruled(counter, number)


def test_a_corrected_category_asks_the_rules_anew_and_leaves_what_a_person_set(
    counter: Counter,
) -> None:
    counter.sell_the_bag()
    number = open_plainly(counter, category="MONEY.PRICE")
    assert "owner" == counter.card(number).team
    edit_case(counter.shop, number=number, edited_by="陈", category="SHIP.LOST", tags=["急"])
    card = counter.card(number)
    assert ("carrier", ("急",)) == (card.team, card.tags)
    edit_case(counter.shop, number=number, edited_by="陈", team="owner", lane="normal")
    edit_case(counter.shop, number=number, edited_by="陈", category="AUTH.FAKE")
    card = counter.card(number)
    assert ("owner", "normal", ("急",)) == (card.team, card.line.lane, card.tags)


def test_an_edit_that_is_taken_back_takes_the_rules_second_answer_with_it(
    counter: Counter,
) -> None:
    counter.sell_the_bag()
    number = open_plainly(counter, category="MONEY.PRICE")
    before = counter.card(number)
    changes = edit_case(counter.shop, number=number, edited_by="陈", category="SHIP.LOST")
    undo_action(counter.shop, action_id=changes.action, undone_by="陈")
    after = counter.card(number)
    assert (before.team, before.line.category) == (after.team, after.line.category)


def test_opening_a_case_can_be_undone_with_all_that_the_rules_did(counter: Counter) -> None:
    counter.sell_the_bag()
    with counter.shop.store.database.reading() as connection:
        before = dump(connection)["case_file"]
    opened = open_case(counter.shop, complaint=FAKE, opened_by="小周", sku="A-1", category="AUTH")
    undo_action(counter.shop, action_id=opened.changes.action, undone_by="陈")
    with counter.shop.store.database.reading() as connection:
        assert before == dump(connection)["case_file"]
    assert verify(counter.shop, deep=True).is_sound


def test_a_deleted_team_and_a_retired_branch_are_told_and_nothing_is_lost(
    counter: Counter,
) -> None:
    shop = counter.shop
    counter.sell_the_bag()
    edit_team(shop, team=replace(shop.queries.rules.teams()["owner"], retired=True), edited_by="陈")
    edit_branch(shop, code="OWN.STOLEN", zh="疑似赃物", en="Stolen", retired=True, edited_by="陈")
    make(
        shop,
        a_rule(
            "STOLEN",
            "case.complaint contains 偷",
            effects=Effects(category="OWN.STOLEN", tags=("赃",)),
        ),
    )
    number = open_plainly(counter, complaint="这是偷来的", category=UNCLASSIFIED)
    card = counter.card(number)
    assert (UNCLASSIFIED, "", ("赃",)) == (card.line.category, card.team, card.tags)
    (line,) = ruled(counter, number)
    assert {("category", "OWN.STOLEN"), ("team", "owner")} == {
        (missing["effect"], missing["value"]) for missing in line.payload["missing"]
    }
    told = Teller(shop.program, shop.queries.branches(), "en").tell(line)
    assert "OWNER-AMOUNT names owner, which is no longer there" in told.detail
    words = plain_words(
        shop.program, shop.queries.branches(), shop.queries.rules.teams(), "CNY", "en"
    )
    rules = {rule.code: words.rule(rule) for rule in shop.queries.rules.all()}
    assert "Owner (no longer there)" in rules["OWNER-MONEY"]
    assert "(no longer there)" in rules["STOLEN"]


def test_rules_see_the_history_of_buyer_and_consignor(counter: Counter) -> None:
    counter.sell_the_bag()
    numbers = [open_plainly(counter, category="DESC.MISS") for _ in range(3)]
    whys = [{rule["code"] for rule in ruled(counter, n)[0].payload["rules"]} for n in numbers]
    assert [False, False, True] == ["OWNER-THIRD" in why for why in whys]


def test_every_fact_of_a_sold_item_is_known_to_the_rules(counter: Counter) -> None:
    """And evaluating all of them costs a handful of indexed queries."""
    counter.sell_the_bag()
    shop = counter.shop
    examples = {
        "flag": "{0} or not {0}",
        "money": "{0} >= 0",
        "number": "{0} >= 0",
        "date": "{0} > 2000-01-01",
        "text": '{0} contains "x" or {0} not contains "x"',
        "word": '{0} = "x" or {0} != "x"',
        "code": "{0} != shop or {0} != buyer",
        "category": "{0} != OTHER",
    }
    unknown = {"consignor.rating", "item.brand"}  # too few items, and nobody wrote one
    for number, fact in enumerate(FACTS.values()):
        condition = examples[fact.kind].format(fact.name)
        if fact.kind == "code":
            choice = (
                fact.choices[0]
                if fact.choices
                else {"case.trunk": "AUTH"}.get(
                    fact.name, "REJECT" if fact.name == "case.resolution" else "NEW"
                )
            )
            condition = f"{fact.name} = {choice} or {fact.name} != {choice}"
        make(shop, a_rule(f"F-{number}", condition, effects=Effects(tags=(f"f{number}",))))
    statements: list[str] = []
    connection = shop.store.database.connection()
    connection.set_trace_callback(statements.append)
    card = counter.card(open_plainly(counter, category="DESC.MISS"))
    connection.set_trace_callback(None)
    known = {list(FACTS)[int(tag[1:])] for tag in card.tags}
    assert unknown == set(FACTS) - known
    asked = [s for s in statements if s.startswith("SELECT") and "opened_at >" in s]
    assert len(asked) == 2


def test_trying_rules_on_past_cases_counts_and_changes_nothing(counter: Counter) -> None:
    counter.sell_the_bag()
    shop = counter.shop
    numbers = [
        open_plainly(counter, category=category)
        for category in ("AUTH.FAKE", "SHIP.LOST", "DESC.MISS", "DESC.SIZE")
    ]
    head, rules = shop.queries.journal_head(), shop.queries.rules.all()
    same = try_rules_on_past_cases(shop, rules=rules)
    assert (4, 4, 0) == (same.cases, same.touched, same.different)
    new = a_rule("DESC", "case.trunk = DESC", effects=Effects(tags=("描述",)))
    found = try_rules_on_past_cases(shop, rules=with_rule(rules, new))
    assert (2, 2) == (found.touched, found.different)
    assert numbers[2:] == [case.number for case in found.changed]
    assert [("tags", (), ("描述",))] == [
        (d.effect, d.now, d.then) for d in found.changed[0].differences
    ]
    assert head == shop.queries.journal_head()


def test_past_cases_are_ruled_as_they_were_when_they_came(counter: Counter) -> None:
    """The re-test of the present rules gives what the rules have really done."""
    counter.consignor()
    for sku in ("A-1", "A-2"):
        add_item(
            counter.shop, sku=sku, title="包", price_minor=30_000, consignor="1001", added_by="陈"
        )
        counter.sell(sku)
    numbers = [open_plainly(counter, category=c) for c in ("DESC.MISS", "AUTH", "MONEY", "SHIP")]
    counter.clock.step(days=100)
    numbers.append(open_plainly(counter, category="MIND.FIT"))
    shop = counter.shop
    nothing = try_rules_on_past_cases(
        shop, rules=[a_rule("NONE", "case.photos > 999", effects=Effects(lane="fast"))]
    )
    was = {case.number: {d.effect: d.now for d in case.differences} for case in nothing.changed}
    for number in numbers:
        effects = ruled(counter, number)[0].payload["effects"] if ruled(counter, number) else {}
        told = {k: tuple(v) if isinstance(v, list) else v for k, v in effects.items()}
        assert (number, told) == (number, was.get(number, {}))


def test_trying_can_be_stopped(counter: Counter) -> None:
    counter.sell_the_bag()
    for _ in range(500):
        open_plainly(counter, category="DESC.MISS")

    class NoLongerWantedError(Exception):
        pass

    def stop(done: int, total: int) -> None:
        assert (500, 500) == (done, total)
        raise NoLongerWantedError

    with pytest.raises(NoLongerWantedError):
        try_rules_on_past_cases(counter.shop, rules=counter.shop.queries.rules.all(), step=stop)


def test_exported_and_brought_in_again_nothing_changes(shop: Shop) -> None:
    make(
        shop,
        a_rule(
            "ODD-1",
            'case.complaint contains ["a\\"b", "假\\\\"] and not item.price > 99.5',
            stop=True,
            effects=Effects(tags=("甲 乙",), priority=-5, evidence=("serial",), hold_payout=True),
        ),
    )
    switched_off = replace(shop.queries.rules.one("AUTH"), enabled=False)
    edit_rule(shop, rule=switched_off, edited_by="陈")
    before, head = shop.queries.rules.all(), shop.queries.journal_head()
    text = export_rules(shop)
    brought = import_rules(shop, text=text, file="rules.toml", imported_by="陈", replaces=True)
    assert (0, 0, len(before), 0) == (
        brought.added,
        brought.changed,
        brought.unchanged,
        brought.retired,
    )
    assert (before, head) == (shop.queries.rules.all(), shop.queries.journal_head())


def test_a_file_changes_adds_and_where_asked_retires(shop: Shop) -> None:
    text = """
[[rule]]
code = "SHIP"
name = { zh = "物流", en = "Shipping" }
when = "case.trunk = SHIP and case.photos < 3"
then = { team = "carrier", evidence = ["parcel_label"] }

[[rule]]
code = "NEW"
name = { zh = "新", en = "" }
when = "always"
then = { priority = 1 }
"""
    count = len(shop.queries.rules.all())
    first = import_rules(shop, text=text, file="r.toml", imported_by="陈")
    assert (1, 1, 0, 0) == (first.added, first.changed, first.unchanged, first.retired)
    assert count + 1 == len(shop.queries.rules.all())
    assert ["SHIP", "NEW"] == [rule.code for rule in shop.queries.rules.all()][:2]
    second = import_rules(shop, text=text, file="r.toml", imported_by="陈", replaces=True)
    assert (0, 0, 2, count - 1) == (second.added, second.changed, second.unchanged, second.retired)
    undo_action(shop, action_id=second.changes.action, undone_by="陈")
    assert count + 1 == len(shop.queries.rules.all())


GOOD = """[[rule]]
code = "A"
name = { zh = "甲", en = "A" }
when = "always"
then = { lane = "fast" }
"""


@pytest.mark.parametrize(
    ("text", "line", "key", "code"),
    [
        ("[[rule]\n", 1, "", "not_toml"),
        (GOOD + "\n" + GOOD, 8, "code", "bad_rule_code"),
        (GOOD.replace("always", "case.trnk = A"), 4, "when", "unknown_fact"),
        (GOOD.replace("always", "(" * 50), 4, "when", "condition_too_deep"),
        (GOOD.replace('"fast"', '"quick"'), 5, "then", "bad_effect"),
        (GOOD.replace("lane", "colour"), 5, "colour", "unknown_effect"),
        (GOOD + 'colour = "red"\n', 6, "colour", "unknown_effect"),
        (GOOD + 'stop = "yes"\n', 6, "stop", "bad_effect"),
        (GOOD.replace('"甲"', '""').replace('en = "A"', 'en = ""'), 3, "name", "rule_name_missing"),
        (GOOD + "[other]\nx = 1\n", 1, "other", "not_toml"),
        ("rule = 3\n", 1, "rule", "not_toml"),
        (GOOD + "\x00", 6, "", "not_toml"),
    ],
)
def test_a_broken_file_names_file_line_and_key_and_changes_nothing(
    shop: Shop, text: str, line: int, key: str, code: str
) -> None:
    before = shop.queries.rules.all()
    with pytest.raises(BadRulesFileError) as caught:
        import_rules(shop, text=text, file="rules.toml", imported_by="陈")
    assert ("rules.toml", line, key, code) == (
        caught.value.params["file"],
        caught.value.params["line"],
        caught.value.params["key"],
        caught.value.problem.code,
    )
    assert before == shop.queries.rules.all()


def test_a_file_is_written_and_read(shop: Shop, tmp_path: Path) -> None:
    path = tmp_path / "规则.toml"
    save_rules(shop, path=path)
    rules = check_rules(shop, text=read_rules_file(path), file=path.name)
    assert [r.code for r in shop.queries.rules.all()] == [rule.code for rule in rules]
    with pytest.raises(MissingFileError):
        read_rules_file(tmp_path / "none.toml")
    path.write_bytes(b"\xff\xfe\x00rule")
    with pytest.raises(BadRulesFileError):
        read_rules_file(path)


def test_a_rule_is_made_edited_moved_and_retired(shop: Shop) -> None:
    rule = a_rule("无照片", "case.photos = 0", effects=Effects(evidence=("serial",)))
    make(shop, replace(rule, code=""))
    made = shop.queries.rules.all()[-1]
    assert ("R-001", 1) == (made.code, made.version)
    make(shop, replace(made, condition="case.photos < 2"))
    assert 2 == shop.queries.rules.one("r-001").version
    reorder_rules(shop, codes=["R-001", "SHIP"], edited_by="陈")
    assert ["R-001", "SHIP", "OWNER-MONEY"] == [rule.code for rule in shop.queries.rules.all()][:3]
    changes = retire_rule(shop, code="R-001", edited_by="陈")
    assert "R-001" not in [rule.code for rule in shop.queries.rules.all()]
    undo_action(shop, action_id=changes.action, undone_by="陈")
    assert "R-001" == shop.queries.rules.all()[0].code


def test_a_new_rule_can_be_undone(shop: Shop) -> None:
    before = shop.queries.rules.all()
    changes = edit_rule(
        shop, rule=a_rule("X", "always", effects=Effects(lane="fast")), edited_by="陈"
    )
    undo_action(shop, action_id=changes.action, undone_by="陈")
    assert before == shop.queries.rules.all()


def test_a_rule_is_refused_whose_words_this_shop_does_not_know(shop: Shop) -> None:
    with pytest.raises(UnknownValueError):
        make(shop, a_rule("X", "case.category = AUTH.NOPE", effects=Effects(lane="fast")))
    with pytest.raises(TextNotClosedError):
        make(shop, a_rule("X", 'item.brand = "LV', effects=Effects(lane="fast")))
    with pytest.raises(ConditionTooLongError):
        make(shop, a_rule("X", "a" * 10_000, effects=Effects(lane="fast")))
    with pytest.raises(UnknownRuleError):
        retire_rule(shop, code="NOPE", edited_by="陈")
    with pytest.raises(UnknownRuleError):
        reorder_rules(shop, codes=["NOPE"], edited_by="陈")


def test_team_person_and_tags_are_set_by_hand_and_found_in_the_queue(counter: Counter) -> None:
    counter.sell_the_bag()
    shop = counter.shop
    edit_team(shop, team=Team("front", Words("前台", "Front"), ("小周",)), edited_by="陈")
    number = open_plainly(counter, category="DESC.MISS")
    open_plainly(counter, category="DESC.MISS")
    edit_case(
        shop, number=number, edited_by="陈", team="FRONT", assignee="小周", tags=["急", "回头 客"]
    )

    def found(**which: str) -> list[str]:
        page = shop.queries.cases.page(QueueFilter(**which), offset=0, limit=10)  # type: ignore[arg-type]
        return [line.number for line in page]

    assert [number] == found(team="front") == found(assignee="小周") == found(tag="急")
    assert [number] == found(tag="回头 客")
    assert [] == found(tag="回头")
    edit_case(shop, number=number, edited_by="陈", team="", assignee="", tags=[])
    assert [] == found(team="front") == found(assignee="小周") == found(tag="急")
    with pytest.raises(UnknownTeamError):
        edit_case(shop, number=number, edited_by="陈", team="nope")
    with pytest.raises(BadTagError):
        edit_case(shop, number=number, edited_by="陈", tags=["a,b"])


def test_what_cannot_be_stored_is_left_out_of_a_condition(shop: Shop) -> None:
    make(shop, a_rule("X", 'item.brand = "L\ud800V\x00"', effects=Effects(lane="fast")))
    assert 'item.brand = "LV"' == shop.queries.rules.one("X").condition


def test_a_clerk_learns_nothing_of_the_consignor_from_why_a_rule_applied(
    counter: Counter,
) -> None:
    counter.sell_the_bag()
    number = open_plainly(counter, category="AUTH.FAKE")
    shop = counter.shop
    hire(shop)
    edit_settings(shop, values={"clerks_see_consignors": "no"}, edited_by="陈")
    seen = shop.queries.seen_by(NAMES["clerk"]).cases
    lines = seen.timeline(seen.line(number).id)
    (ruled_line,) = (line for line in lines if line.kind == "rules_applied")
    assert "AUTH" in {rule["code"] for rule in ruled_line.payload["rules"]}
    assert "consignor." not in str(ruled_line.payload)
    told = Teller(shop.program, shop.queries.branches(), "en").tell(ruled_line)
    assert "new consignor" not in told.detail


def test_a_person_who_has_left_is_told_as_missing(counter: Counter) -> None:
    counter.sell_the_bag()
    shop = counter.shop
    make(shop, a_rule("ZHOU", "case.trunk = DESC", effects=Effects(person="小周")))
    add_user(shop, name="小周", role="clerk", added_by="陈")
    assert "小周" == counter.card(open_plainly(counter, category="DESC.MISS")).assignee
    edit_user(shop, name="小周", retired=True, edited_by="陈")
    number = open_plainly(counter, category="DESC.MISS")
    assert "" == counter.card(number).assignee
    missing = ruled(counter, number)[0].payload["missing"]
    assert ["小周"] == [each["value"] for each in missing]


def test_a_lane_that_is_told_with_the_category_is_the_persons(counter: Counter) -> None:
    counter.sell_the_bag()
    number = open_plainly(counter, category="DESC.MISS")
    edit_case(
        counter.shop,
        number=number,
        edited_by="陈",
        category="AUTH.FAKE",
        lane="fast",
        assignee="小周",
    )
    card = counter.card(number)
    assert ("fast", "小周", "authentication") == (card.line.lane, card.assignee, card.team)


def test_evidence_that_rules_ask_for_is_a_gate(counter: Counter) -> None:
    counter.sell_the_bag()
    make(counter.shop, a_rule("LABEL", "case.trunk = DESC", effects=Effects(evidence=("weight",))))
    number = open_plainly(counter, category="DESC.MISS")
    card = counter.card(number)
    assert ("weight",) == card.required_evidence
    assert "weight" in card.evidence_missing
    edit_case(counter.shop, number=number, edited_by="陈", category="MIND.FIT")
    card = counter.card(number)
    assert () == card.required_evidence
    assert "weight" not in card.evidence_missing
