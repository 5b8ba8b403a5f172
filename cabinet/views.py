from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from cabinet.needed import OwnQuestion, own_of
from cabinet.papers import papers_of
from cabinet.todo import duties, start_page
from foundation.notifications.selectors import messages_for_user
from foundation.notifications.services import mark_read
from law.asking import without_empty


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What waits for the user. Whoever has one kind of work goes straight to it."""
    address = start_page(request.standing)
    if address:
        return redirect(address)
    return render(request, "cabinet/home.html", {"duties": duties(request.standing)})


@require_safe
def documents(request: HttpRequest) -> HttpResponse:
    """Notices, extracts and certificates of the teacher who asks."""
    person = request.standing.person
    return render(request, "cabinet/documents.html", {"papers": papers_of(person)})


@require_safe
def needed(request: HttpRequest) -> HttpResponse:
    """What the user needs for a category: by the registry, the portfolio and what is asked."""
    if short := without_empty(request.GET):
        return HttpResponseRedirect(f"{request.path}?{short}")
    question = OwnQuestion(request.GET, own_of(request.standing))
    context = {
        "question": question,
        "form": question.form,
        "own": question.own,
        "action": request.path,
        "answer": question.answer(),
        "link": request.build_absolute_uri(f"{reverse('law:needed')}?{question.link}"),
        "changes_url": f"{reverse('law:compared')}?{question.link}",
    }
    return render(request, "cabinet/needed.html", context)


@require_safe
def message_list(request: HttpRequest) -> HttpResponse:
    page = Paginator(messages_for_user(request.user.pk), 50).get_page(request.GET.get("page"))
    return render(request, "cabinet/messages.html", {"page": page})


@require_POST
def open_message(request: HttpRequest, pk: str) -> HttpResponse:
    """Mark a message read and go where it points."""
    message = get_object_or_404(messages_for_user(request.user.pk), pk=pk)
    mark_read(message=message)
    return redirect(message.link or "cabinet:messages")
