"""The cast: people whom a visitor may be, each with a story that shows something."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from attestation.states import State
from demo.models import Persona
from registry.models import Organisation, Person
from registry.states import Level, Role

if TYPE_CHECKING:
    from demo.world import World

PASSWORD = "attestation-2026"
Pair = dict[str, str]


@dataclass(frozen=True)
class Part:
    """One of the cast: a login's name, what he or she is, and what there is to see."""

    login: str
    person: Person
    role: Pair
    story: Pair


def choose_cast(world: "World") -> None:
    """Give the cast their logins and stories."""
    for position, part in enumerate(_parts(world)):
        assert part.person.user is not None
        part.person.user.email = f"{part.login}@example.kz"
        part.person.user.save(update_fields=["email"])
        Persona.objects.create(
            user=part.person.user, position=position, role=part.role, story=part.story
        )


def _parts(world: "World") -> Iterator[Part]:
    home = world.schools[0]
    yield from _teachers(world)
    yield from _school(world, home)
    yield from _commission(world, home)
    yield from _observers(world)
    yield from _bodies(world)


def _teachers(world: "World") -> Iterator[Part]:
    assert world.newcomer is not None
    yield _part(
        "teacher",
        world.newcomer,
        ("Педагог, өтініш бермеген", "Педагог, ещё не подавала заявление"),
        (
            "Өтінішті толтырып, эссе жазып жібереді: жолдың басы.",
            "Заполнит заявление, напишет эссе и отправит: начало пути.",
        ),
    )
    yield _part(
        "teacher.certified",
        with_state(world, State.CERTIFIED),
        ("Педагог, куәлігі бар", "Педагог, получила удостоверение"),
        (
            "Құжаттарында куәлік пен хаттамадан үзінді бар; QR-кодты ашып көріңіз.",
            "В документах удостоверение и выписка; откройте QR-код.",
        ),
    )
    yield _part(
        "teacher.gathering",
        with_state(world, State.ACCEPTED),
        ("Педагог, портфолиосы жиналып жатыр", "Педагог, портфолио собирается"),
        (
            "Портфолиода қай жолға қандай дәлел жетпейтінін көреді.",
            "Видит, каких доказательств не хватает и по какой строке.",
        ),
    )
    yield _part(
        "teacher.refused",
        with_state(world, State.REFUSED),
        ("Педагог, өтініші қабылданбаған", "Педагог, в приёме отказано"),
        (
            "Хабарламада қай құжат сәйкес емес екені жазылған; қайта бере алады.",
            "В уведомлении названы документы; может подать снова.",
        ),
    )


def _school(world: "World", home: Organisation) -> Iterator[Part]:
    yield _part(
        "intake",
        world.officials[home, Role.INTAKE_OFFICER],
        ("Мектеп: өтініш қабылдаушы", "Школа: приём заявлений"),
        (
            "Кезекте бүгін жауап беретін және мерзімі өткен өтініштер тұр.",
            "В очереди заявления, на которые пора ответить, и просроченное.",
        ),
    )
    yield _part(
        "entry",
        world.officials[home, Role.DATA_ENTRY],
        ("Мектеп: дерек енгізуші", "Школа: ввод данных"),
        (
            "Дәлелдер мен бақылау парақтарын енгізеді; комиссия хатшысы да осы адам.",
            "Вносит доказательства и листы наблюдения; он же секретарь комиссии.",
        ),
    )
    yield _part(
        "head",
        world.officials[home, Role.HEAD],
        ("Мектеп басшысы", "Руководитель школы"),
        ("Бұйрыққа қол қояды, адамдарды тағайындайды.", "Подписывает приказ, назначает людей."),
    )


def _commission(world: "World", home: Organisation) -> Iterator[Part]:
    commission = world.commissions[home]
    members = commission.members.select_related("person__user").order_by("-is_chair", "pk")
    for number, member in enumerate(members):
        name = "chair" if member.is_chair else f"member{number}"
        role = (
            ("Комиссия төрағасы", "Председатель комиссии")
            if member.is_chair
            else ("Комиссия мүшесі", "Член комиссии")
        )
        yield _part(
            name,
            member.person,
            role,
            (
                "Үш істі бағалайды, отырыста дауыс береді, хаттамаға қол қояды.",
                "Оценивает три дела, голосует на заседании, подписывает протокол.",
            ),
        )


def _observers(world: "World") -> Iterator[Part]:
    assert world.methodist is not None
    yield _part(
        "methodist",
        world.methodist,
        ("Әдістемелік кабинет әдіскері", "Методист методического кабинета"),
        (
            "Сабаққа шақырылған; парақты телефонда толтырады, қол қояды.",
            "Приглашён на уроки; заполняет лист на телефоне и подписывает.",
        ),
    )


def _bodies(world: "World") -> Iterator[Part]:
    yield _part(
        "testing",
        world.officials[world.body(Level.MINISTRY), Role.TESTING_CENTRE],
        ("Тестілеу орталығы", "Центр тестирования"),
        ("ПББ нәтижелерін файлмен жүктейді.", "Загружает результаты ОЗП файлом."),
    )
    bodies = (
        ("district", world.body(Level.DISTRICT, "35", 0), Role.DISTRICT_STAFF,
         ("Аудандық білім бөлімі", "Районный отдел образования")),
        ("region", world.body(Level.REGION, "35"), Role.REGION_STAFF,
         ("Облыстық білім басқармасы", "Областное управление образования")),
        ("ministry", world.body(Level.MINISTRY), Role.MINISTRY_STAFF,
         ("Министрлік қызметкері", "Сотрудник министерства")),
    )  # fmt: skip
    for login, body, role, title in bodies:
        yield _part(
            login,
            world.officials[body, role],
            title,
            (
                "Шешімдер кестесін өңір, аудан, санат бойынша көріп, XLSX жүктейді.",
                "Видит решения по регионам, районам, категориям и выгружает XLSX.",
            ),
        )
    yield _part(
        "stranger",
        _officer_elsewhere(world),
        ("Басқа мектептің қабылдаушысы", "Приём заявлений другой школы"),
        (
            "Өз мектебінің кезегін ғана көреді: бөтен іс ол үшін жоқ.",
            "Видит очередь только своей школы: чужого дела для него нет.",
        ),
    )


def _officer_elsewhere(world: "World") -> Person:
    """Of another school, and no member of the commission of the cast's own."""
    members = set(world.commissions[world.schools[0]].members.values_list("person", flat=True))
    officers = (world.officials.get((one, Role.INTAKE_OFFICER)) for one in world.schools[4:])
    return next(one for one in officers if one and one.pk not in members)


def with_state(world: "World", state: State) -> Person:
    home = world.schools[0]
    for person, application in world.cases.items():
        application.refresh_from_db(fields=["state"])
        if application.state == state and application.employment.organisation_id == home.pk:
            return person
    raise LookupError(f"nobody of {home.name['ru']} is {state}")


def _part(login: str, person: Person, role: tuple[str, str], story: tuple[str, str]) -> Part:
    return Part(login, person, _pair(role), _pair(story))


def _pair(texts: tuple[str, str]) -> Pair:
    return dict(zip(("kk", "ru"), texts, strict=True))
