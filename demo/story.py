"""What happened in the made-up country: last year's attestation and this year's so far."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from attestation.models import Application
from attestation.services import open_cycle, withdraw_application
from commissions.models import Commission
from demo.essays import TOPICS
from demo.steps import cases, commissions, counted, handing, lessons, observing
from demo.steps.contests import list_contests
from demo.steps.moments import moment, working
from demo.steps.results import Result, bring_results
from demo.steps.tables import send_tables
from demo.world import World
from foundation.base import clock
from registry.models import CategoryHeld, Organisation, Person
from registry.selectors import category_on
from registry.states import Category, Level, Role

SITTING_SCHOOLS = (0, 4, 8)  # of demo.geography.TEACHING: they hold commissions of their own


def tell(world: World) -> Iterator[str]:
    list_contests(world)
    yield from last_year(world, world.year - 1)
    yield from this_year(world, world.year)
    yield from lessons.visit_lessons(world)
    yield from observing.plan_lessons(world)
    yield from counted.show(world)


# ---- last year: everything came to its end -------------------------------------------------
def last_year(world: World, year: int) -> Iterator[str]:
    _open(world, year, date(year, 9, 1), date(year, 12, 31))
    for number in SITTING_SCHOOLS:
        school = world.schools[number]
        yield from _attest(world, year, school, _beginners(world, school)[:5])
    own = [world.schools[0], world.schools[1]]
    bodies = (
        (world.body(Level.DISTRICT, "35", 0), Category.MODERATOR, 5),
        (world.body(Level.REGION, "35"), Category.EXPERT, 3),
        (world.body(Level.MINISTRY), Category.RESEARCHER, 1),
    )
    for body, present, count in bodies:
        due = [one for school in own for one in _ending(world, school, present, year + 1)]
        yield from _attest(world, year, body, due[:count])


def _attest(world: World, year: int, body: Organisation, teachers: list[Person]) -> Iterator[str]:
    """A body's whole year: from the commission's order to the certificates."""
    commission = commissions.form(world, body, date(year, 8, 27))
    applications = []
    for number, teacher in enumerate(teachers):
        sent = working(date(year, 9, 10) + timedelta(days=9 * number))
        application = cases.apply(world, teacher, moment(sent, 10, 20))
        cases.accept(world, application, moment(working(sent + timedelta(days=1)), 12))
        rows = 5 if number == 3 else 99
        cases.gather(world, application, moment(date(year + 1, 5, 12)), rows=rows)
        applications.append(application)
    bring_results(world, [_result(one, date(year + 1, 4, 15)) for one in applications])
    for application in applications:
        handing.hand_over(world, application, moment(date(year + 1, 6, 10)))
        commissions.score(commission, application, moment(date(year + 1, 6, 25)))
    if applications:  # by chance nobody's category ended here this year
        _decide(world, commission, applications, date(year + 1, 7, 8))
    yield f"{body.name['ru']}: {len(applications)}"


def _decide(
    world: World, commission: Commission, applications: list[Application], day: date
) -> None:
    at = moment(working(day), 10)
    sitting = commissions.plan(commission, applications, at)
    protocol = commissions.hold(sitting, at)
    commissions.sign_all(protocol, at + timedelta(hours=3))
    head = world.officials[commission.organisation, Role.HEAD]
    commissions.order(protocol, moment(working(day + timedelta(days=20))), head)


# ---- this year: a case in every state -------------------------------------------------------
def this_year(world: World, year: int) -> Iterator[str]:
    opens = min(date(year, 9, 1), world.today - timedelta(days=75))
    _open(world, year, opens, max(date(year, 12, 31), world.today + timedelta(days=45)))
    formed = opens - timedelta(days=5)
    home, other, third = (world.schools[number] for number in SITTING_SCHOOLS)
    yield from _at_home(world, home, formed)
    yield from _in_session(world, other, formed)
    yield from _being_signed(world, third, formed)
    yield from _elsewhere(world)


def _at_home(world: World, school: Organisation, formed: date) -> Iterator[str]:
    """The school of the cast: something to do for everybody."""
    commission = commissions.form(world, school, formed)
    teachers = _beginners(world, school)
    world.newcomer = teachers.pop(0)
    finished = _to_commission(world, commission, teachers[:2], days_ago=50)
    _decide(world, commission, finished, world.today - timedelta(days=35))
    waiting = _to_commission(world, commission, teachers[2:5], days_ago=20, scored=5)
    commissions.plan(commission, waiting, moment(working(world.today), 15))
    for number, teacher in enumerate(teachers[5:7]):
        application = _accepted(world, teacher, days_ago=12)
        cases.gather(world, application, _ago(world, 3), rows=4 + number, lessons=3)
    for step, teacher in zip((handing.offer, handing.give), teachers[11:13], strict=False):
        application = _accepted(world, teacher, days_ago=12)
        cases.gather(world, application, _ago(world, 4))
        step(world, application, _ago(world, 2))
    for teacher, days in zip(teachers[7:9], (6, 0), strict=False):
        cases.apply(world, teacher, _ago(world, days, hour=9))
    for teacher in teachers[9:10]:
        refused = cases.apply(world, teacher, _ago(world, 15))
        cases.refuse(world, refused, _ago(world, 14), ["Біліктілікті арттыру сертификаты", "Эссе"])
    for teacher in teachers[10:11]:
        cases.apply(world, teacher, _ago(world, 2), submit=False)
    send_tables(world, school, _ago(world, 1))
    yield school.name["ru"]


def _in_session(world: World, school: Organisation, formed: date) -> Iterator[str]:
    commission = commissions.form(world, school, formed)
    found = _to_commission(world, commission, _beginners(world, school)[:3], days_ago=18)
    sitting = commissions.plan(commission, found, _ago(world, 0, hour=9))
    commissions.open_only(sitting, _ago(world, 0, hour=9), absent=2)
    yield school.name["ru"]


def _being_signed(world: World, school: Organisation, formed: date) -> Iterator[str]:
    """One protocol waits for signatures, another for the head's order."""
    commission = commissions.form(world, school, formed)
    teachers = _beginners(world, school)
    ordered = _to_commission(world, commission, teachers[:2], days_ago=40)
    at = _ago(world, 25)
    protocol = commissions.hold(commissions.plan(commission, ordered, at), at)
    commissions.sign_all(protocol, at + timedelta(hours=3))
    signing = _to_commission(world, commission, teachers[2:4], days_ago=20)
    at = _ago(world, 2)
    protocol = commissions.hold(commissions.plan(commission, signing, at), at)
    with clock.set_to(at + timedelta(hours=2)):
        commissions.sign_by_members(protocol, 4)
    yield school.name["ru"]


def _elsewhere(world: World) -> Iterator[str]:
    """Applications all over the country, in the states before the commission."""
    for number, school in enumerate(world.schools):
        if number in SITTING_SCHOOLS:
            continue
        for turn, teacher in enumerate(_beginners(world, school)[:5]):
            _somewhere(world, teacher, turn)
        yield school.name["ru"]


def _somewhere(world: World, teacher: Person, turn: int) -> None:
    match turn:
        case 0 | 1:
            application = _accepted(world, teacher, days_ago=20 + turn * 10)
            cases.gather(world, application, _ago(world, 5), rows=2 + 4 * turn, lessons=2 + turn)
        case 2:
            cases.apply(world, teacher, _ago(world, 1, hour=19))
        case 3:
            cases.apply(world, teacher, _ago(world, 3), submit=False)
        case _:
            application = cases.apply(world, teacher, _ago(world, 9))
            with clock.set_to(_ago(world, 9, hour=12)):
                withdraw_application(application=application, by=teacher.user_id)


def _accepted(world: World, teacher: Person, *, days_ago: int) -> Application:
    application = cases.apply(world, teacher, _ago(world, days_ago, hour=10))
    return cases.accept(world, application, _ago(world, days_ago, hour=16))


def _to_commission(
    world: World,
    commission: Commission,
    teachers: list[Person],
    *,
    days_ago: int,
    scored: int = 7,
) -> list[Application]:
    """Cases gathered, tested, handed over and scored by the first members."""
    found = [_accepted(world, teacher, days_ago=days_ago) for teacher in teachers]
    bring_results(
        world, [_result(one, world.today - timedelta(days=days_ago - 5)) for one in found]
    )
    for application in found:
        cases.gather(world, application, _ago(world, days_ago - 6))
        handing.hand_over(world, application, _ago(world, days_ago - 8))
        commissions.score(commission, application, _ago(world, days_ago - 10), members=scored)
    return found


def _result(application: Application, day: date) -> Result:
    """Mostly enough; in every fourth case of a body below the threshold."""
    return Result(application.person, application.category, application.post["kk"], day)


def _ago(world: World, days: int, *, hour: int = 11) -> datetime:
    return moment(world.today - timedelta(days=days), hour)


# ---- who ------------------------------------------------------------------------------------
def _open(world: World, year: int, opens: date, closes: date) -> None:
    day = opens - timedelta(days=12)
    with clock.set_to(moment(day)):
        open_cycle(
            academic_year=year,
            opens_on=opens,
            closes_on=closes,
            order_number=str(200 + year % 100),
            order_date=day,
            topics=list(TOPICS),
            by=None,
        )


def _beginners(world: World, school: Organisation) -> list[Person]:
    """Teachers of a school who never held a category with a term: педагог-модератор comes next."""
    termed = CategoryHeld.objects.exclude(category=Category.TEACHER).values("person")
    known = set(Person.objects.filter(pk__in=termed))
    return [teacher for teacher in _free(world, school) if teacher not in known]


def _ending(world: World, school: Organisation, category: str, year: int) -> list[Person]:
    """Holders of a category that ends in the year."""
    found = []
    for teacher in _free(world, school):
        held = category_on(teacher, date(year - 1, 9, 10))
        if held and held.category == category and held.until and held.until.year == year:
            found.append(teacher)
    return found


def _free(world: World, school: Organisation) -> list[Person]:
    taken = world.busy | set(world.cases)
    return [teacher for teacher in world.teachers[school] if teacher not in taken]
