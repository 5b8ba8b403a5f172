"""Every paper in both languages: the form's fields in its order, whole letters, its pages."""

import subprocess
import unicodedata
from dataclasses import replace

import pikepdf
import pytest

from foundation.documents.forms import Attachment
from foundation.documents.render import paper_html, render_paper
from tests.foundation.documents.made_up_papers import PAPERS, SIGNED, protocol

LANGUAGES = ("kk", "ru")
ONE_PAGE = (
    "certificate",
    "certificate-longest",
    "extract",
    "extract-failed",
    "notice-accepted",
    "notice-refused",
    "application",
    "order",
)
every_paper = pytest.mark.parametrize("name", PAPERS)
both_languages = pytest.mark.parametrize("language", LANGUAGES)

# What stands on the sheet after what, as the annex has it.
ORDER_OF_FIELDS = {
    ("certificate", "kk"): [
        "Біліктілік санатын беру (растау) туралы",
        "Осы куәлік",
        "Нұрланова Айгүл Серікқызы",
        "2026 жылғы 18 желтоқсандағы",
        "«№ 21 мектеп-гимназия» КММ",
        "2026 жылғы 25 желтоқсандағы № 318 бұйрығымен",
        "«педагог-зерттеуші»",
        "біліктілік санаты «математика мұғалімі» лауазымы бойынша берілді.",
        "Осы куәлік 2031 жылғы 25 желтоқсанға дейін жарамды.",
        "Білім беру ұйымының / білім беруді басқару органының басшысы",
        "Төлегенова Гүлнәр Әбдіқызы",
        "ЭЦҚ қойылды 25.12.2026 14:05",
        "М.О.",
        "Тіркеу нөмірі ПЗ-2026-0048127",
        "Берілген күні 2026 жылғы 25 желтоқсан",
        "7KQ2-MXW9-RTB4",
    ],
    ("certificate", "ru"): [
        "о присвоении (подтверждении) квалификационной категории",
        "Настоящее удостоверение выдано",
        "Нурланова Айгуль Сериковна",
        "решением аттестационной комиссии",
        "от 18 декабря 2026 года",
        "КГУ «Школа-гимназия № 21»",
        "приказ от 25 декабря 2026 года № 318",
        "присвоена квалификационная категория «педагог-исследователь»",
        "по должности «учитель математики».",
        "действительно до 25 декабря 2031 года.",
        "Руководитель организации образования / органа управления образованием",
        "Подписано ЭЦП 25.12.2026 14:05",
        "М.П.",
        "Регистрационный номер ПЗ-2026-0048127",
        "Дата выдачи 25 декабря 2026 года",
    ],
    ("protocol", "kk"): [
        "Комиссия отырысының № 14 хаттамасы",
        "2026 жылғы 18 желтоқсан",
        "Комиссия төрағасы: Ахметов Нұрлан Бекұлы",
        "Комиссия мүшелері:",
        "1. ",
        "кезеңдерінің қорытындысы бойынша Комиссияның шешімі",
        "Мәлімделген біліктілік санатына сәйкес келеді",
        "Мәлімделген біліктілік санатына сәйкес келмейді",
        "Себебі",
        "Қолданыстағы біліктілік санатына сәйкес келеді",
        "Қолданыстағы біліктілік санатынан төмен санатқа сәйкес келеді",
        "Жоқ",
        "Комиссия төрағасы",
        "Комиссия мүшелері",
        "Хатшы Ким Ольга Сергеевна ЭЦҚ қойылмаған",
        "дауыс беру нәтижелері",
    ],
    ("protocol", "ru"): [
        "Протокол № 14 заседания Комиссии",
        "18 декабря 2026 года",
        "Председатель Комиссии: Ахметов Нурлан Бекович",
        "Члены Комиссии:",
        "Решение Комиссии по итогам этапов",
        "Соответствует заявленной квалификационной категории",
        "Не соответствует заявленной квалификационной категории",
        "Причина",
        "Соответствует действующей квалификационной категории",
        "Соответствует категории ниже действующей",
        "Председатель Комиссии",
        "Члены Комиссии",
        "Секретарь Ким Ольга Сергеевна ЭЦП не проставлена",
        "результаты голосования",
    ],
    ("extract", "kk"): [
        "2026 жылғы 18 желтоқсан",
        "аттестаттау комиссиясы",
        "Аттестаттау комиссиясы отырысының № 14 хаттамасынан үзінді",
        "Комиссия ШЕШІМІ",
        "Өтегенова Іңкәр Үсенқызы",
        "Мәлімделген біліктілік санатына сәйкес келеді",
        "«педагог-сарапшы» біліктілік санаты",
        "«педагог-сарапшы» біліктілік санатына сәйкес келеді",
        "Комиссия хатшысы",
    ],
    ("extract-failed", "ru"): [
        "18 декабря 2026 года",
        "Выписка из протокола № 14",
        "РЕШЕНИЕ",
        "Утегенова Инкар Усеновна",
        "Не соответствует заявленной квалификационной категории",
        "«педагог-эксперт»",
        "Соответствует квалификационной категории «педагог-модератор»",
        "Причина: набранный",
        "Секретарь комиссии",
    ],
    ("notice-accepted", "kk"): [
        "Өтегенова Іңкәр Үсенқызы",
        "Аттестаттаудан өтуге өтінішті қабылдау туралы хабарлама",
        "рәсіміне қатысуға өтініш қабылданды.",
        "Осы хабарлама 2026 жылғы 2 қыркүйекте жіберілді.",
    ],
    ("notice-refused", "kk"): [
        "Өтегенова Іңкәр Үсенқызы",
        "Аттестаттаудан өтуге өтінішті қабылдаудан бас тарту туралы хабарлама",
        "атап айтқанда",
        "1) білім беру саласындағы",
        "2) эссе (250–300 сөз);",
        "3) білімі туралы құжат",
        "байланысты қабылданбады.",
        "Осы хабарлама 2026 жылғы 2 қыркүйекте жіберілді.",
    ],
    ("notice-refused", "ru"): [
        "Утегенова Инкар Усеновна",
        "Уведомление об отказе в приеме заявления на прохождение аттестации",
        "а именно:",
        "1) сертификат",
        "2) эссе (250–300 слов);",
        "3) документ об образовании.",
        "Настоящее уведомление направлено 2 сентября 2026 года.",
    ],
    ("application", "kk"): [
        "Аттестаттау комиссиясының төрағасына",
        "Педагогтің аттестаттау рәсіміне қатысуға өтініші",
        "Өтегенова Іңкәр Үсенқызы",
        "ЖСН 900101300007",
        "Лауазымы математика мұғалімі",
        "Жұмыс орны",
        "Электрондық пошта inkar.utegenova@example.kz",
        "2026 жылы «математика мұғалімі» лауазымы (мамандығы) бойынша",
        "санатын беру бойынша",
        "2027 жылғы 31 мамырға дейін жарамды «педагог» біліктілік санатым бар.",
        "Білім беру ұйымының атауы",
        "тәртібімен таныстым.",
        "2026 жылғы 1 қыркүйек",
        "Жиналатын деректердің тізбесі",
    ],
    ("order", "ru"): [
        "ПРИКАЗ",
        "25 декабря 2026 года № 318 город Караганда",
        "На основании протокола от 18 декабря 2026 года № 14",
        "Ахметов Нурлан Бекович",
        "педагог-эксперт",
        "присвоена",
        "25.12.2031",
        "2. Выдать педагогам удостоверения",
        "Руководитель Төлегенова Гүлнәр Әбдіқызы",
    ],
}


@pytest.mark.parametrize(("name", "language"), ORDER_OF_FIELDS)
def test_the_fields_stand_in_the_order_of_the_form(words_of, name, language):
    text = words_of(name, language)
    at = 0
    for field in ORDER_OF_FIELDS[name, language]:
        found = text.find(field, at)
        assert found >= 0, f"{field!r} is missing or too early in: {text}"
        at = found + len(field)


@both_languages
@pytest.mark.parametrize("name", ONE_PAGE)
def test_a_form_of_one_page_takes_one_page(printed, name, language):
    with pikepdf.open(printed(name, language)) as pdf:
        assert len(pdf.pages) == 1


@both_languages
@every_paper
def test_every_letter_comes_from_our_own_fonts(printed, name, language):
    listed = subprocess.run(
        ["pdffonts", str(printed(name, language))], capture_output=True, check=True, text=True
    ).stdout.splitlines()[2:]

    assert listed
    for line in listed:
        assert "+Golos-Text" in line or "+Source-Serif-4" in line, line
        assert line.split()[-5:-2] == ["yes", "yes", "yes"], f"not embedded whole: {line}"


@both_languages
@every_paper
def test_no_letter_is_lost(words_of, name, language):
    lost = [
        letter
        for letter in words_of(name, language)
        if letter == "\ufffd" or unicodedata.category(letter) in {"Co", "Cn"}
    ]

    assert lost == []


@both_languages
@every_paper
def test_the_pdf_is_for_archives_and_says_its_language_and_title(printed, name, language):
    with pikepdf.open(printed(name, language)) as pdf, pdf.open_metadata() as metadata:
        assert metadata.pdfa_status == "3U"
        assert str(pdf.Root.Lang) == language
        assert metadata["dc:title"]


@both_languages
@every_paper
def test_a_demonstration_says_so(words_of, name, language):
    assert "ҮЛГІ · ОБРАЗЕЦ" in words_of(name, language)


def test_a_real_paper_does_not_say_demonstration():
    paper = replace(PAPERS["certificate"]("kk"), demonstration=False)
    assert "ОБРАЗЕЦ" not in paper_html("certificate", {"paper": paper}, language="kk")


@both_languages
@pytest.mark.parametrize("name", ["protocol-long", "order-long"])
def test_a_long_paper_numbers_its_pages_and_repeats_the_heads(printed, name, language):
    pages = pages_of(printed(name, language))

    assert len(pages) > 3
    for number, page in enumerate(pages, start=1):
        assert f"{number} / {len(pages)}" in page
    head = {"kk": "Т.А.Ә. (бар", "ru": "Ф.И.О. (при"}[language]
    assert all(head in page for page in pages[1:-2])


@pytest.mark.parametrize(
    ("language", "cases"), [*(("kk", cases) for cases in range(1, 12)), ("ru", 3), ("ru", 6)]
)
def test_signatures_never_stand_on_a_page_without_a_decision(tmp_path, language, cases):
    path = tmp_path / "protocol.pdf"
    path.write_bytes(render_paper(protocol(language, cases=cases), language=language))
    chair = {"kk": "Комиссия төрағасы ", "ru": "Председатель Комиссии "}[language]
    last_table = {
        "kk": "Қолданыстағы біліктілік санатынан төмен",
        "ru": "Соответствует категории ниже",
    }
    signed = [page for page in pages_of(path) if chair in page]

    assert last_table[language] in signed[-1]


def pages_of(path) -> list[str]:
    command = ["pdftotext", "-raw", str(path), "-"]
    text = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    return [" ".join(page.split()) for page in text.split("\f")[:-1]]


@both_languages
@pytest.mark.parametrize("name", ["certificate", "certificate-longest"])
def test_the_words_of_the_certificate_stay_above_its_foot(printed, name, language):
    command = ["pdftotext", "-bbox", str(printed(name, language)), "-"]
    lines = subprocess.run(command, capture_output=True, check=True).stdout.decode().splitlines()
    last = {"kk": "жарамды.", "ru": "действительно"}[language]
    first = {"kk": "Тіркеу", "ru": "Регистрационный"}[language]
    ends = max(float(line.split('yMax="')[1].split('"')[0]) for line in lines if last in line)
    starts = min(float(line.split('yMin="')[1].split('"')[0]) for line in lines if first in line)

    assert ends < starts


def test_the_data_travels_inside_the_paper(tmp_path):
    data = b'{"number":"14"}'
    file = Attachment("protocol-14.json", data, "canonical data")
    path = tmp_path / "extract.pdf"
    path.write_bytes(render_paper(PAPERS["extract"]("kk"), language="kk", attachments=[file]))

    with pikepdf.open(path) as pdf:
        assert pdf.attachments["protocol-14.json"].get_file().read_bytes() == data
        assert str(pdf.Root.AF[0].AFRelationship) == "/Source"


def test_a_name_cannot_bring_markup_into_a_paper():
    paper = replace(PAPERS["notice-accepted"]("kk"), person='<img src="file:///etc/passwd">')
    html = paper_html("notice-accepted", {"paper": paper}, language="kk")

    assert '<img src="file:' not in html
    assert "&lt;img" in html


def test_the_moment_of_signing_is_printed_by_the_clocks_of_the_country(words_of):
    assert SIGNED.hour == 9
    assert "25.12.2026 14:05" in words_of("certificate", "kk")
