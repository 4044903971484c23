"""How each of the shop's settings is asked for: the page is made from these."""

from app.text.catalogue import translate
from app.ui.settings.money_settings import LIMITS, MONEY, REFUNDS
from app.ui.settings.setting_group import Says, SettingField, SettingGroup


def _clock_wrong() -> str:
    return translate("Settings", "A time is written like 10:00.")


def _days_wrong() -> str:
    return translate(
        "Settings",
        "Days are written like 2026-12-25, 2026-10-01..2026-10-08 or 01-01, in all at most 1,000"
        " closed days.",
    )


_YES_NO: tuple[tuple[str, Says], ...] = (
    ("yes", lambda: translate("Settings", "Yes")),
    ("no", lambda: translate("Settings", "No")),
)


GROUPS: tuple[SettingGroup, ...] = (
    SettingGroup(
        "shop",
        lambda: translate("Settings", "Shop"),
        (
            SettingField(
                "name",
                "line",
                lambda: translate("Settings", "Name"),
                lambda: translate("Settings", "Stands at the top of every paper."),
                wrong=lambda: translate(
                    "Settings", "The shop needs a name of at most 200 letters."
                ),
            ),
            SettingField("address", "line", lambda: translate("Settings", "Address")),
            SettingField("phone", "line", lambda: translate("Settings", "Phone")),
            SettingField(
                "language",
                "choice",
                lambda: translate("Settings", "Language"),
                lambda: translate("Settings", "Of papers, and of computers that choose no other."),
                (("zh", lambda: "中文"), ("en", lambda: "English")),
            ),
        ),
    ),
    SettingGroup(
        "hours",
        lambda: translate("Settings", "Opening hours"),
        (
            SettingField(
                "opens", "clock", lambda: translate("Settings", "Opens at"), wrong=_clock_wrong
            ),
            SettingField(
                "closes",
                "clock",
                lambda: translate("Settings", "Closes at"),
                lambda: translate(
                    "Settings", "Deadlines in working hours run only while it is open."
                ),
                wrong=_clock_wrong,
            ),
            SettingField(
                "closed_weekdays",
                "weekdays",
                lambda: translate("Settings", "Closed on"),
                wrong=lambda: translate("Settings", "On one day at least the shop must be open."),
            ),
            SettingField(
                "weekday_hours",
                "week",
                lambda: translate("Settings", "Other hours on single weekdays"),
                lambda: translate("Settings", "Such as 12:00-17:00; empty means the usual hours."),
                wrong=lambda: translate("Settings", "Hours are written like 12:00-17:00."),
            ),
            SettingField(
                "holidays",
                "days",
                lambda: translate("Settings", "Public holidays"),
                lambda: translate(
                    "Settings",
                    "Such as 2026-10-01..2026-10-08, 01-01: a day, a range, or a day of each year."
                    " The shop is closed then, and offices too.",
                ),
                wrong=_days_wrong,
            ),
            SettingField(
                "closed_days",
                "days",
                lambda: translate("Settings", "Days the shop is closed besides"),
                lambda: translate(
                    "Settings", "Written the same way. Open cases become due later by them."
                ),
                wrong=_days_wrong,
            ),
            SettingField(
                "open_days",
                "days",
                lambda: translate("Settings", "Days it opens all the same"),
                lambda: translate(
                    "Settings", "Such as 2026-10-11, 2026-12-25 12:00-16:00: with hours or without."
                ),
                wrong=lambda: translate(
                    "Settings", "Days are written like 2026-10-11 or 2026-12-25 12:00-16:00."
                ),
            ),
            SettingField(
                "timezone",
                "zone",
                lambda: translate("Settings", "Time zone"),
                lambda: translate("Settings", "Where the shop stands, such as Asia/Shanghai."),
                wrong=lambda: translate("Settings", "This time zone is not known."),
            ),
        ),
    ),
    MONEY,
    LIMITS,
    REFUNDS,
    SettingGroup(
        "papers",
        lambda: translate("Settings", "Papers"),
        (
            SettingField(
                "slip_paper",
                "choice",
                lambda: translate("Settings", "Slip is printed on"),
                None,
                (
                    ("a5", lambda: translate("Settings", "A5 sheet")),
                    ("roll80", lambda: translate("Settings", "80 mm receipt roll")),
                ),
            ),
            SettingField(
                "slip_terms_zh",
                "lines",
                lambda: translate("Settings", "Terms on the slip, Chinese"),
                wrong=lambda: translate("Settings", "At most 4,000 letters."),
            ),
            SettingField(
                "slip_terms_en",
                "lines",
                lambda: translate("Settings", "Terms on the slip, English"),
                wrong=lambda: translate("Settings", "At most 4,000 letters."),
            ),
        ),
    ),
    SettingGroup(
        "sight",
        lambda: translate("Settings", "Sight and lock"),
        (
            SettingField(
                "clerks_see_consignors",
                "choice",
                lambda: translate("Settings", "Clerks see who brought an item"),
                lambda: translate(
                    "Settings", "At the counter it shows only while Alt is held, in any case."
                ),
                _YES_NO,
            ),
            SettingField(
                "clerks_see_shares",
                "choice",
                lambda: translate("Settings", "Clerks see shares, costs and balances"),
                lambda: translate("Settings", "Refunds to buyers they see always."),
                _YES_NO,
            ),
            SettingField(
                "idle_lock_minutes",
                "number",
                lambda: translate("Settings", "Lock the window after minutes"),
                lambda: translate(
                    "Settings", "Without a key or a move of the mouse; 0 is never. Nothing is lost."
                ),
                wrong=lambda: translate("Settings", "A number of minutes, at most 1,440."),
            ),
        ),
    ),
)
