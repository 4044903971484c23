"""What the demo shop's history is made of: the data files under ``resources/demo``."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from app.domain.papers import Words
from app.domain.route_files import BadProgramDataError
from app.text.program_files import program_file

Texts = tuple[str, ...]
NO_ITEM = "none"  # the item class of a case that is about no item


@dataclass(frozen=True, slots=True)
class Staff:
    """Who works in the shop, by role."""

    owner: str
    handlers: Texts
    clerks: Texts


@dataclass(frozen=True, slots=True)
class Model:
    """Something that can be consigned many times, each time in one of its looks."""

    brand: str
    name: str
    noun: Words
    yuan: int  # in mint condition
    looks: Texts
    serial: str  # '#' is a digit, '@' a letter; empty where the thing has none
    drawn: str  # class and kind of the drawing that looks like it, or empty


@dataclass(frozen=True, slots=True)
class Shelf:
    """One item class: how its items are numbered, described and which models there are."""

    item_class: str
    prefix: str
    category: str
    weight: int
    accessories: Texts
    remarks: Texts
    models: tuple[Model, ...]


@dataclass(frozen=True, slots=True)
class Trouble:
    """One branch of the category tree: how often, to what, how it ends, in which words."""

    category: str
    weight: int
    after_days: tuple[int, int]
    claimants: Mapping[str, int]
    classes: Texts
    arose: Texts
    ends: Mapping[str, int]
    shipped: bool
    unsold: bool
    tender: str
    shows: str  # the flaw that a drawn photo has, or empty
    told_by: str  # whose voice, where it is not the claimant's
    said: Mapping[str, Mapping[str, Texts]]  # language -> what or who it fits -> sentences
    more: Texts

    @property
    def trunk(self) -> str:
        """``COND`` of ``COND.WEAR``."""
        return self.category.split(".", 1)[0]

    def sentences(self, language: str, item_class: str, noun: str, claimant: str) -> Texts:
        """What ``claimant`` may say of such a thing; sentences made for it count twice."""
        fitting = {item_class, noun, claimant}
        said = self.said[language]
        own = [text for key in said if not fitting.isdisjoint(key.split()) for text in said[key]]
        return (*own, *own, *said.get("any", ()))


@dataclass(frozen=True, slots=True)
class Voice:
    """How somebody begins and what she wants, by the resolution that is in the air."""

    openings: Texts
    at_counter: Texts  # openings of who came to the shop
    wishes: Mapping[str, Texts]


@dataclass(frozen=True, slots=True)
class CostKind:
    """A cost that cases have, and between which amounts."""

    what: str
    yuan: tuple[int, int]
    classes: Texts  # item classes it comes with; none: all


@dataclass(frozen=True, slots=True)
class JargonWord:
    """A word of the trade, and what somebody from outside takes it for."""

    category: str
    taken_for: str
    second: str
    fits: Texts
    share: int  # of the branch's complaints about what it fits, in percent
    why: str
    said: Mapping[str, Texts]  # language -> sentences


@dataclass(frozen=True, slots=True)
class Material:
    """All of it."""

    shop: Mapping[str, str]
    staff: Staff
    consignors: Mapping[str, Texts]  # language -> names
    buyers: Mapping[str, Mapping[str, Texts]]  # language -> surnames, given
    grades: Mapping[str, int]  # what is left of the price, in percent
    shelves: Mapping[str, Shelf]
    troubles: tuple[Trouble, ...]
    voices: Mapping[str, Mapping[str, Voice]]  # speaker -> language
    notes: Mapping[str, Mapping[str, Texts]]  # group -> situation, category, trunk or "any"
    costs: Mapping[str, tuple[CostKind, ...]]
    jargon: tuple[JargonWord, ...]
    why: Mapping[str, Texts]  # who tells it -> what is written with a correction

    def note(self, rng: Random, group: str, *keys: str) -> str:
        """One text of a group: of the first of ``keys`` that has a list of its own, or of any."""
        lists = self.notes[group]
        return rng.choice(next(lists[key] for key in (*keys, "any") if key in lists))

    def cost(self, rng: Random, kind: str, item_class: str) -> tuple[str, int]:
        """What a cost of this kind was for, and how many yuan."""
        fitting = [c for c in self.costs[kind] if not c.classes or item_class in c.classes]
        cost = rng.choice(fitting)
        return cost.what, rng.randint(*cost.yuan)


def load_material() -> Material:
    """Read the demo's data files; raises BadProgramDataError naming the file."""
    names, items = _read("names.toml"), _read("items.toml")
    complaints, voices = _read("complaints.toml"), _read("voices.toml")
    jargon = _read("jargon.toml")
    staff = names["staff"]
    return Material(
        shop=names["shop"],
        staff=Staff(staff["owner"][0], tuple(staff["handler"]), tuple(staff["clerk"])),
        consignors=_texts(names["consignors"]),
        buyers={lang: _texts(parts) for lang, parts in names["buyers"].items()},
        grades=items["grades"],
        shelves={code: _shelf(code, row) for code, row in items.items() if code != "grades"},
        troubles=tuple(
            _trouble(f"{trunk}.{leaf}", row)
            for trunk, branches in complaints.items()
            for leaf, row in branches.items()
        ),
        voices={
            speaker: {lang: _voice(row) for lang, row in languages.items()}
            for speaker, languages in voices.items()
        },
        notes=dict(_groups("", _read("notes.toml"))),
        costs={
            kind: tuple(
                CostKind(row["what"], tuple(row["yuan"]), tuple(row.get("classes", ())))
                for row in rows
            )
            for kind, rows in _read("costs.toml").items()
        },
        jargon=tuple(_jargon_word(row) for row in jargon["word"]),
        why=_texts(jargon["why"]),
    )


def _jargon_word(row: Mapping[str, Any]) -> JargonWord:
    return JargonWord(
        row["category"],
        row["taken_for"],
        row["second"],
        tuple(row["fits"]),
        row["share"],
        row["why"],
        {lang: tuple(row[lang]) for lang in ("zh", "en")},
    )


def _read(name: str) -> dict[str, Any]:
    try:
        with program_file("resources", "demo", name).open("rb") as file:
            return tomllib.load(file)
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise BadProgramDataError(f"demo/{name}", "", str(error)) from error


def _groups(name: str, rows: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Texts]]]:
    """Tables of lists by their dotted names, however deep they stand."""
    lists = {key: row for key, row in rows.items() if isinstance(row, list)}
    if lists:
        yield name, _texts(lists)
    for key, row in rows.items():
        if key not in lists:
            yield from _groups(f"{name}.{key}".lstrip("."), row)


def _texts(rows: Mapping[str, Any]) -> dict[str, Texts]:
    return {key: tuple(texts) for key, texts in rows.items()}


def _voice(row: Mapping[str, Any]) -> Voice:
    at_counter = tuple(row.get("at_counter", ()))
    return Voice(tuple(row["openings"]), at_counter, _texts(row["wishes"]))


def _shelf(code: str, row: Mapping[str, Any]) -> Shelf:
    models = tuple(
        Model(
            m["brand"],
            m["name"],
            Words(**m["noun"]),
            m["yuan"],
            tuple(m["looks"]),
            m["serial"],
            m.get("drawn", ""),
        )
        for m in row["models"]
    )
    return Shelf(
        code,
        row["prefix"],
        row["category"],
        row["weight"],
        tuple(row["accessories"]),
        tuple(row["remarks"]),
        models,
    )


def _trouble(category: str, row: Mapping[str, Any]) -> Trouble:
    first, last = row["after"]
    return Trouble(
        category=category,
        weight=row["weight"],
        after_days=(first, last),
        claimants=row.get("by", {"buyer": 1}),
        classes=tuple(row["classes"]) or (NO_ITEM,),
        arose=tuple(row["arose"]),
        ends=row["ends"],
        shipped=row.get("shipped", False),
        unsold=row.get("unsold", False),
        tender=row.get("tender", ""),
        shows=row.get("shows", ""),
        told_by=row.get("told_by", ""),
        said={"zh": _texts(row["zh"]), "en": _texts(row["en"])},
        more=tuple(row["more"]),
    )
