"""The deeds of a language whose verbs are inflected by endings and stand behind their subjects: ``lang/xx/plover.toml``."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from musnad.code.words import Deed, Words, deed_of
from musnad.lang import has, table
from musnad.read.subject_first.cues import Inflection, Kind
from musnad.text import fold


class Hit(NamedTuple):
    """A verb of the table as it stands: its deed, its form, the token after it and its particles."""

    deed: Deed
    kind: Kind
    end: int


class Inflected:
    """The verbs of deeds of one language by all their forms; those with particles and needed nouns come first."""

    def __init__(self, code: str) -> None:
        data = table(code, "plover") if has(code, "plover") else {}
        cues = table(code, "cues")
        self._forms: dict[str, list[tuple[Words, Kind, Deed]]] = {}
        inflection = Inflection({"irregular": cues["irregular"] | data.get("irregular", {}), "regular": cues["regular"]})
        for row in data.get("inflected", ()):
            deed = deed_of(row)
            for lemma in row["words"].split():
                base, *particles = (fold(word) for word in lemma.split("_"))
                for form, kind in inflection.forms(base):
                    self._forms.setdefault(fold(form), []).append((tuple(particles), kind, deed))
        for rows in self._forms.values():
            rows.sort(key=lambda row: (-len(row[0]), row[2].needs is None))

    def at(self, forms: Sequence[str], i: int) -> Iterator[Hit]:
        """The verbs that may stand at `i`, those that say more first."""
        for particles, kind, deed in self._forms.get(forms[i], ()):
            end = i + 1 + len(particles)
            if tuple(forms[i + 1 : end]) == particles:
                yield Hit(deed, kind, end)


@cache
def inflected(code: str) -> Inflected:
    """The inflected verbs of deeds of a language, kept."""
    return Inflected(code)
