from datetime import date

import pytest

from attestation import services
from attestation.gaps import gaps
from attestation.models import Application, Consent, Cycle
from attestation.states import State
from foundation.base import clock
from foundation.base.errors import Refused
from foundation.journal.models import Entry
from registry.models import Person
from registry.states import Category, PostKind
from tests.attestation import builders
from tests.attestation.builders import by


def codes(application: Application) -> set[str]:
    return {gap.code for gap in gaps(application)}


def test_a_draft_takes_what_the_registry_knows(draft: Application, teacher: Person) -> None:
    assert draft.state == State.DRAFT
    assert draft.email == teacher.user.email
    assert draft.phone == teacher.phone
    assert draft.present_category == Category.NONE
    assert draft.workplace == draft.employment.organisation.name
    assert draft.ruleset.digest == draft.ruleset_digest


def test_starting_again_gives_the_same_draft(draft: Application, teacher: Person) -> None:
    assert builders.draft(teacher) == draft
    assert Application.objects.count() == 1


def test_no_draft_outside_the_window(teacher: Person, cycle: Cycle) -> None:
    outside = builders.NOON.replace(month=8)
    with clock.set_to(outside), pytest.raises(Refused, match="no_cycle"):
        builders.draft(teacher)


@pytest.mark.parametrize("post_kind", [PostKind.HEAD, PostKind.DEPUTY, PostKind.OFFICIAL])
def test_heads_and_officials_have_another_form(
    town: builders.Town, cycle: Cycle, post_kind: str
) -> None:
    who = builders.person(builders.account())
    builders.employ(who, town.school, post_kind)
    with pytest.raises(Refused, match="no_employment"):
        builders.draft(who)


def test_somebody_else_may_not_be_named_as_workplace(
    draft: Application, town: builders.Town
) -> None:
    other = builders.teacher(town.school)
    with pytest.raises(Refused, match="employment"):
        services.save_application_details(
            application=draft,
            employment=other.employments.get(),
            sought="assign:moderator",
            email="a@example.kz",
            phone="87010000000",
            is_familiar=True,
            by=by(draft.person),
        )


def test_parts_are_saved_in_any_order(draft: Application) -> None:
    assert codes(draft) == {"category", "familiar", "consent", "topic", "language", "words"}
    builders.fill(draft)
    assert codes(draft) == set()


@pytest.mark.parametrize("sought", ["assign:expert", "confirm:moderator", "assign:none", ""])
def test_a_category_out_of_turn_is_refused(draft: Application, sought: str) -> None:
    with pytest.raises(Refused, match="sought"):
        builders.fill(draft, sought=sought)


@pytest.mark.parametrize("phone", ["", "12345", "+7 701", "+1 202 555 01 23 45"])
def test_a_telephone_number_has_eleven_digits(draft: Application, phone: str) -> None:
    with pytest.raises(Refused, match="phone"):
        services.save_application_details(
            application=draft,
            employment=draft.employment,
            sought="assign:moderator",
            email="a@example.kz",
            phone=phone,
            is_familiar=True,
            by=by(draft.person),
        )


@pytest.mark.parametrize(
    ("words", "fits"), [(0, False), (249, False), (250, True), (300, True), (301, False)]
)
def test_an_essay_is_saved_at_any_length_and_sent_within_the_limits(
    draft: Application, words: int, fits: bool
) -> None:
    builders.fill(draft, words=words)
    assert draft.essay == builders.essay_of(words)
    assert ("words" not in codes(draft)) == fits


def test_a_topic_of_another_year_is_refused(draft: Application) -> None:
    other = builders.cycle(2027).topics.first()
    with pytest.raises(Refused, match="topic"):
        services.save_essay(
            application=draft, topic=other, language="kk", text="", by=by(draft.person)
        )


def test_the_consent_keeps_the_words_that_were_shown(draft: Application) -> None:
    first = services.give_consent(application=draft, language="ru", by=by(draft.person))
    again = services.give_consent(application=draft, language="kk", by=by(draft.person))
    assert again == first
    rule = draft.ruleset.application.consent
    assert first.language == "ru"
    assert first.wording_since == rule.worded_on
    for part in rule.parts.values():
        assert part.text.kk in first.wording["kk"]
        assert part.text.ru in first.wording["ru"]
    assert Entry.objects.filter(action="consent.given").count() == Consent.objects.count() == 1


def test_a_refused_application_lends_its_words_to_the_next(
    submitted: Application, officer: builders.User
) -> None:
    services.refuse_application(
        application=submitted, ground="untrue", documents=["диплом"], by=officer.pk
    )
    new = builders.draft(submitted.person)
    assert new != submitted
    assert (new.essay, new.email, new.phone) == (
        submitted.essay,
        submitted.email,
        submitted.phone,
    )
    assert not Consent.objects.filter(application=new).exists()


def test_nothing_of_a_sent_application_can_be_changed(submitted: Application) -> None:
    with pytest.raises(Refused, match="state"):
        services.save_essay(
            application=submitted, topic=None, language="kk", text="", by=by(submitted.person)
        )
    with pytest.raises(Refused, match="state"):
        builders.fill(submitted)
    with pytest.raises(Refused, match="state"):
        services.give_consent(application=submitted, language="kk", by=by(submitted.person))


def test_a_year_is_opened_once(cycle: Cycle) -> None:
    with pytest.raises(Refused, match="cycle_exists"):
        builders.cycle()
    with pytest.raises(Refused, match="cycle_days"):
        services.open_cycle(
            academic_year=2030,
            opens_on=date(2030, 9, 2),
            closes_on=date(2030, 9, 1),
            order_number="1",
            order_date=date(2030, 8, 1),
            topics=[],
            by=None,
        )
