"""The observer's signature: it puts the sheet into the teacher's portfolio."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from foundation.base import clock
from foundation.base.errors import Refused
from foundation.signatures.models import Signature
from foundation.signatures.services import sign, signing_content
from lessons import letters
from lessons.content import levels_of
from lessons.models import Sheet, Visit
from lessons.selectors.sheets import is_sealed
from lessons.services.change import change_state, lock_in
from lessons.states import Actor, State
from portfolio.models import Observation
from portfolio.services import Signed, enter_signed_observation, withdraw_replaced_observation
from registry.models import Employment

PURPOSE = "lesson sheet"


def sheet_content(sheet: Sheet) -> bytes:
    """The bytes that the observer signs: the whole sheet, the lesson and the form it is on."""
    version = str(sheet.version)
    return signing_content(purpose=PURPOSE, on=sheet, version=version, text=_whole(sheet))


@transaction.atomic
def sign_sheet(*, sheet: Sheet, cms: bytes, by: UUID) -> Signature:
    """Take the observer's signature and enter the sheet into the portfolio, in one act.

    A correction takes the sheet that it replaces out of the portfolio in the same act.
    Raises Refused: "not_yours", "state", "sealed" while another observer of the lesson has not
    sent, "signature_…".
    """
    visit = Visit.objects.select_for_update(of=("self",)).get(pk=sheet.visit_id)
    sheet = lock_in(sheet.pk, State.SENT)
    if sheet.observer.user_id != by:
        raise Refused("not_yours", _("A sheet is signed by its observer."))
    if is_sealed(visit):
        message = _("Sign when the other observers of this lesson have sent their sheets.")
        raise Refused("sealed", message)
    content, iin = sheet_content(sheet), sheet.observer.iin
    signature = sign(purpose=PURPOSE, on=sheet, content=content, cms=cms, iin=iin, by=by)
    _replace_earlier(sheet, by)
    _enter(sheet, signature, by)
    letters.tell_signed(sheet)
    return signature


def _enter(sheet: Sheet, signature: Signature, by: UUID) -> None:
    sheet.observation = _observation(sheet, signature, by)
    sheet.save(update_fields=["observation"])
    change_state(
        sheet_id=sheet.pk,
        target=State.SIGNED,
        actor=Actor.OBSERVER,
        by=by,
        facts={"observation": sheet.observation.pk, "sha256": signature.content_sha256},
    )


def _observation(sheet: Sheet, signature: Signature, by: UUID) -> Observation:
    written = Signed(
        form=sheet.form,
        observed_on=clock.local(sheet.visit.begins_at).date(),
        observer_name=sheet.observer.full_name,
        observer_kind=sheet.observer_kind,
        observer_post=sheet.observer_post,
        header=sheet.content["header"],
        levels=levels_of(sheet.content),
        conclusions=sheet.content["conclusions"],
        recommendations=sheet.content["recommendations"],
        signed_at=signature.signed_at,
    )
    return enter_signed_observation(
        work=_work_of(sheet.visit),
        rules=sheet.ruleset,
        digest=sheet.ruleset_digest,
        sheet=written,
        under=sheet.visit.planned_under,
        by=by,
    )


def _replace_earlier(sheet: Sheet, by: UUID) -> None:
    earlier = sheet.replaces
    if earlier is None:
        return
    change_state(
        sheet_id=earlier.pk,
        target=State.REPLACED,
        actor=Actor.OBSERVER,
        by=by,
        facts={"by": sheet.pk},
    )
    assert earlier.observation is not None  # it was signed
    withdraw_replaced_observation(
        observation=earlier.observation, reason=sheet.replacement_reason, by=by
    )


def _work_of(visit: Visit) -> Employment:
    """The teacher's work in the organisation on the day of the lesson."""
    day = clock.local(visit.begins_at).date()
    works = Employment.objects.filter(
        person=visit.person_id, organisation=visit.organisation_id, since__lte=day
    )
    work = works.order_by("-since", "pk").select_related("person").first()
    assert work is not None  # the visit was planned for it
    return work


def _whole(sheet: Sheet) -> dict[str, Any]:
    visit = sheet.visit
    return {
        **sheet.judged_by,
        "form": sheet.form,
        "teacher": visit.person.full_name,
        "organisation": visit.organisation.name,
        "begins_at": visit.begins_at,
        "observer": sheet.observer.full_name,
        "observer_kind": sheet.observer_kind,
        "observer_post": sheet.observer_post,
        "content": sheet.content,
        "replaces": sheet.replaces_id,
        "replacement_reason": sheet.replacement_reason,
    }
