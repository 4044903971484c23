"""What can be wrong with a rule; each failure of a condition says where in its text."""

from app.domain.errors import AftercareError, RuleError


class ConditionError(RuleError):
    """The condition cannot be read at this place; the others say more closely why.

    ``offset`` and ``length`` are letters of the text as it was typed.
    """

    code = "condition_unreadable"

    def __init__(self, offset: int, length: int, found: str, **params: str | int | None) -> None:
        super().__init__(offset=offset, length=length, found=found[:40], **params)
        self.offset = offset
        self.length = length


class ConditionEmptyError(ConditionError):
    """A condition needs one comparison, or the word ``always``."""

    code = "condition_empty"


class ConditionEndsError(ConditionError):
    """The text ends where something must follow."""

    code = "condition_ends"


class ConditionTooLongError(ConditionError):
    """Longer than anyone reads."""

    code = "condition_too_long"

    def __init__(self, length: int, most: int) -> None:
        super().__init__(most, length - most, "", letters=length, most=most)


class ConditionTooDeepError(ConditionError):
    """Too many parentheses or ``not`` inside each other."""

    code = "condition_too_deep"


class TextNotClosedError(ConditionError):
    """A quotation mark opens here and none closes it."""

    code = "text_not_closed"


class ParenthesisNotClosedError(ConditionError):
    """A parenthesis or bracket opens here and none closes it."""

    code = "parenthesis_not_closed"


class UnknownFactError(ConditionError):
    """No fact has this name; ``perhaps`` is the one that was probably meant."""

    code = "unknown_fact"

    def __init__(self, offset: int, length: int, found: str, perhaps: str) -> None:
        super().__init__(offset, length, found, perhaps=perhaps)


class WrongOperatorError(ConditionError):
    """This fact cannot be compared in this way; ``allowed`` are the ways that fit it."""

    code = "wrong_operator"

    def __init__(self, offset: int, length: int, found: str, fact: str, allowed: str) -> None:
        super().__init__(offset, length, found, fact=fact, allowed=allowed)


class WrongValueError(ConditionError):
    """Not a value this fact can have; ``wanted`` is a code that says what one looks like."""

    code = "wrong_value"

    def __init__(self, offset: int, length: int, found: str, fact: str, wanted: str) -> None:
        super().__init__(offset, length, found, fact=fact, wanted=wanted)


class UnknownValueError(ConditionError):
    """Not one of the codes this fact can have."""

    code = "unknown_value"

    def __init__(self, offset: int, length: int, found: str, fact: str, allowed: str) -> None:
        super().__init__(offset, length, found, fact=fact, allowed=allowed)


class BetweenReversedError(ConditionError):
    """``between`` whose first value is the larger: nothing could ever be there."""

    code = "between_reversed"


class UnknownRuleError(RuleError):
    """The shop has no rule of this code."""

    code = "unknown_rule"

    def __init__(self, rule: str) -> None:
        super().__init__(rule=rule[:40])


class BadRuleCodeError(RuleError):
    """A rule's code is capital letters, digits and hyphens, at most 40."""

    code = "bad_rule_code"

    def __init__(self, rule: str) -> None:
        super().__init__(rule=rule[:60])


class RuleNameMissingError(RuleError):
    """A rule needs a name in at least one language, of at most 80 letters."""

    code = "rule_name_missing"

    def __init__(self, rule: str) -> None:
        super().__init__(rule=rule[:40])


class RuleDoesNothingError(RuleError):
    """A rule without any effect that does not stop either."""

    code = "rule_does_nothing"

    def __init__(self, rule: str) -> None:
        super().__init__(rule=rule[:40])


class UnknownEffectError(RuleError):
    """Rules have no effect of this name."""

    code = "unknown_effect"

    def __init__(self, effect: str, allowed: str) -> None:
        super().__init__(effect=effect[:40], allowed=allowed)


class BadEffectError(RuleError):
    """Not a value that this effect can have."""

    code = "bad_effect"

    def __init__(self, effect: str, value: str) -> None:
        super().__init__(effect=effect, value=value[:60])


class TooManyRulesError(RuleError):
    """More rules than anyone can keep in mind."""

    code = "too_many_rules"

    def __init__(self, count: int, most: int) -> None:
        super().__init__(count=count, most=most)


class UnknownTeamError(RuleError):
    """The shop has no team of this code."""

    code = "unknown_team"

    def __init__(self, team: str) -> None:
        super().__init__(team=team[:40])


class BadTeamError(RuleError):
    """A team needs a code in small letters, a name, and members with names."""

    code = "bad_team"

    def __init__(self, team: str) -> None:
        super().__init__(team=team[:40])


class BadTagError(RuleError):
    """A tag is a short word without commas; a case carries twenty at most."""

    code = "bad_tag"

    def __init__(self, tag: str) -> None:
        super().__init__(tag=tag[:40])


class NotTomlError(RuleError):
    """The text is not TOML at all; ``detail`` is the reader's own word."""

    code = "not_toml"

    def __init__(self, detail: str) -> None:
        super().__init__(detail=detail[:200])


class BadRulesFileError(RuleError):
    """A file of rules is wrong at one place, and nothing of it was taken over.

    ``problem`` is what is wrong there; it has its own sentence.
    """

    code = "bad_rules_file"

    def __init__(self, file: str, line: int, key: str, problem: AftercareError) -> None:
        super().__init__(file=file, line=line, key=key, problem=str(problem))
        self.problem = problem
