"""A model's file is plain data: what is not exactly one is refused, and nothing in it runs."""

import hashlib
import json
import pickle
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.suggestions import Complaint
from app.insight.features import Reader
from app.insight.judging import judge
from app.insight.model import Model
from app.insight.model_file import DamagedModelError, read_model, write_model


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
