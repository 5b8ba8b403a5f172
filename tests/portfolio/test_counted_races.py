"""Several presses at once: one report of a subject, one withdrawal of a proof."""

import pytest

from foundation.base.errors import Refused
from foundation.journal.models import Entry
from portfolio.models import QualityYear, TransmissionProof
from portfolio.services import withdraw_transmission_proof
from tests.portfolio.counted import proof, quality_year
from tests.registry.builders import officer, organisation, teacher
from tests.threads import at_once

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
THREADS = 4


def test_one_subject_entered_several_times_at_once_stands_once_and_the_others_are_told() -> None:
    school = organisation()
    by, who = officer(school), teacher(school)

    def enter() -> QualityYear:
        return quality_year(who, by)

    answers = at_once(*[enter] * THREADS)
    assert sum(isinstance(answer, Refused) for answer in answers) == THREADS - 1
    assert QualityYear.objects.count() == 1


def test_several_withdrawals_of_a_proof_are_one() -> None:
    school = organisation()
    by = officer(school)
    made = proof(teacher(school), by)

    def withdraw() -> TransmissionProof:
        return withdraw_transmission_proof(proof=made, reason="қате", by=by.pk)

    answers = at_once(*[withdraw] * THREADS)
    assert sum(isinstance(answer, Refused) for answer in answers) == THREADS - 1
    assert Entry.objects.filter(action="transmission.withdrawn").count() == 1
