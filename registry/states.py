"""Fixed lists of the registry."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class OrganisationKind(TextChoices):
    SCHOOL = "school", _("School")
    LYCEUM = "lyceum", _("School-lyceum")
    SMALL_SCHOOL = "small_school", _("Small rural school")
    PRESCHOOL = "preschool", _("Preschool organisation")
    COLLEGE = "college", _("College")
    SPECIAL = "special", _("Special school")
    ADDITIONAL = "additional", _("Additional education")
    METHOD_CABINET = "method_cabinet", _("Method cabinet")
    DISTRICT_DEPARTMENT = "district_department", _("District education division")
    REGION_DEPARTMENT = "region_department", _("Regional education department")
    MINISTRY = "ministry", _("Ministry of Enlightenment")


class Level(TextChoices):
    """Levels of attesting bodies."""

    ORGANISATION = "organisation", _("Organisation")
    DISTRICT = "district", _("District")
    REGION = "region", _("Region")
    MINISTRY = "ministry", _("Ministry")


class Category(TextChoices):
    """Qualification categories. What each asks for stands in the rulesets."""

    NONE = "none", _("no category")
    TRAINEE = "trainee", _("teacher-trainee")
    TEACHER = "teacher", _("teacher (category)")
    MODERATOR = "moderator", _("teacher-moderator")
    EXPERT = "expert", _("teacher-expert")
    RESEARCHER = "researcher", _("teacher-researcher")
    MASTER = "master", _("teacher-master")
    HEAD3 = "head3", _("head of the third category")
    HEAD2 = "head2", _("head of the second category")
    HEAD1 = "head1", _("head of the first category")
    DEPUTY3 = "deputy3", _("deputy head of the third category")
    DEPUTY2 = "deputy2", _("deputy head of the second category")
    DEPUTY1 = "deputy1", _("deputy head of the first category")


class PostKind(TextChoices):
    """Kinds of posts that the law tells apart."""

    TEACHER = "teacher", _("Teacher")
    YOUTH_LEADER = "youth_leader", _("Youth leader")
    TEACHER_ORGANISER = "teacher_organiser", _("Teacher-organiser")
    MILITARY_TRAINING = "military_training_organiser", _("Organiser of basic military training")
    TEACHER_PSYCHOLOGIST = "teacher_psychologist", _("Teacher-psychologist")
    PSYCHOLOGIST = "psychologist", _("Psychologist")
    SOCIAL_TEACHER = "social_teacher", _("Social teacher")
    TEACHING_ASSISTANT = "teaching_assistant", _("Teaching assistant")
    SPECIAL_TEACHER = "teacher_of_children_with_disabilities", _("Special teacher")
    PRESCHOOL_TEACHER = "preschool_teacher", _("Preschool teacher")
    DEPARTMENT_HEAD = "department_head", _("Head of division")
    METHODIST = "organisation_methodist", _("Methodist of the organisation")
    CABINET_METHODIST = "method_cabinet_methodist", _("Methodist of the method cabinet")
    DEPUTY = "deputy", _("Deputy head")
    HEAD = "head", _("Head")
    OFFICIAL = "official", _("Official")


# Posts off the teachers' ladder: their holders are attested on forms of their own, or not at all.
NOT_TEACHING = {PostKind.HEAD, PostKind.DEPUTY, PostKind.OFFICIAL}


class Role(TextChoices):
    """What a grant allows its holder to do in a body."""

    HEAD = "head", _("Head of the organisation")
    INTAKE_OFFICER = "intake_officer", _("Officer who accepts applications")
    DATA_ENTRY = "data_entry", _("Data-entry officer")
    COMMISSION_MEMBER = "commission_member", _("Commission member")
    COMMISSION_CHAIR = "commission_chair", _("Commission chair")
    COMMISSION_SECRETARY = "commission_secretary", _("Commission secretary")
    DISTRICT_STAFF = "district_staff", _("District division's staff")
    REGION_STAFF = "region_staff", _("Regional department's staff")
    MINISTRY_STAFF = "ministry_staff", _("Ministry's staff")
    TESTING_CENTRE = "testing_centre", _("Testing centre's staff")

    @classmethod
    def commission(cls) -> set[str]:
        return {cls.COMMISSION_MEMBER, cls.COMMISSION_CHAIR, cls.COMMISSION_SECRETARY}
