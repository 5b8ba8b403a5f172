"""What is personal in the registry."""

PERSONAL = {
    "Person": {"iin", "surname", "given_name", "patronymic", "phone"},
    "Education": {"document_number", "speciality", "institution", "issued_on"},
    "TestResult": {"points", "source_number"},
}
