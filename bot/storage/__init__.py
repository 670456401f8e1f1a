"""Where everything is kept: SQLAlchemy Core on SQLite (default) and PostgreSQL.

`contract` says what a storage can do, a protocol per noun; `database` opens one.
"""
