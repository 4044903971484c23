"""A data file of the program that was damaged or edited by hand is told, with its key."""

import sys
import tomllib
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from app.domain.route_files import BadProgramDataError
from app.services.program_data import load_program_data
from app.text.errors import _sentences, sentence
from app.text.program_files import program_file

FILES = (
    "stages moves routes rules teams clocks checklists claimants glossary permissions item_classes"
    " categories contract default_shares sla terms words sentences"
).split()

WRONG = {int: "zz", bool: "zz", str: 7, list: "zz", dict: 7}


def content(file: str) -> dict[str, Any]:
    return tomllib.loads(program_file("resources", f"{file}.toml").read_text(encoding="utf-8"))


WHOLE = {f"{file}.toml": content(file) for file in FILES}


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """One place of each kind: its depth and last name tell kinds apart."""
    if path:
        yield path
    if isinstance(value, dict | list):
        for key in value if isinstance(value, dict) else range(len(value)):
            yield from places(value[key], (*path, key))


def kinds_of_places(file: str) -> list[tuple[Any, ...]]:
    found: dict[tuple[Any, ...], tuple[Any, ...]] = {}
    for path in places(WHOLE[file]):
        last = path[-1] if len(path) > 1 and isinstance(path[-1], str) else ""
        found.setdefault((path[0] if len(path) > 2 else "", len(path), last), path)
    return list(found.values())[:40]


def load_with(file: str, path: tuple[Any, ...], value: Any) -> None:
    broken = deepcopy(WHOLE[file])
    place: Any = broken
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    load_program_data(lambda name: broken if name == file else WHOLE[name])


@pytest.mark.parametrize("file", [f"{name}.toml" for name in FILES])
def test_what_is_no_text_number_or_table_where_one_belongs_is_told(file: str) -> None:
    for path in kinds_of_places(file):
        value: Any = WHOLE[file]
        for step in path:
            value = value[step]
        with pytest.raises(BadProgramDataError) as told:
            load_with(file, path, WRONG[type(value)])
        assert told.value.params["file"] == file
        assert told.value.params["key"]


@pytest.mark.parametrize(
    ("file", "path", "value", "key"),
    [
        ("stages.toml", ("TRIAGE", "days"), -1, "TRIAGE.days"),
        ("stages.toml", ("TRIAGE", "busines_hours"), 4, "TRIAGE.busines_hours"),
        ("moves.toml", ("move", 0, "detour"), 1, "move.review.detour"),
        ("moves.toml", ("move", 0, "name"), {"zh": "受理"}, "move.review.name.en"),
        ("routes.toml", ("route", 0, "version"), 1.5, "route.RETURN_REFUND.version"),
        ("rules.toml", ("rule", 0, "then"), {"team": "nobody"}, "OWNER-MONEY.then.team"),
        ("rules.toml", ("rule", 0, "then"), {"route": "NOWHERE"}, "OWNER-MONEY.then.route"),
        ("rules.toml", ("rule", 0, "when"), "case.trunk =", "OWNER-MONEY"),
        ("rules.toml", ("rule", 0, "then"), {"lane": "zz"}, "OWNER-MONEY"),
        ("clocks.toml", ("carrier_claim", "starts"), ["NOTHING"], "carrier_claim"),
        ("clocks.toml", ("carrier", "SF"), 7, "carrier.SF"),
        ("claimants.toml", ("shop", "otherwise"), ["NOWHERE"], "shop.resolutions"),
        ("categories.toml", ("trunk", "AUTH", "resolution"), "NOWHERE", "trunk.AUTH.resolution"),
        ("default_shares.toml", ("share", 0, "when"), "yesterday", "share.AUTH.when"),
        ("permissions.toml", ("may", "owner"), ["everything"], "may.owner"),
        ("words.toml", ("lane",), {"fast": {"zh": "快"}}, "lane.fast.en"),
        ("glossary.toml", ("group",), [], "group"),
        ("checklists.toml", ("item", "serial", "kind"), "smell", "item.serial"),
    ],
)
def test_the_key_that_is_wrong_is_named(
    file: str, path: tuple[Any, ...], value: Any, key: str
) -> None:
    with pytest.raises(BadProgramDataError) as told:
        load_with(file, path, value)
    assert (told.value.params["file"], told.value.params["key"]) == (file, key)
    assert all(word in sentence(told.value, "zh") for word in (file, key))


def test_the_programs_own_files_are_whole() -> None:
    assert load_program_data(lambda name: WHOLE[name]) == load_program_data()


def test_broken_sentences_are_told_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "resources").mkdir()
    (tmp_path / "resources" / "sentences.toml").write_bytes(b"[error]\n\xff")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)  # where a package unpacks
    _sentences.cache_clear()
    try:
        told = sentence(BadProgramDataError("sentences.toml", "*", "no text"), "en")
    finally:
        _sentences.cache_clear()
    assert "sentences.toml" in told
    assert "no text" in told
