"""`explain`: a word of the trade at the terminal, without a shop."""

from tests.e2e.cli.terminal import Terminal


def test_a_word_is_explained_without_a_shop(terminal: Terminal) -> None:
    page = terminal.done("explain", "Waiting", "for")
    assert page.startswith("Waiting for · 等谁\n  Whose move it is now")
    assert "To a buyer: “Waiting for” says who has to act now" in page
    assert not terminal.folder.exists()


def test_what_a_buyer_never_sees_has_no_answer(terminal: Terminal) -> None:
    assert "To a buyer" not in terminal.done("explain", "lane")
    assert terminal.json("explain", "lane")["terms"][0]["answer"] is None


def test_json_holds_both_languages(terminal: Terminal) -> None:
    (term,) = terminal.json("explain", "售后扣回")["terms"]
    assert (term["code"], term["term"]["en"]) == ("clawback", "Deduction for returned item")


def test_without_a_word_everything_is_named(terminal: Terminal) -> None:
    assert len(terminal.done("explain").splitlines()) >= 45


def test_an_unknown_word_is_refused(terminal: Terminal) -> None:
    assert terminal.refused("explain", "xyzzy") == "unknown_term"
