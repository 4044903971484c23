from app.documents.flow import flow, stacked
from app.documents.lines import Block
from app.documents.sheet import Sheet


def nothing(_sheet: Sheet, _top: float) -> None:
    """Draws nothing: only heights matter here."""


def block(height: float, *, gap: float = 0.0, keep_with_next: bool = False) -> Block:
    return Block(height, nothing, gap, keep_with_next)


def tops(blocks: list[Block], top: float, bottom: float) -> list[list[float]]:
    return [[place for place, _ in page] for page in flow(blocks, top, bottom)]


def test_blocks_stand_below_each_other_with_their_gaps() -> None:
    assert tops([block(10), block(20, gap=5), block(5)], 100, 200) == [[100, 115, 135]]


def test_block_that_does_not_fit_opens_a_page_without_its_gap() -> None:
    assert tops([block(60), block(50, gap=5)], 0, 100) == [[0], [0]]


def test_heading_moves_on_with_what_it_announces() -> None:
    blocks = [block(70), block(10, gap=5, keep_with_next=True), block(30)]
    assert tops(blocks, 0, 100) == [[0], [0, 10]]


def test_block_taller_than_a_page_gets_a_page_and_does_not_hang() -> None:
    assert tops([block(500), block(10)], 0, 100) == [[0], [0]]


def test_stack_counts_every_gap_but_the_first() -> None:
    assert stacked([block(10, gap=7), block(20, gap=5)]) == 35


def test_empty_stack_has_no_height() -> None:
    assert stacked([]) == 0
