PERSONAL = {"User": {"email", "name", "password", "last_login"}}
OPEN = {"User": {"id", "language", "is_active", "created_at"}}
