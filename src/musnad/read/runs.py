"""Runs of words with capital letters that no record lists: whether they name a person, a body, an outlet or a place."""

from collections.abc import Container
from functools import cached_property

from musnad.read.found import Found
from musnad.read.gazetteer import Gazetteer, Hit
from musnad.read.letters import CAPITALS, Letters
from musnad.world import unlisted

_LONGEST = 6
"""Words of a run, without what joins them; longer runs are headings and lists."""
_PARTICLES = 3
DASHES = frozenset("-–")
_APOSTROPHES = str.maketrans("", "", "'’ʼ")
_TO_SPACES = str.maketrans("'’ʼ", "   ")
FRONTED = 12
"""Tokens of a title before the name of who has it."""


class Runs:
    """The runs of one report. `led` is the token that an office stands right before (the scan moves it on)."""

    def __init__(self, letters: Letters, names: Gazetteer) -> None:
        self.letters, self.tokens, self.shapes = letters, letters.tokens, letters.shapes
        self.names, self.words = names, names.names
        self.led = -1

    def form(self, i: int) -> str:
        """The folded token `i`; nothing before the first and after the last."""
        return self.tokens[i].form if 0 <= i < self.letters.size else ""

    def found(self, i: int, hit: Hit | None) -> Found | None:
        """The name of a run that begins at token `i`, where it is longer than what is listed there."""
        end = self._end(i)
        listed = hit.end if hit is not None else i
        body = self._body(
            i, max(self._end(i, through=True), listed), self.words.of if hit is not None and listed == i + 1 else self.words.links
        )
        if body is not None and body.end > listed:
            return body
        return self._person(i, end, hit) if end > listed else None

    def goes_on(self, i: int) -> bool:
        """Whether a capitalised word is part of a longer run of them, and so no name by itself."""
        after = self._joined(i + 1)
        return i not in self.letters.owners and after is not None and self.form(after) not in self.words.titles

    def of_another(self, i: int, own: Container[str]) -> bool:
        """Whether a family name at `i` is somebody else's: an unknown word with a capital letter stands right before it.

        `own` are the words of the name of the one whom it would mean.
        """
        words, before, k = self.words, self.form(i - 1), i - 1
        if i == 0 or not self.shapes[k] or not self._near(i) or k in self.letters.owners or self._vague(k) or before in own:
            return False
        if before in words.titles | words.stop | words.words or before in words.ends or before in words.personal:
            return False
        return len(before) > 1 and before not in self._small and not self._nation(k) and not self.names.known(before)

    def titled(self, i: int) -> bool:
        """Whether a title, with its full stop, or an office stands right before token `i`."""
        if i == self.led:
            return True
        before = self.form(i - 1)
        if before == ".":
            return self.form(i - 2) in self.words.titles and self.form(i - 2) in self.words.abbreviations
        return before in self.words.titles and i - 1 not in self.letters.owners and not self.letters.opens(i)

    def common(self, i: int) -> bool:
        """Whether a capital letter at token `i` may be due to its place alone, so that a word there is no name."""
        form = self.form(i)
        if self.shapes[i] == CAPITALS:
            return self.letters.headline(i) and form in self.words.stop | self.words.words
        if form in self.words.stop:
            return True
        if form in self.words.months:
            return not self._speaks(i)
        if form not in self.words.words or not self._vague(i):
            return False
        return not self._speaks(i) and (form in self._small or form not in self._capital)

    def _speaks(self, i: int) -> bool:
        """Whether what stands beside a word alone shows that it is somebody's name."""
        return i in self.letters.owners or self.form(i + 1) in self.words.says or self.titled(i)

    def _vague(self, i: int) -> bool:
        return self.letters.opens(i) or self.letters.headline(i)

    @cached_property
    def _small(self) -> frozenset[str]:
        """The words that the report writes in small letters."""
        return frozenset(t.form for t, shape in zip(self.tokens, self.shapes, strict=True) if not shape)

    @cached_property
    def _capital(self) -> frozenset[str]:
        """The words that the report writes with a capital letter where that tells something."""
        return frozenset(self.form(i) for i, shape in enumerate(self.shapes) if shape and not self._vague(i))

    # Where a run ends.

    def _end(self, i: int, *, through: bool = False) -> int:
        """The token after the run of capitals that begins at `i`: initials, particles and hyphens belong to it.

        A country's adjective ends it, but for what may be a body (`through`).
        """
        j, n = i + 1, 1
        while n < _LONGEST and j - 1 not in self.letters.owners:
            if self._initial(j - 1) and self.form(j) == "." and self.letters.touches(j):
                j += 1
            after = self._joined(j)
            if after is None:
                after = self._past_particles(j)
            if after is None or self.form(after) in self.words.stop:
                break
            if not through and self._nation(after) and not self._family(i, after):
                break
            j, n = after + 1, n + 1
        return self._past_second_part(i, j)

    def _past_second_part(self, i: int, j: int) -> int:
        """Past the small second part of a given name, where the family stands first (`Park Geun-hye`)."""
        small = self.form(j) in DASHES and self.letters.touches(j) and self.form(j + 1).isalpha() and self.letters.touches(j + 1)
        return j + 2 if small and j - i == 2 and self.form(i) in self.words.family_first else j

    def _family(self, i: int, after: int) -> bool:
        """Whether a country's adjective is a family's name: it ends a run that begins with a given name."""
        return self.form(i) in self.words.given and after == i + 1 and self._joined(after + 1) is None

    def _joined(self, i: int) -> int | None:
        """The token at or after `i` that goes on with a run of capitals, past a hyphen; None where it ends."""
        if self.form(i) in DASHES and self.letters.touches(i):
            i += 1
            return i if self.form(i) and self.letters.touches(i) and self.shapes[i] else None
        return i if self.form(i) and self.shapes[i] and self._near(i) and not self.letters.opens(i) else None

    def _near(self, i: int) -> bool:
        """Whether at most one space stands between a token and the one before it."""
        return self.tokens[i].start - self.tokens[i - 1].end <= 1

    def _past_particles(self, j: int) -> int | None:
        """The capitalised token after a few particles in small letters (`van der Bellen`, `al-Sisi`)."""
        start = j
        while j < start + _PARTICLES and self.form(j) in self.words.particles and j not in self.letters.owners:
            j += 1
        if j == start or not self.form(j):
            return None
        if self.form(j) in DASHES and self.letters.touches(j):
            j += 1
        return j if self.form(j) and self.shapes[j] and self._near(j) else None

    def _initial(self, i: int) -> bool:
        return len(self.form(i)) == 1 and self.shapes[i] > 0

    def _nation(self, i: int) -> bool:
        return bool(self.names.affiliation(self.form(i))) and i not in self.letters.owners

    # Bodies, outlets, places.

    def _body(self, i: int, end: int, links: Container[str]) -> Found | None:
        """A run with a noun for a body, outlet or place at its end, or a body's that goes on `of X`."""
        last = self._last_noun(i, end)
        if last is None or self.letters.headline(i) or self.form(i) in self.words.stop:
            return None
        kind, stop = self.words.ends[self.form(last)], last + 1
        if kind == "organisation" and last not in self.letters.owners:
            stop = self._linked(stop, links)
        return Found(i, stop, kind, unlisted(self._raw(i, stop), kind)) if stop - i > 1 else None

    def _last_noun(self, i: int, end: int) -> int | None:
        """The last noun for a body in a run, before any title in it."""
        last = None
        for k in range(i, end):
            if self.form(k) in self.words.titles:
                break
            if self.form(k) in self.words.ends:
                last = k
        return last

    def _linked(self, end: int, links: Container[str]) -> int:
        """Past `of X`, `for X` and `on the X` behind a noun for a body."""
        j = end + 1
        if self.form(end) not in links:
            return end
        j += self.form(j) in self.words.articles
        form = self.form(j)
        if not form or not self.shapes[j] or form in self.words.stop or form in self.words.ends or form in self.words.titles:
            return end
        return self._end(j)

    # Persons.

    def _person(self, i: int, end: int, hit: Hit | None) -> Found | None:
        """A person's name: after a title, with a given name, or where the words around it say so."""
        end = self._trimmed(i, end)
        if end <= i or not self._sayable(i, end) or (hit is not None and not self._outweighs(i, end, hit)):
            return None
        if not self._personal(i, end):
            return None
        name = self._raw(i, end)
        known = self.names.heard(name)
        end = self._suffixed(end)
        return Found(i, end, "person", self.names.world.ref(known) if known else unlisted(self._raw(i, end), "person"))

    def _trimmed(self, i: int, end: int) -> int:
        """A run without what no person's name has: from the first title or noun for a body on.

        Such a word is a family's name where it ends a run that begins with a given name (`Amy Pope`).
        """
        words = self.words
        for k in range(i + 1, end):
            if self.form(k) in words.titles or self.form(k) in words.ends:
                family = k == end - 1 == i + 1 and self.form(i) in words.given and self.form(end) != "."
                return end if family and not self.letters.headline(i) else k
        return end

    def _sayable(self, i: int, end: int) -> bool:
        """Whether a run may be spelt as a name: letters, no abbreviation, and no word that begins something else."""
        words, form = self.words, self.form(i)
        if form in words.ends or form in words.titles or form in words.stop or (self._nation(i) and form not in words.given):
            return False
        if form.translate(_TO_SPACES).partition(" ")[0] in words.stop:
            return False
        short = self.shapes[i] == CAPITALS and not self.letters.headline(i) and (end == i + 1 or len(form) > 2)
        return form.translate(_APOSTROPHES).isalpha() and not short

    def _outweighs(self, i: int, end: int, hit: Hit) -> bool:
        """Whether a run is a person's name though it begins as something listed: a place that is a given name, too."""
        return hit.end == i + 1 and end > hit.end and self.form(i) in self.words.given and not self._vague(i)

    def _personal(self, i: int, end: int) -> bool:
        """Whether a run is somebody's name."""
        words, form, several = self.words, self.form(i), self._parts(i, end) > 1
        if form in words.given and several and not self.letters.headline(i):
            return form not in words.common or not self.letters.opens(i) or self._unusual(i, end)
        if self.titled(i) and not (self.words.genitive and self._begins_later(i, end)):
            dotless = self.form(i - 1) in words.abbreviations
            return (several or not dotless) and self._unusual(i, end)
        if not several or self.form(i - 1) in words.articles or form in words.words or not self._unusual(i, end):
            return False
        if self._begins_later(i, end):
            return False
        return self._spoken_of(i, end) or self._with_initial(i, end)

    @cached_property
    def _speaking(self) -> frozenset[str]:
        """The words with a capital letter that stand alone beside a verb of speech somewhere in the report."""
        says = self.words.says
        return frozenset(
            self.form(i)
            for i, shape in enumerate(self.shapes)
            if shape
            and not self.shapes[i - 1]
            and (self.form(i + 1) in says or (self.form(i - 1) in says and not self.goes_on(i)))
        )

    def _with_initial(self, i: int, end: int) -> bool:
        """Whether an initial stands inside a run, and a name follows it."""
        return any(self._initial(k) and self.form(k + 1) == "." for k in range(i + 1, end - 2)) and len(self.form(i)) > 1

    def _begins_later(self, i: int, end: int) -> bool:
        """Whether a name begins behind the first word of a run, so that this is none of it."""
        if any(self.form(k) in self.words.given for k in range(i + 1, min(i + 3, end - 1))):
            return True
        hit = self.names.spelled(self.tokens, self.shapes, i + 1) if i + 1 < end else None
        return hit is not None and hit.end == end and any(leaf.sure for leaf in hit.leaves)

    def _parts(self, i: int, end: int) -> int:
        return sum(len(self.form(k)) > 1 and self.shapes[k] > 0 for k in range(i, end))

    def _unusual(self, i: int, end: int) -> bool:
        """Whether no word of a run is written small elsewhere in the report, or names a place or body."""
        forms = [self.form(k) for k in range(i, end) if self.shapes[k]]
        return self._small.isdisjoint(forms) and not any(self.names.known(form) for form in forms[1:])

    def _spoken_of(self, i: int, end: int) -> bool:
        """Whether a verb of speech, an age or a description stands beside a run of names in a sentence."""
        if self.letters.headline(i):
            return False
        if (
            self.form(i - 1) in self.words.says
            or self.form(end) in self.words.says
            or (self.form(end - 1) in self._speaking and not self.letters.opens(i))
        ):
            return True
        after = self.form(end + 1)
        if self.form(end) != ",":
            return False
        return after in self.words.describes or (after.isdigit() and len(after) == 2) or self._titled_before(i, after)

    def _titled_before(self, i: int, after: str) -> bool:
        """Whether a title stands before a run between commas, and a verb of speech behind it (`the head of X, Y, said`)."""
        if self.form(i - 1) != "," or after not in self.words.says:
            return False
        for k in range(i - 2, max(-1, i - 2 - FRONTED), -1):
            if self.form(k) in self.words.titles:
                return True
            if self.form(k) == "," or self.letters.opens(k):
                return False
        return False

    def _suffixed(self, end: int) -> int:
        """Past `Jr.` and `III`."""
        j = end + (self.form(end) == ",")
        if self.form(j) in self.words.suffixes and self.shapes[j]:
            end = j + 1
        dotted = self.form(end - 1) in self.words.suffixes and self.form(end) == "." and self.letters.touches(end)
        return end + dotted

    def _raw(self, i: int, end: int) -> str:
        return self.letters.text[self.tokens[i].start : self.tokens[end - 1].end]
