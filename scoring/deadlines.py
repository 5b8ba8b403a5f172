"""The deadlines that concern a case, with their clauses."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta

from scoring.assessment import Due, TestNeed
from scoring.calendar import Calendar, day_of_year, next_day_of_year
from scoring.case import Case
from scoring.models.base import WordedRule
from scoring.models.procedure import Concerns, Stage, Start, TermRule
from scoring.models.ruleset import Ruleset
from scoring.standing import Standing, matches, standing_of
from scoring.terms import months_later, years_later


def deadlines(case: Case, rules: Ruleset, calendar: Calendar, test: TestNeed) -> tuple[Due, ...]:
    """Every deadline of the case that the facts fix, the nearest first.

    Only terms in working days look at the calendar; other terms and printed days stand as they
    fall.
    """
    starts = _starts(case, rules, calendar)
    found = [
        *_registration(rules, starts),
        *_terms(case, rules, calendar, starts),
        *_days_of_year(case, rules, test, starts),
        *_window(case, rules),
    ]
    return tuple(sorted(found, key=lambda due: (due.due, due.code)))


def registration_day(rules: Ruleset, moment: datetime, calendar: Calendar) -> date:
    """The working day on which what came at a moment counts as registered.

    Before the office closes on a working day: that day, even before it opens. Otherwise the next
    working day.
    """
    closes = time.fromisoformat(rules.deadlines.office_hours.closes)
    if moment.time() < closes:
        return calendar.on_or_after(moment.date())
    return calendar.add_working_days(moment.date(), 1)


def term_ends(rule: TermRule, start: date, calendar: Calendar) -> date:
    """The last day of a term that runs from a day, or that ends on it (`before`)."""
    count = -rule.count if rule.before else rule.count
    if rule.unit == "working_day":
        return calendar.add_working_days(start, count)
    if rule.unit == "calendar_day":
        return start + timedelta(days=count)
    return months_later(start, count) if rule.unit == "month" else years_later(start, count)


def _starts(case: Case, rules: Ruleset, calendar: Calendar) -> Mapping[Start, date]:
    """The days from which terms run, as far as they are known."""
    events, held = case.events, case.person.category
    found: dict[Start, date] = {}
    if events.submitted:
        found["submitted"] = events.submitted.date()
        found["registered"] = registration_day(rules, events.submitted, calendar)
    if events.decided:
        found["decided"] = events.decided.date()
    if events.complaint:
        found["complaint"] = events.complaint.date()
        found["complaint_registered"] = registration_day(rules, events.complaint, calendar)
    if held and held.valid_until:
        found["category_ends"] = held.valid_until
    return found


def _registration(rules: Ruleset, starts: Mapping[Start, date]) -> Iterator[Due]:
    if "registered" in starts:
        yield _due(rules, "registration", starts["registered"], rules.deadlines.after_hours)


def _terms(
    case: Case, rules: Ruleset, calendar: Calendar, starts: Mapping[Start, date]
) -> Iterator[Due]:
    standing = standing_of(case.person, rules)
    for code, rule in rules.deadlines.terms.items():
        start = starts.get(rule.counts_from) if rule.counts_from else None
        if start is not None and _concerns(case, standing, rule.concerns):
            yield _due(rules, code, term_ends(rule, start, calendar), rule)


def _days_of_year(
    case: Case, rules: Ruleset, test: TestNeed, starts: Mapping[Start, date]
) -> Iterator[Due]:
    standing = standing_of(case.person, rules)
    for code, rule in rules.deadlines.yearly.items():
        if rule.stage is not None and _concerns(case, standing, rule.concerns):
            since = _looked_from(case, test, rule.stage, starts)
            if since is not None:
                yield _due(rules, code, next_day_of_year(rule.day, since), rule)


def _looked_from(
    case: Case, test: TestNeed, stage: Stage, starts: Mapping[Start, date]
) -> date | None:
    """The day from which the next such day counts; None where the case is past it or before it."""
    decided = starts.get("decided")
    if stage == "after_decision":
        return decided
    if decided is not None:
        return None
    waits_for_test = case.knowledge_test is None and test.status == "missing"
    return case.date if stage != "before_test" or waits_for_test else None


def _window(case: Case, rules: Ruleset) -> Iterator[Due]:
    """The last day to apply, while a window that the law itself dates is open."""
    period = rules.application.period
    if not case.claim.by_procedure or case.events.submitted:
        return
    for one in period.also.values():
        if one.first <= case.date <= one.last:
            yield _due(rules, "application", one.last, one)
    if period.opens is None or period.closes is None:
        return
    closes = day_of_year(period.closes, case.date.year)
    if day_of_year(period.opens, case.date.year) <= case.date <= closes:
        yield _due(rules, "application", closes, period)


def _concerns(case: Case, standing: Standing, concerns: Concerns) -> bool:
    """Whether the case is known to be one of those concerned."""
    named = not concerns.kinds or case.claim.kind in concerns.kinds
    return named and matches(concerns, standing)


def _due(rules: Ruleset, code: str, day: date, rule: WordedRule) -> Due:
    return Due(code, day, rule, rules)
