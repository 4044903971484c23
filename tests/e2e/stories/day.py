"""What people of a shop type during a day, in few words."""

from dataclasses import dataclass
from typing import Any

from app.domain.money import allocate
from tests.e2e.cli.terminal import Terminal


@dataclass(slots=True)
class Day:
    """One shop at one terminal; every step must succeed unless the story says `refused`."""

    type: Terminal

    def open(self, *options: str) -> str:
        """Open a case; returns its number."""
        number: str = self.type.json("case", "open", *options)["case"]["number"]
        return number

    def move(self, number: str, *moves: str, note: str = "如上") -> None:
        """Make moves one after the other."""
        for move in moves:
            self.type.json("case", "move", number, move, "--note", note)

    def ours(self, number: str) -> None:
        """It was looked at: it is our item."""
        self.type.json("case", "check", number, "--answer", "ours")

    def case(self, number: str) -> dict[str, Any]:
        """The case as it stands."""
        found: dict[str, Any] = self.type.json("case", "show", number)["case"]
        return found

    def stage(self, number: str) -> tuple[str, str]:
        """Where the case stands and who is waited for."""
        case = self.case(number)
        return case["stage"], case["turn"]

    def may(self, number: str) -> set[str]:
        """The moves that can be made now."""
        moves = self.type.json("case", "moves", number)["moves"]
        return {move["code"] for move in moves if move["allowed"]}

    def refused(self, *words: str) -> dict[str, Any]:
        """What the program says to a step that it must refuse."""
        answer = self.type(*words, "--json")
        assert answer.code == 1, (words, answer.out, answer.err)
        return answer.error

    def split(self, number: str, **shares_bp: int) -> None:
        """Decide who bears the loss."""
        shares = [w for p, bp in shares_bp.items() for w in ("--share", f"{p}={bp}")]
        self.type.json("case", "split", number, *shares, "--reason", "协商一致")

    def balance(self, consignor: str = "1001") -> int:
        """What the shop owes her; below zero she owes."""
        shown = self.type.json("consignor", "show", consignor)["consignor"]
        minor: int = shown["balance"]["minor"]
        return minor

    def books_are_sound(self) -> None:
        """The ledger balances, and a replay gives the same shop."""
        assert self.type.json("ledger", "check")["ok"] is True
        assert self.type.json("verify", "--deep")["ok"] is True


def parts(total_minor: int, *weights: int) -> tuple[int, ...]:
    """Cents by largest remainder, as the program divides them."""
    return allocate(total_minor, weights)
