"""What the personal-data check found, shown where people write and where they send."""
