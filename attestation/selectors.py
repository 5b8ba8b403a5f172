"""Reads of the room."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, When

import scoring
from attestation.models import Application, Cycle, HandOver, HandOverAnswer
from attestation.states import State
from attestation.timeline import Step, timeline
from foundation.accounts.models import User
from portfolio.models import Certification
from portfolio.selectors import portfolio_content_of
from portfolio.states import Act
from registry.models import Grant, Organisation, Person
from registry.selectors import live_grants, organisations_with_role, overseen_under
from registry.states import Role

__all__ = [
    "Step",
    "Wording",
    "acts_of",
    "applications_for_user",
    "cases_for_user",
    "confirmed_once",
    "consent_wording",
    "current_application",
    "given_last",
    "intake_queue_for_user",
    "live_cycle",
    "portfolios_given",
    "returned_last",
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
    found = Application.objects.filter(
        SENT, organisation_id__in=organisations_with_role(user, *INTAKE_ROLES)
    ).select_related("person", "organisation", "employment__organisation")
    return found.order_by(waiting, "answer_due_on", "-submitted_at", "number")


def acts_of(application: Application) -> QuerySet[HandOver]:
    """The acts by which the portfolio was given, the newest first, with the answers to them."""
    found = application.hand_overs.select_related("answer", "certified", "confirmed")
    return found.order_by("-given_at")


def given_last(application: Application) -> HandOver | None:
    return acts_of(application).first()


def returned_last(application: Application) -> HandOverAnswer | None:
    """Why the commission returned what was given last, while that is still to be mended."""
    given = given_last(application) if application.state == State.ACCEPTED else None
    return getattr(given, "answer", None)


def portfolios_given() -> QuerySet[HandOver]:
    """What waits for the commission's answer, the longest waiting first."""
    found = HandOver.objects.filter(answer=None, application__state=State.HANDED_OVER)
    return found.select_related(
        "application__person", "application__organisation", "certified", "confirmed"
    ).order_by("given_at", "number")


def confirmed_once(applications: QuerySet[Application]) -> QuerySet[Application]:
    """Those being gathered whose teacher confirmed the portfolio at some time, with all of it."""
    confirmed = Certification.objects.filter(person=OuterRef("person"), act=Act.CONFIRMED)
    found = applications.filter(Exists(confirmed), state=State.ACCEPTED)
    return found.prefetch_related(*portfolio_content_of("person__"))


def _seen_by_staff(user: User) -> Q:
    grants = list(live_grants(user).select_related("organisation"))
    received = SENT & Q(organisation_id__in=_bodies(grants, INTAKE_ROLES))
    commission = Q(
        organisation_id__in=_bodies(grants, Role.commission()), state__in=WITH_COMMISSION
    )
    overseen = Organisation.objects.filter(overseen_under(grants))
    return received | commission | SENT & Q(employment__organisation__in=overseen)


def _bodies(grants: list[Grant], roles: Collection[str]) -> set[UUID]:
    return {grant.organisation_id for grant in grants if grant.role in roles}


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
