"""Which category a teacher may ask for: the next one of the ladder, or the present one again."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

import scoring
from attestation.models import Application, Cycle
from foundation.base import clock
from foundation.base.errors import Refused
from registry.models import CategoryHeld, Employment, Organisation, Person
from registry.selectors import attesting_body, category_on, current_employments
from registry.states import Category, OrganisationKind, PostKind

OTHER_FORMS = {PostKind.HEAD, PostKind.DEPUTY, PostKind.OFFICIAL}


@dataclass(frozen=True)
class Offer:
    """One thing that may be asked for: a category and whether to assign or to confirm it."""

    action: Application.Action
    category: str
    turn: Application.Turn

    @property
    def key(self) -> str:
        return f"{self.action}:{self.category}"


def may_apply_from(employment: Employment) -> bool:
    """Whether the post stands on the teachers' ladder; heads and deputies have another form."""
    return employment.post_kind not in OTHER_FORMS


def ruleset_for(employment: Employment) -> scoring.Ruleset:
    """The law in force today where the teacher works."""
    return scoring.ruleset_on(clock.today(), employment.organisation.region_id)


def place_to_apply_from(person: Person, cycle: Cycle) -> Employment:
    """The teaching post an application of today is made from.

    Refused: "no_employment", "nothing_to_ask" when the category held leaves nothing to ask for yet.
    """
    employment = next(filter(may_apply_from, current_employments(person)), None)
    if employment is None:
        message = _("The registry knows no teaching post of yours. Ask your organisation.")
        raise Refused("no_employment", message)
    ruleset, held = ruleset_for(employment), category_on(person, clock.today())
    if not offers(ruleset, held, cycle=cycle, day=clock.today()):
        raise Refused("nothing_to_ask", _nothing_yet(ruleset, held))
    return employment


def _nothing_yet(ruleset: scoring.Ruleset, held: CategoryHeld | None) -> str:
    if held is None or held.until is None or next_category(ruleset, held.category) is None:
        return _("There is no category you could ask for now.")
    days = {"until": held.until, "early": early_from(ruleset, held)}
    said = {name: date_format(day, "SHORT_DATE_FORMAT") for name, day in days.items()}
    message = _(
        "Your category is in force until %(until)s. You can ask for a higher one early from "
        "%(early)s, otherwise in the academic year in which your category ends."
    )
    return message % said


def offers(
    ruleset: scoring.Ruleset, held: CategoryHeld | None, *, cycle: Cycle, day: date
) -> list[Offer]:
    """What a teacher who holds `held` (None: nothing in force) may ask for in a cycle."""
    present = held.category if held else Category.NONE
    found = []
    higher = next_category(ruleset, present)
    if higher and _may_be_assigned(ruleset, held, cycle, day):
        found.append(Offer(Application.Action.ASSIGN, higher, _turn(held, cycle)))
    if held and is_attested(ruleset, present) and _ends_within(held, cycle):
        found.append(Offer(Application.Action.CONFIRM, present, Application.Turn.REGULAR))
    return found


def next_category(ruleset: scoring.Ruleset, present: str) -> str | None:
    """The lowest category above the present one that a commission decides on."""
    order = ruleset.ladder_of(present).order
    above = order[order.index(present) + 1 :]
    return next((category for category in above if is_attested(ruleset, category)), None)


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
    return scoring.commission_level(ruleset, category, organisation=_subordination(workplace))


def receiving_body(
    ruleset: scoring.Ruleset, category: str, workplace: Organisation
) -> Organisation | None:
    """The organisation that accepts the application, or None if the registry has none."""
    return attesting_body(workplace, level_of(ruleset, category, workplace).level)


def _subordination(workplace: Organisation) -> "scoring.commission.OrganisationKind":
    if workplace.kind == OrganisationKind.METHOD_CABINET:
        return "method_cabinet"
    if workplace.region_id is None:
        return "ministry_subordinate"
    return "any" if workplace.district_id else "region_subordinate"


def _ends_within(held: CategoryHeld, cycle: Cycle) -> bool:
    """Whether the category's term ends before or in the year in which the cycle closes."""
    return held.until is not None and held.until.year <= cycle.academic_year + 1


def _turn(held: CategoryHeld | None, cycle: Cycle) -> Application.Turn:
    regular = held is None or held.until is None or _ends_within(held, cycle)
    return Application.Turn.REGULAR if regular else Application.Turn.EARLY


def _may_be_assigned(
    ruleset: scoring.Ruleset, held: CategoryHeld | None, cycle: Cycle, day: date
) -> bool:
    """Early attestation waits for its term after the regular one."""
    if held is None or _turn(held, cycle) == Application.Turn.REGULAR:
        return True
    return day >= early_from(ruleset, held)


def early_from(ruleset: scoring.Ruleset, held: CategoryHeld) -> date:
    """The first day on which early attestation may be asked for."""
    years = scoring.term(ruleset, "early_attestation").count
    try:
        return held.since.replace(year=held.since.year + years)
    except ValueError:  # 29 February
        return date(held.since.year + years, 3, 1)
