"""Opening the shop that a command is about."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from app.cli.call import Call
from app.cli.names import Names
from app.cli.progress import progress
from app.domain.moves import Actor
from app.domain.settings import ShopSettings
from app.services.program_data import load_program_data
from app.services.shop import Shop, open_shop
from app.text.catalogue import choose_language, translate


@dataclass(frozen=True, slots=True)
class OpenShop:
    """The shop at hand, and how to speak of it."""

    shop: Shop
    settings: ShopSettings
    names: Names
    actor: Actor


@contextmanager
def opened(call: Call) -> Iterator[OpenShop]:
    """The shop of ``call``, closed afterwards; the language is settled from here on.

    Raises what `open_shop` refuses.
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
        yield at_hand(call, shop)
    finally:
        shop.close()


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
