"""Pages of a slip: sections from the top, what is signed at the foot, and the line below all."""

from dataclasses import replace

from app.documents.flow import Placed, flow, stacked
from app.documents.lines import Block, Line
from app.documents.sheet import Sheet
from app.documents.slip_blocks import SECTION_GAP
from app.documents.slip_setting import SlipSetting
from app.text.catalogue import translate

FOOTER_SPACE = 14.0  # points above the foot margin
_HAIR = 0.01  # the height of a roll is the same sum as its content, taken in another order


def flow_to_foot(
    setting: SlipSetting, blocks: list[Block], closing: list[Block], height: float
) -> list[list[Placed]]:
    """``blocks`` from the top; ``closing`` as one at the foot of the last page."""
    bottom = height - setting.head_margin - FOOTER_SPACE
    foot = bottom - stacked(closing)
    pages = flow(blocks, setting.head_margin, bottom)
    slack = foot - closing[0].gap - _end(pages)
    if len(pages) == 1 and slack > 0:
        pages = flow(_loosened(blocks, slack), setting.head_margin, bottom)
    elif slack < -_HAIR:
        pages.append([])
    pages[-1] += flow(closing, foot, bottom + _HAIR)[0]
    return pages


def _end(pages: list[list[Placed]]) -> float:
    top, last = pages[-1][-1]
    return top + last.height


def _loosened(blocks: list[Block], slack: float) -> list[Block]:
    """``blocks`` with up to ``slack`` points of air spread over the gaps between sections."""
    sections = sum(block.gap >= SECTION_GAP for block in blocks)
    more = min(slack / (sections + 1), SECTION_GAP)
    return [
        replace(block, gap=block.gap + more) if block.gap >= SECTION_GAP else block
        for block in blocks
    ]


def draw_footer(
    sheet: Sheet, setting: SlipSetting, case_number: str, code: str, *, page_of: tuple[int, int]
) -> None:
    """The case, the check code, and which page of how many."""
    say, number, count = setting.voice.say, *page_of
    baseline = sheet.height - setting.head_margin
    told = say(lambda lang: translate("Paper", "Check code {code}", lang).format(code=code))
    left = Line(((setting.voice.data(case_number), setting.aside), (told[0], setting.aside)))
    left.draw(sheet, setting.left, baseline - setting.aside.drop)
    if setting.is_roll:
        return
    pages = say(
        lambda lang: translate("Paper", "Page {number} of {count}", lang).format(
            number=number, count=count
        )
    )
    sheet.text_right(setting.right, baseline, pages[0], setting.aside)
