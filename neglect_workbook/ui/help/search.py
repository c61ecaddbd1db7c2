"""Words that somebody looks for in the help."""

from neglect_workbook.exchange.help_pages import HelpPage


def sought_words(text: str) -> tuple[str, ...]:
    """The words of what was typed, each once."""
    return tuple(dict.fromkeys(text.casefold().split()))


def count_hits(page: HelpPage, words: tuple[str, ...]) -> int:
    """How often the words stand on a page; 0 unless it has each of them."""
    text = page.text.casefold()
    counts = [text.count(word) for word in words]
    return sum(counts) if all(counts) else 0
