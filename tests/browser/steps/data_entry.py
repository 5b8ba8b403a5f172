"""The school's data-entry officer: evidence row by row, and observation sheets."""

from datetime import date, timedelta

import holidays

from foundation.base import clock
from tests.browser.papers import scan
from tests.browser.visitor import Visitor

# The lowest that each row of the sheet asks of педагог-модератор.
EVIDENCE = {
    "1.1": {"level": "unstable"},
    "2.1": {"work": "Математика олимпиадасы", "level": "organisation"},
    "2.2": {"work": "«Үздік сабақ» байқауы", "level": "organisation"},
    "3.2": {"work": "Әдістемелік семинар", "level": "organisation"},
    "3.4": {"work": "Шығармашылық топ", "level": "organisation"},
    "3.5": {"work": "Тапсырмалар жинағы", "level": "organisation"},
    "4.1": {"hours": "72"},
}
CONTESTS = ("2.1", "2.2")  # rows that ask for an event of the approved lists
OBSERVERS = ("head", "deputy", "teacher", "method_cabinet_methodist", "commission_member")
DESCRIPTORS = 34
LEVEL = 2
TOTAL = DESCRIPTORS * LEVEL


def open_portfolio(officer: Visitor, name: str) -> None:
    officer.go("Portfolios")
    officer.fill("name", name)
    officer.press("Find")
    officer.look("portfolios")
    officer.follow(name)
    officer.reads(name)


def enter_evidence(officer: Visitor) -> None:
    for row, facts in EVIDENCE.items():
        officer.follow(officer.say("Add evidence"), within=f"[id='row-{row}']")
        _fill_evidence(officer, row, facts)


def _fill_evidence(officer: Visitor, row: str, facts: dict[str, str]) -> None:
    officer.fill("title", f"{row}-жол бойынша дәлелдеме")
    for field, value in facts.items():
        if field == "level":
            officer.choose(field, value)
        else:
            officer.fill(field, value)
    officer.fill("day", officer.day(clock.today() - timedelta(days=9)))
    if row in CONTESTS:
        officer.choose("event", _first_event(officer))
        officer.reads(f"{row}-жол бойынша дәлелдеме", within="#trial")
    officer.page.locator("input[name=file]").set_input_files(scan())
    if row == "2.1":
        officer.look("add-evidence")
    officer.press("Save the evidence")
    officer.sees("The evidence is entered.")


def _first_event(officer: Visitor) -> str:
    return officer.page.locator("#event-choices input[type=radio]").first.get_attribute("value")


def observe_lessons(officer: Visitor) -> None:
    """Five lessons, seen by five different people."""
    for number, observer in enumerate(OBSERVERS):
        officer.press("Fill an observation sheet")
        _fill_observation(officer, observer, days_ago=9 - number)


def _lesson_day(day: date) -> date:
    """The day, or the nearest before it that is no Sunday and no day off: browsers' tests ask no
    database.
    """
    works = holidays.country_holidays("KZ").is_working_day
    return next(d for n in range(30) if works(d := day - timedelta(days=n)))


def _fill_observation(officer: Visitor, observer: str, *, days_ago: int) -> None:
    officer.fill("observed_on", officer.day(_lesson_day(clock.today() - timedelta(days=days_ago))))
    officer.page.locator("select[name=observer_kind]").select_option(observer)
    for field, words in WRITTEN.items():
        officer.fill(field, words)
    for number in range(1, DESCRIPTORS + 1):
        officer.choose(f"level-{number}", str(LEVEL))
    officer.reads(str(TOTAL), within="#total")
    if observer == OBSERVERS[0]:
        officer.look("observation-sheet")
    officer.press("Save the sheet")
    officer.sees("The observation sheet is entered.")


def offer(officer: Visitor, name: str) -> None:
    """It is complete: the head is asked to certify it."""
    officer.go("Portfolios")
    officer.fill("name", name)
    officer.press("Find")
    officer.follow(name)
    officer.press("It is complete: ask the head to certify")
    officer.sees("The head is asked to certify the portfolio.")
    officer.look("portfolio-offered")


WRITTEN = {
    "observer_name": "Сәрсенова Айгүл Маратқызы",
    "observer_post": "Директордың оқу ісі жөніндегі орынбасары",
    "subject": "Математика",
    "class_group": "7 «Ә»",
    "learning_aims": "7.1.2.3 Бір айнымалысы бар сызықтық теңдеулерді шешу",
    "topic": "Сызықтық теңдеулер. Оқушы теңдеуді шешеді және тексереді.",
    "conclusions": "Сабақтың мақсаты айқын, оқушылар топта белсенді жұмыс істеді.",
    "recommendations": "Саралау тапсырмаларын көбейту.",
}
