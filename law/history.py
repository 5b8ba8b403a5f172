"""What became of a rule from one ruleset to another."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import scoring
from law.leaves import Leaf, leaves
from scoring import Ruleset

# same: word for word, of the same clause; clause: the same words, now of another clause.
Change = Literal["new", "gone", "changed", "clause", "same"]


@dataclass(frozen=True)
class Difference:
    """A rule in two rulesets; None where a ruleset does not have it."""

    change: Change
    before: Leaf | None
    after: Leaf | None

    @property
    def leaf(self) -> Leaf:
        found = self.after or self.before
        assert found is not None
        return found


@dataclass(frozen=True)
class Version:
    """A rule as a ruleset has it, beside the ruleset of earlier days."""

    ruleset: Ruleset
    leaf: Leaf | None
    change: Change
    before: Leaf | None

    @property
    def state(self) -> str:
        """Its step on a timeline."""
        if self.leaf is None:
            return "failed"
        return "ahead" if self.ruleset.is_draft else "done"


def compared(before: Leaf | None, after: Leaf | None) -> Change:
    if before is None:
        return "new"
    if after is None:
        return "gone"
    if before.saying != after.saying:
        return "changed"
    return "same" if before.rule.ref == after.rule.ref else "clause"


def differences(before: Ruleset, after: Ruleset) -> Iterator[Difference]:
    """Every rule that the two rulesets do not have alike, in the order of the files.

    A rule inside one that is new or gone as a whole is not told apart from it.
    """
    old, new = leaves(before.id), leaves(after.id)
    told: set[str] = set()
    for key in dict.fromkeys([*new, *old]):
        found = compared(old.get(key), new.get(key))
        if found in ("new", "gone"):
            if any(key.startswith(f"{above}/") for above in told):
                continue
            told.add(key)
        if found != "same":
            yield Difference(found, old.get(key), new.get(key))


def versions(key: str) -> list[Version]:
    """A rule in every ruleset that has it or lost it, the oldest first, drafts last."""
    found: list[Version] = []
    before: Leaf | None = None
    for ruleset in (*scoring.rulesets(), *scoring.drafts()):
        leaf = leaves(ruleset.id).get(key)
        if leaf or before:
            found.append(Version(ruleset, leaf, compared(before, leaf), before))
        before = leaf
    return found
