"""Visits to the lessons of one teacher of the cast's school: a sheet in every state."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from attestation.states import State
from demo.cast import with_state
from demo.posts import work_for
from demo.steps.commissions import sign_as
from demo.steps.moments import deliver, moment, working
from demo.world import World, employ
from foundation.base import clock
from lessons.content import empty
from lessons.models import Sheet, Visit
from lessons.services import acknowledge_sheet, object_to_sheet, plan_visit, sign_sheet
from lessons.services.drafts import save_draft, send_sheet
from lessons.services.signing import sheet_content
from portfolio.states import ObserverKind
from registry.models import Organisation, Person
from registry.states import Level, OrganisationKind, PostKind, Role

LESSONS = (
    ("Жаңа тақырыпты түсіндіру", "Саралау тапсырмаларын көбейту."),
    ("Топтық жұмыс", "Рефлексияға уақыт қалдыру, сұрақтарды ашық қою."),
    ("Жоба қорғау", "Өзара бағалауда дескрипторларды оқушылармен бірге құру."),
    ("Қайталау сабағы", "Цифрлық ресурстарды мақсатқа сай таңдау."),
)


def visit_lessons(world: World) -> Iterator[str]:
    """Last weeks: acknowledged, objected to, waiting, sealed; next week: planned."""
    home = world.schools[0]
    world.methodist = _cabinet(world, home)
    teacher = with_state(world, State.ACCEPTED)
    head, deputy = (world.officials[home, role] for role in (Role.HEAD, Role.INTAKE_OFFICER))
    member = _member(world, home)
    of = {
        "head": (head, ObserverKind.HEAD),
        "deputy": (deputy, ObserverKind.DEPUTY),
        "methodist": (world.methodist, ObserverKind.CABINET_METHODIST),
        "member": (member, ObserverKind.COMMISSION_MEMBER),
    }
    _acknowledged(world, teacher, of["deputy"])
    _objected(world, teacher, of["methodist"])
    _waiting(world, teacher, [of["head"], of["member"]])
    _half_sent(world, teacher, [of["deputy"], of["methodist"]])
    for number, name in enumerate(("member", "methodist", "head"), start=1):
        day = working(world.today + timedelta(days=2 * number))
        _plan(world, teacher, [of[name]], moment(day, 9 + number))
    deliver()
    yield f"{home.name['ru']}: {Visit.objects.count()}"


def _acknowledged(world: World, teacher: Person, observer: tuple[Person, str]) -> None:
    for sheet in _given(world, teacher, [observer], days_ago=28, totals=[76]):
        with clock.set_to(_evening(sheet)):
            acknowledge_sheet(sheet=_sign(sheet), by=teacher.user_id)


def _objected(world: World, teacher: Person, observer: tuple[Person, str]) -> None:
    reason = "Топтық жұмыс кезеңі ескерілмеген: бақылаушы сабақтың соңында кетті."
    for sheet in _given(world, teacher, [observer], days_ago=21, totals=[58]):
        with clock.set_to(_evening(sheet)):
            object_to_sheet(sheet=_sign(sheet), reason=reason, by=teacher.user_id)


def _waiting(world: World, teacher: Person, pair: list[tuple[Person, str]]) -> None:
    """One of the pair has signed and waits for the teacher, the other has still to sign."""
    sheets = _given(world, teacher, pair, days_ago=14, totals=[71, 64])
    with clock.set_to(_evening(sheets[1])):
        _sign(sheets[1])


def _half_sent(world: World, teacher: Person, pair: list[tuple[Person, str]]) -> None:
    """One of the pair has sent; sealed until the other does."""
    _given(world, teacher, pair, days_ago=7, totals=[69])


def _given(
    world: World,
    teacher: Person,
    observers: list[tuple[Person, str]],
    *,
    days_ago: int,
    totals: Iterable[int],
) -> list[Sheet]:
    """A lesson of some days ago, with sheets sent by the first so many observers."""
    day = working(world.today - timedelta(days=days_ago))
    visit = _plan(world, teacher, observers, moment(day, 10), ahead=timedelta(days=3))
    sheets = list(visit.sheets.select_related("observer").order_by("created_at"))
    chosen = list(zip(sheets, totals, strict=False))
    with clock.set_to(moment(day, 12)):
        return [_send(world, sheet, total) for sheet, total in chosen]


def _plan(
    world: World,
    teacher: Person,
    observers: list[tuple[Person, str]],
    begins_at: datetime,
    *,
    ahead: timedelta = timedelta(0),
) -> Visit:
    """Planned yesterday or, of a lesson that was given, some days before it."""
    home = world.schools[0]
    planned_at = begins_at - ahead if ahead else moment(world.today - timedelta(days=1))
    with clock.set_to(planned_at):
        return plan_visit(
            person=teacher,
            subject=teacher.employments.get().post["kk"].removesuffix(" мұғалімі").capitalize(),
            class_group=f"{world.chance.randrange(5, 11)} «А»",
            begins_at=begins_at,
            observers=observers,
            is_shared=len(observers) > 1,
            by=world.officials[home, Role.DATA_ENTRY].user_id,
        )


def _send(world: World, sheet: Sheet, total: int) -> Sheet:
    topic, advice = LESSONS[total % len(LESSONS)]
    by = sheet.observer.user_id
    numbers = [no for no, _line in sheet.ruleset.observation_form(sheet.form).descriptors()]
    whole, rest = divmod(total, len(numbers))
    higher = set(world.chance.sample(numbers, rest))
    content = {
        **empty(),
        "header": {
            **sheet.content["header"],
            "learning_aims": "Оқу бағдарламасының мақсаттары бойынша",
            "topic_and_aims": topic,
        },
        "levels": {number: whole + (number in higher) for number in numbers},
        "notes": {"1.1": "Мақсат оқушыларға түсінікті тілмен айтылды."},
        "conclusions": "Сабақтың мақсаты айқын, оқушылар белсенді жұмыс істеді.",
        "recommendations": advice,
    }
    kept = save_draft(sheet_id=sheet.pk, base_version=0, device="телефон", content=content, by=by)
    return send_sheet(sheet_id=sheet.pk, version=kept.version, by=by)


def _sign(sheet: Sheet) -> Sheet:
    cms = sign_as(sheet.observer, sheet_content(sheet))
    sign_sheet(sheet=sheet, cms=cms, by=sheet.observer.user_id)
    return sheet


def _evening(sheet: Sheet) -> datetime:
    return moment(_day_of(sheet), 18)


def _day_of(sheet: Sheet) -> date:
    return clock.local(sheet.visit.begins_at).date()


def _cabinet(world: World, home: Organisation) -> Person:
    """The district's method cabinet, and a methodist of it."""
    number = len(world.organisations) + 1
    cabinet = Organisation.objects.create(
        kind=OrganisationKind.METHOD_CABINET,
        level=Level.ORGANISATION,
        name={
            "kk": f"{home.district.name['kk']}: әдістемелік кабинет",
            "ru": f"{home.district.name['ru']}: методический кабинет",
        },
        bin=f"99014{number:07d}",
        region=home.region,
        district=home.district,
        register_code=f"{home.region_id}{number:03d}",
    )
    world.organisations.append(cabinet)
    return employ(world, cabinet, work_for(PostKind.CABINET_METHODIST, cabinet.kind, world.chance))


def _member(world: World, home: Organisation) -> Person:
    """The first ordinary member of the school's commission."""
    members = world.commissions[home].members.select_related("person__user")
    return members.filter(is_chair=False).order_by("pk").first().person
