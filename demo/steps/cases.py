"""A teacher's way to the commission."""

from datetime import date, datetime, timedelta

import scoring
from attestation.models import Application
from attestation.offers import offers
from attestation.services import (
    accept_application,
    give_consent,
    hand_over_portfolio,
    refuse_application,
    save_application_details,
    save_essay,
    start_application,
    submit_application,
)
from demo.essays import write_essay
from demo.steps.moments import deliver
from demo.steps.papers import proof
from demo.world import World
from foundation.base import clock
from portfolio.services import add_evidence, add_observation
from portfolio.states import ObserverKind
from registry.models import Organisation, Person
from registry.selectors import category_on
from registry.states import Role

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


def hand_over(world: World, application: Application, at: datetime) -> None:
    officer = _officer(world, application.organisation)
    with clock.set_to(at):
        hand_over_portfolio(application=application, by=officer.user_id)
        deliver()


def gather(
    world: World, application: Application, at: datetime, *, rows: int = 99, lessons: int = 5
) -> None:
    """The school's officer enters evidence for the first rows and some observation sheets."""
    teacher, school = application.person, application.employment.organisation
    by = world.officials[school, Role.DATA_ENTRY].user_id
    with clock.set_to(at):
        sheet = application.ruleset.sheet("teacher")
        wanted = [number for number, row in sheet.rows.items() if _asked(row, application.category)]
        for number in wanted[:rows]:
            _prove(world, application, number, at.date(), by)
        for observer in OBSERVERS[:lessons]:
            _observe(world, application, teacher, observer, at.date(), by)


def _asked(row: scoring.models.sheet.Row, category: str) -> bool:
    return row.kind not in {"observations", "unscored"} and row.cells[category].base is not None


def _prove(world: World, application: Application, number: str, day: date, by: object) -> None:
    row = application.ruleset.sheet("teacher").rows[number]
    cell = row.cells[application.category]
    title = TITLES[number]
    add_evidence(
        person=application.person,
        row=number,
        title=title,
        work=title,
        day=day - timedelta(days=world.chance.randrange(10, 40)),
        level=cell.level or "",
        hours=row.steps.hours[application.category] if row.kind == "hours" else None,
        covered=3 if row.kind == "coverage" else None,
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
    form = application.ruleset.observation_form("secondary-tvet")
    numbers = [int(number) for number, _ in form.descriptors()]
    base = application.ruleset.sheet("teacher").rows["1.2"].cells[application.category].base
    total = min(base + world.chance.randrange(1, 9), form.maximum)
    add_observation(
        person=teacher,
        observed_on=day - timedelta(days=world.chance.randrange(3, 40)),
        observer_name=world.officials[application.employment.organisation, Role.HEAD].full_name,
        observer_kind=observer,
        subject=application.post["kk"],
        class_group=f"{world.chance.randrange(5, 11)} «А»",
        topic="Жаңа тақырыпты бекіту",
        levels=_levels(world, numbers, total),
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
    found = offers(application.ruleset, held, cycle=application.cycle, day=clock.today())
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
