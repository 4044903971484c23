"""The people of the stories who sign in, and what they type; a guess at it costs nothing here."""

from app.services.shop import Shop
from app.services.users import add_user, set_secret
from app.storage.secrets import HashCost

CHEAP = HashCost(memory_kib=8, rounds=1, lanes=1)

# Name and secret by role.
STAFF = {
    "owner": ("陈", "旧梦重温 2026 年"),
    "handler": ("李", "804217"),
    "clerk": ("小周", "550193"),
    "accountant": ("吴", "730624"),
    "appraiser": ("郑", "918305"),
}
NAMES = {role: name for role, (name, _) in STAFF.items()}
SECRETS = dict(STAFF.values())


def hire(shop: Shop, *roles: str) -> None:
    """People of these roles (all by default) work here and can sign in; the owner does first."""
    for role in dict.fromkeys(("owner", *(roles or STAFF))):
        name, secret = STAFF[role]
        add_user(shop, name=name, role=role, added_by="陈")
        set_secret(shop, name=name, secret=secret, set_by="陈")
