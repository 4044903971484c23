"""The model that every shop starts with, from the texts that ship with the program."""

from pathlib import Path

from app.insight.calibration import train_calibrated
from app.insight.model_file import write_model
from app.insight.seed import reader_of, seed_examples, unlike_examples


def build_model(folder: Path) -> bytes:
    """The file of the built-in model; the same texts give the same model. Raises OSError."""
    model = train_calibrated(
        (),
        seed=seed_examples(folder),
        unlike=unlike_examples(folder),
        reader=reader_of(folder),
    )
    return write_model(model)
