"""What is personal in the portfolio."""

ENTERED = {
    "id",
    "person",
    "organisation",
    "entered_at",
    "entered_by_id",
    "entered_under",
    "withdrawn_at",
    "withdrawn_by_id",
}

PERSONAL = {
    "Evidence": {
        "work",
        "title",
        "file",
        "link",
        "withdrawal_reason",
        "issuer",
        "number",
        "event_reason",
    },
    "Observation": {
        "teacher_post",
        "observer_name",
        "observer_post",
        "particulars",
        "conclusions",
        "recommendations",
        "withdrawal_reason",
    },
    "Certification": {"signer"},
    "QualityYear": {"conclusions", "recommendations", "withdrawal_reason"},
    "TransmissionProof": {"venue", "title", "number", "file", "link", "withdrawal_reason"},
}

OPEN = {
    "Evidence": ENTERED
    | {
        "row",
        "level",
        "place",
        "day",
        "hours",
        "covered",
        "authors",
        "author_programme",
        "source",
        "event",
        "register_key",
        "checked_at",
        "checked_by_id",
    },
    "Observation": ENTERED
    | {
        "ruleset_id",
        "ruleset_digest",
        "form",
        "observed_on",
        "observer_kind",
        "subject",
        "class_group",
        "learning_aims",
        "topic",
        "levels",
        "total",
        "signed_at",
    },
    "Certification": {
        "id",
        "person",
        "organisation",
        "act",
        "since",
        "until",
        "pieces",
        "sha256",
        "at",
        "by_id",
    },
    "QualityYear": ENTERED | {"subject", "year", "division", "is_summative", "classes"},
    "TransmissionProof": ENTERED | {"category", "step", "district", "region", "day", "sealed_by"},
}
