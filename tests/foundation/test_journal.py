import pytest
from django.db import connection

from foundation.accounts.models import User
from foundation.base.models import RewriteRefused
from foundation.journal import services
from foundation.journal.models import Disclosure, Entry
from tests.roles import refusal


@pytest.fixture
def user(db: None) -> User:
    return User.objects.create_user(email="a@example.kz", name="А")


def entry(user: User, **kwargs: object) -> Entry:
    return services.record(action="user.tried", on=user, by=user.pk, **kwargs)  # type: ignore[arg-type]


def test_entries_follow_from_each_other(user: User) -> None:
    first, second = entry(user), entry(user, facts={"n": 1})
    assert (first.number, second.number) == (1, 2)
    assert second.previous_hash == first.hash
    assert list(services.broken_entries()) == []


def test_a_changed_entry_is_found(user: User) -> None:
    entry(user, facts={"points": 67})
    entry(user)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE journal_entry DISABLE TRIGGER journal_entry_no_rewrite")
        cursor.execute("UPDATE journal_entry SET facts = '{\"points\": 68}' WHERE number = 1")
    assert list(services.broken_entries()) == [1]


def test_a_removed_entry_is_found(user: User) -> None:
    for _ in range(3):
        entry(user)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE journal_entry DISABLE TRIGGER journal_entry_no_rewrite")
        cursor.execute("DELETE FROM journal_entry WHERE number = 2")
    assert list(services.broken_entries()) == [3]


def test_personal_values_stand_outside_the_chain_and_can_be_erased(user: User) -> None:
    made = entry(user, personal={"name": "Айгүл"})
    assert "Айгүл" not in str(made.facts) + str(made.commitments)
    assert list(services.broken_disclosures()) == []
    Disclosure.objects.update(value="Гүлнар")
    assert list(services.broken_disclosures()) == [made.number]
    services.erase_disclosures(of=user)
    assert not Disclosure.objects.exists()
    assert list(services.broken_entries()) == []


def test_an_entry_is_written_once(user: User) -> None:
    made = entry(user)
    with pytest.raises(RewriteRefused):
        made.save()
    with pytest.raises(RewriteRefused):
        made.delete()


REWRITES = ["UPDATE journal_entry SET action = 'other'", "DELETE FROM journal_entry"]
MIGRATIONS = "INSERT INTO django_migrations (app, name, applied) VALUES ('a', 'b', now())"


@pytest.mark.parametrize(
    ("role", "statement"),
    [
        *(("portal_owner", statement) for statement in REWRITES),
        *(("portal_app", statement) for statement in [*REWRITES, MIGRATIONS]),
        ("portal_app", "TRUNCATE journal_entry CASCADE"),
        ("portal_app", "ALTER TABLE journal_entry DISABLE TRIGGER ALL"),
    ],
)
def test_the_database_refuses_to_rewrite(user: User, role: str, statement: str) -> None:
    entry(user)
    assert refusal(role, statement) == "42501"  # insufficient privilege
