"""Telling the officer how a table's entering ended: the page may have been left long ago."""

from uuid import UUID

from django.urls import reverse

from bulk.models import Upload
from bulk.texts import LETTERS
from foundation.accounts.models import User
from foundation.base.texts import LANGUAGES
from foundation.notifications.services import Recipient, send


def tell_officer(upload: Upload, by: UUID) -> None:
    """A message in the cabinet of whoever pressed the button, and a letter."""
    user = User.objects.get(pk=by)
    subject, body = LETTERS[upload.state]
    told = {"file": upload.file.name, "rows": upload.right, "wrong": upload.wrong}
    send(
        to=Recipient(user.pk, user.email, user.language),
        subject={language: subject[language] for language in LANGUAGES},
        body={language: body[language].format(**told) for language in LANGUAGES},
        link=reverse("bulk:upload", args=[upload.pk]),
    )
