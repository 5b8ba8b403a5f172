"""What the commission is told of the portfolio it took: by whom, and what the school did since."""

from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q

from attestation.models import Application, HandOver
from attestation.selectors import acts_of
from portfolio.models import Evidence, Observation, QualityYear, TransmissionProof

ENTERED = (Evidence, Observation, QualityYear, TransmissionProof)


def taken_act(application: Application) -> HandOver | None:
    """The act by which the portfolio was taken; None for a case of before the portal knew acts.

    Its `was_changed` tells whether something was entered or withdrawn at the school since.
    """
    edited = Q(entered_at__gt=OuterRef("given_at")) | Q(withdrawn_at__gt=OuterRef("given_at"))
    of_person = {"person": OuterRef("application__person")}
    changed = [Exists(one.objects.filter(edited, **of_person)) for one in ENTERED]
    found = acts_of(application).annotate(was_changed=reduce(or_, changed))
    return found.defer("content", "files").first()
