"""Who may ask the registers, and who decides on what they tell."""

from django.utils.translation import gettext_lazy as _

from foundation.accounts.models import User
from foundation.base.permissions import ALLOWED, Verdict, refuse
from portfolio.permissions import may_enter
from portfolio.selectors.people import READERS
from registry.models import Person
from registry.selectors import current_employments, live_grants
from registry.states import NOT_TEACHING


def may_ask(user: User, person: Person) -> Verdict:
    """The officers and the head of the school, about its teachers and never about oneself."""
    if person.user_id == user.pk:
        return refuse(_("Your school's officers ask the registers about you."))
    schools = current_employments(person).exclude(post_kind__in=NOT_TEACHING).values("organisation")
    if live_grants(user, *READERS).filter(organisation__in=schools).exists():
        return ALLOWED
    return refuse(_("Only the school's officers and its head ask the registers."))


def may_decide(user: User, person: Person) -> Verdict:
    """Whoever may enter evidence for the person."""
    return may_enter(user, person)
