"""What a move of the category tree does, and what there is to say of a branch, in sentences."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from app.domain.categories import trunk_of
from app.domain.granularity import BranchFindings, Granularity
from app.domain.monthly_report import TreeMove
from app.domain.parties import PARTIES
from app.domain.taxonomy import MoveKind, PastMove
from app.domain.taxonomy_effects import Limits, MovePreview
from app.text.catalogue import chosen_language, translate
from app.text.dates import format_day

# The name of a code of a group: ``category``, ``party``, ``resolution``, ``branch_tie``.
NameOf = Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class TaxonomyWords:
    """Speaks one language, with the shop's own names."""

    lang: str
    name: NameOf

    def preview(self, preview: MovePreview) -> list[str]:
        """What will follow, what will be different and what stays, a sentence each."""
        return [
            self._cases(preview),
            *self._rules(preview),
            *self._shares(preview),
            *self._limits(preview),
            *self._ties(preview),
            translate(
                "Taxonomy",
                "Deadlines that run, shares that were decided, booked money and printed papers stay"
                " as they are. One Undo takes all of it back.",
                self.lang,
            ),
        ]

    def verdict_name(self, code: str) -> str:
        """The word on a branch's chip; empty for one that is fine."""
        names = {
            "too_early": "",
            "confused": translate("Taxonomy", "confused", self.lang),
            "rare": translate("Taxonomy", "rare", self.lang),
            "mixed": translate("Taxonomy", "mixed", self.lang),
            "fine": "",
        }
        return names[code]

    def reason(self, found: BranchFindings, report: Granularity) -> str:
        """Why the verdict, with the figures it rests on."""
        verdict = found.verdict
        share = percent(verdict.share_bp)
        other = self.branch(verdict.other) if verdict.other else ""
        told = {
            "too_early": translate(
                "Taxonomy",
                "{missing} more cases are needed to judge sub-categories.",
                self.lang,
            ),
            "confused": self._confused_words(alike=verdict.are_alike),
            "rare": self._rare_words(has_other=bool(other)),
            "mixed": self._mixed_words(has_word=bool(verdict.word)),
            "fine": translate("Taxonomy", "Nothing stands out.", self.lang),
        }
        return told[verdict.code].format(
            missing=report.missing, count=verdict.count, share=share, other=other, word=verdict.word
        )

    def branch(self, code: str) -> str:
        """A branch without its trunk."""
        return self.name("branch", code)

    def move(self, move: PastMove, day: str) -> str:
        """One line of what was done to the tree."""
        was, now = self.name("category", move.source), self.name("category", move.target)
        return move_words(move.kind, day, was, now, move.cases, self.lang)

    def _confused_words(self, *, alike: bool) -> str:
        if alike:
            return translate(
                "Taxonomy",
                "{count} cases were taken from this one to “{other}” or back ({share} of both)."
                " They end alike: merge them.",
                self.lang,
            )
        return translate(
            "Taxonomy",
            "{count} cases were taken from this one to “{other}” or back ({share} of both)."
            " They end differently: names that tell them apart would help.",
            self.lang,
        )

    def _rare_words(self, *, has_other: bool) -> str:
        if has_other:
            return translate(
                "Taxonomy",
                "{count} cases in twelve months, {share} of its category. “{other}” speaks of the"
                " same: merge them.",
                self.lang,
            )
        return translate(
            "Taxonomy",
            "{count} cases in twelve months, {share} of its category, and no other speaks of the"
            " same.",
            self.lang,
        )

    def _mixed_words(self, *, has_word: bool) -> str:
        if has_word:
            return translate(
                "Taxonomy",
                "Only {share} end alike. {count} that say “{word}” end otherwise: split them off.",
                self.lang,
            )
        return translate(
            "Taxonomy",
            "Only {share} of {count} end alike, and no word tells them apart.",
            self.lang,
        )

    def _cases(self, preview: MovePreview) -> str:
        text = translate(
            "Taxonomy",
            "{count} cases come under “{target}”: {open} open, {closed} closed.",
            self.lang,
        )
        count = preview.open_cases + preview.closed_cases
        return text.format(
            count=count,
            target=preview.move.name.in_language(self.lang),
            open=preview.open_cases,
            closed=preview.closed_cases,
        )

    def _rules(self, preview: MovePreview) -> Iterator[str]:
        for rule in preview.rules:
            if rule.was.condition != rule.becomes.condition:
                text = translate("Taxonomy", "The rule “{rule}” follows: {condition}", self.lang)
            else:
                text = translate("Taxonomy", "The rule “{rule}” sets the new one.", self.lang)
            yield text.format(
                rule=rule.name.in_language(self.lang), condition=rule.becomes.condition
            )
        if preview.trunk_rules:
            text = translate(
                "Taxonomy", "Rules that ask for the main category, please look: {rules}", self.lang
            )
            names = (f"“{rule.name.in_language(self.lang)}”" for rule in preview.trunk_rules)
            yield text.format(rules=translate("Rule", ", ", self.lang).join(names))

    def _shares(self, preview: MovePreview) -> Iterator[str]:
        before, after = preview.usual
        if before != after:
            text = translate(
                "Taxonomy", "Default shares from now on: {after}, until now {before}.", self.lang
            )
            yield text.format(before=self._split(before), after=self._split(after))
        elif preview.shares:
            text = translate("Taxonomy", "Default shares follow: {after}.", self.lang)
            yield text.format(after=self._split(after))
        special = len([line for line in preview.shares_left if line.when or line.item_class])
        if special:
            text = translate(
                "Taxonomy", "{n} lines of default shares of its own no longer hold.", self.lang
            )
            yield text.format(n=special)

    def _limits(self, preview: MovePreview) -> Iterator[str]:
        before, after = preview.limits
        if before != after:
            text = translate("Taxonomy", "New cases have {after}, until now {before}.", self.lang)
            yield text.format(before=self._time(before), after=self._time(after))
        trunk = trunk_of(preview.move.target)
        if trunk != trunk_of(preview.move.source):
            text = translate(
                "Taxonomy",
                "Within how many days a fault must be reported goes by “{trunk}” from now on, in"
                " contracts too.",
                self.lang,
            )
            yield text.format(trunk=self.name("category", trunk))

    def _ties(self, preview: MovePreview) -> Iterator[str]:
        lost = translate("Taxonomy", "Stays with the old one: {ties}.", self.lang)
        gained = translate("Taxonomy", "New for these cases: {ties}.", self.lang)
        for text, ties in ((lost, preview.ties_lost), (gained, preview.ties_gained)):
            if ties:
                comma = translate("Rule", ", ", self.lang)
                yield text.format(ties=comma.join(self.name("branch_tie", tie) for tie in ties))

    def _split(self, shares: Mapping[str, int]) -> str:
        told = [(party, shares[party]) for party in PARTIES if shares.get(party)]
        return " · ".join(f"{self.name('party', party)} {percent(bp)}" for party, bp in told)

    def _time(self, limits: Limits) -> str:
        hours, days = limits
        if hours:
            return translate("Taxonomy", "{n} open hours", self.lang).format(n=hours)
        if days:
            return translate("Taxonomy", "{n} days", self.lang).format(n=days)
        return translate("Taxonomy", "no limit", self.lang)


def move_words(
    kind: MoveKind, day: str, was: str, now: str, count: int, lang: str | None = None
) -> str:
    """What was done to the category tree, when, and to how many cases."""
    patterns = {
        "merge": translate("Taxonomy", "{day}: “{was}” merged into “{now}” ({count} cases)", lang),
        "split": translate(
            "Taxonomy", "{day}: “{now}” split off from “{was}” ({count} cases)", lang
        ),
        "move": translate("Taxonomy", "{day}: “{was}” became “{now}” ({count} cases)", lang),
    }
    return patterns[kind].format(day=day, was=was, now=now, count=count)


def percent(bp: int) -> str:
    """``9 %`` of basis points: whole ones, half up."""
    return f"{(bp + 50) // 100} %"


def tree_move_text(move: TreeMove, lang: str | None = None) -> str:
    """Why a month's cases stand under a category that did not hold them then."""
    was, now = (name.in_language(lang or chosen_language()) for name in (move.was, move.now))
    return move_words(move.kind, format_day(move.day), was, now, move.cases, lang)
