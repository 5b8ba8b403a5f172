"""What is personal of visits and sheets."""

PERSONAL = {
    "Visit": {"cancel_reason", "prior_request"},
    "Sheet": {"observer_post", "content", "objection", "replacement_reason"},
}

OPEN = {
    "Visit": {
        "id", "person", "organisation", "subject", "class_group", "begins_at", "minutes",
        "is_shared", "planned_at", "planned_by_id", "planned_under", "cancelled_at",
        "cancelled_by_id",
    },
    "Sheet": {
        "id", "visit", "observer", "observer_kind", "ruleset_id", "ruleset_digest", "form",
        "state", "version", "device", "created_at", "saved_at", "sent_at", "signed_at",
        "answered_at", "observation", "replaces",
    },
}  # fmt: skip
