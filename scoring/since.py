"""From which day a rule is in force."""

from datetime import date
from functools import cache

from scoring.layers import Layer, read_layers, stated_in
from scoring.loader import RULESETS, inside, ruleset
from scoring.models.base import Rule
from scoring.models.ruleset import Ruleset
from scoring.strict_yaml import KeyPath


def since_of(rules: Ruleset, path: KeyPath) -> date | None:
    """The day from which the rule at a path (scoring.loader.walk) is worded as it is.

    Its own `since`, where it has one; otherwise the first day of the ruleset that states it, which
    may be one that `rules` extends. None where a draft states it.
    """
    rule: object = rules
    for part in path:
        rule = dict(inside(rule))[part]
    if isinstance(rule, Rule) and rule.since:
        return rule.since
    stating = stated_in(path, _layers(rules.id)).name
    in_force = ruleset(stating).ruleset.in_force
    return in_force.first if in_force else None


@cache
def _layers(ruleset_id: str) -> list[Layer]:
    return read_layers(RULESETS, ruleset_id)
