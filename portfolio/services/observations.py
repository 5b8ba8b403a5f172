"""Entering and withdrawing observation sheets."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

import scoring
from foundation.base import clock
from foundation.base.errors import Refused
from foundation.journal.services import record
from portfolio.models import Observation
from portfolio.selectors.facts import held_on
from portfolio.selectors.people import main_employment
from portfolio.services.entering import check_day, entered, entering, withdraw
from registry.models import Person
from registry.states import Category
from scoring import Ruleset


@transaction.atomic
def add_observation(
    *,
    person: Person,
    observed_on: date,
    observer_name: str,
    observer_kind: str,
    subject: str,
    class_group: str,
    topic: str,
    levels: Mapping[int, int],
    conclusions: str,
    recommendations: str,
    by: UUID,
    observer_post: str = "",
    learning_aims: str = "",
    form: str = "secondary-tvet",
) -> Observation:
    """Enter a whole observation sheet; the total is counted here.

    levels: number of each descriptor → its level. Refused: not an officer, a descriptor without a
    level, no conclusions or recommendations, a day outside the attestation period.
    """
    grant, rules = entering(person, by)
    check_day(person, rules, observed_on, "observed_on")
    total = _total(rules, form, levels)
    _check_words(conclusions=conclusions, recommendations=recommendations)
    added = Observation.objects.create(
        person=person,
        ruleset_id=rules.id,
        ruleset_digest=rules.digest,
        form=form,
        teacher_post=_post_and_category(person, rules),
        observed_on=observed_on,
        observer_name=observer_name,
        observer_kind=observer_kind,
        observer_post=observer_post,
        subject=subject,
        class_group=class_group,
        learning_aims=learning_aims,
        topic=topic,
        levels={str(number): level for number, level in sorted(levels.items())},
        total=total,
        conclusions=conclusions,
        recommendations=recommendations,
        **entered(grant, by),
    )
    _journal(added, by)
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


def _journal(added: Observation, by: UUID) -> None:
    facts = {
        "person": added.person_id,
        "day": added.observed_on,
        "order": added.entered_under.order_number,
        "total": added.total,
        "observer": added.observer_kind,
        "levels": added.levels,
    }
    personal = {
        "observer": added.observer_name,
        "conclusions": added.conclusions,
        "recommendations": added.recommendations,
    }
    record(action="observation.added", on=added, by=by, facts=facts, personal=personal)


def _total(rules: Ruleset, form: str, levels: Mapping[int, int]) -> int:
    try:
        result = scoring.observation_total(rules, form=form, levels=levels)
    except ValueError as error:
        raise Refused("unknown_level", _("There is no such level.")) from error
    if not result.complete:
        numbers = ", ".join(str(number) for number in result.missing)
        message = _("Give a level to every line. Without one: %(numbers)s")
        raise Refused("levels_missing", message % {"numbers": numbers})
    return result.total


def _check_words(**texts: str) -> None:
    for name, text in texts.items():
        if not text.strip():
            raise Refused("missing", _("Conclusions and recommendations are required."), field=name)


def _post_and_category(person: Person, rules: Ruleset) -> dict[str, str]:
    """The post and category as they are today, in both languages."""
    today = clock.today()
    work, held = main_employment(person, today), held_on(person, today)
    category = rules.category_name(held.category if held else Category.NONE).as_dict()
    return {
        language: f"{work.post[language]}, {category[language]}"
        for language in ("kk", "ru")
        if work is not None
    }
