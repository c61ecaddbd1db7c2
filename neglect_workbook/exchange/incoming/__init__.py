"""Files that come in: checked before they are parsed, read without trust, recognised by content."""
