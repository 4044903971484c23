"""Which pages there are, and where they stand on the rail."""

from collections.abc import Callable, Mapping

from app.text.catalogue import translate
from app.ui.case.page import CasePage
from app.ui.counter.page import CounterPage
from app.ui.desk import Desk
from app.ui.items.page import ItemsPage
from app.ui.keys.page import KeysPage
from app.ui.page import Page
from app.ui.people.page import PeoplePage
from app.ui.queue.page import QueuePage
from app.ui.search.page import SearchPage
from app.ui.settings.page import SettingsPage
from app.ui.widgets.nav_rail import NavEntry

PageFactory = Callable[[Desk], Page]

PLACES = (
    NavEntry("counter", "store", lambda: translate("Places", "Counter"), "F2"),
    NavEntry("queue", "inbox", lambda: translate("Places", "Queue"), "F3"),
    NavEntry("items", "package", lambda: translate("Places", "Items"), "F4"),
    NavEntry("people", "users", lambda: translate("Places", "Consignors"), "F5"),
)
BELOW = (NavEntry("settings", "settings", lambda: translate("Places", "Settings")),)

FACTORIES: Mapping[str, PageFactory] = {
    "counter": CounterPage,
    "queue": QueuePage,
    "case": CasePage,
    "items": ItemsPage,
    "people": PeoplePage,
    "search": SearchPage,
    "settings": SettingsPage,
    "keys": KeysPage,
}
