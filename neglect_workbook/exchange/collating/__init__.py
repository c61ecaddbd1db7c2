"""What leaves a collation: its workbook, the report, feedback, reminders and plain tables."""
