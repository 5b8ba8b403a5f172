"""Hours of courses: all courses add up, the highest step reached is scored."""

from scoring.case import Person
from scoring.models.rows import HoursRow, HourSteps
from scoring.models.ruleset import Ruleset
from scoring.rows.shown import Found, Judged, Shown, judged, measured
from scoring.rows.steps import step_reached
from scoring.standing import Standing, matches, standing_of
from scoring.wording import rows as wording


def score_hours(shown: Shown) -> list[Judged]:
    """One piece for all courses that count, and one for each entry that adds nothing."""
    courses: dict[str, Found] = {}
    left: list[Judged] = []
    for found in shown.evidence:
        if found[1].hours is None:
            left.append(judged(found, "no_hours", wording.NO_HOURS, unknown=True))
            continue
        other = courses.setdefault(found[1].work, found)
        if other is not found:
            longer, shorter = sorted((other, found), key=_hours, reverse=True)
            courses[found[1].work] = longer
            left.append(judged(shorter, "same_work", wording.SAME_WORK))
    in_order = [courses[work] for work in sorted(courses)]
    return [*_added_up(shown, in_order), *left]


def _hours(found: Found) -> int:
    return found[1].hours or 0


def _added_up(shown: Shown, courses: list[Found]) -> list[Judged]:
    if not courses:
        return []
    steps = _steps(shown)
    hours = sum(map(_hours, courses))
    rule = shown.row.sum_of_courses if len(courses) > 1 else None
    step = step_reached(steps.hours, hours)
    if step is None:
        code, sentence, points, start = "hours_short", wording.HOURS_SHORT, 0, steps.hours[0].start
    else:
        code, sentence, points, start = "hours", wording.HOURS, step.points, step.start
    rule = rule or steps
    return [measured(code, sentence, rule, points, evidence=courses, hours=hours, step=start)]


def _steps(shown: Shown) -> HourSteps:
    return steps_for(shown.row, shown.applied.standing)


def steps_for(row: HoursRow, standing: Standing) -> HourSteps:
    """The hours asked of a standing: some have fewer."""
    reduced = row.reduced
    return reduced if reduced is not None and matches(reduced, standing) else row.steps


def hours_for(rules: Ruleset, row: HoursRow, person: Person, points: int) -> int:
    """The fewest hours that bring a person so many points of a row."""
    steps = steps_for(row, standing_of(person, rules)).hours
    return next(step.start for step in steps if step.points >= points)
