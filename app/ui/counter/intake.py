"""What has been typed at the counter so far: the value that a draft keeps and a case is made of."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from app.domain.entries import Json
from app.services.photos import KeptPhoto


@dataclass(frozen=True, slots=True)
class Intake:
    """One intake; everything has a sane default, nothing blocks."""

    tag: str = ""  # what was typed or scanned; ``sku`` is the item it was found to be
    sku: str = ""
    sale_number: str = ""
    complaint: str = ""
    category: str = ""
    resolution: str = ""
    claimant: str = "buyer"
    name: str = ""
    phone: str = ""
    handed_over: bool = False
    place: str = ""
    condition: str = ""
    accessories: tuple[str, ...] = ()
    photos: tuple[KeptPhoto, ...] = ()
    consignor: str = ""  # number of the consignor who complains, where she was found
    proof: str = ""  # how the sale is known; empty leaves it to the books
    proof_photos: tuple[KeptPhoto, ...] = ()
    chat: str = ""  # as it was pasted; ``customer`` is who of its speakers complains
    customer: str = ""
    visit: str = ""  # of an earlier case of the same customer

    @property
    def is_worth_keeping(self) -> bool:
        """Something was typed that would be a pity to lose."""
        told = (self.tag, self.complaint, self.name, self.phone, self.place, self.condition)
        return bool(self.photos or self.proof_photos or self.chat) or any(
            words.strip() for words in told
        )


def as_draft(intake: Intake) -> dict[str, Json]:
    """Plain values for the drafts table."""
    body: dict[str, Json] = asdict(intake)
    return body


def from_draft(body: Mapping[str, Any]) -> Intake:
    """The intake that `as_draft` kept; keys of another version are left out."""
    known = {key: value for key, value in body.items() if key in Intake.__dataclass_fields__}
    known["accessories"] = tuple(known.get("accessories", ()))
    for photos in ("photos", "proof_photos"):
        known[photos] = tuple(KeptPhoto(**photo) for photo in known.get(photos, ()))
    return Intake(**known)
