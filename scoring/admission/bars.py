"""Who is not admitted because of a breach of the test or of false data (algorithm, 2.2 and 3.1)."""

from collections.abc import Iterator
from datetime import date

from scoring.admission.claimant import Claimant
from scoring.admission.posts import ladders_of_post
from scoring.case import Sanction
from scoring.findings import Finding
from scoring.logic import Truth
from scoring.models.eligibility import Bar, Sanctions
from scoring.terms import years_later
from scoring.wording import admission as wording


def bar(who: Claimant) -> Finding | None:
    """None where the rules know no bars. A bar ends before the same day so many years later."""
    rules = who.rules.sanctions
    if rules is None:
        return None
    found = [_finding(who, one, bars) for one, bars in _possible(who, rules)]
    if not found:
        return who.find("bar", True, wording.NO_SANCTIONS, rules.test_breach.first)
    for status in ("not_met", "unknown"):
        if said := [one for one in found if one.status == status]:
            return max(said, key=_last_day)
    return max(found, key=_last_day)


def _last_day(found: Finding) -> date:
    day: date = found.facts["earliest"]
    return day


def _possible(who: Claimant, rules: Sanctions) -> Iterator[tuple[Sanction, list[Bar]]]:
    """Each sanction so far with the bars it may bring: several where the post leaves it open."""
    breached = False
    known = [one for one in who.case.sanctions if one.established <= who.day]
    for one in sorted(known, key=lambda sanction: sanction.established):
        if one.kind == "test_breach":
            yield one, [rules.test_breach.repeated if breached else rules.test_breach.first]
            breached = True
        else:
            yield one, _for_post(who, rules)


def _for_post(who: Claimant, rules: Sanctions) -> list[Bar]:
    ladders = {ladder for ladder, _ in ladders_of_post(who.case, who.rules)}
    return [bar for bar in rules.false_data.values() if ladders & set(bar.ladders)]


def _finding(who: Claimant, one: Sanction, bars: list[Bar]) -> Finding:
    longest = max(bars, key=lambda bar: bar.years)
    over = {who.day >= years_later(one.established, bar.years) for bar in bars}
    free: Truth = None if len(over) > 1 else over.pop()
    sentence = {
        True: wording.BAR_OVER,
        False: wording.BARRED,
        None: wording.BAR_UNKNOWN,
    }[free]
    ends = years_later(one.established, longest.years)
    return who.find("bar", free, sentence, longest, established=one.established, earliest=ends)
