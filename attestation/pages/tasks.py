"""The task list: the parts of a draft, and what is expected from the teacher later."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

import scoring
from attestation.comparison import content_of
from attestation.gaps import CONSENT, DETAILS, ESSAY, PARTS, gaps
from attestation.models import Application
from attestation.states import State
from foundation.base import clock
from foundation.base.words import count_words
from portfolio.models import Evidence
from portfolio.selectors import attestation_period, certified_of
from registry.models import TestResult
from registry.selectors import latest_test_result

CHECK = "check"
TITLES = {
    DETAILS: gettext_lazy("Details"),
    CONSENT: gettext_lazy("Consent"),
    ESSAY: gettext_lazy("Essay"),
    CHECK: gettext_lazy("Check and send"),
}


@dataclass(frozen=True)
class Task:
    """A line of the task list; `kind` and `icon` are the tag's."""

    title: str | Promise
    hint: str | Promise
    href: str
    status: str | Promise
    kind: str
    icon: str = ""

    @property
    def done(self) -> bool:
        return self.kind == "green"


def tasks(application: Application) -> list[Task]:
    """What is expected from the teacher now, and what is done."""
    if application.state == State.DRAFT:
        return [*parts(application), _sending(application)]
    if application.state in State.ended():
        return []
    return [_portfolio_task(application), _essay_task(application), _test_task(application)]


def parts(application: Application) -> list[Task]:
    """The parts of a draft with what each still lacks."""
    return [_part(application, part) for part in PARTS]


def steps(application: Application, current: str) -> list[dict[str, Any]]:
    """The steps beside a part of the form."""
    lacking = {gap.part for gap in gaps(application)}
    return [
        {
            "label": title,
            "url": reverse(f"attestation:{name}", args=[application.pk]),
            "state": "now" if name == current else _done(name, lacking),
        }
        for name, title in TITLES.items()
    ]


def _done(name: str, lacking: set[str]) -> str:
    return "done" if name in PARTS and name not in lacking else ""


def _part(application: Application, part: str) -> Task:
    lacking = [gap for gap in gaps(application) if gap.part == part]
    href = reverse(f"attestation:{part}", args=[application.pk])
    hint = _hint(application, part)
    if not lacking:
        return Task(TITLES[part], hint, href, _("Filled in"), "green", "check")
    status = _("Begun") if _is_begun(application, part) else _("Not begun")
    return Task(TITLES[part], hint, href, status, "" if _is_begun(application, part) else "grey")


def _hint(application: Application, part: str) -> str:
    if part == DETAILS:
        return _("Category, e-mail, telephone")
    if part == CONSENT:
        return _("To the processing of personal data")
    limits = scoring.essay_limits(application.ruleset)
    words = count_words(application.essay)
    text = ngettext(
        "%(words)d word of %(from)d–%(to)d", "%(words)d words of %(from)d–%(to)d", words
    )
    return text % {"words": words, "from": limits.words_from, "to": limits.words_to}


def _is_begun(application: Application, part: str) -> bool:
    begun = {
        DETAILS: bool(application.category),
        CONSENT: False,
        ESSAY: bool(application.essay.strip() or application.essay_topic_id),
    }
    return begun[part]


def _sending(application: Application) -> Task:
    ready = not gaps(application)
    return Task(
        TITLES[CHECK],
        _("The application gets its number"),
        reverse("attestation:check", args=[application.pk]),
        _("Ready to send") if ready else _("Not yet"),
        "gold" if ready else "grey",
    )


def _portfolio_task(application: Application) -> Task:
    hint = _("What your organisation has entered and what it is worth")
    title, mine = _("Portfolio"), reverse("portfolio:mine")
    if application.state == State.SUBMITTED:
        return Task(title, hint, mine, _("Look through"), "")
    if application.state != State.ACCEPTED:
        return Task(title, hint, mine, _("Handed over"), "green", "check")
    evidence = Prefetch("evidence", Evidence.objects.select_related("file"))
    prefetch_related_objects(
        [application.person], "categories", evidence, "observations", "certifications"
    )
    state = certified_of(application.person, content_of(application))
    if state.confirmed:
        return Task(title, hint, mine, _("Confirmed"), "green", "check")
    if state.certified:
        address = reverse("portfolio:confirm", args=[application.person_id])
        return Task(title, _("Certified by the school: confirm it"), address, _("Confirm"), "gold")
    return Task(title, hint, mine, _("Look through"), "")


def _essay_task(application: Application) -> Task:
    words = count_words(application.essay)
    hint = ngettext("%(words)d word", "%(words)d words", words) % {"words": words}
    return Task(TITLES[ESSAY], hint, "", _("Handed in"), "green", "check")


def test_result(application: Application) -> TestResult | None:
    """The newest knowledge test for the category asked for, of the period before it was sent.

    The category that this very case brings begins a new period; the test belongs to the old one.
    """
    sent = application.submitted_at
    day = clock.local(sent).date() if sent else clock.today()
    since, _until = attestation_period(application.person, application.ruleset, day)
    return latest_test_result(application.person, category=application.category, since=since)


def _test_task(application: Application) -> Task:
    result = test_result(application)
    if result is None:
        hint = _("The result comes from the testing centre")
        return Task(_("Knowledge test"), hint, "", _("Awaited"), "grey")
    hint = _("%(points)d of %(maximum)d points") % {
        "points": result.points,
        "maximum": result.maximum,
    }
    return Task(_("Knowledge test"), hint, "", _("Received"), "green", "check")
