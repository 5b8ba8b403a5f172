"""A teacher's documents, gathered from the rooms that made them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Model
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from attestation.models import Application
from certificates.selectors import certificates_of
from commissions.selectors import extracts_for_user
from foundation.base import clock
from foundation.documents.models import Document
from registry.models import Person

KINDS = {
    "notice_accepted": _("Notice of acceptance"),
    "notice_refused": _("Notice of refusal"),
    "hand_over_act": _("Act of hand-over to the commission"),
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
    found = list(certificates_of(person))
    printed = _printed("certificate", found)
    return [
        Paper(
            title=_("Certificate № %(number)s") % {"number": certificate.number},
            day=certificate.issued_on,
            files={
                language: reverse("certificates:download", args=[certificate.pk, language])
                for language in printed[str(certificate.pk)]
            },
        )
        for certificate in found
        if str(certificate.pk) in printed
    ]


def _extracts(person: Person) -> list[Paper]:
    if person.user is None:
        return []
    own = list(extracts_for_user(person.user).filter(application__person=person))
    printed = _printed("extract", own)
    return [
        Paper(
            title=_("Extract from protocol № %(number)s")
            % {"number": item.sitting.protocol.number},
            day=clock.local(item.decided_at).date(),
            files={
                language: reverse("commissions:extract", args=[item.pk, language])
                for language in printed[str(item.pk)]
            },
        )
        for item in own
        if str(item.pk) in printed
    ]


def _printed(kind: str, about: Sequence[Model]) -> dict[str, list[str]]:
    """In which languages the document of each object is there: the worker may yet print it."""
    if not about:
        return {}
    label, ids = about[0]._meta.label_lower, [str(one.pk) for one in about]
    made = Document.objects.filter(kind=kind, object_type=label, object_id__in=ids)
    languages: dict[str, list[str]] = {}
    for key, language in made.order_by("language").values_list("object_id", "language"):
        languages.setdefault(key, []).append(language)
    return languages


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
