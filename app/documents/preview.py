"""Pages of a PDF as pictures, for the window to show before anything is printed."""

from dataclasses import dataclass
from threading import Lock

# PDFium is not made for threads: two pages rendered at once can end the process.
_TURN = Lock()


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page: ``rgb`` holds three bytes a pixel, row after row from the top, no padding."""

    width_px: int
    height_px: int
    rgb: bytes


def page_images(pdf: bytes, *, scale: float) -> list[PageImage]:
    """Draw every page of one of our own papers; ``scale`` is pixels per point (1/72 inch)."""
    # Late: loads a library of several megabytes that only a preview needs.
    from pypdfium2 import PdfDocument  # noqa: PLC0415

    with _TURN, PdfDocument(pdf) as document:
        images = []
        for page in document:
            bitmap = page.render(scale=scale, rev_byteorder=True, maybe_alpha=False)
            row = bitmap.width * 3
            padded = bytes(bitmap.buffer)
            starts = range(0, bitmap.stride * bitmap.height, bitmap.stride)
            rgb = b"".join(padded[start : start + row] for start in starts)
            images.append(PageImage(bitmap.width, bitmap.height, rgb))
            page.close()
        return images
