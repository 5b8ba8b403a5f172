"""Which category a teacher may ask for: one above the present one, or the present one again."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

import scoring
from attestation.models import Application
from foundation.base import clock
from foundation.base.errors import Refused
from registry.in_case import ORGANISATIONS, person_in_case, subordination_of
from registry.models import CategoryHeld, Employment, Organisation
from registry.models import Person as Holder
from registry.selectors import (
    attesting_body,
    category_on,
    current_employments,
    earliest_teaching,
)
from registry.states import Category, OrganisationKind
from scoring import admission
from scoring.case import Case, Claim, Person

TURNS = (Application.Turn.REGULAR, Application.Turn.EARLY)
OPENING = {"post", "sequence", "term"}  # findings that say whether a claim may be made at all


@dataclass(frozen=True)
class Offer:
    """One thing that may be asked for: a category and whether to assign or to confirm it."""

    action: Application.Action
    category: str
    turn: Application.Turn

    @property
    def key(self) -> str:
        return f"{self.action}:{self.category}"


def ruleset_for(employment: Employment) -> scoring.Ruleset:
    """The law in force today where the teacher works."""
    return scoring.ruleset_on(clock.today(), employment.organisation.region_id)


def place_to_apply_from(person: Holder) -> Employment:
    """The teaching post an application of today is made from.

    Refused: "no_employment", "nothing_to_ask" when the category held leaves nothing to ask for yet.
    """
    employment = earliest_teaching(current_employments(person))
    if employment is None:
        message = _("The registry knows no teaching post of yours. Ask your organisation.")
        raise Refused("no_employment", message)
    ruleset, held = ruleset_for(employment), category_on(person, clock.today())
    if not offers(employment, ruleset, held, day=clock.today()):
        raise Refused("nothing_to_ask", _nothing_yet(ruleset, held))
    return employment


def _nothing_yet(ruleset: scoring.Ruleset, held: CategoryHeld | None) -> str | Promise:
    if held is None or held.until is None or not above(ruleset, held.category):
        return _("There is no category you could ask for now.")
    days = {"until": held.until, "early": early_from(ruleset, held)}
    said = {name: date_format(day, "SHORT_DATE_FORMAT") for name, day in days.items()}
    message = _(
        "Your category is in force until %(until)s. You can ask for a higher one early from "
        "%(early)s, otherwise in the academic year in which your category ends."
    )
    return message % said


def offers(
    employment: Employment, ruleset: scoring.Ruleset, held: CategoryHeld | None, *, day: date
) -> list[Offer]:
    """What a teacher who holds `held` (None: nothing in force) may ask for on a day.

    Asked of the law: whatever the sequence and the term of a claim do not rule out. Of whom the
    registry knows no category the first one that a commission decides on: «педагог» is often in
    no register, and the school that accepts the application sees the papers.
    """
    present = held.category if held else Category.NONE
    if held is None:
        first = next(code for code in above(ruleset, present) if is_attested(ruleset, code))
        return [Offer(Application.Action.ASSIGN, first, Application.Turn.REGULAR)]
    claims = [(Application.Action.ASSIGN, higher) for higher in above(ruleset, present)]
    claims.append((Application.Action.CONFIRM, present))
    person = person_in_case(employment, held=held, day=day)
    found = [
        _open_offer(ruleset, person, day, action, category)
        for action, category in claims
        if is_attested(ruleset, category)
    ]
    return [offer for offer in found if offer is not None]


def above(ruleset: scoring.Ruleset, present: str) -> tuple[str, ...]:
    """The categories of the ladder that stand above the present one, lowest first."""
    order = ruleset.ladder_of(present).order
    return order[order.index(present) + 1 :]


def _open_offer(
    ruleset: scoring.Ruleset,
    person: Person,
    day: date,
    action: Application.Action,
    category: str,
) -> Offer | None:
    """The claim in its turn, early where it cannot be regular; None where neither may be made."""
    turns = TURNS if action == Application.Action.ASSIGN else TURNS[:1]
    for turn in turns:
        case = Case(date=day, person=person, claim=claim(action, category, turn))
        if not any(_stands_in_the_way(found) for found in admission.check(case, ruleset)):
            return Offer(action, category, turn)
    return None


def _stands_in_the_way(found: scoring.Finding) -> bool:
    return found.status == "not_met" and found.code in OPENING


def claim(action: str, category: str, turn: str) -> Claim:
    """What an application asks for, as the law's engine is told."""
    return Claim(
        category=category,
        kind="early" if turn == Application.Turn.EARLY else "regular",
        purpose="confirmation" if action == Application.Action.CONFIRM else "assignment",
    )


def is_attested(ruleset: scoring.Ruleset, category: str) -> bool:
    try:
        scoring.commission_level(ruleset, category)
    except scoring.NoSuchRule:
        return False
    return True


def level_of(
    ruleset: scoring.Ruleset, category: str, workplace: Organisation
) -> scoring.CommissionLevel:
    """The level of the commission that decides on a category for teachers of a workplace."""
    is_cabinet = workplace.kind == OrganisationKind.METHOD_CABINET
    return scoring.commission_level(
        ruleset,
        category,
        post="method_cabinet_methodist" if is_cabinet else "teacher",
        organisation=ORGANISATIONS.get(workplace.kind, "secondary"),
        subordination=subordination_of(workplace),
    )


def receiving_body(
    ruleset: scoring.Ruleset, category: str, workplace: Organisation
) -> Organisation | None:
    """The organisation that accepts the application, or None if the registry has none."""
    return attesting_body(workplace, level_of(ruleset, category, workplace).level)


def early_from(ruleset: scoring.Ruleset, held: CategoryHeld) -> date:
    """The first day on which early attestation may be asked for."""
    return scoring.years_later(held.since, scoring.term(ruleset, "early_attestation").count)
