"""What a protocol says, as data: names, votes, decisions and the hashes they rest on."""

import hashlib
from datetime import date
from typing import Any

from attestation.models import FrozenPortfolio
from commissions.cases import common_total, given_by_members
from commissions.models import AgendaItem, Motion, Sitting
from foundation.base.canonical import canonical_bytes, plain
from registry.models import Person


def protocol_content(sitting: Sitting, *, number: str, day: date) -> dict[str, Any]:
    """The whole protocol, made of JSON's own types.

    Its cases carry the columns of annex 2 and the tables each one is printed in.
    """
    commission = sitting.commission
    items = list(sitting.items.select_related("application__person").order_by("position"))
    return plain(
        {
            "number": number,
            "date": day,
            "commission": {
                "id": commission.pk,
                "name": commission.name,
                "organisation": commission.organisation.name,
                "order_number": commission.order_number,
                "order_date": commission.order_date,
                **commission.judged_by,
            },
            "sitting": {
                "id": sitting.pk,
                "number": sitting.number,
                "opened_at": sitting.opened_at,
                "closed_at": sitting.closed_at,
            },
            "members": _members(sitting),
            "secretary": _person(commission.secretary),
            "cases": [_case(item) for item in items if item.decided_at],
            "postponed": [_postponed(item) for item in items if item.postponed_at],
        }
    )


def _person(person: Person) -> dict[str, Any]:
    return {"id": person.pk, "name": person.full_name}


def _members(sitting: Sitting) -> list[dict[str, Any]]:
    rows = sitting.attendance.select_related("member__person").order_by(
        "-member__is_chair", "member__person__surname", "member__person__given_name"
    )
    return [
        {
            **_person(row.member.person),
            "member": row.member_id,
            "chair": row.member.is_chair,
            "present": row.is_present,
            "absence_reason": row.absence_reason,
        }
        for row in rows
    ]


def _case(item: AgendaItem) -> dict[str, Any]:
    application, rules = item.application, item.application.ruleset
    motions = list(item.motions.order_by("number"))
    totals = given_by_members(application).totals
    return {
        "application": application.pk,
        "number": application.number,
        "person": _person(application.person),
        "post": application.post,
        "turn": application.turn,
        "present_category": application.present_category,
        "declared_category": application.category,
        "assigned_category": item.category,
        "outcome": item.outcome,
        "tables": rules.conclusions_on(application.category).outcomes[item.outcome].tables,
        "reason": item.reason,
        "votes": _adopted(motions).tally,
        "motions": [_motion(motion) for motion in motions],
        "totals": totals,
        "total": common_total(totals),
        "portfolio_sha256": FrozenPortfolio.objects.get(application=application).sha256,
        **application.judged_by,
    }


def _adopted(motions: list[Motion]) -> Motion:
    return next(motion for motion in motions if motion.adopted)


def _motion(motion: Motion) -> dict[str, Any]:
    return {
        "number": motion.number,
        "outcome": motion.outcome,
        "category": motion.category,
        "adopted": motion.adopted,
        "closed_at": motion.closed_at,
        "ballots_sha256": ballots_sha256(motion),
        **{key: motion.tally[key] for key in ("for", "against", "chair_decided")},
    }


def ballots_sha256(motion: Motion) -> str:
    """A digest of every ballot of a motion: none can be changed or dropped unseen."""
    ballots = motion.ballots.order_by("member_id").values_list(
        "member_id", "choice", "reason", "cast_at"
    )
    return hashlib.sha256(canonical_bytes([list(ballot) for ballot in ballots])).hexdigest()


def _postponed(item: AgendaItem) -> dict[str, Any]:
    application = item.application
    return {
        "application": application.pk,
        "number": application.number,
        "person": _person(application.person),
        "reason": item.postponement_reason,
    }
