"""Noun phrases of speakers, by token ranges.

There is no tagger: a phrase is grown from what is known (mentions, roles, the article, adjective endings) and
stopped by what cannot belong to it. Two growths: `agent` keeps to what it knows, for places where an object may
follow the subject; `phrase` takes all up to a stop, for places where grammar leaves no other reading.
"""

from musnad.model import Mention
from musnad.read.asides import BRACKETS
from musnad.read.completions import LONGEST_NAME
from musnad.read.mentions import is_given_name
from musnad.read.page import QUOTES, Page
from musnad.read.portions import Portions
from musnad.read.vocabulary import is_listed

LONGEST_PHRASE = 32
"""Tokens. Longer phrases before a complementizer are misread sentences, not titles."""
_OWNED = frozenset({"person", "official", "organisation", "outlet", "document", "spokesperson", "witness"})
"""Roles of nouns that a definite noun behind them makes definite (`وزير العمل`, `شبكة الرصد`)."""


class Phrases(Portions):
    """The phrase grammar over one page."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._agents: dict[tuple[int, bool], int] = {}
        self._wholes: dict[tuple[int, frozenset[str]], int] = {}

    def ends_in_person(self, i: int, j: int) -> bool:
        """Whether a person's name closes tokens [i, j), perhaps in quotation marks."""
        j -= i < j and self.forms[j - 1] in QUOTES
        return any(self.page.kind(k) == "person" and self.page.mention_end[k] >= j for k in range(i, j))

    def agent(self, i: int, *, apposed: bool = True) -> int:
        """The end of the noun phrase of a speaker that surely begins at `i`, or `i` where none does.

        `apposed`: a title may follow the name (`X المتحدث باسم ...`); not where another noun phrase is due.
        """
        end = self._agents.get((i, apposed))
        if end is None:
            end = self._agents[i, apposed] = self._agent(i, apposed=apposed)
        return end

    def _agent(self, i: int, *, apposed: bool) -> int:
        if (whole := self._whole(i)) > i:
            return self._joined_people(whole)
        determined = i < self.size and (self.forms[i] in self.lex.determiners or self._counts(i) or self._same_role(i))
        j = i + 1 if determined and i + 1 < self.size and self._speaker_at(i + 1) else i
        j += 2 * (j == i and self._counts_people(i))
        while j < self.size and j - i < LONGEST_PHRASE:
            step = self._agent_step(i, j, apposed=apposed)
            if step <= j:
                break
            j = step
        if j == i + 1 and (determined or self.forms[i] in self.lex.portions):
            return i
        return self._ranked(j) if j > i else j

    def _agent_step(self, i: int, j: int, *, apposed: bool) -> int:
        """The end of what goes on with the phrase at `j`, or `j` where nothing does."""
        if j > i and (self._people_anew(i, j) or self.described_bodies(i, j) or self.told_in_marks(j)):
            return j
        other = not apposed and j > i and (self.addressed_plural(i, j) or self.another_party(i, j))
        named = self.named_at(j)
        if named and other:
            return j
        if named:
            alias = self.forms[j] in QUOTES and j > i and self.page.kind(j + 1) != "person"
            beside = alias or (apposed and self._office_beside(i, j))
            return named if j == i or beside or self._name_follows(i, j) else j
        if j == i:
            return i + 1 if self._is_head(self.forms[i]) or self._elided(i) or self.honoured(i) or self.speaks_for(i) else i
        lex, form = self.lex, self.forms[j]
        if form[:1] in lex.conjunctions and form[1:] in lex.quantities and (whole := self._of_whole(j)) > j:
            return whole
        if form in lex.addressee_groups and form[:1] == lex.to_clitic:
            return j + 1 if self._has_body(i, j) else j
        if lex.adjective(form) or self._same_again(form) or self._further_adjective(i, j) or (j == i + 1 and self._called(i, j)):
            return j + 1
        if other:
            return j
        if self._governs_pronoun(j):
            return j + 2 + (j + 2 < self.size and self.forms[j + 2] in lex.adverbs)
        if j == i + 1 and lex.definite(self.forms[i]) and self._titled(i) and form in self.page.name_forms:
            return j + 1
        if apposed and form in lex.portions and any(m.kind == "person" for m in self._closing(i, j)):
            title = self.agent(j)
            return title if title > j + 1 else j
        if j == i + 1 and self.forms[i] in lex.portions and self.page.tokens[j].word and (owned := self._portion_of(j)):
            return owned
        if end := self._employer(i, j) or self._nearly(j) or self._bearer(i, j) or self._numbered(i, j):
            return end
        if (
            j == i + 1
            and form in lex.back_references
            and not lex.definite(self.forms[i])
            and lex.role(self.forms[i]) in lex.unnamed_roles
        ):
            return j + 1
        if form in lex.or_words and j + 1 < self.size and (named := self._speaker_at(j + 1)):
            return named
        if apposed and not self.complete(i, j) and (named := self._second_title(i, j)):
            return named
        if lex.role(form) is not None and self._role_follows(i, j, apposed=apposed) and not self._addressed(i, j):
            return j + 1
        if (
            (end := self._given_out(i, j)) > j
            or (end := self._governed(i, j)) > j
            or (form in lex.governing and (end := self._governed(i, j + 1)) > j + 1)
        ):
            return end
        if not self.complete(i, j):
            field = self._field_joined(i, j)
            if field or self._completes(i, j):
                return j + 1 + field
        elif self._joined_definite(j):
            return j + 1 + (j + 1 < self.size and lex.definite(self.forms[j + 1]))
        return self._name_in_marks(i, j) or j

    def led(self, j: int) -> int:
        """The end of who leads the body before `j` (`الحكومة برئاسة X`), or 0."""
        end = self.agent(j + 1) if self.forms[j] in self.lex.led_by and j + 1 < self.size else j + 1
        return end if end > j + 1 else 0

    def _given_out(self, i: int, j: int) -> int:
        """The end of who gave out the document that begins at `i`, behind `j` (`تقرير صادر عن البنك`), or `j`."""
        lex, forms = self.lex, self.forms
        if j + 2 >= self.size or forms[j] not in lex.issued or lex.role(forms[i]) != "document":
            return j
        dated = j + 1 + (forms[j + 1] in lex.dated)
        if dated in self.page.timed:
            return self.page.timed[dated]
        if forms[j + 1] != lex.relay:
            return j
        end = self.agent(j + 2)
        return end if end > j + 2 else j

    def _is_head(self, form: str) -> bool:
        """Whether a word that is no name may open a speaker's phrase: a role, or a plural of persons by its ending."""
        lex = self.lex
        if lex.role(form) is not None or form in lex.sure_honorifics:
            return True
        if lex.definite(form):
            return form.endswith(lex.nation_plurals) or lex.several_people(form)
        if len(form) <= 4 or form[:1] in lex.present_prefixes:
            return False
        construct = form.endswith(lex.human_plural[:1]) and is_listed(form, lex.code)
        return form.endswith(lex.human_plural) or (construct and is_listed(form[:-1], lex.code))

    def _speaker_at(self, j: int) -> int:
        """The end of a name or a role at `j`, or 0."""
        return self.named_at(j) or (j + 1 if self.lex.role(self.forms[j]) else 0)

    def _name_follows(self, i: int, j: int) -> bool:
        """Whether a name at `j` goes on with the phrase: nothing closed it yet, or the name is joined or bears its title."""
        before = self.forms[j - 1]
        if self.page.kind(j) == "outlet" and self._told_to(i, j):
            return False
        if self._of_country(i, j) and self.page.kind(j) in ("place", "organisation") and not self._joined(j):
            return False
        described = self.lex.definite(before) and self.lex.adjective(before) and j > i + 1
        led = self.page.name_carries(j, self.lex.by_clitic) or self.page.name_carries(j, self.lex.to_clitic)
        if described and self.page.kind(j) == "place" and not self._joined(j) and not led:
            return False
        people = before.endswith(self.lex.human_plural)
        if people and self.lex.role(before) and not self.lex.definite(before):
            return False
        if people and j == i + 1 and self.page.kind(j) == "organisation" and not self._joined(j):
            return False
        return not self.complete(i, j) or self._joined(j) or self._name_of_title(i, j) or self._name_of_owner(i, j)

    def _office_beside(self, i: int, j: int) -> bool:
        """Whether an office stands behind a person's name, as his title and not that of another person."""
        office = self.page.kind(j) == "office" and any(m.kind == "person" for m in self._closing(i, j))
        return office and not self._addressed(i, j) and not self._titles_another(j)

    def _completes(self, i: int, j: int) -> bool:
        """Whether the word at `j` completes a phrase that no name has closed yet."""
        lex, form, before = self.lex, self.forms[j], self.forms[j - 1]
        if before in lex.sure_honorifics and not lex.definite(form):
            return False
        if lex.definite(before) or self._joined_definite(j - 1):
            if self._joined_definite(j) and (self._titled(i) or self._pair_names(i, j)):
                return True
        elif (
            lex.indefinite_adjective(form)
            or form in lex.plain_qualities
            or (lex.definite(form) and lex.role(before) in _OWNED and not before.endswith(lex.human_plural))
        ):
            return True
        if (form in lex.complements and not self._institution_anew(j)) or (
            form in lex.inner_prepositions
            and (self.named_at(j + 1) or (before in lex.near_words and self._definite_role(j + 1)) or self._unnamed_in_body(i, j))
        ):
            return True
        if (
            self._names_body(i, j)
            or self._foreign(i, j)
            or self._owned_office(j)
            or self._in_chain(i, j)
            or self._past_chain(i, j)
        ):
            return True
        if before in lex.spoken_for:
            return lex.definite(form)
        if form in lex.spoken_for and j + 1 < self.size and self._whole_body(j + 1):
            return True
        return self._owner_follows(i, j)

    def _owner_follows(self, i: int, j: int) -> bool:
        """Whether the owner of a title, or of a body with its adjective, follows with its preposition written onto it
        (`المتحدث للحكومة`, `الكتلة البرلمانية للحزب`)."""
        form, lex = self.forms[j], self.lex
        if form[:1] != lex.to_clitic or not self._clitic(form) or form in lex.addressee_groups:
            return False
        if (self.page.kind(j) == "outlet" and self.forms[i] in lex.resumptives) or self._told_people(j):
            return False
        owner = form.startswith(lex.to_clitic * 2) or lex.role(form[1:]) is not None or j in self.page.named
        titled = any(lex.role(self.forms[k]) in lex.epithets for k in range(i, j))
        owned = titled or (owner and self._part_of(i, j))
        return owner and lex.article + form[2:] not in lex.deeds and owned and not self._told_here(i, j)

    def _told_people(self, j: int) -> bool:
        """Whether several people, or somebody of the speaker's own, are spoken to at `j`: no title is theirs (`قال الرئيس
        لموظفي البنك`)."""
        word = self.forms[j][1:]
        whose = word.endswith((*self.lex.object_pronouns, self.lex.accusative_plural[:1])) and not self.lex.definite(word)
        whose = whose and not self.page.raw(j).endswith(self.lex.feminine_singular)
        return whose and j not in self.page.named and self.addressee(j) > j

    def _part_of(self, i: int, j: int) -> bool:
        """Whether a body with its adjective at `i` may belong to the body or place at `j`, which is not spoken to."""
        lex, form = self.lex, self.forms[j]
        body = lex.role(form) == "organisation" or self.page.kind(j) in ("organisation", "place") or form[1:] in lex.areas
        body = body or (self._with_to(form) and lex.role(form[1:]) in lex.epithets)
        described = lex.adjective(self.forms[j - 1]) or (j > i + 1 and self.forms[j - 1] in lex.complements)
        return body and described and lex.role(self.forms[i]) == "organisation" and not self.addressee(j)

    def _name_of_title(self, i: int, j: int) -> bool:
        """Whether a person named at `j` is the one whose title, closed by an institution, begins at `i`."""
        kind = self.page.kind(j) or self.page.kind(j + 1)
        return kind == "person" and self._titled(i) and not self._has_person_in(i, j)

    def _role_follows(self, i: int, j: int, *, apposed: bool) -> bool:
        """Whether a role at `j` goes on with the phrase: not an indefinite one after a definite, nor one that begins anew."""
        lex, form = self.lex, self.forms[j]
        if form in lex.media_outlets and form not in lex.roles and self._told_to(i, j):
            return False
        if form not in lex.roles and form[:1] in lex.conjunctions:
            return self.complete(i, j) or self._joined_alike(j) or self._joined_heads(i, j)
        if not self.complete(i, j):
            before = self.forms[j - 1]
            if lex.definite(form) and (lex.role(before) in lex.unnamed_roles or self._described_without(i, j)):
                return False
            closed = lex.definite(self.forms[j - 1]) or self._joined_definite(j - 1)
            return not self._institution_anew(j) and (lex.definite(form) or not closed)
        if lex.role(form) not in lex.epithets:
            return False
        closing = self._closing(i, j)
        if closing and closing[0].kind != "person":
            return apposed and lex.definite(form) and self._titled(i) and not self._has_person_in(i, j)
        beside = apposed or (not lex.definite(form) and self.page.kind(j) != "office" and self._long_title(j))
        return beside and bool(closing) and form not in lex.fresh_roles and not self._titles_another(j)

    def phrase(self, i: int, stops: frozenset[str] = frozenset()) -> int:
        """The end of the noun phrase that begins at `i` and takes all up to what cannot belong to it, or `stops`."""
        return i if i < self.size and self.forms[i] in self.lex.no_speakers and not self.named_at(i) else self.whole(i, stops)

    def whole(self, i: int, stops: frozenset[str] = frozenset()) -> int:
        """The end of the noun phrase that begins at `i`, whether or not its head may speak."""
        end = self._wholes.get((i, stops))
        if end is None:
            end = self._wholes[i, stops] = self._up_to(i, stops)
        return end

    def _up_to(self, i: int, stops: frozenset[str]) -> int:
        j = self._whole(i)
        while j < self.size and j - i < LONGEST_PHRASE:
            step = self._phrase_step(i, j, stops)
            if step <= j:
                break
            j = step
        return j

    def _phrase_step(self, i: int, j: int, stops: frozenset[str]) -> int:
        """The end of what goes on with the phrase at `j`, or `j` where it stops."""
        page, lex, form = self.page, self.lex, self.forms[j]
        if page.sentence[j] != page.sentence[i] or (j == i and form in lex.or_words):
            return j
        if j > i and (self._people_anew(i, j) or self.described_bodies(i, j)):
            return j
        if further := self._employer(i, j) or self._bearer(i, j) or self._numbered(i, j):
            return further
        if named := self.named_at(j):
            return j if j > i and (self.medium(j) or self._addressed(i, j) or self._another(i, j)) else named
        if form in QUOTES or form in BRACKETS:
            return self._name_in_marks(i, j) if form in QUOTES else self.aside(j)
        if j > i and (form in lex.perfect_particles or (form in lex.lone_to and self.medium(j))):
            return j
        if j > i and ((lex.governing.get(self.forms[j - 1]) == form and j + 1 < self.size) or self._tied(i, j)):
            return self.place_end(j + 1)
        if form in stops or form in lex.complementizers or not page.tokens[j].word:
            return j + 1 if self._inside_word(i, j) else j
        if form in lex.said_forms or form in lex.pronoun_subjects:
            return j
        if j == i + 1 and form in lex.plain_qualities and lex.role(self.forms[i]) in lex.unnamed_roles:
            return j + 1
        if j > i:
            if self._ended(j) or j in page.timed or self._addressed(i, j):
                return j
            if self._is_verb(form) or lex.goes_on(form) or form in lex.jussive_particles:
                return self.anonymous(j)
            if form.startswith(lex.third_person) and self._goes_on_with_verb(i, j):
                return j
            if form in lex.according_starts and self._cites(j):
                return j
            if any(page.starts_with(j, ends) for ends in (lex.openers, lex.phrase_ends, lex.asides)) or self.speaks_where(j):
                return j
            if form in lex.media_outlets and self.forms[j - 1].endswith(lex.adjective_endings) and j > i + 1:
                return j
            if form in lex.anonymity_verbs or (form in lex.media and form.endswith(lex.object_pronouns)):
                return j
        if self._is_preposition(form) or form in lex.inner_prepositions:
            return self._past_preposition(i, j, stops)
        return j if j > i and (self._closed(i, j) or self._after_surname(i, j) or self._object_of(i, j)) else j + 1

    def _cites(self, j: int) -> bool:
        """Whether what begins at `j` names who is the ground of what is said (`الوزير بحسب صحيفة كذا`)."""
        rows = self.lex.according_starts[self.forms[j]]
        return any(not row.verb and tuple(self.forms[j : j + len(row.words)]) == row.words for row in rows)

    def _addressed(self, i: int, j: int) -> bool:
        """Whether a name or title with `to` written onto it follows a person (`قال بوتين لماكرون`): he is the addressee."""
        if not self.forms[j].startswith(self.lex.to_clitic):
            return False
        if self._told_people(j):
            return True
        if all(m.kind != "person" for m in self._closing(i, j)):
            return False
        return self.page.name_carries(j, self.lex.to_clitic) or (j not in self.page.named and self.addressee(j) > j)

    def _past_preposition(self, i: int, j: int, stops: frozenset[str]) -> int:
        """Past a preposition that belongs to the phrase; `j` where it begins an adjunct of the verb."""
        lex, form = self.lex, self.forms[j]
        if j == i + 1 and form in lex.adverbial_names and lex.role(self.forms[i]) == "outlet":
            return j + 1
        if j == i:
            return j if form in lex.prepositions or form in lex.inner_prepositions else j + 1
        if (form in lex.inner_prepositions or self._carries_preposition(form)) and not self.those_who(j):
            return self._inner(i, j, stops)
        return j

    def _closed(self, i: int, j: int) -> bool:
        """Whether a name already closes the phrase, and the word at `j` does not complete it."""
        lex, form = self.lex, self.forms[j]
        closing = self._closing(max(i, j - LONGEST_NAME + 1), j)
        if closing and self._in_full(closing[0], j) and lex.definite(form):
            return not (lex.adjective(form) or lex.role(form) in lex.epithets or form in lex.complements)
        if lex.definite(form) or lex.role(form) or form in lex.complements or form[:1] in lex.conjunctions:
            return False
        if not closing or closing[0].kind not in ("place", "organisation"):
            return False
        return not self._titled(i) or self._has_person_in(i, j)

    def _in_full(self, mention: Mention, j: int) -> bool:
        """Whether a listed person's name that ends before `j` is whole: a family's name, or a given and a family's."""
        if mention.kind != "person" or mention.entity is None or mention.entity.id not in self.page.world:
            return False
        alone = self.page.named.get(j - 1) is mention and not is_given_name(self.forms[j - 1], language=self.lex.code)
        return alone or self.page.named.get(j - 2) is mention

    def _inner(self, i: int, j: int, stops: frozenset[str]) -> int:
        """Past a preposition that joins a role to its institution (`مسؤول في`), unless a name already closed the phrase."""
        lex, form = self.lex, self.forms[j]
        if j + 1 >= self.size or form in stops:
            return j
        if any(m.kind == "person" for m in self._closing(i, j)) and not self._body_bears(i, j):
            return j + 2 if form == lex.member_of and self.forms[j + 1] in lex.member_heads else j
        if not any(lex.role(self.forms[k]) or self._counted(i, k) for k in range(i, j)):
            return j
        free = form in lex.prepositions or form in lex.inner_prepositions
        if form in lex.towards and not (self.named_at(j + 1) or lex.role(self.forms[j + 1]) == "organisation"):
            return j
        institution = j + 1 if free else j
        told = self._told_here(i, j) or (form in lex.addressee_groups and not self._has_body(i, j))
        if institution in self.page.timed or told:
            return j
        if not free and form[:1] in stops and lex.role(form[1:]) != "organisation":
            return max(self._governed(i, j), j + 1) if self._more_of(form[:1], j) else j
        lone = form in (lex.by_clitic, lex.to_clitic)
        return (0 if lone else self._short_name(institution)) or institution + 1

    def _body_bears(self, i: int, j: int) -> bool:
        """Whether the name that ends before `j` is that of a body (`أستاذ بجامعة سالم`)."""
        lex = self.lex
        start = next((k for k in range(i + 1, j) if self.page.mention_end.get(k) == j), i)
        return start > i and lex.role(self.forms[start - 1]) == "organisation" and not lex.definite(self.forms[start - 1])
