"""The menu of each role, as data."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cabinet.selectors import Standing
from registry.states import Role

TEACHER = "teacher"
OBSERVER = "observer"  # whoever may be invited to a lesson, or is visited there
STAFF = {Role.DISTRICT_STAFF, Role.REGION_STAFF, Role.MINISTRY_STAFF}
KEEPERS = {Role.REGION_STAFF, Role.MINISTRY_STAFF}
MEMBERS = {Role.COMMISSION_MEMBER, Role.COMMISSION_CHAIR}
COMMISSION = {*MEMBERS, Role.COMMISSION_SECRETARY}
ENTRANCE = {Role.DATA_ENTRY, Role.INTAKE_OFFICER}


@dataclass(frozen=True)
class Item:
    """A page of the menu, and the roles that see it."""

    label: str | Promise
    name: str
    roles: frozenset[str]


def _item(label: str | Promise, name: str, *roles: str) -> Item:
    return Item(label, name, frozenset(roles))


ITEMS = (
    _item(_("My attestation"), "attestation:my", TEACHER),
    _item(_("My portfolio"), "portfolio:mine", TEACHER),
    _item(_("My visits"), "lessons:mine", OBSERVER),
    _item(_("What I need"), "cabinet:needed", TEACHER, Role.HEAD),
    _item(_("My documents"), "cabinet:documents", TEACHER),
    _item(_("Applications"), "attestation:queue", Role.INTAKE_OFFICER, Role.HEAD),
    _item(_("Portfolios"), "portfolio:teachers", Role.DATA_ENTRY, Role.HEAD, Role.INTAKE_OFFICER),
    _item(
        _("Visits to lessons"), "lessons:calendar", Role.DATA_ENTRY, Role.HEAD, Role.INTAKE_OFFICER
    ),
    _item(_("Tables"), "bulk:uploads", Role.DATA_ENTRY, Role.HEAD),
    _item(_("Portfolios to take"), "commissions:portfolios", Role.COMMISSION_SECRETARY),
    _item(pgettext_lazy("menu", "Registers"), "sources:teachers", *ENTRANCE),
    _item(_("Score sheets"), "commissions:cases", *MEMBERS),
    _item(_("Sittings"), "commissions:sittings", *COMMISSION),
    _item(_("Protocols"), "commissions:protocols", *COMMISSION),
    _item(_("Commission"), "commissions:list", Role.HEAD, Role.COMMISSION_SECRETARY),
    _item(_("Orders"), "certificates:orders", Role.HEAD),
    _item(_("Certificates"), "certificates:certificates", Role.HEAD),
    _item(_("Appointments"), "registry:appointments", Role.HEAD),
    _item(_("Contests"), "events:register", Role.DATA_ENTRY, *KEEPERS),
    _item(_("Test results"), "registry:test_results", Role.TESTING_CENTRE),
    _item(_("Decisions"), "reports:decisions", *STAFF),
    _item(_("Observers of lessons"), "reports:observers", *STAFF),
)


def menu_of(standing: Standing, request: HttpRequest, unread: int) -> list[dict[str, object]]:
    """What the head of the page offers, with the current page marked."""
    roles = standing.menu_roles
    found = [_entry(item.label, item.name, request) for item in ITEMS if item.roles & roles]
    return [*found, _entry(_("Messages"), "cabinet:messages", request, count=unread)]


def _entry(
    label: str | Promise, name: str, request: HttpRequest, count: int = 0
) -> dict[str, object]:
    url = reverse(name)
    return {"label": label, "url": url, "current": request.path == url, "count": count}
