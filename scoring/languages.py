"""Certificates of a foreign language, which free its teacher from the knowledge test."""

from collections.abc import Iterator, Mapping

from scoring.case import Case, LanguageCertificate
from scoring.findings import Finding, find
from scoring.logic import Truth, all_of, among, status
from scoring.models.base import Rule
from scoring.models.knowledge import Band, Certificate, LanguageRules
from scoring.models.ruleset import Ruleset
from scoring.texts import Text
from scoring.wording import decision as wording

SENTENCE: Mapping[Truth, Text] = {
    True: wording.CERTIFICATE_FREES,
    False: wording.CERTIFICATE_DOES_NOT_FREE,
    None: wording.CERTIFICATE_UNKNOWN,
}


def certificates(case: Case, rules: Ruleset) -> tuple[Finding, ...]:
    """What each certificate says about the claim; one that is met frees from the test.

    Nothing where no certificate could free from the test for the category claimed.
    """
    if not case.language_certificates or not _serves(rules.languages, case.claim.category):
        return ()
    return tuple(_judge(case, rules, item) for item in case.language_certificates)


def _serves(law: LanguageRules, category: str) -> bool:
    kinds = law.certificates.values()
    return category in law.other.bands or any(category in kind.bands for kind in kinds)


def _judge(case: Case, rules: Ruleset, item: LanguageCertificate) -> Finding:
    law, category = rules.languages, case.claim.category
    kind = law.named(item.name)
    band = (kind.bands if kind else law.other.bands).get(category)
    truth = all_of(_truths(case, law, item, kind, band))
    return find(
        rules,
        "language_certificate",
        status(truth),
        SENTENCE[truth] if band else wording.CERTIFICATE_NOT_NAMED,
        _cited(band, kind or law.other),
        certificate=item.name,
        declared=category,
        score=item.score,
        level=item.level,
        needed=band.printed if band else None,
        valid_until=item.valid_until,
        day=case.date,
    )


def _truths(
    case: Case,
    law: LanguageRules,
    item: LanguageCertificate,
    kind: Certificate | None,
    band: Band | None,
) -> Iterator[Truth]:
    yield among(case.person.post, law.posts)
    yield among(case.person.subject, (kind.subject,) if kind else law.other.subjects)
    yield None if item.valid_until is None else item.valid_until >= case.date
    yield band is not None and _reaches(law, item, band)


def _reaches(law: LanguageRules, item: LanguageCertificate, band: Band) -> Truth:
    """At or above the band: a better result than it prints counts too."""
    if band.score is not None:
        return None if item.score is None else item.score >= band.score
    if band.level_from is None:
        return True
    if item.level is None:
        return None
    level = item.level.lower()
    return level in law.levels and law.levels.index(level) >= law.levels.index(band.level_from)


def _cited(band: Band | None, rule: Rule) -> Rule:
    """The clause of the band; the rule's own where it carries a reading."""
    return band if band and rule.inferred is None else rule
