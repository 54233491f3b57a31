"""Whom a bare title means by the offices that the records know the persons of a page to have held."""

from functools import cache

from musnad.model import Ref
from musnad.read.bearers import MOST_KNOWN
from musnad.read.page import Page
from musnad.read.who import Speaker, Who
from musnad.text import fold
from musnad.world import World
from musnad.world.records import Tenure, covers, spellings

LONGEST_OFFICE = 5
"""Words of an office's name."""


class Tenures:
    """The offices of the persons of one page."""

    def __init__(self, page: Page, who: Who) -> None:
        self.page, self.who, self.lex, self.forms = page, who, page.lex, page.forms

    def held(self, new: Speaker) -> list[str]:
        """Those named on the page who held the office of a title (`رئيس الحكومة السابق`): on the page's day, or ever where it
        says that they no longer do or has no day."""
        a, b = new.np
        offices = _offices(self.lex.code, self.who.world)
        end = next((k for k in range(min(b, a + LONGEST_OFFICE), a + 1, -1) if tuple(self.forms[a:k]) in offices), a)
        rest = [form for form in self.forms[end:b] if form not in self.lex.former]
        countries = [self.who.gazetteer.affiliation(form) for form in rest]
        if end == a or None in countries:
            return []
        on = None if len(rest) < b - end else self.who.on
        ids = offices[tuple(self.forms[a:end])]
        return [ref.id for ref in self._persons() if self._holds(ref, ids, on=on, countries={c for c in countries if c})]

    def _persons(self) -> list[Ref]:
        """The listed persons whom the page names; none where they are too many to look through."""
        full = self.who.full if len(self.who.full) <= MOST_KNOWN else {}
        return [self.who.world.ref(id) for id in full if id in self.who.world]

    def _holds(self, ref: Ref, ids: frozenset[str], *, on: str | None, countries: set[str]) -> bool:
        tenures = self.who.world.entity(ref.id).offices
        return any(self._fits(t, ids, countries) and (on is None or covers(t.since, t.until, on)) for t in tenures)

    def _fits(self, tenure: Tenure, ids: frozenset[str], countries: set[str]) -> bool:
        country, _, office = tenure.office.rpartition(".")
        return office in ids and countries <= {country}


@cache
def _offices(code: str, world: World) -> dict[tuple[str, ...], frozenset[str]]:
    """The folded names of offices without their country, of two words or more, to the patterns that they are names of."""
    out: dict[tuple[str, ...], frozenset[str]] = {}
    for pattern in world.patterns.values():
        for name in pattern.names.get(code, ()) if pattern.kind == "office" else ():
            for spelled in spellings(name):
                words = tuple(fold(spelled).split())
                if len(words) > 1:
                    out[words] = out.get(words, frozenset()) | {pattern.id}
    return out
