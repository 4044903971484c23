"""What a person gets for a command that makes no sense: exit code 2 and what to do."""

import pytest

from app.cli.program import program
from app.text.catalogue import LANGUAGES
from tests.e2e.cli.terminal import Terminal


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        ((), "Which command? init, demo, import,"),
        (("case",), "Which command? open, list, show,"),
        (("cose",), "There is no command cose. Did you mean case?"),
        (("case", "shw"), "There is no command shw. Did you mean show?"),
        (
            ("case", "list", "--categry", "x"),
            "There is no option --categry. Did you mean --category?",
        ),
        (("case", "list", "--zzz"), "There is no option --zzz."),
        (("case", "list", "more", "words"), "Not understood: more words"),
        (("case", "list", "--limit"), "--limit needs a value."),
        (("case", "list", "--json=3"), "--json takes no value."),
        (("case", "list", "--limit", "-1"), "--limit: -1 is not a whole number from 1 to 10000"),
        (("case", "list", "--limit", "9" * 400), "--limit: 9999"),
        (("refund", "list", "--after", "9" * 400), "--after: 9999"),
        (("bill", "list", "--after", "next"), "--after: next is not a whole number"),
        (("report", "--month", "0001-01"), "--month: 0001-01 is not a month"),
        (("close-month", "9999-12"), "YYYY-MM: 9999-12 is not a month"),
        (("case", "list", "--turn", "landlord"), "--turn: landlord is none of: shop, consignor"),
        (("case", "show"), "NO is missing."),
        (("case", "note", "A-1"), "TEXT is missing."),
        (("case", "open", "--item", "A-1"), "Say what is wrong: --complaint, or a --chat."),
        (("slip", "A-1"), "--out is missing."),
        (("case", "list", "--lang", "fr"), "--lang: fr is none of: zh, en"),
    ],
)
def test_wrong_usage_says_what_is_wrong(
    terminal: Terminal, argv: tuple[str, ...], message: str
) -> None:
    answer = terminal(*argv)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(message)
    assert "--help” says more." in answer.err


def test_the_usage_line_says_what_may_be_left_out(terminal: Terminal) -> None:
    assert "Usage: aftercare ledger [check] [OPTIONS]\n" in terminal("ledger", "--zzz").err
    assert "Usage: aftercare case show NO [OPTIONS]\n" in terminal("case", "show").err


def test_wrong_usage_is_json_where_that_was_asked(terminal: Terminal) -> None:
    answer = terminal("case", "list", "--limit", "x", "--json")
    assert answer.code == 2
    assert answer.error == {
        "code": "wrong_usage",
        "message": "--limit: x is not a whole number from 1 to 10000",
        "params": {},
    }


def test_commands_of_later_issues_are_absent(terminal: Terminal) -> None:
    for command in (
        ("backup",),
        ("restore", "x"),
        ("export", "x"),
        ("consignor", "score", "1001"),
    ):
        answer = terminal(*command)
        assert (answer.code, answer.err.partition(".")[0]) == (
            2,
            f"There is no command {command[0] if len(command) < 3 else command[1]}",
        )


def names() -> list[tuple[str, ...]]:
    """Every command there is, by the words that name it."""
    tree = program()
    found: list[tuple[str, ...]] = [()]
    for name, entry in tree.entries.items():
        found.append((name,))
        inner = getattr(entry.load(), "entries", {})
        found += [(name, child) for child in inner]
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", names(), ids=" ".join)
def test_every_command_explains_itself(
    terminal: Terminal, name: tuple[str, ...], lang: str
) -> None:
    page = terminal.done(*name, "--help", "--lang", lang)
    assert " ".join(("aftercare", *name)) in page.splitlines()[0]
    assert all(option in page for option in ("--shop DIR", "--json", "--lang zh|en", "--actor"))
    assert max(map(len, page.splitlines())) <= 96


def test_help_needs_no_shop_and_no_arguments(terminal: Terminal) -> None:
    page = terminal.done("case", "open", "--help")
    assert "--complaint TEXT" in page
    assert "(required)" in terminal.done("slip", "--help")
    assert not terminal.folder.exists()
