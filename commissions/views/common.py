"""What the room's pages share."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from commissions.pages.item import ItemPage
from commissions.pages.sitting import SittingPage

GET_OR_POST = ["GET", "HEAD", "POST"]
ROWS = 50


def renewed(request: HttpRequest, page: SittingPage | ItemPage, template: str) -> HttpResponse:
    """The moving part as it is now; nothing (204) when it shows that already.

    When more has changed, the browser is told to ask for the whole page anew.
    """
    if request.GET.get("version") != page.live.version:
        return HttpResponse(headers={"HX-Refresh": "true"})
    if request.GET.get("pulse") == page.live.pulse:
        return HttpResponse(status=204)
    return render(request, template, {"page": page})
