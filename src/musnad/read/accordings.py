"""Cues that stand before or after what is said and take the speaker themselves: `وفق X`, `كما قال X`, `على حد قوله`."""

from dataclasses import replace

from musnad.read.clauses import Clauses
from musnad.read.cues import According, Form
from musnad.read.drafts import Draft, Range
from musnad.read.gaps import read_gap
from musnad.read.mentions import is_given_name
from musnad.read.page import COMMAS, Page
from musnad.read.passages import FARTHEST_COMMA
from musnad.read.phrases import Phrases
from musnad.read.vocabulary import is_listed

LONGEST_BRANCH = 6
"""Tokens of the branch of a body behind a dash in its name."""
SHORTEST_CLAUSE = 3
"""Tokens of a content behind a source inside its sentence."""
_LIGHT = frozenset("،,")
"""Commas, after which a conjunction begins a clause of the outlet's own; after a semicolon it gives a reason."""


class Accordings:
    """Matches the according frames of one page."""

    def __init__(self, page: Page, phrases: Phrases, clauses: Clauses) -> None:
        self.page, self.lex, self.forms = page, page.lex, page.forms
        self.phrases, self.clauses = phrases, clauses

    def at(self, i: int) -> Draft | None:
        """The draft of the longest according cue that begins at token `i` and fits; its first word must be one."""
        first = self.lex.without_and(self.forms[i])
        for row in self.lex.according_starts[self.forms[i]]:
            end = i + len(row.words)
            if (first, *self.forms[i + 1 : end]) != row.words:
                continue
            governed = i > 0 and self.lex.without_conjunction(self.forms[i - 1]) in row.bars
            if not governed and (found := self._row(i, end, row)):
                return found
        return None

    def _row(self, i: int, j: int, row: According) -> Draft | None:
        """The draft of the cue [i, j), by what follows it: nothing, a noun phrase, or a verb with its speaker."""
        if row.pronoun:
            return self._before_content(self._draft(i, j, rule="according-pronoun", lemma=" ".join(row.words)), j)
        if j >= self.page.last(i) or (row.next and self.forms[j][:1] != self.lex.to_clitic):
            return None
        word = self.forms[j].removeprefix(self.lex.to_clitic if row.next else "")
        if not row.verb and word in self.lex.according_own:
            return self._before_content(self._draft(i, j + 1, rule="according-pronoun", lemma=" ".join(row.words)), j + 1)
        relative = word in self.lex.according_relative
        if row.verb or relative:
            return self._verbal(i, j, row, relative=relative)
        own = word in self.lex.according_nouns and self.phrases.agent(j + 1) > j + 1
        return self._source(i, j + own, row)

    def _verbal(self, i: int, j: int, row: According, *, relative: bool) -> Draft | None:
        """`وفق ما قال X`, `كما ورد في X`: the verb after the cue belongs to it."""
        k, last = j + relative, self.page.last(i)
        if k >= last:
            return None
        said = self._said(k)
        if self.forms[k] in self.lex.learned_verbs:
            start = self.clauses.skip(k + 1, last, [], addressed=False)
            draft = self._source(i, self._past_prepositions(start, last), row)
            return replace(draft, cues=[(i, k + 1)]) if draft else None
        if self._stands_in(k, last) and not (row.verb and said and self._opens_statement(i, k, said)):
            document = self._source(i, self._past_prepositions(k + 1, last), row)
            if document is not None:
                return document
        if said is None:
            published = relative and self._published(self.forms[k])
            return self._source(i, self._past_prepositions(k + 1, last), row) if published else None
        if (
            said.cue.act not in ("assert", "express")
            or "people" in said.cue.flags
            or said.cue.flags >= {"near", "overt"}
            or (row.verb and self._opens_statement(i, k, said))
        ):
            return None
        if row.verb and said.kind == "present" and said.number == "p":
            return None
        if "relay" in said.cue.frames:
            return self._carrier(i, k + 1, row) or self._source(i, k + 1, row)
        return self._source(i, k + 1, row, gender=said.gender)

    def _published(self, form: str) -> bool:
        """Whether a word is a verb of giving out, perhaps with its object written onto it (`ما أورده`)."""
        verbs = self.lex.according_verbs
        return form in verbs or any(form.endswith(p) and form[: -len(p)] in verbs for p in self.lex.object_pronouns)

    def _stands_in(self, k: int, last: int) -> bool:
        """Whether the words before are told to stand in a document: a verb of giving out at `k` with its preposition
        (`وفق ما جاء في البيان`)."""
        return self._published(self.forms[k]) and k + 1 < last and self.forms[k + 1] in self.lex.media_prepositions

    def _said(self, k: int) -> Form | None:
        """The verb of saying at `k`, in the third person and without a conjunction; one that passes words on comes first."""
        lex, forms = self.lex, self.forms
        considered = forms[k] in lex.unspoken and k + 1 < self.page.size and self.clauses.objective(k + 1)
        readings = () if considered else lex.lookup(forms[k])
        fits = [f for f in readings if f.kind in ("past", "present") and f.person == 3 and not f.joined]
        return next((f for f in fits if "relay" in f.cue.frames), fits[0] if fits else None)

    def _past_prepositions(self, k: int, last: int) -> int:
        while k < last and self.forms[k] in self.lex.prepositions:
            k += 1
        return k

    def _opens_statement(self, i: int, k: int, said: Form) -> bool:
        """Whether the verb after `كما` has a content of its own, so that it attributes nothing of what precedes."""
        if self.lex.without_and(self.forms[i]) not in self.lex.as_words:
            return False
        others = [f for f in self.lex.lookup(self.forms[k]) if f.cue is not said.cue]
        readings = others if "relay" in said.cue.frames else [said]
        aside = self.phrases.aside(i - 1) if i > 0 and self.page.is_dash(i - 1) else 0
        gaps = (read_gap(self.page, self.phrases, k, f, subject=False) for f in readings)
        own = (gap for gap in gaps if gap is not None and not i < aside <= gap.start)
        return any(gap.rule != "bare" or gap.source is not None for gap in own)

    def _source(self, i: int, j: int, row: According, *, gender: str = "") -> Draft | None:
        """The source after an according cue that ends at `j`, and the content before or after it."""
        last = self.page.last(i)
        media: list[Range] = []
        start = j if row.next else self.clauses.skip(j, last, media, addressed=False)
        start += bool(gender) and start + 1 < last and self.forms[start] in self.lex.owned_prepositions
        spoken_to = self.phrases.addressee(start) if gender and start < last else 0
        if spoken_to:
            addressee, start = (start, spoken_to), self.clauses.skip(spoken_to, last, media, addressed=False)
        if gender and start + 1 < last and self.forms[start] in COMMAS:
            start = self._behind_aside(start, last)
        again = bool(row.next) and start + 1 < last and self.forms[start][1:] in self.lex.selves
        end = self.phrases.phrase(start + 1) if again else self._before_verb(i, start, self._with_clause(i, start, last))
        if end == start and gender and start < last and self.forms[start] in COMMAS:
            return self._draft(i, j, rule="according-pronoun", lemma=self.lex.without_and(self.forms[i]))
        if end > start and gender and self._plain_noun(start, end):
            told = start == j and not self.forms[j].isdigit() and not self._takes_noun(j - 1)
            return self._draft(i, j, rule="according-pronoun", lemma=self.lex.without_and(self.forms[i])) if told else None
        led = self._led(end, last)
        if self._heads(i, end):
            return None
        end = self._with_title(start, end, last) if self.clauses.leads(i) else end
        known = led and start < last and self.lex.articled(self.forms[start]) and not self.lex.is_manner(self.forms[start])
        if end == start or (not row.verb and self._manner(start) and not known):
            return None
        before = end >= last or self.forms[end] not in self.lex.lead_particles
        if not row.verb and before and self.lex.is_law(self.forms[start]) and not self.clauses.leads(i):
            return None
        draft = self._draft(i, j, rule="according", lemma=self.lex.without_and(self.forms[i]))
        if row.verb and (outlet := self._informed(j - 1, start, end)):
            media, end = [(outlet, end)], outlet
        carried = self.page.starts_with(end, self.lex.carriers) if end < last else 0
        if carried and (behind := self.phrases.phrase(end + carried)) > end + carried:
            media.append((start, end))
            draft.cues.append((end, end + carried))
            start, end = end + carried, behind
        k = self.clauses.skip(end, last, media)
        draft.source, draft.media, draft.gender = (start, end), media, gender
        draft.clitic, draft.quoted = bool(row.next), row.quoted
        draft.addressee = addressee if spoken_to else None
        draft.start = k
        lead = self._after_lead(k, last)
        if self.clauses.leads(i) and lead < last and not self.lex.goes_on(self.forms[lead]):
            draft.start, draft.shape = lead, "clause"
            return draft
        return self._before_content(draft, k)

    def _informed(self, k: int, start: int, end: int) -> int:
        """Where the outlet begins in [start, end) that the verb at `k` tells, behind who speaks (`ما أفاد X وكالة Y`), or 0."""
        informs = any("informs" in form.cue.flags for form in self.lex.lookup(self.forms[k]))
        person = self.lex.role(self.forms[start]) not in ("outlet", "journalist") and start not in self.page.timed
        outlets = (n for n in range(start + 1, end) if self.phrases.outlet_at(n) == end)
        return next(outlets, 0) if informs and person else 0

    def _with_title(self, start: int, end: int, last: int) -> int:
        """The end of a person's title between commas behind his name (`وبحسب X، مدير المعهد، فإن`), which says who he is."""
        k = end + 1
        if k >= last or self.forms[end] not in COMMAS or not self._is_person(start, end):
            return end
        if self.lex.role(self.forms[k]) not in self.lex.epithets or self.forms[k][:1] in self.lex.conjunctions:
            return end
        close = self.phrases.phrase(k)
        if close < last and self.page.is_dash(close):
            close = next((n for n in range(close, min(last, close + LONGEST_BRANCH)) if self.forms[n] in COMMAS), close)
        return close if close < last and self.forms[close] in COMMAS | self.lex.lead_particles else end

    def _is_person(self, start: int, end: int) -> bool:
        """Whether [start, end) ends in a person's name, or is one by a given name that opens it."""
        given = is_given_name(self.forms[start].removeprefix(self.lex.to_clitic), language=self.lex.code)
        return self.phrases.ends_in_person(start, end) or (given and end - start > 1)

    def _heads(self, i: int, end: int) -> bool:
        """Whether the colon of a headline follows, which attributes what comes after it (`الوكالة نقلا عن مسؤول: ...`)."""
        colon = end < self.page.last(i) and self.forms[end] == ":" and i > self.page.first(i)
        return colon and (self.page.itemised(i) or self.page.headed(i))

    def _plain_noun(self, start: int, end: int) -> bool:
        """Whether what stands behind a verb at `start` names nobody: a relative, or an indefinite noun of the dictionary that is
        no role, with which the words around the cue go on (`كان لهم، كما أضاف، دور مهم`)."""
        lex, form = self.lex, self.forms[start]
        if form in lex.relatives or (form.isdigit() and lex.role(self.forms[min(start + 1, end - 1)]) is None):
            return True
        known = lex.definite(form) or lex.role(form) or self.phrases.agent(start) > start or self.page.mentions_in(start, end)
        return not known and is_listed(form, lex.code) and not is_given_name(form, language=lex.code)

    def _takes_noun(self, k: int) -> bool:
        """Whether the verb at `k` may have a noun for its object, with which it says something of its own (`كما نشرت صورا`)."""
        return any(f.cue.frames & {"np", "two", "object"} for f in self.lex.lookup(self.forms[k]))

    def _behind_aside(self, start: int, last: int) -> int:
        """Past a comma, and perhaps a time between two, to the speaker behind them (`ما أفاد به، اليوم، بيان`); else `start`."""
        k = self.clauses.skip(start + 1, last, [], addressed=False)
        k += start + 1 < k < last - 1 and self.forms[k] in COMMAS
        return k if k < last and self.phrases.agent(k) > k else start

    def _with_clause(self, i: int, start: int, last: int) -> int:
        """The end of a source with a clause about it: by which it stays unnamed, or, where the content follows, one that tells
        of it (`وفقا للاتفاق الذي أبرم أمس، فإن`, `وفق بيان صدر أمس عن الوزارة، فإن`)."""
        end = self.phrases.phrase(start)
        if end == start or end >= last:
            return end
        end = self.phrases.anonymous(end)
        tells = (self.lex.relatives, self.lex.issued, self.lex.issuing, self.lex.making)
        if end >= last or not (any(self.forms[end] in words for words in tells) or self._of_paper(start, end)):
            return end
        comma = next((k for k in range(end, min(last, end + FARTHEST_COMMA)) if self.forms[k] in COMMAS), last)
        leads = comma + 1 < last and (self.clauses.leads(i) or self.forms[comma + 1] in self.lex.lead_particles)
        return comma if leads else end

    def _before_verb(self, i: int, start: int, end: int) -> int:
        """The end of a source that opens its sentence before a verb that no mark sets off (`وبحسب مصادر طبية أصيب X`): a plain
        word of the dictionary, behind an adjective or a definite noun, with which no noun phrase goes on; else `end`."""
        lex, last = self.lex, self.page.last(i)
        close = self.phrases.agent(start) if start < end else end
        if not start < close < end or last - close < SHORTEST_CLAUSE or self._led(end, last) or not self.clauses.leads(i):
            return end
        before = self.forms[close - 1]
        definite = lex.definite(before) or (close - 1 == start and before.startswith(lex.to_clitic * 2))
        closed = (definite and lex.role(before) not in lex.epithets) or lex.indefinite_adjective(before)
        told_of = self.forms[close].startswith(lex.third_person) and not definite
        return close if closed and not told_of and self._plain_word(close) else end

    def _plain_word(self, k: int) -> bool:
        """Whether a word of the dictionary stands at `k` with which no noun phrase goes on: no name, time, role, adjective."""
        lex, word = self.lex, self.forms[k]
        others = (
            lex.prepositions,
            lex.inner_prepositions,
            lex.complements,
            lex.relatives,
            lex.adverbs,
            lex.not_before_participle,
        )
        goes_on = lex.definite(word) or lex.role(word) or lex.indefinite_adjective(word) or word.endswith(lex.human_plural)
        listed = is_listed(word, lex.code) and not is_given_name(word, language=lex.code)
        known = k in self.page.named or k in self.page.timed or any(word in words for words in others)
        return self.page.tokens[k].word and listed and not (goes_on or known or word.isdigit())

    def _of_paper(self, start: int, end: int) -> bool:
        """Whether what stands behind a paper at `start` goes on with it, and begins no clause (`دراسة حديثة أجرتها الجامعة`,
        `وثائق اطلعت عليها الصحيفة`)."""
        lex, form, behind = self.lex, self.forms[end], self.forms[min(end + 1, self.page.size - 1)]
        if lex.role(self.forms[start]) != "document" or lex.definite(self.forms[start]):
            return False
        raw = self.page.raw
        bare = not (lex.definite(form) or lex.definite(self.forms[end - 1]) or form.startswith((lex.to_clitic, lex.by_clitic)))
        agrees = bare and raw(end).endswith(lex.feminine_singular) and raw(end - 1).endswith(lex.feminine_singular)
        made = form.endswith(lex.object_pronouns) and not raw(end).endswith(lex.feminine_singular) and not lex.definite(form)
        return form.startswith(lex.to_clitic * 2) or behind in lex.owned_prepositions or agrees or made

    def _before_content(self, draft: Draft, k: int) -> Draft:
        """The draft whose cue and source end at `k`, its content behind them where they open a clause inside a sentence.

        A particle shows it (`وبحسب X فإن ...`), or a conjunction on the cue after a mark or a word that leads to a clause
        (`..., ووفق X، ...`); not a participle, by which the speaker before goes on.
        """
        last = self.page.last(draft.at)
        start = self._after_lead(k, last)
        leads = start > k and self.forms[start - 1] in self.lex.lead_particles
        if leads or (self._joined(draft.at) and last - start >= SHORTEST_CLAUSE and not self.lex.goes_on(self.forms[start])):
            draft.start, draft.shape = start, "clause"
            draft.joined = self._joined(draft.at) and self.forms[draft.at - 1] in _LIGHT
        return draft

    def _joined(self, i: int) -> bool:
        """Whether a conjunction is written onto the cue at `i`, and a mark or a word that leads to a clause stands before it."""
        before = self.forms[i - 1] if i > self.page.first(i) else ""
        joined = self.lex.without_and(self.forms[i]) != self.forms[i]
        return joined and (before in COMMAS or before in self.lex.complementizers or before in self.lex.dangling)

    def _draft(self, i: int, j: int, *, rule: str, lemma: str) -> Draft:
        """A draft of the cue [i, j) whose content stands before it."""
        return Draft(
            at=i,
            cues=[(i, j)],
            act="assert",
            lemma=lemma,
            rule=rule,
            kind="according",
            start=i,
            shape="before",
            verbal=False,
        )

    def _led(self, end: int, last: int) -> bool:
        """Whether a clause is led to behind a source that ends before `end` (`وبحسب X، فإن`, `وفقا لX فقد`)."""
        behind = self.forms[self._after_lead(end, last) - 1]
        return behind in self.lex.lead_particles and (behind[:1] in self.lex.so or behind not in self.lex.bare_complementizers)

    def _manner(self, j: int) -> bool:
        """Whether what follows names no speaker but a manner or a need (`وفق الحاجة`, `وفقا لضوابط`)."""
        form = self.forms[j]
        if form in self.lex.selves:
            return False
        if self.lex.is_manner(form):
            return True
        if self.phrases.agent(j) > j or j in self.page.named:
            return False
        lex = self.lex
        owned = form.endswith(lex.object_pronouns) and not self.page.raw(j).endswith(lex.feminine_singular)
        return lex.definite(form) or form.endswith(lex.plural_things) or lex.indefinite_adjective(form) or owned

    def _carrier(self, i: int, j: int, row: According) -> Draft | None:
        """`على ما نقلت عنه الصحف`: only a carrier for what precedes; None where nothing does, or nobody carries."""
        if j < self.page.last(i) and self.forms[j].startswith(self.lex.relay):
            j += 1
        end = self.phrases.phrase(j, frozenset({self.lex.relay}))
        if end == j:
            return None
        relayed = end < self.page.last(i) and self.forms[end] == self.lex.relay
        if self.clauses.leads(i):
            return self._relayed_ahead(i, j, end, row) if relayed else None
        if relayed:
            return self._relayed(i, j, end)
        draft = self._draft(i, j, rule="according-carrier", lemma=" ".join(self.forms[i:j]))
        draft.kind, draft.media, draft.source = "carrier", [(j, end)], (j, end)
        return draft

    def _relayed(self, i: int, j: int, end: int) -> Draft | None:
        """`بحسب ما نقلت CARRIER عن SOURCE`: what precedes is the source's, the carrier its medium."""
        source = (end + 1, self.phrases.phrase(end + 1))
        if source[0] == source[1]:
            return None
        draft = self._draft(i, j, rule="according", lemma=" ".join(self.forms[i:j]))
        draft.source, draft.media = source, [(j, end)]
        return draft

    def _relayed_ahead(self, i: int, j: int, end: int, row: According) -> Draft | None:
        """The same before its content (`بحسب ما نقلته CARRIER عن SOURCE، فإن`)."""
        draft = self._source(i, end + 1, row)
        return replace(draft, cues=[(i, j)], media=[(j, end), *draft.media]) if draft else None

    def _after_lead(self, k: int, last: int) -> int:
        """Past the comma and the particle between a leading cue and its content."""
        if k < last and self.forms[k] in COMMAS:
            k += 1
        if k < last and (self.forms[k] in self.lex.complementizers or self.forms[k] in self.lex.lead_particles):
            k += 1
        return k
