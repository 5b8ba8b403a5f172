"""People, rights and categories held."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from foundation.base import clock
from foundation.base.errors import Refused
from foundation.journal.models import Entry
from registry.iin import born_on, is_valid, masked, sex_of
from registry.models import CategoryHeld, Organisation, Person
from registry.selectors import (
    category_on,
    holds,
    live_grants,
    organisations_overseen_by,
    organisations_with_role,
    roles_of,
)
from registry.services import grant_role, hold_category, register_person, revoke_role
from registry.states import OrganisationKind, Role
from tests.registry import builders

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("iin", "valid"),
    [
        ("900101300007", True),
        ("900101300811", True),  # the first weights give 10, the second decide
        ("900101300008", False),  # another last digit
        ("900101300810", False),
        ("901301300007", False),  # no thirteenth month
        ("900230300007", False),  # no thirtieth of February
        ("900101000007", False),  # no such century
        ("900101700007", False),
        ("90010130000", False),
        ("9001013000077", False),
        ("90010130000a", False),
        ("９００１０１３００００７", False),  # digits of another script
        ("", False),
    ],
)
def test_numbers(iin: str, valid: bool) -> None:
    assert is_valid(iin) is valid


def test_no_other_last_digit_fits() -> None:
    assert [digit for digit in "0123456789" if is_valid(f"90010130000{digit}")] == ["7"]


def test_the_birth_date_the_mask_and_the_sex() -> None:
    assert born_on("900101300007") == date(1990, 1, 1)
    assert masked("900101300007") == "********0007"
    assert (sex_of("900101300007"), sex_of("850615400001")) == ("male", "female")


@pytest.fixture
def school(db: None) -> Organisation:
    return builders.organisation()


class TestPeople:
    def test_a_number_that_cannot_be_is_refused_beside_its_field(self, db: None) -> None:
        with pytest.raises(Refused) as refusal:
            register_person(iin="900101300008", surname="Ә", given_name="Ә", by=None)
        assert (refusal.value.code, refusal.value.field) == ("iin", "iin")
        assert not Person.objects.exists()

    def test_the_journal_knows_of_a_person_without_naming_anybody(self, db: None) -> None:
        person = register_person(
            iin="900101300007", surname="Нұрланова", given_name="Айгүл", by=None
        )
        entry = Entry.objects.get(action="person.registered")
        assert entry.object_id == str(person.pk)
        assert "Нұрланова" not in str(entry.facts) + str(entry.commitments)


class TestGrants:
    def give(self, school: Organisation, **facts: object) -> object:
        user = facts.pop("user", None) or builders.user()
        given = {"since": builders.today(), "order_number": "1", "order_date": builders.today()}
        return grant_role(
            user=user, organisation=school, role=Role.DATA_ENTRY, by=None, **(given | facts)
        )

    def test_a_right_is_in_force_on_its_days_only(self, school: Organisation) -> None:
        today = builders.today()
        ahead = self.give(school, since=today + DAY)
        over = self.give(school, since=today - 2 * DAY, until=today - DAY)
        last = self.give(school, since=today, until=today)
        assert [live_grants(one.user).exists() for one in (ahead, over, last)] == [0, 0, 1]
        with clock.set_to(clock.now() + DAY):
            assert [live_grants(one.user).exists() for one in (ahead, over, last)] == [1, 0, 0]

    def test_a_right_is_given_once(self, school: Organisation) -> None:
        grant = self.give(school)
        with pytest.raises(Refused) as refusal:
            self.give(school, user=grant.user)
        assert refusal.value.code == "already_granted"

    def test_an_ended_right_is_over_at_once_and_ended_once(self, school: Organisation) -> None:
        grant, by = self.give(school), builders.user()
        assert holds(grant.user, Role.DATA_ENTRY, school.pk)
        revoke_role(grant=grant, by=by.pk)
        assert roles_of(grant.user) == set()
        assert organisations_with_role(grant.user, Role.DATA_ENTRY) == set()
        with pytest.raises(Refused) as refusal:
            revoke_role(grant=grant, by=by.pk)
        assert refusal.value.code == "already_revoked"
        assert self.give(school, user=grant.user).pk != grant.pk
        actions = Entry.objects.filter(action__startswith="grant.").values_list("action", flat=True)
        assert list(actions.order_by("number")) == ["grant.given", "grant.revoked", "grant.given"]

    def test_a_right_in_one_school_is_none_in_another(self, school: Organisation) -> None:
        grant = self.give(school)
        assert not holds(grant.user, Role.DATA_ENTRY, builders.organisation().pk)


class TestCategories:
    def hold(self, person: Person, category: str, since: date, until: date | None) -> CategoryHeld:
        return hold_category(
            person=person,
            category=category,
            post={"kk": "мұғалім", "ru": "учитель"},
            since=since,
            until=until,
            order_number="7",
            order_date=since,
            certificate_number="",
            by=None,
        )

    def test_a_new_category_ends_the_one_before(self, db: None) -> None:
        person = builders.person()
        first = self.hold(person, "teacher", date(2020, 9, 1), None)
        second = self.hold(person, "moderator", date(2026, 9, 1), date(2031, 8, 31))
        first.refresh_from_db()
        assert first.ended_on == date(2026, 8, 31)
        assert category_on(person, date(2026, 8, 31)) == first
        assert category_on(person, date(2026, 9, 1)) == second
        assert category_on(person, date(2031, 9, 1)) is None
        assert category_on(person, date(2020, 8, 31)) is None

    def test_a_category_replaced_on_its_first_day_was_never_held(self, db: None) -> None:
        person = builders.person()
        day = date(2026, 9, 1)
        self.hold(person, "moderator", day, date(2031, 8, 31))
        second = self.hold(person, "expert", day, date(2031, 8, 31))
        assert category_on(person, day) == second
        assert category_on(person, date(2031, 8, 31)) == second

    def test_the_database_refuses_two_on_one_day(self, db: None) -> None:
        person = builders.person()
        held = self.hold(person, "moderator", date(2025, 9, 1), date(2030, 8, 31))
        copy = """
            INSERT INTO registry_categoryheld (id, person_id, category, post, since, until,
                order_number, order_date, certificate_number)
            SELECT gen_random_uuid(), person_id, 'expert', post, %s, %s, '8', since, ''
            FROM registry_categoryheld WHERE id = %s
        """
        with pytest.raises(IntegrityError), transaction.atomic():
            raw(copy, [date(2030, 8, 31), None, held.pk])
        with pytest.raises(IntegrityError), transaction.atomic():
            raw(copy, [date(2020, 1, 1), date(2025, 9, 1), held.pk])
        raw(copy, [date(2030, 9, 1), None, held.pk])
        assert person.categories.count() == 2


def raw(sql: str, values: list[object]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


@pytest.mark.django_db
@pytest.mark.parametrize("role", [Role.DISTRICT_STAFF, Role.REGION_STAFF])
def test_a_body_without_a_place_oversees_nobody(role: str) -> None:
    bodies = [builders.organisation(OrganisationKind.DISTRICT_DEPARTMENT) for _ in range(2)]
    Organisation.objects.update(region=None, district=None)
    staff = builders.appoint(role, bodies[0]).user
    assert not Organisation.objects.filter(organisations_overseen_by(staff)).exists()
