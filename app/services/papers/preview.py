"""A paper as pictures for the screen and the printer, and its copy in the shop's folder."""

from dataclasses import dataclass
from math import sqrt
from pathlib import Path

from app.documents.paper import Paper
from app.documents.preview import PageImage, page_images
from app.photos.durable import write_durably
from app.services.shop import Shop

__all__ = ["PageImage", "Paper", "PaperPages", "keep_paper", "paper_pages", "save_paper"]

POINTS_PER_INCH = 72
_GLANCE = 0.2  # pixels per point of a first look that only counts and measures
_FOLDER = "papers"


@dataclass(frozen=True, slots=True)
class PaperPages:
    """All pages at one resolution; ``width_pt`` and ``height_pt`` are those of the first."""

    pages: tuple[PageImage, ...]
    dots_per_inch: float
    width_pt: float
    height_pt: float


def paper_pages(paper: Paper, *, dots_per_inch: int, most_pixels: int = 60_000_000) -> PaperPages:
    """Draw every page; coarser than asked where all of them together pass ``most_pixels``.

    A pixel takes three bytes here and four on the screen: a statement of a hundred pages must
    not take the memory of the computer.
    """
    glance = page_images(paper.pdf, scale=_GLANCE)
    area_pt = sum(page.width_px * page.height_px for page in glance) / _GLANCE**2
    scale = min(dots_per_inch / POINTS_PER_INCH, sqrt(most_pixels / area_pt))
    pages = page_images(paper.pdf, scale=scale)
    return PaperPages(
        tuple(pages),
        scale * POINTS_PER_INCH,
        pages[0].width_px / scale,
        pages[0].height_px / scale,
    )


def save_paper(paper: Paper, path: Path) -> None:
    """Write the PDF where a person wants it; raises DiskFailedError."""
    write_durably(path, paper.pdf)


def keep_paper(shop: Shop, paper: Paper, file_name: str) -> Path:
    """Keep a copy of what was handed out in the shop's folder; an earlier one stays beside it.

    Raises DiskFailedError.
    """
    folder = shop.folder / _FOLDER
    name = Path(file_name)
    path, count = folder / name.name, 1
    while path.exists() and path.read_bytes() != paper.pdf:
        count += 1
        path = folder / f"{name.stem} ({count}){name.suffix}"
    if not path.exists():
        write_durably(path, paper.pdf)
    return path
