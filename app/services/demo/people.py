"""Who brings things to the demo shop, and who buys them."""

from random import Random

from app.services.demo.material import Material
from app.services.demo.world import Buyer, Consignor, World

_NAMELESS_PERCENT = 15
_ENGLISH_BUYERS_PERCENT = 12
_USUAL_SPLITS_BP = (6000, 6000, 6500, 7000, 7000, 7500)


def invent_consignors(rng: Random, material: Material, cases: int) -> list[Consignor]:
    """About 40 consignors at 200 cases; the first bring most."""
    native, foreign = material.consignors["zh"], material.consignors["en"]
    wanted = min(max(6, 20 + cases // 10), len(native) + len(foreign))
    few = min(len(foreign), max(1, wanted // 10))
    cast = [(name, "zh") for name in native[: wanted - few]]
    for name in foreign[:few]:
        cast.insert(rng.randint(len(cast) // 4, len(cast)), (name, "en"))
    return [
        Consignor(
            name,
            _phone(rng),
            f"{name.lower().replace(' ', '.')}@example.com" if language == "en" else "",
            language,
            rng.choice(_USUAL_SPLITS_BP),
        )
        for name, language in cast
    ]


def invent_buyer(world: World, *, may_be_nameless: bool = False) -> Buyer | None:
    """A buyer with name and phone; at the counter some leave neither."""
    rng, material = world.rng, world.material
    if may_be_nameless and rng.randrange(100) < _NAMELESS_PERCENT:
        return None
    language = "en" if rng.randrange(100) < _ENGLISH_BUYERS_PERCENT else "zh"
    parts = material.buyers[language]
    surname, given = rng.choice(parts["surnames"]), rng.choice(parts["given"])
    name = f"{given} {surname}" if language == "en" else surname + given
    return Buyer(name, _phone(rng), language)


def _phone(rng: Random) -> str:
    """Of a pattern nobody is given."""
    return f"138 0000 {rng.randrange(10_000):04d}"
