"""Rows that measure: dynamics, shares, requirements that are met or not."""

from typing import Any

from scoring.case import Indicator
from scoring.rows.shown import Judged, Shown, measured
from scoring.rows.steps import step_reached
from scoring.wording import rows as wording

NOT_MEASURED = measured("not_measured", wording.NOT_MEASURED, unknown=True)


def score_dynamics(shown: Shown) -> list[Judged]:
    """The dynamics stated; growth by its percent."""
    indicator = shown.indicator
    if indicator is None:
        return []
    if indicator.dynamics is None:
        return [NOT_MEASURED]
    if indicator.dynamics == "growth":
        return [_growth(shown, indicator)]
    return [_level(shown, indicator.dynamics)]


def _level(shown: Shown, level: str) -> Judged:
    known = shown.row.levels
    if level not in known:
        return measured("no_points_for_dynamics", wording.NO_POINTS_FOR_DYNAMICS, level=level)
    sentence = shown.applied.sentence(wording.DYNAMICS, level)
    rule = shown.applied.rule_of(level)
    return measured("dynamics", sentence, rule, points=known[level].points, level=level)


def _growth(shown: Shown, indicator: Indicator) -> Judged:
    """Growth below the first percent printed, or not measured where one is, counts as stable."""
    percent = indicator.percent
    stated: dict[str, Any] = {} if percent is None else {"percent": percent}
    step = step_reached(shown.row.growth, percent or 0)
    if step is not None:
        sentence = wording.GROWTH if stated else wording.SOME_GROWTH
        return measured("growth", sentence, None, step.points, **stated)
    rule, stable = shown.row.below_first_step, shown.row.levels.get("stable")
    points = stable.points if stable else 0
    sentence = wording.SMALL_GROWTH if stated else wording.UNMEASURED_GROWTH
    return measured("small_growth", sentence, rule, points, **stated)


def score_share(shown: Shown) -> list[Judged]:
    """The highest step that the share reaches."""
    if shown.indicator is None:
        return []
    percent = shown.indicator.percent
    if percent is None:
        return [NOT_MEASURED]
    steps = shown.row.steps
    step = step_reached(steps, percent)
    if step is None:
        sentence, lowest = wording.SHARE_SHORT, steps[0].start
        return [measured("share_short", sentence, percent=percent, step=lowest)]
    sentence, points = wording.SHARE, step.points
    return [measured("share", sentence, points=points, percent=percent, step=step.start)]


def score_met(shown: Shown) -> list[Judged]:
    """The requirement's points, and one more for what is done beyond the budget."""
    indicator = shown.indicator
    if indicator is None:
        return []
    if indicator.met is None:
        return [NOT_MEASURED]
    if not indicator.met:
        return [measured("requirement_not_met", wording.NOT_MET)]
    pieces = [measured("requirement_met", wording.MET, points=shown.row.points)]
    bonus = shown.row.extra_budget
    if bonus is not None and indicator.extra_budget:
        sentence = wording.EXTRA_BUDGET.format(rule=bonus.text, points="{points}")
        pieces.append(measured("extra_budget", sentence, bonus, points=bonus.points))
    return pieces
