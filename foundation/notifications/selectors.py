from uuid import UUID

from django.db.models import QuerySet

from foundation.notifications.models import Message


def messages_for_user(user_id: UUID) -> QuerySet[Message]:
    return Message.objects.filter(user_id=user_id).order_by("-created_at")


def unread_count(user_id: UUID) -> int:
    return Message.objects.filter(user_id=user_id, read_at=None).count()
