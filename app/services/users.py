"""Who works in the shop: adding people, what each role may do, secrets, and signing in."""

from app.domain.changes import Changes
from app.domain.lockout import TRIES, Lockout
from app.domain.moves import Actor
from app.domain.permissions import OWNER, REFUND, Grant, decide_permission
from app.domain.users import (
    OwnerNeedsPassphraseError,
    OwnerSignsInFirstError,
    SecretNeededError,
    UnknownUserError,
    WrongSecretError,
    check_secret,
    decide_user,
    decide_user_edit,
)
from app.services.shop import Shop
from app.storage.secrets import hash_secret, is_secret
from app.storage.store import Action
from app.storage.users_state import (
    edited_lines,
    keep_lockout,
    keep_secret,
    kept_secret,
    lockout_of,
    permission_table,
    user_named,
    users,
)

_EDIT = "users.edit"


def add_user(shop: Shop, *, name: str, role: str, added_by: str) -> Changes:
    """Add somebody who works here; she acts once she has a PIN or passphrase.

    Raises BadUserNameError, DuplicateUserError or UnknownRoleError.
    """
    with shop.store.action(added_by, may=_EDIT) as action:
        others = users(action.state.connection)
        action.record(decide_user(action.new_id(), name, role, others=others))
    return action.changes


def edit_user(
    shop: Shop,
    *,
    name: str,
    edited_by: str,
    role: str | None = None,
    retired: bool | None = None,
) -> Changes:
    """Change somebody's role, or that she works here; ``None`` leaves it alone.

    Raises UnknownUserError, UnknownRoleError, LastOwnerError or OwnerNeedsPassphraseError.
    """
    with shop.store.action(edited_by, may=_EDIT) as action:
        connection = action.state.connection
        user = user_named(connection, name)
        kept = kept_secret(connection, user.id)
        if role == OWNER and kept is not None and kept[0] == "pin":
            raise OwnerNeedsPassphraseError
        everybody = users(connection)
        fact = decide_user_edit(user, role=role, retired=retired, everybody=everybody)
        if fact is not None:
            action.record(fact)
    return action.changes


def edit_permission(
    shop: Shop, *, role: str, permission: str, granted: bool, edited_by: str
) -> Changes:
    """Give a role a permission, or take it away; raises OwnerMayAlwaysError for the owner's."""
    with shop.store.action(edited_by, may=_EDIT) as action:
        cap = _table_line(action, shop, role, permission).cap_minor
        _record_line(action, shop, role, permission, Grant(granted, cap))
    return action.changes


def set_refund_cap(shop: Shop, *, role: str, cap_minor: int | None, edited_by: str) -> Changes:
    """The largest loss a role may refund on one case; None takes the cap away."""
    with shop.store.action(edited_by, may=_EDIT) as action:
        granted = _table_line(action, shop, role, REFUND).granted
        cap = None if cap_minor is None else max(0, cap_minor)
        _record_line(action, shop, role, REFUND, Grant(granted, cap))
    return action.changes


def _table_line(action: Action, shop: Shop, role: str, permission: str) -> Grant:
    table = permission_table(action.state.connection, shop.program.permissions)
    return table.grants.get((role, permission), Grant(granted=False))


def _record_line(action: Action, shop: Shop, role: str, permission: str, wanted: Grant) -> None:
    now = _table_line(action, shop, role, permission)
    stored = (role, permission) in edited_lines(action.state.connection)
    fact = decide_permission(role, permission, now=now, wanted=wanted, stored=stored)
    if fact is not None:
        action.record(fact)


def set_secret(
    shop: Shop, *, name: str, secret: str, set_by: str, current: str | None = None
) -> Changes:
    """Give somebody a PIN or passphrase: her own, told the ``current`` one, or as who may.

    From the first secret on everybody signs in, so the first is an owner's. Raises
    UnknownUserError, OwnerSignsInFirstError, what `check_secret` and `sign_in` refuse, and
    NotPermittedError.
    """
    with shop.store.state() as state:
        asked = user_named(state.connection, name)
    is_own = set_by == asked.name and asked.can_sign_in
    if is_own:
        sign_in(shop, name=name, secret=current or "")
    kind = check_secret(secret, asked.role)
    hashed = hash_secret(secret, shop.hashing)  # before the lock: it takes its time
    with shop.store.action(set_by, may="" if is_own else _EDIT) as action:
        user = user_named(action.state.connection, name)
        check_secret(secret, user.role)
        if action.rights.open_to_all and user.role != OWNER:
            raise OwnerSignsInFirstError
        keep_secret(action.state.connection, user.id, kind, hashed)
    return action.changes


def sign_in(shop: Shop, *, name: str, secret: str) -> Actor:
    """Who acts from now on. A try counts before its answer is known, restart or not.

    Raises UnknownUserError for whoever cannot sign in, SecretNeededError for an empty secret,
    WrongSecretError, or LockedOutError after five wrong ones.
    """
    with shop.store.database.writing() as connection:
        user = user_named(connection, name)
        kept = kept_secret(connection, user.id)
        if kept is None or user.retired:
            raise UnknownUserError(name)
        now = shop.clock()
        before = lockout_of(connection, user.id)
        if before.seen_at(now) != before:  # a clock that was set back must not be asked again
            keep_lockout(connection, user.id, before.seen_at(now))
        locked = before.is_locked(now)
        if not locked and secret:
            tried = before.after_a_try(now)
            keep_lockout(connection, user.id, tried)
    if locked:
        before.check(user.name, now)
    if not secret:
        raise SecretNeededError(user.name)
    if not is_secret(secret, kept[1]):
        tried.check(user.name, now)
        raise WrongSecretError(TRIES - tried.failures)
    with shop.store.database.writing() as connection:
        keep_lockout(connection, user.id, Lockout())
    return Actor(user.name, user.role)
