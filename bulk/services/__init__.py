"""Writes of the tables that schools send."""

from bulk.services.checking import check_upload
from bulk.services.entering import confirm_upload, enter_upload
from bulk.services.receiving import receive_upload

__all__ = ["check_upload", "confirm_upload", "enter_upload", "receive_upload"]
