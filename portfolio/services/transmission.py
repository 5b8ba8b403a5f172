"""Entering and withdrawing proofs of transmission."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from foundation.base.errors import Refused
from foundation.base.models import StoredFile
from foundation.journal.services import record
from portfolio.models import TransmissionProof
from portfolio.services.entering import Entering, check_day, entered, entering, withdraw
from registry.models import District, Person, Region
from scoring.models.transmission import Transmission, TransmissionStep


@transaction.atomic
def add_transmission_proof(
    *,
    person: Person,
    category: str,
    step: str,
    title: str,
    day: date,
    by: UUID,
    number: str = "",
    venue: str = "",
    district: District | None = None,
    region: Region | None = None,
    sealed_by: str = "",
    file: StoredFile | None = None,
    link: str = "",
) -> TransmissionProof:
    """Enter the proof of one step (algorithm-2025, annex 1). `by` is the officer's account.

    Refused with the field: not an officer, an unknown step, a step of each place without its
    district or region, a district of another region, nobody who sealed what must be sealed, a day
    outside the attestation period, neither file nor link.
    """
    into = entering(person, by)
    law, known = _step(into, category, step)
    _check_place(into, law, step, district, region)
    _check_seal(known, sealed_by)
    _check_words(title, file, link, by)
    check_day(person, into.rules, day, "day")
    added = TransmissionProof.objects.create(
        person=person,
        category=category,
        step=step,
        district=district,
        region=region,
        day=day,
        venue=venue.strip(),
        title=title.strip(),
        number=number.strip(),
        sealed_by=sealed_by if known.sealed_by else "",
        file=file,
        link=link,
        **entered(into.grant, by),
    )
    _journal(added, by)
    return added


@transaction.atomic
def withdraw_transmission_proof(
    *, proof: TransmissionProof, reason: str, by: UUID
) -> TransmissionProof:
    """Take a proof out of the count. The row and its file stay."""
    proof = TransmissionProof.objects.select_for_update().get(pk=proof.pk)
    withdraw(proof, proof.person, reason, by)
    facts = {"category": proof.category, "step": proof.step}
    personal = {"reason": reason}
    record(action="transmission.withdrawn", on=proof, by=by, facts=facts, personal=personal)
    return proof


def _step(into: Entering, category: str, step: str) -> tuple[Transmission, TransmissionStep]:
    law = into.rules.transmission.get(category)
    known = {**law.steps, **law.of_each_place}.get(step) if law else None
    if law is None or known is None:
        raise Refused("unknown_step", _("The law has no such step."))
    return law, known


def _check_place(
    into: Entering, law: Transmission, step: str, district: District | None, region: Region | None
) -> None:
    """A step of each place names it, and no other does; a district lies in the own region."""
    at = district if law.places.kind == "district" else region
    if (step in law.of_each_place) != (at is not None) or (district and region):
        raise Refused("place", _("Choose where it took place."), field="at")
    if district and district.region_id != into.work.organisation.region_id:
        message = _("This district lies in another region.")
        raise Refused("other_region", message, field="at")


def _check_seal(step: TransmissionStep, sealed_by: str) -> None:
    known: tuple[str, ...] = step.sealed_by
    if known and sealed_by not in known:
        raise Refused("no_seal", _("Choose who signed and sealed it."), field="sealed_by")


def _check_words(title: str, file: StoredFile | None, link: str, by: UUID) -> None:
    if not title.strip():
        raise Refused("missing", _("Name the document."), field="title")
    if file is not None and file.kept_by_id != by:
        raise Refused("foreign_file", _("Attach the file again."), field="file")
    if file is None and not link:
        raise Refused("no_proof", _("Attach a file or give a link."), field="file")


def _journal(added: TransmissionProof, by: UUID) -> None:
    file = added.file
    facts = {
        "person": added.person_id,
        "order": added.entered_under.order_number,
        "category": added.category,
        "step": added.step,
        "day": added.day,
        "place": added.district_id or added.region_id,
        "sealed_by": added.sealed_by,
        "file": file.sha256 if file else None,
    }
    personal = {"title": added.title, "number": added.number, "link": added.link}
    record(action="transmission.added", on=added, by=by, facts=facts, personal=personal)
