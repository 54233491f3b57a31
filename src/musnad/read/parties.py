"""Speaker and addressee of a verb: which of the noun phrases around it is the one, which the other."""

from musnad.read.apart import SHORTEST_PLURAL
from musnad.read.contents import Gap
from musnad.read.cues import Form
from musnad.read.drafts import Draft, Range
from musnad.read.page import COMMAS, QUOTES, Page
from musnad.read.phrases import Phrases
from musnad.read.vocabulary import is_known

FARTHEST_FRONTED = 14
"""Tokens between a medium that opens the sentence and the verb."""
FARTHEST_DOCUMENT = 4
"""Tokens between an indefinite document and the verb of the clause about it."""
LONGEST_TEXT = 6
"""Tokens of a text with whom it is sent to, before the verb that tells of it."""
FARTHEST_PRONOUN = 5
"""Tokens from a contrast with its subject's pronoun to its verb."""
FARTHEST_THANKED = 6
"""Tokens between a noun of thanks and to whom they are given."""
_SEVERAL = frozenset({"d", "p"})
"""Numbers of a verb that shows its subject, so that no noun behind it is one."""
_PEOPLE = frozenset({"person", "official", "senior-official", "diplomat", "military", "witness", "organisation", "journalist"})


class Parties:
    """The parties of the verbs of one page."""

    def __init__(self, page: Page, phrases: Phrases) -> None:
        self.page, self.lex, self.forms, self.phrases = page, page.lex, page.forms, phrases

    def of(self, i: int, gap: Gap, left: Range | None, form: Form) -> tuple[Range | None, Range | None]:
        """Source and addressee: a subject before the verb makes the noun phrase after it an addressee."""
        source, addressee = gap.source, gap.addressee
        goes_on = form.joined or (i > self.page.first(i) and self.forms[i - 1] in self.lex.as_words)
        if (
            left is None
            and source
            and gap.rule in ("object", "quote", "name")
            and "two" in form.cue.frames
            and form.joined
            and self.is_document(source)
        ):
            gap.start, gap.source = source[0], None
            return None, addressee
        if left is not None and source is not None and any(end == source[0] for _, end in gap.cues):
            gap.media.append(left)
            return source, addressee
        if left is not None:
            return left, addressee or source
        if source and addressee is None and "object" in form.cue.frames and self._called_in_relative(i, gap, form):
            return None, source
        if source and addressee is None and "object" in form.cue.frames and self.refers_back(i) and not self._at_moment(i):
            return None, source
        if source and form.number in _SEVERAL and form.kind == "past":
            end = addressee[1] if addressee and addressee[0] == source[1] else source[1]
            return None, (source[0], end) if "object" in form.cue.frames else addressee
        if gap.shape == "word" and source is None and form.kind != "participle":
            return self._behind(gap.start + 1), addressee
        if form.kind == "participle" and source is not None:
            return None, addressee or source
        amid = form.joined or i > self.page.first(i)
        if amid and source is not None and "object" in form.cue.frames and self.forms[source[0]] in self.lex.wholes:
            end = addressee[1] if addressee is not None and addressee[0] == source[1] else source[1]
            return None, (source[0], end)
        if source and addressee and addressee[0] == source[1] and self._both_called(form, source, addressee):
            return None, (source[0], addressee[1])
        if source is None or addressee is not None:
            return source, addressee
        if self.is_document(source) or self._are_subject(source) or self.forms[source[0]] in self.lex.selves:
            return source, None
        flags = form.cue.flags
        inside = "needs_object" in flags and i > self.page.first(i)
        opens = i - (goes_on and not form.joined) == self.page.first(i)
        called = "takes_object" in flags and self._no_person(source) and not (opens and self._speaks(form, source))
        takes = (form.joined and inside) or (goes_on and called) or (inside and self._called_people(source))
        if takes or (
            "object" in form.cue.frames
            and (self._object_by_form(form._replace(joined=goes_on), source) or self._people(form, source))
        ):
            return None, source
        return source, addressee

    def _called_in_relative(self, i: int, gap: Gap, form: Form) -> bool:
        """Whether a verb behind a relative has its noun for its subject, so that a noun behind it is called upon (`الذي يدعو
        X إلى`): no pronoun stands for the noun, which tells no time."""
        lex, forms = self.lex, self.forms
        if i < 2 or forms[i - 1] not in lex.splices or form.pronoun or forms[i - 2] in lex.moments:
            return False
        rest = forms[gap.start : next((k for k in range(gap.start, self.page.last(i)) if forms[k] in COMMAS), self.page.last(i))]
        return not any(form in lex.owned_prepositions for form in (*forms[i + 1 : gap.start], *rest))

    def _behind(self, j: int) -> Range | None:
        """The speaker behind a content of one word (`كما دعا إلى ذلك الوزير`): a name, or a person's title."""
        end = self.phrases.agent(j) if j < self.page.size and self.page.sentence[j] == self.page.sentence[j - 1] else j
        person = end > j and (j in self.page.named or self.lex.role(self.forms[j]) in self.lex.epithets)
        return (j, end) if person else None

    def _speaks(self, form: Form, noun: Range) -> bool:
        """Whether one body behind a joined verb that opens its sentence agrees with it (`وطالبت النقابة بزيادة`)."""
        lex, word = self.lex, self.forms[noun[0]]
        if self._nominative(noun):
            return True
        several = word.endswith(lex.plural_things) and not any(map(lex.definite, self.forms[slice(*noun)]))
        if several and form.gender == "f" and lex.role(word) == "organisation" and not self.page.mentions_in(*noun):
            return True  # nobody calls upon bodies of which nothing is told
        if lex.role(word) != "organisation" or lex.plural(word) or word.endswith(lex.plural_things):
            return False
        feminine = self.page.raw(noun[0]).endswith(lex.feminine_singular)
        return feminine if form.gender == "f" else not feminine and not lex.called_upon.intersection(lex.bare_forms(word))

    def _nominative(self, noun: Range) -> bool:
        """Whether a part of several (`عدد من النواب`) lacks the ending that it would have for an object (`عددا من النواب`)."""
        lex, (a, b) = self.lex, noun
        bare = not lex.definite(self.forms[a]) and not self.forms[a].endswith((lex.accusative, lex.plural_things))
        part = b > a + 1 and self.forms[a + 1] == lex.member_of and self.forms[a] in lex.quantities
        return part and bare and not self.page.raw(a).endswith(lex.feminine_endings)

    def _are_subject(self, noun: Range) -> bool:
        """Whether a definite plural of people has the ending of a subject (`وطالب المحتجون`), which none called upon has."""
        lex, word = self.lex, self.forms[noun[0]]
        return lex.definite(word) and (word.endswith(lex.nation_plurals[:1]) or lex.several_people(word))

    def _object_by_form(self, form: Form, noun: Range) -> bool:
        """Whether a noun after a verb shows that it is not its subject: by its kind, its plural, or its gender."""
        lex, word, (a, b) = self.lex, self.forms[noun[0]], noun
        if not lex.called_upon.isdisjoint(lex.bare_forms(word)):
            return self._no_person(noun)
        people = b == a + 2 and lex.plural(word) and not lex.definite(word) and self._of_all(a + 1)
        if form.joined and "calls" in form.cue.flags and (people or self._called_people(noun)):
            return True
        masculine = form.gender == "m" and form.number == "s"
        if masculine and form.joined and self._several_things(noun):
            return True
        if form.number == "s" and self._disagrees(form.gender, noun):
            return True
        if not lex.definite(word) or (a in self.page.named and self.page.kind(a) != "organisation"):
            return False
        several = word.endswith(lex.accusative_plural) and word not in lex.masculine_places
        if lex.accusative_plural and several and len(word) >= SHORTEST_PLURAL:
            return True
        if a in self.page.named:
            return False
        adjective = b - a > 1 and lex.adjective(self.forms[a + 1]) and lex.role(self.forms[a + 1]) is None
        feminine = self.page.raw(a + adjective).endswith(lex.feminine_singular)
        return masculine and feminine and self._no_person(noun)

    def _both_called(self, form: Form, noun: Range, other: Range) -> bool:
        """Whether two nouns behind a verb are whom it calls upon: one that is no subject by its form with another joined to it
        (`ناشدت الأمتين وقادة الدول`), or people of no title with all whose they are (`ودعا أحرار العالم`)."""
        lex, (a, b) = self.lex, noun
        if self.forms[other[0]][:1] in lex.conjunctions and self._object_by_form(form, noun):
            return True
        plain = form.joined and b == a + 1 and a not in self.page.named and not lex.definite(self.forms[a])
        people = plain and lex.role(self.forms[a]) not in lex.epithets and is_known(self.forms[a], lex.code)
        return people and self._of_all(other[0])

    def _of_all(self, k: int) -> bool:
        """Whether everybody is named at `k`, whose those before are (`علماء | الأمة`)."""
        return not self.lex.multitudes.isdisjoint(self.lex.bare_forms(self.forms[k]))

    def _called_people(self, noun: Range) -> bool:
        """Whether a noun phrase is of people at large, with the article on it or on their owner (`السكان`, `أبناء المنطقة`)."""
        lex, (a, b) = self.lex, noun
        known = any(map(lex.definite, self.forms[a : min(a + 2, b)])) or a + 1 in self.page.named
        owner = next((p for p in lex.object_pronouns if self.forms[a].endswith(p)), "")
        own = owner and self.forms[a].removesuffix(owner) in lex.called_people
        called = known and not lex.called_people.isdisjoint(lex.bare_forms(self.forms[a]))
        return bool(own or called) and not any(m.kind in ("person", "office") for m in self.page.mentions_in(a, b))

    def _disagrees(self, gender: str, noun: Range) -> bool:
        """Whether a noun behind a verb in the singular is of the other gender: a country or body for a man's verb (`دعا إيران
        إلى`), a man's title or a masculine body for a woman's (`دعت المجلس إلى`)."""
        lex, (a, b) = self.lex, noun
        word, role = self.forms[a], lex.role(self.forms[a])
        feminine = self.page.raw(a).endswith(lex.feminine_singular)
        if gender == "m" and self._no_person(noun):
            if self.page.kind(a) == "place" and self.page.mention_end[a] == b:
                return lex.masculine_places.isdisjoint(self.forms[a:b]) and role is None
            return feminine and role == "organisation" and not lex.plural(word)
        if gender == "f" and not feminine and self._called_people(noun):
            return True
        heads = lex.bare_forms(word)
        return gender == "f" and not lex.masculine_heads.isdisjoint(heads) and self.page.kind(a) in ("", "organisation", "office")

    def _several_things(self, noun: Range) -> bool:
        """Whether a definite noun is a plural of bodies, for which the verb of a subject would be feminine."""
        word, lex = self.forms[noun[0]], self.lex
        bodies = word.endswith(lex.plural_things) and lex.role(word) == "organisation"
        bodies = bodies or not lex.plural_bodies.isdisjoint(lex.bare_forms(word))
        return lex.definite(word) and bodies and self._no_person(noun)

    def document_before(self, i: int) -> Range | None:
        """The indefinite document that a clause right behind it is about (`قانونا جديدا ينص على`)."""
        for k in range(i - 1, max(self.page.first(i), i - FARTHEST_DOCUMENT) - 1, -1):
            if self.lex.role(self.forms[k]) == "document":
                return None if self.lex.definite(self.forms[k]) else (k, i)
            if not self.page.tokens[k].word or self.lex.definite(self.forms[k]) or self.forms[k] in self.lex.prepositions:
                return None
        return None

    def refers_back(self, i: int) -> bool:
        """Whether a pronoun behind the verb at `i` stands for where it was said (`بيان قال فيه`)."""
        return self.forms[i + 1 : i + 2] != [] and self.forms[i + 1] in self.lex.back_references

    def _at_moment(self, i: int) -> bool:
        """Whether a pronoun behind the verb at `i` stands for the time at which it was said (`في وقت حذر فيه X من كذا`)."""
        k = i - 1 - (i > 1 and self.forms[i - 1] in self.lex.splices)
        return k >= 0 and not self.lex.moments.isdisjoint((self.forms[k], self.lex.article + self.forms[k]))

    def in_text(self, i: int, form: Form) -> bool:
        """Whether a verb behind an indefinite text says what its author tells in it (`بيانا نفت فيه الأنباء`), perhaps past
        whom it is sent to or who gave it out (`رسالة إلى الحاكم يطلب فيها كذا`)."""
        told = "np" in form.cue.frames and form.kind != "participle" and not form.joined
        if not told or not self.refers_back(i):
            return False
        k = next((k for k in range(i - 1, max(self.page.first(i), i - LONGEST_TEXT) - 1, -1) if self._is_text(k)), i)
        return k == i - 1 or (k < i and self.forms[k + 1] in self.lex.prepositions)

    def _is_text(self, k: int) -> bool:
        form, lex = self.forms[k], self.lex
        return not lex.definite(form) and (lex.role(form) == "document" or not lex.media.isdisjoint(lex.bare_forms(form)))

    def speaks_of_text(self, gap: Gap) -> bool:
        """Whether what seems the subject before an object is a text itself."""
        return gap.rule == "object" and gap.source is not None and self.is_document(gap.source)

    def tells_deed(self, gap: Gap) -> bool:
        """Whether a deed or a thing without the article stands right behind a definite text, to which it cannot belong (`وأكدت
        الدراسة ضرورة X`)."""
        a, b = gap.source or (gap.start, gap.start)
        return gap.start == b and self.lex.definite(self.forms[a]) and self.phrases.thing(b)

    def is_object(self, noun: Range) -> bool:
        """Whether a noun phrase is an indefinite object, and the verb behind it says something of it (`شركات وصفها بـ`)."""
        head = self.forms[noun[0]]
        if noun[0] in self.page.named or self.lex.definite(head):
            return False
        return head.endswith(self.lex.accusative) or (noun[1] == noun[0] + 1 and self.lex.role(head) == "organisation")

    def is_document(self, noun: Range) -> bool:
        return self.lex.role(self.forms[noun[0]]) == "document"

    def _no_person(self, source: Range) -> bool:
        """Whether a noun phrase holds no name, office or title of a person."""
        a, b = source
        if self.forms[a].isdigit() and any(self.lex.role(form) in self.lex.epithets for form in self.forms[a:b]):
            return False
        kinds = {mention.kind for mention in self.page.mentions_in(a, b)}
        return not kinds & {"person", "office"} and self.lex.role(self.forms[source[0]]) not in self.lex.epithets

    def _people(self, form: Form, noun: Range) -> bool:
        """Whether a common noun behind a joined verb is whom it calls upon (`ودعا الفرقاء إلى`), and no title or institution."""
        lex, word = self.lex, self.forms[noun[0]]
        plain = lex.definite(word) and noun[0] not in self.page.named and lex.role(word) is None
        nominative = word.endswith(lex.human_plural)
        return form.joined and plain and not nominative and is_known(word, lex.code) and self._no_person(noun)

    def interlocutor(self, i: int, media: list[Range]) -> Range | None:
        """Whom a speaker had before him: who met or rang with him (`خلال لقاء مع X`), to whom he wrote or whom he answered
        (`في رسالة إلى X`, `في رده على X`), or the press, named before the verb."""
        lex, page = self.lex, self.page
        first = page.first(i)
        fronted = i - first <= FARTHEST_FRONTED and self.forms[first] in lex.media_prepositions
        opening = [(first, self.phrases.medium(first))] if fronted and first + 1 < i else []
        for a, b in (*media, *(r for r in opening if r[1] > r[0] and r not in media)):
            k = next((k + 1 for k in range(a + 1, b - 1) if self._leads_to(a, k)), None)
            k = k or self._beside(a, b)
            if k is not None and (self._converses(k) or (k < b and self._towards(k - 1))):
                return k, max(b, self.phrases.agent(k))
            if told := self._told_in(a, b):
                return told
        if not fronted:
            return None
        group = next((k for k in range(first + 1, i) if self.forms[k] in lex.addressee_groups), None)
        return (group, self.phrases.addressee(group)) if group is not None else None

    def _told_in(self, a: int, b: int) -> Range | None:
        """To whom a text [a, b) was said or sent, with the preposition written onto them (`في تصريح للصحفيين`)."""
        lex, page = self.lex, self.page
        for k in range(a + 2, b):
            form = self.forms[k]
            sent = not lex.letters.isdisjoint(self.forms[a + 1 : a + 2]) and form.startswith(lex.to_clitic * 2)
            person = sent and k < a + 4 and lex.role(form) in _PEOPLE - {"organisation"} and page.kind(k) != "outlet"
            press = form in lex.addressee_groups and form.startswith(lex.to_clitic) and lex.role(form) != "organisation"
            if person or press:
                return k, min(b, max(self.phrases.addressee(k), k + 1))
        return None

    def thanked(self, draft: Draft) -> None:
        """Sets to whom thanks, greetings or excuses are given (`قدم اعتذارا للركاب`), with whom their content ends."""
        lex, last = self.lex, self.page.last(draft.at)
        if lex.courtesy_nouns.isdisjoint(lex.bare_forms(self.forms[draft.start])):
            return
        for k in range(draft.start + 1, min(last, draft.start + FARTHEST_THANKED)):
            if self.forms[k] in COMMAS or self.forms[k] in lex.complementizers or self.forms[k] == lex.at_prep:
                return
            if end := self._given(k):
                draft.addressee = (k, end)
                draft.until = k if end >= last or not self._goes_on(end) else 0
                medium = self.phrases.medium(end + 1) if end + 1 < last and self.forms[end] in COMMAS else 0
                draft.media += [(end + 1, medium)] if medium and not draft.media else []
                return

    def _given(self, k: int) -> int:
        """The end of those to whom something is given in words, with their preposition at `k`, or 0."""
        form, lex = self.forms[k], self.lex
        if self._towards(k) and k + 1 < self.page.size:
            end = self.phrases.agent(k + 1)
            return end if end > k + 1 else 0
        if not lex.merits.isdisjoint(lex.bare_forms(form)):
            return 0
        led = form.startswith(lex.to_clitic) and (form.startswith(lex.to_clitic * 2) or lex.role(form) in _PEOPLE)
        return self.phrases.addressee(k) or (max(self.phrases.agent(k), k + 1) if led else 0)

    def _goes_on(self, k: int) -> bool:
        """Whether a preposition stands at `k`, which says for what somebody is thanked."""
        form, lex = self.forms[k], self.lex
        return form in lex.prepositions or form[:1] in (lex.by_clitic, lex.to_clitic)

    def _towards(self, k: int) -> bool:
        """Whether the preposition at `k` leads to somebody, and is not the one that says upon what."""
        return self.forms[k] in self.lex.towards and self.forms[k] != self.lex.at_prep

    def _beside(self, a: int, b: int) -> int | None:
        """Whom one met (`خلال لقائه X`) or rang (`في اتصال هاتفي بـX`) in the medium [a, b), without a free preposition."""
        lex = self.lex
        if a + 2 < b and self.forms[a + 1] in lex.meetings:
            return a + 2
        rang = not lex.calls.isdisjoint(self.forms[a + 1 : b]) and b < self.page.size
        return b if rang and self.forms[b].startswith(lex.by_clitic) else None

    def _leads_to(self, a: int, k: int) -> bool:
        """Whether the word at `k` leads to the other side of a meeting, a letter or an answer that begins at `a`."""
        lex, form = self.lex, self.forms[k]
        near = self.forms[a + 1 : a + 3]
        if form in lex.with_words:
            return lex.press_meetings.isdisjoint(near)
        if form == lex.at_prep:
            return not lex.answers.isdisjoint(near)
        return self._towards(k) and not lex.letters.isdisjoint(near)

    def _converses(self, k: int) -> bool:
        """Whether somebody to talk to stands at `k`, and no outlet: a name, a title, the press."""
        page, lex, form = self.page, self.lex, self.forms[k]
        if page.kind(k) == "outlet" or form in QUOTES or lex.role(form) == "outlet":
            return False
        return page.kind(k) != "" or lex.role(form) is not None or form in lex.fresh_roles or self.phrases.is_addressed(k)

    def contrasted(self, i: int) -> bool:
        """Whether a contrast with its subject's pronoun stands before the verb at `i` and a few words with their preposition
        (`لكنه في المقابل أكد أن`)."""
        k = next((k for k in range(i - 2, max(self.page.first(i), i - FARTHEST_PRONOUN) - 1, -1) if self._contrast(k)), i)
        led = k < i and self.forms[k + 1] in self.lex.prepositions - self.lex.when_words and self.page.tokens[i - 1].word
        return led and self.phrases.agent(i + 1) <= i + 1

    def _contrast(self, k: int) -> bool:
        form, lex = self.forms[k], self.lex
        return form in lex.pronoun_subjects and form in lex.continuers and form not in lex.complementizers

    def told_at_once(self, i: int, form: Form, gap: Gap) -> bool:
        """Whether what a verb of saying tells comes right behind it, or behind its preposition: a clause, or words in marks."""
        led = self.forms[i + 1] in form.cue.preps
        tells = form.cue.act == "assert" or "quote" in form.cue.frames
        behind = self.page.quote.get(gap.start, gap.start) + 1 if gap.rule == "quote" else gap.start
        named = behind < self.page.size and self.forms[behind] == ":"
        near = gap.shape in ("clause", "quote") and gap.rule in ("clause", "quote") and gap.start - i <= 2 + led
        return tells and near and not named
