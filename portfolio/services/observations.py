"""Entering and withdrawing observation sheets."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

import scoring
from foundation.base import clock
from foundation.base.errors import Refused
from foundation.journal.services import record
from portfolio.models import Observation
from portfolio.observed import asked_besides, own_observer
from portfolio.services.entering import Entering, check_day, entered, entering, withdraw
from portfolio.sheet_fields import is_filled_by_holder
from registry.in_case import observation_form_of
from registry.models import Employment, Person
from registry.selectors import category_on
from registry.states import Category
from scoring import Ruleset


@transaction.atomic
def add_observation(
    *,
    person: Person,
    observed_on: date,
    subject: str,
    class_group: str,
    topic: str,
    levels: Mapping[int, int],
    conclusions: str,
    recommendations: str,
    by: UUID,
    observer_name: str = "",
    observer_kind: str = "",
    observer_post: str = "",
    learning_aims: str = "",
    particulars: Mapping[str, str] | None = None,
) -> Observation:
    """Enter a whole observation sheet of a lesson on the form that the law has for the post.

    levels: number of each descriptor → its level; the total is counted here. particulars: what the
    form's header asks besides, by its key. The observer of a methodist's sheet is the methodist.
    Refused: not an officer, no observer, a descriptor without a level, no conclusions or
    recommendations, a part of the header left empty, a day outside the attestation period.
    """
    into = entering(person, by)
    check_day(person, into.rules, observed_on, "observed_on")
    form = observation_form_of(into.work)
    total = total_of(into.rules, form, levels)
    check_words(conclusions=conclusions, recommendations=recommendations)
    added = Observation.objects.create(
        person=person,
        ruleset_id=into.rules.id,
        ruleset_digest=into.rules.digest,
        form=form,
        particulars=_particulars(into, form, particulars or {}),
        teacher_post=post_and_category(into.work, into.rules, clock.today()),
        observed_on=observed_on,
        subject=subject,
        class_group=class_group,
        learning_aims=learning_aims,
        topic=topic,
        levels={str(number): level for number, level in sorted(levels.items())},
        total=total,
        conclusions=conclusions,
        recommendations=recommendations,
        **_observer(into, person, name=observer_name, kind=observer_kind, post=observer_post),
        **entered(into.grant, by),
    )
    journal_added(added, by)
    return added


@transaction.atomic
def withdraw_observation(*, observation: Observation, reason: str, by: UUID) -> Observation:
    """Take an observation sheet out of the mean. The sheet stays."""
    observation = Observation.objects.select_for_update().get(pk=observation.pk)
    withdraw(observation, observation.person, reason, by)
    facts = {"total": observation.total}
    personal = {"reason": reason}
    record(action="observation.withdrawn", on=observation, by=by, facts=facts, personal=personal)
    return observation


def journal_added(added: Observation, by: UUID) -> None:
    facts = {
        "person": added.person_id,
        "day": added.observed_on,
        "order": added.entered_under.order_number,
        "form": added.form,
        "total": added.total,
        "observer": added.observer_kind,
        "levels": added.levels,
    }
    personal = {
        "observer": added.observer_name,
        "conclusions": added.conclusions,
        "recommendations": added.recommendations,
        **added.particulars,
    }
    record(action="observation.added", on=added, by=by, facts=facts, personal=personal)


def total_of(rules: Ruleset, form: str, levels: Mapping[int, int]) -> int:
    try:
        result = scoring.observation_total(rules, form=form, levels=levels)
    except ValueError as error:
        raise Refused("unknown_level", _("There is no such level.")) from error
    if not result.complete:
        numbers = ", ".join(str(number) for number in result.missing)
        message = _("Give a level to every line. Without one: %(numbers)s")
        raise Refused("levels_missing", message % {"numbers": numbers})
    return result.total


def check_words(**texts: str) -> None:
    for name, text in texts.items():
        if not text.strip():
            raise Refused("missing", _("Conclusions and recommendations are required."), field=name)


def _particulars(into: Entering, form: str, given: Mapping[str, str]) -> dict[str, str]:
    asked = asked_besides(into.rules.observation_form(form), by_holder=_is_own(into))
    missing = next((key for key in asked if not given.get(key, "").strip()), None)
    if missing:
        raise Refused("missing", _("Fill this part of the header."), field=f"header-{missing}")
    return {key: given[key].strip() for key in asked}


def _observer(into: Entering, person: Person, *, name: str, kind: str, post: str) -> dict[str, Any]:
    if _is_own(into):
        return own_observer(person, into.work)
    if not name.strip() or not kind:
        raise Refused("missing", _("Write who observed."), field="observer_name")
    return {"observer_name": name, "observer_kind": kind, "observer_post": post}


def _is_own(into: Entering) -> bool:
    return is_filled_by_holder(into.sheet)


def post_and_category(work: Employment, rules: Ruleset, day: date) -> dict[str, str]:
    """The post and the category as they are on a day, in both languages."""
    held = category_on(work.person, day)
    category = rules.category_name(held.category if held else Category.NONE).as_dict()
    return {language: f"{work.post[language]}, {category[language]}" for language in category}
