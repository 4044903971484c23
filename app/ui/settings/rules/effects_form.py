"""What a rule does: a field for each effect, empty where it does nothing."""

import re
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QVBoxLayout

from app.domain.cases import LANES
from app.domain.errors import RuleError
from app.domain.rules.editing import Team
from app.domain.rules.effects import DETOURS, Effects, read_effects
from app.text.catalogue import translate
from app.text.errors import sentence
from app.ui.desk import Desk
from app.ui.theme.metrics import NEAR_PX
from app.ui.widgets.choices import choose
from app.ui.widgets.fields import Field
from app.ui.widgets.themed import Themed

# A long name of a category must not widen the form.
_NARROW = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
_JOINTS = {"evidence": "; "}
_LISTS = ("tags", "evidence")


class EffectsForm(Themed):
    """``edited`` after each change by a person."""

    edited = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme)
        self._desk = desk
        self._teams: dict[str, Team] = {}
        self._shown = Effects()
        self._choices = {name: QComboBox() for name in ("lane", "team", "category", "route")}
        self._choices["detour"] = QComboBox()
        self._lines = {name: QLineEdit() for name in ("person", "priority", *_LISTS)}
        self._holds = QCheckBox()
        theme = desk.theme
        self._fields = {
            "lane": Field(theme, lambda: translate("Rules", "Handling"), self._choices["lane"]),
            "team": Field(theme, lambda: translate("Rules", "Team"), self._choices["team"]),
            "person": Field(theme, lambda: translate("Rules", "Person"), self._lines["person"]),
            "priority": Field(
                theme, lambda: translate("Rules", "Priority, points"), self._lines["priority"]
            ),
            "category": Field(
                theme, lambda: translate("Rules", "Category"), self._choices["category"]
            ),
            "route": Field(theme, lambda: translate("Rules", "Resolution"), self._choices["route"]),
            "detour": Field(
                theme, lambda: translate("Rules", "First goes through"), self._choices["detour"]
            ),
            "tags": Field(
                theme,
                lambda: translate("Rules", "Tags"),
                self._lines["tags"],
                hint=lambda: translate("Rules", "Several by commas"),
            ),
            "evidence": Field(
                theme,
                lambda: translate("Rules", "Evidence to ask for"),
                self._lines["evidence"],
                hint=lambda: translate("Rules", "Several by semicolons"),
            ),
        }
        self._lay_out()
        for choice in self._choices.values():
            choice.setSizeAdjustPolicy(_NARROW)
            choice.setMinimumContentsLength(8)
            choice.activated.connect(lambda _row: self.edited.emit())
        for line in self._lines.values():
            line.textEdited.connect(lambda _text: self.edited.emit())
        self._holds.clicked.connect(lambda _on: self.edited.emit())
        self.retranslate()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(NEAR_PX)
        grid.setVerticalSpacing(NEAR_PX)
        rows = (
            ("team", "person"),
            ("lane", "priority"),
            ("category", "route"),
            ("detour", ""),
            ("tags", "evidence"),
        )
        for row, names in enumerate(rows):
            for place, name in enumerate(filter(None, names)):
                grid.addWidget(self._fields[name], row, place)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR_PX)
        column.addLayout(grid)
        column.addWidget(self._holds)

    def show_effects(self, effects: Effects, teams: dict[str, Team]) -> None:
        """Show a rule's effects; what it names and is gone stays to be chosen."""
        self._shown, self._teams = effects, teams
        self._offer()
        for name in ("person", *_LISTS):
            value = getattr(effects, name)
            words = value if isinstance(value, tuple) else (value,)
            if name == "evidence":
                words = tuple(self._desk.word("evidence", code) for code in words)
            self._lines[name].setText(_JOINTS.get(name, ", ").join(words))
        self._lines["priority"].setText(f"{effects.priority:+d}" if effects.priority else "")
        self._holds.setChecked(effects.hold_payout)
        self.set_problem(None)

    def effects(self) -> Effects:
        """What the fields say; raises BadEffectError or BadTagError."""
        told: dict[str, Any] = {n: str(c.currentData() or "") for n, c in self._choices.items()}
        told["person"] = self._lines["person"].text()
        told["priority"] = _number(self._lines["priority"].text())
        told["hold_payout"] = self._holds.isChecked()
        for name in _LISTS:
            marks = "[;；]" if name == "evidence" else "[,，、]"  # names of evidence hold commas
            words = re.split(marks, self._lines[name].text())
            told[name] = [word.strip() for word in words if word.strip()]
        told["evidence"] = [self._evidence_code(word) for word in told["evidence"]]
        return read_effects(told)

    def _evidence_code(self, word: str) -> str:
        """The code of an item that is named in either language; what was typed if there is none."""
        for code, name in self._desk.shop.program.words["evidence"].items():
            if word.lower() in {code, name.zh.lower(), name.en.lower()}:
                return code
        return word

    def set_problem(self, error: RuleError | None) -> None:
        """Say beside its field what is wrong; None when nothing is."""
        name = str(error.params.get("effect", "tags")) if error is not None else ""
        for key, field in self._fields.items():
            is_it = error is not None and key == name
            field.set_problem((lambda: sentence(error)) if is_it and error is not None else "")

    def retranslate(self) -> None:
        """Names in the other language."""
        self._holds.setText(translate("Rules", "The consignor's payout waits"))
        chosen = {name: choice.currentData() for name, choice in self._choices.items()}
        self._offer()
        for name, code in chosen.items():
            if code is not None:
                choice = self._choices[name]
                choose(choice, code)

    def _offer(self) -> None:
        """Fill the choices: nothing first, then all there is, then what only this rule names."""
        desk = self._desk
        lang, program = desk.lang, desk.shop.program
        branches = [b.code for b in desk.branches.values() if not b.retired]
        stages = program.routes.stages
        offered: dict[str, Sequence[tuple[str, str]]] = {
            "lane": [(code, desk.word("lane", code)) for code in LANES],
            "team": [
                (team.code, team.name.in_language(lang))
                for team in self._teams.values()
                if not team.retired
            ],
            "category": [
                (code, desk.category(code))
                for trunk in program.trunks
                for code in (trunk, *(b for b in branches if b.startswith(trunk + ".")))
            ],
            "route": [(code, desk.resolution(code)) for code in program.routes.resolutions()],
            "detour": [
                (code, stages[code].name.in_language(lang) if code in stages else code)
                for code in DETOURS
            ],
        }
        for name, choice in self._choices.items():
            value = getattr(self._shown, name)
            choice.clear()
            choice.addItem("–", "")
            for code, words in offered[name]:
                choice.addItem(words, code)
            if value and choice.findData(value) < 0:
                gone = translate("Rules", "{name} (no longer there)").format(name=value)
                choice.addItem(gone, value)
            choose(choice, value)


def _number(text: str) -> object:
    """Points as typed; words stay words, and are refused as such."""
    typed = text.strip().replace("\N{MINUS SIGN}", "-").removeprefix("+")
    if not typed:
        return 0
    digits = typed.removeprefix("-")
    return int(typed) if digits.isascii() and digits.isdigit() and len(digits) < 6 else typed
