"""The criteria of early attestation (paragraphs 42 and 47)."""

from scoring.admission.claimant import Claimant
from scoring.admission.grounds import stated
from scoring.findings import Finding
from scoring.logic import Truth
from scoring.models.eligibility import EarlyList
from scoring.wording import admission as wording


def early_list(who: Claimant) -> EarlyList | None:
    """The list of the claimed category; None where it is not given early."""
    rules = who.rules.early
    if who.ladder_code in rules.heads.ladders:
        return rules.heads
    return rules.lists.get(who.claimed)


def early_criteria(who: Claimant) -> Finding:
    """How many criteria of the list hold; the commission judges them, so nobody is refused."""
    rule = early_list(who)
    if rule is None:
        interval = who.rules.deadlines.terms["early_attestation"]
        said = wording.NOT_GIVEN_EARLY
        return who.find("early_criteria", False, said, interval, category=who.claimed)
    truths = [stated(who, code, ground) for code, ground in rule.criteria.items()]
    held, open_ones = truths.count(True), truths.count(None)
    enough: Truth = held >= rule.at_least
    if not enough and held + open_ones >= rule.at_least:
        enough = None
    facts = {"held": held, "needed": rule.at_least, "listed": len(rule.criteria)}
    sentence = wording.CRITERIA_UNKNOWN if enough is None else wording.CRITERIA
    return who.find("early_criteria", enough, sentence, rule, **facts)
