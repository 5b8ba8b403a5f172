"""Made-up entries of the approved lists: some hold, some have ended."""
# ruff: noqa: E501 - an entry stands on one line

from datetime import date

from demo.world import World
from events.models import Event
from events.services import add_event
from events.states import ListKind
from registry.models import Organisation, Region
from registry.states import Level, Role

# Kazakh name, Russian name, level, years it has held, years since it ended (None: it holds).
Entry = tuple[str, str, str, int, int | None]

NATIONAL: tuple[Entry, ...] = (
    ("Жалпы білім беретін пәндер бойынша республикалық олимпиада", "Республиканская олимпиада по общеобразовательным предметам", "republic", 14, None),
    ("Жалпы білім беретін пәндер бойынша облыстық олимпиада", "Областная олимпиада по общеобразовательным предметам", "region", 14, None),
    ("Жалпы білім беретін пәндер бойынша аудандық олимпиада", "Районная олимпиада по общеобразовательным предметам", "district", 14, None),
    ("Мектепішілік пән олимпиадасы", "Школьная предметная олимпиада", "organisation", 14, None),
    ("«Жылдың үздік педагогі» республикалық байқауы", "Республиканский конкурс «Лучший педагог года»", "republic", 12, None),
    ("«Үздік педагог» аудандық байқауы", "Районный конкурс «Лучший педагог»", "district", 12, None),
    ("«Зерде» кіші жастағы оқушылардың зерттеу жобалары байқауы", "Конкурс исследовательских проектов младших школьников «Зерде»", "republic", 11, None),
    ("Ғылыми жобалар республикалық байқауы", "Республиканский конкурс научных проектов", "republic", 13, None),
    ("«Абай оқулары» республикалық байқауы", "Республиканский конкурс «Абаевские чтения»", "republic", 10, None),
    ("«Мұқағали оқулары» көркемсөз оқу байқауы", "Конкурс чтецов «Мукагалиевские чтения»", "republic", 8, None),
    ("Роботтехника бойынша республикалық жарыс", "Республиканские соревнования по робототехнике", "republic", 7, None),
    ("Информатика бойынша халықаралық олимпиада", "Международная олимпиада по информатике", "international", 12, None),
    ("Математика бойынша халықаралық олимпиада", "Международная олимпиада по математике", "international", 12, None),
    ("«Қазақстан – Отаным менің» шығармалар байқауы", "Конкурс сочинений «Казахстан – Родина моя»", "republic", 6, None),
    ("«Балдаурен» балалар шығармашылығы байқауы", "Конкурс детского творчества «Балдаурен»", "republic", 9, None),
    ("«Жас қалам» жас ақындар байқауы", "Конкурс юных поэтов «Жас калам»", "republic", 9, 2),
    ("«Компьютерлік сауаттылық» қашықтан олимпиада", "Дистанционная олимпиада «Компьютерная грамотность»", "republic", 8, 3),
    ("«Үздік инновациялық сабақ» байқауы", "Конкурс «Лучший инновационный урок»", "republic", 7, 1),
)  # fmt: skip
REGIONAL: dict[str, tuple[Entry, ...]] = {
    "35": (
        ("«Сарыарқа дарындары» облыстық байқауы", "Областной конкурс «Таланты Сарыарки»", "region", 6, None),
        ("«Қарағанды – туған өлкем» өлкетану жарысы", "Краеведческие соревнования «Караганда – родной край»", "region", 5, None),
        ("«Шебер педагог» облыстық байқауы", "Областной конкурс «Мастер-педагог»", "region", 4, None),
        ("Облыстық инженерлік жобалар байқауы", "Областной конкурс инженерных проектов", "region", 3, None),
        ("«Кенші балалары» көркемөнерпаздар байқауы", "Конкурс самодеятельности «Дети шахтёров»", "region", 8, 2),
        ("Аудандық жас математиктер жарысы", "Районные соревнования юных математиков", "district", 5, None),
    ),
    "39": (
        ("«Тобыл жұлдыздары» облыстық байқауы", "Областной конкурс «Звёзды Тобола»", "region", 5, None),
        ("«Үздік сыныптан тыс жұмыс» облыстық байқауы", "Областной конкурс «Лучшая внеклассная работа»", "region", 4, None),
        ("Облыстық пікірсайыс турнирі", "Областной дебатный турнир", "region", 6, 1),
    ),
    "61": (
        ("«Қаратау баурайында» облыстық байқауы", "Областной конкурс «В предгорьях Каратау»", "region", 5, None),
        ("«Жас зерттеуші» облыстық жобалар жарысы", "Областные соревнования проектов «Юный исследователь»", "region", 4, None),
        ("Облыстық эко-жобалар байқауы", "Областной конкурс экопроектов", "region", 7, 3),
    ),
}  # fmt: skip
SECTOR: tuple[Entry, ...] = (
    ("Оқушылардың республикалық спартакиадасы", "Республиканская спартакиада школьников", "republic", 9, None),
    ("Жас туристер слеті", "Слёт юных туристов", "republic", 9, None),
    ("«Көңілді старттар» облыстық жарысы", "Областные соревнования «Весёлые старты»", "region", 8, None),
    ("Балалар хорлары фестивалі", "Фестиваль детских хоров", "republic", 6, None),
    ("«Тоғызқұмалақ» балалар турнирі", "Детский турнир по тогызкумалак", "republic", 7, None),
    ("Жас техниктер көрмесі", "Выставка юных техников", "region", 6, None),
    ("«Ұлттық өнер» балалар байқауы", "Детский конкурс «Национальное искусство»", "republic", 5, None),
    ("Шахматтан балалар кубогы", "Детский кубок по шахматам", "republic", 8, 2),
    ("«Асық ату» облыстық жарысы", "Областные соревнования по асык ату", "region", 4, 1),
    ("Авиамодельшілер жарысы", "Соревнования авиамоделистов", "republic", 9, 4),
)  # fmt: skip


def list_contests(world: World) -> None:
    """The ministry and the regions enter their lists, each under its order."""
    ministry = world.body(Level.MINISTRY)
    for entry in NATIONAL:
        _enter(world, ministry, Role.MINISTRY_STAFF, ListKind.NATIONAL, None, "514", entry)
    for entry in SECTOR:
        _enter(world, ministry, Role.MINISTRY_STAFF, ListKind.SECTOR, None, "187", entry)
    for kato, entries in REGIONAL.items():
        body = world.body(Level.REGION, kato)
        for entry in entries:
            _enter(world, body, Role.REGION_STAFF, ListKind.REGIONAL, body.region, "96-ө", entry)


def contest_of(level: str, row: str) -> Event | None:
    """A contest of the country's list for the demonstration's evidence of a level."""
    held = Event.objects.filter(kind=ListKind.NATIONAL, level=level, last_year=None)
    found = held.order_by("order_date", "name__kk")
    return found.last() if row == "2.2" else found.first()


def _enter(
    world: World,
    body: Organisation,
    role: str,
    kind: str,
    region: Region | None,
    order: str,
    entry: Entry,
) -> None:
    kk, ru, level, since, ended = entry
    keeper = world.officials[body, role].user_id
    assert keeper is not None
    first = world.year - since
    add_event(
        kind=kind,
        region=region,
        name={"kk": kk, "ru": ru},
        level=level,
        first_year=first,
        last_year=None if ended is None else world.year - ended,
        order_number=order,
        order_date=date(2011, 12, 7) if order == "514" else date(first, 8, 20),
        by=keeper,
    )
