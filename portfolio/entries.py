"""Who entered and who checked what a portfolio shows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from foundation.accounts.models import User
from foundation.base import clock
from portfolio.models import Evidence
from portfolio.permissions import checks_for
from registry.models import Person


@dataclass(frozen=True)
class Entries:
    """`names`: of accounts; `checker`: whoever looks, where they may check others' entries."""

    names: Mapping[UUID, str] = field(default_factory=dict)
    checker: UUID | None = None

    def entered(self, item: Evidence) -> str:
        """Who entered the piece, and under which order."""
        order = item.entered_under
        words = _("Entered by %(name)s under order № %(number)s of %(day)s")
        return words % {
            "name": self._name(item.entered_by_id),
            "number": order.order_number,
            "day": date_format(order.order_date, "SHORT_DATE_FORMAT"),
        }

    def checked(self, item: Evidence) -> str:
        """Who held it against its proof, and when; nothing where nobody did."""
        if item.checked_at is None or item.checked_by_id is None:
            return ""
        day = date_format(clock.local(item.checked_at), "SHORT_DATE_FORMAT")
        words = _("Checked by %(name)s on %(day)s")
        return words % {"name": self._name(item.checked_by_id), "day": day}

    def awaits(self, item: Evidence) -> bool:
        """Whether whoever looks may check it."""
        entered_by_other = item.entered_by_id != self.checker
        return self.checker is not None and item.checked_at is None and entered_by_other

    def _name(self, user_id: UUID) -> str:
        return self.names.get(user_id, "–")


def entries_of(person: Person, evidence: Iterable[Evidence], user: User) -> Entries:
    ids = {key for item in evidence for key in (item.entered_by_id, item.checked_by_id) if key}
    people = User.objects.filter(pk__in=ids).select_related("person")
    names = {one.pk: _short_name(one) for one in people}
    return Entries(names, user.pk if checks_for(user, person) else None)


def _short_name(user: User) -> str:
    person = getattr(user, "person", None)
    return person.short_name if person else user.name
