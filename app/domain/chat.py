"""A pasted chat — WeChat, WhatsApp, 闲鱼 or alike — as messages: who said what, when.

Whatever is pasted, not a letter of it is lost: the ``raw`` parts of the messages put together are
what was pasted. What cannot be told apart is one message of nobody.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from app.domain.chat_stamps import shapes

MOST_LETTERS = 200_000
_HEADER_LETTERS = 120  # a longer line is something that was said
_MOST_SPEAKERS = 6  # of a chat without times: more names than that are no names
_SHOP_WORDS = (
    "客服",
    "小二",
    "掌柜",
    "店",
    "寄卖",
    "shop",
    "store",
    "support",
    "service",
    "boutique",
)
_SHOP_NAMES = frozenset({"我", "me", "you"})
_PICTURE = re.compile(
    r"\[(?:图片|照片|原图|photo|image|picture)\]|<(?:media omitted|已忽略媒体文件|媒体已省略)>"
    r"|(?:image|photo) omitted|图像已忽略|已忽略图片"
    r"|<(?:attached|附件)[:：][^<>\n]{0,120}>"
    r"|\S{1,80}\s*[(（](?:file attached|文件已附加|附件)[)）]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """One message; ``when`` as it was written, ``raw`` with all that stood around it."""

    who: str
    when: str
    text: str
    raw: str

    @property
    def pictures(self) -> int:
        """How many pictures it speaks of; a pasted text holds none of them."""
        return len(_PICTURE.findall(self.text))

    @property
    def words(self) -> str:
        """What was said, without the places where pictures stood."""
        lines = (_PICTURE.sub("", line).strip() for line in self.text.splitlines())
        return "\n".join(line for line in lines if line)


@dataclass(frozen=True, slots=True)
class Chat:
    """Messages in the order in which they were pasted."""

    messages: tuple[ChatMessage, ...]

    def speakers(self) -> tuple[str, ...]:
        """Everybody who speaks, in order of first appearance."""
        return tuple(dict.fromkeys(message.who for message in self.messages if message.who))

    def said_by(self, who: str) -> str:
        """The words of one speaker, a message a line; ``""`` is whoever has no name."""
        words = (message.words for message in self.messages if message.who == who)
        return "\n".join(part for part in words if part)

    @property
    def pictures(self) -> int:
        """How many pictures all messages speak of."""
        return sum(message.pictures for message in self.messages)


@dataclass(frozen=True, slots=True)
class PastedChat:
    """A chat that becomes part of a case: what was pasted, and which speaker the customer is."""

    text: str
    customer: str = ""


def read_chat(text: str) -> Chat:
    """Tell the messages apart; never raises, whatever the text is."""
    lines = text.splitlines(keepends=True)
    timed = any(_timed(line) for line in lines)
    names = frozenset[str]() if timed else _names_before_colons(lines)
    reader = _Reader(names, timed=timed)
    for line in lines:
        reader.take(line)
    return Chat(tuple(reader.messages()))


def guess_customer(chat: Chat, shop_names: Collection[str] = ()) -> str:
    """Who the customer probably is: the first speaker who does not sound like the shop."""
    speakers = chat.speakers()
    known = {name.strip().casefold() for name in shop_names if name.strip()} | _SHOP_NAMES
    others = [name for name in speakers if not _sounds_like_shop(name.casefold(), known)]
    return next(iter(others or speakers), "")


def _sounds_like_shop(name: str, known: Collection[str]) -> bool:
    return name in known or any(word in name for word in _SHOP_WORDS)


@dataclass(slots=True)
class _Begun:
    who: str
    when: str
    raw: list[str]
    said: list[str]


class _Reader:
    """Takes lines one by one; each ends up in the ``raw`` of exactly one message."""

    def __init__(self, names: Collection[str], *, timed: bool) -> None:
        self._names, self._timed = names, timed
        self._begun: list[_Begun] = []
        self._day = ""
        self._waiting: list[str] = []  # lines that say the day of what follows

    def take(self, line: str) -> None:
        """The next line, with its end."""
        if self._is_day_line(line):
            self._waiting.append(line)
            return
        if self._waiting and not line.strip():
            self._waiting.append(line)
            return
        header = _header(line) if self._timed else _speaker(line, self._names)
        if header is not None:
            who, when, said = header
            self._begin(who, self._moment(when), line, said)
        elif not self._begun or self._waiting:
            self._begin("", self._day, line, line)
        else:
            self._begun[-1].raw.append(line)
            self._begun[-1].said.append(line)

    def messages(self) -> Iterator[ChatMessage]:
        """All of them."""
        if self._waiting:
            self._begin("", self._day, "", "")
        for begun in self._begun:
            said = "".join(begun.said).strip()
            yield ChatMessage(begun.who, begun.when, said, "".join(begun.raw))

    def _begin(self, who: str, when: str, line: str, said: str) -> None:
        self._begun.append(_Begun(who.strip(), when.strip(), [*self._waiting, line], [said]))
        self._waiting = []

    def _moment(self, when: str) -> str:
        """A time alone is one of the day that was told before."""
        if when and not shapes().time_line.fullmatch(when):
            return when
        day = "" if shapes().time_line.fullmatch(self._day) and when else self._day
        return f"{day} {when}".strip()

    def _is_day_line(self, line: str) -> bool:
        if len(line) > _HEADER_LETTERS or not line.strip():
            return False
        found = _day_line(line)
        if found is None:
            return False
        self._day = found["when"]
        return True


def _day_line(line: str) -> re.Match[str] | None:
    return shapes().day_line.fullmatch(line.strip()) or shapes().time_line.fullmatch(line.strip())


_Header = tuple[str, str, str]  # who, when, and what of the line was said


def _header(line: str) -> _Header | None:
    inline = shapes().inline.match(line)
    if inline is not None:
        when = inline["when"] or inline["when2"]
        return inline["who"] or "", when, line[inline.end() :]
    if len(line) > _HEADER_LETTERS or _day_line(line):
        return None
    bare = line.strip()
    for shape in (shapes().time_first, shapes().name_first):
        found = shape.fullmatch(bare)
        if found is not None:
            return found["who"], found["when"], ""
    return None


def _timed(line: str) -> bool:
    found = _header(line)
    return found is not None and bool(found[0])


def _speaker(line: str, names: Collection[str]) -> _Header | None:
    found = shapes().speaker.match(line)
    if found is None or found["who"].strip() not in names:
        return None
    return found["who"], "", line[found.end() :]


def _names_before_colons(lines: Collection[str]) -> frozenset[str]:
    """Names that stand before colons, if that is how this chat tells who speaks."""
    found = (shapes().speaker.match(line) for line in lines)
    counted = Counter(match["who"].strip() for match in found if match is not None)
    if sum(counted.values()) < 2 or len(counted) > _MOST_SPEAKERS:
        return frozenset()
    return frozenset(counted)
