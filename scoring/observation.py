"""One observation sheet: the sum of the levels given, and what is still missing."""

from collections.abc import Mapping
from dataclasses import dataclass

from scoring.findings import Finding, find
from scoring.models.observation import ObservationForm
from scoring.models.ruleset import Ruleset
from scoring.wording import rows as wording


@dataclass(frozen=True, slots=True)
class ObservationResult:
    """`missing` are the descriptors without a level, in printed order."""

    total: int
    maximum: int
    missing: tuple[int, ...]
    complete: bool
    findings: tuple[Finding, ...]


def observation_total(
    ruleset: Ruleset, *, form: str = "secondary_tvet", levels: Mapping[int, int]
) -> ObservationResult:
    """Add up the levels of the descriptors (number → level).

    Raises NoSuchRule for an unknown form, ValueError for an unknown descriptor or level.
    """
    rules = ruleset.observation_form(form)
    numbers = [int(number) for number, _ in rules.descriptors()]
    _check_levels(rules, numbers, levels)
    missing = tuple(number for number in numbers if number not in levels)
    total = sum(levels.values())
    findings = _findings(ruleset, rules, total, missing)
    return ObservationResult(total, rules.maximum, missing, not missing, findings)


def _check_levels(form: ObservationForm, numbers: list[int], levels: Mapping[int, int]) -> None:
    for number, level in levels.items():
        if number not in numbers:
            raise ValueError(f"the form has no descriptor {number}")
        if level not in form.levels.values:
            raise ValueError(f"descriptor {number}: there is no level {level}")


def _findings(
    rules: Ruleset, form: ObservationForm, total: int, missing: tuple[int, ...]
) -> tuple[Finding, ...]:
    found = [
        find(
            rules,
            "observation_total",
            "met",
            wording.OBSERVATION_TOTAL,
            form,
            points=total,
            reached=total,
            maximum=form.maximum,
        )
    ]
    if missing:
        numbers = ", ".join(str(number) for number in missing)
        absent = wording.LEVELS_MISSING
        found.append(find(rules, "levels_missing", "not_met", absent, form, numbers=numbers))
    return tuple(found)
