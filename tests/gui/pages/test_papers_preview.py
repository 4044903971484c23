"""Papers on the screen: shown, printed, saved, and what happens when they cannot be made."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.cases import UnknownCaseError
from app.services.papers.preview import Paper, keep_paper, paper_pages
from app.services.papers.slip import buyer_slip
from app.services.shop import Shop
from app.ui.desk import Desk
from app.ui.papers.preview import PaperDialog, print_paper
from app.ui.papers.printing import fitting_printer, images_of, page_size_mm, print_pages
from tests.counter import Counter
from tests.gui.hands import click, press
from tests.gui.pages.finding import Until


@pytest.fixture
def slip(shop: Shop, counter: Counter) -> Paper:
    counter.sell_the_bag()
    number = counter.open()
    return buyer_slip(shop, number=number, langs=("zh",), paper="a5", issued_by="陈")


@pytest.fixture
def dialogs(qtbot: QtBot, desk: Desk, host: QWidget) -> Iterator[list[PaperDialog]]:
    """Dialogs opened over the room; closed at the end."""
    host.show()
    opened: list[PaperDialog] = []
    assert desk.toasts is not None
    yield opened
    for dialog in opened:
        with qtbot.waitSignal(dialog.destroyed):
            dialog.reject()


def open_paper(desk: Desk, dialogs: list[PaperDialog], paper: Paper, until: Until) -> PaperDialog:
    dialog = print_paper(desk, lambda _shop: paper, "slip.pdf")
    dialogs.append(dialog)
    until(dialog._print.isEnabled)
    return dialog


@pytest.mark.usefixtures("each_language")
def test_a_paper_is_shown_at_its_size(
    desk: Desk, dialogs: list[PaperDialog], slip: Paper, until: Until
) -> None:
    dialog = open_paper(desk, dialogs, slip, until)
    assert "148 × 210" in dialog._extent.text()
    assert dialog._sheets.isVisible()
    assert dialog._print.hasFocus()


def test_zoom_by_keyboard_and_back_to_fitting(
    desk: Desk, dialogs: list[PaperDialog], slip: Paper, until: Until
) -> None:
    dialog = open_paper(desk, dialogs, slip, until)
    fitted = dialog._zoom.text()
    dialog._sheets.setFocus()
    press(dialog._sheets, Qt.Key.Key_Plus)
    assert dialog._zoom.text() != fitted
    press(dialog._sheets, Qt.Key.Key_Minus)
    press(dialog._sheets, Qt.Key.Key_0)
    assert dialog._zoom.text() == fitted


def test_characters_that_no_font_has_are_named(
    desk: Desk, dialogs: list[PaperDialog], slip: Paper, until: Until
) -> None:
    dialog = open_paper(desk, dialogs, Paper(slip.pdf, ("𠮷", "🎁")), until)
    assert dialog._boxes.isVisible()
    assert dialog._boxes._sentence.text() == (
        "These characters are not in the paper's typeface and print as □: 𠮷 🎁"
    )


def test_a_paper_that_cannot_be_made_says_why_and_can_be_tried_again(
    desk: Desk, dialogs: list[PaperDialog], slip: Paper, until: Until
) -> None:
    answers: list[Exception | Paper] = [UnknownCaseError("A-9"), slip]

    def make(_shop: Shop) -> Paper:
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    dialog = print_paper(desk, make, "slip.pdf")
    dialogs.append(dialog)
    until(dialog._error.isVisible)
    assert dialog._error._happened.text() == "There is no case with the number “A-9”."
    assert not dialog._print.isEnabled()
    click(dialog._error._retry)
    until(dialog._print.isEnabled)


def test_saving_writes_the_pdf_and_keeps_a_copy_in_the_shop(
    desk: Desk, dialogs: list[PaperDialog], slip: Paper, shop: Shop, until: Until, tmp_path: Path
) -> None:
    dialog = open_paper(desk, dialogs, slip, until)
    target = tmp_path / "out" / "receipt.pdf"
    dialog.save_to(target)
    until(dialog._notice.isVisible)
    assert target.read_bytes() == slip.pdf
    assert (shop.folder / "papers" / "slip.pdf").read_bytes() == slip.pdf


def test_a_place_that_cannot_be_written_is_told_in_the_dialog(
    desk: Desk, dialogs: list[PaperDialog], slip: Paper, until: Until, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    dialog = open_paper(desk, dialogs, slip, until)
    dialog.save_to(tmp_path / "file" / "receipt.pdf")
    until(dialog._trouble.isVisible)


def test_a_changed_paper_does_not_replace_the_copy_that_was_handed_out(
    shop: Shop, slip: Paper
) -> None:
    first = keep_paper(shop, slip, "slip.pdf")
    again = keep_paper(shop, slip, "slip.pdf")
    other = keep_paper(shop, Paper(slip.pdf + b"%\n", ()), "slip.pdf")
    assert (first.name, again.name, other.name) == ("slip.pdf", "slip.pdf", "slip (2).pdf")


def test_a_paper_is_printed_at_its_real_size(slip: Paper, tmp_path: Path) -> None:
    pages = paper_pages(slip, dots_per_inch=100)
    printer = fitting_printer(pages)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert print_pages(printer, images_of(pages), pages)
    printed = paper_pages(Paper((tmp_path / "printed.pdf").read_bytes(), ()), dots_per_inch=100)
    assert page_size_mm(printed) == page_size_mm(pages) == (148, 210)
    assert len(printed.pages) == len(pages.pages)


def test_a_printed_paper_is_kept_and_the_dialog_goes(
    desk: Desk, qtbot: QtBot, host: QWidget, slip: Paper, shop: Shop, until: Until, tmp_path: Path
) -> None:
    host.show()
    dialog = print_paper(desk, lambda _shop: slip, "slip.pdf")
    until(dialog._print.isEnabled)
    pages = paper_pages(slip, dots_per_inch=60)
    printer = fitting_printer(pages)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    with qtbot.waitSignal(dialog.destroyed):
        dialog.send_to(printer, images_of(pages), pages)
    assert (shop.folder / "papers" / "slip.pdf").read_bytes() == slip.pdf


def test_many_pages_are_drawn_coarser_rather_than_filling_the_memory(slip: Paper) -> None:
    pages = paper_pages(slip, dots_per_inch=300, most_pixels=500_000)
    assert sum(page.width_px * page.height_px for page in pages.pages) <= 510_000
    assert pages.dots_per_inch < 300
    assert page_size_mm(pages) == (148, 210)
