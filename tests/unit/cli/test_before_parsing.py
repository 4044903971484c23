"""What is known of a command line before it is parsed: language, and whether a window is meant."""

import pytest

from app.bootstrap import window_options
from app.cli.language import told_language


@pytest.mark.parametrize(
    ("argv", "environ", "lang"),
    [
        ("", {}, ""),
        ("case list", {"LANG": "zh_CN.UTF-8"}, "zh"),
        ("case list", {"LANG": "en_GB.UTF-8"}, "en"),
        ("case list", {"LANG": "C.UTF-8"}, ""),
        ("case list", {"LANG": "POSIX"}, ""),
        ("case list", {"LANG": "en_US", "LC_MESSAGES": "zh_TW"}, "zh"),
        ("case list", {"LC_ALL": "", "LANG": "zh_CN"}, "zh"),
        ("case list", {"LC_ALL": "C", "LANG": "zh_CN"}, ""),
        ("--lang zh case list", {}, "zh"),
        ("case list --lang zh", {"LANG": "en_US"}, "zh"),
        ("case list --lang=EN", {"LANG": "zh_CN"}, "en"),
        ("case list --lang", {"LANG": "zh_CN"}, "zh"),
        ("case list --lang fr", {"LANG": "zh_CN"}, "zh"),
        ("case note A-1 -- --lang zh", {}, ""),
    ],
)
def test_the_language_is_told_by_the_option_or_the_environment(
    argv: str, environ: dict[str, str], lang: str
) -> None:
    assert told_language(argv.split(), environ) == lang


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        ("", {}),
        ("--shop x", {"--shop": "x"}),
        ("--shop=x --lang zh --actor 陈", {"--shop": "x", "--lang": "zh", "--actor": "陈"}),
    ],
)
def test_a_command_line_without_a_command_means_the_window(argv: str, told: dict[str, str]) -> None:
    assert window_options(argv.split()) == told


@pytest.mark.parametrize(
    "argv",
    ["case list", "--help", "--shop", "--shop=", "--shop x case list", "--lang fr", "--json", "--"],
)
def test_every_other_command_line_is_for_the_parser(argv: str) -> None:
    assert window_options(argv.split()) is None
