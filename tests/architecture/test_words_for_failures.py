"""Every known failure is a class with a code of its own and a sentence in both languages."""

import ast
import importlib
import inspect
import re
import string
import tomllib
import typing
from collections.abc import Iterator, Mapping

import pytest

from app.domain.errors import AftercareError, EnvironmentFailedError, RuleError
from app.domain.finishing import FINISH_NEEDS
from app.domain.kinds import KINDS, TAKES_BACK, Undo
from app.domain.routes import ASKS, GUARDS, ROLES
from app.domain.silence import SILENCE_NEEDS
from app.domain.step_codes import EVIDENCE, SOURCES, STEPS
from app.services.program_data import ProgramData
from app.storage.projection import PROJECTORS
from app.text.catalogue import LANGUAGES
from app.text.errors import guard_sentence, pattern, sentence, silence_sentence
from app.text.program_files import program_file
from tests.architecture.sources import ROOT, sources


def all_errors() -> list[type[AftercareError]]:
    for source in sources():
        if any(isinstance(n, ast.ClassDef) and n.name.endswith("Error") for n in source.walk()):
            importlib.import_module(source.path.removesuffix(".py").replace("/", "."))
    return sorted(below(AftercareError), key=lambda error: error.__name__)


def below(error: type[AftercareError]) -> Iterator[type[AftercareError]]:
    for made in error.__subclasses__():
        if made.__module__.startswith("app."):
            if made not in {RuleError, EnvironmentFailedError}:
                yield made
            yield from below(made)


ERRORS = all_errors()


def made(error: type[AftercareError]) -> AftercareError:
    """The failure with a plausible value for each of its parameters."""
    values: dict[str, object] = {}
    for name, parameter in inspect.signature(error.__init__).parameters.items():
        if name == "self" or parameter.kind is parameter.VAR_KEYWORD:
            continue
        wanted = typing.get_type_hints(error.__init__).get(name, str)
        values[name] = (
            7 if wanted in {int, int | None} else ("note",) if "tuple" in str(wanted) else "x"
        )
    if "currency" in values:
        values["currency"] = "CNY"
    return error(**values)  # type: ignore[arg-type] # made to fit one by one


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_codes_are_never_shared() -> None:
    codes = [error.code for error in ERRORS]
    assert sorted(codes) == sorted(set(codes))
    assert all(re.fullmatch(r"[a-z][a-z0-9_]+", code) for code in codes)


def test_every_failure_is_a_rule_or_the_environment() -> None:
    assert [e for e in ERRORS if not issubclass(e, RuleError | EnvironmentFailedError)] == []
    assert [e.__name__ for e in ERRORS if not e.__name__.endswith("Error")] == []


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: error.code)
def test_every_failure_has_its_sentence_in_both_languages(error: type[AftercareError]) -> None:
    failure = made(error)
    asked = {lang: placeholders(pattern("error", error.code, lang)) for lang in LANGUAGES}
    assert pattern("error", error.code, "en") != error.code
    assert asked["zh"] == asked["en"]
    assert asked["en"] <= failure.params.keys()
    for lang in LANGUAGES:
        told = sentence(failure, lang)
        assert "{" not in told
        assert told.strip()
    assert re.search(r"[\u4e00-\u9fff]", sentence(failure, "zh"))
    assert not re.search(r"[\u4e00-\u9fff]", sentence(failure, "en"))


def test_no_sentence_speaks_for_a_failure_that_is_gone() -> None:
    with program_file("resources", "sentences.toml").open("rb") as file:
        known = set(tomllib.load(file)["error"])
    assert known - {error.code for error in ERRORS} == set()


def sentences() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    with program_file("resources", "sentences.toml").open("rb") as file:
        return tomllib.load(file)


def test_every_sentence_is_whole_in_both_languages() -> None:
    for group, known in sentences().items():
        for code, said in known.items():
            assert (group, code, set(said)) == (group, code, set(LANGUAGES))
            assert (code, placeholders(said["zh"])) == (code, placeholders(said["en"]))


def test_every_guard_and_question_says_what_is_missing(program: ProgramData) -> None:
    roles = {
        "_".join(("role", *move.by)) for move in program.routes.moves if set(move.by) != set(ROLES)
    }
    for guard in (*GUARDS, *ASKS, *roles):
        for lang in LANGUAGES:
            assert (guard, guard_sentence(guard, lang)) != (guard, guard)


def test_what_stands_against_a_short_cut_has_its_sentence() -> None:
    for lang in LANGUAGES:
        assert [n for n in FINISH_NEEDS if guard_sentence(n, lang) == n] == []
        assert [n for n in SILENCE_NEEDS if silence_sentence(n, lang) == n] == []


def test_every_reason_for_a_split_has_its_sentence() -> None:
    for reason in (*STEPS, *EVIDENCE):
        for lang in LANGUAGES:
            assert (reason, pattern("proposal", reason, lang)) != (reason, reason)


def test_everything_a_step_rests_on_has_its_word(program: ProgramData) -> None:
    assert set(SOURCES) == set(program.words["rests_on"])


def test_every_correction_says_what_fits() -> None:
    for correction in set(typing.get_args(Undo)) - TAKES_BACK:
        for lang in LANGUAGES:
            assert (correction, pattern("correction", correction, lang)) != (correction, correction)


def test_every_finding_has_its_sentence() -> None:
    """The codes stand where they are found; verify hands them on."""
    told = set(sentences()["finding"])
    for path, call in (
        ("app/storage/journal.py", "ChainFault"),
        ("app/storage/queries/ledger.py", "LedgerFault"),
        ("app/services/verify.py", "Finding"),
    ):
        text = (ROOT / path).read_text(encoding="utf-8")
        codes = set(re.findall(rf'{call}\(\s*"([a-z_]+)"', text))
        assert codes - told == set()
    assert {"photo_missing", "photo_damaged"} <= told


def test_every_kind_of_entry_is_folded_by_somebody() -> None:
    assert set(PROJECTORS) == set(KINDS)
