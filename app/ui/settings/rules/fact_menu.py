"""A menu of all that a condition can ask, in plain words."""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from app.domain.rules.facts import FACTS, RATINGS, WEEKDAYS, FactType
from app.text.catalogue import translate
from app.text.rule_facts import fact_words, flag_words

_TRUNK = "AUTH"


def fact_menu(parent: QWidget, lang: str, chosen: Callable[[str], None]) -> QMenu:
    """``chosen`` gets a comparison to begin with, such as ``item.price >= 5000``."""
    menu = QMenu(parent)
    for room, name in _rooms():
        part = menu.addMenu(name)
        for fact in FACTS.values():
            if fact.name.partition(".")[0] == room:
                text = example(fact)
                words = fact_words(fact.name, lang)
                if fact.kind == "flag":
                    words = flag_words(fact.name, lang, yes=True)
                action = part.addAction(f"{words}\t{fact.name}")
                action.triggered.connect(lambda _on=False, text=text: chosen(text))
    return menu


def _rooms() -> tuple[tuple[str, str], ...]:
    return (
        ("case", translate("Rules", "The case")),
        ("item", translate("Rules", "The item")),
        ("consignor", translate("Rules", "The consignor")),
        ("buyer", translate("Rules", "The buyer")),
        ("sale", translate("Rules", "The sale")),
        ("today", translate("Rules", "The day")),
    )


def example(fact: FactType) -> str:
    """A comparison that shows how this fact is asked for."""
    firsts = {"consignor.rating": RATINGS[0], "today.weekday": f"{WEEKDAYS[5]}, {WEEKDAYS[6]}"}
    code = firsts.get(fact.name) or (fact.choices[0] if fact.choices else _TRUNK)
    ways = {
        "category": f"in [{_TRUNK}]",
        "code": f"in [{code}]" if fact.choices or fact.name == "case.trunk" else "= ",
        "money": ">= 1000",
        "number": ">= 3",
        "date": ">= 2026-11-11",
        "text": 'contains [""]',
        "word": 'in [""]',
        "flag": "",
    }
    return f"{fact.name} {ways[fact.kind]}".rstrip()
