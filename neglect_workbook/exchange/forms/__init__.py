"""Forms for colleagues as files: made in Excel and Word, and read when they come back."""
