"""temp"""


def reply_of(row, framework):
    return (
        "Thank you for your return.\n\n"
        + "\n".join(p.message for p in row.problems)
        + "\n\nCould you open your workbook, make the return again and send us the new file?\n\n"
        + framework.partnership
    )
