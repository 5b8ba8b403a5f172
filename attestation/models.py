"""A teacher's attestation: the year's cycle, the application, the consent, the frozen portfolio."""

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from attestation.states import State
from foundation.base.models import AppendOnlyModel, UUIDModel
from law.models import PinnedToRuleset
from portfolio.models import Certification
from registry.models import Employment, Organisation, Person
from registry.states import Category


class Cycle(UUIDModel):
    """An academic year's attestation: its application window, by the order of a body."""

    academic_year = models.PositiveSmallIntegerField(unique=True)
    opens_on = models.DateField()
    closes_on = models.DateField()
    order_number = models.CharField(max_length=40)
    order_date = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")), name="cycle_closes_after_it_opens"
            ),
        ]

    @property
    def title(self) -> str:
        return f"{self.academic_year}–{self.academic_year + 1}"


class EssayTopic(UUIDModel):
    """A theme of the essay, set for a year by the authorised body."""

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="topics")
    text = models.JSONField()


class Application(UUIDModel, PinnedToRuleset):
    """A teacher's application to take part in attestation.

    Changed by `services`; the state by `services.change_state` only. What the form prints (post,
    organisation, present category) is copied here on the day of sending.
    """

    class Action(models.TextChoices):
        ASSIGN = "assign"
        CONFIRM = "confirm"

    class Turn(models.TextChoices):
        REGULAR = "regular"
        EARLY = "early"

    number = models.CharField(max_length=20, blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="applications")
    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="received_applications"
    )
    employment = models.ForeignKey(Employment, on_delete=models.PROTECT)
    state = models.CharField(max_length=20, choices=State, default=State.DRAFT)

    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=20, blank=True)
    post = models.JSONField(default=dict)
    workplace = models.JSONField(default=dict)
    category = models.CharField(max_length=20, choices=Category, blank=True)
    action = models.CharField(max_length=10, choices=Action, blank=True)
    turn = models.CharField(max_length=10, choices=Turn, default=Turn.REGULAR)
    present_category = models.CharField(max_length=20, choices=Category, default=Category.NONE)
    present_until = models.DateField(null=True)
    is_familiar = models.BooleanField(default=False)

    essay_topic = models.ForeignKey(EssayTopic, on_delete=models.PROTECT, null=True)
    essay_language = models.CharField(max_length=2, blank=True)
    essay = models.TextField(blank=True)

    created_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    registered_on = models.DateField(null=True)
    answer_due_on = models.DateField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by_id = models.UUIDField(null=True)
    refusal_ground = models.CharField(max_length=40, blank=True)
    refused_documents = models.JSONField(default=list)
    state_changed_at = models.DateTimeField()
    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "cycle"],
                condition=~Q(state__in=["refused", "withdrawn"]),
                name="one_live_application_a_cycle",
            ),
            models.UniqueConstraint(
                fields=["number"], condition=~Q(number=""), name="application_number_once"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in State]),
                name="application_state_known",
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by_id=None)
                | Q(answered_at__isnull=False, answered_by_id__isnull=False),
                name="application_answered_at_and_by",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "withdrawn"]) | Q(submitted_at__isnull=False),
                name="application_sent_has_moment",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "state"], name="application_by_queue"),
        ]


class Consent(UUIDModel, AppendOnlyModel):
    """The consent to process personal data, with the very words that were shown."""

    application = models.OneToOneField(Application, on_delete=models.PROTECT)
    wording = models.JSONField()
    wording_since = models.DateField()
    language = models.CharField(max_length=2)
    given_at = models.DateTimeField()
    given_by_id = models.UUIDField()


class HandOver(UUIDModel, AppendOnlyModel):
    """A portfolio given to the commission: one side of the act. Written by `hand_over_portfolio`.

    `content` is the portfolio as it stood, `sha256` the hash of its canonical bytes, `files` its
    list of files: [{"row", "title", "id", "name", "size", "sha256"}]. It rests on the head's
    certification and the teacher's confirmation. `giver` is name, post and body of who gave it.
    """

    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, related_name="hand_overs"
    )
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    number = models.CharField(max_length=20)
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    files = models.JSONField()
    certified = models.ForeignKey(Certification, on_delete=models.PROTECT, related_name="+")
    confirmed = models.ForeignKey(Certification, on_delete=models.PROTECT, related_name="+")
    giver = models.JSONField()
    given_at = models.DateTimeField()
    given_by_id = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="hand_over_number_once")
        ]


class HandOverAnswer(UUIDModel, AppendOnlyModel):
    """The commission's side of the act: taken, or returned with what does not agree. Written by
    `take_portfolio` and `return_portfolio`.

    `taker` is name, post and body of who compared. A trigger refuses the answer of the giver.
    """

    hand_over = models.OneToOneField(HandOver, on_delete=models.PROTECT, related_name="answer")
    taken = models.BooleanField()
    discrepancies = models.JSONField(default=list)
    taker = models.JSONField()
    answered_at = models.DateTimeField()
    answered_by_id = models.UUIDField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(taken=True, discrepancies=[]) | (Q(taken=False) & ~Q(discrepancies=[])),
                name="returned_with_discrepancies",
            ),
        ]


class FrozenPortfolio(UUIDModel, AppendOnlyModel):
    """The portfolio as the commission took it: what it scores cannot move under its hands."""

    application = models.OneToOneField(Application, on_delete=models.PROTECT)
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    frozen_at = models.DateTimeField()
    frozen_by_id = models.UUIDField()


class StateChange(AppendOnlyModel):
    """One step of an application: the timeline that teacher and staff read."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="steps")
    source = models.CharField(max_length=20, choices=State)
    target = models.CharField(max_length=20, choices=State)
    at = models.DateTimeField()
    by_id = models.UUIDField(null=True)
