"""Who works in the shop, read inside the transaction that depends on it."""

import sqlite3

from app.domain.lockout import Lockout
from app.domain.permissions import (
    OWNER,
    Grant,
    PermissionTable,
    Rights,
    UnknownActorError,
)
from app.domain.users import SecretKind, UnknownUserError, User

_USER = (
    "SELECT u.id, u.name, u.role, EXISTS (SELECT 1 FROM secret WHERE user = u.id), u.retired"
    " FROM shop_user AS u"
)


def asks_who(connection: sqlite3.Connection) -> bool:
    """Whether anybody can sign in; until then everybody acts as owner."""
    row = connection.execute(
        "SELECT 1 FROM secret AS s JOIN shop_user AS u ON u.id = s.user WHERE u.retired = 0 LIMIT 1"
    ).fetchone()
    return row is not None


def rights_of(connection: sqlite3.Connection, name: str, program: PermissionTable) -> Rights:
    """What the actor of this name may do; raises UnknownActorError for a stranger.

    ``program`` is the table that the shop's own lines lie over.
    """
    if not asks_who(connection):
        return Rights(name, OWNER, program, open_to_all=True)
    user = next((u for u in _users(connection, "WHERE u.name = ?", name) if u.can_sign_in), None)
    if user is None:
        raise UnknownActorError(name)
    return Rights(name, user.role, permission_table(connection, program))


def permission_table(connection: sqlite3.Connection, program: PermissionTable) -> PermissionTable:
    """The program's table with the shop's own lines in it."""
    return program.edited(edited_lines(connection))


def edited_lines(connection: sqlite3.Connection) -> dict[tuple[str, str], Grant]:
    """The lines of the permission table that the shop has edited."""
    rows = connection.execute("SELECT role, permission, granted, cap_minor FROM permission")
    return {(role, code): Grant(bool(granted), cap) for role, code, granted, cap in rows}


def users(connection: sqlite3.Connection) -> list[User]:
    """Everybody who works or worked here, in the order in which they came."""
    return _users(connection, "ORDER BY u.pk")


def user_named(connection: sqlite3.Connection, name: str) -> User:
    """The user of exactly this name; raises UnknownUserError."""
    found = _users(connection, "WHERE u.name = ?", name.strip())
    if not found:
        raise UnknownUserError(name)
    return found[0]


def _users(connection: sqlite3.Connection, which: str, *values: str) -> list[User]:
    rows = connection.execute(f"{_USER} {which}", values)
    return [User(key, name, role, bool(has), bool(gone)) for key, name, role, has, gone in rows]


def kept_secret(connection: sqlite3.Connection, user: str) -> tuple[SecretKind, str] | None:
    """Kind and hash of a user's secret."""
    row: tuple[SecretKind, str] | None = connection.execute(
        "SELECT kind, hash FROM secret WHERE user = ?", (user,)
    ).fetchone()
    return row


def keep_secret(connection: sqlite3.Connection, user: str, kind: SecretKind, hashed: str) -> None:
    """A user's secret from now on; earlier wrong tries are forgotten with the earlier secret."""
    connection.execute(
        "INSERT INTO secret (user, kind, hash) VALUES (?, ?, ?)"
        " ON CONFLICT (user) DO UPDATE SET kind = excluded.kind, hash = excluded.hash",
        (user, kind, hashed),
    )
    keep_lockout(connection, user, Lockout())


def lockout_of(connection: sqlite3.Connection, user: str) -> Lockout:
    """The wrong tries of a user."""
    row = connection.execute(
        "SELECT failures, since, until FROM lockout WHERE user = ?", (user,)
    ).fetchone()
    return Lockout(*row) if row else Lockout()


def keep_lockout(connection: sqlite3.Connection, user: str, lockout: Lockout) -> None:
    """Remember wrong tries across restarts."""
    connection.execute(
        "INSERT INTO lockout (user, failures, since, until) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (user) DO UPDATE SET failures = excluded.failures, since = excluded.since,"
        " until = excluded.until",
        (user, lockout.failures, lockout.since, lockout.until),
    )
