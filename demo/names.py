"""Credible names and numbers of nobody."""

from dataclasses import dataclass
from datetime import date
from random import Random

from registry.iin import check_digit

KAZAKH_SURNAMES = (
    "Абдрахманов Ахметов Әбенов Әлімжанов Байжанов Бекмұратов Бөкенов Дәулетов Досанов Ерғалиев "
    "Есенғұлов Жақсылықов Жұмабаев Жүнісов Ибраев Исқақов Қабдолов Қалиев Қасенов Қожахметов "
    "Құдайбергенов Мақсұтов Мұқанов Мұратбеков Нұғманов Нұрланов Омаров Оразбаев Өмірзақов "
    "Өтегенов Рахымжанов Сағындықов Сатыбалдин Сәрсенов Сейітқали Смағұлов Сүлейменов Тәжібаев "
    "Тоқтаров Төлегенов Тұрсынов Үсенов Шаймерденов Шәріпов Ысқақов"
).split()
RUSSIAN_SURNAMES = (
    "Андреев Белов Васильев Гончаров Денисов Егоров Журавлёв Зайцев Иванов Ковалёв Лебедев Морозов "
    "Новиков Орлов Павлов Романов Соколов Тихонов Фёдоров Шевцов"
).split()
KAZAKH_WOMEN = (
    "Айгүл Айжан Айнұр Ақмарал Алма Әсел Әсем Баян Гауһар Гүлнар Гүлмира Дана Дина Жадыра Жанар "
    "Жансая Зарина Индира Камила Қарлығаш Қымбат Ләззат Мадина Меруерт Назгүл Нұргүл Перизат "
    "Раушан Роза Сабина Салтанат Сәуле Тоғжан Ұлболсын Үміт Шолпан Ырысты"
).split()
KAZAKH_MEN = (
    "Айдос Ақылбек Алмас Арман Асқар Әділет Бауыржан Берік Болат Дархан Дәурен Ерлан Ермек Жандос "
    "Жасұлан Қайрат Қанат Қуаныш Марат Мақсат Мұхтар Нұрлан Олжас Өмірбек Рүстем Самат Санжар "
    "Серік Талғат Төлеген Ұлан Шыңғыс Ілияс"
).split()
RUSSIAN_WOMEN = "Анна Вера Галина Дарья Елена Ирина Лариса Марина Наталья Ольга Светлана".split()
RUSSIAN_MEN = "Алексей Андрей Виктор Дмитрий Игорь Максим Николай Павел Сергей Юрий".split()
FATHERS_KAZAKH = "Болат Ғабит Ерлан Қайрат Марат Мұрат Нұрлан Рахым Серік Талғат".split()
FATHERS_RUSSIAN = {
    "Алексей": ("Алексеевич", "Алексеевна"),
    "Виктор": ("Викторович", "Викторовна"),
    "Иван": ("Иванович", "Ивановна"),
    "Николай": ("Николаевич", "Николаевна"),
    "Пётр": ("Петрович", "Петровна"),
    "Сергей": ("Сергеевич", "Сергеевна"),
}


@dataclass(frozen=True)
class Name:
    surname: str
    given_name: str
    patronymic: str
    is_woman: bool


def make_name(chance: Random) -> Name:
    """Three of four are Kazakh, four of five are women, as in the country's schools."""
    is_woman = chance.random() < 0.8
    return _kazakh(chance, is_woman) if chance.random() < 0.75 else _russian(chance, is_woman)


def make_iin(chance: Random, *, born: date, is_woman: bool, taken: set[str]) -> str:
    """A number that passes the check and belongs to nobody in the demonstration."""
    century = (3 if born.year < 2000 else 5) + is_woman
    while True:
        first = f"{born:%y%m%d}{century}{chance.randrange(10_000):04d}"
        digit = check_digit(first)
        if digit is not None and f"{first}{digit}" not in taken:
            taken.add(f"{first}{digit}")
            return f"{first}{digit}"


def _kazakh(chance: Random, is_woman: bool) -> Name:
    surname = _for_a_woman(chance.choice(KAZAKH_SURNAMES), is_woman)
    given = chance.choice(KAZAKH_WOMEN if is_woman else KAZAKH_MEN)
    return Name(surname, given, chance.choice(FATHERS_KAZAKH) + _child(is_woman), is_woman)


def _russian(chance: Random, is_woman: bool) -> Name:
    surname = _for_a_woman(chance.choice(RUSSIAN_SURNAMES), is_woman)
    given = chance.choice(RUSSIAN_WOMEN if is_woman else RUSSIAN_MEN)
    return Name(surname, given, chance.choice(list(FATHERS_RUSSIAN.values()))[is_woman], is_woman)


def _child(is_woman: bool) -> str:
    return "қызы" if is_woman else "ұлы"


def _for_a_woman(surname: str, is_woman: bool) -> str:
    return f"{surname}а" if is_woman and surname[-2:] in {"ов", "ев", "ёв", "ин"} else surname
