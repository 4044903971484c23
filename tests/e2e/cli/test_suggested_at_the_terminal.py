"""Opening and showing a case at a terminal says what it is taken for; nobody is overruled."""

from tests.e2e.cli.terminal import Terminal

ZIP = "包的拉链用了两天就坏了，拉不上"


def test_a_case_without_a_category_is_answered_with_the_one_that_is_suggested(
    sold: Terminal,
) -> None:
    opened = sold.json("case", "open", "--item", "A-1", "--complaint", ZIP)["case"]
    suggestion = opened["suggestion"]
    assert (opened["category"], suggestion["label"]) == ("OTHER.UNK", "FUNC")
    assert (suggestion["branch"] or "FUNC.").startswith("FUNC.")
    assert 0.5 < suggestion["confidence"] < 1
    assert suggestion["reasons"]
    assert sold.json("case", "show", "a-1")["case"]["suggestion"] == suggestion


def test_a_person_reads_it_while_nobody_has_classified_the_case(sold: Terminal) -> None:
    page = sold.done("case", "open", "--item", "A-1", "--complaint", ZIP, "--lang", "en")
    (line,) = [line for line in page.splitlines() if "Suggested" in line]
    assert "Functional fault" in line
    assert " % · because “" in line
    sold.done("case", "edit", "a-1", "--category", "FUNC.HARD")
    assert "Suggested" not in sold.done("case", "show", "a-1", "--lang", "en")


def test_words_that_say_nothing_get_no_suggestion(sold: Terminal) -> None:
    opened = sold.json("case", "open", "--item", "A-1", "--complaint", "🙂🙂")["case"]
    assert opened["suggestion"]["branch"] is None
    assert (opened["suggestion"]["label"], opened["suggestion"]["reasons"]) == ("OTHER", [])
    assert "Suggested" not in sold.done("case", "show", "a-1", "--lang", "en")


def test_a_rule_says_that_it_is_one_and_sets_the_category(sold: Terminal) -> None:
    sold.done(
        "rules", "edit", "MY-ZIP", "--zh", "拉链", "--when", 'case.complaint contains "拉链"',
        "--then", "category=FUNC.HARD",
    )  # fmt: skip
    opened = sold.json("case", "open", "--item", "A-1", "--complaint", ZIP, "--lang", "en")["case"]
    assert opened["category"] == "FUNC.HARD"
    assert opened["suggestion"]["source"] == "rule"
    assert opened["suggestion"]["reasons"][0] == "rule MY-ZIP"


FAKE = "怀疑是假包，刻字不对，鉴定说是仿的"


def test_many_cases_are_looked_at_filed_anew_and_taken_back(sold: Terminal) -> None:
    for words in (ZIP, FAKE, "🙂"):
        sold.done("case", "open", "--free", "-", "--complaint", words)
    sold.done("case", "open", "--free", "-", "--complaint", FAKE, "--category", "MIND.FIT")
    preview = sold.json("reclassify", "--preview")
    assert [case["number"] for case in preview["cases"]] == ["A-000002", "A-000001"]
    assert (preview["filed"], preview["left"]) == ([], [])
    differing = sold.json("reclassify", "--preview", "--which", "differing")["cases"]
    assert [case["number"] for case in differing] == ["A-000004"]
    filed = sold.json("reclassify")
    assert filed["filed"] == ["A-000002", "A-000001"]
    assert sold.json("case", "show", "a-2")["case"]["category"].startswith("AUTH")
    sold.done("undo", filed["action"])
    assert sold.json("case", "show", "a-2")["case"]["category"] == "OTHER.UNK"


def test_a_person_reads_what_was_filed_and_that_nothing_is_left(sold: Terminal) -> None:
    sold.done("case", "open", "--free", "-", "--complaint", FAKE)
    page = sold.done("reclassify", "--which", "other", "--lang", "en")
    assert "A-000001" in page
    assert page.endswith("Filed anew: 1.\n")
    assert sold.done("reclassify", "--lang", "en") == "Nothing to file anew.\n"
    assert sold.refused("reclassify", "--which", "NOPE") == "unknown_category"
