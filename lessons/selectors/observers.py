"""Who may observe the lessons of an organisation, and as whom."""

from collections.abc import Iterator

from django.db.models import Q, QuerySet

from foundation.base import clock
from portfolio.states import ObserverKind
from registry.models import Employment, Grant, Organisation, Person
from registry.states import NOT_TEACHING, OrganisationKind, PostKind, Role

SEATS = (Role.COMMISSION_MEMBER, Role.COMMISSION_CHAIR)
KINDS: dict[str, str] = {
    PostKind.HEAD: ObserverKind.HEAD,
    PostKind.DEPUTY: ObserverKind.DEPUTY,
    PostKind.METHODIST: ObserverKind.METHODIST,
}
OWN = {
    ObserverKind.HEAD: Q(post_kind=PostKind.HEAD),
    ObserverKind.DEPUTY: Q(post_kind=PostKind.DEPUTY),
    ObserverKind.METHODIST: Q(post_kind=PostKind.METHODIST),
    ObserverKind.TEACHER: ~Q(post_kind__in={*NOT_TEACHING, PostKind.METHODIST}),
}


def observers_of(organisation: Organisation, kind: str) -> QuerySet[Person]:
    """People who may observe there today as observers of a kind. Only who can sign: has an account.

    The organisation's own staff by their posts; methodists of the method cabinets of the district
    and the region; members of the commissions that attest the organisation's teachers.
    """
    found = Person.objects.filter(user__isnull=False).order_by("surname", "given_name", "pk")
    if kind == ObserverKind.COMMISSION_MEMBER:
        return found.filter(user__in=_members(organisation).values("user"))
    return found.filter(pk__in=_posts(organisation, kind).values("person"))


def own_staff(organisation: Organisation) -> dict[str, list[Person]]:
    """The organisation's own people by the kind of observer they may be, in one question."""
    works = _at_work(Employment.objects.filter(organisation=organisation))
    works = works.filter(person__user__isnull=False).select_related("person")
    found: dict[str, list[Person]] = {kind: [] for kind in OWN}
    for work in works.order_by("person__surname", "person__given_name", "person__pk"):
        kind = KINDS.get(work.post_kind)
        if kind or work.post_kind not in NOT_TEACHING:
            listed = found[kind or ObserverKind.TEACHER]
            listed += [work.person] if work.person not in listed else []
    return found


def post_of(person: Person, organisation: Organisation, kind: str) -> str:
    """The post that an observer's sheet names, in both languages where they differ."""
    if kind == ObserverKind.COMMISSION_MEMBER:
        works = _at_work(Employment.objects.filter(person=person))
    else:
        works = _posts(organisation, kind).filter(person=person)
    work = works.order_by("since", "pk").first()
    return " / ".join(dict.fromkeys(work.post.values()))[:200] if work else ""


def _posts(organisation: Organisation, kind: str) -> QuerySet[Employment]:
    at_work = _at_work(Employment.objects.all())
    if kind == ObserverKind.CABINET_METHODIST:
        return at_work.filter(_cabinets(organisation), post_kind=PostKind.CABINET_METHODIST)
    return at_work.filter(OWN[ObserverKind(kind)], organisation=organisation)


def _at_work(works: QuerySet[Employment]) -> QuerySet[Employment]:
    today = clock.today()
    return works.filter(Q(until=None) | Q(until__gte=today), since__lte=today)


def _cabinets(organisation: Organisation) -> Q:
    """Method cabinets of the organisation's district and of its region."""
    near = Q(organisation__district=None)
    if organisation.district_id:
        near |= Q(organisation__district=organisation.district_id)
    of_region = Q(organisation__region=organisation.region_id)
    return Q(organisation__kind=OrganisationKind.METHOD_CABINET) & of_region & near


def _members(organisation: Organisation) -> QuerySet[Grant]:
    today = clock.today()
    live = Grant.objects.filter(role__in=SEATS, revoked_at=None, since__lte=today)
    live = live.filter(Q(until=None) | Q(until__gte=today))
    bodies = Q(organisation=organisation) | Q(organisation__kind=OrganisationKind.MINISTRY)
    for kind, place in _departments(organisation):
        bodies |= Q(organisation__kind=kind) & place
    return live.filter(bodies)


def _departments(organisation: Organisation) -> Iterator[tuple[str, Q]]:
    """The departments above an organisation: of its district and of its region."""
    if organisation.district_id:
        place = Q(organisation__district=organisation.district_id)
        yield OrganisationKind.DISTRICT_DEPARTMENT, place
    if organisation.region_id:
        yield OrganisationKind.REGION_DEPARTMENT, Q(organisation__region=organisation.region_id)
