"""The QR code as drawn, square by square, against the code as computed."""

from typing import cast

import segno

from app.documents.marks import draw_qr
from app.documents.sheet import BLACK_BAR, Colour, Sheet


class PaperOfSquares:
    """Stands in for a sheet: remembers which modules were filled."""

    def __init__(self, step: float) -> None:
        self.filled: set[tuple[int, int]] = set()
        self._step = step

    def bar(
        self, x: float, top: float, width: float, _height: float, _colour: Colour = BLACK_BAR
    ) -> None:
        row, column = round(top / self._step), round(x / self._step)
        self.filled |= {(row, column + place) for place in range(round(width / self._step))}


def test_drawn_squares_are_the_dark_modules_of_the_case_number() -> None:
    matrix = segno.make("A-000482", error="m", micro=False).matrix
    paper = PaperOfSquares(step=4.0)
    draw_qr(cast("Sheet", paper), 0.0, 0.0, 4.0 * len(matrix), "A-000482")
    dark = {
        (row, column)
        for row, line in enumerate(matrix)
        for column, module in enumerate(line)
        if module
    }
    assert dark == paper.filled
