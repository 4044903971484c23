"""Names of columns, freed from what programs and people do to them."""

import unicodedata
from collections.abc import Iterable, Mapping


def key_of(header: str) -> str:
    """What two spellings of one header share: ``" Tag_Price "`` and ``tag price`` → ``tagprice``.

    Letters and digits only, case-folded; a header of other signs alone keeps its signs.
    """
    folded = unicodedata.normalize("NFKC", header).casefold()
    return "".join(filter(str.isalnum, folded)) or folded.strip()


class HeaderKeys:
    """The headers of one row, by key; of two alike the first counts."""

    def __init__(self, headers: Iterable[str]) -> None:
        self.headers = tuple(header.strip(" \t\r\n\ufeff\u200b") for header in headers)
        self.index: dict[str, int] = {}
        for index, header in enumerate(self.headers):
            if header:
                self.index.setdefault(key_of(header), index)

    def find(self, aliases: Iterable[str]) -> int | None:
        """Index of the column that carries the first of ``aliases`` that is there."""
        for alias in aliases:
            index = self.index.get(key_of(alias))
            if index is not None:
                return index
        return None


class Vocabulary:
    """All headers that a program is known to write; ``Price / *`` stands for any ending."""

    def __init__(self, names: Iterable[str]) -> None:
        self._exact: set[str] = set()
        starts: list[str] = []
        inner: list[str] = []
        for name in names:
            if name.startswith("*"):
                inner.append(key_of(name))
            elif name.endswith("*"):
                starts.append(key_of(name))
            else:
                self._exact.add(key_of(name))
        self._starts = tuple(starts)
        self._inner = tuple(inner)

    def __contains__(self, header: str) -> bool:
        key = key_of(header)
        return (
            key in self._exact
            or (bool(self._starts) and key.startswith(self._starts))
            or any(part in key for part in self._inner)
        )


def columns_of(keys: HeaderKeys, aliases: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    """Field → column index, for the fields that have a column."""
    found = {field: keys.find(names) for field, names in aliases.items()}
    return {field: index for field, index in found.items() if index is not None}
