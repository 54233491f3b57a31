"""Nouns of speech with what they govern: whoever's they are, whom they name behind them, or nobody's.

A noun of speech (`دعوة`, `اتهامات`, `تحذير`) carries an attribution where it governs what was said, by the prepositions
that its row of the language's table gives it, or by a complementizer. Behind the noun may stand adjectives, one of
which may tell whose it is (`تحذيرات أممية من X`), its owner, the agent of its preposition (`انتقادات من النواب لـX`)
and whom it addresses. A noun with nothing but its topic, and one that is only named, carries none.
"""

from collections.abc import Callable

from musnad.read.cues import Speech
from musnad.read.drafts import Draft, Range, Shape
from musnad.read.gazetteer import gazetteer
from musnad.read.givers import Givers
from musnad.read.governed import Governed
from musnad.read.page import COMMAS, Page
from musnad.read.phrases import Phrases
from musnad.read.possessors import Possessors
from musnad.text import fold

MOST_QUALITIES = 2
"""Adjectives behind a noun of speech before what it governs."""
FARTHEST_TURN = 24
"""Tokens between a verb of turning to something and the noun of speech that its subject turns to."""
MOST_NAMED = 4
"""Tokens of a name before a participle that describes whom it names."""
NEAR_RIGHT = 4
"""Tokens before a noun of speech among which the word stands that makes of it what may be said."""
LONGEST_ISSUER = 8
"""Tokens of who gives out a noun of speech, between his verb and the noun."""


class Speeches:
    """Matches nouns of speech of one page that have no pronoun, and those of whom a pronoun tells that he is spoken of."""

    def __init__(self, page: Page, phrases: Phrases, speaks_before: Callable[[int], bool]) -> None:
        self.page, self.lex, self.forms, self.phrases = page, page.lex, page.forms, phrases
        self.governed, self.possessors = Governed(page), Possessors(page, phrases)
        self.givers, self.speaks_before = Givers(page, phrases, self.governed, self.possessors), speaks_before
        self.gazetteer = gazetteer(page.lex.code, page.world)

    def at(self, i: int, speech: Speech) -> Draft | None:
        """The draft of a noun of speech at `i`, or None where it governs nothing that was said."""
        if self._only_possible(i) or self._only_named(i, speech):
            return None
        draft = self._of_pronoun(i, speech) if speech.pronoun else self._free(i, speech)
        if draft is not None and draft.speakerless and i and (pushed := self.givers.pushed(i)):
            draft.source, draft.speakerless = pushed, False
        return draft

    def _only_possible(self, i: int) -> bool:
        """Whether the noun at `i` tells what may or ought to be said, or is done by a light verb (`من حقه المطالبة بـX`)."""
        lex, before = self.lex, self.forms[i - 1] if i else ""
        near = self.forms[max(self.page.first(i), i - NEAR_RIGHT) : i]
        modal = before in lex.unsayable and before not in lex.prepositions
        return modal or any(form in lex.rights for form in near) or lex.without_and(before) in lex.light_verbs

    def _only_named(self, i: int, speech: Speech) -> bool:
        """Whether the noun at `i` is only named: pointed at, likened to, or of a kind that speaks in another shape alone."""
        lex, form, before = self.lex, self.forms[i], self.forms[i - 1] if i else ""
        flags = speech.cue.flags
        if (speech.definite and before in lex.demonstratives | lex.determiners) or before in lex.likening:
            return True
        if before in lex.nothing_words and speech.cue.act != "accuse":
            return True
        if "participle_like" in flags and self._describes(i, speech):
            return True
        if (
            any(f.kind == "past" and not f.pronoun for f in lex.lookup(form))
            and lex.without_conjunction(form) in lex.speeches
            and not (before in lex.prepositions or self._speaks(self.forms[min(i + 1, self.page.size - 1)]))
        ):
            return True
        aims = lex.without_conjunction(form).startswith(lex.to_clitic * 2)
        return ("aimed" in flags and not aims) or ("indefinite" in flags and speech.definite)

    def _describes(self, i: int, speech: Speech) -> bool:
        """Whether the word at `i` is a participle of the same shape, about the noun before it (`الاحتجاجات المطالبة بـX`)."""
        lex, before = self.lex, self.forms[i - 1] if i else ""
        bare = lex.without_conjunction(self.forms[i])
        if not speech.definite:
            return bare in lex.speeches and before not in lex.prepositions and self._np(i, i + 1) is None
        if bare != self.forms[i] or bare.startswith((lex.to_clitic * 2, lex.by_clitic)):
            return False
        return lex.definite(before) or any(self.page.mention_end.get(t) == i for t in range(max(0, i - MOST_NAMED), i))

    def _free(self, i: int, speech: Speech) -> Draft | None:
        """A noun without a pronoun: past its adjectives, its owner and its agent to what it governs."""
        k, source = self._qualities(i, speech)
        if source is None and k == i + 1 and not speech.definite and (owned := self._owned(i, speech)):
            return owned
        if "owned" in speech.cue.flags:
            return None
        nation = source is not None
        k, agent = self.givers.given_out(i, k, speech)
        if agent is not None:
            source, k = agent, agent[1]
        addressee = self.givers.addressed(k, speech)
        if addressee is not None:
            k = addressee[1]
        content = self.governed.at(k, speech) or self.governed.named(i, k, speech)
        if content is not None and "predicated" in speech.cue.flags and (end := self._np(i, k)) and self._to(end):
            return self._draft(i, speech, (end, content[1]), source=(k, end))
        if content is None and agent is not None and source == agent:
            return self._met(i, speech, agent)
        held = i > 0 and self.lex.without_conjunction(self.forms[i - 1]) in self.lex.containing
        if content is None or ("feeling" in speech.cue.flags and source is None and not held):
            return None
        behind = self.givers.agent_behind(content[0]) if source is None else None
        source = source or behind or self.givers.issuer(i)
        if source is None and "given" in speech.cue.flags and not held:
            return None
        draft = self._draft(i, speech, content, source=source)
        draft.addressee = addressee
        if agent is None and nation:
            draft.rule = "speech-of-nation"
        elif draft.source is None and self._beside(i):
            draft.rule, draft.kind, draft.speakerless = "noun-beside", "participle", False
        elif draft.source is None and held:
            draft.rule, draft.speakerless = "speech-inside", False
        elif draft.source is None and self._aims(i, speech):
            draft.rule, draft.speakerless = "speech-aim", False
        return draft

    def _met(self, i: int, speech: Speech, agent: Range) -> Draft | None:
        """`واجه X انتقادات من Y`: what a verb of meeting has for its subject is what the noun's agent speaks of."""
        lex, forms = self.lex, self.forms
        first = max(self.page.first(i), i - LONGEST_ISSUER)
        verb = next((j for j in range(i - 2, first - 1, -1) if lex.without_conjunction(forms[j]) in lex.meeting_with), None)
        end = i - (forms[i - 1] in lex.series)
        if verb is None or speech.cue.act not in ("accuse", "endorse") or end <= verb + 1:
            return None
        if any(form in lex.prepositions or form in COMMAS for form in forms[verb + 1 : end]):
            return None
        draft = self._draft(i, speech, (verb + 1, "phrase"), source=agent)
        draft.rule, draft.content = "speech-met", [(verb + 1, end)]
        return draft

    def _beside(self, i: int) -> bool:
        """Whether the noun at `i` tells by or with what whoever speaks before it goes on (`ختم كلمته بالدعوة إلى X`)."""
        lex, form, before = self.lex, self.forms[i], self.forms[i - 1]
        spoke = before in COMMAS or before in lex.media
        beside = (spoke and form.startswith(lex.by_clitic) and form not in lex.speeches) or before in lex.with_words
        return i > 0 and beside and self.speaks_before(i)

    def _aims(self, i: int, speech: Speech) -> bool:
        """Whether the noun at `i` tells what its clause's subject does something for, by or with (`خرجوا للتنديد بـX`)."""
        lex, bare = self.lex, self.lex.without_conjunction(self.forms[i])
        if bare.endswith(lex.accusative):
            return "for_sake" in speech.cue.flags and i > self.page.first(i)
        if bare.startswith(lex.to_clitic) and bare not in lex.speeches:
            return not any(verb in self.forms[i - 1] for verb in lex.suffering)
        given = self.forms[i - 1] if i else ""
        if i and (self.page.starts_with(i - 1, lex.means) or lex.without_conjunction(given) in lex.giving):
            return True
        turned = self.forms[max(self.page.first(i), i - FARTHEST_TURN) : i - 1] if i else []
        worked = i > 1 and given == lex.at_prep and self.forms[i - 2] in lex.working
        return worked or (given in lex.towards and any(lex.without_conjunction(f) in lex.turning for f in turned))

    def _qualities(self, i: int, speech: Speech) -> tuple[int, Range | None]:
        """Past the adjectives of the noun at `i`; one of a nation, or of those who speak together, tells whose it is."""
        k, source = i + 1, None
        while k < self.page.last(i) and k - i <= MOST_QUALITIES and self._quality(k, definite=speech.definite):
            if source is None and self._speaks(self.forms[k]):
                source = (k, k + 1)
            k += 1
        return k, source

    def _quality(self, k: int, *, definite: bool) -> bool:
        """Whether an adjective stands at `k` that agrees with its noun in the article."""
        lex, form = self.lex, self.forms[k]
        if not self.page.tokens[k].word or form in lex.particles or form in lex.complementizers or lex.verbal_noun(form):
            return False
        if definite:
            return lex.definite(form) and (k not in self.page.named or self._speaks(form))
        plain = lex.indefinite_adjective(form.removesuffix(lex.accusative)) or form in lex.plain_qualities
        cased = form.endswith(lex.accusative) and self.forms[k - 1].endswith(lex.accusative)
        plain = plain or cased or form in lex.speaking_adjectives
        shaped = plain or (
            lex.adjective_shapes.match(form) is not None and lex.role(form) is None and not self.governed.owner_written(k)
        )
        feminine = (fold(lex.feminine_singular), lex.plural_things)
        if shaped and not plain and self.forms[k - 1].endswith(feminine) and not form.endswith(feminine):
            return False  # `دعوة قام بتلبيتها`: what has the shape of a man's adjective is a verb
        joined = form[:1] in (lex.to_clitic, lex.by_clitic) and (form in lex.addressee_groups or lex.carries(form, form[:1]))
        return shaped and not joined and not lex.definite(form) and not self._names(k)

    def _names(self, k: int) -> bool:
        """Whether a name other than an adjective of a country begins at `k`."""
        indefinite = self.page.raw(k).endswith(self.lex.nunated)
        return k in self.page.named and not indefinite and self.gazetteer.affiliation(self.forms[k]) is None

    def _speaks(self, form: str) -> bool:
        """Whether an adjective tells who speaks: that of a country, or one of many who speak together."""
        lex = self.lex
        bare = form.removeprefix(lex.article).removesuffix(lex.accusative)
        return bare in lex.speaking_adjectives or self.gazetteer.affiliation(form.removesuffix(lex.accusative)) is not None

    def _owned(self, i: int, speech: Speech) -> Draft | None:
        """`اتهام X لـY بـZ`, `اتهام Y بـZ`: the first noun phrase speaks where another follows, else it is spoken of."""
        flags = speech.cue.flags
        end = self._np(i, i + 1, apposed="whom" not in flags, people=flags.isdisjoint({"whom", "calls"}))
        if end is None or ("feeling" in speech.cue.flags and not self._body(i + 1)):
            return None
        second = self._np(i, end)
        if "calls" in flags and second is None and self.forms[i].startswith(self.lex.by_clitic):
            return self._spoken_of(i, speech, (i + 1, end))
        accused = self.governed.accused(end, speech) if "accuses" in speech.cue.flags else None
        second = second if "whom" in speech.cue.flags and accused is None else None
        if "whom" in speech.cue.flags and accused is None and second is None:
            return self._spoken_of(i, speech, (i + 1, end))
        called = self.givers.addressed(end, speech) if second is None and accused is None else None
        content = accused or self.governed.at(called[1] if called else second or end, speech)
        if content is None:
            return None
        calls = second is not None and "accuses" not in speech.cue.flags
        start = end if second is not None and not calls else content[0]
        draft = self._draft(i, speech, (start, content[1]), source=(i + 1, end))
        draft.addressee = (end, second) if second is not None and calls else called
        return draft

    def _to(self, k: int) -> bool:
        """Whether the word at `k` carries the preposition of whom somebody describes (`وصف X لـY بأنه`)."""
        form = self.forms[k]
        return form not in self.lex.to_words and self.lex.carries(form, self.lex.to_clitic)

    def _body(self, k: int) -> bool:
        """Whether a body or a country, whose feelings are told, stands at `k`."""
        return self.page.kind(k) in ("place", "organisation") or self.lex.role(self.forms[k]) == "organisation"

    def _np(self, i: int, k: int, *, apposed: bool = False, people: bool = False) -> int | None:
        """The end of the noun phrase of somebody that begins at `k` in the sentence of `i`, with no preposition; else None."""
        if k >= self.page.last(i) or (
            self.lex.carries(self.forms[k], self.lex.to_clitic) and self.forms[k] not in self.lex.to_words
        ):
            return None
        end = self.possessors.end(k, apposed=apposed, people=people)
        return end if k < end < self.page.last(i) else None

    def _spoken_of(self, i: int, speech: Speech, np: Range) -> Draft | None:
        """`اتهام X بـY`, `مطالبة X بـY`: whom the noun's one noun phrase names is accused or called upon, and does not speak."""
        content = self.governed.at(np[1], speech)
        if content is None:
            return None
        if "accuses" in speech.cue.flags:
            return self._draft(i, speech, (np[0], content[1]))
        draft = self._draft(i, speech, content)
        draft.addressee = np
        return draft

    def _of_pronoun(self, i: int, speech: Speech) -> Draft | None:
        """`اتهامه من قبل X بـY`: the pronoun is whom the noun speaks of where what it governs or its agent follows at once."""
        if speech.cue.flags.isdisjoint({"whom", "about"}):
            return None
        agent = self.givers.agent(i + 1, speech)
        content = self.governed.at(agent[1] if agent else i + 1, speech)
        content = content or (self.governed.named(i, i + 1, speech) if "about" in speech.cue.flags else None)
        if content is not None and "about" in speech.cue.flags:
            draft = self._draft(i, speech, content, source=agent)
            if agent is None and self._beside(i):
                draft.rule, draft.kind, draft.speakerless = "noun-beside", "participle", False
            return draft
        if content is None or not (agent or "accuses" in speech.cue.flags):
            return None
        return self._draft(i, speech, content, source=agent)

    def _draft(self, i: int, speech: Speech, content: tuple[int, Shape], *, source: Range | None = None) -> Draft:
        """The draft of the noun at `i`."""
        return Draft(
            at=i,
            cues=[(i, i + 1)],
            act=speech.cue.act,
            lemma=speech.cue.lemma,
            rule="speech-of",
            kind="noun",
            start=content[0],
            shape=content[1],
            source=source,
            speakerless=source is None,
            verbal=False,
        )
