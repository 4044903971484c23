"""A pasted chat becomes a case: all of it on the timeline, the customer's words as complaint."""

from app.domain.cases import check_text
from app.domain.chat import MOST_LETTERS, Chat, PastedChat, read_chat
from app.domain.entries import Fact, Json


def chat_fact(case_id: str, pasted: PastedChat) -> Fact:
    """The fact that a chat was pasted, message by message; raises TextTooLongError."""
    text = check_text(pasted.text, most=MOST_LETTERS)
    chat = read_chat(text)
    messages: list[Json] = [
        {"who": message.who, "when": message.when, "text": message.text}
        for message in chat.messages
    ]
    payload = {"text": text, "messages": messages, "customer": pasted.customer}
    return Fact("chat_pasted", "case", case_id, payload)


def complaint_of(chat: Chat, customer: str) -> str:
    """The customer's own words; everybody's where the chat does not tell who speaks."""
    return chat.said_by(customer) or "\n".join(
        message.words for message in chat.messages if message.words
    )
