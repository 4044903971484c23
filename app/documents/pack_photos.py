"""The photos of an evidence pack: two a row, each with what it shows, its hash and its time."""

from collections.abc import Iterator

from app.documents.lines import Block, Lines, draw_lines, height_of, set_said, set_text
from app.documents.pack_rows import WIDTH, heading
from app.documents.sheet import Sheet
from app.documents.statement_setting import LEFT, StatementSetting
from app.domain.pack import PackModel, PackPhoto
from app.text.catalogue import translate
from app.text.dates import format_minute

_BETWEEN = 14.0
_EACH = (WIDTH - _BETWEEN) / 2
_TALLEST = 186.0  # three rows fit a page, in two languages too
_HASH_DIGITS = 12


def photo_blocks(setting: StatementSetting, model: PackModel) -> Iterator[Block]:
    """Rows of two photos; nothing where there are none."""
    if not model.photos:
        return
    title = setting.voice.say(lambda lang: translate("Pack", "Photos", lang))
    yield heading(setting, title, len(model.photos))
    for start in range(0, len(model.photos), 2):
        yield _row(setting, start + 1, model.photos[start : start + 2])


def _row(setting: StatementSetting, first: int, photos: tuple[PackPhoto, ...]) -> Block:
    captions = [_caption(setting, first + place, photo) for place, photo in enumerate(photos)]
    tallest = max(_size(photo)[1] for photo in photos)

    def draw(sheet: Sheet, top: float) -> None:
        for place, (photo, caption) in enumerate(zip(photos, captions, strict=True)):
            left = LEFT + place * (_EACH + _BETWEEN)
            width, height = _size(photo)
            if photo.jpeg:
                sheet.picture(left, top, width, height, photo.jpeg)
            else:
                sheet.box(left, top, width, height, 0.5)
            draw_lines(sheet, left, top + tallest + 3, caption)

    return Block(tallest + 3 + max(map(height_of, captions)), draw, gap=12.0)


def _size(photo: PackPhoto) -> tuple[float, float]:
    """As large as its half of the page allows."""
    if not photo.jpeg or not photo.width_px or not photo.height_px:
        return _EACH, _TALLEST / 3
    scale = min(_EACH / photo.width_px, _TALLEST / photo.height_px)
    return photo.width_px * scale, photo.height_px * scale


def _caption(setting: StatementSetting, number: int, photo: PackPhoto) -> Lines:
    say, data = setting.voice.say, setting.voice.data
    shows = say(
        lambda lang: (
            f"{number}  {photo.shows.in_language(lang)}"
            if photo.jpeg
            else translate("Pack", "{number}  the file of this photo is missing", lang).format(
                number=number
            )
        )
    )
    added = format_minute(photo.added_at)
    times = say(
        lambda lang: (
            translate("Pack", "taken {taken} · added {added}", lang).format(
                taken=photo.taken, added=added
            )
            if photo.taken
            else translate("Pack", "added {added}", lang).format(added=added)
        )
    )
    lines = set_said(shows, setting.body_bold, setting.aside, _EACH, limit=2)
    lines += set_text(times[0], setting.aside, _EACH, limit=2)
    digest = data(f"SHA-256 {photo.sha256[:_HASH_DIGITS]}…")
    return [*lines, *set_text(digest, setting.aside, _EACH)]
