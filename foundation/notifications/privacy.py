PERSONAL = {"Message": {"address", "subject", "body"}}
OPEN = {
    "Message": {"id", "user_id", "language", "link", "created_at", "read_at", "emailed_at"},
}
