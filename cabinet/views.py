from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from cabinet.todo import duties
from foundation.notifications.selectors import messages_for_user
from foundation.notifications.services import mark_read


def home(request: HttpRequest) -> HttpResponse:
    """What waits for the user. A teacher without other duties goes straight to the case."""
    groups = duties(request.standing)
    if len(groups) == 1 and groups[0].is_case_page:
        return redirect(groups[0].tasks[0].url)
    return render(request, "cabinet/home.html", {"groups": groups})


def message_list(request: HttpRequest) -> HttpResponse:
    page = Paginator(messages_for_user(request.user.pk), 50).get_page(request.GET.get("page"))
    return render(request, "cabinet/messages.html", {"page": page})


@require_POST
def open_message(request: HttpRequest, pk: str) -> HttpResponse:
    """Mark a message read and go where it points."""
    message = get_object_or_404(messages_for_user(request.user.pk), pk=pk)
    mark_read(message=message)
    return redirect(message.link or "cabinet:messages")
