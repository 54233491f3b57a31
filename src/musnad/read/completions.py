"""What completes a noun phrase that a known head has begun: institutions, owners, adjectives with their prepositions."""

from musnad.model import Mention
from musnad.read.apart import Apart
from musnad.read.page import COMMAS
from musnad.read.vocabulary import is_known, is_listed

LONGEST_NAME = 6
"""Tokens of a mention that may close a phrase."""

LONGEST_TASK = 12
"""Tokens of what somebody is charged with, and his name."""
_SPEAK_FOR = frozenset({"organisation", "spokesperson"})
"""Roles whose names those for whom they are may complete."""

_BETWEEN_NUMBERS = frozenset({"-", "/", "–"})
"""Marks inside the number of a law."""


class Completions(Apart):
    """What may complete noun phrases on one page. `i` is where a phrase begins, `j` the token that may go on with it."""

    def _described_only(self, i: int, j: int) -> bool:
        """Whether nothing but indefinite adjectives stands between the head at `i` and `j`."""
        return all(self.lex.indefinite_adjective(form) for form in self.forms[i + 1 : j])

    def _described_without(self, i: int, j: int) -> bool:
        """Whether a counted noun with adjectives, none with the article, stands in [i, j): no definite noun can own it
        (`دعت 12 منظمة حقوقية | السلطات إلى`)."""
        counted = self.forms[i].isdigit() or self.forms[i] in self.lex.number_words
        return counted and j > i + 2 and self._described_only(i + 1, j)

    def _unnamed_in_body(self, i: int, j: int) -> bool:
        """Whether the preposition at `j` brings the body of a title without a name (`مصدر أمني في وزارة الثروة`)."""
        return self._of_body(self.forms[i], self.forms[j]) and self._described_only(i, j) and self._body_at(j + 1)

    def _called(self, i: int, j: int) -> bool:
        """Whether a word of no dictionary follows a courtesy at `i`, so that it is a name (`السيد X`)."""
        return self.forms[i] in self.lex.courtesies and self.page.tokens[j].word and not is_known(self.forms[j], self.lex.code)

    def place_end(self, k: int) -> int:
        """The end of one word or name at `k`, or of a place by its side (`شرق ليبيا`)."""
        aside = k + 1 < self.size and self.forms[k] in self.lex.directions
        return max(self.named_at(k), k + 1, self.named_at(k + 1) if aside else 0)

    def described(self, k: int) -> int:
        """The end of an indefinite title at `k` with the adjectives that agree with it, which are spelt like adverbs
        (`مصدرا أمنيا`)."""
        start, k = k, k + 1
        while k < self.size and self._described_so(self.forms[k]):
            k += 1
        return self.place_end(k + 1) if k < self.size and self._tied(start, k) else k

    def _described_so(self, form: str) -> bool:
        """Whether a word is an adjective with the ending of an object (`محليا`, `سابقا`)."""
        lex, bare = self.lex, form.removesuffix(self.lex.accusative)
        return form.endswith(lex.relation_accusative) or (
            bare != form and (bare in lex.complements or bare in lex.plain_qualities)
        )

    def _governed(self, i: int, j: int) -> int:
        """The end of what completes the adjective before `j` with its preposition (`القوات الموالية للحكومة`), or `j`."""
        if self._tied(i, j):
            return self.place_end(j + 1)
        lex, prep = self.lex, self.lex.governing.get(self.forms[j - 1])
        if (
            prep is None
            and j - 2 >= i
            and lex.adjective(self.forms[j - 1])
            and lex.governing.get(self.forms[j - 2]) == self.forms[min(j, self.size - 1)]
        ):
            prep = self.forms[j]
        if prep is None or j + 1 >= self.size or j - 2 < i:
            return j
        unnamed = lex.role(self.forms[j - 2]) in lex.unnamed_roles and not lex.definite(self.forms[j - 1])
        if not (unnamed or lex.articled(self.forms[j - 2])):
            return j
        form = self.forms[j]
        if form.endswith(lex.relation_accusative):
            return j + 1
        k = j + 1 if form == prep else j
        if k == j and not (len(prep) == 1 and self._clitic(form) and form.startswith(prep)):
            return j
        end = self.place_end(k)
        definite = lex.definite(form[1:]) or form.startswith(lex.to_clitic * 2) or (k > j and lex.definite(self.forms[k]))
        if (
            lex.article + form[2:] in lex.deeds
            or k in self.page.timed
            or not (definite or self.named_at(k) or lex.role(self.forms[k]) or end > k + 1)
        ):
            return j
        while end < self.size and lex.adjective(self.forms[end]):
            end += 1
        return end

    def _more_of(self, clitic: str, j: int) -> bool:
        """Whether the preposition of the adjective before `j` stands again before what is said, or a complementizer does
        (`أشاد الوزير المكلف بالصيد X بكذا`)."""
        lex = self.lex
        if lex.governing.get(self.forms[j - 1]) != clitic:
            return False
        behind = self.forms[j + 1 : min(self.size, self.page.last(j), j + LONGEST_TASK)]
        return any(form in lex.complementizers or (lex.carries(form, clitic) and form not in lex.by_words) for form in behind)

    def _field_joined(self, i: int, j: int) -> bool:
        """Whether another field of an office is joined at `j` by an indefinite noun and its owner (`وزير الخارجية وشؤون
        المغتربين X`)."""
        lex, form = self.lex, self.forms[j]
        if form[:1] not in lex.conjunctions or not self._titled(i) or j in self.page.named or j + 1 >= self.size:
            return False
        noun = form[1:] in lex.complements or (is_listed(form[1:], lex.code) and self.page.kind(j + 2) == "person")
        plain = noun and not lex.definite(form[1:]) and lex.role(form[1:]) is None
        return plain and lex.definite(self.forms[j + 1]) and self._known_before(j)

    def _short_name(self, k: int) -> int:
        """The end of a few words between marks at `k`, or 0 (`مصادر قريبة من "حزب X"`, `المتحدث باسم "جيش" الاحتلال`)."""
        close = self.page.quote.get(k, k)
        return close + 1 if k < close <= k + LONGEST_NAME else 0

    def _counted(self, i: int, k: int) -> bool:
        """Whether people at `k` are counted by a number at `i` (`ثلاثة مهندسين`)."""
        return k == i + 1 and self.forms[i] in self.lex.number_words and self._of_people(self.forms[k])

    def _ranked(self, j: int) -> int:
        """The end of an apposition at `j` that ranks what a phrase before it names (`أكبر أحزاب المعارضة في البلاد`), or `j`."""
        lex, forms = self.lex, self.forms
        k = j + (j < self.size and forms[j] in lex.ranks)
        if k + 1 >= self.size or forms[k] not in lex.superlatives or not self.page.tokens[k + 1].word:
            return j
        if not (lex.definite(forms[j - 1]) or j - 1 in self.page.named):
            return j
        end = k + 2
        if not lex.definite(forms[k + 1]) and end < self.size and lex.definite(forms[end]):
            end += 1
        while end < self.size and (
            lex.adjective(forms[end]) if lex.definite(forms[end - 1]) else lex.indefinite_adjective(forms[end])
        ):
            end += 1
        if end + 1 < self.size and forms[end] in lex.inner_prepositions and self.page.kind(end + 1) == "place":
            return self.named_at(end + 1)
        return end + (self.page.starts_with(end, lex.ranked_in) if end < self.size else 0)

    def _owned_office(self, j: int) -> bool:
        """Whether the institution of a title stands at `j` with its owner's pronoun (`رئيس حكومتها`)."""
        before = self.forms[j - 1]
        return self.forms[j] in self.lex.owned_complements and self.lex.role(before) == "person" and not self.lex.definite(before)

    def _tied(self, i: int, j: int) -> bool:
        """Whether the preposition at `j` completes the noun before it, and what it needs follows (`هيئة الدفاع عن المعتقلين`)."""
        lex, forms = self.lex, self.forms
        if j + 1 >= self.size or forms[j] not in lex.tied:
            return False
        pair = f"{forms[j - 2]} {forms[j - 1]}" if j - 2 >= i else ""
        quality = lex.indefinite_adjective(forms[j - 1]) or forms[j - 1].removesuffix(lex.accusative) in lex.plain_qualities
        noun = forms[j - 2] if j - 2 >= i and quality else forms[j - 1]
        alone = lex.tying.get(noun) or lex.tying.get(noun.removesuffix(lex.accusative)) or ()
        if forms[j] not in lex.tying.get(pair, ()) and forms[j] not in alone:
            return False
        return lex.definite(forms[j + 1]) or j + 1 in self.page.named

    def _names_body(self, i: int, j: int) -> bool:
        """Whether a noun at `j` tells which one an indefinite body is (`شركة طيران الشرق`, `حزب جيل جديد`).

        No object of its verb does, which would carry its owner's pronoun or the ending of an object."""
        lex, form, before = self.lex, self.forms[j], self.forms[j - 1]
        known = lex.articled(before) or self._joined_definite(j - 1)
        if known or not self.page.tokens[j].word or j in self.page.timed:
            return False
        if lex.role(before) != "organisation":
            of_body = j - 2 >= i and lex.role(self.forms[j - 2]) == "organisation" and not lex.definite(self.forms[j - 2])
            return of_body and lex.definite(form)
        if form.endswith((*lex.object_pronouns, lex.accusative)) or lex.lookup(form) or lex.masdar(form):
            return False
        return form[:1] not in lex.conjunctions and not any(
            form in words for words in (lex.prepositions, lex.adverbs, lex.relatives, lex.complementizers, lex.inner_prepositions)
        )

    def _foreign(self, i: int, j: int) -> bool:
        """Whether the words from the second on are a body's name in another language (`شركة يونايتد إيرلاينز`)."""
        if j < i + 2 or j - i > LONGEST_NAME or self.lex.role(self.forms[i]) != "organisation":
            return False
        return all(self.page.tokens[k].word and not is_known(self.forms[k], self.lex.code) for k in range(i + 1, j + 1))

    def _employer(self, i: int, j: int) -> int:
        """The end of the outlet at `j` for which a correspondent works (`مراسل لوكالة X`), or 0."""
        works = j == i + 1 and self.forms[i] in self.lex.correspondents and self.forms[j].startswith(self.lex.to_clitic)
        return self.medium(j) if works else 0

    def _numbered(self, i: int, j: int) -> int:
        """The end of the number at `j` of the text at `i`, with its year (`المرسوم التنفيذي رقم 20-145 لسنة 2020`), or 0."""
        lex, forms, k = self.lex, self.forms, j + 1
        if forms[j] not in lex.numbering or lex.role(forms[i]) != "document" or k >= self.size or not forms[k][:1].isdigit():
            return 0
        while k + 2 < self.size and forms[k + 1] in _BETWEEN_NUMBERS and forms[k + 2][:1].isdigit():
            k += 2
        return k + 3 if k + 2 < self.size and forms[k + 1] in lex.of_years and forms[k + 2].isdigit() else k + 1

    def honoured(self, i: int) -> bool:
        """Whether a word at `i` that may be an honour with its pronoun is one, as it speaks: a verb of saying follows (`أن سيادته
        شدد على`)."""
        verb = self.forms[i + 1] if self.forms[i] in self.lex.honorifics and i + 1 < self.size else ""
        return any(f.kind == "past" and not f.joined for f in self.lex.lookup(verb))

    def speaks_for(self, i: int) -> str | None:
        """The role of a title as an object at `i` that a participle may be too, with those for whom he speaks behind it (`لكن
        متحدثا باسم الشرطة أكد`), or None."""
        lex, form = self.lex, self.forms[i]
        after = self.forms[i + 1] if i + 1 < self.size else ""
        return lex.role(form.removesuffix(lex.accusative)) if form.endswith(lex.accusative) and after in lex.spoken_for else None

    def _nearly(self, j: int) -> int:
        """The end of an adjective with the word before it that takes from it (`القوة شبه العسكرية`), or 0."""
        lex, after = self.lex, self.forms[j + 1] if j + 1 < self.size else ""
        halved = self.forms[j] in lex.not_before_participle and lex.definite(self.forms[j - 1])
        return j + 2 if halved and lex.definite(after) and lex.adjective(after) else 0

    def _body_at(self, j: int) -> bool:
        """Whether an institution of no table stands at `j` (`مصدر في وزارة الثروة`)."""
        return j < self.size and self.lex.role(self.forms[j]) == "organisation"

    def _definite_role(self, j: int) -> bool:
        return j < self.size and self.lex.definite(self.forms[j]) and self.lex.role(self.forms[j]) is not None

    def body_for(self, i: int, j: int) -> int:
        """The end of a body's name that begins at `i` with those it is for at `j` (`الديوان الوطني للأرصاد الجوية`), or `j`."""
        lex, forms = self.lex, self.forms
        known = lex.role(forms[i]) == "organisation" and any(map(lex.definite, forms[i : i + 2]))
        if j >= self.size or j - i < 2 or not known:
            return j
        whole = forms[j].startswith(lex.to_clitic * 2)
        if not (whole or self._task(j)) or self.addressee(j) or self.medium(j):
            return j
        k = j + 1 + (not whole)
        while k < self.size and k not in self.page.timed and (lex.adjective(forms[k]) or self._joined_definite(k)):
            k += 1
        return self._governed(i, k + 1) if k < self.size and self._governed(i, k + 1) > k + 1 else k

    def _told_here(self, i: int, j: int) -> bool:
        """Whether words are told through a medium at `j`, and not the body that a title right before it heads (`المدير العام
        للوكالة`), though words may be told to a body of that kind."""
        lex, before = self.lex, self.forms[j - 1]
        k = j - 1 - (j - 2 >= i and before in lex.shared_adjectives)
        heads = not lex.head_titles.isdisjoint(lex.bare_forms(self.forms[k])) and lex.definite(self.forms[k])
        return self.medium(j) > 0 and not (heads and self.forms[j].startswith(lex.to_clitic * 2))

    def _called_in_marks(self, i: int, j: int) -> int:
        """The end of one word in marks at `j` by which a body before it is called too, where a name, a comma or what is said
        follows (`رئيس الهيئة العليا للرقابة "أمان"، X`), or 0."""
        lex, k = self.lex, j + 1
        if self.page.quote.get(j) != j + 2 or j + 3 >= self.page.size or lex.definite(self.forms[k]):
            return 0
        behind = self.forms[j + 3]
        followed = behind in lex.complementizers or self.page.kind(j + 3) == "person" or (behind in COMMAS and self._titled(i))
        body = any(
            lex.role(bare) in ("organisation", "outlet") for form in self.forms[i:j] for bare in (form, *lex.bare_forms(form))
        )
        return j + 3 if followed and body and not self.lex.lookup(self.forms[k]) else 0

    def placed(self, j: int, stop: int) -> int:
        """The end of where a body is, with its preposition at `j` (`السفارة في بيروت`, `الفرع في الولاية`), up to `stop`."""
        lex, k = self.lex, j + 1
        if k >= stop or self.forms[j] not in lex.media_prepositions:
            return j
        area = lex.definite(self.forms[k]) and not lex.areas.isdisjoint(lex.bare_forms(self.forms[k]))
        end = self.page.mention_end[k] if self.page.kind(k) == "place" else k + area
        while k < end < stop and lex.adjective(self.forms[end]):
            end += 1
        return end if end > k else j

    def _task(self, j: int) -> bool:
        """Whether a noun of the dictionary with `for` written onto it stands at `j`, and its definite object behind it: what a
        body is for (`المديرية العامة لمراقبة الأسعار`)."""
        form, lex, code = self.forms[j], self.lex, self.lex.code
        if j + 1 >= self.size or form[:1] != lex.to_clitic or form in lex.to_words or j in self.page.named:
            return False
        noun = is_listed(form[1:], code) and not is_listed(form, code) and lex.role(form) is None
        return noun and lex.definite(self.forms[j + 1]) and self.page.tokens[j + 1].word

    def _joined_alike(self, j: int) -> bool:
        """Whether two bodies are joined by their kinds alone (`الحكومة والمعارضة`)."""
        lex, before = self.lex, self.forms[j - 1]
        alike = lex.role(before) == lex.role(self.forms[j]) == "organisation"
        return alike and lex.definite(before) and self._joined_definite(j)

    def _joined_heads(self, i: int, j: int) -> bool:
        """Whether two indefinite heads of one kind share the noun behind them (`رئيس ومؤسس الحزب`, `منظمات ونقابات التعليم`)."""
        lex, second = self.lex, self.forms[j][1:]
        if j != i + 1 or j + 1 >= self.size or lex.definite(self.forms[i]) or second not in lex.roles:
            return False
        kinds = {lex.role(self.forms[i]), lex.role(second)}
        alike = kinds <= lex.epithets or len(kinds) == 1
        behind = self.forms[j + 1]
        return alike and (lex.definite(behind) or j + 1 in self.page.named or lex.role(behind) is not None)

    def _of_body(self, title: str, preposition: str) -> bool:
        """Whether a title takes the body to which it belongs with a preposition (`مصدر من`, `القيادي في`)."""
        lex = self.lex
        inside = preposition in lex.media_prepositions and lex.role(title) in lex.epithets
        return preposition not in lex.towards and (inside or lex.role(title) in lex.unnamed_roles)

    def _same_again(self, form: str) -> bool:
        """Whether a word behind a noun says that it is the same (`المصدر نفسه`, `الحزب المذكور`)."""
        return form in self.lex.selves and (form.endswith(self.lex.object_pronouns) or self.lex.definite(form))

    def _further_adjective(self, i: int, j: int) -> bool:
        """Whether an adjective at `j` goes on with the phrase though it shows no case of its noun."""
        return self._joined_adjective(j) or self._counted_adjective(i, j)

    def _joined_adjective(self, j: int) -> bool:
        """Whether an adjective is joined to the one before it (`القوى الوطنية والإسلامية`, `عرب ومصريون`)."""
        form = self.forms[j]
        lex, before = self.lex, self.forms[j - 1]
        if form[:1] not in lex.conjunctions:
            return False
        plural = form.endswith(lex.nation_plurals) and (before in lex.complements or before.endswith(lex.nation_plurals))
        return plural or (lex.adjective(form[1:]) and lex.adjective(before))

    def _pair_names(self, i: int, j: int) -> bool:
        """Whether a body is named by two nouns, of which the second, no body itself, stands at `j` (`حزب العمل والحرية`)."""
        lex, head = self.lex, self.forms[i]
        return j == i + 2 and lex.role(head) == "organisation" and not lex.definite(head) and lex.role(self.forms[j]) is None

    def _clitic(self, form: str) -> bool:
        """Whether a word carries the preposition with whose letter it begins."""
        words = self.lex.to_words if form.startswith(self.lex.to_clitic) else self.lex.by_words
        return len(form) > 3 and form not in words and is_known(form, self.lex.code)

    def _second_title(self, i: int, j: int) -> int:
        """The end of the name right behind a second title at `j` (`الرئيس الأفغاني حاجي X`), or 0."""
        second = (
            self.lex.role(self.forms[j]) in self.lex.epithets and j not in self.page.named and self.page.kind(j + 1) == "person"
        )
        return self.page.mention_end[j + 1] if second and self._titled(i) else 0

    def _long_title(self, j: int) -> bool:
        """Whether a title at `j` goes on with two definite words (`X عضو المكتب السياسي`), which is seldom spoken to."""
        return j + 2 < self.size and all(self.lex.definite(form) for form in self.forms[j + 1 : j + 3])

    def _titles_another(self, j: int) -> bool:
        """Whether a title at `j` is that of a person named behind it (`انتقد النائب X وزير العدل Y`)."""
        lex, forms, k = self.lex, self.forms, j + 1
        while k < min(self.size, j + LONGEST_NAME) and self.page.kind(k) != "person":
            titled = lex.definite(forms[k]) or lex.role(forms[k]) or forms[k] in lex.complements or k in self.page.named
            if not titled:
                return False
            k = self.page.mention_end.get(k, k + 1)
        return not lex.definite(forms[j]) and self.page.kind(k) == "person"

    def _elided(self, i: int) -> bool:
        """Whether a noun at `i` stands for its ministry, with which the adjective behind it agrees (`الدفاع الروسية`)."""
        lex, form, after = self.lex, self.forms[i], self.forms[i + 1] if i + 1 < self.size else ""
        feminine = self.page.raw(i).endswith(lex.feminine_singular) and form not in lex.complements
        if (
            not lex.definite(form)
            or feminine
            or i in self.page.timed
            or (form.endswith(lex.plural_things) and form not in lex.complements)
        ):
            return False
        agrees = lex.definite(after) and lex.adjective(after) and after.endswith(lex.feminine_folded)
        return agrees and not lex.lookup(form)

    def _has_body(self, i: int, j: int) -> bool:
        """Whether a body stands in [i, j), whose name a group may complete (`اتحاد كذا للصحفيين`)."""
        bodies = any(self.lex.role(form) in _SPEAK_FOR for form in self.forms[i:j]) or self._paper_of(i, j)
        return bodies and not any(self.page.kind(k) == "person" for k in range(i, j))

    def _paper_of(self, i: int, j: int) -> bool:
        """Whether a statement at `i` is that of the body at `j` with its preposition written onto it (`بيان للجنة الحقوق`)."""
        return j == i + 1 and self.forms[i] in self.lex.communiques and self.lex.role(self.forms[j]) == "organisation"

    def _governs_pronoun(self, j: int) -> bool:
        """Whether a participle at `j` governs a preposition with the pronoun of the noun before it (`المعترف بها`)."""
        after = self.forms[j + 1] if j + 1 < self.size else ""
        return self.forms[j] in self.lex.of_pronouns and after.endswith(self.lex.object_pronouns)

    def _closing(self, i: int, j: int) -> list[Mention]:
        """The mentions that end right before `j` and begin at `i` or later."""
        page = self.page
        if j not in page.name_ends:
            return []
        return [page.named[k] for k in range(max(i, j - LONGEST_NAME), j) if page.mention_end.get(k) == j]

    def _of_country(self, i: int, j: int) -> bool:
        """Whether tokens [i, j) end in an office of one country (`دعا الرئيس الأوكراني البرتغال`)."""
        return any(m.kind == "office" and m.entity is not None for m in self._closing(i, j))

    def _joined(self, j: int) -> bool:
        """Whether the mention at `j` is joined to what precedes it (`X and Y`)."""
        form, mention = self.forms[j], self.page.named.get(j)
        joined = mention is not None and form[:1] in self.lex.conjunctions and form not in self.lex.roles
        return joined and (mention is None or mention.entity is None or self.page.name_carries(j, form[:1]))

    def _another(self, i: int, j: int) -> bool:
        """Whether a body or place named at `j` follows a person's name, which it cannot complete (`أخبر بوتين مجلس الأمن`)."""
        apart = self.page.kind(j) in ("organisation", "place") and not self._joined(j)
        return apart and any(m.kind == "person" for m in self._closing(i, j))
