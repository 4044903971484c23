"""A model as a file: plain numbers and words under a checksum; nothing in it can run.

One line of JSON says what follows and its SHA-256; then comes zlib-compressed JSON. Weights are
whole numbers from -127 to 127 with one scale a column, which costs no accuracy one could measure
and makes the model in memory the same as the one in the file.
"""

import base64
import binascii
import hashlib
import json
import zlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from app.domain.errors import EnvironmentFailedError
from app.insight.features import Reader
from app.insight.model import Floats, Model

FORMAT, VERSION = "aftercare-model", 1
MOST_BYTES = 5_000_000  # of the file
_MOST_UNPACKED = 60_000_000
_FEWEST_TRUNKS = 2  # a suggestion is first before a second
_STEPS = 127
# What reading something else as a model raises.
_NOT_ONE = (
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
    OverflowError,
    RecursionError,
    MemoryError,
    zlib.error,
    binascii.Error,
)


class DamagedModelError(EnvironmentFailedError):
    """A model file that is not whole, is not one, or is of a later program."""

    code = "damaged_model"

    def __init__(self, why: str) -> None:
        super().__init__(why=why[:80])


def write_model(model: Model) -> bytes:
    """The file of a model."""
    content = {
        "trunks": list(model.trunks),
        "branches": list(model.branches),
        "features": list(model.features),
        "idf": [round(idf, 3) for _row, idf in model.features.values()],
        "trunk_weights": _packed(model.trunk_weights),
        "trunk_bias": [round(float(value), 4) for value in model.trunk_bias],
        "branch_weights": _packed(model.branch_weights),
        "branch_bias": [round(float(value), 4) for value in model.branch_bias],
        "temperature": round(model.temperature, 4),
        "unseen_idf": round(model.unseen_idf, 4),
    }
    body = zlib.compress(json.dumps(content, ensure_ascii=False).encode(), 9)
    head = {"format": FORMAT, "version": VERSION, "sha256": hashlib.sha256(body).hexdigest()}
    return json.dumps(head).encode() + b"\n" + body


def read_model(data: bytes, reader: Reader) -> Model:
    """The model of a file; raises DamagedModelError for anything that is not exactly one."""
    head, _, body = data.partition(b"\n")
    try:
        if len(data) > MOST_BYTES:
            raise DamagedModelError("too long")
        told = json.loads(head)
        if told["format"] != FORMAT or told["version"] != VERSION:
            raise DamagedModelError("another format")
        digest = hashlib.sha256(body).hexdigest()
        if told["sha256"] != digest:
            raise DamagedModelError("checksum")
        unpacked = zlib.decompressobj().decompress(body, _MOST_UNPACKED)
        return _model(json.loads(unpacked), reader, digest)
    except _NOT_ONE as error:
        raise DamagedModelError(str(error)) from error


def settled(model: Model) -> Model:
    """The model as its own file would give it back: rounded, and with its digest."""
    return read_model(write_model(model), model.reader)


def _model(content: dict[str, Any], reader: Reader, digest: str) -> Model:
    names, idf = content["features"], content["idf"]
    features = {
        str(name): (row, float(value))
        for row, (name, value) in enumerate(zip(names, idf, strict=True))
    }
    trunks, branches = _codes(content["trunks"]), _codes(content["branches"])
    model = Model(
        trunks=trunks,
        branches=branches,
        features=features,
        trunk_weights=_unpacked(content["trunk_weights"], len(features), len(trunks)),
        trunk_bias=np.asarray(content["trunk_bias"], dtype=np.float32),
        branch_weights=_unpacked(content["branch_weights"], len(features), len(branches)),
        branch_bias=np.asarray(content["branch_bias"], dtype=np.float32),
        temperature=float(content["temperature"]),
        unseen_idf=float(content["unseen_idf"]),
        reader=reader,
    )
    sizes = (len(features), model.trunk_bias.shape, model.branch_bias.shape)
    if sizes != (len(names), (len(trunks),), (len(branches),)) or len(trunks) < _FEWEST_TRUNKS:
        raise DamagedModelError("sizes")
    numbers = [model.trunk_weights, model.trunk_bias, model.branch_weights, model.branch_bias]
    scalars = np.asarray([*idf, model.temperature, model.unseen_idf], dtype=np.float32)
    if not all(np.isfinite(some).all() for some in (*numbers, scalars)) or model.temperature <= 0:
        raise DamagedModelError("numbers")
    return replace(model, digest=digest)


def _codes(told: Sequence[object]) -> tuple[str, ...]:
    codes = tuple(code for code in told if isinstance(code, str))
    if len(codes) != len(told) or len(set(codes)) != len(codes):
        raise DamagedModelError("categories")
    return codes


def _packed(weights: Floats) -> dict[str, Any]:
    scale = np.maximum(np.abs(weights).max(axis=0), 1e-9) / _STEPS
    steps = np.rint(weights / scale).astype(np.int8)
    return {
        "scale": [float(f"{value:.6g}") for value in scale],
        "steps": base64.b64encode(steps.tobytes()).decode(),
    }


def _unpacked(packed: dict[str, Any], rows: int, columns: int) -> Floats:
    steps = np.frombuffer(base64.b64decode(packed["steps"], validate=True), dtype=np.int8)
    scale = np.asarray(packed["scale"], dtype=np.float32)
    return np.asarray(steps.reshape(rows, columns) * scale, dtype=np.float32)
