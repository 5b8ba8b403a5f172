"""Papers of people who do not exist, in both languages, usual and with the longest words."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

from foundation.documents.dates import Language
from foundation.documents.forms import (
    AcceptanceNoticePaper,
    ApplicationPaper,
    CertificatePaper,
    ExtractPaper,
    OrderPaper,
    OrderRow,
    Paper,
    ProtocolPaper,
    ProtocolRow,
    RefusalNoticePaper,
    Signature,
)

SIGNED = datetime(2026, 12, 25, 9, 5, tzinfo=UTC)
ADDRESS = "https://attestation.example.kz/v/7Kq2mXw9RtB4nLcYd8sVfE"


def pick(language: Language, kk: str, ru: str) -> str:
    return kk if language == "kk" else ru


def certificate(language: Language) -> CertificatePaper:
    other: Language = "ru" if language == "kk" else "kk"

    def name(of: Language) -> str:
        return pick(of, "Нұрланова Айгүл Серікқызы", "Нурланова Айгуль Сериковна")

    def category(of: Language) -> str:
        return pick(of, "педагог-зерттеуші", "педагог-исследователь")

    return CertificatePaper(
        holder=name(language),
        holder_other=name(other),
        decision_date=date(2026, 12, 18),
        organisation=pick(language, "«№ 21 мектеп-гимназия» КММ", "КГУ «Школа-гимназия № 21»"),
        order_date=date(2026, 12, 25),
        order_number="318",
        category=category(language),
        category_other=category(other),
        post=pick(language, "математика мұғалімі", "учитель математики"),
        confirmed=False,
        valid_until=date(2031, 12, 25),
        head=Signature("Төлегенова Гүлнәр Әбдіқызы", SIGNED, "4F2A…9C1E"),
        registration_number="ПЗ-2026-0048127",
        issue_date=date(2026, 12, 25),
        verify_url=ADDRESS,
        short_code="7KQ2-MXW9-RTB4",
        demonstration=True,
    )


def longest_certificate(language: Language) -> CertificatePaper:
    usual = certificate(language)
    return CertificatePaper(
        **{
            **vars(usual),
            "holder": "Мұхаммедәлі-Әбдірахманова Гүлнұр-Шаһизада Қожахметқызы",
            "holder_other": "Мухаммедали-Абдирахманова Гульнур-Шахизада Кожахметовна",
            "organisation": pick(
                language,
                "«Қарағанды облысы білім басқармасының Қарағанды қаласы білім бөлімінің "
                "«Ыбырай Алтынсарин атындағы дарынды балаларға арналған облыстық мамандандырылған "
                "мектеп-интернат-лицейі» коммуналдық мемлекеттік мекемесі",
                "Коммунальное государственное учреждение «Областная специализированная "
                "школа-лицей-интернат для одаренных детей имени Ыбырая Алтынсарина» отдела "
                "образования города Караганды управления образования Карагандинской области",
            ),
            "post": pick(
                language,
                "әдістемелік кабинеттің (орталықтың) математика, физика және информатика әдіскері",
                "методист методического кабинета (центра) по математике, физике и информатике",
            ),
            "confirmed": True,
        }
    )


PEOPLE = (
    ("Ахметов Нұрлан Бекұлы", "Ахметов Нурлан Бекович"),
    ("Ғабдуллина Әсем Қанатқызы", "Габдуллина Асем Канатовна"),
    ("Ермекова Гүлмира Сәкенқызы", "Ермекова Гульмира Сакеновна"),
    ("Ковалёва Ирина Викторовна", "Ковалева Ирина Викторовна"),
    ("Қожахметов Ұлан Һамитұлы", "Кожахметов Улан Хамитович"),
    ("Өтегенова Іңкәр Үсенқызы", "Утегенова Инкар Усеновна"),
    ("Әлімбай Жұлдыз Ғалымқызы", "Алимбай Жулдыз Галымовна"),
)


def person(language: Language, number: int) -> str:
    kk, ru = PEOPLE[number % len(PEOPLE)]
    return pick(language, kk, ru)


def signature(language: Language, number: int) -> Signature:
    return Signature(person(language, number), SIGNED, f"4F2A…{number:04X}")


def commission(language: Language) -> str:
    return pick(
        language,
        "«№ 21 мектеп-гимназия» КММ педагогтерге біліктілік санаттарын беру (растау) жөніндегі "
        "аттестаттау комиссиясы",
        "Аттестационная комиссия КГУ «Школа-гимназия № 21» по присвоению (подтверждению) "
        "квалификационных категорий педагогам",
    )


def organisation(language: Language) -> str:
    return certificate(language).organisation


def case(language: Language, number: int, *, reason: str = "") -> ProtocolRow:
    posts = (
        ("математика мұғалімі", "учитель математики"),
        ("қазақ тілі мен әдебиеті мұғалімі", "учитель казахского языка и литературы"),
        ("бастауыш сынып мұғалімі", "учитель начальных классов"),
    )
    return ProtocolRow(
        person=person(language, number),
        post=pick(language, *posts[number % 3]),
        turn=pick(language, "кезекті", "очередная"),
        present_category="педагог-модератор",
        declared_category=pick(language, "педагог-сарапшы", "педагог-эксперт"),
        assigned_category=pick(language, "педагог-сарапшы", "педагог-эксперт"),
        votes_for=6,
        votes_against=1,
        reason=reason,
    )


def protocol(language: Language, cases: int = 3) -> ProtocolPaper:
    reason = pick(
        language,
        "бағалау парағы бойынша жиналған балл мәлімделген санаттың шегінен төмен",
        "набранный по листу оценивания балл ниже порога заявленной категории",
    )
    return ProtocolPaper(
        number="14",
        commission=commission(language),
        date=date(2026, 12, 18),
        chair=person(language, 0),
        members=tuple(person(language, number) for number in range(1, 7)),
        to_declared=tuple(case(language, number) for number in range(cases)),
        not_to_declared=(case(language, 4, reason=reason),),
        to_present=(replace(case(language, 5), votes_for=4, votes_against=3),),
        below_present=(),
        chair_signature=signature(language, 0),
        member_signatures=tuple(signature(language, number) for number in range(1, 7)),
        secretary_signature=Signature("Ким Ольга Сергеевна"),
        content_hash="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        members_present=7,
        members_total=7,
        demonstration=True,
    )


def long_protocol(language: Language) -> ProtocolPaper:
    return protocol(language, cases=60)


def extract(language: Language) -> ExtractPaper:
    return ExtractPaper(
        date=date(2026, 12, 18),
        commission=commission(language),
        protocol_number="14",
        person=person(language, 5),
        conforms=True,
        declared_category=pick(language, "педагог-сарапшы", "педагог-эксперт"),
        assigned_category=pick(language, "педагог-сарапшы", "педагог-эксперт"),
        secretary=Signature("Ким Ольга Сергеевна", SIGNED, "4F2A…0009"),
        demonstration=True,
    )


def failed_extract(language: Language) -> ExtractPaper:
    return replace(
        extract(language),
        conforms=False,
        assigned_category="педагог-модератор",
        reason=protocol(language).not_to_declared[0].reason,
    )


def notice_accepted(language: Language) -> AcceptanceNoticePaper:
    return AcceptanceNoticePaper(
        organisation=organisation(language),
        person=person(language, 5),
        sent_on=date(2026, 9, 2),
        signature=signature(language, 1),
        demonstration=True,
    )


def notice_refused(language: Language) -> RefusalNoticePaper:
    return RefusalNoticePaper(
        organisation=organisation(language),
        person=person(language, 5),
        documents=(
            pick(
                language,
                "білім беру саласындағы уәкілетті органмен келісілген білім беру бағдарламалары "
                "бойынша біліктілікті арттыру курстарынан өткені туралы сертификат",
                "сертификат о прохождении курсов повышения квалификации по образовательным "
                "программам, согласованным с уполномоченным органом в области образования",
            ),
            pick(language, "эссе (250–300 сөз)", "эссе (250–300 слов)"),
            pick(language, "білімі туралы құжат", "документ об образовании"),
        ),
        sent_on=date(2026, 9, 2),
        signature=signature(language, 1),
        demonstration=True,
    )


def application(language: Language) -> ApplicationPaper:
    return ApplicationPaper(
        addressee=organisation(language),
        person=person(language, 5),
        iin="900101300007",
        post=pick(language, "математика мұғалімі", "учитель математики"),
        workplace=organisation(language),
        email="inkar.utegenova@example.kz",
        year=2026,
        sought_post=pick(language, "математика мұғалімі", "учитель математики"),
        sought_category="педагог-модератор",
        confirmation=False,
        present_category="педагог",
        present_until=date(2027, 5, 31),
        organisation=organisation(language),
        submitted_on=date(2026, 9, 1),
        signature=signature(language, 5),
        consent=pick(
            language,
            "Аттестаттаудан өту үшін қажетті менің дербес деректерімді және заңмен қорғалатын "
            "құпияны құрайтын мәліметтерді жинауға және өңдеуге, оның ішінде үшінші тұлғаларға "
            "беруге келісім беремін. Дербес деректерді трансшекаралық берудің жоқтығы туралы, "
            "сондай-ақ жалпыға қолжетімді дереккөздерде дербес деректердің таратылмауы туралы "
            "хабардармын.\nЖиналатын деректердің тізбесі: Т.А.Ә., ЖСН, электрондық пошта, телефон "
            "нөмірі.",
            "Даю согласие на сбор и обработку моих персональных данных, необходимых для "
            "прохождения аттестации, и сведений, составляющих охраняемую законом тайну, в том "
            "числе на передачу третьим лицам. Об отсутствии трансграничной передачи персональных "
            "данных и их распространения в общедоступных источниках уведомлен(а).\nПеречень "
            "собираемых данных: Ф.И.О., ИИН, электронная почта, номер телефона.",
        ),
        consent_at=SIGNED,
        demonstration=True,
    )


def order(language: Language, people: int = 4) -> OrderPaper:
    usual = certificate(language)
    rows = tuple(
        OrderRow(
            person=person(language, number),
            post=case(language, number).post,
            category=pick(language, "педагог-сарапшы", "педагог-эксперт"),
            confirmed=number % 2 == 1,
            valid_until=usual.valid_until,
        )
        for number in range(people)
    )
    return OrderPaper(
        organisation=usual.organisation,
        date=usual.order_date,
        number=usual.order_number,
        place=pick(language, "Қарағанды қаласы", "город Караганда"),
        commission=commission(language),
        protocol_date=usual.decision_date,
        protocol_number="14",
        rows=rows,
        head=usual.head,
        demonstration=True,
    )


def long_order(language: Language) -> OrderPaper:
    return order(language, people=45)


PAPERS: dict[str, Callable[[Language], Paper]] = {
    "certificate": certificate,
    "certificate-longest": longest_certificate,
    "protocol": protocol,
    "protocol-long": long_protocol,
    "extract": extract,
    "extract-failed": failed_extract,
    "notice-accepted": notice_accepted,
    "notice-refused": notice_refused,
    "application": application,
    "order": order,
    "order-long": long_order,
}
