"""What outside registers told of people, and what the school did with it."""

from django.db import models
from django.db.models import Q

from foundation.base.models import AppendOnlyModel, UUIDModel
from foundation.gateways import Kind, Register, Why
from registry.models import Person
from sources.states import Outcome, State


class Pull(UUIDModel, AppendOnlyModel):
    """One register asked once about one person. Written by `services.keep_answers`."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="pulls")
    register = models.CharField(max_length=20, choices=Register)
    asked_at = models.DateTimeField()
    asked_by_id = models.UUIDField()
    outcome = models.CharField(max_length=20, choices=Outcome)
    why = models.CharField(max_length=20, choices=Why, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="not_available") & ~Q(why="")
                | ~Q(outcome="not_available") & Q(why=""),
                name="pull_says_why_not_available",
            ),
        ]
        indexes = [models.Index(fields=["person", "register", "asked_at"], name="pull_by_time")]


class Fact(UUIDModel):
    """One fact as the register tells it, once for each key. Written by `services`.

    `content` is the fact as `foundation.gateways.from_content` reads it; `pulled_at` is when the
    register told it last: one of an earlier pull than the register's last answer is told no more.
    `taken_id` is the row of the registry or the portfolio that was made or corrected from it.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="register_facts")
    register = models.CharField(max_length=20, choices=Register)
    key = models.CharField(max_length=80)
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in Kind])
    content = models.JSONField()
    first_pulled_at = models.DateTimeField()
    pulled_at = models.DateTimeField()
    state = models.CharField(max_length=20, choices=State, default=State.WAITING)
    taken_id = models.UUIDField(null=True)
    reason = models.CharField(max_length=500, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by_id = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "register", "key"], name="one_fact_under_a_key"
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", decided_at=None, decided_by_id=None)
                | ~Q(state="waiting") & Q(decided_at__isnull=False, decided_by_id__isnull=False),
                name="fact_decided_at_and_by",
            ),
            models.CheckConstraint(
                condition=~Q(state="kept") | ~Q(reason=""), name="fact_kept_for_a_reason"
            ),
            models.CheckConstraint(
                condition=~Q(state="taken") | Q(taken_id__isnull=False), name="fact_taken_as"
            ),
        ]
