"""The main job without a screen: what `run` does on a machine that has none.

Opens a case about a sold item, walks it to its settlement, writes slip and statement, photographs
every page of the window in both languages and schemes, and prints where all that is.
"""

import argparse
import sys
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from app.domain.custody import Handover
from app.domain.errors import AftercareError
from app.domain.moves import Actor
from app.domain.rows import ItemLine
from app.services.money.costs import record_cost
from app.services.money.settling import settle_case
from app.services.money.splitting import propose_split, split_liability
from app.services.moves import MoveTold, check_identity, move_case
from app.services.opening import open_case
from app.services.papers.slip import buyer_slip
from app.services.papers.statement import consignor_statement
from app.services.photos import keep_photo
from app.services.program_data import load_program_data
from app.services.shop import Shop, open_shop
from app.text.catalogue import LANGUAGES
from app.text.errors import sentence
from app.ui.application import Application
from app.ui.desk import Desk
from app.ui.theme.theme import Choice
from app.ui.window import MainWindow

_CLERK = Actor("小陈")
_WAIT_MS = 20_000
_ROUNDS = 4  # a page asks for rows, these for a card, that for thumbnails: one round each
_PAUSE_MS = 120  # what waits a moment by itself: a table that gathers the rows it is asked for
_LOOK_MS = 20
_THINK_MS = 2500  # the counter waits for a pause in typing, and the first time loads the model
_PLACES = (
    *("counter", "queue", "day", "deadlines", "case", "items", "people", "money", "reports"),
    *("settings", "categories", "learning", "keys"),
)
_SECTIONS = {"categories", "learning"}  # of the settings, each a picture of its own
_TOLD = {
    "zh": "拉链用了两天就坏了，五金也掉色，要求退货",
    "en": "The zip broke after two days and the hardware has lost its colour, I want to return it",
}
_WAY = ("review", "to_decision", "accept_return", "goods_received")


class NothingSoldError(LookupError):
    """The shop has no sold item that a case could be about."""


def main(argv: Sequence[str]) -> int:
    """Do the job on the shop named by ``--shop``; returns the exit code."""
    parser = argparse.ArgumentParser(prog="tour")
    parser.add_argument("--shop", type=Path, required=True)
    options = parser.parse_args(argv)
    folder: Path = options.shop
    out = folder / "tour"
    out.mkdir(exist_ok=True)
    try:
        shop = open_shop(folder, program=load_program_data())
        try:
            number, written = do_main_job(shop, out)
        finally:
            shop.close()
        written += photograph(folder, number, out)
    except AftercareError as error:
        sys.stderr.write(sentence(error) + "\n")
        return 3
    except NothingSoldError:
        sys.stderr.write("the shop has sold nothing that a case could be about\n")
        return 3
    sys.stdout.write("\n".join(str(path) for path in written) + "\n")
    return 0


def do_main_job(shop: Shop, out: Path) -> tuple[str, list[Path]]:
    """One case from the counter to the books; returns its number and the papers."""
    item = _sold_item(shop)
    picture = next(iter(shop.queries.items.card(item.sku).photos), None)
    photos = [keep_photo(shop, shop.photos.read(picture.sha256))] if picture else []
    opened = open_case(
        shop,
        complaint="客人说拉链用了两天就坏了，五金也掉色，要求退货。",
        opened_by=_CLERK.name,
        sku=item.sku,
        category="FUNC.HARD",
        photos=photos,
        handover=Handover("in_shop", place="货架 3", condition="拉链头脱落"),
    )
    number = opened.number
    for move in _WAY:
        move_case(shop, number=number, move=move, actor=_CLERK)
    check_identity(shop, number=number, answer="ours", checked_by=_CLERK.name)
    move_case(shop, number=number, move="inspection_passed", actor=_CLERK)
    record_cost(
        shop,
        number=number,
        what="往返运费与检测",
        amount_minor=386 * 100,
        tender="cash",
        paid_by=_CLERK.name,
    )
    move_case(shop, number=number, move="refund_done", actor=_CLERK, told=MoveTold())
    proposal = propose_split(shop, number=number)
    split_liability(
        shop,
        number=number,
        shares_bp={share.party: share.bp for share in proposal.shares},
        reason="",
        decided_by=_CLERK.name,
    )
    settle_case(shop, number=number, mode="", actor=_CLERK)
    slip, statement = out / "slip.pdf", out / "statement.pdf"
    slip.write_bytes(
        buyer_slip(shop, number=number, langs=("zh", "en"), paper="a5", issued_by=_CLERK.name).pdf
    )
    month = shop.today(shop.queries.settings().zone).strftime("%Y-%m")
    statement.write_bytes(
        consignor_statement(
            shop,
            consignor=item.consignor_number,
            period=month,
            langs=("zh", "en"),
            issued_by=_CLERK.name,
        ).pdf
    )
    return number, [slip, statement]


def _sold_item(shop: Shop) -> ItemLine:
    """A sold item of a consignor without an open case."""
    found = [
        shop.queries.items.card(line.sku)
        for line in shop.queries.items.page(status="sold", limit=200)
        if line.consignor_number
    ]
    fitting = [card for card in found if card.sale and not card.open_cases]
    for card in sorted(fitting, key=lambda card: not card.photos):  # one with photos, if any
        return card.line
    raise NothingSoldError


def photograph(folder: Path, number: str, out: Path) -> list[Path]:
    """Pictures of the main pages in both languages and both schemes."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError("a console application cannot show windows")
    pictures: list[Path] = []
    schemes: tuple[Choice, ...] = ("light", "dark")
    for lang, scheme in zip(LANGUAGES, schemes, strict=True):
        running = Application(
            app,
            folder=folder,
            open_shop=lambda progress: open_shop(
                folder, program=load_program_data(), progress=progress
            ),
            actor=_CLERK,
            lang=lang,
        )
        running.use_scheme(scheme)
        ready: list[MainWindow] = []
        running.start(ready.append)
        _wait_for_window(ready)
        try:
            for place in _PLACES:
                if running.desk is not None:
                    _go(running.desk, place, number)
                    _wait_for_answers(running.desk)
                    if place == "counter":
                        _tell(ready[0], _TOLD[lang])
                        _wait(_THINK_MS)
                        _wait_for_answers(running.desk)
                path = out / f"{place}-{lang}-{scheme}.png"
                ready[0].grab().save(str(path))
                pictures.append(path)
        finally:
            running.close()
            # Gone before the next one is made: a new look is put on every window there is.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return pictures


def _go(desk: Desk, place: str, number: str) -> None:
    if place in _SECTIONS:
        desk.go("settings", place)
    else:
        desk.go(place, number if place == "case" else "")


def _tell(window: MainWindow, complaint: str) -> None:
    """Type a complaint at the counter."""
    for field in window.page("counter").findChildren(QPlainTextEdit):
        if field.isVisible():
            field.setPlainText(complaint)
            return


def _wait_for_answers(desk: Desk) -> None:
    """Until nothing that was asked is open: lanes answer in order, so one more question tells."""
    _wait(_PAUSE_MS)
    for _ in range(_ROUNDS):
        loop = QEventLoop()
        patience = QTimer()
        patience.timeout.connect(loop.quit)
        patience.start(_WAIT_MS)
        desk.ask(lambda _queries: None, partial(_end, loop), owner=desk)
        loop.exec()
        patience.stop()


def _end(loop: QEventLoop, _answer: None) -> None:
    loop.quit()


def _wait(span_ms: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(span_ms, loop.quit)
    loop.exec()


def _wait_for_window(ready: Sequence[MainWindow]) -> None:
    end = time.monotonic() + _WAIT_MS / 1000
    while not ready:
        if time.monotonic() > end:
            raise TimeoutError("the window did not open")
        _wait(_LOOK_MS)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
