"""Attributions against the dependency trees of UD Arabic-PADT: ``python eval/padt.py ../shared [--misses]``.

The trees have no surface text, so each document is rebuilt (`eval/second_opinions.md` says how and what that costs) and
read as a report. What the trees tell is a verb or participle that our lexicon of cues knows, the clause that it governs,
and its subject. Nothing of this data is trained on, and with ``--misses`` alone are its words shown.
"""

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from musnad.ingest import report
from musnad.model import Attribution, Spans
from musnad.read import read
from musnad.read.cues import Form
from musnad.read.lexicon import Lexicon, lexicon
from musnad.text import Token, fold, tokenize

_FILE = Path("data", "padt", "ar_padt-dev.conllu")
_VOCALISATION = re.compile("[\u064b-\u065f\u0670]")
_GOVERNED = frozenset({"ccomp", "csubj", "dobj", "iobj", "xcomp", "advcl", "nsubj"})
_MARKS = frozenset({"mark", "case", "advmod:emph", "nmod"})
_MIRRORED = str.maketrans("«»", "»«")
_NEXT = frozenset({"و", "ف", "ل", "ب", "ك", "س", "أ"})  # proclitics: written onto the next word
_NO_GAP_AFTER, _NO_GAP_BEFORE = frozenset("(«[“"), frozenset(")»]”،.؛:؟!,%")


class Word(NamedTuple):
    """A syntactic word of a tree: its place and its head's are numbers from 1, 0 is the root."""

    form: str
    upos: str
    tag: str
    head: int
    relation: str


class Placed(NamedTuple):
    """A rebuilt document: its text, and for each sentence the words with their code points in it."""

    text: str
    sentences: tuple[tuple[tuple[Word, ...], tuple[tuple[int, int], ...]], ...]


class Pair(NamedTuple):
    """What a tree tells: word numbers (from 0) of the cue, of the clause that it governs and of its subject's phrase."""

    lemma: str
    cue: int
    content: frozenset[int]
    marks: frozenset[int]
    subject: frozenset[int]
    subject_head: int | None


class Seen(NamedTuple):
    """An attribution as sets of numbers of word tokens within one sentence; `clause`: a complementizer precedes.

    A complementizer inside a quotation is no part of `content` here, as it is none of a tree's.
    """

    cue: frozenset[int]
    source: frozenset[int]
    content: frozenset[int]
    clause: bool


def trees(lines: Iterable[str]) -> Iterator[tuple[str, tuple[Word, ...]]]:
    """The sentences of a CoNLL-U file (UD v1), each with the name of its document."""
    document, words = "", []
    for line in (*lines, ""):
        if line.startswith("# orig_file_sentence"):
            document = line.split()[-1].partition("#")[0]
        elif line.strip() and not line.startswith("#"):
            cells = line.split("\t")
            words.append(Word(cells[1], cells[3], cells[4], int(cells[6]), cells[7]))
        elif not line.strip() and words:
            yield document, tuple(words)
            words = []


def surface(words: Sequence[Word]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The sentence as it may have been written, and where each of its words stands in it.

    Vocalisation is taken off, proclitics are joined to the next word and pronouns to the one before. A word that
    PADT could not split stands there once for each of its parts, and is written once.
    """
    text, spans, glued, quotes = "", list[tuple[int, int]](), True, 0
    for i, word in enumerate(words):
        before = words[i - 1] if i else None
        if before and word.form == before.form and word.tag == before.tag and word.tag.startswith("U"):
            spans.append(spans[-1])
            continue
        form = _VOCALISATION.sub("", word.form)
        quotes += form == '"'
        closing = form in _NO_GAP_BEFORE or (form == '"' and quotes % 2 == 0)
        if before and _is_enclitic(word):
            text = _before_pronoun(text)
        elif not (glued or closing):
            text += " "
        if form.startswith("ال") and before and text.endswith("ل") and _is_proclitic(before):
            form = form[1:] if not form.startswith("الل") else form[2:]
        spans.append((len(text), len(text) + len(form)))
        text += form
        glued = _is_proclitic(word) or form in _NO_GAP_AFTER or (form == '"' and quotes % 2 == 1)
    return text, tuple(spans)


def _is_proclitic(word: Word) -> bool:
    return word.tag[:1] in "CPF" and _VOCALISATION.sub("", word.form) in _NEXT


def _is_enclitic(word: Word) -> bool:
    """Whether it is a personal pronoun that is not in the nominative."""
    return word.tag.startswith("SP") and word.tag[8:9] in ("2", "4")


def _before_pronoun(text: str) -> str:
    """A word's last letter as it is written before a pronoun."""
    return text[:-1] + {"ة": "ت", "ى": "ا"}[text[-1]] if text.endswith(("ة", "ى")) else text


def documents(path: Path) -> Iterator[Placed]:
    """The documents of the file, a sentence a line. Guillemets are mirrored back where the first of a document closes."""
    with path.open(encoding="utf-8") as lines:
        for _, rows in groupby(trees(lines), key=lambda row: row[0]):
            text, sentences = "", []
            found = [words for _, words in rows]
            first = next((w.form for words in found for w in words if w.form in "«»"), "")
            for words in found:
                if first == "»":
                    words = tuple(w._replace(form=w.form.translate(_MIRRORED)) for w in words)
                line, spans = surface(words)
                sentences.append((words, tuple((a + len(text), b + len(text)) for a, b in spans)))
                text += line + "\n"
            yield Placed(text, tuple(sentences))


def pairs(words: Sequence[Word], lex: Lexicon) -> list[Pair]:
    """The cues of our lexicon in a tree that govern a clause: one with a complementizer, or a bare one (`ccomp`)."""
    children: dict[int, list[int]] = defaultdict(list)
    for i, word in enumerate(words):
        children[word.head].append(i)
    found = []
    for i, word in enumerate(words):
        forms = _cue_forms(word, lex)
        clauses = [c for c in children[i + 1] if any(_is_clause(c, words, children, lex, form) for form in forms)]
        if clauses:
            content = frozenset[int]().union(*(_subtree(c, children) for c in clauses))
            marks = frozenset(m for c in clauses for m in _marks(c, words, children, lex))
            heads = [c for c in children[i + 1] if words[c].relation == "nsubj" and words[c].upos != "PRON" and c not in clauses]
            subject = _subtree(heads[0], children) - content if heads else frozenset[int]()
            found.append(Pair(forms[0].cue.lemma, i, content, marks, subject, heads[0] if heads else None))
    return found


def _cue_forms(word: Word, lex: Lexicon) -> list[Form]:
    """Its readings as a cue: active verbs in the third person, and participles (tagged as adjectives, nouns or not at all);
    not of knowing, which is a cue only with those from whom it comes (`علمت X من مصادر أن`)."""
    forms = [f for f in lex.lookup(fold(word.form)) if "learned" not in f.cue.flags]
    if word.upos == "VERB":
        spoken = word.tag[3:4] != "P" and word.tag[5:6] not in ("1", "2")
        kinds = {"past", "present", *(["jussive"] if word.tag[2:3] == "J" else [])}
        return [f for f in forms if spoken and f.kind in kinds]
    return [f for f in forms if f.kind == "participle"] if word.upos in ("ADJ", "NOUN", "X") else []


def _is_clause(c: int, words: Sequence[Word], children: dict[int, list[int]], lex: Lexicon, form: Form) -> bool:
    """Whether a dependent of a cue is a clause with a complementizer, perhaps after one of the cue's own prepositions."""
    if words[c].relation not in _GOVERNED:
        return False
    marks = [fold(words[m].form) for m in _marks(c, words, children, lex)]
    others = {mark for mark in marks if mark not in lex.complementizers}
    if len(others) == len(marks):
        return not marks and words[c].relation == "ccomp"
    return others <= {lex.by_clitic, *form.cue.preps} and (bool(others) or words[c].relation != "advcl")


def _marks(c: int, words: Sequence[Word], children: dict[int, list[int]], lex: Lexicon) -> list[int]:
    """The words that lead a clause: its complementizer and what stands before that."""
    led = [m for m in children[c + 1] if m < c and words[m].relation in _MARKS]
    if not any(fold(words[m].form) in lex.complementizers for m in led):
        return [m for m in led if words[m].relation == "mark"]
    return [m for m in led if words[m].relation in ("mark", "case") or fold(words[m].form) in lex.complementizers]


def _subtree(root: int, children: dict[int, list[int]]) -> frozenset[int]:
    """The numbers of a word and of all that hangs on it."""
    out, todo = {root}, [root]
    while todo:
        new = [c for c in children[todo.pop() + 1] if c not in out]
        out.update(new)
        todo += new
    return frozenset(out)


def dice(a: frozenset[int], b: frozenset[int]) -> float:
    """The overlap of two sets, from 0 to 1.

    >>> dice(frozenset({1, 2}), frozenset({2, 3})), dice(frozenset(), frozenset())
    (0.5, 0.0)
    """
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 0.0


def touched(spans: Spans, tokens: Sequence[Token]) -> frozenset[int]:
    """The numbers of the word tokens that lie in some of the spans at least in part."""
    return frozenset(i for i, t in enumerate(tokens) if t.word and any(a < t.end and t.start < b for a, b in spans))


def seen(attribution: Attribution, tokens: Sequence[Token], lex: Lexicon) -> Seen:
    """An attribution within one sentence."""
    content = touched(attribution.content.spans, tokens)
    first = min((s for s, _ in attribution.content.spans), default=0)
    before = [t.form for t in tokens if t.end <= first and t.word]
    clause = bool(before) and (before[-1] in lex.complementizers or before[-1][1:] in lex.complementizers)
    spoken = frozenset(i for i in content if not (i == min(content) and tokens[i].form in lex.complementizers))
    return Seen(touched(attribution.cue.spans, tokens), touched(attribution.source.spans, tokens), spoken, clause)


class Tally(NamedTuple):
    """Counts over all documents, counts by lemma, and the misses in words."""

    counts: Counter[str]
    lemmas: Counter[tuple[str, str]]
    misses: list[str]


def score(document: Placed, lex: Lexicon, tally: Tally) -> None:
    """Add one document to the tally."""
    reading = read(report(document.text, language=lex.code))
    unread = [b.span for b in reading.report.blocks if b.kind in ("furniture", "credit", "dateline")]
    for words, spans in document.sentences:
        start, end = spans[0][0], max(b for _, b in spans)
        tokens = tokenize(document.text, start, end)
        ours = [seen(a, tokens, lex) for a in reading.attributions if any(start <= s < end for s, _ in a.cue.spans)]
        gold = pairs(words, lex)
        cues = {pair: touched((spans[pair.cue],), tokens) for pair in gold}
        tally.counts["set aside"] += sum(a <= spans[pair.cue][0] < b for pair in gold for a, b in unread)
        for pair in gold:
            _compare(pair, cues[pair], ours, tally=tally, place=(spans, tokens, document.text))
        verbs = frozenset[int]().union(*(touched((spans[i],), tokens) for i, w in enumerate(words) if _cue_forms(w, lex)))
        clauses = [a for a in ours if a.clause and a.cue & verbs]
        tally.counts["predicted"] += len(clauses)
        right = [a for a in clauses if any(a.cue & cue for cue in cues.values())]
        tally.counts["right"] += len(right)
        for extra in clauses:
            if extra not in right:
                tally.misses.append(f"not in the tree: {_words(extra.cue, tokens)} | {document.text[start:end]}")


def _compare(
    pair: Pair, cue: frozenset[int], ours: list[Seen], *, tally: Tally, place: tuple[Spans, Sequence[Token], str]
) -> None:
    """Compare a pair with the attribution of its cue whose content is nearest."""
    spans, tokens, text = place
    left_out = touched(tuple(spans[i] for i in pair.marks), tokens)
    content = touched(tuple(spans[i] for i in pair.content - pair.marks), tokens) - left_out
    best = max((a for a in ours if a.cue & cue), key=lambda a: dice(a.content, content), default=None)
    near = dice(best.content, content) if best else 0.0
    counts = Counter({"pairs": 1, "cue": bool(best), "content .5": near >= 0.5, "content .95": near >= 0.95})
    if best and pair.subject_head is not None:
        subject = touched(tuple(spans[i] for i in pair.subject), tokens)
        alike = dice(best.source, subject)
        head = touched((spans[pair.subject_head],), tokens) <= best.source
        counts += Counter({"subjects": 1, "head": head, "source .5": alike >= 0.5, "source .95": alike >= 0.95})
        if not head:
            tally.misses.append(f"source {pair.lemma}: {_words(subject, tokens)} | {_words(best.source, tokens)}")
    elif best:
        counts += Counter({"without subject": 1, "none read": not best.source})
    tally.counts.update(counts)
    for name in ("pairs", "cue", "content .5", "content .95"):
        tally.lemmas[pair.lemma, name] += counts[name]
    if near < 0.95:
        kind = "content" if best else "cue"
        told = f"{_words(content, tokens)} || {_words(best.content, tokens) if best else ''}"
        line = text[tokens[0].start : tokens[-1].end]
        tally.misses.append(f"{kind} {near:.2f} {pair.lemma}: {told}" + ("" if best else f" <<{line}>>"))


def _words(numbers: frozenset[int], tokens: Sequence[Token]) -> str:
    return " ".join(tokens[i].form for i in sorted(numbers))


def _share(counts: Counter[str], part: str, whole: str) -> str:
    return f"{counts[part] / max(1, counts[whole]):.3f} ({counts[part]}/{counts[whole]})"


def main() -> None:
    """Print the figures, and the lemmas with what was missed of each."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("shared", type=Path)
    options.add_argument("--misses", action="store_true", help="print what differs (never to be committed)")
    given = options.parse_args()
    tally = Tally(Counter(), Counter(), [])
    for document in documents(given.shared / _FILE):
        score(document, lexicon("ar"), tally)
    rows = {"cue, recall": ("cue", "pairs"), "cue, precision": ("right", "predicted")}
    rows |= {f"content, Dice {d}": (f"content {d}", "pairs") for d in (".5", ".95")}
    rows |= {"source, head": ("head", "subjects"), "source, Dice .5": ("source .5", "subjects")}
    rows |= {"source, Dice .95": ("source .95", "subjects"), "no source where no subject": ("none read", "without subject")}
    rows |= {"pairs in blocks that are not read": ("set aside", "pairs")}
    print("| figure | value |\n|---|---|")
    for label, (part, whole) in rows.items():
        print(f"| {label} | {_share(tally.counts, part, whole)} |")
    print("\n| cue | pairs | cue missed | content below .5 | content below .95 |\n|---|---|---|---|---|")
    for lemma, n in Counter({lemma: n for (lemma, name), n in tally.lemmas.items() if name == "pairs"}).most_common():
        found = [n - tally.lemmas[lemma, name] for name in ("cue", "content .5", "content .95")]
        print(f"| {lemma} | {n} | {' | '.join(map(str, found))} |")
    if given.misses:
        print("\n".join(sorted(tally.misses)))


if __name__ == "__main__":
    main()
