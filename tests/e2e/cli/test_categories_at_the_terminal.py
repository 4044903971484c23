"""The category tree at the terminal."""

from tests.counter import Counter
from tests.e2e.cli.terminal import Terminal


def test_a_branch_is_merged_with_a_preview_before_and_taken_back(
    counter: Counter, sold: Terminal
) -> None:
    number = counter.open(category="COND.STAIN")
    told = sold.json("category", "merge", "cond.stain", "cond.wear", "--preview")
    assert ("COND.STAIN", "COND.WEAR", 1, None) == (
        told["from"], told["to"], told["open"], told["action"],
    )  # fmt: skip
    assert "COND.STAIN" == counter.card(number).line.category
    done = sold.json("category", "merge", "cond.stain", "cond.wear")
    assert "COND.WEAR" == counter.card(number).line.category
    found = sold.json("case", "list", "--category", "cond.stain")["cases"]
    assert [number] == [case["number"] for case in found]
    moves = sold.json("category", "moves")["moves"]
    assert [("merge", 1, done["action"])] == [(m["move"], m["cases"], m["action"]) for m in moves]
    sold.done("undo", done["action"])
    assert "COND.STAIN" == counter.card(number).line.category
    assert "No sub-category" in sold.done("category", "moves")


def test_cases_are_split_off_by_a_condition_or_by_number(counter: Counter, sold: Terminal) -> None:
    mould = counter.open(category="COND.STAIN", complaint="一股霉味")
    ink = counter.open(category="COND.STAIN", complaint="墨水渍")
    text = 'case.complaint contains "霉味"'
    page = sold.done("category", "split", "COND.STAIN", "SMELL", "--en", "Odour", "--when", text)
    assert "1 cases come under “Odour”" in page
    assert "COND.SMELL" == counter.card(mould).line.category
    sold.done("category", "split", "COND.STAIN", "INK", "--zh", "墨水", "--case", ink)
    assert "COND.INK" == counter.card(ink).line.category


def test_a_branch_moves_and_is_renamed(counter: Counter, sold: Terminal) -> None:
    number = counter.open(category="COND.STAIN")
    sold.done("category", "move", "COND.STAIN", "DESC")
    assert "DESC.STAIN" == counter.card(number).line.category
    named = sold.json("category", "rename", "desc.stain", "--en", "Spots")
    assert "Spots" == named["name"]["en"]


def test_the_list_says_what_there_is_to_say(counter: Counter, sold: Terminal) -> None:
    counter.open(category="COND.STAIN")
    told = sold.json("category", "list")
    assert (1, 59) == (told["cases"], told["missing"])
    branch = next(b for b in told["branches"] if b["category"] == "COND.STAIN")
    assert (1, "too_early") == (branch["cases"], branch["verdict"]["code"])
    assert "59 more cases are needed" in sold.done("category", "list")


def test_what_the_tree_does_not_allow_is_refused(sold: Terminal) -> None:
    assert 1 == sold("category", "merge", "OWN.STOLEN", "OWN.RECALL").code
    assert 1 == sold("category", "merge", "COND.STAIN", "COND.NOBODY").code
    assert 1 == sold("category", "rename", "COND.NOBODY").code
    assert 1 == sold("category", "split", "COND.STAIN", "NEW", "--en", "New").code
