"""Names of people that no record lists, recognised by given names, particles and what may follow a title."""

from collections.abc import Container, Sequence

from musnad.read.gazetteer import Gazetteer
from musnad.read.page import COMMAS
from musnad.read.vocabulary import is_known, is_listed
from musnad.text import Token

_LONGEST = 5
_SHORTEST_UNKNOWN = 3
_CLOSES = COMMAS | {".", ":"}


def name_end(tokens: Sequence[Token], i: int, names: Gazetteer, *, led: bool = False, bold: bool = False) -> int | None:
    """The token after a person's name at token `i`: a given name with at least one more; None where there is none.

    `led` says that a title stands before it: then a given name that is a common word will do, or a lone one.
    `bold` says that the title stands right before it and is a person's: then so will an unknown first name.
    """
    words = names.names
    first = tokens[i].form
    entry = names.start(first)
    known = entry is not None and entry.given
    if not known and not (
        bold and _strange(tokens, i, names) and plausible(first, names) and not first.startswith(words.article)
    ):
        return None
    common = entry is not None and entry.common
    j = i + 1
    if any(form in words.joined or form in words.kunya for form in (first, *words.peeled(first))) and first not in words.given:
        if j >= len(tokens) or not tokens[j].word or (tokens[j].form in words.stop and tokens[j].form not in words.compounds):
            return None
        j += 1
    end = _rest(tokens, j, names, compound=known)
    if not known and end == j + 1 and _is_word(tokens[j].form, names) and _owned(tokens, end, names):
        return None if _is_word(first, names) or _carries(first, names) else j
    if end == j + 1 and (common or not known) and _is_phrase(tokens[i : j + 1], names, given=known):
        return None
    if led and known and end == j == i + 1 and _surname(tokens, j, names):
        return j + 1
    if end > j:
        whole = end > i + 2 or tokens[i + 1].form not in words.sure_compounds
        return end if led or not common or (whole and _certain(tokens[i + 1].form, names)) else None
    return end if known and (end > i + 1 or (led and not common)) else None


def _strange(tokens: Sequence[Token], i: int, names: Gazetteer) -> bool:
    """Whether a word is of no table, or no more than the first of listed names none of which stands here."""
    entry = names.start(tokens[i].form)
    return entry is None or not (entry.title or entry.noun or names.follow(tokens, i, entry))


def _is_phrase(tokens: Sequence[Token], names: Gazetteer, *, given: bool) -> bool:
    """Whether two words behind a title are of the dictionary, and no name: `given`, that the first is one without its
    preposition (`أمر الرئيس بفتح تحقيق`)."""
    first, last = tokens[0].form, tokens[-1].form
    if not _is_word(last, names) or names.names.surname.search(last):
        return False
    return first not in names.names.given if given else _is_word(first, names) or _carries(first, names)


def _carries(form: str, names: Gazetteer) -> bool:
    """Whether a word of the dictionary carries a preposition or its owner's pronoun (`أشاد وزير العدل بجهود القضاة`, `قدم رئيس
    الجمهورية تعازيه الخالصة`)."""
    words = names.names
    bare = (*words.peeled(form), *(form.removesuffix(owner) for owner in words.owners if form.endswith(owner)))
    return any(len(rest) > _SHORTEST_UNKNOWN and _is_word(rest, names) for rest in bare)


def _is_word(form: str, names: Gazetteer) -> bool:
    """Whether a word of the dictionary, and no given name, would be the second half of an unknown name."""
    return form not in names.names.given and is_listed(form, names.code)


def _owned(tokens: Sequence[Token], j: int, names: Gazetteer) -> bool:
    """Whether a definite noun follows, whose the word before it is (`أكد السيد X دعم القطاع`)."""
    article = names.names.article
    return bool(article) and j < len(tokens) and tokens[j].word and tokens[j].form.startswith(article)


def _told(tokens: Sequence[Token], j: int, names: Gazetteer) -> bool:
    """Whether a complementizer stands at `j`, so that the word before it closes a name (`قال سليم مراد كرم إن`)."""
    return j < len(tokens) and tokens[j].form in names.names.complementizers


def _deed(tokens: Sequence[Token], j: int, names: Gazetteer) -> bool:
    """Whether a verbal noun of the dictionary stands at `j` before its definite object, which a verb of saying speaks of
    (`أكد سليمان محاصرة المدينة`)."""
    form = tokens[j].form
    return names.names.deeds.search(form) is not None and _is_word(form, names) and _owned(tokens, j + 1, names)


def _leads(tokens: Sequence[Token], j: int, names: Gazetteer) -> bool:
    """Whether a word of the dictionary with a preposition written onto it and its definite owner behind it stands at `j`, and no
    family's name (`روتها مريم لوسائل الإعلام`)."""
    form = tokens[j].form
    bare = [rest for rest in names.names.peeled(form) if len(rest) > _SHORTEST_UNKNOWN]
    whole = form in names.names.given or is_listed(form, names.code)
    after = tokens[j + 1].form if j + 1 < len(tokens) else ""
    owned = _owned(tokens, j + 1, names) and after not in names.names.stop  # `إلى` only begins like one
    return owned and not whole and any(_is_word(rest, names) for rest in bare)


def _described(tokens: Sequence[Token], j: int, names: Gazetteer) -> bool:
    """Whether a definite word of the dictionary with its adjective or a clause about it stands at `j`: a noun phrase, and no
    family's name."""
    article = names.names.article
    after = tokens[j + 1].form if j + 1 < len(tokens) else ""
    if not article or not (tokens[j].form.startswith(article) and after.startswith(article)):
        return False
    form, adjective = tokens[j].form.removeprefix(article), after.removeprefix(article)
    if after in names.names.relatives:
        return form not in names.names.given and is_listed(form, names.code)
    relation = names.names.surname.search(after) is not None
    return relation and form not in names.names.given and all(is_listed(w, names.code) for w in (form, adjective))


def _surname(tokens: Sequence[Token], j: int, names: Gazetteer) -> bool:
    """Whether a word with the article, of whatever shape, follows a title and a given name as the family's name."""
    words = names.names
    form = tokens[j].form if j < len(tokens) and tokens[j].word else ""
    known = form in words.stop or form in words.titles or form in words.former or names.affiliation(form) or names.known(form)
    return bool(form) and bool(words.article) and form.startswith(words.article) and not known


def _rest(tokens: Sequence[Token], j: int, names: Gazetteer, *, compound: bool) -> int:
    """The token after the names that follow a first name: known ones, particles with theirs, and one unknown at the end,
    which behind two given names is no indefinite word of the dictionary (`اعتبرها سليم مراد تجربة`)."""
    words, start = names.names, j
    for _ in range(_LONGEST):
        if j >= len(tokens):
            break
        form = tokens[j].form
        if form == "-" and j + 1 < len(tokens) and tokens[j - 1].end == tokens[j].start:
            if not (
                tokens[j + 1].form.isalpha() and (tokens[j].end == tokens[j + 1].start or _of_no_table(tokens, j + 1, names))
            ):
                break
            j += 2
        elif compound and form in words.compounds:
            j += 1
        elif form in words.particles:
            step = _after_particle(tokens, j + 1, names)
            if not step:
                break
            j += 1 + step
        elif form in words.given and form not in words.stop:
            j += 1
        else:
            surname = plausible(form, names) or (compound and (_unknown(form, names) or _family_of_rank(tokens, j, names)))
            parts = j > start and tokens[j - 1].form not in words.sure_compounds
            whole = parts and not form.startswith(words.article) and _is_word(form, names)
            whole = (whole and not _told(tokens, j + 1, names)) or _deed(tokens, j, names)
            if not (tokens[j].word and surname) or whole or _described(tokens, j, names) or _leads(tokens, j, names):
                return j
            return j + 2 if _of_no_table(tokens, j, names) and _of_no_table(tokens, j + 1, names) else j + 1
        compound = j <= len(tokens) and tokens[j - 1].form in words.given
    return min(j, len(tokens))


def _of_no_table(tokens: Sequence[Token], j: int, names: Gazetteer) -> bool:
    """Whether a word on the line of the one before it may be part of a name and stands in no dictionary: two such in a row are
    both of it (`السفيرة ليلى اوزتورن غوكسال`)."""
    form = tokens[j].form if j < len(tokens) and tokens[j].word and tokens[j].start - tokens[j - 1].end <= 1 else ""
    own = form in names.names.particles or form in names.names.first
    return bool(form) and not own and plausible(form, names) and _unknown(form, names)


def _unknown(form: str, names: Gazetteer) -> bool:
    """Whether a word of whatever shape stands in no table and no dictionary, so that it may close a given name."""
    words = names.names
    listed = form in words.stop or form in words.titles or form.startswith(words.article)
    return form.isalpha() and not listed and not is_known(form, names.code)


def _family_of_rank(tokens: Sequence[Token], j: int, names: Gazetteer) -> bool:
    """Whether a title that families bear too closes a given name before what is told (`أكد العميد نزار القاضي أن`)."""
    words, after = names.names, tokens[j + 1].form if j + 1 < len(tokens) else "."
    return tokens[j].form in words.family_titles and (after in words.complementizers or after in _CLOSES)


def _after_particle(tokens: Sequence[Token], j: int, names: Gazetteer) -> int:
    """How many tokens belong to a particle before them; none where no name follows."""
    words = names.names
    if j >= len(tokens) or not tokens[j].word:
        return 0
    form = tokens[j].form
    if form in words.particles:
        inner = _after_particle(tokens, j + 1, names)
        return 1 + inner if inner else 0
    before = tokens[j - 1].form
    glued = (before in words.joined and form.startswith(words.article)) or (before in words.kunya and form not in words.stop)
    descent = before in words.lineage and form.isalpha() and form not in words.stop  # a father's name may be any word
    return 1 if glued or descent or form in words.given or plausible(form, names) else 0


def _certain(form: str, names: Gazetteer) -> bool:
    """Whether a second word makes a common word before it a given name."""
    words = names.names
    if words.surname.search(form) and plausible(form, names):
        return True
    if form == "-" or form in words.sure_compounds or form in words.lineage or form in words.joined:
        return True
    return form in words.given and form not in words.common


def named_before(tokens: Sequence[Token], i: int, own: Container[str], names: Gazetteer) -> bool:
    """Whether the word before a family's name at `i` is the first name of somebody else than its bearer, whose name is `own`:
    a given name, one of no dictionary, or an indefinite one behind a definite title (`النائب هيكل X`)."""
    words, form = names.names, tokens[i - 1].form if i else ""
    if not form or words.capitals or not tokens[i - 1].word or form in own or form in words.stop or form in words.titles:
        return False
    if form in words.given and form not in words.common:
        return True
    if form.startswith(words.article) or form in words.particles or not plausible(form, names):
        return False
    before = tokens[i - 2].form if i > 1 else ""
    return not is_known(form, names.code) or (before.startswith(words.article) and before in words.titles)


def plausible(form: str, names: Gazetteer) -> bool:
    """Whether an unlisted word may be part of a person's name: no word of the tables, nor one shaped like a verb or phrase."""
    kept = names.plausible.get(form)
    if kept is None:
        if len(names.plausible) > 200_000:
            names.plausible.clear()
        kept = names.plausible[form] = _may_be(form, names)
    return kept


def unlike(form: str, names: Gazetteer) -> bool:
    """Whether an unlisted word is shaped like a verb or a phrase; not one that begins like a family's name (`بنجلون`) and leaves
    no word of the dictionary behind its first letter."""
    if not names.names.unlike.search(form):
        return False
    return not form.startswith(names.names.families) or is_listed(form[1:], names.code)


def _may_be(form: str, names: Gazetteer) -> bool:
    words = names.names
    if len(form) < _SHORTEST_UNKNOWN or form in words.stop or form in words.titles or form in words.nouns:
        return False
    if not form.isalpha() or form.isascii() or unlike(form, names):
        return False
    if names.affiliation(form) or names.known(form):
        return False
    barred = (words.stop, words.given, words.joined)
    return not any(p.startswith(words.article) or any(p in b for b in barred) or names.known(p) for p in words.peeled(form))
