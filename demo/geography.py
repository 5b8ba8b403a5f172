"""Regions, districts and organisations of the demonstration country.

Regions carry their real codes and names, districts and organisations are made up.
"""

from dataclasses import dataclass
from typing import NamedTuple

from registry.states import Level, OrganisationKind


class Named(NamedTuple):
    kk: str
    ru: str

    @property
    def pair(self) -> dict[str, str]:
        return {"kk": self.kk, "ru": self.ru}


REGIONS = {
    "10": Named("Абай облысы", "область Абай"),
    "11": Named("Ақмола облысы", "Акмолинская область"),
    "15": Named("Ақтөбе облысы", "Актюбинская область"),
    "19": Named("Алматы облысы", "Алматинская область"),
    "23": Named("Атырау облысы", "Атырауская область"),
    "27": Named("Батыс Қазақстан облысы", "Западно-Казахстанская область"),
    "31": Named("Жамбыл облысы", "Жамбылская область"),
    "33": Named("Жетісу облысы", "область Жетісу"),
    "35": Named("Қарағанды облысы", "Карагандинская область"),
    "39": Named("Қостанай облысы", "Костанайская область"),
    "43": Named("Қызылорда облысы", "Кызылординская область"),
    "47": Named("Маңғыстау облысы", "Мангистауская область"),
    "55": Named("Павлодар облысы", "Павлодарская область"),
    "59": Named("Солтүстік Қазақстан облысы", "Северо-Казахстанская область"),
    "61": Named("Түркістан облысы", "Туркестанская область"),
    "62": Named("Ұлытау облысы", "область Ұлытау"),
    "63": Named("Шығыс Қазақстан облысы", "Восточно-Казахстанская область"),
    "71": Named("Астана қаласы", "город Астана"),
    "75": Named("Алматы қаласы", "город Алматы"),
    "79": Named("Шымкент қаласы", "город Шымкент"),
}

DISTRICTS = {
    "35": (Named("Ақсу ауданы", "Аксуский район"), Named("Көктал ауданы", "Коктальский район")),
    "39": (Named("Тобылжар ауданы", "Тобылжарский район"), Named("Сарыой қаласы", "город Сарыой")),
    "61": (
        Named("Қарабұлақ ауданы", "Карабулакский район"),
        Named("Арысбай ауданы", "Арысбайский район"),
    ),
}


@dataclass(frozen=True)
class Place:
    """An organisation: where it stands and how many teachers it has."""

    kind: OrganisationKind
    level: Level
    name: Named
    region: str = ""
    district: int | None = None
    teachers: int = 0


def _school(region: str, district: int, kk: str, ru: str, teachers: int) -> Place:
    name = Named(kk, ru)
    return Place(OrganisationKind.SCHOOL, Level.ORGANISATION, name, region, district, teachers)


def _other(
    kind: OrganisationKind, region: str, district: int, kk: str, ru: str, teachers: int
) -> Place:
    return Place(kind, Level.ORGANISATION, Named(kk, ru), region, district, teachers)


TEACHING = (
    _school(
        "35", 0, "Ақсу ауданының № 12 мектеп-гимназиясы", "Школа-гимназия № 12 Аксуского района", 44
    ),
    _school("35", 0, "Ақсу ауданының № 3 орта мектебі", "Средняя школа № 3 Аксуского района", 26),
    _other(
        OrganisationKind.SMALL_SCHOOL,
        "35",
        1,
        "Көктал ауданының Бұлақ ауылы негізгі мектебі",
        "Основная школа села Булак Коктальского района",
        12,
    ),
    _other(
        OrganisationKind.PRESCHOOL,
        "35",
        1,
        "Көктал ауданының «Балбөбек» бөбекжайы",
        "Ясли-сад «Балбобек» Коктальского района",
        18,
    ),
    _other(
        OrganisationKind.LYCEUM,
        "39",
        0,
        "Тобылжар ауданының № 5 мектеп-лицейі",
        "Школа-лицей № 5 Тобылжарского района",
        34,
    ),
    _school(
        "39", 0, "Тобылжар ауданының № 8 орта мектебі", "Средняя школа № 8 Тобылжарского района", 24
    ),
    _other(
        OrganisationKind.COLLEGE,
        "39",
        1,
        "Сарыой қаласының аграрлық колледжі",
        "Аграрный колледж города Сарыой",
        30,
    ),
    _other(
        OrganisationKind.ADDITIONAL,
        "39",
        1,
        "Сарыой қаласының балалар өнер мектебі",
        "Детская школа искусств города Сарыой",
        16,
    ),
    _school(
        "61",
        0,
        "Қарабұлақ ауданының № 21 орта мектебі",
        "Средняя школа № 21 Карабулакского района",
        38,
    ),
    _other(
        OrganisationKind.SPECIAL,
        "61",
        0,
        "Қарабұлақ ауданының арнайы мектеп-интернаты",
        "Специальная школа-интернат Карабулакского района",
        20,
    ),
    _school(
        "61",
        1,
        "Арысбай ауданының № 1 жалпы білім беретін мектебі",
        "Общеобразовательная школа № 1 Арысбайского района",
        28,
    ),
    _other(
        OrganisationKind.METHOD_CABINET,
        "61",
        1,
        "Арысбай ауданының әдістемелік кабинеті",
        "Методический кабинет Арысбайского района",
        10,
    ),
)


def departments() -> list[Place]:
    """The governance bodies: the ministry, a department a region, a division a district."""
    found = [
        Place(
            OrganisationKind.MINISTRY,
            Level.MINISTRY,
            Named(
                "Қазақстан Республикасының Оқу-ағарту министрлігі",
                "Министерство просвещения Республики Казахстан",
            ),
        )
    ]
    for region, districts in DISTRICTS.items():
        found.append(_region_department(region))
        found += [_district_department(region, number) for number in range(len(districts))]
    return found


def _region_department(region: str) -> Place:
    kk, ru = REGIONS[region]
    name = Named(f"{kk}ның білім басқармасы", f"Управление образования: {ru}")
    return Place(OrganisationKind.REGION_DEPARTMENT, Level.REGION, name, region)


def _district_department(region: str, number: int) -> Place:
    kk, ru = DISTRICTS[region][number]
    name = Named(f"{kk}ның білім бөлімі", f"Отдел образования: {ru}")
    return Place(OrganisationKind.DISTRICT_DEPARTMENT, Level.DISTRICT, name, region, number)
