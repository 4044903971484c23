"""What stands on a statement besides its lines: open cases, objections."""

from datetime import date

from app.domain.papers import ObjectionLine, OpenCaseLine, Words
from app.domain.rows import PersonLine
from app.domain.statements import Objection, period_name
from app.services.shop import Shop
from app.text.catalogue import translate

_OPEN_CASES = 200


def open_cases(shop: Shop, person: PersonLine) -> tuple[OpenCaseLine, ...]:
    """A consignor's cases that may still change a later statement."""
    stages = shop.program.routes.stages
    return tuple(
        OpenCaseLine(line.number, line.title, stages[line.stage].name, line.at_stake_minor)
        for line in shop.queries.cases.open_of_consignor(person.id, limit=_OPEN_CASES)
    )


def objections_to_show(shop: Shop, person: PersonLine, since_ms: int) -> tuple[ObjectionLine, ...]:
    """Objections that are open, or ended after the last statement was issued; oldest first."""
    return tuple(
        _line(shop, objection)
        for objection in reversed(shop.queries.statements.objections(person.id))
        if objection.is_open or objection.answered_at > since_ms
    )


def _line(shop: Shop, objection: Objection) -> ObjectionLine:
    standing = shop.program.word("objection", objection.outcome or "open")
    if objection.answer:
        standing = Words(f"{standing.zh}：{objection.answer}", f"{standing.en}: {objection.answer}")
    return ObjectionLine(
        objected_on=date.fromisoformat(objection.day),
        about=objection_about(objection),
        says=objection.words,
        standing=standing,
    )


def objection_about(objection: Objection) -> Words:
    """Which line of which statement, with what stands there."""
    first, last = map(date.fromisoformat, (objection.first_day, objection.last_day))
    told = {lang: _place(objection.line, lang) for lang in ("zh", "en")}
    parts = {
        lang: f"{period_name(first, last)} {told[lang]} {objection.about.in_language(lang)}".strip()
        for lang in told
    }
    return Words(parts["zh"], parts["en"])


def _place(line: int, lang: str) -> str:
    if not line:
        return translate("Statement", "the whole statement", lang)
    return translate("Statement", "line {number}", lang).format(number=line)
