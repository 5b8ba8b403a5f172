"""Messages to the people of a lesson. Each is promised in the transaction of what it tells."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import override

from foundation.base import clock
from foundation.notifications.services import Recipient, Texts, send
from lessons import texts
from lessons.models import Sheet, Visit
from registry.models import Person


def tell_invited(visit: Visit, observer: Person) -> None:
    _tell(observer, texts.INVITED_SUBJECT, texts.INVITED_BODY, visit, reverse("lessons:mine"))


def tell_moved(visit: Visit, observer: Person) -> None:
    _tell(observer, texts.MOVED_SUBJECT, texts.MOVED_BODY, visit, reverse("lessons:mine"))


def tell_off(visit: Visit, observer: Person, reason: str) -> None:
    """The visit was cancelled, or the observer is asked no more."""
    link = reverse("lessons:mine")
    _tell(observer, texts.OFF_SUBJECT, texts.OFF_BODY, visit, link, reason=reason)


def tell_signed(sheet: Sheet) -> None:
    """To the teacher: there is a sheet to acknowledge."""
    name = sheet.observer.full_name
    to, link = sheet.visit.person, _page_of(sheet)
    _tell(to, texts.SIGNED_SUBJECT, texts.SIGNED_BODY, sheet.visit, link, observer=name)


def tell_objected(sheet: Sheet, reason: str) -> None:
    """To the observer."""
    to, link = sheet.observer, _page_of(sheet)
    _tell(to, texts.OBJECTED_SUBJECT, texts.OBJECTED_BODY, sheet.visit, link, reason=reason)


def _page_of(sheet: Sheet) -> str:
    return reverse("lessons:sheet", args=[sheet.pk])


def _tell(to: Person, subject: Texts, body: Texts, visit: Visit, link: str, **more: str) -> None:
    if to.user is None:
        return
    filled = {
        language: text.format(**_facts(visit, language), **more) for language, text in body.items()
    }
    recipient = Recipient(to.user.pk, to.user.email, to.user.language)
    send(to=recipient, subject=subject, body=filled, link=link)


def _facts(visit: Visit, language: str) -> dict[str, str]:
    with override(language):
        moment = date_format(clock.local(visit.begins_at), "SHORT_DATETIME_FORMAT")
    return {
        "moment": moment,
        "teacher": visit.person.short_name,
        "subject": visit.subject,
        "class_group": visit.class_group,
        "organisation": visit.organisation.name[language],
    }
