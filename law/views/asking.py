"""Asking the law: what would I need, and what changes for me."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from law import selectors
from law.asking import Question, without_empty
from law.choices import title_of
from law.comparing import side_by_side
from law.forms import TwoRulesets


@require_safe
@login_not_required
def needed(request: HttpRequest) -> HttpResponse:
    """What one would need. The question stands in the address: to share it is to share that."""
    if short := without_empty(request.GET):
        return HttpResponseRedirect(f"{request.path}?{short}")
    question = Question(request.GET)
    context = {
        "question": question,
        "form": question.form,
        "action": request.path,
        "answer": question.answer(),
        "link": request.build_absolute_uri(f"{request.path}?{question.link}"),
        "changes_url": f"{reverse('law:compared')}?{question.link}",
    }
    return render(request, "law/needed.html", context)


@require_safe
@login_not_required
def compared(request: HttpRequest) -> HttpResponse:
    """One person under two rulesets."""
    if short := without_empty(request.GET):
        return HttpResponseRedirect(f"{request.path}?{short}")
    question = Question(request.GET)
    pair = selectors.asked_pair(request.GET.get("before"), request.GET.get("after"))
    answers = [question.answer(ruleset) for ruleset in pair]
    context = {
        "question": question,
        "form": question.form,
        "action": request.path,
        "pair": TwoRulesets({"before": pair[0].id, "after": pair[1].id}),
        "before": pair[0],
        "after": pair[1],
        "before_title": title_of(pair[0]),
        "after_title": title_of(pair[1]),
        "lines": side_by_side(*answers) if all(answers) else [],
        "link": request.build_absolute_uri(f"{request.path}?{question.link}"),
    }
    return render(request, "law/compared.html", context)
