"""Opening the shop that a command is about."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from app.cli.call import Call
from app.cli.names import Names
from app.cli.progress import progress
from app.cli.secrets import told_secret
from app.domain.moves import Actor
from app.domain.permissions import UnknownActorError
from app.domain.settings import ShopSettings
from app.domain.sight import EVERYTHING, Sight
from app.services.program_data import load_program_data
from app.services.shop import Shop, open_shop
from app.services.users import sign_in
from app.text.catalogue import choose_language, translate


@dataclass(frozen=True, slots=True)
class OpenShop:
    """The shop at hand, and how to speak of it."""

    shop: Shop
    settings: ShopSettings
    names: Names
    actor: Actor
    sight: Sight = EVERYTHING


@contextmanager
def opened(call: Call, *, signed_in: bool = True) -> Iterator[OpenShop]:
    """The shop of ``call``, closed afterwards; the language is settled from here on.

    In a shop that has users, whoever acts has proved it; ``signed_in=False`` is for commands that
    neither show nor change what belongs to anybody. Raises what `open_shop` and `sign_in` refuse,
    and UnknownActorError.
    """
    program = load_program_data()
    with progress(call, translate("CLI", "Bringing the tables up to date")) as report:
        shop = open_shop(
            call.shop_folder,
            program=program,
            clock=call.around.clock,
            rand=call.around.rand,
            progress=report,
        )
    try:
        at = at_hand(call, shop)
        yield _signed_in(call, at) if signed_in else at
    finally:
        shop.close()


def _signed_in(call: Call, at: OpenShop) -> OpenShop:
    """The shop as whoever acts may see it."""
    if not at.shop.queries.users.asks_who():
        return at
    if not any(call.actor == user.name for user in at.shop.queries.users.who_can_sign_in()):
        raise UnknownActorError(call.actor)
    actor = sign_in(at.shop, name=call.actor, secret=told_secret(call))
    shop = at.shop.seen_by(actor.name)
    return replace(at, shop=shop, actor=actor, sight=shop.queries.users.sight())


def at_hand(call: Call, shop: Shop) -> OpenShop:
    """How to speak of an open shop: in the language told, or in the shop's own."""
    settings = shop.queries.settings()
    lang = call.lang or settings.language
    choose_language(lang)
    names = Names(
        shop.program,
        shop.queries.branches(),
        lang,
        settings.zone,
        call.around.clock(),
        shop.queries.rules.teams(),
    )
    return OpenShop(shop, settings, names, Actor(call.actor))
