"""The tables of a file, the same in a workbook and in a collation.

A new kind of record, a new table or a new column is a new version: see ``file_kind``.
"""

#: Tables by name, with the statement that makes each. Rows lie in the order of their key and
#: nowhere else: there is no index that could come to say something different.
TABLES = {
    # Content is the last column, so that the others are read without it, and the rows have
    # numbers, so that it is read and written piece by piece.
    "attachment": (
        "CREATE TABLE attachment (id INTEGER PRIMARY KEY NOT NULL, digest BLOB NOT NULL,"
        " content BLOB NOT NULL) STRICT"
    ),
    "change": (
        "CREATE TABLE change (id TEXT PRIMARY KEY NOT NULL, moment INTEGER NOT NULL,"
        " author TEXT NOT NULL, kind TEXT NOT NULL, record TEXT NOT NULL, field TEXT NOT NULL,"
        " value TEXT NOT NULL, digest BLOB NOT NULL) STRICT, WITHOUT ROWID"
    ),
    "meta": (
        "CREATE TABLE meta (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL)"
        " STRICT, WITHOUT ROWID"
    ),
}
