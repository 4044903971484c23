"""Which pages there are, and where they stand on the rail."""

from collections.abc import Callable, Mapping
from importlib import import_module

from app.text.catalogue import translate
from app.ui.desk import Desk
from app.ui.page import Page
from app.ui.widgets.nav_rail import NavEntry

PageFactory = Callable[[Desk], Page]

PLACES = (
    NavEntry("counter", "store", lambda: translate("Places", "Counter"), "F2"),
    NavEntry("queue", "inbox", lambda: translate("Places", "Queue"), "F3"),
    NavEntry("day", "sun", lambda: translate("Places", "My day"), "F8"),
    NavEntry("deadlines", "calendar", lambda: translate("Places", "Deadlines"), "F9"),
    NavEntry("items", "package", lambda: translate("Places", "Items"), "F4"),
    NavEntry("people", "users", lambda: translate("Places", "Consignors"), "F5"),
    NavEntry("money", "wallet", lambda: translate("Places", "Money"), "F6"),
    NavEntry("reports", "chart-column", lambda: translate("Places", "Reports"), "F7"),
)
BELOW = (NavEntry("settings", "settings", lambda: translate("Places", "Settings")),)


def _later(module: str, name: str) -> PageFactory:
    """A page whose module is loaded when it is first shown: a start needs the counter alone."""

    def make(desk: Desk) -> Page:
        page: Page = getattr(import_module(module), name)(desk)
        return page

    return make


FACTORIES: Mapping[str, PageFactory] = {
    "counter": _later("app.ui.counter.page", "CounterPage"),
    "queue": _later("app.ui.queue.page", "QueuePage"),
    "reclassify": _later("app.ui.queue.reclassify_page", "ReclassifyPage"),
    "day": _later("app.ui.day.page", "DayPage"),
    "deadlines": _later("app.ui.deadlines.page", "DeadlinesPage"),
    "case": _later("app.ui.case.page", "CasePage"),
    "items": _later("app.ui.items.page", "ItemsPage"),
    "people": _later("app.ui.people.page", "PeoplePage"),
    "money": _later("app.ui.money.page", "MoneyPage"),
    "reports": _later("app.ui.reports.page", "ReportsPage"),
    "search": _later("app.ui.search.page", "SearchPage"),
    "settings": _later("app.ui.settings.page", "SettingsPage"),
    "help": _later("app.ui.help.page", "HelpPage"),
    "keys": _later("app.ui.keys.page", "KeysPage"),
}
