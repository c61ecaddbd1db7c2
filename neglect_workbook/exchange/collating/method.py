"""How the numbers of a collation were made, in sentences: for its workbook and for the report."""

from collections.abc import Iterator

from neglect_workbook.exchange.collating.collated import Collated
from neglect_workbook.exchange.collating.words import workbook_words

_SAMPLE = "Answers to moderate"


def method_of(collated: Collated) -> Iterator[tuple[str, str]]:
    """What each sentence is about, and the sentence."""
    smallest = collated.framework.smallest_group
    for name, sentence in workbook_words().method.items():
        yield name, sentence.format(smallest=smallest)
    drawn = drawn_words(collated)
    if drawn:
        head = collated.head
        order = workbook_words().sample_order.format(
            share=head.random_in_hundred, seed=head.sample_seed
        )
        yield _SAMPLE, f"{drawn} {order}"


def drawn_words(collated: Collated) -> str:
    """How many answers were drawn for the panel, of how many, and why; empty without a sample."""
    head, possible = collated.head, sum(collated.possible.values())
    if not head.is_sampled:
        return ""
    said = workbook_words()
    drawn = len(collated.sample)
    words = said.sample_limited if drawn < possible else said.sample_whole
    return words.format(drawn=drawn, possible=possible, limit=head.sample_limit)
