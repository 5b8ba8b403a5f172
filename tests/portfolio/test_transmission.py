"""Passing experience on: steps and their proofs, what counts, what is not counted twice."""

from typing import Any

import pytest
from django.utils.translation import override

from foundation.accounts.models import User
from foundation.base.errors import Refused
from foundation.journal.models import Entry
from portfolio.models import TransmissionProof
from portfolio.selectors import passed_on, portfolio_content, thawed, thawed_proofs
from portfolio.services import withdraw_transmission_proof
from portfolio.transmission_pages import transmitted
from registry.models import Person
from tests.portfolio.builders import evidence, stored_pdf
from tests.portfolio.counted import OF_EACH_PLACE, assessed, district, proof, whole_place
from tests.registry.builders import officer, organisation, region, teacher

pytestmark = pytest.mark.django_db


@pytest.fixture
def who() -> Person:
    return teacher(organisation())


@pytest.fixture
def by(who: Person) -> User:
    return officer(who.employments.get().organisation)


def points(who: Person, category: str = "researcher") -> Any:
    return assessed(who, category).score.row("3.1").points


def in_districts(who: Person, by: User, number: int) -> None:
    for place in range(number):
        whole_place(who, by, district=district(who, f"{place}-аудан"))


class TestEntering:
    def test_a_proof_is_kept_and_journalled_under_the_order(self, who: Person, by: User) -> None:
        made = proof(who, by, number="7", venue="Оқу-әдістемелік орталық")
        entry = Entry.objects.get(action="transmission.added")
        assert entry.facts["order"] == made.entered_under.order_number
        assert made.title not in str(entry.facts)

    @pytest.mark.parametrize(
        ("facts", "code"),
        [
            ({"step": "nothing"}, "unknown_step"),
            ({"category": "expert"}, "unknown_step"),
            ({"step": "plan"}, "unknown_step"),
            ({"step": "event"}, "place"),
            ({"step": "programme"}, "no_seal"),
            ({"step": "programme", "sealed_by": "method_centre"}, "no_seal"),
            ({"title": " "}, "missing"),
            ({"file": None}, "no_proof"),
        ],
    )
    def test_what_proves_nothing_is_refused(
        self, who: Person, by: User, facts: dict[str, Any], code: str
    ) -> None:
        with pytest.raises(Refused) as refused:
            proof(who, by, **facts)
        assert refused.value.code == code

    def test_a_step_taken_once_has_no_district(self, who: Person, by: User) -> None:
        with pytest.raises(Refused) as refused:
            proof(who, by, "council", district=district(who, "Көктал"))
        assert refused.value.code == "place"

    def test_a_researcher_s_district_lies_in_the_own_region(self, who: Person, by: User) -> None:
        near, far = district(who, "Көктал"), district(who, "Алыс")
        far.region = region("71")
        far.save()
        with pytest.raises(Refused) as refused:
            proof(who, by, "event", district=far)
        assert refused.value.code == "other_region"
        assert proof(who, by, "event", district=near).district == near

    def test_a_master_s_place_is_a_region(self, who: Person, by: User) -> None:
        with pytest.raises(Refused):
            proof(who, by, "event", "master", district=district(who, "Көктал"))
        assert proof(who, by, "event", "master", region=region("71")).region_id == "71"

    @pytest.mark.parametrize(
        ("category", "sealer", "accepted"),
        [
            ("researcher", "organisation", True),
            ("researcher", "education_body", True),
            ("researcher", "method_centre", True),
            ("master", "organisation", False),
            ("master", "education_body", True),
            ("master", "method_centre", True),
        ],
    )
    def test_who_may_seal_the_materials(
        self, who: Person, by: User, category: str, sealer: str, accepted: bool
    ) -> None:
        at = (
            {"region": region("71")}
            if category == "master"
            else {"district": district(who, "Көктал")}
        )
        if accepted:
            assert proof(who, by, "materials", category, sealed_by=sealer, **at).pk
        else:
            with pytest.raises(Refused):
                proof(who, by, "materials", category, sealed_by=sealer, **at)

    def test_another_officer_s_file_is_not_attached(self, who: Person, by: User) -> None:
        other = officer(organisation())
        with pytest.raises(Refused) as refused:
            proof(who, by, file=stored_pdf(other))
        assert refused.value.code == "foreign_file"

    def test_nobody_but_the_school_s_officer_enters_or_withdraws(
        self, who: Person, by: User
    ) -> None:
        made = proof(who, by)
        assert who.user is not None
        for other in (who.user, officer(organisation())):
            with pytest.raises(Refused):
                proof(who, other)
            with pytest.raises(Refused):
                withdraw_transmission_proof(proof=made, reason="себеп", by=other.pk)


class TestCounting:
    @pytest.mark.parametrize(("number", "brought"), [(2, 0), (3, 6), (4, 8)])
    def test_three_districts_are_the_least(
        self, who: Person, by: User, number: int, brought: int
    ) -> None:
        in_districts(who, by, number)
        assert points(who) == brought

    @pytest.mark.parametrize(("number", "brought"), [(2, 0), (3, 9)])
    def test_three_regions_are_the_least(
        self, who: Person, by: User, number: int, brought: int
    ) -> None:
        for code in ("11", "15", "19")[:number]:
            whole_place(who, by, "master", region=region(code))
        assert points(who, "master") == brought

    @pytest.mark.parametrize("without", OF_EACH_PLACE)
    def test_a_district_without_one_of_its_proofs_does_not_count(
        self, who: Person, by: User, without: str
    ) -> None:
        in_districts(who, by, 2)
        whole_place(who, by, without=without, district=district(who, "Жартылай"))
        assert points(who) == 0
        with override("kk"):
            shown = transmitted(assessed(who, "researcher"), "researcher")
        assert (shown.whole, shown.needed, len(shown.places)) == (2, 3, 3)
        assert [line for line in shown.lacks if line.startswith("Жартылай")] != []

    def test_a_withdrawn_proof_takes_its_district_out(self, who: Person, by: User) -> None:
        in_districts(who, by, 3)
        taken = TransmissionProof.objects.filter(step="publication").first()
        assert taken is not None
        withdraw_transmission_proof(proof=taken, reason="Сілтеме істемейді", by=by.pk)
        assert points(who) == 0

    @pytest.mark.parametrize(("stated", "brought"), [(2, 6), (3, 6), (5, 10)])
    def test_a_document_of_the_row_is_not_counted_beside_the_steps(
        self, who: Person, by: User, stated: int, brought: int
    ) -> None:
        in_districts(who, by, 3)
        evidence(who, by, "3.1", level="region", covered=stated)
        assert points(who) == brought

    def test_several_documents_that_tell_of_more_places_keep_their_points(
        self, who: Person, by: User
    ) -> None:
        in_districts(who, by, 3)
        for title in ("Бірінші бұйрық", "Екінші бұйрық"):
            evidence(who, by, "3.1", level="region", covered=2, title=title)
        assert points(who) == 8

    def test_a_document_alone_counts_as_before(self, who: Person, by: User) -> None:
        evidence(who, by, "3.1", level="region", covered=3)
        assert points(who) == 6

    def test_what_lacks_is_told_by_step(self, who: Person, by: User) -> None:
        proof(who, by, "council")
        law = assessed(who, "researcher").ruleset.transmission["researcher"]
        with override("kk"):
            lacks = transmitted(assessed(who, "researcher"), "researcher").lacks
        asked = [step.name.kk for step in law.steps.values() if not step.if_any]
        assert lacks[:-1] == asked[1:]
        assert "3" in lacks[-1]


class TestFrozen:
    def test_the_copy_carries_the_proofs_and_counts_the_same(self, who: Person, by: User) -> None:
        in_districts(who, by, 3)
        found = assessed(who, "researcher")
        content = portfolio_content(found.person, found.since, found.day)
        assert len(content["transmission"][0]["file"]["sha256"]) == 64
        evidence, _observations = thawed(content)
        [piece] = passed_on(found.ruleset, found.form, evidence, thawed_proofs(content))
        assert (piece.row, piece.level, piece.covered) == ("3.1", "region", 3)

    def test_a_copy_of_before_has_none(self, who: Person) -> None:
        found = assessed(who)
        content = portfolio_content(who, found.since, found.day)
        del content["transmission"]
        assert thawed_proofs(content) == []
