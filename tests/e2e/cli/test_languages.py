"""Which language a command speaks, and that names of codes are in it."""

import pytest

from tests.counter import Counter
from tests.e2e.cli.terminal import Terminal


@pytest.fixture
def case(counter: Counter, terminal: Terminal) -> Terminal:
    """A Chinese shop with one case."""
    counter.sell_the_bag()
    counter.open()
    return terminal


CHINESE, ENGLISH = "已登记", "Registered"


@pytest.mark.parametrize(
    ("environ", "option", "expected"),
    [
        ({}, (), CHINESE),  # the shop's own
        ({"LANG": "C.UTF-8"}, (), CHINESE),
        ({"LANG": "de_DE.UTF-8"}, (), CHINESE),
        ({"LANG": "en_US.UTF-8"}, (), ENGLISH),
        ({"LANG": "zh_CN.UTF-8"}, ("--lang", "en"), ENGLISH),
        ({"LANG": "en_US.UTF-8"}, ("--lang=zh",), CHINESE),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, (), CHINESE),
        ({"LANG": "en_US.UTF-8"}, ("--lang", "ZH"), CHINESE),
    ],
)
def test_the_option_wins_over_the_environment_and_that_over_the_shop(
    case: Terminal, environ: dict[str, str], option: tuple[str, ...], expected: str
) -> None:
    case.environ = environ
    assert expected in case.done("case", "show", "a-1", *option)
    assert expected in case.done(*option, "case", "show", "a-1")


def test_codes_are_named_in_the_language_spoken(case: Terminal) -> None:
    chinese = case.done("case", "show", "a-1", "--lang", "zh")
    english = case.done("case", "show", "a-1", "--lang", "en")
    assert {"功能故障", "退货退款", "在买家手里", "店铺"} <= set(
        chinese.replace(" / ", " ").split()
    )
    assert "Functional fault / Hardware, zip, movement (FUNC.HARD)" in english
    assert "Return and refund (RETURN_REFUND)" in english


def test_refusals_are_told_in_the_language_spoken(case: Terminal) -> None:
    chinese = case("case", "show", "A-9", "--lang", "zh").err
    english = case("case", "show", "A-9", "--lang", "en").err
    assert (chinese, english) == (
        "没有编号为“A-9”的售后单。\n",
        "There is no case with the number “A-9”.\n",
    )


def test_json_is_the_same_in_both_languages_but_for_labels_and_messages(case: Terminal) -> None:
    for command in (("case", "show", "a-1"), ("item", "list"), ("ledger",)):
        zh, en = (case.json(*command, "--lang", lang) for lang in ("zh", "en"))
        assert without_messages(zh) == without_messages(en)


def test_help_is_in_the_language_told(terminal: Terminal) -> None:
    assert terminal.done("--help", "--lang", "en").startswith("Usage: aftercare COMMAND [OPTIONS]")
    assert terminal.done("--help", "--lang", "zh").startswith("用法：aftercare 命令 [选项]")


def test_a_shop_speaks_the_language_it_was_made_in(terminal: Terminal) -> None:
    terminal.environ = {}
    terminal.done("init", "--lang", "en")
    assert terminal.done("case", "list") == "Nothing found.\n"


def without_messages(document: object) -> object:
    """The document without what is said in a language."""
    if isinstance(document, dict):
        kept = {k: v for k, v in document.items() if k not in {"message", "label"}}
        return {key: without_messages(value) for key, value in kept.items()}
    if isinstance(document, list):
        return [without_messages(value) for value in document]
    return document
