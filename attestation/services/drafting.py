"""Writing a draft: begun once, its parts saved in any order."""

import re
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from attestation.models import Application, Consent, Cycle, EssayTopic
from attestation.offers import (
    Offer,
    offers,
    place_to_apply_from,
    receiving_body,
    ruleset_for,
)
from attestation.selectors import consent_wording, live_cycle
from attestation.services.change import lock_in
from attestation.states import State
from foundation.base import clock
from foundation.base.errors import Refused
from foundation.journal.services import record
from registry.models import Employment, Person
from registry.selectors import category_on, is_teaching
from registry.states import Category

LONGEST_ESSAY = 20_000  # characters: a guard of the database, not a rule of the form


@transaction.atomic
def start_application(*, person: Person, by: UUID) -> Application:
    """Begin a draft in the open cycle, or give the live application that is there already.

    What an earlier refused or withdrawn application of the person said is taken over.
    Refused: "no_cycle", "no_employment", "nothing_to_ask".
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    cycle = _open_cycle()
    live = Application.objects.filter(person=person, cycle=cycle, state__in=State.live()).first()
    return live or _begin(person, cycle, by)


@transaction.atomic
def save_application_details(
    *,
    application: Application,
    employment: Employment,
    sought: str,
    email: str,
    phone: str,
    is_familiar: bool,
    by: UUID,
) -> Application:
    """Save the form's first step. `sought` is the key of an offer, such as "assign:moderator".

    Refused: "state", "sought", "phone", "no_body".
    """
    application = lock_in(application, State.DRAFT)
    if employment.person_id != application.person_id or not is_teaching(employment):
        raise Refused("employment", _("Choose your own place of work."), field="employment")
    offer = _find_offer(application, sought)
    application.employment = employment
    application.action, application.category = offer.action, offer.category
    application.turn = offer.turn
    application.email, application.phone = email, tidy_phone(phone)
    application.is_familiar = is_familiar
    copy_registry_facts(application)
    _send_to_body(application)
    application.save()
    facts = {"sought": offer.key, "turn": offer.turn, "organisation": application.organisation_id}
    personal = {"email": email, "phone": application.phone}
    record(action="application.filled", on=application, by=by, facts=facts, personal=personal)
    return application


@transaction.atomic
def save_essay(
    *,
    application: Application,
    topic: EssayTopic | None,
    language: str,
    text: str,
    by: UUID,
) -> Application:
    """Save the essay as far as it is written; its length matters only on sending."""
    application = lock_in(application, State.DRAFT)
    if len(text) > LONGEST_ESSAY:
        raise Refused("essay_too_long", _("The text is far too long."), field="text")
    if topic and topic.cycle_id != application.cycle_id:
        raise Refused("topic", _("Choose a topic of this year."), field="topic")
    application.essay_topic, application.essay_language = topic, language
    application.essay = text
    application.save(update_fields=["essay_topic", "essay_language", "essay"])
    return application


@transaction.atomic
def give_consent(*, application: Application, language: str, by: UUID) -> Consent:
    """Keep the consent with the words that were shown. Given twice, the first one stands."""
    application = lock_in(application, State.DRAFT)
    earlier = Consent.objects.filter(application=application).first()
    if earlier:
        return earlier
    wording = consent_wording(application.ruleset)
    consent = Consent.objects.create(
        application=application,
        wording=wording.text.as_dict(),
        wording_since=wording.since,
        language=language,
        given_at=clock.now(),
        given_by_id=by,
    )
    facts = {"application": application.pk, "wording_since": wording.since, "language": language}
    record(action="consent.given", on=consent, by=by, facts=facts)
    return consent


def copy_registry_facts(application: Application) -> None:
    """What the form prints of the registry, as it is today."""
    held = category_on(application.person, clock.today())
    application.post = application.employment.post
    application.workplace = application.employment.organisation.name
    application.present_category = held.category if held else Category.NONE
    application.present_until = held.until if held else None


def tidy_phone(typed: str) -> str:
    """A Kazakhstan number as +7 and ten digits. Refused("phone") for anything else."""
    digits = re.sub(r"\D", "", typed)
    if not re.fullmatch(r"[78]\d{10}", digits):
        message = _("Enter a telephone number with 11 digits, such as +7 701 123 45 67.")
        raise Refused("phone", message, field="phone")
    return f"+7{digits[1:]}"


def _open_cycle() -> Cycle:
    cycle = live_cycle(clock.today())
    if cycle is None:
        raise Refused("no_cycle", _("Applications are not accepted at this time."))
    return cycle


def _begin(person: Person, cycle: Cycle, by: UUID) -> Application:
    employment = place_to_apply_from(person)
    ruleset = ruleset_for(employment)
    application = Application(
        person=person,
        cycle=cycle,
        employment=employment,
        organisation=employment.organisation,
        ruleset_id=ruleset.id,
        ruleset_digest=ruleset.digest,
        email=person.user.email if person.user else "",
        phone=person.phone,
        created_at=clock.now(),
        state_changed_at=clock.now(),
    )
    _take_over(application)
    copy_registry_facts(application)
    application.save()
    facts = {"cycle": cycle.academic_year, "ruleset": ruleset.id, "digest": ruleset.digest}
    record(action="application.started", on=application, by=by, facts=facts)
    return application


def _take_over(application: Application) -> None:
    earlier = Application.objects.filter(person=application.person, cycle=application.cycle)
    last = earlier.order_by("-created_at").first()
    if last is None:
        return
    for name in ("email", "phone", "essay_topic", "essay_language", "essay"):
        setattr(application, name, getattr(last, name))


def _find_offer(application: Application, key: str) -> Offer:
    today = clock.today()
    held = category_on(application.person, today)
    found = offers(application.employment, application.ruleset, held, day=today)
    for offer in found:
        if offer.key == key:
            return offer
    raise Refused("sought", _("Choose one of the categories offered."), field="sought")


def _send_to_body(application: Application) -> None:
    workplace = application.employment.organisation
    body = receiving_body(application.ruleset, application.category, workplace)
    if body is None:
        message = _("The registry has no commission that decides on this category for you.")
        raise Refused("no_body", message, field="sought")
    application.organisation = body
