"""Posts of the demonstration's people, by the kind of organisation."""

from dataclasses import dataclass
from random import Random

from registry.states import OrganisationKind, PostKind

Pair = dict[str, str]


@dataclass(frozen=True)
class Work:
    kind: PostKind
    post: Pair
    speciality: Pair


def _work(kind: PostKind, kk: str, ru: str, speciality_kk: str, speciality_ru: str) -> Work:
    return Work(kind, {"kk": kk, "ru": ru}, {"kk": speciality_kk, "ru": speciality_ru})


def _teacher(kk: str, ru: str, subject_kk: str, subject_ru: str) -> Work:
    return _work(PostKind.TEACHER, f"{kk} мұғалімі", f"учитель {ru}", subject_kk, subject_ru)


SUBJECTS = (
    _teacher("математика", "математики", "Математика", "Математика"),
    _teacher("физика", "физики", "Физика", "Физика"),
    _teacher("химия", "химии", "Химия", "Химия"),
    _teacher("биология", "биологии", "Биология", "Биология"),
    _teacher("география", "географии", "География", "География"),
    _teacher("информатика", "информатики", "Информатика", "Информатика"),
    _teacher("тарих", "истории", "Тарих", "История"),
    _teacher("ағылшын тілі", "английского языка", "Шет тілі", "Иностранный язык"),
    _teacher(
        "қазақ тілі мен әдебиеті",
        "казахского языка и литературы",
        "Қазақ тілі мен әдебиеті",
        "Казахский язык и литература",
    ),
    _teacher(
        "орыс тілі мен әдебиеті",
        "русского языка и литературы",
        "Орыс тілі мен әдебиеті",
        "Русский язык и литература",
    ),
    _teacher("бастауыш сынып", "начальных классов", "Бастауыш білім беру", "Начальное образование"),
    _teacher("дене шынықтыру", "физической культуры", "Дене шынықтыру", "Физическая культура"),
)
PSYCHOLOGIST = _work(
    PostKind.TEACHER_PSYCHOLOGIST,
    "педагог-психолог",
    "педагог-психолог",
    "Педагогика және психология",
    "Педагогика и психология",
)
BY_KIND = {
    OrganisationKind.PRESCHOOL: (
        _work(
            PostKind.PRESCHOOL_TEACHER,
            "тәрбиеші",
            "воспитатель",
            "Мектепке дейінгі оқыту",
            "Дошкольное обучение",
        ),
    ),
    OrganisationKind.COLLEGE: (
        _work(
            PostKind.TEACHER,
            "арнайы пәндер оқытушысы",
            "преподаватель специальных дисциплин",
            "Агрономия",
            "Агрономия",
        ),
        _work(
            PostKind.TEACHER,
            "жалпы білім беретін пәндер оқытушысы",
            "преподаватель общеобразовательных дисциплин",
            "Математика",
            "Математика",
        ),
    ),
    OrganisationKind.SPECIAL: (
        _work(
            PostKind.SPECIAL_TEACHER,
            "арнайы педагог",
            "специальный педагог",
            "Дефектология",
            "Дефектология",
        ),
    ),
    OrganisationKind.ADDITIONAL: (
        _work(
            PostKind.TEACHER,
            "қосымша білім беру педагогі",
            "педагог дополнительного образования",
            "Музыкалық білім",
            "Музыкальное образование",
        ),
    ),
    OrganisationKind.METHOD_CABINET: (
        _work(PostKind.CABINET_METHODIST, "әдіскер", "методист", "Педагогика", "Педагогика"),
    ),
}
HEAD = _work(
    PostKind.HEAD, "басшы", "руководитель", "Білім берудегі менеджмент", "Менеджмент в образовании"
)
DEPUTY = _work(
    PostKind.DEPUTY, "басшының орынбасары", "заместитель руководителя", "Педагогика", "Педагогика"
)
OFFICIAL = _work(PostKind.OFFICIAL, "маман", "специалист", "Педагогика", "Педагогика")
OTHERS = {PostKind.HEAD: HEAD, PostKind.DEPUTY: DEPUTY, PostKind.OFFICIAL: OFFICIAL}


def work_for(kind: PostKind, organisation: str, chance: Random) -> Work:
    """A post of this kind in an organisation of that kind."""
    if kind in OTHERS:
        return OTHERS[kind]
    if organisation in BY_KIND:
        return chance.choice(BY_KIND[OrganisationKind(organisation)])
    return PSYCHOLOGIST if chance.random() < 0.05 else chance.choice(SUBJECTS)
