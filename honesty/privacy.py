"""What is personal of the questions of honesty: what was noticed and what was answered."""

PERSONAL = {"FlagAnswer": {"facts", "reason"}, "EssayPrint": {"bands"}}

OPEN = {
    "FlagAnswer": {
        "id", "application", "key", "kind", "verdict", "answered_at", "answered_by_id",
    },
    "EssayPrint": {"application", "made_at"},
}  # fmt: skip
