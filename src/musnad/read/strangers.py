"""People whom no list knows, found by where their names stand.

In a script without capital letters nothing shows an unknown name but its place: between a verb of saying and what is
said, right behind a complete title, or in apposition to one. A run of words there is a name where none of them is a
word of the tables and at least one is a given name or stands in no dictionary.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from musnad.model import Mention, Ref
from musnad.read.asides import BRACKETS, CLOSING
from musnad.read.gazetteer import Gazetteer
from musnad.read.lexicon import Lexicon
from musnad.read.page import COMMAS, QUOTES
from musnad.read.persons import named_before, plausible, unlike
from musnad.read.vocabulary import is_known, is_listed
from musnad.text import ByWord, Token, fold
from musnad.world import unlisted

LONGEST_NAME = 4
"""Tokens of a name; those of one token are found by their bearer's full name only."""
SHORTEST_LED = 5
"""Letters of a word above which a preposition on it shows; shorter names begin so by chance."""
LONGEST_INSERT = 6
"""Tokens of a parenthesis between a title and its name."""
LONGEST_TITLE = 12
"""Tokens of a title before a name."""
_OPEN = QUOTES | {":"}
_CLAUSE = frozenset({"clause", "quote"})


def with_strangers(
    tokens: Sequence[Token], mentions: Sequence[Mention], text: str, *, lex: Lexicon, names: Gazetteer
) -> tuple[Mention, ...]:
    """The mentions, and with them those of unlisted people that none of them covers, in order.

    Somebody found so has an identity of his own, and is found by his last name alone where that is no common word.
    """
    page = _Line(tokens, mentions, text, lex=lex, names=names)
    mentions = page.with_families(mentions)
    whole = page.unlisted() | {tuple(page.forms[a:b]): unlisted(page.raw(a, b), "person") for a, b in page.runs()}
    if not whole:
        return tuple(mentions)
    short = {(forms[-1],): ref for forms, ref in whole.items() if page.words.rare(forms[-1])}
    known = short | whole
    longest, firsts = max(map(len, known)), {forms[0] for forms in known}
    found, k = list(mentions), 0
    while k < len(tokens):
        if page.forms[k] not in firsts:
            k += 1
            continue
        forms = next((f for n in range(longest, 0, -1) if (f := tuple(page.forms[k : k + n])) in known and page.free(k, n)), ())
        if len(forms) == 1 and named_before(tokens, k, fold(known[forms].name).split(), names):
            forms = ()
        if forms:
            end = tokens[k + len(forms) - 1].end
            found.append(Mention((tokens[k].start, end), "person", known[forms]))
        k += len(forms) or 1
    return tuple(sorted(found, key=lambda m: m.span))


class _Words:
    """What the tables say of a word by itself, kept by word type."""

    def __init__(self, lex: Lexicon, names: Gazetteer) -> None:
        self.lex, self.names = lex, names
        self.begins: Callable[[str], bool] = ByWord(self._begins).__getitem__
        """Whether a word may begin a name: no word of the tables, with or without a clitic, not definite and not common."""
        self.follows: Callable[[str], bool] = ByWord(self._may_follow).__getitem__
        """Whether a word may be a further part of a name, which carries no clitic."""

    def _begins(self, form: str) -> bool:
        if self.common(form) or self._is_definite(form) or not self.follows(form):
            return False
        return (self.given(form) or plausible(form, self.names)) and not self.lex.role(form)

    def _is_definite(self, form: str) -> bool:
        """Whether a word is definite, and no foreign name that begins with the letters of the article."""
        return self.lex.definite(form) and not (self.rare(form.removeprefix(self.lex.article)) and self.rare(form))

    def _may_follow(self, form: str) -> bool:
        lex, names = self.lex, self.names.names
        if len(form) < 2 or not form.isalpha() or form.isascii():
            return False
        if form in names.stop or form in names.titles or form in names.nouns or unlike(form, self.names):
            return False
        said = lex.lookup(form)
        return not (
            (said and any(f.person == 3 or not self.given(form) for f in said))
            or form in lex.roles
            or self._is_function(form)
            or self._is_masdar(form)
            or self._led(form)
            or self.owned_deed(form)
        )

    def owned_deed(self, form: str) -> bool:
        """Whether a word is a verbal noun of the dictionary with its owner's pronoun (`أعلن X انسحابه`)."""
        names, code = self.names.names, self.lex.code
        stems = (form.removesuffix(own) for own in names.owners if form.endswith(own))
        return any(names.deeds.search(stem) and is_listed(stem, code) for stem in stems) and not self.given(form)

    def _led(self, form: str) -> bool:
        """Whether a preposition is written onto a long word of the dictionary (`باحترام`)."""
        led = form[:1] in (self.lex.by_clitic, self.lex.to_clitic) and len(form) > SHORTEST_LED and not self.given(form)
        return led and is_listed(form[1:], self.lex.code) and form[1:] not in self.names.names.descended

    def _is_masdar(self, form: str) -> bool:
        """Whether a word is the verbal noun of a cue, with or without the article."""
        lex = self.lex
        return lex.masdar(form.removeprefix(lex.article) if lex.definite(form) else form) is not None

    def _is_function(self, form: str) -> bool:
        lex = self.lex
        return form in lex.particles or form in lex.complementizers or form in lex.complements

    def given(self, form: str) -> bool:
        """Whether it is a given name."""
        return form in self.names.names.given

    def rare(self, form: str) -> bool:
        """Whether it stands in no dictionary."""
        return not is_known(form, self.lex.code)

    def telling(self, form: str) -> bool:
        """Whether it alone speaks for a name: a given name that is no common word, or in no dictionary."""
        return (self.given(form) and form not in self.names.names.common) or self.rare(form)

    def common(self, form: str) -> bool:
        """Whether an indefinite word is one of the dictionary, and no given name."""
        if self.given(form) or self.lex.definite(form):
            return False
        if is_listed(form, self.lex.code):
            return True
        return form.endswith(self.lex.accusative) and len(form) > 3 and is_listed(form[:-1], self.lex.code)


@cache
def _words(lex: Lexicon, names: Gazetteer) -> _Words:
    return _Words(lex, names)


class _Line:
    """The tokens of a report with what the tables say of each."""

    def __init__(
        self, tokens: Sequence[Token], mentions: Sequence[Mention], text: str, *, lex: Lexicon, names: Gazetteer
    ) -> None:
        self.tokens, self.text, self.lex, self.words = tokens, text, lex, _words(lex, names)
        self.forms = [t.form for t in tokens]
        self.mentions = mentions
        self.taken = self._taken(mentions)

    def _taken(self, mentions: Sequence[Mention]) -> dict[int, str]:
        """The kind of the mention over each token that one covers."""
        starts = [t.start for t in self.tokens]
        out: dict[int, str] = {}
        for m in mentions:
            first = max(bisect_right(starts, m.span[0]) - 1, 0)
            out |= dict.fromkeys(range(first, bisect_left(starts, m.span[1])), m.kind)
        return out

    def with_families(self, mentions: Sequence[Mention]) -> Sequence[Mention]:
        """The mentions, and with them family names alone of people named in full, in marks or behind a title or a verb of saying.

        Those that are other words too (`هادي`) are names only there.
        """
        families: dict[str, set[Ref]] = {}
        starts = [t.start for t in self.tokens]
        for m in mentions:
            end = bisect_left(starts, m.span[1])
            if m.kind == "person" and m.entity is not None and starts[end - 1] > m.span[0]:
                families.setdefault(self.forms[end - 1], set()).add(m.entity)
        found = list(mentions)
        borne = {form: next(iter(bearers)) for form, bearers in families.items() if len(bearers) == 1}
        for k in [k for k, form in enumerate(self.forms) if k and form in borne]:
            placed = self._verb(k - 1) or self._honoured(k - 1) or self._alone_in_marks(k)
            if self.free(k, 1) and self._joined(k) and placed:
                found.append(Mention((self.tokens[k].start, self.tokens[k].end), "person", borne[self.forms[k]]))
                self.taken[k] = "person"
        return sorted(found, key=lambda m: m.span)

    def _alone_in_marks(self, k: int) -> bool:
        """Whether quotation marks stand around the word at `k` and no other, as some papers set all names."""
        return self.forms[k - 1] in QUOTES and not QUOTES.isdisjoint(self.forms[k + 1 : k + 2])

    def _honoured(self, k: int) -> bool:
        """Whether a definite title of a person stands at `k`."""
        return k not in self.taken and self.lex.definite(self.forms[k]) and self.lex.role(self.forms[k]) in self.lex.epithets

    def unlisted(self) -> dict[tuple[str, ...], Ref]:
        """The full names of unlisted people who were found already, by a title before one of them."""
        starts = [t.start for t in self.tokens]
        out: dict[tuple[str, ...], Ref] = {}
        for m in self.mentions:
            if m.kind == "person" and m.entity is not None and m.entity == unlisted(self.text[slice(*m.span)], "person"):
                forms = tuple(self.forms[bisect_left(starts, m.span[0]) : bisect_left(starts, m.span[1])])
                out |= {forms: m.entity} if len(forms) > 1 else {}
        return out

    def raw(self, a: int, b: int) -> str:
        """The words of tokens [a, b)."""
        return self.text[self.tokens[a].start : self.tokens[b - 1].end]

    def free(self, k: int, n: int) -> bool:
        """Whether no mention covers any of `n` tokens from `k` on."""
        return all(j not in self.taken for j in range(k, k + n))

    def runs(self) -> Iterator[tuple[int, int]]:
        """The runs of words that are names by their place."""
        after, given, begins = 0, self.words.names.names.given, self.words.begins
        for k, form in enumerate(self.forms):
            if k < after or k in self.taken or not (form in given or begins(form)) or not self._may_begin(k):
                continue
            end = self._run(k)
            if end - k > 1 and self._is_name(k, end):
                yield k, end
                after = end

    def _run(self, k: int) -> int:
        """The end of the words from `k` on that may all be parts of a name; a word of the dictionary closes it, if any."""
        end, names = k, self.words.names.names
        while end < len(self.tokens) and end - k < LONGEST_NAME and (end == k or (self._may_follow(end) and self._joined(end))):
            form = self.forms[end]
            led = end > k and (form in names.particles or self.forms[end - 1] in names.kunya)
            if self._of_phrase(end) and not led:
                break
            common = self.words.common(form) and not led
            if common and (end != k + 1 or not (self.words.telling(self.forms[k]) or self._in_place(k))):
                break
            end += 1
            if common:
                break
        return end

    def _in_place(self, k: int) -> bool:
        """Whether a given name at `k` stands with the one word behind it where only a name does."""
        return self._given_in_commas(k) or self._given_introduced(k, k + 2) or self._closes_title(k, k + 2)

    def _given_in_commas(self, k: int) -> bool:
        """Whether commas set off a given name at `k` with the one word behind it."""
        commas = k > 1 and k + 2 < len(self.tokens) and self.forms[k - 1] in COMMAS and self.forms[k + 2] in COMMAS
        return commas and self.words.given(self.forms[k])

    def _of_phrase(self, k: int) -> bool:
        """Whether a definite word of the dictionary has its adjective behind it, so that both are a noun phrase."""
        form, lex = self.forms[k], self.lex
        after = self.forms[k + 1] if k + 1 < len(self.tokens) and self._joined(k + 1) else ""
        bare = form.removeprefix(lex.article)
        return lex.definite(form) and is_listed(bare, lex.code) and lex.definite(after) and lex.adjective(after)

    def _joined(self, k: int) -> bool:
        """Whether a token stands on the line of the one before it."""
        return "\n" not in self.text[self.tokens[k - 1].end : self.tokens[k].start]

    def _may_begin(self, k: int) -> bool:
        if not self.tokens[k].word:
            return False
        given = self.words.given(self.forms[k])
        alike = given and (self._before_particle(k) or self._homograph(k) or self._definite_given(k))
        if not (alike or self.words.begins(self.forms[k])):
            return False
        return not k or self.forms[k - 1] not in self.lex.relatives or not self._joined(k)

    def _before_particle(self, k: int) -> bool:
        """Whether a given name that is also another word has a particle of names behind it (`دان دي لوس`)."""
        return k + 1 < len(self.forms) and self.forms[k + 1] in self.words.names.names.particles

    def _may_follow(self, k: int) -> bool:
        if not self.tokens[k].word or k in self.taken:
            return False
        names, form = self.words.names.names, self.forms[k]
        if self.words.follows(form) or form in names.particles or self.forms[k - 1] in names.kunya:
            return True
        return self._homograph(k)

    def _definite_given(self, k: int) -> bool:
        """Whether a given name with the article (`العيد`) stands behind a comma, where a title has its name."""
        return k > 1 and self.forms[k - 1] in COMMAS and self.lex.definite(self.forms[k])

    def _homograph(self, k: int) -> bool:
        """Whether a given name that folds to a preposition stands at `k` in its own spelling (`علي`)."""
        form = self.forms[k]
        name = form in self.lex.prepositions and self.words.given(form)
        return name and self.raw(k, k + 1) not in self.words.names.names.plain.values()

    def _is_name(self, a: int, b: int) -> bool:
        """Whether the run [a, b) is a name: by its place and a telling word; by a given name alone where commas set it off
        behind a title, or where it stands between a verb of saying and what is said."""
        if any(self.words.telling(form) for form in self.forms[a:b]):
            return self._named(a, b) or self._set_off(a, b)
        if b < len(self.tokens) and all(self.words.given(form) for form in self.forms[a:b]) and self._beside_title(a, b):
            return True
        if self._given_introduced(a, b) or (self._introduced(a, b) and not any(map(self.words.common, self.forms[a:b]))):
            return True
        if self.words.given(self.forms[a]) and not any(map(self.words.common, self.forms[a + 1 : b])) and self._beside(b):
            return True
        return self.words.given(self.forms[a]) and (self._set_off(a, b) or self._speaking(a, b) or self._closes_title(a, b))

    def _closes_title(self, a: int, b: int) -> bool:
        """Whether a given name opens the run [a, b) right between a whole title and what is said (`قال مدير X Y Z إن`)."""
        said = b < len(self.tokens) and self._joined(b) and self.forms[b] in self.lex.complementizers
        return (
            said
            and self.words.given(self.forms[a])
            and not self.forms[b - 1].endswith(self.lex.accusative)
            and self._titled(a - 1)
        )

    def _beside_title(self, a: int, b: int) -> bool:
        """Whether a title stands beside the run [a, b), an indefinite one only behind a verb of saying."""
        return self._apposed(b) or (self._joined(b) and self._verb(a - 1) and self._described(b))

    def _beside(self, b: int) -> bool:
        """Whether a person's title stands behind a comma at `b`."""
        return b < len(self.tokens) and self.forms[b] in COMMAS and self._joined(b) and self._apposed(b)

    def _given_introduced(self, a: int, b: int) -> bool:
        """Whether a given name that is another word too opens the run [a, b) there (`أكد عزيز مراح، الوزير السابق، أن`)."""
        return self.words.given(self.forms[a]) and self._introduced(a, b)

    def _introduced(self, a: int, b: int) -> bool:
        """Whether the run [a, b) stands between a verb and a person's title behind a comma (`أكد X، الوزير السابق، أن`)."""
        finite = a > 0 and any(f.kind in ("past", "present") for f in self.lex.lookup(self.forms[a - 1]))
        return finite and self._joined(a) and b < len(self.tokens) and self._joined(b) and self._apposed(b)

    def _named(self, a: int, b: int) -> bool:
        """Whether the run [a, b) stands where a name stands: before what is said, beside a title, or closing one."""
        after = b < len(self.tokens) and self._joined(b)
        if after and (self._apposed(b) or self._speaking(a, b) or (self._verb(a - 1) and self._described(b))):
            return True
        return (not after or self._stops(b) or self.words.given(self.forms[a])) and self._titled(a - 1)

    def _set_off(self, a: int, b: int) -> bool:
        """Whether commas set the run [a, b) off behind a title."""
        commas = a > 1 and b < len(self.tokens) and self.forms[a - 1] in COMMAS and self.forms[b] in COMMAS
        return commas and self._joined(a) and self._joined(b) and self._titled(a - 2, closed=False)

    def _speaking(self, a: int, b: int) -> bool:
        """Whether the run [a, b) stands right between a verb of saying and what is said."""
        if not (b < len(self.tokens) and self._joined(b) and self._verb(a - 1) and self._said(b)):
            return False
        return not (self.forms[b] in self.lex.complementizers and self.words.common(self.forms[b - 1]))

    def _said(self, b: int) -> bool:
        """Whether a content begins at `b`, or a clause about the speaker before it, or the outlet or press he spoke to."""
        form, lex = self.forms[b], self.lex
        if form in lex.complementizers or form in _OPEN or form in lex.copulas or form in lex.splices:
            return True
        if form in lex.lone_to:
            return not QUOTES.isdisjoint(self.forms[b + 1 : b + 2])
        return form in lex.addressee_groups or (form[:1] == lex.to_clitic and form in lex.media_outlets)

    def _verb(self, k: int) -> bool:
        """Whether a finite verb of saying stands at `k`."""
        return k >= 0 and any(f.kind in ("past", "present") and f.cue.frames & _CLAUSE for f in self.lex.lookup(self.forms[k]))

    def _apposed(self, b: int) -> bool:
        """Whether a person's title stands beside what ends at `b` (`X، وزير ...`, `X وهو وزير ...`, `X المتحدث باسم ...`)."""
        if self.lex.definite(self.forms[b]) and self.lex.role(self.forms[b]) in self.lex.epithets:
            return True
        beside = self.forms[b] in COMMAS or self.forms[b] in self.lex.copulas
        k = b + 1 + (b + 2 < len(self.tokens) and self.forms[b + 1] in self.lex.portions)
        return beside and k < len(self.tokens) and any(self.lex.role(f) in self.lex.epithets for f in self.forms[k : k + 1])

    def _described(self, b: int) -> bool:
        """Whether an indefinite title with its institution follows the name (`قال X محرر الشؤون ...`)."""
        titled = self.lex.role(self.forms[b]) in self.lex.epithets and not self.lex.lookup(self.forms[b])
        return titled and b + 1 < len(self.tokens) and self.tokens[b + 1].word

    def _stops(self, b: int) -> bool:
        """Whether what stands at `b` can be no part of a noun phrase."""
        form, lex = self.forms[b], self.lex
        ends = not self.tokens[b].word or form in lex.complementizers or form in lex.prepositions or bool(lex.lookup(form))
        return ends or self.words.owned_deed(form)

    def _titled(self, k: int, *, closed: bool = True) -> bool:
        """Whether a person's title ends with the token at `k`, `closed` by a definite noun or a name; or before a parenthesis or
        a word of its time that ends there (`الأمين العام للحلف (ناتو) X`, `الوزير آنذاك X`)."""
        opening = next((j for j in range(k - 1, max(-1, k - LONGEST_INSERT), -1) if self.forms[j] in BRACKETS), k)
        k = opening - 1 if k > opening and self.forms[k] in CLOSING else k
        k -= self._then(k)
        if k < 0 or not self._joined(k + 1) or (closed and k not in self.taken and not self.lex.definite(self.forms[k])):
            return False
        for j in range(k, max(-1, k - LONGEST_TITLE), -1):
            if not self.tokens[j].word or self.taken.get(j) == "person" or self.forms[j] in self.lex.complementizers:
                return False
            if self.lex.role(self.forms[j]) in self.lex.epithets:
                return True
            if not self._joined(j) or (self.lex.lookup(self.forms[j]) and j not in self.taken):
                return False
        return False

    def _then(self, k: int) -> int:
        """The length of a word of a past time that ends with the token at `k` (`آنذاك`, `في حينه`), or 0."""
        rows = (row for rows in self.lex.back_then.values() for row in rows)
        return next((len(row) for row in rows if tuple(self.forms[max(0, k + 1 - len(row)) : k + 1]) == row), 0)
