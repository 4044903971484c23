"""Who may do what: roles, permissions, and the table that joins them.

The program brings a table, the shop edits it line by line. The owner may everything and always:
nobody can lock the shop's own people out by unticking a box.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.domain.entries import Fact, Json
from app.domain.errors import RuleError
from app.domain.moves import Actor
from app.domain.route_files import BadProgramDataError
from app.domain.routes import ROLES

OWNER = "owner"
REFUND = "money.refund"
PERMISSIONS = (
    "cases.open", "cases.work", "cases.decide", "cases.void", "photos.hide", "money.cost",
    REFUND, "money.settle", "money.resplit", "money.payout", "money.payin", "money.writeoff",
    "money.claim", "money.release", "goods.edit", "people.edit", "contracts.edit",
    "settings.edit", "rules.edit", "users.edit", "imports.run", "papers.print", "months.close",
    "undo", "money.refund_special", "money.credit", "categories.move",
)  # fmt: skip

# What taking an entry back needs besides the permission to undo at all.
TO_TAKE_BACK: Mapping[str, str] = {
    "shop_edited": "settings.edit",
    "branch_edited": "settings.edit",
    "branches_moved": "categories.move",
    "default_share_edited": "settings.edit",
    "sla_edited": "settings.edit",
    "rule_edited": "rules.edit",
    "team_edited": "rules.edit",
    "rules_applied": "cases.work",
    "suggestion_answered": "cases.work",
    "model_trained": "rules.edit",
    "model_chosen": "rules.edit",
    "user_edited": "users.edit",
    "permission_edited": "users.edit",
    "split_decided": "cases.decide",
    "silence_accepted": "cases.decide",
    "split_confirmed": "cases.work",
    "split_objected": "cases.work",
    "import_finished": "imports.run",
    "item_edited": "goods.edit",
    "baseline_recorded": "goods.edit",
    "case_opened": "cases.open",
    "case_edited": "cases.work",
    "identity_checked": "cases.work",
    "photo_added": "cases.work",
    "note_added": "cases.work",
    "chat_pasted": "cases.work",
    "clock_set": "cases.work",
    "clock_done": "cases.work",
    "case_redated": "settings.edit",
    "offer_made": "cases.work",
    "offer_answered": "cases.work",
    "offer_approved": "cases.work",
    "offer_consented": "cases.work",
    "consignor_answered": "cases.work",
    "reminder_sent": "cases.work",
    "case_linked": "cases.work",
    "appeal_filed": "cases.work",
    "case_voided": "cases.void",
    "case_relinked": "cases.void",
    "photo_hidden": "photos.hide",
    "item_disposed": "goods.edit",
    "disposition_chosen": "goods.edit",
    "evidence_noted": "cases.work",
    "appraiser_agreed": "cases.work",
    "finding_recorded": "cases.work",
    "finding_withdrawn": "cases.work",
    "panel_called": "cases.decide",
    "panel_struck": "cases.decide",
    "recovery_planned": "money.settle",
    "recovery_changed": "money.settle",
    "recovery_cancelled": "money.settle",
    "paper_issued": "papers.print",
    "till_entered": "money.payout",
    "bill_line_read": "imports.run",
    "statement_objected": "papers.print",
    "objection_answered": "papers.print",
    "month_packed": "months.close",
    "invoice_noted": "money.cost",
    "payee_edited": "money.payout",
    "payout_sent": "money.payout",
    "payout_held": "money.payout",
    "payout_hold_lifted": "money.payout",
    "hold_released": "money.release",
    "rate_recorded": "settings.edit",
}


class NotPermittedError(RuleError):
    """The role of whoever acts lacks a permission; ``who`` lists the roles that have it."""

    code = "not_permitted"

    def __init__(self, permission: str, role: str, who: tuple[str, ...]) -> None:
        super().__init__(permission=permission, role=role, who=",".join(who))


class UnknownActorError(RuleError):
    """The shop has users, and this name is none of those who can sign in."""

    code = "unknown_actor"

    def __init__(self, name: str) -> None:
        super().__init__(name=name[:80])


class RefundOverCapError(RuleError):
    """The loss that a refund leaves is more than this role may cause on one case."""

    code = "refund_over_cap"

    def __init__(
        self, loss_minor: int, cap_minor: int, currency: str, role: str, who: tuple[str, ...]
    ) -> None:
        super().__init__(
            loss_minor=loss_minor,
            cap_minor=cap_minor,
            currency=currency,
            role=role,
            who=",".join(who),
        )


class UnknownRoleError(RuleError):
    """Not one of the roles."""

    code = "unknown_role"

    def __init__(self, role: str) -> None:
        super().__init__(role=role[:40], who=",".join(ROLES))


class UnknownPermissionError(RuleError):
    """Not one of the permissions."""

    code = "unknown_permission"

    def __init__(self, permission: str) -> None:
        super().__init__(permission=permission[:40])


class OwnerMayAlwaysError(RuleError):
    """The owner's line of the table is not for editing."""

    code = "owner_may_always"


@dataclass(frozen=True, slots=True)
class Grant:
    """One line of the table. ``cap_minor`` is for refunds alone; None is no cap."""

    granted: bool
    cap_minor: int | None = None


_NOTHING = Grant(granted=False)


@dataclass(frozen=True, slots=True)
class PermissionTable:
    """What each role may do."""

    grants: Mapping[tuple[str, str], Grant] = field(default_factory=dict)

    def allows(self, role: str, permission: str) -> bool:
        """Whether the role has the permission; the owner has all."""
        return role == OWNER or self.grants.get((role, permission), _NOTHING).granted

    def refund_cap(self, role: str) -> int | None:
        """The largest loss the role may refund on one case; None for no cap."""
        return None if role == OWNER else self.grants.get((role, REFUND), _NOTHING).cap_minor

    def who_may(self, permission: str) -> tuple[str, ...]:
        """The roles that have the permission."""
        return tuple(role for role in ROLES if self.allows(role, permission))

    def who_may_refund(self, loss_minor: int) -> tuple[str, ...]:
        """The roles that may refund with so large a loss."""
        caps = ((role, self.refund_cap(role)) for role in self.who_may(REFUND))
        return tuple(role for role, cap in caps if cap is None or loss_minor <= cap)

    def edited(self, lines: Mapping[tuple[str, str], Grant]) -> "PermissionTable":
        """The table with the shop's own lines in it."""
        return PermissionTable({**self.grants, **lines}) if lines else self


OWNER_ALONE = PermissionTable()


@dataclass(frozen=True, slots=True)
class Rights:
    """Whoever acts: the true role, and what it may do.

    In a shop in which nobody can sign in (``open_to_all``) everybody acts as owner, and a role
    that a caller names can only narrow that.
    """

    name: str
    role: str
    table: PermissionTable
    open_to_all: bool = False

    def require(self, permission: str) -> None:
        """Raise NotPermittedError, or UnknownPermissionError, unless the permission is there."""
        if permission not in PERMISSIONS:
            raise UnknownPermissionError(permission)
        if not self.table.allows(self.role, permission):
            raise NotPermittedError(permission, self.role, self.table.who_may(permission))

    def check_refund(self, loss_minor: int, currency: str) -> None:
        """Raise RefundOverCapError where a case's refunds cost more than the role's cap."""
        cap = self.table.refund_cap(self.role)
        if cap is not None and loss_minor > cap:
            who = self.table.who_may_refund(loss_minor)
            raise RefundOverCapError(loss_minor, cap, currency, self.role, who)

    def acting(self, actor: Actor) -> Actor:
        """Who makes a move: the role the shop knows, whatever the caller says."""
        return actor if self.open_to_all else Actor(self.name, self.role)


def decide_permission(
    role: str, permission: str, *, now: Grant, wanted: Grant, stored: bool
) -> Fact | None:
    """The fact that a line of the table changed; None where it is so already.

    ``stored`` says that the shop has edited this line before: only then can undo restore it.
    """
    if role not in ROLES:
        raise UnknownRoleError(role)
    if permission not in PERMISSIONS:
        raise UnknownPermissionError(permission)
    if role == OWNER:
        raise OwnerMayAlwaysError
    if now == wanted:
        return None
    fields = {"granted": int(wanted.granted), "cap_minor": wanted.cap_minor}
    before = {"granted": int(now.granted), "cap_minor": now.cap_minor}
    payload: dict[str, Json] = {"fields": {**fields, "role": role, "permission": permission}}
    if stored:
        payload["before"] = before
    return Fact("permission_edited", "permission", f"{role}/{permission}", payload)


def read_permissions(file: Mapping[str, Any]) -> PermissionTable:
    """The program's table from the parsed file; raises BadProgramDataError naming the key."""
    grants: dict[tuple[str, str], Grant] = {}
    caps = file.get("refund_cap_minor", {})
    for role, codes in file.get("may", {}).items():
        for code in codes:
            if code not in PERMISSIONS:
                raise BadProgramDataError("permissions.toml", f"may.{role}", code)
            grants[role, code] = Grant(granted=True, cap_minor=caps.get(role, None))
    for key in ("role", "permission"):
        known = set(ROLES if key == "role" else PERMISSIONS)
        if known != set(file.get(key, {})):
            raise BadProgramDataError("permissions.toml", key, "missing")
    for role in {*file.get("may", {}), *caps} - set(ROLES):
        raise BadProgramDataError("permissions.toml", f"may.{role}", "role")
    return PermissionTable(
        {
            (role, code): grant if code == REFUND else Grant(granted=True)
            for (role, code), grant in grants.items()
        }
    )
