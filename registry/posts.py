"""Which kind of post of the score sheet an employment is."""

from registry.models import Employment
from registry.states import OrganisationKind, PostKind

SHEET_POSTS: dict[str, str] = {
    PostKind.MENTOR_ORGANIZER: "youth_leader",
    PostKind.AATD_ORGANIZER: "military_training_organiser",
    PostKind.TEACHER_PSYCHOLOGIST: "teacher_psychologist",
    PostKind.SOCIAL_TEACHER: "social_teacher",
    PostKind.TEACHER_ASSISTANT: "teaching_assistant",
    PostKind.SPECIAL_TEACHER: "teacher_of_children_with_disabilities",
    PostKind.DEPARTMENT_HEAD: "department_head",
    PostKind.METHODIST: "organisation_methodist",
}
POSTS_OF_PLACES: dict[tuple[str, str], str] = {
    (OrganisationKind.PRESCHOOL, PostKind.TEACHER): "preschool_teacher",
    (OrganisationKind.METHOD_CABINET, PostKind.METHODIST): "method_cabinet_methodist",
}


def sheet_post(employment: Employment) -> str | None:
    """Key of the ruleset's posts (`post_kind` of the engine); None where the general rule holds."""
    place = (employment.organisation.kind, employment.post_kind)
    return POSTS_OF_PLACES.get(place) or SHEET_POSTS.get(employment.post_kind)
