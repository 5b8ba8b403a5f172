"""A person as the law's engine is told about one."""

from collections.abc import Iterable
from datetime import date
from typing import Literal

from registry.models import CategoryHeld, Education, Employment, Organisation
from registry.states import OrganisationKind, PostKind
from scoring import case

Level = Literal["secondary_vocational", "higher", "postgraduate"]

# The post and the staff group of each kind of post; a kind that is not here is not attested.
POSTS: dict[str, tuple[case.Post, case.StaffGroup | None]] = {
    PostKind.TEACHER: ("teacher", None),
    PostKind.YOUTH_LEADER: ("teacher", "mentor_organizer"),
    PostKind.TEACHER_ORGANISER: ("teacher", "mentor_organizer"),
    PostKind.MILITARY_TRAINING: ("teacher", "aatd_organizer"),
    PostKind.TEACHER_PSYCHOLOGIST: ("teacher", "teacher_psychologist"),
    PostKind.PSYCHOLOGIST: ("teacher", "psychologist"),
    PostKind.SOCIAL_TEACHER: ("teacher", "social_teacher"),
    PostKind.TEACHING_ASSISTANT: ("teacher", "teacher_assistant"),
    PostKind.SPECIAL_TEACHER: ("teacher", "teacher_of_children_with_disabilities"),
    PostKind.PRESCHOOL_TEACHER: ("teacher", None),
    PostKind.DEPARTMENT_HEAD: ("department_head", None),
    PostKind.METHODIST: ("methodist", None),
    PostKind.CABINET_METHODIST: ("method_cabinet_methodist", None),
    PostKind.DEPUTY: ("deputy_org_head", None),
    PostKind.HEAD: ("org_head", None),
}
ORGANISATIONS: dict[str, case.Organisation] = {
    OrganisationKind.SCHOOL: "secondary",
    OrganisationKind.LYCEUM: "secondary",
    OrganisationKind.SMALL_SCHOOL: "secondary",
    OrganisationKind.PRESCHOOL: "preschool",
    OrganisationKind.COLLEGE: "tvet",
    OrganisationKind.SPECIAL: "special",
    OrganisationKind.ADDITIONAL: "additional",
    OrganisationKind.METHOD_CABINET: "method_cabinet",
}
# The form of observation sheet that a post or, failing that, a kind of organisation has for itself.
FORMS_OF_POSTS: dict[str, case.ObservationFormCode] = {
    PostKind.PRESCHOOL_TEACHER: "preschool",
    PostKind.SPECIAL_TEACHER: "special",
}
FORMS_OF_ORGANISATIONS: dict[str, case.ObservationFormCode] = {
    OrganisationKind.PRESCHOOL: "preschool",
    OrganisationKind.SPECIAL: "special",
}
LEVELS: dict[Education.Grade, Level] = {
    Education.Grade.VOCATIONAL: "secondary_vocational",
    Education.Grade.HIGHER: "higher",
    Education.Grade.POSTGRADUATE: "postgraduate",
}


def person_in_case(
    employment: Employment,
    *,
    held: CategoryHeld | None,
    day: date,
    educations: Iterable[Education] | None = None,
) -> case.Person:
    """What the registry knows of a person at a place of work; `educations` None: not asked."""
    post, group = POSTS.get(employment.post_kind, (None, None))
    return case.Person(
        post=post,
        staff_group=group,
        organisation=ORGANISATIONS.get(employment.organisation.kind),
        subordination=subordination_of(employment.organisation),
        penitentiary=employment.organisation.at_penitentiary,
        education=_education(educations),
        tenure_years=_whole_years(employment.teaching_since, day),
        category=_held(held),
    )


def observation_form_of(employment: Employment) -> case.ObservationFormCode:
    """The form of observation sheet for a person's lessons.

    A school has preparatory classes and special teachers too: the post says more than the place.
    """
    by_place = FORMS_OF_ORGANISATIONS.get(employment.organisation.kind, "secondary_tvet")
    return FORMS_OF_POSTS.get(employment.post_kind, by_place)


def subordination_of(organisation: Organisation) -> case.Subordination:
    """Whose organisation it is, by where the registry places it."""
    if organisation.region_id is None:
        return "ministry"
    return "district" if organisation.district_id else "region"


def _held(held: CategoryHeld | None) -> case.HeldCategory:
    if held is None:
        return case.HeldCategory(code="none")
    return case.HeldCategory(code=held.category, granted=held.since, valid_until=held.until)


def _education(documents: Iterable[Education] | None) -> case.Education:
    """The highest diploma. Whether it is of the post's profile no register says."""
    if documents is None:
        return case.Education()
    known = list(documents)
    retrained = any(one.grade == Education.Grade.RETRAINING for one in known)
    diplomas = [one for one in known if one.grade in LEVELS]
    if not diplomas:
        return case.Education(retraining=retrained)
    order = list(LEVELS)
    highest = max(diplomas, key=lambda one: order.index(Education.Grade(one.grade)))
    return case.Education(
        level=LEVELS[Education.Grade(highest.grade)],
        pedagogical=any(one.is_pedagogical for one in diplomas),
        retraining=retrained,
    )


def _whole_years(since: date, day: date) -> int:
    return max(day.year - since.year - ((day.month, day.day) < (since.month, since.day)), 0)
