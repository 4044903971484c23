"""The lists of an evidence pack: checklist, findings, handovers, what happened, messages."""

from collections.abc import Iterator

from app.documents.lines import Block, Line, Lines, set_said, set_text
from app.documents.pack_rows import (
    WIDTH,
    free_text,
    heading,
    named_rows,
    paragraph,
    value_width,
)
from app.documents.statement_setting import StatementSetting
from app.documents.voice import Said
from app.domain.pack import PackEvent, PackEvidence, PackFinding, PackHandover, PackModel
from app.text.catalogue import translate
from app.text.dates import format_minute
from app.text.dotted import dotted


def evidence_blocks(setting: StatementSetting, model: PackModel) -> Iterator[Block]:
    """What the checklist asks for and how it was shown."""
    if not model.evidence:
        return
    say = setting.voice.say
    title = say(lambda lang: translate("Pack", "Evidence", lang))
    yield heading(setting, title, len(model.evidence))
    for line in model.evidence:
        yield from _evidence_rows(setting, line)


def _evidence_rows(setting: StatementSetting, line: PackEvidence) -> Iterator[Block]:
    say, photos = setting.voice.say, ", ".join(map(str, line.photo_numbers))

    def shown(lang: str) -> str:
        if photos:
            return translate("Pack", "photo {numbers}", lang).format(numbers=photos)
        return line.state.in_language(lang)

    text = set_said(say(shown), setting.body, setting.aside, value_width())
    text += free_text(setting, line.note, setting.body, value_width())
    yield from named_rows(setting, say(line.name.in_language), text)


def finding_blocks(setting: StatementSetting, model: PackModel) -> Iterator[Block]:
    """What was found, each with its reason; that they conflict is said first."""
    if not model.findings:
        return
    say = setting.voice.say
    title = say(lambda lang: translate("Pack", "Findings", lang))
    yield heading(setting, title, len(model.findings))
    if model.findings_conflict:
        conflict = say(lambda lang: translate("Pack", "The findings contradict each other.", lang))
        yield from paragraph(set_said(conflict, setting.body_bold, setting.aside, WIDTH))
    for finding in model.findings:
        yield from paragraph(_finding_head(setting, finding), gap=8.0, keep=bool(finding.reason))
        yield from paragraph(free_text(setting, finding.reason, setting.body, WIDTH))


def _finding_head(setting: StatementSetting, finding: PackFinding) -> Lines:
    say, data = setting.voice.say, setting.voice.data

    def told(lang: str) -> str:
        parts = [
            finding.kind.in_language(lang),
            finding.proven.in_language(lang),
            translate("Pack", "accepted by both sides", lang) if finding.is_agreed else "",
            translate("Pack", "confirmed counterfeit", lang) if finding.confirmed_fake else "",
            translate("Pack", "seal {number}", lang).format(number=finding.seal_number)
            if finding.seal_number
            else "",
            format_minute(finding.at),
        ]
        return dotted(*parts)

    result = say(finding.result.in_language)
    head = [*set_text(data(finding.by), setting.body_bold, WIDTH, limit=3)]
    head += set_said(result, setting.body_bold, setting.aside, WIDTH)
    return [*head, *set_said(say(told), setting.label, setting.aside, WIDTH)]


def handover_blocks(setting: StatementSetting, model: PackModel) -> Iterator[Block]:
    """Who gave the item to whom, with waybills and seals."""
    if not model.handovers:
        return
    say = setting.voice.say
    yield heading(setting, say(lambda lang: translate("Pack", "Handovers", lang)))
    for handover in model.handovers:
        yield from _when_row(setting, format_minute(handover.at), *_handover(setting, handover))


def _handover(setting: StatementSetting, handover: PackHandover) -> tuple[Said, Said]:
    say = setting.voice.say

    def detail(lang: str) -> str:
        parts = [
            handover.place,
            handover.condition,
            handover.accessories.in_language(lang),
            translate("Pack", "waybill {number}", lang).format(number=handover.waybill)
            if handover.waybill
            else "",
            translate("Pack", "seal {number}", lang).format(number=handover.seal)
            if handover.seal
            else "",
            translate("Pack", "signed by {name}", lang).format(name=handover.signature)
            if handover.signature
            else "",
        ]
        return dotted(*parts)

    way = say(
        lambda lang: f"{handover.source.in_language(lang)} → {handover.target.in_language(lang)}"
    )
    return way, say(detail)


def event_blocks(setting: StatementSetting, model: PackModel) -> Iterator[Block]:
    """What happened, oldest first."""
    if not model.events:
        return
    say = setting.voice.say
    yield heading(setting, say(lambda lang: translate("Pack", "What happened", lang)))
    for event in model.events:
        yield from _event_rows(setting, event)


def _event_rows(setting: StatementSetting, event: PackEvent) -> Iterator[Block]:
    say = setting.voice.say
    what, detail = say(event.what.in_language), say(event.detail.in_language)
    yield from _when_row(setting, format_minute(event.at), what, detail, who=event.who)


def message_blocks(setting: StatementSetting, model: PackModel) -> Iterator[Block]:
    """Calls and messages, oldest first."""
    if not model.messages:
        return
    say = setting.voice.say
    title = say(lambda lang: translate("Pack", "Calls and messages", lang))
    yield heading(setting, title, len(model.messages))
    for message in model.messages:
        name = (setting.voice.data(format_minute(message.at)),)
        text = set_said(
            say(message.channel.in_language), setting.label, setting.aside, value_width()
        )
        text += free_text(setting, message.text, setting.body, value_width())
        yield from named_rows(setting, name, text)


def _when_row(
    setting: StatementSetting, when: str, what: Said, detail: Said, *, who: str = ""
) -> Iterator[Block]:
    text: list[Line] = set_said(what, setting.body, setting.aside, value_width())
    if detail[0]:
        text += set_said(detail, setting.aside, setting.aside, value_width())
    if who:
        text += set_text(setting.voice.data(who), setting.aside, value_width(), limit=1)
    yield from named_rows(setting, (setting.voice.data(when),), text)
