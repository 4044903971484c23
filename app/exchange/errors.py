"""Why a file of another program could not be read at all.

What is wrong with a single line never stops a file: it travels as a `RowError` instead.
"""

from collections.abc import Iterable

from app.domain.errors import RuleError


def _listed(names: Iterable[str]) -> str:
    """Names for a sentence: separated by commas, cut where a person would stop reading."""
    text = ", ".join(name.strip()[:60] for name in names if name.strip())
    return text if len(text) <= 600 else text[:599] + "…"


class EmptyFileError(RuleError):
    """The file holds no table: no bytes, or only blank lines."""

    code = "empty_file"

    def __init__(self, path: str) -> None:
        super().__init__(path=path)


class NotATableError(RuleError):
    """Neither text nor an Excel workbook: a picture, a PDF, a program."""

    code = "not_a_table"

    def __init__(self, path: str) -> None:
        super().__init__(path=path)


class DamagedWorkbookError(RuleError):
    """An Excel file that breaks off or contradicts itself."""

    code = "damaged_workbook"

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path=path, reason=reason[:200])


class LockedWorkbookError(RuleError):
    """An Excel file that opens only with a password."""

    code = "locked_workbook"

    def __init__(self, path: str) -> None:
        super().__init__(path=path)


class OversizedWorkbookError(RuleError):
    """An Excel file that would unpack to more than memory should hold."""

    code = "oversized_workbook"

    def __init__(self, path: str, limit_mb: int) -> None:
        super().__init__(path=path, limit_mb=limit_mb)


class ScatteredWorkbookError(RuleError):
    """An Excel sheet with a cell so far out that the area up to it cannot be held."""

    code = "scattered_workbook"

    def __init__(self, path: str, row: int, column: str) -> None:
        super().__init__(path=path, row=row, column=column)


class UnknownFormatError(RuleError):
    """No known program writes a table with these headers."""

    code = "unknown_format"

    def __init__(self, path: str, headers: Iterable[str]) -> None:
        super().__init__(path=path, headers=_listed(headers))


class MissingColumnsError(RuleError):
    """The format is clear, but columns without which no row can come in are not there."""

    code = "missing_columns"

    def __init__(self, format_code: str, columns: Iterable[str], headers: Iterable[str]) -> None:
        super().__init__(format=format_code, columns=_listed(columns), headers=_listed(headers))


class UnknownFormatCodeError(RuleError):
    """A format was named that does not exist."""

    code = "unknown_format_code"

    def __init__(self, format_code: str, known: Iterable[str]) -> None:
        super().__init__(format=format_code[:60], known=_listed(known))


class MapNeededError(RuleError):
    """The generic format says nothing by itself: it needs a column map."""

    code = "map_needed"

    def __init__(self) -> None:
        super().__init__()


class SplitDirectionNeededError(RuleError):
    """A share column, and nobody has said whose share it is."""

    code = "split_direction_needed"

    def __init__(self, column: str) -> None:
        super().__init__(column=column)


class UnreadableMapError(RuleError):
    """A column map that is no TOML."""

    code = "unreadable_map"

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path=path, reason=reason[:200])


class UnknownMapKeyError(RuleError):
    """A key of a column map that means nothing: surely a typing error."""

    code = "unknown_map_key"

    def __init__(self, path: str, key: str, known: Iterable[str]) -> None:
        super().__init__(path=path, key=key[:60], known=_listed(known))


class MissingMapKeyError(RuleError):
    """A key that a column map cannot do without."""

    code = "missing_map_key"

    def __init__(self, path: str, key: str) -> None:
        super().__init__(path=path, key=key)


class BadMapValueError(RuleError):
    """A key of a column map with a value that it cannot take."""

    code = "bad_map_value"

    def __init__(self, path: str, key: str, value: str) -> None:
        super().__init__(path=path, key=key, value=value[:60])
