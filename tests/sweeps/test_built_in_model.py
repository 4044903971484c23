"""The model that ships is the one that its corpus makes: nobody has to believe a file."""

import pytest

from app.insight.building import build_model
from app.insight.judging import judge
from app.insight.model_file import MOST_BYTES, read_model
from app.insight.seed import near_real_examples, reader_of
from app.text.program_files import program_file

FOLDER = program_file("resources", "complaints")

pytestmark = pytest.mark.sweep


def test_the_corpus_makes_the_model_that_ships() -> None:
    """Another computer's arithmetic may round otherwise: answers are compared, not bytes."""
    reader = reader_of(FOLDER)
    shipped = (FOLDER / "built_in.model").read_bytes()
    built = build_model(FOLDER)
    texts = [e.complaint for lang in ("zh", "en") for e, *_ in near_real_examples(FOLDER, lang)]
    ours, theirs = (
        [judge(read_model(data, reader), text, explain=False).category for text in texts]
        for data in (built, shipped)
    )

    assert len(shipped) <= MOST_BYTES
    assert sum(a == b for a, b in zip(ours, theirs, strict=True)) >= 0.995 * len(texts)
