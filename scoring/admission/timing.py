"""When one may apply: in the school year in which a category ends, or early after two years."""

from datetime import date

from scoring.admission.claimant import NONE, Claimant
from scoring.admission.early import early_list
from scoring.admission.grounds import stated
from scoring.findings import Finding
from scoring.logic import Truth
from scoring.school_year import school_year_of
from scoring.terms import years_later
from scoring.wording import admission as wording


def term(who: Claimant) -> Finding | None:
    """Whether the claim comes in time; None where no category is held on the ladder."""
    if who.case.claim.kind == "early":
        return _early(who)
    return _regular(who)


def _regular(who: Claimant) -> Finding | None:
    rule = who.rules.eligibility.timely
    if who.step is None:
        return who.find("term", None, wording.TERM_UNKNOWN, rule)
    if who.held is None:
        return None
    if not who.runs_out:
        return who.find("term", True, wording.ANY_YEAR, rule, present=who.held.code)
    if (moved := _confirmation_after_move(who)) is not None:
        return moved
    if who.held.valid_until is None:
        return who.find("term", None, wording.TERM_UNKNOWN, rule)
    return _in_last_year(who, who.held.valid_until)


def _in_last_year(who: Claimant, until: date) -> Finding:
    rule, opens = who.rules.eligibility.timely, school_year_of(who.rules, until)
    if school_year_of(who.rules, who.day) == opens:
        return who.find("term", True, wording.IN_LAST_YEAR, rule, until=until)
    anew = who.rules.eligibility.old_format_ends
    if who.is_old_format and anew is not None:
        if who.day.year == until.year:
            return who.find("term", True, wording.IN_YEAR_OF_END, anew, until=until)
        opens = min(opens, date(until.year, 1, 1))
    if who.day > opens:
        return who.find("term", False, wording.TERM_OVER, rule, until=until)
    return who.find("term", False, wording.BEFORE_LAST_YEAR, rule, until=until, earliest=opens)


def _confirmation_after_move(who: Claimant) -> Finding | None:
    """A category of the special programme is confirmed on moving, in any year (paragraph 10)."""
    rule = who.rules.without_procedure.programme_move
    confirms = who.case.claim.purpose == "confirmation"
    if not confirms or who.held is None or who.held.granted_by != rule.granted_by:
        return None
    if not stated(who, rule.ground, who.rules.retention.moves[rule.ground]):
        return None
    return who.find("term", True, wording.PROGRAMME_CONFIRMED, rule)


def _early(who: Claimant) -> Finding:
    interval = who.rules.deadlines.terms["early_attestation"]
    if who.step is None:
        return who.find("term", None, wording.INTERVAL_UNKNOWN, interval, years=interval.count)
    if who.held is None or not who.runs_out:
        present = who.present or NONE
        return who.find(
            "term", False, wording.NO_TERM_RUNS, who.rules.eligibility.timely, present=present
        )
    if early_list(who) is None:
        return who.find("term", False, wording.NOT_GIVEN_EARLY, interval, category=who.claimed)
    if who.held.granted is None:
        return who.find("term", None, wording.INTERVAL_UNKNOWN, interval, years=interval.count)
    facts = {"granted": who.held.granted, "years": interval.count}
    from_day = years_later(who.held.granted, interval.count)
    if who.day < from_day:
        return who.find("term", False, wording.TOO_SOON, interval, **facts, earliest=from_day)
    attested: Truth = True if who.held.granted_by in {"regular", "early"} else None
    sentence = wording.INTERVAL_PASSED if attested else wording.NO_REGULAR_KNOWN
    return who.find("term", attested, sentence, interval, **facts)
