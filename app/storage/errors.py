"""What can go wrong with the shop's database."""

from app.domain.errors import EnvironmentFailedError, RuleError


class NoShopError(EnvironmentFailedError):
    """The folder holds no shop."""

    code = "no_shop"

    def __init__(self, folder: str) -> None:
        super().__init__(folder=folder)


class ShopExistsError(RuleError):
    """The folder holds a shop already."""

    code = "shop_exists"

    def __init__(self, folder: str) -> None:
        super().__init__(folder=folder)


class NewerSchemaError(EnvironmentFailedError):
    """A newer program has written this database; an older one must not."""

    code = "newer_schema"

    def __init__(self, found: int, known: int) -> None:
        super().__init__(found=found, known=known)


class DatabaseDamagedError(EnvironmentFailedError):
    """SQLite cannot read the file as a database."""

    code = "database_damaged"

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path=path, reason=reason)


class DatabaseBusyError(EnvironmentFailedError):
    """Another program held the database longer than we wait."""

    code = "database_busy"

    def __init__(self, path: str) -> None:
        super().__init__(path=path)


class DatabaseWriteFailedError(EnvironmentFailedError):
    """The disk is full, the folder is read-only or the medium failed: nothing was changed."""

    code = "database_write_failed"

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path=path, reason=reason)
