"""Nothing of one machine, one network or one person gets into the repository."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.sources import ROOT

TEXTS = {".py", ".toml", ".md", ".lock", ".txt", ".cfg", ".ini", ".yml", ".yaml", ".sh", ".po",
         ".json", ".csv", ".svg", ".spec", ".tsv", ""}  # fmt: skip
NOT_OURS = {
    ".git", ".venv", ".demo", ".demo-unfinished", ".bench", ".hypothesis", ".mypy_cache",
    ".ruff_cache", ".pytest_cache", ".import_linter_cache", "__pycache__", "build", "dist",
}  # fmt: skip

# A folder of the machine this was written on; put together so that this file holds none.
_FOLDERS = re.compile("|".join(rf"(?<![\w.])/{name}/\w" for name in ("work", "root")))
_INDEX = re.compile(
    r"^\s*--?(index-url|extra-index-url|find-links|trusted-host|i|f)\b", re.MULTILINE
)
_SECRET = re.compile(r"(?i)(api[_-]?key|password|token)\s*[=:]\s*['\"][^'\"{}]{8,}")


def texts() -> Iterator[tuple[Path, str]]:
    for path in sorted(ROOT.rglob("*")):
        inside = path.relative_to(ROOT)
        if NOT_OURS & set(inside.parts) or path.suffix not in TEXTS or not path.is_file():
            continue
        if any(part.endswith(".egg-info") for part in inside.parts):
            continue
        yield inside, path.read_text(encoding="utf-8")


def test_no_folder_of_a_machine_is_written_down() -> None:
    found = [
        f"{path}: {match.group()}" for path, text in texts() for match in _FOLDERS.finditer(text)
    ]
    assert found == []


def test_locks_name_no_package_index() -> None:
    found = [
        str(path)
        for path, text in texts()
        if path.suffix == ".lock" and (_INDEX.search(text) or "://" in text)
    ]
    assert found == []


def test_no_secret_is_written_down() -> None:
    assert [str(path) for path, text in texts() if _SECRET.search(text)] == []


def test_the_top_level_is_as_it_was_laid_out() -> None:
    there = {
        path.name
        for path in ROOT.iterdir()
        if not path.name.startswith(".")
        and path.name not in NOT_OURS
        and not path.name.endswith(".egg-info")
    }
    assert there <= {
        "app", "resources", "i18n", "packaging", "tests", "main.py", "pyproject.toml", "README.md",
        "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "requirements.lock",
        "requirements-dev.lock",
    }  # fmt: skip
    assert {"app", "resources", "i18n", "packaging", "tests", "main.py", "LICENSE"} <= there
