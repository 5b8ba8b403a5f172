"""What people of the demonstration do, through the same services that the pages call."""
