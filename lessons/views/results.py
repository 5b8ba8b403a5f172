"""What a teacher's observed lessons show over the years."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from lessons.selectors.results import sheets_about, strengths_of
from portfolio.selectors import people_for_user


@require_safe
def results(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Strengths by criterion over the school years, and all recommendations."""
    person = get_object_or_404(people_for_user(request.user), pk=person_id)
    sheets = sheets_about(person)
    context = {
        "person": person,
        "is_own": person.user_id == request.user.pk,
        "strengths": strengths_of(sheets),
        "sheets": sheets,
    }
    return render(request, "lessons/results.html", context)
