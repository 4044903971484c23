"""ARCHITECTURE.md tells the truth: what it names is there."""

import re

from tests.architecture.sources import ROOT

_NAMED = re.compile(r"`((?:app|resources|packaging|tests)/[^`\s]+)`")


def test_every_file_that_the_architecture_page_names_exists() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    named = _NAMED.findall(page)
    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_every_module_of_domain_and_services_stands_on_the_code_map() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    told = {word.rsplit("/", 1)[-1] for word in re.findall(r"`([\w/.]+?)/?`", page)}
    there = {
        path.name
        for floor in ("domain", "services")
        for path in (ROOT / "app" / floor).iterdir()
        if not path.name.startswith("__")
    }
    assert there - told == set()


def test_every_invariant_names_the_test_that_guards_it() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    invariants = page.split("**Architecture Invariant:**")[1:]
    assert invariants
    assert [text for text in invariants if "tests/" not in text.split("\n\n")[0]] == []
