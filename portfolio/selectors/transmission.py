"""How far a teacher's experience was passed on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from foundation.accounts.models import User
from portfolio.models import Evidence, TransmissionProof
from portfolio.selectors.people import people_for_user
from registry.models import District, Employment, Person, Region
from scoring import Ruleset
from scoring.models.rows import CoverageRow
from scoring.models.sheet import Sheet
from scoring.models.transmission import Transmission


@dataclass(frozen=True)
class Place:
    """A district or a region with what was shown of it, by step."""

    kind: str
    at: District | Region
    proofs: dict[str, list[TransmissionProof]]

    @property
    def name(self) -> Any:
        return self.at.name

    @property
    def key(self) -> str:
        return str(self.at.pk)

    def lacks(self, law: Transmission) -> list[str]:
        """Codes of the steps that have no proof here yet."""
        steps = law.of_each_place.items()
        return [code for code, step in steps if not step.if_any and code not in self.proofs]


def transmission_for_user(user: User) -> QuerySet[TransmissionProof]:
    return TransmissionProof.objects.filter(person__in=people_for_user(user))


def proofs_in(person: Person, since: date, until: date) -> list[TransmissionProof]:
    """Proofs of those days that were not withdrawn; reads what is prefetched."""
    found = [
        one
        for one in person.transmission.all()
        if one.withdrawn_at is None and since <= one.day <= until
    ]
    return sorted(found, key=lambda one: (one.day, one.entered_at))


def places_of(law: Transmission, category: str, proofs: Sequence[TransmissionProof]) -> list[Place]:
    """The districts or regions with a proof of their own, in the order of the first one."""
    found: dict[str, Place] = {}
    for proof in proofs:
        at = proof.district if law.places.kind == "district" else proof.region
        if at is None or proof.category != category or proof.step not in law.of_each_place:
            continue
        place = found.setdefault(str(at.pk), Place(law.places.kind, at, {}))
        place.proofs.setdefault(proof.step, []).append(proof)
    return list(found.values())


def whole_places(
    law: Transmission, category: str, proofs: Sequence[TransmissionProof]
) -> list[Place]:
    """Places of which nothing lacks: these are counted."""
    return [place for place in places_of(law, category, proofs) if not place.lacks(law)]


def coverage_row(form: Sheet, law: Transmission) -> str | None:
    """The number of the row that the places bring points in."""
    rows = form.rows.items()
    found = (no for no, row in rows if isinstance(row, CoverageRow) and law.level in row.levels)
    return next(found, None)


def passed_on(
    rules: Ruleset,
    form: Sheet,
    evidence: Sequence[Evidence],
    proofs: Sequence[TransmissionProof],
) -> list[Evidence]:
    """Whole places as one piece of evidence for each category that has some; not to be saved. Where
    evidence of the row itself tells of as many places or more, that counts instead.
    """
    return list(_pieces(rules, form, evidence, proofs))


def _pieces(
    rules: Ruleset,
    form: Sheet,
    evidence: Sequence[Evidence],
    proofs: Sequence[TransmissionProof],
) -> Iterator[Evidence]:
    for category, law in rules.transmission.items():
        row, places = coverage_row(form, law), whole_places(law, category, proofs)
        if row is None or not places:
            continue
        if len(places) > stated(evidence, row, law.level):
            day = max(one.day for place in places for some in place.proofs.values() for one in some)
            names = ", ".join(place.name["kk"] for place in places)
            yield Evidence(row=row, level=law.level, covered=len(places), title=names, day=day)


def stated(evidence: Sequence[Evidence], row: str, level: str) -> int:
    """How many places evidence of the row itself tells of."""
    return sum(one.covered or 0 for one in evidence if one.row == row and one.level == level)


def places_to_choose(law: Transmission, work: Employment) -> list[District | Region]:
    """The districts of the own region, or all regions, by their Kazakh names."""
    if law.places.kind == "district":
        own = District.objects.filter(region=work.organisation.region_id)
        return sorted(own, key=lambda one: str(one.name["kk"]))
    return list(Region.objects.all())
