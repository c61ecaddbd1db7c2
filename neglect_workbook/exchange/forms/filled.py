"""A form that came back, as it was read: what it says about itself and what was chosen."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from neglect_workbook.exchange.forms.form import FormFacts

_DIGITS = 16


@dataclass(frozen=True, slots=True)
class FilledForm:
    """What one file says. Nothing in it tells who filled it in.

    Attributes:
        file_name: the name of the file, for messages only; it is never kept.
        facts: what the file says about itself.
        group_id: the group of colleagues that was chosen; empty for none.
        ratings: the ratings chosen, by question id; what was left blank is not there.
        not_offered: where something is written that the list does not offer: question ids,
            and ``group``.
        file_digest: SHA-256 of the file in hexadecimal digits.
    """

    file_name: str
    facts: FormFacts
    group_id: str
    ratings: Mapping[str, str]
    not_offered: tuple[str, ...]
    file_digest: str

    @property
    def own_id(self) -> str:
        """The id that the file was made with; that of its batch for one blank for many."""
        return self.facts.form_id or self.facts.batch_id

    @property
    def answers_id(self) -> str:
        """The same for every file that was made from one blank and says the same."""
        said = json.dumps([self.group_id, sorted(self.ratings.items())])
        return f"{self.own_id}.{hashlib.sha256(said.encode()).hexdigest()[:_DIGITS]}"

    @property
    def file_id(self) -> str:
        """The id of this very file: the same under another name, not when saved again."""
        return f"{self.answers_id}.{self.file_digest[:_DIGITS]}"
