"""Drafts of sheets for the tests: planned lessons of today, and what an observer writes."""

import io
from datetime import timedelta
from typing import Any

from PIL import Image

from foundation.base import clock
from lessons.content import empty
from lessons.models import Sheet, Visit
from lessons.services.drafts import begin_sheet
from portfolio.states import ObserverKind
from registry.models import Organisation, Person
from registry.states import PostKind, Role
from tests.registry import builders as registry

WORDS = "Топтық жұмыс жақсы ұйымдастырылған."


def visit(school: Organisation, *, days: int = 0, **facts: Any) -> Visit:
    """A planned lesson; `days` from today."""
    given = {
        "person": registry.teacher(school),
        "organisation": school,
        "subject": "Алгебра",
        "class_group": "9 «Б»",
        "begins_at": clock.now() + timedelta(days=days),
        "planned_at": clock.now(),
        "planned_by_id": school.pk,
        "planned_under": registry.appoint(Role.HEAD, school),
        **facts,
    }
    return Visit.objects.create(**given)


def observer(school: Organisation) -> Person:
    who = registry.person("Ержанова", "Болат")
    registry.employ(who, school, post_kind=PostKind.DEPUTY)
    return who


def sheet(school: Organisation, who: Person | None = None, **facts: Any) -> Sheet:
    who = who or observer(school)
    assert who.user is not None
    return begin_sheet(
        visit=visit(school, **facts),
        observer=who,
        observer_kind=ObserverKind.DEPUTY,
        observer_post="Директордың орынбасары",
        by=who.user.pk,
    )


def whole(sheet: Sheet, level: int = 2) -> dict[str, Any]:
    """Everything that the form asks for."""
    form = sheet.ruleset.observation_form(sheet.form)
    header = {key: f"{key}: {WORDS}" for key in ("learning_aims", "topic_and_aims")}
    return {
        **empty(),
        "header": {**sheet.content["header"], **header},
        "levels": {number: level for number, _ in form.descriptors()},
        "notes": {"1.1": WORDS},
        "conclusions": WORDS,
        "recommendations": WORDS,
    }


def jpeg() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (20, 20), "white").save(out, "JPEG")
    return out.getvalue()
