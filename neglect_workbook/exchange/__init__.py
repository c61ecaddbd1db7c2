"""What leaves a workbook and what comes back: documents, returns, content files."""
