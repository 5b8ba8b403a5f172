"""The law as anybody may read it."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from law import selectors


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
    }
    return render(request, "law/ruleset.html", context)


@require_safe
@login_not_required
def sheet(request: HttpRequest, ruleset_id: str, code: str) -> HttpResponse:
    found = selectors.ruleset_or_404(ruleset_id)
    sections = selectors.sections_of(found, code)
    context = {"ruleset": found, "sheet": found.sheet(code), "sections": sections}
    return render(request, "law/sheet.html", context)
