"""ARCHITECTURE.md tells the truth: what it names is there."""

import re

from tests.architecture.sources import ROOT

_NAMED = re.compile(r"`((?:app|resources|packaging|tests)/[^`\s]+)`")


def test_every_file_that_the_architecture_page_names_exists() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    named = _NAMED.findall(page)
    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_every_invariant_names_the_test_that_guards_it() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    invariants = page.split("**Architecture Invariant:**")[1:]
    assert invariants
    assert [text for text in invariants if "tests/" not in text.split("\n\n")[0]] == []
