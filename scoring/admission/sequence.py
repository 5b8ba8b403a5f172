"""One step after another, and who may leave steps out (paragraphs 31, 32, 44, 48)."""

from scoring.admission.claimant import NONE, Claimant
from scoring.findings import Finding
from scoring.wording import admission as wording


def sequence(who: Claimant) -> Finding | None:
    """Whether the claimed category is the one to be confirmed, or the next one to be assigned."""
    rule = who.rules.categories.sequence
    if who.step is None:
        return who.find("sequence", None, wording.PRESENT_UNKNOWN, rule, category=who.claimed)
    if who.case.claim.purpose == "confirmation":
        sentence = wording.CONFIRMS_PRESENT if who.holds_claimed else wording.NOT_HELD
        return who.find("sequence", who.holds_claimed, sentence, rule, **_facts(who))
    if who.is_old_format:
        return _after_old_format(who)
    if _is_first_attestation(who):
        return who.find(
            "sequence", True, wording.FIRST_ATTESTATION, who.rules.eligibility.first_attestation
        )
    if who.rank(who.claimed) <= who.rank(who.step):
        return who.find("sequence", False, wording.ALREADY_HELD, rule, **_facts(who))
    follows = next_claim(who)
    sentence = wording.NEXT_STEP if who.claimed == follows else wording.STEPS_LEFT_OUT
    return who.find(
        "sequence", who.claimed == follows, sentence, rule, **_facts(who), next_category=follows
    )


def next_claim(who: Claimant) -> str | None:
    """The category that follows the one held; None at the top of the ladder or where unknown."""
    if who.step is None:
        return None
    above = who.ladder.order[max(who.rank(who.step) + 1, who.rank(who.ladder.first_claim)) :]
    return above[0] if above else None


def _after_old_format(who: Claimant) -> Finding:
    """The category the old one opens, or one below it (paragraph 32)."""
    assert who.held is not None and who.ladder.opens is not None  # it is what `is_old_format` says
    rule = who.ladder.opens
    opened = rule.categories[who.held.code]
    lowest = who.rank(min(rule.categories.values(), key=who.rank))
    fits = lowest <= who.rank(who.claimed) <= who.rank(opened)
    sentence = wording.OLD_FORMAT_OPENS if fits else wording.OLD_FORMAT_DOES_NOT_OPEN
    return who.find("sequence", fits, sentence, rule, **_facts(who), next_category=opened)


def _is_first_attestation(who: Claimant) -> bool:
    """Heads and deputies who hold no category; one lowered to the base has been attested before."""
    if who.ladder_code not in who.rules.eligibility.first_attestation.ladders or who.runs_out:
        return False
    lowered = who.step != NONE and who.rules.sanctions is not None and bool(who.case.sanctions)
    return not lowered


def _facts(who: Claimant) -> dict[str, str]:
    assert who.present is not None  # asked only where the step is known
    return {"category": who.claimed, "present": who.present}
