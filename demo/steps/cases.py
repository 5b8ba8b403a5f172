"""A teacher's way to the commission."""

from datetime import date, datetime, timedelta

import scoring
from attestation.models import Application
from attestation.offers import offers
from attestation.services import (
    accept_application,
    give_consent,
    refuse_application,
    save_application_details,
    save_essay,
    start_application,
    submit_application,
)
from demo.essays import write_essay
from demo.steps.contests import contest_of
from demo.steps.moments import deliver
from demo.steps.papers import proof
from demo.world import World
from foundation.base import clock
from foundation.base.calendar import last_lesson_day
from portfolio.observed import asked_besides
from portfolio.selectors import sheet_of
from portfolio.services import add_evidence, add_observation, check_evidence
from portfolio.sheet_fields import GROWTH, asks_event, is_filled_by_holder, takes_evidence
from portfolio.states import ObserverKind
from registry.in_case import observation_form_of
from registry.models import Organisation, Person
from registry.selectors import category_on
from registry.states import Role
from scoring.models.rows import Row
from scoring.models.sheet import Sheet

CHECKED = 3  # pieces of a teacher at the home school
DISTRICTS = 3  # or regions, reached by whoever transmits experience
ORDINARY_LESSON = 70  # points of a lesson that a methodist observed
HEADER = {
    "teacher_name": "Сейітов Дархан Маратұлы",
    "teacher_post_and_category": "бастауыш сынып мұғалімі, педагог-модератор",
    "form_of_work": "топтық",
    "age": "7–8 жас",
}
OBSERVERS = (
    ObserverKind.HEAD,
    ObserverKind.DEPUTY,
    ObserverKind.CABINET_METHODIST,
    ObserverKind.COMMISSION_MEMBER,
    ObserverKind.TEACHER,
)


def apply(world: World, teacher: Person, at: datetime, *, submit: bool = True) -> Application:
    """Fill the whole form and, unless it stays a draft, send it."""
    by = teacher.user_id
    with clock.set_to(at):
        application = start_application(person=teacher, by=by)
        _fill(world, application, teacher)
        if submit:
            application = submit_application(application=application, by=by)
        world.cases[teacher] = application
        return application


def accept(world: World, application: Application, at: datetime) -> Application:
    officer = _officer(world, application.organisation)
    with clock.set_to(at):
        accepted = accept_application(application=application, by=officer.user_id)
        deliver()
        return accepted


def refuse(world: World, application: Application, at: datetime, documents: list[str]) -> None:
    officer = _officer(world, application.organisation)
    with clock.set_to(at):
        refuse_application(
            application=application,
            ground="not_conforming",
            documents=documents,
            by=officer.user_id,
        )
        deliver()


def gather(
    world: World, application: Application, at: datetime, *, rows: int = 99, lessons: int = 5
) -> None:
    """The school's officer enters evidence for the first rows and some observation sheets."""
    teacher, school = application.person, application.employment.organisation
    by = world.officials[school, Role.DATA_ENTRY].user_id
    with clock.set_to(at):
        sheet = _sheet(application)
        wanted = [number for number, row in sheet.rows.items() if _asked(row, application.category)]
        for number in wanted[:rows]:
            _prove(world, application, number, at.date(), by)
        if school == world.schools[0]:
            _check(world, teacher, school)
        observed = any(row.kind == "observations" for row in sheet.rows.values())
        for observer in OBSERVERS[:lessons] if observed else ():
            _observe(world, application, teacher, observer, at.date(), by)


def _check(world: World, teacher: Person, school: Organisation) -> None:
    """The head holds the first pieces against their proof; the rest waits."""
    head = world.officials[school, Role.HEAD].user_id
    for item in teacher.evidence.filter(checked_at=None).order_by("row")[:CHECKED]:
        check_evidence(evidence=item, by=head)


def _sheet(application: Application) -> Sheet:
    rules = application.ruleset
    return rules.sheet(sheet_of(rules, application.employment))


def _asked(row: Row, category: str) -> bool:
    return takes_evidence(row) and row.cells[category].base is not None


def _level_worth(row: Row, points: int | None) -> str:
    """The level of a row that brings so many points; nothing where the row knows no levels."""
    levels, editions = getattr(row, "levels", {}), getattr(row, "editions", {})
    if row.kind == "coverage":
        found = {code: known.points_each * DISTRICTS for code, known in levels.items()}
    else:
        found = {code: known.points for code, known in {**levels, **editions}.items()}
    if row.kind == "dynamics":
        found |= {f"{GROWTH}{step.start}": step.points for step in row.growth}
    return next((str(code) for code, worth in found.items() if worth == points), "")


def _hours_worth(row: Row, points: int | None) -> int | None:
    if row.kind != "hours":
        return None
    return next(step.start for step in row.steps.hours if step.points >= (points or 0))


def _prove(world: World, application: Application, number: str, day: date, by: object) -> None:
    row = _sheet(application).rows[number]
    cell = row.cells[application.category]
    title, level = TITLES[number], _level_worth(row, cell.base)
    add_evidence(
        person=application.person,
        row=number,
        title=title,
        work=title,
        day=day - timedelta(days=world.chance.randrange(10, 40)),
        level=level,
        event=contest_of(level, number) if asks_event(row) else None,
        hours=_hours_worth(row, cell.base),
        covered=DISTRICTS if row.kind == "coverage" else None,
        file=proof(world, by),
        by=by,
    )


def _observe(
    world: World,
    application: Application,
    teacher: Person,
    observer: ObserverKind,
    day: date,
    by: object,
) -> None:
    form = application.ruleset.observation_form(observation_form_of(application.employment))
    numbers = [int(number) for number, _ in form.descriptors()]
    sheet, own = _sheet(application), is_filled_by_holder(_sheet(application))
    base = ORDINARY_LESSON if own else sheet.rows["1.2"].cells[application.category].base
    total = min(base + world.chance.randrange(1, 9), form.maximum)
    add_observation(
        person=teacher,
        observed_on=last_lesson_day(day - timedelta(days=world.chance.randrange(3, 40))),
        observer_name=world.officials[application.employment.organisation, Role.HEAD].full_name,
        observer_kind=observer,
        subject=application.post["kk"],
        class_group=f"{world.chance.randrange(5, 11)} «А»",
        topic="Жаңа тақырыпты бекіту",
        levels=_levels(world, numbers, total),
        particulars={key: HEADER[key] for key in asked_besides(form, by_holder=own)},
        conclusions="Сабақтың мақсаты айқын, оқушылар топта белсенді жұмыс істеді.",
        recommendations="Саралау тапсырмаларын көбейту, рефлексияға уақыт қалдыру.",
        by=by,
    )


def _levels(world: World, numbers: list[int], total: int) -> dict[int, int]:
    """Levels 0 to 3 that add up to the total."""
    levels = dict.fromkeys(numbers, total // len(numbers))
    for number in world.chance.sample(numbers, total % len(numbers)):
        levels[number] += 1
    return levels


def _fill(world: World, application: Application, teacher: Person) -> None:
    by, language = teacher.user_id, teacher.user.language
    held = category_on(teacher, clock.today())
    found = offers(application.employment, application.ruleset, held, day=clock.today())
    save_application_details(
        application=application,
        employment=application.employment,
        sought=found[0].key,
        email=teacher.user.email,
        phone=teacher.phone,
        is_familiar=True,
        by=by,
    )
    give_consent(application=application, language=language, by=by)
    limits = scoring.essay_limits(application.ruleset)
    essay = write_essay(world.chance, language, at_least=limits.words_from, at_most=limits.words_to)
    topic = world.chance.choice(list(application.cycle.topics.order_by("text__ru")))
    save_essay(application=application, topic=topic, language=language, text=essay, by=by)


def _officer(world: World, organisation: Organisation) -> Person:
    return world.officials[organisation, Role.INTAKE_OFFICER]


TITLES = {
    "1.1": "Білім сапасының мониторингі, соңғы үш жыл",
    "2.1": "Оқушылардың пәндік олимпиадаға қатысуы",
    "2.2": "«Үздік сабақ» кәсіптік байқауы",
    "3.1": "Авторлық бағдарлама бойынша тәжірибе тарату",
    "3.2": "Әдістемелік семинардағы баяндама",
    "3.3": "Тәжірибені зерттеу туралы мақала",
    "3.4": "Пән бойынша шығармашылық топ",
    "3.5": "Саралап оқыту тапсырмаларының жинағы",
    "4.1": "«Критериалды бағалау» курсы",
}
