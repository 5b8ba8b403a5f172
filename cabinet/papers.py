"""A teacher's documents, gathered from the rooms that made them."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from attestation.models import Application
from certificates.selectors import certificates_of
from commissions.selectors import extracts_for_user
from foundation.base import clock
from foundation.documents.models import Document
from foundation.documents.services import LANGUAGES
from registry.models import Person

KINDS = {
    "notice_accepted": _("Notice of acceptance"),
    "notice_refused": _("Notice of refusal"),
}


@dataclass(frozen=True)
class Paper:
    """One document, with the address of its file in each language."""

    title: str | Promise
    day: date
    files: dict[str, str]


def papers_of(person: Person | None) -> list[Paper]:
    """Every document of a person, the newest first."""
    if person is None:
        return []
    found = [*_certificates(person), *_extracts(person), *_notices(person)]
    return sorted(found, key=lambda paper: paper.day, reverse=True)


def _certificates(person: Person) -> list[Paper]:
    return [
        Paper(
            title=_("Certificate № %(number)s") % {"number": certificate.number},
            day=certificate.issued_on,
            files={
                language: reverse("certificates:download", args=[certificate.pk, language])
                for language in LANGUAGES
            },
        )
        for certificate in certificates_of(person)
    ]


def _extracts(person: Person) -> list[Paper]:
    if person.user is None:
        return []
    own = extracts_for_user(person.user).filter(application__person=person)
    return [
        Paper(
            title=_("Extract from protocol № %(number)s")
            % {"number": item.sitting.protocol.number},
            day=clock.local(item.decided_at).date(),
            files={
                language: reverse("commissions:extract", args=[item.pk, language])
                for language in LANGUAGES
            },
        )
        for item in own
    ]


def _notices(person: Person) -> list[Paper]:
    ids = [str(pk) for pk in Application.objects.filter(person=person).values_list("pk", flat=True)]
    label = Application._meta.label_lower
    made = Document.objects.filter(object_type=label, object_id__in=ids, kind__in=KINDS)
    notices: dict[tuple[str, str], list[Document]] = {}
    for document in made.order_by("kind", "language"):
        notices.setdefault((document.kind, document.object_id), []).append(document)
    return [
        Paper(
            title=KINDS[kind],
            day=clock.local(documents[0].made_at).date(),
            files={
                document.language: reverse("attestation:document", args=[owner, document.pk])
                for document in documents
            },
        )
        for (kind, owner), documents in notices.items()
    ]
