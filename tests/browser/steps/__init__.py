"""What people do on their pages, one module for each kind of person."""
