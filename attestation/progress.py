"""Who has the case, until when, and what comes next: the first thing a case page says."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from attestation.models import Application
from attestation.states import State
from foundation.base import calendar, clock

Words = str | Promise


@dataclass(frozen=True)
class Place:
    """What is said of a case in one state; `holder` of None is filled from the case."""

    title: Words
    text: Words
    next_step: Words
    holder: Words | None = None


@dataclass(frozen=True)
class Term:
    """Until when, in working days: `used` of `total` have passed, `left` remain."""

    until: date
    left: int
    used: int
    total: int


@dataclass(frozen=True)
class Panel:
    title: Words
    text: Words
    holder: Words
    next_step: Words
    term: Term | None


YOU = _("You")

PLACES = {
    State.DRAFT: Place(
        _("Your application is not sent yet"),
        _("Fill in the parts in any order. What you write is kept until you send it."),
        _("Check of the documents"),
        YOU,
    ),
    State.SUBMITTED: Place(
        _("Your application waits for acceptance"),
        _("It is accepted or refused within the term set by law. The notice comes here."),
        _("Notice of acceptance or refusal"),
    ),
    State.REFUSED: Place(
        _("Your application was refused"),
        _("See what is missing, then apply again: what you wrote is taken over."),
        _("A new application"),
        YOU,
    ),
    State.WITHDRAWN: Place(
        _("You withdrew the application"),
        _("You can apply again while applications are accepted."),
        _("A new application"),
        YOU,
    ),
    State.ACCEPTED: Place(
        _("Your portfolio is being gathered"),
        _("Your organisation gathers it, the head certifies it, you confirm it."),
        _("Hand-over to the commission"),
    ),
    State.HANDED_OVER: Place(
        _("Your portfolio was given to the commission"),
        _("Its secretary compares it with the list of files and takes it, or returns it."),
        _("The commission takes the portfolio"),
        _("Secretary of the attestation commission"),
    ),
    State.IN_COMMISSION: Place(
        _("Your case is with the commission"),
        _("Its members compare your portfolio with the requirements of the category."),
        _("Decision of the commission"),
        _("Attestation commission"),
    ),
    State.DECIDED: Place(
        _("The commission has decided"),
        _("The extract from the protocol comes to your cabinet."),
        _("Order"),
    ),
    State.ORDERED: Place(
        _("The order is signed"), _("The certificate is being made."), _("Certificate")
    ),
    State.CERTIFIED: Place(
        _("Your certificate is ready"),
        _("Anyone can check it by its QR code."),
        _("Nothing more to do"),
        YOU,
    ),
    State.CLOSED: Place(
        _("The case is closed without a certificate"),
        _("The reason stands in the extract from the protocol."),
        _("Nothing more to do"),
    ),
}


def panel(application: Application, *, language: str) -> Panel:
    """What the teacher reads first, in the language of the page."""
    place = PLACES[State(application.state)]
    holder = place.holder or _body(application)[language]
    return Panel(place.title, place.text, holder, place.next_step, _term(application))


def term(since: date, until: date) -> Term:
    """A term measured today in working days."""
    left = calendar.working_days_left(clock.today(), until)
    total = calendar.working_days_left(since, until)
    return Term(until, left, min(max(total - left, 0), total), total)


def _body(application: Application) -> dict[str, str]:
    """Who holds it: the workplace while the portfolio is gathered, else who received it."""
    if application.state == State.ACCEPTED:
        return application.workplace
    return application.organisation.name


def _term(application: Application) -> Term | None:
    if application.state in {State.DRAFT, *State.ended()}:
        return term(application.cycle.opens_on, application.cycle.closes_on)
    due, since = application.answer_due_on, application.registered_on
    if application.state == State.SUBMITTED and due and since:
        return term(since, due)
    return None
