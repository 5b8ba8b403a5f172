"""Commissions: the list, the order that forms one, who sits in it."""

from uuid import UUID, uuid4

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from commissions import services
from commissions.forms.formation import (
    SEATS,
    CommissionForm,
    MemberFormSet,
    member_formset,
    people_of,
)
from commissions.permissions import may_form_commission, may_lead
from commissions.selectors import commissions_for_user, organisations_to_form_for
from commissions.views.common import GET_OR_POST, ROWS
from foundation.base.errors import Refused
from foundation.base.pages import once
from foundation.base.permissions import require
from foundation.base.texts import said
from registry.models import Organisation

MORE_LINES = 2


@require_GET
def commission_list(request: HttpRequest) -> HttpResponse:
    found = commissions_for_user(request.user)
    context = {
        "page": Paginator(found, ROWS).get_page(request.GET.get("page")),
        "organisations": organisations_to_form_for(request.user),
    }
    return render(request, "commissions/list.html", context)


@require_GET
def commission(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who sits in a commission, by which order, until when, and its sittings."""
    found = get_object_or_404(commissions_for_user(request.user), pk=pk)
    members = found.members.select_related("person").order_by("-is_chair", "person__surname")
    sittings = found.sittings.order_by("-number")
    context = {
        "commission": found,
        "members": members,
        "sittings": Paginator(sittings, ROWS).get_page(request.GET.get("page")),
        "may_lead": may_lead(request.user, found),
    }
    return render(request, "commissions/commission.html", context)


@require_http_methods(GET_OR_POST)
def form_commission(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The order on a commission. Everything the law finds wrong is told at once."""
    organisation = get_object_or_404(organisations_to_form_for(request.user), pk=pk)
    require(may_form_commission(request.user, organisation))
    more = "more" in request.POST
    sent = request.POST if request.method == "POST" and not more else None
    people = people_of(organisation)
    form = CommissionForm(
        sent, organisation=organisation, people=people, initial=request.POST.dict()
    )
    lines = member_formset(people, _with_more_lines(request) if more else sent)
    errors: list[dict[str, str]] = []
    if sent is not None and form.is_valid() and lines.is_valid():
        answer = _form(request, organisation, form, lines, errors)
        if answer:
            return answer
    context = {
        "organisation": organisation,
        "form": form,
        "lines": lines,
        "errors": errors,
        "chair": request.POST.get("chair", "0"),
    }
    return render(request, "commissions/form.html", context)


def _with_more_lines(request: HttpRequest) -> QueryDict:
    """What was typed, with room for two more members."""
    typed = request.POST.copy()
    lines = typed.get("member-TOTAL_FORMS", "")
    typed["member-TOTAL_FORMS"] = str(int(lines) + MORE_LINES if lines.isdigit() else SEATS)
    return typed


def _form(
    request: HttpRequest,
    organisation: Organisation,
    form: CommissionForm,
    lines: MemberFormSet,
    errors: list[dict[str, str]],
) -> HttpResponse | None:
    """Form the commission, or collect into `errors` why the law does not allow it."""
    chair = lines.person_at(request.POST.get("chair", ""))
    if chair is None:
        errors.append({"text": _("Mark who is the chair."), "target": "chair_0"})
        return None
    pk = uuid4()
    given = form.cleaned_data

    def form_it() -> None:
        services.form_commission(
            organisation=organisation,
            name={"kk": given["name_kk"], "ru": given["name_ru"]},
            order_number=given["order_number"],
            order_date=given["order_date"],
            members=lines.members(),
            chair=chair,
            secretary=given["secretary"],
            by=request.user.pk,
            pk=pk,
        )

    try:
        return once(
            request,
            form_it,
            then=reverse("commissions:commission", args=[pk]),
            said=_("The commission is formed. Its members and secretary have their rights."),
        )
    except services.CompositionRefused as refusal:
        errors += [{"text": said(one.text), "target": "members"} for one in refusal.findings]
    except Refused as refusal:
        errors.append({"text": str(refusal.message), "target": "members"})
    return None
