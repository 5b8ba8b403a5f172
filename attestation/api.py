"""Applications over the API: the same rows a person sees, to read only."""

from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers, viewsets

from attestation.models import Application
from attestation.selectors import applications_for_user


class ApplicationSerializer(serializers.ModelSerializer[Application]):
    """No personal number, essay, e-mail or telephone: those stay on the case page."""

    academic_year = serializers.IntegerField(source="cycle.academic_year", read_only=True)
    person = serializers.CharField(source="person.full_name", read_only=True)
    organisation_name = serializers.JSONField(source="organisation.name", read_only=True)

    class Meta:
        model = Application
        fields = (
            "id",
            "number",
            "academic_year",
            "person",
            "post",
            "workplace",
            "organisation",
            "organisation_name",
            "state",
            "category",
            "action",
            "turn",
            "present_category",
            "present_until",
            "ruleset_id",
            "submitted_at",
            "registered_on",
            "answer_due_on",
            "answered_at",
            "state_changed_at",
        )
        read_only_fields = fields


class ApplicationViewSet(viewsets.ReadOnlyModelViewSet[Application]):
    serializer_class = ApplicationSerializer
    queryset = Application.objects.none()

    def get_queryset(self) -> QuerySet[Application, Any]:
        found = applications_for_user(self.request.user)
        return found.select_related("cycle", "person", "organisation").order_by("-created_at", "pk")
