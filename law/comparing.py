"""Two answers to one question, side by side."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from foundation.documents.dates import short_date
from law.answers import Answer, State
from law.words import Said


@dataclass(frozen=True)
class Side:
    """What one of two rulesets says: words, and the tag beside them if there is one."""

    words: Said
    state: State | None = None


@dataclass(frozen=True)
class Compared:
    """One thing under two rulesets; None where a ruleset does not speak of it."""

    title: Said
    before: Side | None
    after: Side | None

    @property
    def differs(self) -> bool:
        return self.before != self.after


def side_by_side(before: Answer, after: Answer) -> list[Compared]:
    """Everything the two answers say, what differs first."""
    told = [{key: (title, side) for key, title, side in _told(one)} for one in (before, after)]
    titles = {key: title for one in told for key, (title, _side) in one.items()}
    lines = [
        Compared(title, *(one[key][1] if key in one else None for one in told))
        for key, title in titles.items()
    ]
    return sorted(lines, key=lambda line: not line.differs)


def _told(answer: Answer) -> Iterator[tuple[str, Said, Side]]:
    """Each thing by a key that is the same under every ruleset, its title and what is said."""
    found = answer.found
    yield "verdict", _("May you apply"), Side(answer.verdict.title)
    if found.commission_level:
        yield "level", _("Who decides"), Side(found.commission_level.name)
    if found.documents.channel:
        yield "channel", _("Through what"), Side(found.documents.channel.name)
    percent = f"{answer.test_percent} %" if answer.test_percent is not None else ""
    yield "test", _("Knowledge test"), Side(percent, answer.test)
    if found.score:
        yield "points", _("Points, at least"), Side(str(found.score.threshold))
    if answer.outcome and answer.decided:
        yield "outcome", _("What the facts lead to"), Side(answer.outcome)
        yield "category", _("Category"), Side(answer.decided)
    for one in answer.conditions:
        yield f"condition {one.finding.code}", one.name, Side(one.finding.text, one.state)
    for due in found.deadlines:
        yield f"term {due.code}", due.text, Side(short_date(due.due))
