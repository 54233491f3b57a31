"""What carries words in a gap: media before an institution, agencies that somebody quotes, documents and who gave them out."""

from musnad.read.asides import BRACKETS
from musnad.read.drafts import Range
from musnad.read.page import COMMAS, QUOTES
from musnad.read.sources import STOP, Sources

LONGEST_PUBLISHED = 10
"""Tokens of a clause that says who carried the words."""
LONGEST_TEXT = 4
"""Tokens of what a text is called, before a clause that is in it."""
LONGEST_BRACKETED = 9
"""Tokens of a name in brackets, with them; letters that are spelt out take two each."""


class Carriers(Sources):
    """Reads the carriers in a gap. Steps are ends, 0 for nothing, or `STOP`."""

    def _shortened(self, j: int, medium: int) -> int:
        """The end of a medium without the institution behind it that a verb of accusing needs (`اتهم X في بيان السلطة بـ`)."""
        medium = self._before_preposition(j, medium)
        if self.tight and medium > j + 2:
            return self._before_object(j, medium)
        if "np" in self.frames and medium > j + 2 and (medium >= self.last or not self.page.tokens[medium].word):
            medium = self._before_told(j + 2, medium)
        due = "party" in self.frames and self.addressee is None and (self.source is not None or self.subject)
        if not due or medium <= j + 2 or self.lex.definite(self.forms[j + 1]):
            return medium
        return j + 2 if self.phrases.agent(j + 2) > j + 2 and self.lex.definite(self.forms[j + 2]) else medium

    def _before_told(self, k: int, medium: int) -> int:
        """The end of an indefinite medium before the object of its verb (`وأكد في بيان مشترك ضرورة X`), or `medium`."""
        later = any(form in self.lex.complementizers for form in self.forms[medium : self.last])
        statement = self.forms[k - 1] in self.lex.statement_words and not self.lex.definite(self.forms[k - 1])
        if later or not statement or self.forms[k] in self.lex.medium_carriers:
            return medium
        near = (t for t in range(k, min(k + 2, medium)) if self.phrases.thing(t) or self.phrases.owned_noun(t))
        told = next(near, medium)
        form, lex = self.forms[k], self.lex
        described = form not in lex.prepositions and form[:1] not in (lex.by_clitic, lex.to_clitic)
        plain = described and not lex.definite(form) and lex.role(form) is None
        return told if told == k or plain else medium

    def _before_object(self, j: int, medium: int) -> int:
        """The end of a medium at `j` before the first word in it with which an object may begin (`أعلن في تغريدة مقتل X`), or
        what the preposition of the verb brings (`رحب في بيان بالقرار`)."""
        near = range(j + 2, min(medium, self.last - 1))
        return next((k for k in near if self._begins_object(j, k) or self._brought(k)), medium)

    def _brought(self, k: int) -> bool:
        """Whether a word at `k`, and no place, carries a preposition of the verb."""
        form, lex = self.forms[k], self.lex
        clitic = next((c for c in self.cue.clitics if lex.carries(form, c)), "")
        site = form.removeprefix(clitic).removeprefix(lex.article) in lex.sites
        return bool(clitic) and not site and self.page.kind(k) != "place"

    def _begins_object(self, j: int, k: int) -> bool:
        """Whether a noun that the verb may take stands at `k`, where the phrase of the medium at `j` is over."""
        lex, before, form = self.lex, self.forms[k - 1], self.forms[k]
        if not self.page.tokens[k + 1].word or not self.page.tokens[k - 1].word or form in lex.occasion_qualities:
            return False
        if lex.definite(form):
            return self._closed_by(k - 1) and lex.role(form) is None and not lex.adjective(form) and k not in self.page.named
        known = lex.definite(before) or self._own_noun(form)  # behind an indefinite word it may be a verb of a relative clause
        owned = known and self.phrases.owned_noun(k)
        quality = lex.indefinite_adjective(form) and lex.article + form not in lex.not_adjectives
        if quality or not (owned or self.phrases.thing(k) or lex.masdar(form)):
            return False
        text = k == j + 2 and (before in lex.statement_words or before in lex.posts)
        named = any(self.page.mention_end.get(n, 0) == k for n in range(j + 1, k))
        return text or named or lex.definite(before) or self._closed_by(k - 1)

    def _closed_by(self, k: int) -> bool:
        """Whether nothing more can complete a noun phrase that ends at `k`: its owner, or an adjective."""
        lex, form = self.lex, self.forms[k]
        quality = lex.adjective(form) or lex.indefinite_adjective(form) or form in lex.occasion_qualities
        return quality or form in lex.its_owner or self._pronoun_on(k)

    def _pronoun_on(self, k: int) -> bool:
        """Whether a pronoun is written onto the word at `k`, and not the ending of the feminine, which folds to one."""
        return self.forms[k].endswith(self.lex.object_pronouns) and not self.page.raw(k).endswith(self.lex.feminine_singular)

    def _before_preposition(self, j: int, medium: int) -> int:
        """The end of a medium before the preposition of the content, which is no link of it (`أشار خلال اللقاء إلى`)."""
        leads = (k for k in range(j + 2, medium) if self.forms[k] in self.cue.preps)
        end = next((k for k in leads if not self.phrases.medium(k)), medium)
        if end == medium < self.last and self.forms[medium] in self.cue.preps:
            end = max(end, self.phrases.medium(medium))
        again = end < medium < self.last and self.forms[medium] == self.forms[end]
        return medium if again else end

    def _carried(self, j: int, k: int) -> int:
        """`ذكرت وكالة X نقلا عن مصدر أن`: the carrier becomes the medium, the one it quotes the source; a carrier before the verb
        is made the medium by `Parties.of`."""
        end = self.phrases.phrase(k)
        if end <= k:
            return STOP
        if self.source is not None:
            self.media.append(self.source)
        self.source = (k, end)
        self.cues.append((j, k))
        return end

    def _parenthesis(self, j: int, end: int) -> int:
        """Past a parenthesis [j, end): the name of who speaks, a medium, or an aside."""
        if self._name_in_brackets(j, end):
            self.source = (j + 1, end - 1)
        elif (medium := self.phrases.medium(j + 1)) and medium < end:
            self.media.append((j + 1, medium))
        return end

    def _name_in_brackets(self, j: int, end: int) -> bool:
        """Whether a name in brackets [j, end) right behind the verb is who speaks (`وذكرت (X) أن`)."""
        open_ = j == self.i + 1 and self.source is None and not self.subject and self.forms[j] in BRACKETS
        says = self.cue.act == "assert" and self.form.kind != "participle"
        if not open_ or not says or end - j > LONGEST_BRACKETED or j + 1 in self.page.timed:
            return False
        inner = self.forms[j + 1 : end - 1]
        named = inner and inner[0] not in self.lex.prepositions
        return bool(named) and not any(word.isdigit() or self.lex.lookup(word) for word in inner)

    def _according(self, j: int) -> int:
        """Past an according cue set off in a gap: one more cue (`بحسب تعبيره`), or the medium (`وفق وكالة X`); else 0."""
        for row in self.lex.according_starts[self.forms[j]]:
            k = j + len(row.words)
            if self.forms[j:k] != list(row.words) or row.verb or k >= self.last:
                continue
            own = not row.pronoun and self.forms[k].removeprefix(self.lex.to_clitic if row.next else "") in self.lex.according_own
            if row.pronoun or own:
                self.cues.append((j, k + own))
                return k + own
            end = self.phrases.phrase(k)
            if row.voice and end > k and self.source is not None:
                return self._by_voice(self.source, (j, end), k)
            behind = self.forms[end] if end < self.last else ""
            closed = behind in COMMAS or behind == ":" or behind in self.lex.complementizers
            here = self.forms[j - 1] in COMMAS or j == (self.source[1] if self.source else self.i + 1)
            if end > k and closed and here and not self.page.starts_with(j, self.lex.carriers):
                self.media.append((j, end))
                return end
        return 0

    def _by_voice(self, source: Range, phrase: Range, k: int) -> int:
        """Past `على لسان X`: X speaks where the words before name an outlet; else he carries the words of whom they name."""
        start = source[0] + (self.forms[source[0]] in QUOTES)
        outlet = self.lex.role(self.forms[start]) == "outlet" or self.page.kind(start) == "outlet"
        self.media.append(source if outlet else phrase)
        if outlet:
            self.source = (k, phrase[1])
        return phrase[1]

    def _published(self, j: int) -> int:
        """Past a clause between commas that says who carried the words (`، حسب ما نقله الموقع الرسمي،`), or 0."""
        lex, k = self.lex, j + 2
        if k >= self.last:
            return 0
        relative = self.forms[j + 1] in lex.according_relative and self.forms[j - 1] in COMMAS and self.source is not None
        if not relative or not (lex.lookup(self.forms[k]) or self.forms[k] in lex.according_verbs):
            return 0
        end = next((n for n in range(k, min(self.last, k + LONGEST_PUBLISHED)) if self.forms[n] in COMMAS), 0)
        if end:
            self.media.append((j, end))
        return end

    def _inside(self, j: int) -> int:
        """`جاء في X أن`: what speaks is the document or outlet after the preposition."""
        if self.forms[j] in self.lex.back_references and j == self.i + 1 and self.form.gender == "m":
            self.subject = True
            return j + 1
        if self.forms[j] not in self.lex.media_prepositions or j != self.i + 1:
            return STOP
        if (issuer := self._issuer(j)) is not None:
            self.media.append((j, j + 2))
            self.source = issuer
            return issuer[1]
        part = j + 2 < self.last and self.forms[j + 1] in self.lex.text_parts and self.lex.definite(self.forms[j + 2])
        j += part and self.lex.role(self.forms[j + 2]) in ("document", "outlet")
        end = self.phrases.phrase(j + 1)
        behind = self.forms[j + 1] if j + 1 < self.page.size else ""
        written = self.lex.role(behind) in ("document", "outlet") or self.phrases.medium(j) > 0
        if end <= j + 1 or not (written or self._holds_clause(j + 1, end)):
            return STOP
        self.source = (j + 1, end)
        return end

    def _holds_clause(self, j: int, end: int) -> bool:
        """Whether a clause is in what stands at [j, end), whatever text that is (`جاء في ختام الالتماس أن`): no time, no name."""
        free = j not in self.page.timed and j not in self.page.named and self.forms[j] not in self.lex.when_words
        return free and end - j <= LONGEST_TEXT and end < self.last and self.forms[end] in self.lex.complementizers

    def _issuer(self, j: int) -> Range | None:
        """Who gave out the document after the preposition at `j` (`جاء في بيان صدر عن X`)."""
        lex, forms = self.lex, self.forms
        if j + 4 >= self.last or forms[j + 2] not in lex.issued or lex.role(forms[j + 1]) != "document":
            return None
        k = j + 3
        while k + 1 < self.last and (k in self.page.timed or forms[k] in lex.adverbs):
            k = self.page.timed.get(k, k + 1)
        end = self.phrases.phrase(k + 1) if forms[k] == lex.relay and k + 1 < self.last else 0
        return (k + 1, end) if end > k + 1 else None
