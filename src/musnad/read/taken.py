"""Speakers whom a verb without a subject takes up from what stands right before it: the words it stands in, whom they cite,
the text that lays it down."""

from musnad.read.about import About
from musnad.read.agreement import Agreement
from musnad.read.drafts import Draft, Range
from musnad.read.interviews import interviewed
from musnad.read.known import Known
from musnad.read.page import COMMAS, Page
from musnad.read.subjects import Subjects
from musnad.read.who import Speaker, Who

NEAR_TEXT = 3
"""Sentences within which a text is told to lay down more (`وينص القانون على X. كما ينص على Y`)."""


class Taken(Known):
    """Speakers taken up from right before a verb, on one page. `of`: who speaks, `how`: by which rule, by `id` of draft."""

    def __init__(self, page: Page, who: Who) -> None:
        super().__init__(page, who)
        self.subjects, self.about, self.agreement = Subjects(page, self.phrases), About(page, self.phrases), Agreement(page)
        self.of: dict[int, Speaker] = {}
        self.how: dict[int, str] = {}
        self.answering: tuple[Speaker | None, ...] = ()

    def _taken_up(self, draft: Draft, earlier: list[Draft]) -> Speaker | None:
        """The speaker in whose own words a verb goes on, or the text that lays down what it says."""
        if (own := self._own(draft)) is not None:
            self.how[id(draft)] = "goes-on"
            return own
        text = self._laid_down(draft, earlier)
        if text is not None:
            self.how[id(draft)], draft.aside = "clause-subject", True
        return text

    def _interviewed(self, draft: Draft, drafts: list[Draft], n: int) -> Speaker | None:
        """Who answers in an interview: who alone spoke by name before its first answer."""
        self.how[id(draft)] = "interviewed"
        if not self.answering:
            spoke = (self.of.get(id(d)) for d in drafts[:n] if d.kind != "turn" and d.parent is None)
            self.answering = (interviewed(self.page, [s for s in spoke if s is not None and self._is_person(s)]),)
        return self.answering[0]

    def _laid_down(self, draft: Draft, earlier: list[Draft]) -> Speaker | None:
        """The text that lays down what a verb without a subject says: which its relative clause tells of, which did so right
        before, or which its sentence is about."""
        if draft.lemma not in self.lex.provision_lemmas or draft.kind != "verb" or draft.pronoun:
            return None
        if self.subjects.relative(draft):
            np = self.about.laid(draft)
            return self._text(np) if np is not None else None
        page = self.page
        for other in reversed(earlier):
            found = self.of.get(id(other)) if other.lemma == draft.lemma else None
            near = page.sentence[draft.at] - page.sentence[other.at] <= NEAR_TEXT
            if found is not None and near and other.gender == draft.gender:
                return found
        np = self.subjects.clause(draft) if draft.joined else None
        role = self.lex.role(self.forms[np[0]]) if np is not None else None
        return self._text(np) if np is not None and role == "document" else None

    def _text(self, np: Range) -> Speaker:
        """A text that lays something down, which nobody speaks through whom it names."""
        new = self.read(*np)
        new.entities, new.kind = (), "document"
        return self._same(new) or self._match(new) or new

    def _document(self, np: Range) -> Speaker:
        """What speaks in a clause about it, as a speaker."""
        new = self.read(*np)
        return self._same(new) or new

    def _own(self, draft: Draft) -> Speaker | None:
        """The speaker in whose words a verb stands that has him for its subject: it follows the pronoun of their
        complementizer (`قالت إنها تتعهد`), or is spelt as one of his own (`قال: «أعتقد أن»`)."""
        parent, page, lex = draft.parent, self.page, self.lex
        found = self.of.get(id(parent)) if parent is not None else None
        if parent is None or found is None:
            return None
        before, opening = self.forms[draft.at - 1], self.forms[parent.start - 1]
        again = opening in lex.pronoun_complementizers and before[:1] in lex.conjunctions and before[1:] == opening
        pronoun = again or (draft.at == parent.start and before in lex.pronoun_complementizers)
        spelt = page.raw(draft.at).startswith(lex.own_letter) and draft.lemma.startswith(lex.past_letter)
        own = spelt and page.enclosing(draft.at) is not None
        return found if own or (pronoun and self.agreement.fits(draft, found)) else None

    def _cited_beside(self, draft: Draft, last: Draft | None) -> Speaker | None:
        """Whom the words before a verb cite without the article, so that its clause is about him (`وفق مصدر أمني، قال`)."""
        np = last.source if last is not None and last.kind == "according" and not draft.joined else None
        beside = np is not None and self.forms[draft.at - 1] in COMMAS and np[1] == draft.at - 1
        if np is None or last is None or not beside or self.lex.definite(self.forms[np[0]]) or np[0] in self.page.named:
            return None
        found = self.of.get(id(last))
        return found if found is not None and self.agreement.fits(draft, found) else None

    def _cited_right_before(self, draft: Draft, earlier: list[Draft]) -> Speaker | None:
        """The speaker whose noun phrase ends right before the relative of a clause about him (`..., وفق X الذي أضاف أن`)."""
        ends = {draft.at - 1, draft.at - 2} if self.forms[draft.at - 2] in COMMAS else {draft.at - 1}
        return next((self.of.get(id(d)) for d in reversed(earlier) if d.source is not None and d.source[1] in ends), None)
