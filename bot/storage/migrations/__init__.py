"""Migrations, written by hand and run at start by Alembic. The newest one is named here."""

HEAD = "0020"
"""The version this code reads and writes; compared with the database's before Alembic loads."""
