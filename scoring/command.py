"""`assess CASE.yaml`: what the law says of a case, on a terminal or as JSON.

Exit status: 0 for an answer, also for one that a claim fails; 2 for a case that cannot be read;
3 for a day on which no ruleset is in force.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date, timedelta

import holidays

from scoring import codes
from scoring.as_json import as_json
from scoring.as_text import as_text
from scoring.assess import assess
from scoring.calendar import Calendar
from scoring.errors import CaseError, NoRulesetInForce, UnknownRuleset
from scoring.loader import ruleset, ruleset_on, rulesets
from scoring.models.ruleset import Ruleset
from scoring.reading import CaseFile, read_case_file

UNREADABLE, NO_RULESET = 2, 3
YEARS_BEFORE, YEARS_AFTER = 1, 10  # of public holidays around the day of a case


def main(words: Sequence[str]) -> int:
    """Runs the command and returns its exit status; only the answer goes to standard output."""
    options = _parser().parse_args(words)
    try:
        print(_listed(options) if options.codes else _answer(options), end="")
    except (CaseError, UnknownRuleset) as why:
        return _refused(why, UNREADABLE)
    except NoRulesetInForce as why:
        return _refused(why, NO_RULESET)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="assess", description="What the law says of a case of attestation."
    )
    asked = parser.add_mutually_exclusive_group(required=True)
    asked.add_argument("case", nargs="?", metavar="CASE.yaml", help="the case, in YAML")
    asked.add_argument("--codes", action="store_true", help="list the codes, with their names")
    parser.add_argument("--ruleset", metavar="ID", help="instead of the one in force on the day")
    parser.add_argument("--json", action="store_true", help="answer in JSON")
    parser.add_argument("--lang", choices=("kk", "ru"), default="kk", help="language of the text")
    return parser


def _refused(why: Exception, status: int) -> int:
    print(why, file=sys.stderr)
    return status


def _answer(options: argparse.Namespace) -> str:
    file = read_case_file(options.case)
    rules = _ruleset_for(file, options.ruleset)
    codes.check_codes(file)
    answer = assess(file.case, rules, public_calendar(file.case.date))
    return _json(as_json(answer)) if options.json else as_text(answer, options.lang)


def _ruleset_for(file: CaseFile, named: str | None) -> Ruleset:
    if named:
        return ruleset(named)
    return ruleset_on(file.case.date, file.case.region, caller="assess")


def _listed(options: argparse.Namespace) -> str:
    rules = ruleset(options.ruleset) if options.ruleset else rulesets()[-1]
    return _json(codes.as_json(rules)) if options.json else codes.as_text(rules)


def _json(answer: object) -> str:
    return json.dumps(answer, ensure_ascii=False, indent=2) + "\n"


def public_calendar(day: date) -> Calendar:
    """The country's public holidays and moved days in the years around a day."""
    first, last = date(day.year - YEARS_BEFORE, 1, 1), date(day.year + YEARS_AFTER, 12, 31)
    public = holidays.country_holidays("KZ", years=range(first.year, last.year + 1))
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return Calendar.of({day: public.is_working_day(day) for day in days})
