"""The way of a case as steps, with the one where it is now."""

from collections.abc import Sequence

from app.documents.lines import Block, Lines, draw_lines, height_of, set_beside, set_said
from app.documents.sheet import Sheet, Style
from app.documents.slip_setting import SlipSetting
from app.documents.voice import Said
from app.domain.papers import PathStep

_NARROWEST_STEP = 46.0
_RADIUS = 3.2
_STEP_GAP = 4.0


def path_blocks(setting: SlipSetting, steps: Sequence[PathStep], here: Said) -> list[Block]:
    """Steps along a line on a wide paper, below each other on a roll.

    Done steps are filled dots, the present one a ring around a dot with ``here`` at it,
    the others empty rings: plain without any colour.
    """
    if setting.is_roll:
        return [_upright(setting, steps, place, here) for place in range(len(steps))]
    across = max(1, min(len(steps), int(setting.measure // _NARROWEST_STEP)))
    return [
        _level(setting, steps[start : start + across], setting.measure / across, here)
        for start in range(0, len(steps), across)
    ]


def _name(setting: SlipSetting, step: PathStep) -> tuple[Said, Style]:
    style = setting.step_here if step.here else setting.step
    return setting.voice.say(step.name.in_language), style


def _level(setting: SlipSetting, steps: Sequence[PathStep], width: float, here: Said) -> Block:
    columns: list[Lines] = []
    for step in steps:
        said, style = _name(setting, step)
        columns.append(set_said(said, style, setting.aside, width - _STEP_GAP))
    flag = set_beside(here, setting.label, setting.aside, setting.measure)
    flag_width = max(line.width for line in flag)
    place_here = next((place for place, step in enumerate(steps) if step.here), None)
    dots = height_of(flag) if place_here is not None else _RADIUS

    def draw(sheet: Sheet, top: float) -> None:
        y = top + dots + _RADIUS
        if place_here is not None:
            x = setting.left + place_here * width
            draw_lines(sheet, min(x, setting.right - flag_width), top - 2, flag)
        for place, (step, lines) in enumerate(zip(steps, columns, strict=True)):
            x = setting.left + place * width
            if place + 1 < len(steps):
                weight = 1.6 if step.done else 0.6
                sheet.rule(x + _RADIUS, x + width, y, weight, setting.body.grey)
            _draw_step(sheet, x + _RADIUS, y, step)
            draw_lines(sheet, x, y + 2 * _RADIUS, lines)

    return Block(dots + 3 * _RADIUS + max(map(height_of, columns)), draw)


def _upright(setting: SlipSetting, steps: Sequence[PathStep], place: int, here: Said) -> Block:
    step = steps[place]
    indent = 2 * _RADIUS + 8
    said, style = _name(setting, step)
    lines = set_beside(said, style, setting.aside, setting.measure - indent)
    if step.here:
        lines += set_beside(here, setting.label, setting.aside, setting.measure - indent)
    height = height_of(lines) + 2

    def draw(sheet: Sheet, top: float) -> None:
        x, y = setting.left + _RADIUS + 1, top + style.leading / 2
        if place + 1 < len(steps):
            weight = 1.6 if step.done else 0.6
            below = top + height + style.leading / 2
            sheet.path(((x, y), (x, below)), weight)
        _draw_step(sheet, x, y, step)
        draw_lines(sheet, setting.left + indent, top, lines)

    return Block(height, draw)


def _draw_step(sheet: Sheet, x: float, y: float, step: PathStep) -> None:
    if step.here:
        sheet.disc(x, y, _RADIUS + 1.4, filled=False)
        sheet.disc(x, y, _RADIUS - 1.2, filled=True)
    else:
        sheet.disc(x, y, _RADIUS, filled=step.done)
