"""The clock of the made-up year."""

from datetime import date, datetime, time

from django.utils import timezone

from foundation.base import calendar, outbox


def moment(day: date, hour: int = 11, minute: int = 0) -> datetime:
    """A moment of a day by the country's clocks."""
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


def working(day: date) -> date:
    """The day itself, or the next working day."""
    return day if calendar.is_working_day(day) else calendar.add_working_days(day, 1)


def deliver() -> None:
    """Do everything promised so far, by the clock of that day."""
    while outbox.deliver_due():
        pass
