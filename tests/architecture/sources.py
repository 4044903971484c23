"""The program's own source, parsed once for all rules about it."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Source:
    """One module: its path from the root with forward slashes, its text, its tree."""

    path: str
    text: str
    tree: ast.Module

    @property
    def room(self) -> str:
        """The package below ``app`` (or the module, for those that are in none)."""
        return self.path.split("/")[1].removesuffix(".py")

    def place(self, node: ast.AST) -> str:
        """``app/domain/money.py:12``."""
        return f"{self.path}:{getattr(node, 'lineno', 0)}"

    def walk(self) -> Iterator[ast.AST]:
        """Every node of the module."""
        return ast.walk(self.tree)


@cache
def sources() -> tuple[Source, ...]:
    """All modules of the program."""
    files = sorted((ROOT / "app").rglob("*.py"))
    return tuple(
        Source(path.relative_to(ROOT).as_posix(), text, ast.parse(text))
        for path, text in ((path, path.read_text(encoding="utf-8")) for path in files)
    )


def imported_roots(source: Source) -> Iterator[tuple[ast.AST, str]]:
    """Top-level name of everything a module imports, wherever it does."""
    for node in source.walk():
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node, alias.name.split(".")[0]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{source.place(node)}: imports are absolute"
            yield node, (node.module or "").split(".")[0]
