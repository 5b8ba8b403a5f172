import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from attestation.models import Application
from attestation.states import State

SENT_STATES = [(value, label) for value, label in State.choices if value != State.DRAFT]


class QueueFilter(django_filters.FilterSet):
    """The queue by state, and by number or surname."""

    state = django_filters.ChoiceFilter(label=_("State"), choices=SENT_STATES, empty_label=_("All"))
    search = django_filters.CharFilter(label=_("Number or surname"), method="find")

    class Meta:
        model = Application
        fields = ("state",)

    def find(self, rows: QuerySet[Application], name: str, value: str) -> QuerySet[Application]:
        return rows.filter(
            Q(number__icontains=value) | Q(person__surname__istartswith=value.strip())
        )
