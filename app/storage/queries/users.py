"""Who works in the shop, and what each role may do."""

from app.domain.permissions import PermissionTable, Rights
from app.domain.sight import Sight
from app.domain.users import User
from app.storage.database import Database
from app.storage.queries.viewer import Viewer
from app.storage.users_state import asks_who, lockout_of, permission_table, rights_of, users


class UserQueries:
    """Reads users and permissions for screens and the command line."""

    def __init__(self, database: Database, program: PermissionTable, viewer: Viewer) -> None:
        self._database = database
        self._program = program
        self._viewer = viewer

    def everybody(self) -> list[User]:
        """All users, in the order in which they came."""
        with self._database.reading() as connection:
            return users(connection)

    def who_can_sign_in(self) -> list[User]:
        """Whom the lock page offers; nobody in a shop in which everybody acts as owner."""
        return [user for user in self.everybody() if user.can_sign_in]

    def asks_who(self) -> bool:
        """Whether people sign in here."""
        with self._database.reading() as connection:
            return asks_who(connection)

    def locked_until(self, user: str, now_ms: int) -> int | None:
        """When a user may try again (UTC milliseconds), if she is locked out now."""
        with self._database.reading() as connection:
            seen = lockout_of(connection, user).seen_at(now_ms)
        return seen.until if seen.until > now_ms else None

    def permissions(self) -> PermissionTable:
        """What each role may do in this shop."""
        with self._database.reading() as connection:
            return permission_table(connection, self._program)

    def rights(self, name: str) -> Rights:
        """What somebody may do; raises UnknownActorError for a stranger."""
        with self._database.reading() as connection:
            return rights_of(connection, name, self._program)

    def sight(self) -> Sight:
        """What whoever looks may see."""
        return self._viewer.sight()
