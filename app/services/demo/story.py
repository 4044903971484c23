"""A case's story while it is being told: steps with the time that passes before each."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from random import Random
from typing import Any

from app.domain.custody import Handover
from app.domain.moves import Actor
from app.services.demo.desk import Desk
from app.services.demo.material import Material
from app.services.demo.pace import Deed
from app.services.demo.world import Run
from app.services.moves import MoveTold

_DEAR_YUAN = 10_000
Wait = tuple[int, int]  # opening minutes, from and to


@dataclass(frozen=True, slots=True)
class Step:
    """A deed, the minutes before it, and the stage that the case reaches with it."""

    wait: int
    deed: Deed
    reaches: str


@dataclass(slots=True)
class Story:
    """Gathers the steps of one case. ``rng`` is drawn from in the order of telling."""

    rng: Random
    material: Material
    desk: Desk
    run: Run
    steps: list[Step] = field(default_factory=list)
    resolution: str = ""  # whose route the case is on
    has_loss: bool = False  # something will have to be split
    is_asked: bool = False  # the consignor's answer is still out
    in_shop: bool = False  # the thing lies in the shop
    was_asked: bool = False  # the consignor has been asked once
    carrier_answered: bool = False  # what is left is for others to bear
    brought: tuple[str, ...] | None = None  # accessories that came with the thing

    def chance(self, percent: int) -> bool:
        """True in that many cases of a hundred."""
        return self.rng.randrange(100) < percent

    def text(self, group: str, key: str = "") -> str:
        """One of the staff's texts for ``key`` or the case's category, with names filled in."""
        run = self.run
        text = self.material.note(self.rng, group, key, run.trouble.category, run.trouble.trunk)
        return text.format(
            name=run.consignor_name or "寄卖人", it=run.piece.model.noun.zh if run.piece else ""
        )

    def then(self, wait: Wait, deed: Callable[..., None], *args: Any, reaches: str = "") -> None:
        """After a wait, ``deed`` happens to the case."""
        happening = partial(deed, self.run, *args)
        self.steps.append(Step(self.rng.randint(*wait), happening, reaches))

    def move(
        self,
        wait: Wait,
        code: str,
        *,
        reaches: str = "",
        note: str = "",
        by: Actor | None = None,
        told: MoveTold | None = None,
    ) -> None:
        """After a wait, a step along a track, by the handler where nobody is named."""
        what = told or MoveTold(note=note)
        self.then(wait, self.desk.move, code, by or self.run.handler, what, reaches=reaches)

    def note(self, wait: Wait, group: str, key: str = "", *, channel: str = "note") -> None:
        """After a wait, somebody writes one of the staff's texts on the timeline."""
        by = self.run.opened_by if self.chance(50) else self.run.handler.name
        self.then(wait, self.desk.note, self.text(group, key), channel, by)

    def show_evidence(self, wait: Wait, *, thorough: bool) -> None:
        """After a wait, who opened the case shows what its checklist asks for."""
        deed = partial(self.desk.show_evidence, thorough=thorough)
        self.then(wait, deed, self.run.opened_by)

    def hand(self, wait: Wait, handover: Handover, *, reaches: str = "") -> None:
        """After a wait, the thing changes hands; by whom it was taken is who opened the case."""
        self.then(wait, self.desk.hand, handover, self.run.opened_by, reaches=reaches)
        self.in_shop = handover.to == "in_shop"

    def cost(self, wait: Wait, kind: str) -> None:
        """After a wait, something is paid for."""
        item_class = self.run.piece.shelf.item_class if self.run.piece else ""
        what, yuan = self.material.cost(self.rng, kind, item_class)
        self.pay(wait, what, yuan)

    def pay(self, wait: Wait, what: str, yuan: int) -> None:
        """After a wait, a cost of ``yuan``."""
        tender = self.rng.choice(("wechat", "alipay", "cash", "bank"))
        self.then(wait, self.desk.pay_cost, what, yuan, tender)
        self.has_loss = True

    def received(self, came: str = "") -> Handover:
        """The thing comes to the shop, from the claimant or, if ``came`` says how, from a third.

        ``came`` is the situation its condition is described for: from_third or repaired.
        """
        run, piece = self.run, self.run.piece
        kept = self.brought if came else None
        if kept is None:
            kept = tuple(a for a in (piece.accessories if piece else ()) if self.chance(85))
        self.brought = kept
        is_dear = piece is not None and piece.yuan >= _DEAR_YUAN
        return Handover(
            "in_shop",
            place=self.text("places", "dear" if is_dear else ""),
            condition=self.text("received", came),
            accessories=kept,
            received_from="" if came else run.name,
        )

    @property
    def owner(self) -> Actor:
        """The owner of the shop, who decides what nobody else may."""
        return Actor(self.material.staff.owner, "owner")

    def cut(self, stop: str) -> None:
        """Nothing happens any more after the step that reaches ``stop``."""
        reached = next(i for i, step in enumerate(self.steps) if step.reaches == stop)
        del self.steps[reached + 1 :]

    @property
    def stops(self) -> set[str]:
        """Every stage that the story reaches."""
        return {step.reaches for step in self.steps if step.reaches}
