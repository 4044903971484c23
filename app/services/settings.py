"""The shop's settings and its category branches."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from app.domain.categories import decide_branch
from app.domain.changes import Changes
from app.domain.clocks import Budget, due_after
from app.domain.entries import Fact, Json
from app.domain.papers import Words
from app.domain.settings import CALENDAR_KEYS, SETTING_KEYS, BadSettingError, check_setting
from app.services.clocks import redate_cases
from app.services.shop import Shop


def edit_settings(shop: Shop, *, values: Mapping[str, str], edited_by: str) -> Changes:
    """Change settings; raises BadSettingError naming the key, and nothing is changed then.

    With another calendar all open cases are due by it: the settings and their deadlines change
    together, and are undone together.
    """
    checked: dict[str, Any] = {key: check_setting(key, value) for key, value in values.items()}
    with shop.store.action(edited_by, may="settings.edit") as action:
        now = action.state.settings()
        hours = replace(now, **checked).hours
        if hours.opens >= hours.closes:
            raise BadSettingError("closes", f"{hours.opens:%H:%M} - {hours.closes:%H:%M}")
        fields = {k: v for k, v in checked.items() if getattr(now, k) != v}
        before: dict[str, Json] = {key: getattr(now, key) for key in fields}
        if fields:
            payload: dict[str, Json] = {"fields": fields, "before": before}
            action.record(Fact("shop_edited", "shop", "shop", payload))
        if CALENDAR_KEYS & fields.keys():
            due_after(action.at, Budget(business_hours=1), hours)  # or the shop never opens
            redate_cases(shop, action, was=now.hours, becomes=hours)
    return action.changes


def edit_branch(
    shop: Shop, *, code: str, zh: str, en: str, retired: bool, edited_by: str
) -> Changes:
    """Make, rename or retire a branch; cases keep the codes they carry."""
    branch, name = code.strip().upper(), Words(zh, en)
    trunks = shop.program.trunks
    with shop.store.action(edited_by, may="settings.edit") as action:
        before = action.state.branches().get(branch)
        action.record(decide_branch(branch, name, retired=retired, trunks=trunks, before=before))
    return action.changes


def setting_values(shop: Shop) -> dict[str, str]:
    """All settings as a form shows them."""
    settings = shop.queries.settings()
    return {key: str(getattr(settings, key)) for key in SETTING_KEYS}
