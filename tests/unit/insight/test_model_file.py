"""A model's file is plain data: what is not exactly one is refused, and nothing in it runs."""

import hashlib
import json
import math
import pickle
import zlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.suggestions import Complaint
from app.insight.features import Reader
from app.insight.judging import judge
from app.insight.model import Model
from app.insight.model_file import MOST_BYTES, DamagedModelError, read_model, write_model


def test_it_comes_back_as_it_was(model: Model, reader: Reader) -> None:
    again = read_model(write_model(model), reader)

    assert again.digest == model.digest
    for text in ("拉链坏了", "it is fake", "late delivery", "电池"):
        assert judge(again, Complaint(text)) == judge(model, Complaint(text))


@given(place=st.integers(0), letter=st.integers(1, 255))
def test_a_file_with_one_changed_byte_is_refused(
    model: Model, reader: Reader, place: int, letter: int
) -> None:
    data = bytearray(write_model(model))
    body = data.index(b"\n") + 1
    data[body + place % (len(data) - body)] ^= letter
    with pytest.raises(DamagedModelError):
        read_model(bytes(data), reader)


@given(st.binary(max_size=400))
def test_anything_else_is_refused(reader: Reader, data: bytes) -> None:
    with pytest.raises(DamagedModelError):
        read_model(data, reader)


def _file(content: object) -> bytes:
    body = zlib.compress(json.dumps(content).encode())
    head = {
        "format": "aftercare-model",
        "version": 1,
        "sha256": hashlib.sha256(body).hexdigest(),
    }
    return json.dumps(head).encode() + b"\n" + body


@pytest.mark.parametrize("content", [{}, [], None, {"features": 3}, {"trunks": ["A"]}])
def test_a_whole_file_with_nothing_sound_in_it_is_refused(reader: Reader, content: object) -> None:
    with pytest.raises(DamagedModelError):
        read_model(_file(content), reader)


def test_a_cut_file_and_a_pickle_are_refused(model: Model, reader: Reader) -> None:
    for data in (write_model(model)[:-20], pickle.dumps({"weights": [1, 2]})):
        with pytest.raises(DamagedModelError):
            read_model(data, reader)


def _inside(model: Model) -> dict[str, Any]:
    body = write_model(model).partition(b"\n")[2]
    content: dict[str, Any] = json.loads(zlib.decompress(body))
    return content


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("temperature", math.nan),
        ("temperature", math.inf),
        ("temperature", 0),
        ("unseen_idf", math.nan),
        ("trunk_bias", [math.nan]),
        ("trunks", [["A"], "B"]),
        ("branches", {}),
        ("trunk_weights", []),
        ("trunk_weights", {"scale": [math.inf], "steps": ""}),
    ],
)
def test_a_model_of_numbers_or_names_that_cannot_be_is_refused(
    model: Model, reader: Reader, name: str, value: object
) -> None:
    content = _inside(model)
    if name == "trunk_bias":
        value = [math.nan] * len(content["trunks"])
    with pytest.raises(DamagedModelError):
        read_model(_file(content | {name: value}), reader)


def test_weights_that_are_not_finite_are_refused(model: Model, reader: Reader) -> None:
    for name in ("trunk_weights", "branch_weights"):
        content = _inside(model)
        content[name]["scale"][0] = math.nan
        with pytest.raises(DamagedModelError):
            read_model(_file(content), reader)


def test_a_model_of_one_trunk_is_refused_for_nothing_could_be_second(reader: Reader) -> None:
    nothing = {"scale": [1.0], "steps": ""}
    content = {
        "trunks": ["FUNC"],
        "branches": ["FUNC.HARD"],
        "features": [],
        "idf": [],
        "trunk_weights": nothing,
        "trunk_bias": [0.0],
        "branch_weights": nothing,
        "branch_bias": [0.0],
        "temperature": 1.0,
        "unseen_idf": 1.0,
    }
    with pytest.raises(DamagedModelError):
        read_model(_file(content), reader)


def test_deep_nesting_and_a_bomb_are_refused(reader: Reader) -> None:
    deep = zlib.compress(b"[" * 100_000)
    bomb = zlib.compress(b" " * 80_000_000)
    for body in (deep, bomb):
        head = {
            "format": "aftercare-model",
            "version": 1,
            "sha256": hashlib.sha256(body).hexdigest(),
        }
        with pytest.raises(DamagedModelError):
            read_model(json.dumps(head).encode() + b"\n" + body, reader)
    for data in (b"[" * 100_000 + b"\n", bytes(MOST_BYTES + 1)):
        with pytest.raises(DamagedModelError):
            read_model(data, reader)
