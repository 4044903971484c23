"""Whatever is mended in whatever order: no note, photo or handover is lost, no posting changes."""

import io
import random
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import hypothesis.strategies as st
from hypothesis import given
from PIL import Image

from app.domain.changes import Changes
from app.domain.custody import Handover
from app.domain.errors import RuleError
from app.domain.ids import ActionId
from app.services.cases import add_note
from app.services.joining import link_cases, mark_duplicate, merge_cases
from app.services.mistakes import relink_case, void_case
from app.services.money.costs import record_cost
from app.services.moves import hand_over
from app.services.photo_hiding import PhotoSubject, hide_photo
from app.services.photos import add_photos
from app.services.program_data import load_program_data
from app.services.shop import Shop, found_shop
from app.services.undo import undo_action
from app.services.verify import verify
from tests.counter import Counter, ShopClock

PROGRAM = load_program_data()
KEPT = ("note_added", "photo_added", "custody_changed", "cost_recorded", "case_opened")
Step = tuple[str, int, int]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["void", "relink", "duplicate", "merge", "link", "hide", "undo", "note", "cost"]
        ),
        st.integers(0, 2),
        st.integers(0, 2),
    ),
    min_size=1,
    max_size=12,
)


def picture(shade: int) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (12, 8), (shade * 60, 60, 30)).save(target, "PNG")
    return target.getvalue()


def written(shop: Shop) -> list[tuple[str, str, str]]:
    """What the journal keeps of notes, photos, handovers, money."""
    with shop.store.database.reading() as connection:
        return connection.execute(
            f"SELECT kind, subject, payload FROM journal WHERE kind IN {KEPT} ORDER BY place"  # noqa: S608 - the list above
        ).fetchall()


def postings(shop: Shop) -> list[tuple[object, ...]]:
    with shop.store.database.reading() as connection:
        return connection.execute(
            "SELECT account, party, minor, currency, case_id, sale, item FROM posting ORDER BY pk"
        ).fetchall()


def counted(shop: Shop) -> tuple[int, int]:
    with shop.store.database.reading() as connection:
        photos = connection.execute("SELECT COUNT(*) FROM photo").fetchone()[0]
        handovers = connection.execute("SELECT COUNT(*) FROM custody").fetchone()[0]
    return photos, handovers


def three_cases(shop: Shop, clock: ShopClock) -> tuple[Counter, list[str]]:
    counter = Counter(shop, clock)
    counter.sell_the_bag()
    counter.item("B-2", price=300_000, title="Max Mara 大衣")
    counter.sell("B-2")
    cases = [counter.open(), counter.open(), counter.open("B-2")]
    for shade, number in enumerate(cases):
        add_note(shop, number=number, text="客人来电", written_by="小周")
        add_photos(shop, number=number, pictures=[picture(shade)], added_by="小周")
        hand_over(shop, number=number, handover=Handover("in_shop"), recorded_by="小周")
    return counter, cases


def operate(counter: Counter, cases: list[str], step: Step) -> Changes:
    what, one, other = step
    shop, number, second = counter.shop, cases[one], cases[other]
    operations: dict[str, Callable[[], Changes]] = {
        "void": lambda: void_case(shop, number=number, reason="错", voided_by="陈"),
        "relink": lambda: relink_case(
            shop, number=number, sku=("A-1", "B-2", "A-1")[other], reason="错", moved_by="陈"
        ),
        "duplicate": lambda: mark_duplicate(shop, number=number, of=second, marked_by="陈"),
        "merge": lambda: merge_cases(shop, into=second, from_number=number, merged_by="陈"),
        "link": lambda: link_cases(shop, number=number, other=second, linked_by="陈"),
        "hide": lambda: hide_photo(
            shop,
            of=PhotoSubject("case", number),
            sha256=next(iter(photo.sha256 for photo in counter.card(number).photos), ""),
            reason="错",
            hidden_by="陈",
        ),
    }
    return operations[what]()


@given(steps=STEPS)
def test_no_surgery_loses_anything(steps: list[Step]) -> None:
    with TemporaryDirectory() as folder:
        clock = ShopClock()
        shop = found_shop(
            Path(folder) / "shop",
            program=PROGRAM,
            founded_by="陈",
            settings={"name": "旧梦寄卖"},
            clock=clock,
            rand=random.Random(7).randbytes,
        )
        try:
            play(shop, clock, steps)
        finally:
            shop.close()


def play(shop: Shop, clock: ShopClock, steps: list[Step]) -> None:
    counter, cases = three_cases(shop, clock)
    done: list[ActionId] = []
    for step in steps:
        clock.step(ms=7)
        what, number = step[0], cases[step[1]]
        if what == "note":
            add_note(shop, number=number, text="再来电", written_by="小周")
        elif what == "cost":
            with suppress(RuleError):  # a case that was given up takes none
                record_cost(
                    shop, number=number, what="运费", amount_minor=100, tender="cash", paid_by="陈"
                )
        before = (written(shop), postings(shop), counted(shop))
        with suppress(RuleError):  # refused: then nothing at all may have changed
            if what == "undo" and done:
                undo_action(shop, action_id=done.pop(), undone_by="陈")
            elif what not in {"note", "cost", "undo"}:
                done.append(operate(counter, cases, step).action)
        assert (written(shop), postings(shop), counted(shop)) == before
    assert verify(shop, deep=True).faults == ()
