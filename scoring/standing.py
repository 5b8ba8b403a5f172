"""Whom a rule is for: a person as the rules see one."""

from dataclasses import dataclass
from typing import Literal

from scoring.case import DeputyProfile, Organisation, Person, Post, StaffGroup
from scoring.models.ruleset import Ruleset
from scoring.models.whom import Whom
from scoring.texts import Text

DEPUTIES = frozenset({"deputy_org_head", "deputy_method_cabinet_head"})
OF_METHOD_CABINETS = frozenset(
    {"method_cabinet_methodist", "method_cabinet_head", "deputy_method_cabinet_head"}
)
Key = Literal["posts", "staff_groups", "organisations", "deputy_profiles"]
NO_STAFF_GROUP = Text(kk="басқа қызметкерлер", ru="другие работники")
KEYS: tuple[Key, ...] = ("posts", "staff_groups", "organisations", "deputy_profiles")


@dataclass(frozen=True, slots=True)
class Standing:
    """One code for each key of `Whom`. None: unknown; only no staff group means none."""

    posts: Post | None
    staff_groups: StaffGroup | None
    organisations: Organisation | None
    deputy_profiles: DeputyProfile | None


def post_of(person: Person, rules: Ruleset) -> Post | None:
    """The post as whose holder the person is attested (order 153, paragraph 5)."""
    if person.post is None:
        return None
    other = rules.posts.posts[person.post].without_legal_entity
    return other.post if other is not None and person.legal_entity is False else person.post


def standing_of(person: Person, rules: Ruleset) -> Standing:
    """The person as the rules see one; who is of a method cabinet works in one."""
    post = post_of(person, rules)
    cabinet: Organisation | None = "method_cabinet" if post in OF_METHOD_CABINETS else None
    profile = person.deputy_profile if post in DEPUTIES else None
    return Standing(post, person.staff_group, person.organisation or cabinet, profile)


def given(whom: Whom) -> tuple[Key, ...]:
    """The keys by which a rule names whom it is for."""
    return tuple(key for key in KEYS if getattr(whom, key))


def missed(whom: Whom, standing: Standing) -> tuple[Key, ...]:
    """The keys that the person is known not to match; what is unknown misses nothing."""
    return tuple(key for key in given(whom) if _is_other(whom, key, standing))


def _is_other(whom: Whom, key: Key, standing: Standing) -> bool:
    has = getattr(standing, key)
    return (has is not None or key == "staff_groups") and has not in getattr(whom, key)


def matches(whom: Whom, standing: Standing) -> bool:
    """Whether the person is known to match every key."""
    return (
        (not whom.posts or standing.posts in whom.posts)
        and (not whom.organisations or standing.organisations in whom.organisations)
        and (not whom.staff_groups or standing.staff_groups in whom.staff_groups)
        and (not whom.deputy_profiles or standing.deputy_profiles in whom.deputy_profiles)
    )


def name_of(key: Key, standing: Standing, rules: Ruleset) -> Text:
    """How the person's own post, staff group, organisation or profile is called."""
    code = getattr(standing, key)
    named: Text = getattr(rules.posts, key)[code].name if code else NO_STAFF_GROUP
    return named
