"""A chat in a text file: what ``case open --chat`` reads."""

from pathlib import Path

from app.domain.chat import MOST_LETTERS, PastedChat, guess_customer, read_chat
from app.domain.errors import EnvironmentFailedError
from app.services.chats import complaint_of

_MOST_BYTES = 4 * MOST_LETTERS
_MARK = "\ufeff"


class ChatNotReadError(EnvironmentFailedError):
    """The file with the chat is not there, cannot be read, or is far too long for a chat."""

    code = "chat_not_read"

    def __init__(self, path: str) -> None:
        super().__init__(path=path)


def read_chat_file(path: Path) -> str:
    """The text of a file; Chinese encodings are told apart. Raises ChatNotReadError."""
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise ChatNotReadError(str(path)) from error
    if len(content) > _MOST_BYTES:
        raise ChatNotReadError(str(path))
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("utf-8", "replace").removeprefix(_MARK)


def pasted(text: str, customer: str, shop_name: str) -> tuple[PastedChat, str]:
    """The chat with its customer, and what she complains about in it.

    She is the one who was named, or whoever does not sound like us.
    """
    chat = read_chat(text)
    who = customer or guess_customer(chat, (shop_name,))
    return PastedChat(text, who), complaint_of(chat, who)
