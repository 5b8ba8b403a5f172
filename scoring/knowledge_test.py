"""The knowledge test against its thresholds."""

from scoring import wording
from scoring.errors import NoSuchRule
from scoring.facts import TestFact
from scoring.findings import Finding, find, note_on
from scoring.models.base import WordedRule
from scoring.models.ruleset import Ruleset
from scoring.texts import number_text


def threshold_of_test(ruleset: Ruleset, category: str) -> int:
    """Percent of the greatest number of points, at least. Raises NoSuchRule."""
    percent = ruleset.test.thresholds.percent
    if category not in percent:
        raise NoSuchRule(ruleset.id, f"test threshold for {category}")
    return percent[category]


def passes_test(ruleset: Ruleset, category: str, test: TestFact) -> bool:
    """Whether the result reaches the threshold of the category (>=), or the test was not needed."""
    if test.exemption is not None:
        return bool(_exemption(ruleset, test.exemption))
    return test.share * 100 >= threshold_of_test(ruleset, category)


def reached_by_test(ruleset: Ruleset, ladder: tuple[str, ...], test: TestFact) -> str | None:
    """The highest category of a ladder whose threshold the result reaches, or None."""
    tested = [category for category in ladder if category in ruleset.test.thresholds.percent]
    return next((c for c in reversed(tested) if passes_test(ruleset, c, test)), None)


def finding_on_test(ruleset: Ruleset, category: str, test: TestFact) -> Finding:
    """The comparison in words."""
    if test.exemption is not None:
        rule = _exemption(ruleset, test.exemption)
        return find(ruleset, "test_exempt", wording.TEST_EXEMPT.format(rule=rule.text), rule.ref)
    passed = passes_test(ruleset, category, test)
    sentence = (wording.TEST_PASSED if passed else wording.TEST_SHORT).format(
        points=test.points,
        maximum=test.maximum,
        percent=number_text(test.share * 100),
        category=ruleset.category_name(category),
        threshold=threshold_of_test(ruleset, category),
    )
    rule, code = ruleset.test.thresholds, "test_passed" if passed else "test_short"
    return find(ruleset, code, sentence, rule.ref, note=note_on(rule))


def _exemption(ruleset: Ruleset, code: str) -> WordedRule:
    if code not in ruleset.test.exemptions:
        raise NoSuchRule(ruleset.id, f"test exemption {code}")
    return ruleset.test.exemptions[code]
