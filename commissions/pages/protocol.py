"""A protocol as its page shows it: the four tables, and who has signed."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import scoring
from attestation.models import Application
from commissions.models import AgendaItem, Protocol
from commissions.papers import category_name
from commissions.selectors import PURPOSE, decided_items, signers_of
from commissions.states import SittingState
from commissions.texts import TURNS
from foundation.base.texts import said
from foundation.documents.models import Document
from foundation.documents.services import documents_of
from foundation.signatures.models import Signature
from foundation.signatures.services import signatures_on
from registry.models import Person


@dataclass(frozen=True)
class Row:
    """A case in a table of the protocol, in the language of the screen."""

    person: str
    post: str
    turn: str
    present: str
    declared: str
    assigned: str
    votes: dict[str, Any]
    reason: str


@dataclass(frozen=True)
class Table:
    title: str
    with_reason: bool
    rows: list[Row]


@dataclass(frozen=True)
class Signer:
    person: Person
    is_secretary: bool
    is_chair: bool
    signature: Signature | None


class ProtocolPage:
    def __init__(self, protocol: Protocol) -> None:
        self.protocol = protocol
        self.content = protocol.content

    @property
    def day(self) -> date:
        return date.fromisoformat(self.content["date"])

    @property
    def commission(self) -> str:
        return said(self.content["commission"]["name"])

    @property
    def members(self) -> list[dict[str, Any]]:
        return [member for member in self.content["members"] if member["present"]]

    @property
    def absent(self) -> list[dict[str, Any]]:
        return [member for member in self.content["members"] if not member["present"]]

    @property
    def is_signed(self) -> bool:
        return self.protocol.sitting.state == SittingState.SIGNED

    def tables(self) -> list[Table]:
        """The four tables of annex 2 in the form's order, empty ones too."""
        rules = scoring.ruleset(self.content["commission"]["ruleset"])
        tables = rules.commission.conclusions["teachers"].protocol_tables
        return [
            Table(
                title=said(table.title),
                with_reason=table.with_reason,
                rows=[_row(case) for case in self.content["cases"] if code in case["tables"]],
            )
            for code, table in tables.items()
        ]

    @cached_property
    def signers(self) -> list[Signer]:
        given = {
            signature.signed_by_id: signature
            for signature in signatures_on(self.protocol, purpose=PURPOSE)
        }
        chairs = {member["id"] for member in self.content["members"] if member["chair"]}
        secretary = self.protocol.sitting.commission.secretary_id
        return [
            Signer(
                person=person,
                is_secretary=person.pk == secretary,
                is_chair=str(person.pk) in chairs,
                signature=given.get(person.user_id),
            )
            for person in signers_of(self.protocol)
        ]

    @property
    def signed(self) -> int:
        return sum(signer.signature is not None for signer in self.signers)

    @cached_property
    def documents(self) -> list[Document]:
        return list(documents_of(self.protocol).order_by("language"))

    def items(self) -> list[AgendaItem]:
        return list(decided_items(self.protocol))


def _row(case: dict[str, Any]) -> Row:
    def name(field: str) -> str:
        return said({language: category_name(case, field, language) for language in ("kk", "ru")})

    return Row(
        person=case["person"]["name"],
        post=said(case["post"]),
        turn=said(TURNS[Application.Turn(case["turn"])]),
        present=name("present_category"),
        declared=name("declared_category"),
        assigned=name("assigned_category"),
        votes=case["votes"],
        reason=said(case["reason"]),
    )
