"""A portfolio's way to the commission: certified, confirmed, given, taken."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from attestation.models import Application, HandOver
from attestation.services import hand_over_portfolio
from commissions.services import take_portfolios
from demo.steps.moments import deliver
from demo.world import World
from foundation.base import clock
from portfolio.models import Certification
from portfolio.selectors import certified_today
from portfolio.services import certify_portfolio, confirm_portfolio, offer_portfolio
from registry.models import Person
from registry.states import Role

Act = Callable[..., Certification]


def offer(world: World, application: Application, at: datetime) -> None:
    """The school's officer says that the portfolio is complete: the head is to certify it."""
    officer = world.officials[application.employment.organisation, Role.DATA_ENTRY]
    with clock.set_to(at):
        _say(offer_portfolio, application, officer.user_id)


def give(world: World, application: Application, at: datetime) -> HandOver:
    """Certified by the head and confirmed by the teacher, it is given to the commission."""
    head = world.officials[application.employment.organisation, Role.HEAD]
    offer(world, application, at)
    with clock.set_to(at + timedelta(hours=1)):
        _say(certify_portfolio, application, head.user_id)
        _say(confirm_portfolio, application, application.person.user_id)
        giver = _giver(world, application)
        return hand_over_portfolio(application=application, by=giver.user_id)


def hand_over(world: World, application: Application, at: datetime) -> None:
    """Given by the organisation and taken by the secretary."""
    given = give(world, application, at)
    secretary = world.commissions[application.organisation].secretary
    with clock.set_to(at + timedelta(hours=3)):
        take_portfolios(given=[given], by=secretary.user_id)
        deliver()


def _giver(world: World, application: Application) -> Person:
    """The officer who accepts applications; the head where that is the secretary, who takes."""
    body = application.organisation
    officer = world.officials[body, Role.INTAKE_OFFICER]
    is_secretary = world.commissions[body].secretary == officer
    return world.officials[body, Role.HEAD] if is_secretary else officer


def _say(act: Act, application: Application, by: UUID | None) -> None:
    teacher = Person.objects.get(pk=application.person_id)
    sha256 = certified_today(teacher, application.ruleset).sha256
    act(person=teacher, sha256=sha256, by=by)
