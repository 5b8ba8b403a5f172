"""What an application itself must have: consent, an essay, one a year, the documents."""

from collections.abc import Iterator

from scoring.admission.claimant import Claimant
from scoring.admission.grounds import stated
from scoring.findings import Finding
from scoring.school_year import school_year_of
from scoring.terms import years_later
from scoring.wording import admission as wording


def application_findings(who: Claimant) -> Iterator[Finding]:
    yield _consent(who)
    yield _essay(who)
    yield _once_a_year(who)
    yield from _course_document(who)


def _consent(who: Claimant) -> Finding:
    rule, given = who.rules.application.refusal_grounds["no_consent"], who.case.consent
    if given is None:
        return who.find("consent", None, wording.CONSENT_UNKNOWN, rule)
    if given:
        return who.find("consent", True, wording.CONSENT_GIVEN, rule)
    return who.find("consent", False, wording.CONSENT_REFUSED, rule, earliest=who.day)


def _essay(who: Claimant) -> Finding:
    rule, words = who.rules.application.essay, who.case.essay_words
    limits = {"words_from": rule.words_from, "words_to": rule.words_to}
    if words is None:
        return who.find("essay", None, wording.ESSAY_UNKNOWN, rule, **limits)
    facts = {"words": words, **limits}
    if rule.words_from <= words <= rule.words_to:
        return who.find("essay", True, wording.ESSAY_FITS, rule, **facts)
    return who.find("essay", False, wording.ESSAY_DOES_NOT_FIT, rule, **facts, earliest=who.day)


def _once_a_year(who: Claimant) -> Finding:
    rule, applied = who.rules.application.frequency, who.case.applied_this_year
    if applied is None:
        return who.find("once_a_year", None, wording.APPLIED_UNKNOWN, rule)
    if not applied:
        return who.find("once_a_year", True, wording.NOT_APPLIED_YET, rule)
    next_year = years_later(school_year_of(who.rules, who.day), 1)
    return who.find("once_a_year", False, wording.APPLIED_ALREADY, rule, earliest=next_year)


def _course_document(who: Claimant) -> Iterator[Finding]:
    """A subject nobody trains specialists for: the next category asks for a course (p. 40)."""
    for code, rule in who.rules.eligibility.untaught_subject.items():
        if not stated(who, code, rule) or who.case.claim.purpose != "assignment":
            continue
        hours = sum(piece.hours or 0 for piece in who.case.evidence)
        if hours:
            yield who.find("documents", True, wording.COURSE_DOCUMENT, rule, hours=hours)
        else:
            yield who.find("documents", False, wording.NO_COURSE_DOCUMENT, rule, earliest=who.day)
