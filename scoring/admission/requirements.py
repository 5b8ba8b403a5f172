"""What a category asks of the person: education in the profile and tenure (paragraph 31)."""

from scoring.admission.claimant import Claimant
from scoring.admission.grounds import at_least, lasted, stated
from scoring.findings import Finding
from scoring.logic import Truth, all_of, among, any_of
from scoring.models.base import WordedRule
from scoring.models.general import EducationQuality
from scoring.terms import years_later
from scoring.wording import admission as wording

Ruled = tuple[Truth, WordedRule]


def education(who: Claimant) -> Finding | None:
    """None where no education is asked of the category, as of heads and deputies."""
    rule = who.category.education
    if rule is None:
        return None
    facts = who.case.person.education
    in_profile, by = _profile(who, rule)
    qualities: dict[EducationQuality, Truth] = {
        "pedagogical": facts.pedagogical,
        "in_profile": in_profile,
        "retraining": facts.retraining,
    }
    lines = who.rules.eligibility.by_test.education if by_test(who)[0] else rule.one_of
    fits = all_of(
        (
            among(facts.level, rule.levels) if rule.levels else True,
            any_of(all_of(qualities[name] for name in line) for line in lines),
        )
    )
    sentence = {
        True: wording.EDUCATION_FITS,
        False: wording.EDUCATION_DOES_NOT_FIT,
        None: wording.EDUCATION_UNKNOWN,
    }[fits]
    return who.find("education", fits, sentence, by if fits else rule, category=who.claimed)


def _profile(who: Claimant, otherwise: WordedRule) -> Ruled:
    """Whether education is in the profile, and the rule by which it is taken for it."""
    person, rules = who.case.person, who.rules.eligibility
    if person.education.in_profile:
        return True, otherwise
    by_post = rules.profile_by_post
    teaches_there = among(person.organisation, by_post.teachers_of)
    ways: list[Ruled] = [
        (among(person.post, by_post.posts), by_post),
        (all_of((among(person.post, ("teacher",)), teaches_there)), by_post),
    ]
    if subject := rules.diplomas_for.get(person.subject or ""):
        ways += [(stated(who, code, rules.diplomas[code]), subject) for code in subject.diplomas]
    ways += [(stated(who, code, rule), rule) for code, rule in rules.untaught_subject.items()]
    taken = next((rule for truth, rule in ways if truth), otherwise)
    return any_of((person.education.in_profile, *(truth for truth, _ in ways))), taken


def tenure(who: Claimant) -> Finding | None:
    """None where no tenure is asked of the category. «Педагог» is also given by the test alone."""
    rule = who.category.tenure
    if rule is None:
        return None
    years = who.case.person.tenure_years
    facts = {"needed": rule.years} if years is None else {"needed": rule.years, "tenure": years}
    without, way = by_test(who)
    if without:
        return who.find("tenure", True, wording.TENURE_BY_TEST, way)
    if (broken := _long_break(who)) is not None:
        return broken
    enough = any_of((at_least(years, rule.years), without))
    if enough is None:
        return who.find("tenure", None, wording.TENURE_UNKNOWN, rule, **facts)
    if enough:
        return who.find("tenure", True, wording.TENURE_ENOUGH, rule, **facts)
    earliest = years_later(who.day, rule.years - (years or 0))
    return who.find("tenure", False, wording.TENURE_SHORT, rule, **facts, earliest=earliest)


def by_test(who: Claimant) -> Ruled:
    """Whether the claimed category is given by the test alone, and by which rule."""
    rule = who.rules.eligibility.by_test
    if who.claimed != rule.category:
        return False, rule
    ways: list[Ruled] = [(among(who.step, rule.present), rule)]
    if who.case.grounds:
        ways += [(stated(who, code, ground), ground) for code, ground in rule.grounds.items()]
    taken = next((way for truth, way in ways if truth), rule)
    return any_of(truth for truth, _ in ways), taken


def _long_break(who: Claimant) -> Finding | None:
    """After too long a break one begins anew, whatever the tenure (algorithm, paragraph 7)."""
    rule = who.rules.eligibility.long_break
    if rule is None or who.claimed != who.rules.eligibility.by_test.category:
        return None
    breaks = [one for one in who.case.grounds if one.code == rule.ground]
    long = any_of(lasted(rule.lasted, one, who.day) for one in breaks)
    if long is False:
        return None
    sentence = wording.BREAK_TOO_LONG if long else wording.BREAK_UNKNOWN
    return who.find("tenure", False if long else None, sentence, rule, years=rule.lasted.years)
