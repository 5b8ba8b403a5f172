"""What the pages of the law show."""

from law.selectors.reading import (
    changes_by_chapter,
    counted,
    discrepancies,
    known_as,
    remarks,
    rules_found,
    rules_inside,
    standard_rows,
    totals_apart,
)
from law.selectors.rulesets import (
    all_rulesets,
    asked_pair,
    asked_ruleset,
    in_force_today,
    ruleset_or_404,
)
from law.selectors.sheets import (
    commission_rules,
    sections_of,
    teacher_categories,
    terms,
    totals_of,
)

__all__ = [
    "all_rulesets",
    "asked_pair",
    "asked_ruleset",
    "changes_by_chapter",
    "commission_rules",
    "counted",
    "discrepancies",
    "in_force_today",
    "known_as",
    "remarks",
    "rules_found",
    "rules_inside",
    "ruleset_or_404",
    "sections_of",
    "standard_rows",
    "teacher_categories",
    "terms",
    "totals_apart",
    "totals_of",
]
