"""The models at hand: the built-in one that ships with the program, and those that a shop learned.

A model is loaded when it is first asked for, off the UI thread, and kept. A file that is missing
or damaged never stops anybody: the built-in model takes its place, and what happened is told.
"""

import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.errors import AftercareError
from app.domain.suggestions import BUILT_IN, Example
from app.photos.durable import write_durably
from app.text.program_files import program_file

if TYPE_CHECKING:
    from app.insight.features import Reader
    from app.insight.model import Model

SUFFIX = ".model"
SEED_FOLDER = ("resources", "complaints")
_DIGEST_LETTERS = 64


@dataclass(frozen=True, slots=True)
class Taken:
    """The model that is used, by name; ``problem`` says why it is not the one that was wanted."""

    model: "Model | None"
    name: str
    problem: AftercareError | None = None


class ModelShelf:
    """Models by their digest. ``folder`` is the shop's own; it may not be there yet."""

    def __init__(self, folder: Path, built_in: Path | None = None) -> None:
        self._folder = folder
        self._built_in = built_in or program_file(*SEED_FOLDER, f"built_in{SUFFIX}")
        self._lock = threading.Lock()
        self._taken: dict[str, Taken] = {}
        self._reader: Reader | None = None

    def take(self, digest: str = "") -> Taken:
        """The model of this digest; the built-in one where it is empty or cannot be read."""
        with self._lock:
            if digest not in self._taken:
                self._taken[digest] = self._load(digest)
            return self._taken[digest]

    def keep(self, data: bytes, digest: str) -> None:
        """Put a model file on the shelf; it is there when this returns. Raises DiskFailedError."""
        write_durably(self._path(digest), data)
        with self._lock:
            self._taken.pop(digest, None)

    def forget(self) -> None:
        """Read every model afresh when it is next asked for."""
        with self._lock:
            self._taken.clear()

    def seed(self) -> tuple[Example, ...]:
        """The corpus beside the built-in model, which every training begins with.

        Raises OSError for a program that is not whole.
        """
        from app.insight.seed import seed_examples  # noqa: PLC0415 - late, with the model

        return seed_examples(self.corpus)

    def unlike(self) -> tuple[Example, ...]:
        """Texts beside the corpus that are written otherwise and never trained on."""
        from app.insight.seed import unlike_examples  # noqa: PLC0415 - late, with the model

        return unlike_examples(self.corpus)

    @property
    def corpus(self) -> Path:
        """Where the texts lie that every training begins with: beside the built-in model."""
        return self._built_in.parent

    @property
    def lexicon(self) -> Path:
        """Where the phrases lie that every model reads with."""
        return program_file(*SEED_FOLDER)

    def reader(self) -> "Reader":
        """What reads complaints for every model: the lexicon that ships with the program."""
        with self._lock:
            return self._read_with()

    def _load(self, digest: str) -> Taken:
        # Late: numpy is not loaded before something is classified.
        from app.insight.model_file import DamagedModelError, read_model  # noqa: PLC0415

        path = self._path(digest) if digest else self._built_in
        problem: AftercareError
        try:
            model = read_model(path.read_bytes(), self._read_with())
        except DamagedModelError as error:
            problem = error
        except OSError as error:
            problem = DamagedModelError(error.strerror or type(error).__name__)
        else:
            if not digest or model.digest == digest:
                return Taken(model, digest or BUILT_IN)
            problem = DamagedModelError("another model")
        if not digest:
            return Taken(None, "", problem)
        instead = self._taken.get("") or self._load("")
        self._taken[""] = instead
        return Taken(instead.model, instead.name, problem)

    def _read_with(self) -> "Reader":
        if self._reader is None:
            from app.insight.seed import reader_of  # noqa: PLC0415 - late, with the model

            self._reader = reader_of(self.lexicon)
        return self._reader

    def _path(self, digest: str) -> Path:
        name = "".join(sign for sign in digest if sign in "0123456789abcdef")[:_DIGEST_LETTERS]
        return self._folder / f"{name}{SUFFIX}"
