"""The pages over HTTP: who sees what, what a sending answers, how many queries a page takes."""

import html
import re
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from attestation.models import Application
from commissions import services
from commissions.models import AgendaItem, Ballot, Commission, ScoreRow, ScoreSheet, Sitting
from foundation.accounts.models import User
from registry.states import Role
from tests.commissions import builders as build
from tests.queries import asked
from tests.registry import builders as registry

pytestmark = pytest.mark.django_db
MOST_QUERIES = 20


def client_of(user: User | None) -> Client:
    assert user is not None
    client = Client()
    client.force_login(user)
    return client


def url(name: str, *args: Any) -> str:
    return reverse(f"commissions:{name}", args=args)


def post(client: Client, address: str, **data: Any) -> Any:
    return client.post(address, {"form_token": str(uuid4()), **data})


def queries(client: Client, address: str) -> int:
    client.get(address)  # warms caches of rules and templates
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    return asked(seen)


@pytest.fixture
def commission() -> Commission:
    return build.commission()


@pytest.fixture
def application(commission: Commission) -> Application:
    return build.case(commission.organisation)


@pytest.fixture
def sitting(commission: Commission, application: Application) -> Sitting:
    build.send_all_sheets(application, commission)
    return build.open_sitting(commission, [application])


def test_a_member_scores_a_case_in_the_browser(
    commission: Commission, application: Application
) -> None:
    client = client_of(build.seats(commission)[1].person.user)
    assert application.person.full_name in client.get(url("cases")).content.decode()
    page = client.get(url("case", application.pk))
    assert page.status_code == 200
    assert ScoreSheet.objects.count() == 0  # reading writes nothing
    form = page.context["form"]
    data = {field.html_name: field.value() for field in form}
    draft = client.post(
        url("draft", application.pk),
        {**data, "points_2_1": "0", "points_2_1-reason": "Құжат ескі"},
        headers={"HX-Request": "true"},
    )
    assert draft.status_code == 200
    assert ScoreRow.objects.get(row="2.1").given == 0
    sent = post(
        client,
        url("case", application.pk),
        **{**data, "points_2_1": "0", "points_2_1-reason": "Құжат ескі"},
    )
    assert sent.status_code == 302
    assert ScoreSheet.objects.get().total == 67


def test_a_changed_row_without_a_reason_is_told_beside_it_and_nothing_is_lost(
    commission: Commission, application: Application
) -> None:
    client = client_of(build.seats(commission)[1].person.user)
    data = {
        field.html_name: field.value()
        for field in client.get(url("case", application.pk)).context["form"]
    }
    answer = post(
        client,
        url("case", application.pk),
        **{**data, "points_2_1": "0", "points_3_4": "3", "points_3_4-reason": "Екінші жоба"},
    )
    text = answer.content.decode()
    assert answer.status_code == 200
    assert 'id="points_2_1-error"' in text
    assert "Екінші жоба" in text
    assert ScoreSheet.objects.count() == 0


def test_the_applicant_has_no_sheet_and_others_no_case(
    commission: Commission, application: Application
) -> None:
    assert client_of(application.person.user).get(url("case", application.pk)).status_code == 404
    assert client_of(registry.user()).get(url("case", application.pk)).status_code == 404


def test_another_commission_sees_nothing(sitting: Sitting, application: Application) -> None:
    other = build.commission()
    client = client_of(build.seats(other)[0].person.user)
    item = sitting.items.get()
    for address in (
        url("case", application.pk),
        url("sitting", sitting.pk),
        url("item", item.pk),
        url("item_live", item.pk),
        url("commission", sitting.commission_id),
    ):
        assert client.get(address).status_code == 404


def test_evidence_is_given_from_the_frozen_portfolio_only(
    commission: Commission, application: Application
) -> None:
    client = client_of(build.seats(commission)[0].person.user)
    content = application.frozenportfolio.content
    file_id = next(one["file"]["id"] for one in content["evidence"] if one["file"])
    answer = client.get(url("evidence", application.pk, file_id))
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment")
    other = registry.teacher(commission.organisation)
    from tests.portfolio.builders import evidence  # noqa: PLC0415

    late = evidence(other, registry.officer(commission.organisation))
    assert client.get(url("evidence", application.pk, late.file_id)).status_code == 404
    assert (
        client_of(registry.user()).get(url("evidence", application.pk, file_id)).status_code == 404
    )


def test_nobody_reads_others_points_before_every_sheet_is_in(
    commission: Commission, application: Application
) -> None:
    seats = build.seats(commission)
    for member in seats[:-1]:
        build.send_sheet(application, member)
    sitting = build.open_sitting(commission, [application])
    address = url("item", sitting.items.get().pk)
    for who in (seats[0].person.user, build.secretary(commission)):
        page = client_of(who).get(address)
        assert page.context["page"].shows_points is False
        assert "<c-score" not in page.content.decode()
        assert "at-score" not in page.content.decode()
    build.send_sheet(application, seats[-1])
    assert "at-score" in client_of(seats[0].person.user).get(address).content.decode()


def test_a_vote_over_http_shows_who_but_not_how(sitting: Sitting, commission: Commission) -> None:
    item = sitting.items.get()
    lead = client_of(build.secretary(commission))
    assert post(lead, url("put", item.pk)).status_code == 302
    motion = item.motions.get()
    first, second = build.seats(commission)[:2]
    voter = client_of(first.person.user)
    without = post(voter, url("vote", motion.pk), vote="against", reason="")
    assert without.status_code == 200
    assert Ballot.objects.count() == 0
    other = client_of(second.person.user)
    asks = renewal(other, url("item", item.pk))
    assert other.get(asks).status_code == 204
    assert (
        post(voter, url("vote", motion.pk), vote="against", reason="Жеткіліксіз").status_code == 302
    )
    seen = other.get(url("item", item.pk)).content.decode()
    assert "Жеткіліксіз" not in seen
    live = other.get(asks)
    assert live.status_code == 200
    assert "HX-Refresh" not in live.headers
    assert "Жеткіліксіз" not in live.content.decode()
    assert other.get(renewal(other, url("item", item.pk))).status_code == 204


def test_a_page_left_open_is_drawn_anew_only_when_it_must_be(
    sitting: Sitting, commission: Commission
) -> None:
    """Others' votes must not sweep away a reason half typed."""
    first, *others = build.seats(commission)
    item = sitting.items.get()
    member = client_of(first.person.user)
    case, agenda = url("item", item.pk), url("sitting", sitting.pk)
    shown = [renewal(member, case), renewal(member, agenda)]
    assert [member.get(address).status_code for address in shown] == [204, 204]
    motion = build.put(item)
    assert [member.get(address).headers.get("HX-Refresh") for address in shown] == ["true", "true"]
    shown = [renewal(member, case), renewal(member, agenda)]
    for other in others:
        build.vote(motion, other)
    assert [member.get(address).headers.get("HX-Refresh") for address in shown] == [None, None]
    build.close(motion)
    assert [member.get(address).headers.get("HX-Refresh") for address in shown] == ["true", "true"]


def renewal(client: Client, address: str) -> str:
    """What the page asks for every few seconds."""
    found = re.search(r'hx-get="([^"]+)"', client.get(address).content.decode())
    assert found
    return html.unescape(found[1])


def test_a_late_vote_is_told_when_the_vote_was_closed(
    sitting: Sitting, commission: Commission
) -> None:
    motion = build.put(sitting.items.get())
    *early, late = build.seats(commission)
    for member in early:
        build.vote(motion, member)
    build.close(motion)
    answer = post(client_of(late.person.user), url("vote", motion.pk), vote="for", reason="")
    motion.refresh_from_db()
    from foundation.base import clock  # noqa: PLC0415

    assert answer.status_code == 200
    assert f"{clock.local(motion.closed_at):%H:%M}" in answer.content.decode()
    assert Ballot.objects.count() == 6


def test_without_quorum_there_is_arithmetic_and_no_button(
    sitting: Sitting, commission: Commission
) -> None:
    build.mark(sitting, present=4)
    page = client_of(build.secretary(commission)).get(url("item", sitting.items.get().pk))
    text = page.content.decode()
    assert "at-seats" in text
    assert url("put", sitting.items.get().pk) not in text
    answer = post(client_of(build.secretary(commission)), url("put", sitting.items.get().pk))
    assert answer.status_code == 302
    assert AgendaItem.objects.get().motions.count() == 0


def test_members_do_not_lead(sitting: Sitting, commission: Commission) -> None:
    member = client_of(build.seats(commission)[1].person.user)
    item = sitting.items.get()
    for name, pk in (
        ("put", item.pk), ("postpone", item.pk), ("mark", sitting.pk), ("close", sitting.pk),
        ("open", sitting.pk), ("add", sitting.pk), ("order", sitting.pk),
    ):  # fmt: skip
        assert post(member, url(name, pk)).status_code == 403
    motion = build.put(item)
    assert post(member, url("close_vote", motion.pk)).status_code == 403
    assert post(client_of(build.secretary(commission)), url("vote", motion.pk)).status_code == 403


def test_the_secretary_leads_a_sitting_over_http(
    commission: Commission, application: Application
) -> None:
    build.send_all_sheets(application, commission)
    lead = client_of(build.secretary(commission))
    assert post(lead, url("plan", commission.pk), held_at="2026-11-20T10:00").status_code == 302
    sitting = Sitting.objects.get()
    assert lead.get(url("add", sitting.pk)).status_code == 200
    assert post(lead, url("add", sitting.pk), applications=[str(application.pk)]).status_code == 302
    assert post(lead, url("open", sitting.pk)).status_code == 302
    seats = build.seats(commission)
    present = {f"present_{member.pk}": "on" for member in seats[:-1]}
    assert post(lead, url("mark", sitting.pk), **present).status_code == 200
    away = {f"reason_{seats[-1].pk}": "ауырып қалды"}
    assert post(lead, url("mark", sitting.pk), **present, **away).status_code == 302
    item = sitting.items.get()
    post(lead, url("put", item.pk))
    motion = item.motions.get()
    for member in seats[:-1]:
        post(client_of(member.person.user), url("vote", motion.pk), vote="for")
    assert post(lead, url("close_vote", motion.pk)).status_code == 302
    assert post(lead, url("close", sitting.pk)).status_code == 302
    sitting.refresh_from_db()
    assert sitting.state == "closed"
    text = lead.get(url("protocol", sitting.protocol.pk)).content.decode()
    assert application.person.full_name in text
    assert "ауырып қалды" in text


def test_a_protocol_is_read_by_members_secretary_and_head_only() -> None:
    protocol = build.protocol()
    commission = protocol.sitting.commission
    application = Application.objects.get()
    head = build.officer_of(commission.organisation, Role.HEAD)
    for who in (build.seats(commission)[0].person.user, build.secretary(commission), head):
        assert client_of(who).get(url("protocol", protocol.pk)).status_code == 200
    for who in (application.person.user, registry.user()):
        assert client_of(who).get(url("protocol", protocol.pk)).status_code == 404
        assert client_of(who).get(url("content", protocol.pk)).status_code == 404
        assert client_of(who).get(url("pdf", protocol.pk, "kk")).status_code == 404


def test_signing_over_http_and_the_extract_to_the_teacher() -> None:
    import base64  # noqa: PLC0415

    from tests.commissions.test_path import deliver  # noqa: PLC0415

    protocol = build.protocol()
    commission = protocol.sitting.commission
    for person in [*(one.person for one in build.seats(commission)), commission.secretary]:
        client = client_of(person.user)
        content = client.get(url("content", protocol.pk)).json()["content"]
        cms = build.cms_of(person, base64.b64decode(content))
        answer = post(client, url("sign", protocol.pk), cms=base64.b64encode(cms).decode())
        assert answer.status_code == 302
    deliver()
    item = AgendaItem.objects.get()
    teacher = item.application.person.user
    for who, status in (
        (teacher, 200),
        (build.officer_of(commission.organisation, Role.HEAD), 200),
        (build.seats(commission)[0].person.user, 200),
        (registry.user(), 404),
    ):
        answer = client_of(who).get(url("extract", item.pk, "ru"))
        assert answer.status_code == status
    page = client_of(build.secretary(commission)).get(url("protocol", protocol.pk))
    assert url("pdf", protocol.pk, "kk") in page.content.decode()
    assert (
        client_of(build.secretary(commission))
        .get(url("pdf", protocol.pk, "kk"))
        .content.startswith(b"%PDF")
    )


def test_a_wrong_signature_is_told_on_the_page() -> None:
    protocol = build.protocol()
    client = client_of(build.seats(protocol.sitting.commission)[0].person.user)
    answer = post(client, url("sign", protocol.pk), cms="AAAA")
    assert answer.status_code == 200
    assert "govuk-error-summary" in answer.content.decode()


def test_the_head_forms_a_commission_over_http() -> None:
    school = build.school()
    people = build.experts(school)
    secretary = registry.person("Хатшыбаева")
    head = client_of(build.officer_of(school, Role.HEAD))
    address = url("form", school.pk)
    assert queries(head, address) <= MOST_QUERIES
    data = {
        "order_number": "45-қ", "order_date": "2026-08-25", "name_kk": "Комиссия",
        "name_ru": "Комиссия", "secretary_iin": secretary.iin, "chair": "0",
        "member-TOTAL_FORMS": "9", "member-INITIAL_FORMS": "0",
    }  # fmt: skip
    for place in range(9):
        data[f"member-{place}-basis"] = "teacher"
    for place, person in enumerate(people[:6]):
        data[f"member-{place}-person"] = str(person.pk)
    more = post(head, address, **data, more="1")
    assert len(more.context["lines"].forms) == 11
    assert more.context["form"].errors == {}
    assert "45-қ" in more.content.decode()
    refused = post(head, address, **data)
    assert refused.status_code == 200
    assert len(refused.context["errors"]) == 2  # too few, and an even number
    assert Commission.objects.count() == 0
    data["member-6-iin"] = people[6].iin
    assert post(head, address, **data).status_code == 302
    assert Commission.objects.get().members.count() == 7
    assert client_of(registry.user()).get(address).status_code == 404


def test_lists_take_the_same_queries_for_one_row_and_for_fifty(
    commission: Commission, application: Application
) -> None:
    member = client_of(build.seats(commission)[0].person.user)
    lead = client_of(build.secretary(commission))
    sitting = build.sitting(commission, [application])
    cases = url("cases")
    agenda = url("sitting", sitting.pk)
    order = url("order", sitting.pk)
    one = [queries(member, cases), queries(lead, agenda), queries(lead, order)]
    more = build.copies(application, 49)
    services.add_to_agenda(sitting=sitting, applications=more, by=build.secretary(commission).pk)
    assert [queries(member, cases), queries(lead, agenda), queries(lead, order)] == one
    assert max(one) <= MOST_QUERIES


def test_a_case_takes_few_queries(sitting: Sitting, commission: Commission) -> None:
    motion = build.put(sitting.items.get())
    build.vote_all(motion)
    item = sitting.items.get()
    member = client_of(build.seats(commission)[0].person.user)
    for address in (
        url("item", item.pk),
        url("item_live", item.pk),
        url("case", item.application_id),
        url("sittings"),
        url("list"),
        url("commission", commission.pk),
    ):
        assert queries(member, address) <= MOST_QUERIES, address
