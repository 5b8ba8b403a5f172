"""Messages about an application to its teacher and to those who answer it."""

from uuid import UUID

from django.urls import reverse

from attestation.models import Application
from attestation.selectors import INTAKE_ROLES
from foundation.accounts.models import User
from foundation.documents.dates import long_date
from foundation.notifications.services import Recipient, Texts, send
from registry.selectors import holders_of


def tell_teacher(
    application: Application, wording: dict[str, Texts], *, attachments: tuple[UUID, ...] = ()
) -> None:
    """Send one of the texts to the teacher, if there is an account to send it to."""
    user = application.person.user
    if user is None:
        return
    _send(application, wording, user, application.email, reverse("attestation:my"), attachments)


def tell_officers(application: Application, wording: dict[str, Texts]) -> None:
    link = reverse("attestation:case", args=[application.pk])
    for user in holders_of(application.organisation, *INTAKE_ROLES):
        if user.pk != application.person.user_id:
            _send(application, wording, user, user.email, link)


def _send(
    application: Application,
    wording: dict[str, Texts],
    user: User,
    address: str,
    link: str,
    attachments: tuple[UUID, ...] = (),
) -> None:
    send(
        to=Recipient(user.pk, address, user.language),
        subject=_filled(wording["subject"], application),
        body=_filled(wording["body"], application),
        link=link,
        attachments=attachments,
    )


def _filled(wording: Texts, application: Application) -> Texts:
    due = application.answer_due_on
    return {
        language: wording[language].format(
            number=application.number,
            person=application.person.full_name,
            organisation=application.organisation.name[language],
            category=application.ruleset.category_name(application.category).in_language(language),
            due=long_date(due, language) if due else "",
        )
        for language in ("kk", "ru")
    }
