"""Reading what a register sent: strictly, for what is not understood must not become a fact."""

from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from foundation.gateways.answers import KINDS, Answer, Known, Register, Unknown
from foundation.gateways.facts import STRICT, Fact, Key

MOST_FACTS = 500


class NotUnderstood(Exception):  # noqa: N818 - says what happened
    """The bytes are no answer to the question. Its text quotes nothing of them."""


@dataclass(frozen=True, config=STRICT)
class Sent:
    """An answer as it travels; `question` is the mark of the question it answers."""

    question: Key
    known: bool
    facts: Annotated[
        list[Annotated[Fact, Field(discriminator="kind")]], Field(max_length=MOST_FACTS)
    ]


SENT = TypeAdapter(Sent)


def read_answer(body: bytes, *, register: Register, question: str) -> Answer:
    """The answer to this very question. Raises NotUnderstood."""
    try:
        sent = SENT.validate_json(body)
    except ValidationError as error:
        raise NotUnderstood(f"{error.error_count()} breaches of the form") from None
    if sent.question != question:
        raise NotUnderstood("an answer to another question")
    if not sent.known:
        if sent.facts:
            raise NotUnderstood("facts about an unknown person")
        return Unknown()
    if {fact.kind for fact in sent.facts} - KINDS[register]:
        raise NotUnderstood("facts that this register does not keep")
    if len({fact.key for fact in sent.facts}) < len(sent.facts):
        raise NotUnderstood("two facts under one key")
    return Known(tuple(sent.facts))
