"""The law as anybody may read it."""

from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from law import history, selectors
from law.choices import title_of
from law.forms import RuleFilter, TwoRulesets
from law.leaves import leaves
from scoring import Ruleset

A_PAGE = 40


@require_safe
@login_not_required
def index(request: HttpRequest) -> HttpResponse:
    return render(request, "law/index.html", {"rulesets": selectors.all_rulesets()})


@require_safe
@login_not_required
def ruleset(request: HttpRequest, ruleset_id: str) -> HttpResponse:
    found = selectors.ruleset_or_404(ruleset_id)
    context = {
        "ruleset": found,
        "categories": selectors.teacher_categories(found),
        "rules": selectors.commission_rules(found),
        "terms": selectors.terms(found),
        "sheets": [(code, sheet.title) for code, sheet in found.sheets.items()],
        "links": _links(found),
    }
    return render(request, "law/ruleset.html", context)


@require_safe
@login_not_required
def sheet(request: HttpRequest, ruleset_id: str, code: str) -> HttpResponse:
    found = selectors.ruleset_or_404(ruleset_id)
    sections = selectors.sections_of(found, code)
    context = {
        "ruleset": found,
        "sheet": found.sheet(code),
        "code": code,
        "sections": sections,
        "totals": selectors.totals_of(found, code),
        "remarks": selectors.remarks(found, code),
    }
    return render(request, "law/sheet.html", context)


@require_safe
@login_not_required
def rules(request: HttpRequest) -> HttpResponse:
    """Every rule of a ruleset, narrowed to what is looked for."""
    ruleset = selectors.asked_ruleset(request.GET.get("rules"))
    form = RuleFilter({**request.GET.dict(), "rules": ruleset.id}, ruleset=ruleset)
    found = selectors.rules_found(ruleset, form.cleaned_data) if form.is_valid() else []
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    clause = form.cleaned_data.get("clause")
    context = {
        "ruleset": ruleset,
        "form": form,
        "page": page,
        "found": len(found),
        "clause": found[0].reference.label if found and clause else None,
        "rulesets": _rulesets(request, ruleset),
    }
    return render(request, "law/rules.html", context)


@require_safe
@login_not_required
def rule(request: HttpRequest, ruleset_id: str, key: str) -> HttpResponse:
    """One rule with its source and its history."""
    ruleset = selectors.ruleset_or_404(ruleset_id)
    leaf = leaves(ruleset.id).get(key)
    if leaf is None:
        raise Http404
    context = {
        "ruleset": ruleset,
        "leaf": leaf,
        "inner": selectors.rules_inside(leaf),
        "versions": history.versions(key),
    }
    return render(request, "law/rule.html", context)


@require_safe
@login_not_required
def standard(request: HttpRequest, ruleset_id: str) -> HttpResponse:
    """The standard of the public service under its printed numbers."""
    ruleset = selectors.ruleset_or_404(ruleset_id)
    context = {
        "ruleset": ruleset,
        "reference": ruleset.reference(ruleset.standard.ref),
        "rows": selectors.standard_rows(ruleset),
    }
    return render(request, "law/standard.html", context)


@require_safe
@login_not_required
def notes(request: HttpRequest, ruleset_id: str) -> HttpResponse:
    """Where the printed law contradicts itself, and where it leaves room."""
    ruleset = selectors.ruleset_or_404(ruleset_id)
    context = {
        "ruleset": ruleset,
        "discrepancies": selectors.discrepancies(ruleset),
        "totals": list(selectors.totals_apart(ruleset)),
        "remarks": selectors.remarks(ruleset),
        "inferred": selectors.known_as(ruleset, "inferred"),
        "public": selectors.known_as(ruleset, "public"),
    }
    return render(request, "law/notes.html", context)


@require_safe
@login_not_required
def changes(request: HttpRequest) -> HttpResponse:
    """Two rulesets, rule by rule."""
    before, after = selectors.asked_pair(request.GET.get("before"), request.GET.get("after"))
    chapters = selectors.changes_by_chapter(before, after)
    pair = {"before": before.id, "after": after.id}
    context = {
        "form": TwoRulesets(pair),
        "before_title": title_of(before),
        "after_title": title_of(after),
        "drafts": [ruleset for ruleset in (before, after) if ruleset.is_draft],
        "chapters": chapters,
        "counts": selectors.counted(chapters),
        "person_url": f"{reverse('law:compared')}?{urlencode(pair)}",
    }
    return render(request, "law/changes.html", context)


def _rulesets(request: HttpRequest, shown: Ruleset) -> list[dict[str, Any]]:
    """The same question to every ruleset, for the row of links above a list."""
    asked = request.GET.dict()
    asked.pop("page", None)
    return [
        {
            "label": title_of(ruleset),
            "url": f"?{urlencode({**asked, 'rules': ruleset.id})}",
            "current": ruleset == shown,
        }
        for ruleset in selectors.all_rulesets()
    ]


def _links(ruleset: Ruleset) -> list[dict[str, Any]]:
    """Where the rules of a ruleset are read further."""
    return [
        {
            "label": _("Every rule"),
            "hint": _("With words to look for, sources and history"),
            "url": f"{reverse('law:rules')}?{urlencode({'rules': ruleset.id})}",
        },
        {
            "label": _("Standard of the service"),
            "hint": _("What to bring, when the answer comes, why it may be a refusal"),
            "url": reverse("law:standard", args=[ruleset.id]),
        },
        {
            "label": _("Where the law leaves room"),
            "hint": _("Where the printed law contradicts itself, and how it is read"),
            "url": reverse("law:notes", args=[ruleset.id]),
        },
        {
            "label": _("What changes"),
            "hint": _("These rules beside others"),
            "url": f"{reverse('law:changes')}?{urlencode({'after': ruleset.id})}",
        },
    ]
