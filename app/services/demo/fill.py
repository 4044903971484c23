"""Making a demo shop: plan a history, then play it through the shop's own services."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import accumulate
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from app.domain.categories import UNCLASSIFIED
from app.domain.errors import EnvironmentFailedError, RuleError
from app.domain.money import decimals_of
from app.domain.rows import QueueFilter
from app.domain.settings import ShopSettings
from app.services.demo.album import Album
from app.services.demo.desk import Desk
from app.services.demo.endings import tell_ending
from app.services.demo.intake import tell_intake
from app.services.demo.material import Material, load_material
from app.services.demo.openings import Opening, choose_openings
from app.services.demo.pace import Diary, SteppedClock, span_before
from app.services.demo.payday import open_accounts, write_paydays
from app.services.demo.plan import make_plan
from app.services.demo.story import Story
from app.services.demo.world import Run, World
from app.services.program_data import ProgramData
from app.services.routing import usual_resolution
from app.services.shop import Shop, found_shop, open_shop
from app.storage.store import DATABASE_NAME

_TRIES = 60


class ShopHasDataError(RuleError):
    """A demo history is only written into a shop where nothing has happened yet."""

    code = "shop_has_data"

    def __init__(self, folder: str) -> None:
        super().__init__(folder=folder)


@dataclass(frozen=True, slots=True)
class DemoReport:
    """What a demo shop was filled with."""

    consignors: int
    items: int
    sales: int
    cases: int
    payouts: int


def fill_demo(
    folder: Path,
    *,
    program: ProgramData,
    cases: int = 200,
    seed: int = 7,
    months: int = 12,
    until: date,
    progress: Callable[[int, int], None] | None = None,
) -> DemoReport:
    """Fill the shop in ``folder``, made if there is none, with ``months`` months up to ``until``.

    The last day with entries is the one before ``until``. In a new shop ids, nonces and times come
    from ``seed``: the same arguments give the same journal, hash by hash. Raises ShopHasDataError
    for a shop with items, people, sales or cases, and whatever opening or making a shop raises.
    """
    material = load_material()
    clock = SteppedClock(0)
    with _empty_shop(folder, program, material, clock, seed, (until, months)) as shop:
        settings = shop.queries.settings()
        span = span_before(until, months, settings.zone)
        rng = Random(seed)  # noqa: S311 - a story, not a secret
        openings = choose_openings(rng, span, cases)
        world = make_plan(rng, material, span, openings)
        desk = Desk(shop, Album(), 10 ** decimals_of(settings.currency))
        diary = Diary()
        _write_trade(world, diary, desk)
        for opening, run in zip(openings, world.runs, strict=True):
            _write_case(world, diary, desk, opening, run)
        open_accounts(seed, world.consignors)
        write_paydays(diary, desk, span, material.staff.owner)
        diary.play(span, clock, progress)
        return DemoReport(desk.consignors, desk.items, desk.sales, desk.cases, desk.payouts)


@contextmanager
def _empty_shop(
    folder: Path,
    program: ProgramData,
    material: Material,
    clock: SteppedClock,
    seed: int,
    period: tuple[date, int],
) -> Iterator[Shop]:
    """The shop to fill, working by ``clock`` and drawing its ids from ``seed``.

    One that was made for this is taken away again if the work is interrupted or the disk fails:
    half a history is good for nothing, and would refuse the next try.
    """
    rand = Random(f"ids {seed}").randbytes  # noqa: S311 - a demo has no secrets
    before = _contents(folder)
    if folder / DATABASE_NAME in before:
        shop = open_shop(folder, program=program, clock=clock, rand=rand)
    else:
        clock.set(span_before(*period, ZoneInfo(ShopSettings().timezone)).ms(0))
        shop = found_shop(
            folder,
            program=program,
            founded_by=material.staff.owner,
            settings=dict(material.shop),
            clock=clock,
            rand=rand,
        )
    try:
        if _has_data(shop):
            raise ShopHasDataError(str(folder))
        yield shop
    except (KeyboardInterrupt, EnvironmentFailedError):
        shop.close()
        if folder / DATABASE_NAME not in before:
            _take_away(_contents(folder) - before)
        raise
    finally:
        shop.close()


def _contents(folder: Path) -> set[Path]:
    try:
        return set(folder.iterdir())
    except OSError:  # not there yet, or nothing that can hold a shop: making one tells
        return set()


def _take_away(made: set[Path]) -> None:
    for path in made:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            with suppress(OSError):  # the first failure is the one to tell
                path.unlink()


def _has_data(shop: Shop) -> bool:
    asked = shop.queries
    return bool(
        asked.items.count()
        or asked.people.count(consignors=False)
        or asked.sales.after(None, limit=1)
        or asked.cases.count(QueueFilter(only_open=False), at_most=1)
    )


def _write_trade(world: World, diary: Diary, desk: Desk) -> None:
    """Consignors come with pieces, and buyers go with them."""
    clerks, owner = world.material.staff.clerks, world.material.staff.owner
    greeted: set[str] = set()
    for place, piece in enumerate(world.pieces):
        by = clerks[place % len(clerks)]
        if piece.consignor and piece.consignor.number not in greeted:
            greeted.add(piece.consignor.number)
            diary.write(piece.taken_in, partial(desk.welcome, piece.consignor, by, owner))
        diary.write(piece.taken_in, partial(desk.take_in, piece, by))
        if piece.has_baseline:
            diary.write(piece.taken_in + 2, partial(desk.look_over, piece, by))
    for receipt in world.receipts:
        diary.write(receipt.minute, partial(desk.sell, receipt))


def _write_case(world: World, diary: Diary, desk: Desk, opening: Opening, run: Run) -> None:
    """Tell a case's story and enter its steps, up to where it is to stand."""
    story, stop = _told(world, desk, opening, run)
    minutes = list(accumulate(step.wait for step in story.steps))
    if stop:
        story.cut(stop)
        natural = max(minutes[len(story.steps) - 1], 1)
        given = opening.reached - opening.minute
        minutes = [minute * given // natural for minute in minutes]
    for minute, step in zip(minutes, story.steps, strict=False):
        diary.write(opening.minute + minute, step.deed)


def _told(world: World, desk: Desk, opening: Opening, run: Run) -> tuple[Story, str]:
    """A story of the case that passes where it is to stand, and that place."""
    usual = usual_resolution(desk.shop, run.claimant, run.trouble.category)
    unclassified = usual_resolution(desk.shop, run.claimant, UNCLASSIFIED)
    for _ in range(_TRIES):
        story = Story(world.rng, world.material, desk, run)
        tell_intake(story, usual, unclassified)
        tell_ending(story)
        if not opening.stop or opening.stop in story.stops:
            return story, opening.stop
    return story, "DECIDE"  # where every story passes
