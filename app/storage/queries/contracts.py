"""What is agreed with consignors, for those who may see shares."""

from app.domain.contracts import Contract
from app.storage.contracts_state import contract_on, versions_of
from app.storage.database import Database
from app.storage.queries.viewer import Viewer


class ContractQueries:
    """Reads contracts, version by version."""

    def __init__(self, database: Database, viewer: Viewer) -> None:
        self._database = database
        self._viewer = viewer

    def versions(self, holder: str) -> tuple[Contract, ...]:
        """All versions of a person's contract (by her id), oldest first; empty: the standard."""
        self._viewer.check("shares")
        with self._database.reading() as connection:
            return versions_of(connection, holder)

    def in_force(self, holder: str, day: str) -> Contract:
        """The version that holds on an ISO day, hers or the standard one."""
        self._viewer.check("shares")
        with self._database.reading() as connection:
            return contract_on(connection, holder, day)
