"""What is made for Debian and its relatives."""
