"""Spreadsheets of unknown origin, read row by row in bounded memory."""
