"""The act of a hand-over as a document in both languages, and the letter with it."""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from attestation import texts
from attestation.models import HandOver
from attestation.services.letters import tell_teacher
from foundation.base import clock
from foundation.documents import forms
from foundation.documents.dates import Language
from foundation.documents.services import LANGUAGES, Draft, render_all

ACT = "hand_over_act"
PROOFS = ("evidence", "quality", "transmission")


@transaction.atomic
def make_act(*, hand_over_id: str) -> None:
    """Print the act of a portfolio that was taken and send it to the teacher. Safe to run twice."""
    given = HandOver.objects.select_related(
        "application__person__user", "answer", "certified", "confirmed"
    ).get(pk=hand_over_id)
    documents = render_all(
        kind=ACT,
        drafts=[_draft(given, language) for language in LANGUAGES],
        on=given.application,
        canonical=_canonical(given),
    )
    files = tuple(document.file_id for document in documents)
    tell_teacher(given.application, texts.HANDED_OVER, attachments=files)


def _draft(given: HandOver, language: Language) -> Draft:
    name = f"{given.application.number}-{texts.ACT_FILE[language]}-{language}.pdf"
    return Draft(language, act_paper(given, language), name)


def act_paper(given: HandOver, language: Language) -> forms.HandOverPaper:
    application, content, answer = given.application, given.content, given.answer
    category = application.ruleset.category_name(application.category)
    return forms.HandOverPaper(
        number=given.number,
        date=clock.local(answer.answered_at).date(),
        organisation=given.giver["body"][language],
        commission=answer.taker["body"][language],
        application_number=application.number,
        person=application.person.full_name,
        post=application.post[language],
        workplace=application.workplace[language],
        category=category.in_language(language),
        since=date.fromisoformat(content["since"]),
        until=date.fromisoformat(content["until"]),
        evidence=sum(len(content.get(part, [])) for part in PROOFS),
        observations=len(content["observations"]),
        files=tuple(_file(listed) for listed in given.files),
        content_hash=given.sha256,
        certified=_side(given.certified.signer, given.certified.at, language),
        confirmed=_side(given.confirmed.signer, given.confirmed.at, language),
        giver=_side(given.giver, given.given_at, language),
        taker=_side(answer.taker, answer.answered_at, language),
        demonstration=settings.DEMONSTRATION,
    )


def _file(listed: dict[str, Any]) -> forms.HandedFile:
    return forms.HandedFile(
        row=listed["row"],
        title=listed["title"],
        name=listed["name"],
        size=f"{listed['size']:,}".replace(",", "\N{NO-BREAK SPACE}"),
        sha256=listed["sha256"],
    )


def _side(signer: dict[str, Any], at: datetime, language: Language) -> forms.Side:
    return forms.Side(signer["name"], signer["post"][language], signer["body"][language], at)


def _canonical(given: HandOver) -> dict[str, object]:
    answer = given.answer
    return {
        "document": ACT,
        "number": given.number,
        "application": given.application.number,
        "person": given.application.person.full_name,
        "portfolio": given.sha256,
        "files": given.files,
        "certified": {**given.certified.signer, "at": given.certified.at},
        "confirmed": {**given.confirmed.signer, "at": given.confirmed.at},
        "given": {**given.giver, "at": given.given_at},
        "taken": {**answer.taker, "at": answer.answered_at},
    }
