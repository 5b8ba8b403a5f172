"""The outbox carries ids only; a file's name may name a person."""

PERSONAL = {"StoredFile": {"name"}}
OPEN = {
    "CalendarCorrection": {"day", "is_working", "decree"},
    "OutboxItem": {
        "id",
        "kind",
        "key",
        "payload",
        "created_at",
        "not_before",
        "attempts",
        "last_error",
        "done_at",
    },
    "AnsweredForm": {"id", "user_id", "token", "answer", "created_at"},
    "StoredFile": {"id", "content_type", "size", "sha256", "path", "kept_at", "kept_by_id"},
    "FileCheck": {"file", "state", "scanner", "found", "checked_at"},
}
