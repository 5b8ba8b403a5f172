"""What is personal in tables that schools send: what stood in a cell, and what is said of it."""

PERSONAL = {"Remark": {"value", "message"}}

OPEN = {
    "Upload": {
        "id", "organisation", "kind", "file", "state", "sent_at", "sent_by_id", "rows", "right",
        "wrong", "known", "confirmed_at", "confirmed_by_id", "entered_at",
    },
    "Progress": {"upload", "done"},
    "Remark": {"id", "upload", "kind", "row", "column", "cell"},
    "EnteredRow": {"id", "upload", "row", "object_id", "entry"},
}  # fmt: skip
