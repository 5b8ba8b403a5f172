"""The observer signs, the teacher answers, a correction replaces."""

import pytest

from foundation.base.errors import Refused
from foundation.journal.models import Entry
from foundation.signatures.models import Signature
from lessons.models import Sheet
from lessons.services import (
    acknowledge_sheet,
    correct_sheet,
    object_to_sheet,
    remove_observer,
    sign_sheet,
)
from lessons.services.signing import sheet_content
from lessons.states import State
from portfolio.models import Observation
from portfolio.permissions import may_withdraw
from portfolio.selectors import assess
from portfolio.services import withdraw_observation
from portfolio.states import ObserverKind
from tests.commissions.builders import cms_of
from tests.lessons.visiting import (
    School,
    acknowledged,
    given,
    objected,
    send,
    sheet_of,
    sign,
    signed,
    user_id,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def school() -> School:
    return School()


def test_a_signed_sheet_enters_the_portfolio(school: School) -> None:
    sheet = signed(school, 74)
    entry = sheet.observation
    assert entry is not None
    assert (sheet.state, entry.person, entry.total) == (State.SIGNED, school.teacher, 74)
    assert (entry.observer_name, entry.observer_kind) == (school.head.full_name, "head")
    assert (entry.subject, entry.class_group) == ("Алгебра", "9 «Б»")
    assert entry.entered_under == sheet.visit.planned_under
    assert entry.entered_by_id == school.head.user_id
    assert entry.signed_at is not None and entry.teacher_post["kk"].startswith("математика")
    assert Signature.objects.get().content_sha256 in str(
        Entry.objects.get(action="sheet.signed").facts
    )


def test_five_signed_sheets_score_like_those_on_paper(school: School) -> None:
    kinds = [kind for kind in ObserverKind.values if kind != ObserverKind.METHODIST]
    for number, kind in enumerate(kinds):
        observer = school.observers[kind]
        sheet = given(school, [(observer, kind)], days_ago=number + 1).sheets.get()
        send(sheet, 70)
        sign(sheet)
    found = assess(school.teacher)
    assert found is not None and found.score.row("1.2").points == 70


def test_the_signature_is_over_the_whole_sheet(school: School) -> None:
    sheet = given(school).sheets.get()
    send(sheet, 70)
    sheet.refresh_from_db()
    other = sheet_content(sheet).replace("Саралауды".encode(), "Рефлексия".encode())
    cms = cms_of(school.head, other)
    with pytest.raises(Refused) as refusal:
        sign_sheet(sheet=sheet, cms=cms, by=user_id(school.head))
    assert refusal.value.code == "signature_content-differs"
    assert Observation.objects.count() == 0


def test_nobody_signs_for_the_observer(school: School) -> None:
    sheet = given(school).sheets.get()
    send(sheet)
    sheet.refresh_from_db()
    content = sheet_content(sheet)
    with pytest.raises(Refused) as refusal:
        sign_sheet(sheet=sheet, cms=cms_of(school.deputy, content), by=user_id(school.deputy))
    assert refusal.value.code == "not_yours"
    with pytest.raises(Refused) as refusal:
        sign_sheet(sheet=sheet, cms=cms_of(school.deputy, content), by=user_id(school.head))
    assert refusal.value.code == "signature_other_person"


def test_a_draft_is_not_signed(school: School) -> None:
    sheet = given(school).sheets.get()
    with pytest.raises(Refused) as refusal:
        sign_sheet(sheet=sheet, cms=b"", by=user_id(school.head))
    assert refusal.value.code == "state"


def test_the_school_does_not_take_a_signed_sheet_out(school: School) -> None:
    entry = signed(school, 20).observation
    assert entry is not None
    assert not may_withdraw(school.entry, entry, school.teacher)
    with pytest.raises(Refused):
        withdraw_observation(observation=entry, reason="төмен", by=school.entry.pk)
    entry.refresh_from_db()
    assert entry.withdrawn_at is None


class TestTheTeacher:
    def test_acknowledges(self, school: School) -> None:
        assert acknowledged(school).state == State.ACKNOWLEDGED

    def test_objects_and_the_sheet_counts_meanwhile(self, school: School) -> None:
        sheet = objected(school, "Сабақ басқа еді.")
        assert (sheet.state, sheet.objection) == (State.OBJECTED, "Сабақ басқа еді.")
        assert sheet.observation is not None and sheet.observation.withdrawn_at is None

    def test_acknowledges_after_an_objection_which_stays_on_record(self, school: School) -> None:
        sheet = acknowledge_sheet(sheet=objected(school), by=user_id(school.teacher))
        assert (sheet.state, sheet.objection) == (State.ACKNOWLEDGED, "Сабақ басқа еді.")

    def test_objects_once_and_with_a_reason(self, school: School) -> None:
        sheet = signed(school)
        with pytest.raises(Refused) as refusal:
            object_to_sheet(sheet=sheet, reason="  ", by=user_id(school.teacher))
        assert refusal.value.code == "missing"
        object_to_sheet(sheet=sheet, reason="Қарсымын", by=user_id(school.teacher))
        with pytest.raises(Refused):
            object_to_sheet(sheet=sheet, reason="Тағы", by=user_id(school.teacher))
        assert Sheet.objects.get(pk=sheet.pk).objection == "Қарсымын"

    def test_alone_answers(self, school: School) -> None:
        sheet = signed(school)
        for person in (school.head, school.colleague):
            with pytest.raises(Refused) as refusal:
                acknowledge_sheet(sheet=sheet, by=user_id(person))
            assert refusal.value.code == "not_allowed"

    def test_answers_only_what_is_signed(self, school: School) -> None:
        sheet = given(school).sheets.get()
        send(sheet)
        with pytest.raises(Refused) as refusal:
            acknowledge_sheet(sheet=sheet, by=user_id(school.teacher))
        assert refusal.value.code == "not_allowed"


class TestACorrection:
    def opened(self, sheet: Sheet) -> Sheet:
        return correct_sheet(sheet=sheet, reason="Қате белгіледім", by=user_id(sheet.observer))

    def test_leaves_the_sheet_counting_until_it_is_signed(self, school: School) -> None:
        sheet = signed(school, 50)
        opened = self.opened(sheet)
        assert (opened.state, opened.content) == (State.DRAFT, sheet.content)
        send(opened, 60)
        sheet.refresh_from_db()
        assert sheet.state == State.SIGNED
        assert [one.total for one in counting(school)] == [50]

    def test_replaces_it_in_one_act(self, school: School) -> None:
        sheet = signed(school, 50)
        opened = self.opened(sheet)
        send(opened, 60)
        sign(opened)
        sheet.refresh_from_db()
        assert sheet.state == State.REPLACED
        assert sheet.observation is not None
        sheet.observation.refresh_from_db()
        assert sheet.observation.withdrawal_reason == "Қате белгіледім"
        assert [one.total for one in counting(school)] == [60]

    def test_may_follow_an_objection(self, school: School) -> None:
        assert self.opened(objected(school)).replaces is not None

    def test_may_itself_be_corrected(self, school: School) -> None:
        first = self.opened(signed(school, 50))
        send(first, 60)
        second = self.opened(sign(first))
        send(second, 70)
        sign(second)
        assert [one.total for one in counting(school)] == [70]

    def test_is_the_observer_s_alone_and_one_at_a_time(self, school: School) -> None:
        sheet = signed(school)
        with pytest.raises(Refused):
            correct_sheet(sheet=sheet, reason="жоқ", by=school.entry.pk)
        self.opened(sheet)
        with pytest.raises(Refused):
            self.opened(sheet)
        assert Sheet.objects.filter(replaces=sheet).count() == 1

    def test_may_be_given_up(self, school: School) -> None:
        sheet = signed(school)
        opened = self.opened(sheet)
        with pytest.raises(Refused):
            remove_observer(sheet=opened, reason="жоқ", by=school.entry.pk)
        remove_observer(sheet=opened, reason="қажет емес", by=user_id(school.head))
        assert self.opened(sheet).pk

    def test_of_one_observer_s_sheet_leaves_the_other_s(self, school: School) -> None:
        pair = [(school.head, ObserverKind.HEAD), (school.deputy, ObserverKind.DEPUTY)]
        visit = given(school, pair)
        sheets = [sheet_of(visit, person) for person, _kind in pair]
        for number, sheet in enumerate(sheets):
            send(sheet, 50 + number)
        for sheet in sheets:
            sign(sheet)
        opened = self.opened(sheets[0])
        send(opened, 80)
        sign(opened)
        assert sorted(one.total for one in counting(school)) == [51, 80]


def counting(school: School) -> list[Observation]:
    return list(Observation.objects.filter(person=school.teacher, withdrawn_at=None))
