"""Which ladder a post is attested on (paragraphs 5, 31 and 43 of order 153)."""

from scoring.admission.claimant import Claimant
from scoring.case import Case
from scoring.findings import Finding, find
from scoring.models.base import LadderCode, WordedRule
from scoring.models.ruleset import Ruleset
from scoring.wording import admission as wording

Line = tuple[LadderCode, WordedRule]


def ladders_of_post(case: Case, rules: Ruleset) -> tuple[Line, ...]:
    """The ladder of the person's post and the rule that says so; several where the facts leave it
    open: nobody says the post, or whether a method cabinet is a legal entity.
    """
    person = case.person
    if person.post is None:
        return tuple((line.ladder, line) for line in rules.eligibility.posts.values())
    own = rules.eligibility.ladder_of_post[person.post]
    other = rules.posts.posts[person.post].without_legal_entity
    if other is None or person.legal_entity:
        return ((own.ladder, own),)
    without = rules.eligibility.ladder_of_post[other.post]
    if person.legal_entity is False:
        return ((without.ladder, other),)
    return (own.ladder, own), (without.ladder, other)


def post_finding(who: Claimant) -> Finding:
    """Whether the claimed category belongs to the ladder of the post."""
    if not _is_claimable(who):
        rule = who.rules.categories.sequence
        return who.find("post", False, wording.POST_NOT_CLAIMED, rule, category=who.claimed)
    lines = ladders_of_post(who.case, who.rules)
    fitting = [rule for ladder, rule in lines if _fits(who, ladder)]
    if not fitting:
        rule = lines[0][1]
        return who.find("post", False, wording.POST_DOES_NOT_FIT, rule, category=who.claimed)
    if len(fitting) < len(lines):
        return who.find("post", None, wording.POST_UNKNOWN, fitting[0], category=who.claimed)
    return who.find("post", True, wording.POST_FITS, fitting[0], category=who.claimed)


def unknown_category(case: Case, rules: Ruleset) -> Finding:
    """The finding on a claim to what the rules do not know."""
    rule = rules.categories.sequence
    code = case.claim.category
    return find(rules, "post", "not_met", wording.NO_SUCH_CATEGORY, rule, claimed=code)


def _fits(who: Claimant, ladder: LadderCode) -> bool:
    """To keep a category it is enough that it stands for one of the ladder."""
    if who.case.claim.kind == "retention":
        return who.claimed in who.rules.categories.ladders[ladder].rank_of
    return ladder == who.ladder_code


def _is_claimable(who: Claimant) -> bool:
    """By the procedure from the lowest claim on; without it, whatever a ground may give."""
    kind, order = who.case.claim.kind, who.ladder.order
    if kind == "retention":
        return True
    if who.claimed not in order or who.claimed == order[0]:
        return False
    return kind == "without_procedure" or who.rank(who.claimed) >= who.rank(who.ladder.first_claim)
