"""Which visits a user sees."""

from datetime import date, datetime, timedelta

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from foundation.accounts.models import User
from lessons.models import LONGEST_LESSON, Sheet, Visit
from portfolio.selectors.people import READERS
from registry.models import Person
from registry.selectors import organisations_with_role


def visits_for_user(user: User) -> QuerySet[Visit]:
    """Visits of the school one works for, to one's own lessons, and those one makes."""
    observed = Sheet.objects.filter(observer__user=user).values("visit")
    found = Visit.objects.filter(
        Q(organisation__in=organisations_with_role(user, *READERS))
        | Q(person__user=user)
        | Q(pk__in=observed)
    )
    return found.select_related("person__user", "organisation")


def visits_of_school(user: User) -> QuerySet[Visit]:
    """Visits of the schools whose officer or head the user is, with their observers."""
    schools = organisations_with_role(user, *READERS)
    found = Visit.objects.filter(organisation__in=schools)
    return with_observers(found.select_related("person", "organisation"))


def visits_to(user: User) -> QuerySet[Visit]:
    """Visits to the user's own lessons, those to come and those of the past."""
    found = Visit.objects.filter(person__user=user, cancelled_at=None)
    return with_observers(found.select_related("person", "organisation"))


def with_observers(visits: QuerySet[Visit]) -> QuerySet[Visit]:
    """The visits with the sheets that observers began with, in the order of planning."""
    sheets = Sheet.objects.filter(replaces=None).select_related("observer__user")
    found = Prefetch("sheets", sheets.order_by("created_at", "pk"), to_attr="observed_by")
    return visits.prefetch_related(found)


def in_days(visits: QuerySet[Visit], first: date, last: date) -> QuerySet[Visit]:
    """Visits of these days by the country's clocks, both counted, in their order."""
    begin = timezone.make_aware(datetime.combine(first, datetime.min.time()))
    end = timezone.make_aware(datetime.combine(last + timedelta(days=1), datetime.min.time()))
    found = visits.filter(begins_at__gte=begin, begins_at__lt=end)
    return found.order_by("begins_at", "pk")


def busy_with(person: Person, begins_at: datetime, ends_at: datetime) -> list[Visit]:
    """Visits in that time that the person teaches or observes: nobody is in two lessons at once."""
    longest = timedelta(minutes=LONGEST_LESSON)
    takes_part = Q(person=person) | Q(sheets__observer=person)
    near = Visit.objects.filter(
        takes_part, cancelled_at=None, begins_at__lt=ends_at, begins_at__gt=begins_at - longest
    )
    return [visit for visit in near.distinct() if visit.ends_at > begins_at]
