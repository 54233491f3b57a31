"""Noun phrases of speakers and addressees, media, and adjuncts, by token ranges.

There is no tagger: a phrase is grown from what is known (mentions, roles, the article, adjective endings) and
stopped by what cannot belong to it. Two growths: `agent` keeps to what it knows, for places where an object may
follow the subject; `phrase` takes all up to a stop, for places where grammar leaves no other reading.
"""

from musnad.read.page import COMMAS, QUOTES, Page

LONGEST_PHRASE = 32
"""Tokens. Longer phrases before a complementizer are misread sentences, not titles."""


class Phrases:
    """The phrase grammar over one page."""

    def __init__(self, page: Page) -> None:
        self.page, self.lex, self.forms, self.size = page, page.lex, page.forms, page.size
        self.apposed = True

    def name_quote(self, i: int) -> int:
        """The token after a quotation at `i` that only names something (three words at most, or one mention); 0 if not."""
        close = self.page.quote.get(i)
        if close is None:
            return 0
        inside = close - i - 1
        if inside < 1:
            return 0
        named = self.page.mention_end.get(i + 1, 0)
        if named >= close:
            return close + 1
        after_name = i > 0 and (self.lex.role(self.forms[i - 1]) is not None or self.lex.adjective(self.forms[i - 1]))
        if inside <= 3 and after_name and close + 1 < self.size and self.forms[close + 1] not in COMMAS | {"."}:
            return close + 1
        return 0

    def aside(self, i: int) -> int:
        """The token after a parenthesis or a dashed aside that opens at `i`, or 0."""
        form = self.forms[i]
        if form in "([":
            for j in range(i + 1, min(i + 14, self.size)):
                if self.forms[j] in ")]":
                    return j + 1
        if self.page.is_dash(i) and i and self.page.tokens[i].start > self.page.tokens[i - 1].end:
            for j in range(i + 2, min(i + 24, self.size)):
                if self.page.is_dash(j) and self.page.sentence[j] == self.page.sentence[i]:
                    return j + 1
        return 0

    def named_at(self, i: int) -> int:
        """The token after the mention that begins at `i` (inside a name's quotation marks too), or 0."""
        if i >= self.size:
            return 0
        if self.forms[i] in QUOTES:
            close = self.page.quote.get(i)
            end = self.page.mention_end.get(i + 1, 0)
            return close + 1 if close is not None and end >= close else (end if end and close is None else 0)
        return self.page.mention_end.get(i, 0)

    def ends_in_person(self, i: int, j: int) -> bool:
        """Whether a person's name closes tokens [i, j)."""
        return any(
            self.page.named[k].kind == "person" and self.page.mention_end[k] >= j for k in range(i, j) if k in self.page.named
        )

    def agent(self, i: int, *, apposed: bool = True) -> int:
        """The end of the noun phrase of a speaker that surely begins at `i`, or `i` where none does.

        `apposed`: a title may follow the name (`X المتحدث باسم ...`); not where another noun phrase is due.
        """
        j = i
        if (
            i + 1 < self.size
            and self.forms[i] in self.lex.determiners
            and (self.lex.role(self.forms[i + 1]) or self.named_at(i + 1))
        ):
            j = i + 1
        self.apposed = apposed
        while j < self.size and j - i < LONGEST_PHRASE:
            step = self._agent_step(i, j)
            if step <= j:
                break
            j = step
        return i if j == i + 1 and self.forms[i] in self.lex.determiners else j

    def _agent_step(self, i: int, j: int) -> int:
        forms, lex = self.forms, self.lex
        named = self.named_at(j)
        if named:
            return named if j == i or not self.complete(i, j) or self._joined(j) or self._name_of_title(i, j) else j
        if j > i and lex.adjective(forms[j]):
            return j + 1
        if (
            j == i
            and forms[j].endswith(lex.human_plural)
            and not lex.definite(forms[j])
            and len(forms[j]) > 4
            and forms[j][:1] not in lex.present_prefixes
        ):
            return j + 1
        if j == i and lex.definite(forms[j]) and forms[j].endswith(lex.nation_plurals):
            return j + 1
        if j > i and forms[j] in lex.or_words and j + 1 < self.size and (self.named_at(j + 1) or lex.role(forms[j + 1])):
            return self.named_at(j + 1) or j + 2
        role = lex.role(forms[j])
        if role is not None and (j == i or self._role_follows(i, j)):
            return j + 1
        if j > i and not self.complete(i, j):
            head = lex.role(forms[j - 1])
            if head in ("person", "organisation") and not lex.definite(forms[j - 1]) and lex.definite(forms[j]):
                return j + 1
            if (
                lex.role(forms[i]) in lex.epithets
                and forms[j][:1] in lex.conjunctions
                and lex.definite(forms[j][1:])
                and lex.definite(forms[j - 1])
            ):
                return j + 1
            if forms[j] in lex.complements or (lex.indefinite_adjective(forms[j]) and not lex.definite(forms[j - 1])):
                return j + 1
            if forms[j] in lex.inner_prepositions and self.named_at(j + 1):
                return j + 1
            if (
                forms[j][:1] == lex.to_clitic
                and self._clitic(forms[j])
                and lex.role(forms[i]) in lex.epithets
                and not self.medium(j)
                and forms[j] not in lex.addressee_groups
            ):
                return j + 1
        if (
            j > i
            and forms[j][:1] in lex.conjunctions
            and lex.definite(forms[j][1:])
            and self.complete(i, j)
            and j + 1 < self.size
            and lex.definite(forms[j + 1])
        ):
            return j + 2
        quoted = self.name_quote(j) if j > i else 0
        return quoted or j

    def _name_of_title(self, i: int, j: int) -> bool:
        """Whether a person named at `j` is the one whose title, closed by an institution, begins at `i`."""
        page = self.page
        m = page.named.get(j) or page.named.get(j + 1)
        return (
            m is not None
            and m.kind == "person"
            and self.lex.role(self.forms[i]) in self.lex.epithets
            and not self._has_person_in(i, j)
        )

    def _has_person_in(self, i: int, j: int) -> bool:
        return any(k in self.page.named and self.page.named[k].kind == "person" for k in range(i, j))

    def _role_follows(self, i: int, j: int) -> bool:
        """Whether a role at `j` goes on with the phrase: not an indefinite one after a definite, nor one that begins anew."""
        lex, forms = self.lex, self.forms
        if lex.role(forms[j]) and forms[j] not in lex.roles and forms[j][:1] in lex.conjunctions:
            return self.complete(i, j)
        if self.complete(i, j):
            k = next((k for k in range(max(i, j - 6), j) if self.page.mention_end.get(k) == j), None)
            if k is not None and self.page.named[k].kind != "person":
                return (
                    lex.definite(forms[j])
                    and lex.role(forms[i]) in lex.epithets
                    and lex.role(forms[j]) in lex.epithets
                    and not self._has_person_in(i, j)
                )
            return (
                self.apposed
                and k is not None
                and self.page.named[k].kind == "person"
                and lex.role(forms[j]) in lex.epithets
                and forms[j] not in lex.fresh_roles
            )
        return lex.definite(forms[j]) or not lex.definite(forms[j - 1])

    def _joined(self, j: int) -> bool:
        """Whether the mention at `j` is joined to what precedes it (`X and Y`)."""
        return self.forms[j][:1] in self.lex.conjunctions and self.page.named[j].span[0] >= self.page.tokens[j].start

    def complete(self, i: int, j: int) -> bool:
        """Whether tokens [i, j) already end in a name, so that another noun begins a new phrase."""
        for k in range(i, j):
            if self.named_at(k) == j or (self.forms[k] in QUOTES and self.named_at(k) == j):
                kind = self.page.named[k + 1 if self.forms[k] in QUOTES else k].kind
                return kind == "person" or (kind in ("organisation", "outlet", "place"))
        return False

    def phrase(self, i: int, stops: frozenset[str] = frozenset()) -> int:
        """The end of the noun phrase that begins at `i` and takes all up to what cannot belong to it."""
        j = i
        while j < self.size and j - i < LONGEST_PHRASE:
            step = self._phrase_step(i, j, stops)
            if step <= j:
                break
            j = step
        return j

    def _phrase_step(self, i: int, j: int, stops: frozenset[str]) -> int:
        page, lex, form = self.page, self.lex, self.forms[j]
        if page.sentence[j] != page.sentence[i] and j > i:
            return j
        named = self.named_at(j)
        if named:
            return named
        if form in QUOTES:
            return self.name_quote(j) or j
        if form in "([":
            return self.aside(j) or j
        if form in stops or form in lex.complementizers or not page.tokens[j].word:
            return (
                j + 1
                if form in ".-"
                and j > i
                and page.tokens[j + 1 : j + 2]
                and page.tokens[j].start == page.tokens[j - 1].end
                and page.tokens[j + 1].start == page.tokens[j].end
                else j
            )
        if form in lex.said_forms or form in lex.pronoun_subjects:
            return j
        if j > i and (j in page.timed or form in lex.adverbs or form in lex.relatives):
            return j
        if (
            j > i
            and any(
                f.kind not in ("participle", "jussive") or (f.pronoun == "" and form in lex.said_forms) for f in lex.lookup(form)
            )
            and lex.role(form) is None
            and not lex.definite(form)
        ):
            return self._anonymous(i, j)
        inner = form in lex.inner_prepositions or (form[:1] in (lex.to_clitic, lex.by_clitic) and self._clitic(form))
        if form in lex.prepositions or inner:
            if j == i + 1 and lex.role(self.forms[i]) == "outlet" and form in lex.adverbial_names:
                return j + 1
            if j == i:
                return j + 1 if inner and form not in lex.prepositions and form not in lex.inner_prepositions else j
            return self._inner(i, j, stops) if inner else j
        if j > i and self._closed(i, j):
            return j
        return j + 1

    def _anonymous(self, i: int, j: int) -> int:
        """Past a clause by which a speaker stays unnamed, up to the complementizer or comma after it; `j` otherwise."""
        if (
            self.forms[j] not in self.lex.anonymity_verbs
            or j + 1 >= self.size
            or self.forms[j + 1] not in self.lex.anonymity_objects
        ):
            return j
        for k in range(j + 1, min(self.size, j + 9)):
            if self.forms[k] in self.lex.complementizers or self.forms[k] in COMMAS or self.forms[k] in self.lex.prepositions:
                return k
        return j

    def _closed(self, i: int, j: int) -> bool:
        """Whether a place or an institution already closes the phrase, and the word at `j` does not complete it."""
        lex, form = self.lex, self.forms[j]
        if lex.definite(form) or lex.role(form) or form in lex.complements or form[:1] in lex.conjunctions:
            return False
        k = next((k for k in range(max(i, j - 5), j) if self.page.mention_end.get(k) == j), None)
        return k is not None and self.page.named[k].kind in ("place", "organisation")

    def _clitic(self, form: str) -> bool:
        lex = self.lex
        if form.startswith(lex.to_clitic):
            return form not in lex.to_words and len(form) > 3
        return form not in lex.by_words and len(form) > 3

    def _inner(self, i: int, j: int, stops: frozenset[str]) -> int:
        """Past a preposition that joins a role to its institution (`مسؤول في`), unless a name already closed the phrase."""
        page, lex, forms = self.page, self.lex, self.forms
        head = next((role for k in range(j - 1, i - 1, -1) if (role := lex.role(forms[k]))), None)
        if j + 1 >= self.size or forms[j] in stops:
            return j
        if self._has_person(i, j):
            return j + 2 if forms[j] == lex.member_of and forms[j + 1] in lex.member_heads else j
        if head is None:
            return j
        object_at = j + 1 if forms[j] in lex.prepositions or forms[j] in lex.inner_prepositions else j
        if self.medium(j) or object_at in page.timed or forms[j] in lex.addressee_groups:
            return j
        if object_at == j and forms[j][:1] in stops and lex.role(forms[j][1:]) != "organisation":
            return j
        return object_at + 1

    def _has_person(self, i: int, j: int) -> bool:
        page = self.page
        return any(
            k in page.named and page.named[k].kind == "person" and page.mention_end[k] == j for k in range(max(i, j - 6), j)
        )

    def medium(self, i: int) -> int:
        """The end of a medium that begins at `i` (`في مؤتمر صحفي`, `لصحيفة "X"`, `عبر تويتر`), or 0."""
        page, lex, forms = self.page, self.lex, self.forms
        if forms[i] in lex.media_outlets and forms[i].startswith(lex.to_clitic):
            return self._outlet_end(i + 1)
        if (
            forms[i][:1] == lex.to_clitic
            and i in page.named
            and page.named[i].kind == "outlet"
            and page.name_carries(i, lex.to_clitic)
        ):
            return self._outlet_end(page.mention_end[i])
        j = i + 1
        if forms[i] in lex.media_prepositions and j < self.size:
            if forms[j] in lex.media_outlets or (j in page.named and page.named[j].kind == "outlet"):
                return self._outlet_end(page.mention_end.get(j, j + 1))
            heads = {forms[j]} | set(lex.bare_forms(forms[j]))
            if heads & lex.media or (
                forms[j] in lex.media_skips and j + 1 < self.size and lex.media & set(lex.bare_forms(forms[j + 1]))
            ):
                return self._medium_end(j + 1)
        if forms[i] in lex.lone_to and j < self.size:
            k = j + 1 if forms[j] in QUOTES else j
            if k in page.named and page.named[k].kind == "outlet":
                return self._outlet_end(j)
        if forms[i] in lex.media_adverbs:
            return i + 1
        carried = page.starts_with(i, lex.carriers)
        if carried and i + carried < self.size:
            k = i + carried
            if forms[k] in lex.media_outlets or (k in page.named and page.named[k].kind == "outlet"):
                return self._outlet_end(page.mention_end.get(k, k + 1))
        return 0

    def _medium_end(self, j: int) -> int:
        page, lex, forms = self.page, self.lex, self.forms
        end = min(self.size, j + 8)
        start = j
        while j < end and page.tokens[j].word and forms[j] not in lex.complementizers and j not in page.timed:
            if forms[j] in lex.prepositions or forms[j] in lex.relatives or forms[j] in lex.adverbs:
                if forms[j] in lex.medium_links and j + 1 < end:
                    j = max(self.named_at(j + 1), j + 2)
                    continue
                break
            if j in page.named and page.named[j].kind == "person" and not forms[j].startswith(lex.to_clitic):
                break
            if self.lex.role(forms[j]) in ("person", "spokesperson", "official") and not forms[j].startswith(lex.to_clitic):
                break
            if lex.lookup(forms[j]) and lex.role(forms[j]) is None and not lex.definite(forms[j]):
                break
            j = max(page.mention_end.get(j, 0), j + 1)
        if j < self.size and forms[j] in QUOTES and j > start:
            return self.name_quote(j) or j
        return j

    def _outlet_end(self, j: int) -> int:
        page, lex = self.page, self.lex
        for _ in range(6):
            if j >= self.size:
                break
            close = page.quote.get(j)
            if close is not None and close - j <= 5:
                j = close + 1
            elif j in page.mention_end:
                j = page.mention_end[j]
            elif self.forms[j] in "([" and self.aside(j):
                j = self.aside(j)
            elif lex.adjective(self.forms[j]) or self.forms[j] in lex.outlet_links or self.forms[j] in lex.media_outlets:
                j += 1
            else:
                break
        return min(j, self.size)

    def addressee(self, i: int) -> int:
        """The end of an addressee with its own preposition at `i` (`للصحفيين`, `أمام النواب`, `لبوتين`), or 0."""
        page, lex, forms = self.page, self.lex, self.forms
        form = forms[i]
        if form in lex.addressee_groups:
            return self._group_end(i + 1)
        if form in lex.addressee_prepositions and i + 1 < self.size:
            heads = set(lex.bare_forms(forms[i + 1]))
            if heads & lex.addressee_heads or self._person(i + 1):
                return self._group_end(max(self.named_at(i + 1), i + 2))
        if form in lex.lone_to and i + 1 < self.size and self.named_at(i + 1):
            return self.named_at(i + 1)
        if form[:1] == lex.to_clitic and form not in lex.to_words:
            if i in page.named:
                carried = page.named[i].kind != "outlet" and page.name_carries(i, lex.to_clitic)
                return self._group_end(page.mention_end[i]) if carried else 0
            if set(lex.bare_forms(form)) & lex.addressee_heads:
                return self._group_end(i + 1)
        return 0

    def _person(self, i: int) -> bool:
        return i in self.page.named and self.page.named[i].kind in ("person", "office")

    def _group_end(self, j: int) -> int:
        """Past what completes an addressee: adjectives, names, and definite nouns with the institution they belong to."""
        page, lex = self.page, self.lex
        for _ in range(10):
            if j >= self.size or j in page.timed or self.forms[j] in lex.complementizers or self.forms[j] in lex.adverbs:
                break
            form = self.forms[j]
            if not (
                lex.definite(form)
                or self.named_at(j)
                or form in lex.complements
                or (form[:1] == lex.by_clitic and j in page.named)
            ):
                break
            j = max(j + 1, self.named_at(j))
        return j
