"""Reads of the room."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Q, QuerySet, When

import scoring
from attestation.models import Application, Cycle
from attestation.states import State
from attestation.timeline import Step, timeline
from foundation.accounts.models import User
from registry.models import Organisation, Person
from registry.selectors import organisations_overseen_by, organisations_with_role
from registry.states import Role

__all__ = [
    "Step",
    "Wording",
    "applications_for_user",
    "cases_for_user",
    "consent_wording",
    "current_application",
    "intake_queue_for_user",
    "live_cycle",
    "timeline",
]

INTAKE_ROLES = (Role.INTAKE_OFFICER, Role.HEAD)
SENT = Q(submitted_at__isnull=False)
WITH_COMMISSION = {State.IN_COMMISSION, *State.after_decision()}


def live_cycle(day: date) -> Cycle | None:
    """The academic year whose window is open on a day."""
    found = Cycle.objects.filter(opens_on__lte=day, closes_on__gte=day)
    return found.order_by("-academic_year").first()


def current_application(person: Person) -> Application | None:
    """The person's application of the newest year: the live one, else the last one ended."""
    found = person.applications.select_related(
        "cycle", "organisation", "employment__organisation", "essay_topic", "person"
    )
    ended = Case(When(state__in=State.ended(), then=1), default=0)
    return found.order_by("-cycle__academic_year", ended, "-created_at").first()


def applications_for_user(user: User) -> QuerySet[Application]:
    """Every application the user may see, own drafts included."""
    return Application.objects.filter(Q(person__user=user) | _seen_by_staff(user))


def cases_for_user(user: User) -> QuerySet[Application]:
    """Applications that the user sees by office, not as their teacher."""
    return Application.objects.filter(_seen_by_staff(user))


def intake_queue_for_user(user: User) -> QuerySet[Application]:
    """Applications received by the organisations where the user accepts them; waiting first."""
    waiting = Case(When(state=State.SUBMITTED, then=0), default=1)
    found = Application.objects.filter(_received_by(user)).select_related(
        "person", "organisation", "employment__organisation"
    )
    return found.order_by(waiting, "answer_due_on", "-submitted_at", "number")


def _seen_by_staff(user: User) -> Q:
    return _received_by(user) | _given_to_commission_of(user) | _overseen_by(user)


def _received_by(user: User) -> Q:
    return SENT & Q(organisation_id__in=organisations_with_role(user, *INTAKE_ROLES))


def _given_to_commission_of(user: User) -> Q:
    organisations = organisations_with_role(user, *Role.commission())
    return Q(organisation_id__in=organisations, state__in=WITH_COMMISSION)


def _overseen_by(user: User) -> Q:
    overseen = Organisation.objects.filter(organisations_overseen_by(user))
    return SENT & Q(employment__organisation__in=overseen)


@dataclass(frozen=True)
class Wording:
    """What is agreed to, in both languages, and since when it is worded so."""

    text: scoring.Text
    since: date


def consent_wording(ruleset: scoring.Ruleset) -> Wording:
    """The consent of the ruleset, its parts one after another."""
    consent = ruleset.application.consent
    parts = [part.text for part in consent.parts.values()]
    text = scoring.Text(
        kk="\n".join(part.kk for part in parts), ru="\n".join(part.ru for part in parts)
    )
    return Wording(text, consent.worded_on)
