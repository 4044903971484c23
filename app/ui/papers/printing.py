"""Pages onto paper, at their real size."""

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from app.services.papers.preview import POINTS_PER_INCH, PaperPages

PRINT_DOTS_PER_INCH = 300


def images_of(pages: PaperPages) -> list[QImage]:
    """Each page as a picture of its own memory."""
    return [
        QImage(
            page.rgb, page.width_px, page.height_px, page.width_px * 3, QImage.Format.Format_RGB888
        ).copy()
        for page in pages.pages
    ]


def fitting_printer(pages: PaperPages) -> QPrinter:
    """A printer set to the paper's own size, without margins: the paper has its own."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(PRINT_DOTS_PER_INCH)
    size = QPageSize(
        QSizeF(pages.width_pt, pages.height_pt),
        QPageSize.Unit.Point,
        "",
        QPageSize.SizeMatchPolicy.FuzzyMatch,
    )
    printer.setPageLayout(
        QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    )
    printer.setFullPage(True)
    return printer


def print_pages(printer: QPrinter, images: Sequence[QImage], pages: PaperPages) -> bool:
    """Draw the pages a person chose in the print dialog; False where the printer refuses.

    At real size; only what is larger than the sheet in the printer is made smaller.
    """
    first, last = printer.fromPage() or 1, printer.toPage() or len(images)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    sheet = printer.pageLayout().fullRectPixels(printer.resolution())
    for number, image in enumerate(images[first - 1 : last]):
        if number:
            printer.newPage()
        inches = image.width() / pages.dots_per_inch, image.height() / pages.dots_per_inch
        width, height = (side * printer.resolution() for side in inches)
        fit = min(1.0, sheet.width() / width, sheet.height() / height)
        painter.drawImage(QRectF(0, 0, width * fit, height * fit), image)
    return painter.end()


def page_size_mm(pages: PaperPages) -> tuple[int, int]:
    """Width and height of the first page in millimetres."""
    return (
        round(pages.width_pt / POINTS_PER_INCH * 25.4),
        round(pages.height_pt / POINTS_PER_INCH * 25.4),
    )
