"""What happened, in sentences: the journal's entries as a person reads them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.domain.rows import TimelineLine
from app.services.timeline import (
    case_lines,
    claim_lines,
    clock_lines,
    evidence_lines,
    intake_lines,
    learning_lines,
    money_lines,
    month_lines,
    paper_lines,
    payout_lines,
    recovery_lines,
    refund_lines,
    refund_state_lines,
    rule_lines,
    split_lines,
    surgery_lines,
    talk_lines,
    taxonomy_lines,
    till_lines,
)
from app.services.timeline.voice import Payload, Told, Voice
from app.text.catalogue import translate

# One module an area; each says the kinds of entries that belong to it.
_TELLERS: Mapping[str, Callable[[Voice, Payload], Told]] = {
    **case_lines.TELLERS,
    **evidence_lines.TELLERS,
    **intake_lines.TELLERS,
    **learning_lines.TELLERS,
    **money_lines.TELLERS,
    **month_lines.TELLERS,
    **split_lines.TELLERS,
    **refund_lines.TELLERS,
    **refund_state_lines.TELLERS,
    **till_lines.TELLERS,
    **rule_lines.TELLERS,
    **recovery_lines.TELLERS,
    **paper_lines.TELLERS,
    **payout_lines.TELLERS,
    **talk_lines.TELLERS,
    **taxonomy_lines.TELLERS,
    **surgery_lines.TELLERS,
    **clock_lines.TELLERS,
    **claim_lines.TELLERS,
}


@dataclass(frozen=True, slots=True)
class Teller(Voice):
    """Says entries in one language, with the shop's own names."""

    def tell(self, line: TimelineLine) -> Told:
        """The sentence for one entry; an erased one says just that."""
        if not line.payload:
            return Told(translate("Timeline", "erased at a person's wish", self.lang))
        told = _TELLERS.get(line.kind)
        return told(self, line.payload) if told else Told(line.kind)
