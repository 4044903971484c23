"""Store credit: who has how much, and how it came."""

from app.domain.people import UnknownPersonError
from app.domain.store_credit import CreditAccount
from app.storage.credit_state import credit_of, holders_of_credit
from app.storage.database import Database
from app.storage.state import State


class CreditQueries:
    """Reads buyers' credit. It is at the counter that it is spent: whoever works there sees it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_person(self, person: str) -> CreditAccount:
        """One person's credit, by id; raises UnknownPersonError."""
        with self._database.reading() as connection:
            found = credit_of(connection, person, State(connection, "").settings())
        if found is None:
            raise UnknownPersonError(person)
        return found

    def holders(self) -> list[CreditAccount]:
        """Everybody with credit left, the most first."""
        with self._database.reading() as connection:
            settings = State(connection, "").settings()
            people = holders_of_credit(connection, settings.currency)
            found = [credit_of(connection, person, settings) for person in people]
        return [account for account in found if account is not None]
