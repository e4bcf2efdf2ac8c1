"""The records of closed periods leave the database for files, and come back."""
