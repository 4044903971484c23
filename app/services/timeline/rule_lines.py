"""What the shop's rules did to a case, and why."""

from collections.abc import Callable, Mapping

from app.domain.papers import Words
from app.domain.rules.editing import Team
from app.domain.rules.effects import read_effects
from app.domain.rules.evaluating import Reason
from app.services.rules.speaking import plain_words
from app.services.timeline.voice import Payload, Told, Voice
from app.text.catalogue import translate
from app.text.plain_rules import PlainWords


def _applied(voice: Voice, payload: Payload) -> Told:
    words = _words(voice, payload)
    effects = words.effects(read_effects(payload["effects"]))
    title = translate("Timeline", "the rules decided: {effects}", voice.lang)
    nothing = translate("Timeline", "no rule applies any more", voice.lang)
    lines = [*(_why(voice, words, rule) for rule in payload["rules"])]
    lines += [_missing(voice, each) for each in payload["missing"]]
    lines += [_lost(voice, words, each) for each in payload["lost"]]
    return Told(title.format(effects=effects) if effects else nothing, "\n".join(lines))


def _words(voice: Voice, payload: Payload) -> PlainWords:
    """Words as they were: the team has the name that it had then."""
    team = payload["team"]
    code = payload["effects"].get("team", "")
    teams = {code: Team(code, Words(**team))} if team else {}
    currency = payload.get("currency", "CNY")
    return plain_words(voice.program, voice.branches, teams, currency, voice.lang)


def _why(voice: Voice, words: PlainWords, rule: Mapping[str, object]) -> str:
    told = rule["reasons"]
    reasons = [_reason(each) for each in told] if isinstance(told, list) else []
    said = translate("Rule", ", ", voice.lang).join(words.reason(reason) for reason in reasons)
    name = str(rule["zh" if voice.lang == "zh" else "en"])
    always = translate("Rule", "always", voice.lang)
    pattern = translate("Timeline", "{rule} (version {version}): {why}", voice.lang)
    return pattern.format(rule=name, version=rule["version"], why=said or always)


def _reason(told: Mapping[str, object]) -> Reason:
    known = dict(told)
    for name in ("values", "words"):
        parts = known.get(name)
        known[name] = tuple(parts) if isinstance(parts, list | tuple) else ()
    return Reason(**known)  # type: ignore[arg-type] # as the journal's entry was made


def _missing(voice: Voice, told: Mapping[str, str]) -> str:
    pattern = translate(
        "Timeline", "{rule} names {value}, which is no longer there; it was left out", voice.lang
    )
    return pattern.format(rule=told["rule"], value=told["value"])


def _lost(voice: Voice, words: PlainWords, told: Mapping[str, str]) -> str:
    value = words.effect_value(told["effect"], told["value"])
    if told["won_by"] == "person":
        pattern = translate("Timeline", "{rule} wanted {value}; a person has said it", voice.lang)
        return pattern.format(rule=told["rule"], value=value)
    pattern = translate("Timeline", "{rule} wanted {value}; {winner} came first", voice.lang)
    return pattern.format(rule=told["rule"], value=value, winner=told["won_by"])


TELLERS: Mapping[str, Callable[[Voice, Payload], Told]] = {"rules_applied": _applied}
