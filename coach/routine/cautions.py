"""The notes that stand beside an exercise, by the ids with which exercises name them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from coach.routine.reading import Document, Reading, read_document
from coach.routine.table import Table


@dataclass(frozen=True, slots=True)
class Cautions:
    """The text of each caution by its id, and the ids of those that speak against a weight."""

    texts: Mapping[str, str] = field(default_factory=dict)
    against_load: frozenset[str] = frozenset()

    def with_more(self, others: "Cautions") -> "Cautions":
        """Return these cautions and the `others`; these count where both have one of an id."""
        return Cautions({**others.texts, **self.texts}, self.against_load | others.against_load)


def read_cautions(document: Document) -> Reading[Cautions]:
    """Read the cautions of an opened `cautions.toml`; the value is None when it has an error."""

    def cautions(top: Table, _id: str) -> Cautions:
        against_load = top.texts("against_load")
        table = top.table("cautions")
        texts = {key: table.text(key) for key in table.keys()}  # noqa: SIM118  (a Table is no dict)
        for name in against_load:
            if name not in texts:
                top.report_unknown("against_load", f"there is no `{name}`", name, list(texts))
        return Cautions(texts, frozenset(against_load))

    return read_document(document, cautions)
