"""A contract as JSON."""

from app.cli.shapes.plain import Document
from app.domain.contracts import Contract, terms_as_json


def contract_full(contract: Contract) -> Document:
    """One version; 0 is what the program assumes where nothing was agreed."""
    return {
        "version": contract.version,
        "valid_from": contract.valid_from or None,
        "is_standard": not contract.holder,
        "terms": terms_as_json(contract.terms),
    }
