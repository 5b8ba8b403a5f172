"""Protocol and extract as papers in one language, from what was signed."""

from datetime import date
from typing import Any

from django.conf import settings

import scoring
from attestation.models import Application
from commissions.models import AgendaItem, Protocol
from commissions.selectors.protocols import PURPOSE
from commissions.states import Outcome
from commissions.texts import TURNS
from foundation.documents import forms
from foundation.signatures.models import Signature
from foundation.signatures.services import signatures_on

TABLES = {
    "conforms_declared": "to_declared",
    "not_declared": "not_to_declared",
    "conforms_present": "to_present",
    "lower_than_present": "below_present",
}
SERIAL_SHOWN = 8


def protocol_paper(protocol: Protocol, language: str) -> forms.ProtocolPaper:
    content = protocol.content
    present = [member for member in content["members"] if member["present"]]
    chair = next(member for member in content["members"] if member["chair"])
    lines = _signature_lines(protocol)
    return forms.ProtocolPaper(
        number=protocol.number,
        commission=content["commission"]["name"][language],
        date=date.fromisoformat(content["date"]),
        chair=chair["name"],
        members=tuple(member["name"] for member in present if not member["chair"]),
        **_tables(content, language),
        chair_signature=lines[chair["id"]],
        member_signatures=tuple(lines[one["id"]] for one in present if not one["chair"]),
        secretary_signature=lines[content["secretary"]["id"]],
        content_hash=protocol.sha256,
        members_present=len(present),
        members_total=len(content["members"]),
        demonstration=settings.DEMONSTRATION,
    )


def extract_paper(item: AgendaItem, language: str) -> forms.ExtractPaper:
    protocol = item.sitting.protocol
    content = protocol.content
    case = next(one for one in content["cases"] if one["application"] == str(item.application_id))
    conforms = Outcome(case["outcome"]) == Outcome.CONFORMS_TO_DECLARED
    return forms.ExtractPaper(
        date=date.fromisoformat(content["date"]),
        commission=content["commission"]["name"][language],
        protocol_number=protocol.number,
        person=case["person"]["name"],
        conforms=conforms,
        declared_category=category_name(case, "declared_category", language),
        assigned_category=category_name(case, "assigned_category", language),
        secretary=_signature_lines(protocol)[content["secretary"]["id"]],
        reason="" if conforms else case["reason"][language],
        demonstration=settings.DEMONSTRATION,
    )


def category_name(case: dict[str, Any], field: str, language: str) -> str:
    """The name of a category as the law of the case calls it."""
    name = scoring.ruleset(case["ruleset"]).category_name(case[field])
    return name.in_language(language)


def _tables(content: dict[str, Any], language: str) -> dict[str, tuple[forms.ProtocolRow, ...]]:
    return {
        field: tuple(
            _row(case, language, with_reason=table == "not_declared")
            for case in content["cases"]
            if table in case["tables"]
        )
        for table, field in TABLES.items()
    }


def _row(case: dict[str, Any], language: str, *, with_reason: bool) -> forms.ProtocolRow:
    return forms.ProtocolRow(
        person=case["person"]["name"],
        post=case["post"].get(language, ""),
        turn=TURNS[Application.Turn(case["turn"])][language],
        present_category=category_name(case, "present_category", language),
        declared_category=category_name(case, "declared_category", language),
        assigned_category=category_name(case, "assigned_category", language),
        votes_for=case["votes"]["for"],
        votes_against=case["votes"]["against"],
        chair_decided=case["votes"]["chair_decided"],
        reason=case["reason"][language] if with_reason else "",
    )


def _signature_lines(protocol: Protocol) -> dict[str, forms.Signature]:
    """A line under the paper for everybody on the list, signed or not, by person's id."""
    content = protocol.content
    given = {
        signature.signer_iin: signature for signature in signatures_on(protocol, purpose=PURPOSE)
    }
    iins = _iins(protocol)
    people = [*content["members"], content["secretary"]]
    return {one["id"]: _line(one["name"], given.get(iins[one["id"]])) for one in people}


def _iins(protocol: Protocol) -> dict[str, str]:
    commission = protocol.sitting.commission
    members = commission.members.values_list("person_id", "person__iin")
    secretary = (commission.secretary_id, commission.secretary.iin)
    return {str(person_id): iin for person_id, iin in [*members, secretary]}


def _line(name: str, signature: Signature | None) -> forms.Signature:
    if signature is None:
        return forms.Signature(name)
    return forms.Signature(
        name, signature.signed_at, signature.certificate_serial[:SERIAL_SHOWN].upper()
    )
