"""Chains of speakers against MPQA 2.0, whose gold names for every speech event the agents from the writer to the innermost.

    python eval/mpqa.py ../shared [--misses TOPIC]

Gold: the speech events with words of their own (`objective-speech-event`, and `direct-subjective` with a cue of speech
by mpqa_speech.txt) that somebody else than the writer makes. Found: the cue touches the event's words. Right: as many
steps as gold has, and every agent on the way is the one that gold means: the head of the speaker's words, here or
where the report names him most fully, lies in words that gold marks for that agent, or is the head of such words.
What touches a private state, or another event that is not asked for, counts neither for nor against us.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from musnad import ingest, pipeline
from musnad.model import Attribution, Party, Reading, Span, Spans

CUES = Path(__file__).with_name("mpqa_speech.txt")
STUDIED = frozenset({"humanrights", "mugabe"})
"""Topics that were looked at while chains were worked on; the others were only ever scored."""
EVENTS = ("GATE_objective-speech-event", "GATE_direct-subjective")
SHORTEST_WRAPPED = 45
"""Characters of a line that may be one of a paragraph wrapped by hand."""
_PRONOUNS = frozenset(
    ["he", "she", "it", "they", "him", "her", "them", "his", "its", "their", "i", "we", "you", "who", "which", "that", "this",
     "these", "those"]
)  # fmt: skip
_ENDS_HEAD = frozenset(
    ["of", "in", "at", "for", "from", "on", "by", "with", "to", "who", "whom", "whose", "which", "that", "and", "as", "after",
     "before", "under", "near", ",", "(", "-", "--", ";", ":"]
)  # fmt: skip
_WORD = re.compile(r"[\w'’.-]*\w|[^\w\s]")


class Event(NamedTuple):
    """A speech event of gold: its words, and the ids of its agents from the writer's first to the innermost."""

    span: Span
    chain: tuple[str, ...]
    listed: bool


class Document(NamedTuple):
    """A text with its events, what else is marked as an event, and the places where each agent is named."""

    name: str
    text: str
    events: tuple[Event, ...]
    others: tuple[Span, ...]
    agents: dict[str, tuple[Span, ...]]


def speech_forms(path: Path = CUES) -> frozenset[str]:
    """The words that make a marked event one of speech: every word of the list, a lemma with its forms a line."""
    rows = (line.partition("#")[0].split() for line in path.read_text(encoding="utf-8").splitlines())
    return frozenset(word for row in rows for word in row)


def unwrapped(text: str) -> str:
    """The text with a space where a paragraph's lines were broken by hand, so that every offset stays."""
    out, lines = [], text.split("\n")
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        wrapped = len(line) >= SHORTEST_WRAPPED and following.strip() and not following.startswith(("  ", "\t"))
        out.append(line + (" " if wrapped else "\n"))
    return "".join(out)[: len(text)]


def document(name: str, text: str, annotations: str, forms: frozenset[str]) -> Document:
    """A document of MPQA: its text (a byte is a character) and the lines of its annotation file."""
    events, others, agents = [], [], dict[str, list[Span]]()
    for kind, span, values in _annotations(annotations):
        chain = tuple(step.strip() for step in values.get("nested-source", "").split(",") if step.strip())
        if kind == "GATE_agent":
            for agent in {values.get("id", ""), *chain[-1:]} - {""}:
                agents.setdefault(agent, []).append(span)
        elif kind in EVENTS and "implicit" not in values and span[0] < span[1]:
            listed = any(word.lower() in forms for word in _WORD.findall(text[span[0] : span[1]]))
            wanted = (kind == EVENTS[0] or listed) and len(chain) > 1 and "implicit" not in chain
            if wanted:
                events.append(Event(span, chain[1:], listed))
            else:
                others.append(span)
    return Document(name, text, tuple(sorted(events)), tuple(others), {a: tuple(sorted(s)) for a, s in agents.items()})


def _annotations(lines: str) -> Iterator[tuple[str, Span, dict[str, str]]]:
    """The kind, the span and the attributes of every annotation."""
    for line in lines.splitlines():
        cells = line.split("\t")
        if not line.startswith("#") and len(cells) > 3:
            start, _, end = cells[1].partition(",")
            yield cells[3], (int(start), int(end)), dict(re.findall(r'([\w-]+)="([^"]*)"', "".join(cells[4:])))


def documents(shared: Path) -> Iterator[tuple[str, Document]]:
    """Every document with its topic."""
    folder, forms = shared / "data" / "mpqa", speech_forms()
    for line in (folder / "topics.tsv").read_text(encoding="utf-8").splitlines():
        topic, _, name = line.partition("\t")
        text = (folder / "docs" / name).read_bytes().decode("latin-1")
        annotations = (folder / "man_anns" / name / "gateman.mpqa.lre.2.0").read_text(encoding="latin-1")
        yield topic, document(name, text, annotations, forms)


def head(text: str, span: Span) -> Span:
    """The head of a noun phrase's words: the last one before its first complement, article and possessives aside."""
    words = [m.span() for m in _WORD.finditer(text, *span)]
    end = next((i for i, (a, b) in enumerate(words) if i and text[a:b].lower() in _ENDS_HEAD), len(words))
    return words[max(end - 1, 0)] if words else span


def chain_of(reading: Reading, a: Attribution) -> list[Party | Spans]:
    """The speakers from the outermost to the attribution's own; who relays one stands before him, as gold has it."""
    by_id = {x.id: x for x in reading.attributions}
    steps = [a]
    while (parent := by_id.get(steps[-1].parent or "")) is not None and parent not in steps:
        steps.append(parent)
    out: list[Party | Spans] = []
    for step in reversed(steps):
        if step.medium.entities and any(r.values.get("kind") == "relay" for r in step.reasons):
            out.append(step.medium.spans)
        out.append(step.source)
    return out


def same(doc: Document, agent: str, told: Party | Spans) -> bool:
    """Whether a speaker of ours is an agent of gold."""
    spans = (*told.spans, *told.named_at) if isinstance(told, Party) else told
    marked = doc.agents.get(agent, ())
    names = {_word(doc.text, head(doc.text, m)) for m in marked} - _PRONOUNS
    return any(
        _touch(head(doc.text, span), m) or _touch(span, head(doc.text, m)) or _word(doc.text, head(doc.text, span)) in names
        for span in spans
        for m in (marked or ((-1, -1),))
    )


def alike(doc: Document, chain: Sequence[str], told: Sequence[Party | Spans]) -> bool:
    """Whether there are as many speakers as agents, and each is the agent of his step."""
    return len(told) == len(chain) and all(same(doc, agent, speaker) for agent, speaker in zip(chain, told, strict=True))


def _word(text: str, span: Span) -> str:
    return text[span[0] : span[1]].lower()


def _touch(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def pairs(doc: Document, reading: Reading) -> dict[int, Attribution]:
    """For each event by its index the attribution whose cue touches it: those alike in words first, each one once."""
    touching = [
        (max(a, event.span[0]) - min(b, event.span[1]), i, j)
        for i, event in enumerate(doc.events)
        for j, found in enumerate(reading.attributions)
        for a, b in found.cue.spans
        if _touch((a, b), event.span)
    ]
    out: dict[int, Attribution] = {}
    taken: set[int] = set()
    for _, i, j in sorted(touching):
        if i not in out and j not in taken:
            out[i] = reading.attributions[j]
            taken.add(j)
    return out


def judge(doc: Document, reading: Reading, *, listed: bool) -> Counter[str]:
    """Counts of one document; only events with a cue of the list are asked for where `listed`."""
    asked = {i for i, event in enumerate(doc.events) if event.listed or not listed}
    paired = pairs(doc, reading)
    aside = [*doc.others, *(event.span for i, event in enumerate(doc.events) if i not in asked)]
    ours = {a.id for i, a in paired.items() if i in asked}
    wrong = [a for a in reading.attributions if a.id not in ours and not _touches(a, aside)]
    counts = Counter(gold=len(asked), told=len(ours) + len(wrong))
    for i in asked:
        steps = min(len(doc.events[i].chain), 3)
        counts += Counter([f"gold {steps}"])
        if i in paired:
            found = chain_of(reading, paired[i])
            depth = len(found) == len(doc.events[i].chain)
            counts += Counter(["found", f"found {steps}"])
            counts += Counter(["depth", f"depth {steps}"] if depth else [])
            counts += Counter(["chain", f"chain {steps}"] if alike(doc, doc.events[i].chain, found) else [])
            counts += Counter(["innermost"] if same(doc, doc.events[i].chain[-1], found[-1]) else [])
    return counts


def _touches(a: Attribution, spans: Iterable[Span]) -> bool:
    return any(_touch(cue, span) for cue in a.cue.spans for span in spans)


def read(doc: Document) -> Reading | None:
    """The engine's reading of a document; None where it cannot be read."""
    report = ingest.report(unwrapped(doc.text), id=doc.name, language="en")
    found = next(pipeline.readings([report]))
    return found if isinstance(found, Reading) and found.report.text == unwrapped(doc.text) else None


def table(rows: dict[str, Counter[str]]) -> Iterator[str]:
    """The figures of each part, and those of each depth over all of them."""
    heads = [f"{kind} {figure}" for kind in ("found", "chain") for figure in ("P", "R", "F1")]
    yield f"| part | gold | {' | '.join(heads)} | depth right of found | innermost right of found |"
    yield "|---" * 10 + "|"
    for name, counts in rows.items():
        cells = [f"{value:.3f}" for kind in ("found", "chain") for value in _prf(counts, kind)]
        cells += [f"{counts[kind] / (counts['found'] or 1):.3f}" for kind in ("depth", "innermost")]
        yield f"| {name} | {counts['gold']} | " + " | ".join(cells) + " |"
    whole = rows["all"]
    yield ""
    yield "| steps behind the writer | gold | found | depth right | chain right |"
    yield "|---" * 5 + "|"
    for steps, name in ((1, "1"), (2, "2"), (3, "3 and more")):
        kinds = [str(whole[f"{kind} {steps}"]) for kind in ("gold", "found", "depth", "chain")]
        yield f"| {name} | " + " | ".join(kinds) + " |"


def _prf(counts: Counter[str], kind: str) -> Sequence[float]:
    precision, recall = counts[kind] / (counts["told"] or 1), counts[kind] / (counts["gold"] or 1)
    return precision, recall, 2 * precision * recall / ((precision + recall) or 1)


def misses(doc: Document, reading: Reading) -> Iterator[str]:
    """What differs in a document, for reading by eye (never to be committed)."""
    paired = pairs(doc, reading)

    def shown(told: Any) -> str:
        spans = (told.spans or told.named_at) if isinstance(told, Party) else told
        return " ".join(" ".join(doc.text[a:b].split()) for a, b in spans) or "?"

    for i, event in enumerate(doc.events):
        found = [] if i not in paired else chain_of(reading, paired[i])
        if not alike(doc, event.chain, found):
            context = " ".join(doc.text[max(0, event.span[0] - 130) : event.span[1] + 80].split())
            ours = " > ".join(map(shown, found)) or "not found"
            yield f"{doc.name} {doc.text[slice(*event.span)]!r}: gold {' > '.join(event.chain)}; ours {ours}\n      {context}"


def main() -> int:
    """Print the figures, over all explicit speech events and over those with a listed cue; or what differs."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("shared", type=Path)
    options.add_argument("--misses", metavar="TOPIC", choices=sorted(STUDIED))
    given = options.parse_args()
    parts = {name: {part: Counter[str]() for part in ("all", "studied", "only scored")} for name in ("all", "listed")}
    for topic, doc in documents(given.shared):
        reading = read(doc)
        if reading is None:
            sys.exit(f"{doc.name} was not read, or its text was changed")
        if topic == given.misses:
            print("\n".join(misses(doc, reading)))
        for name, rows in parts.items():
            counts = judge(doc, reading, listed=name == "listed")
            for part in ("all", "studied" if topic in STUDIED else "only scored"):
                rows[part].update(counts)
    for name, title in (("all", "All explicit speech events"), ("listed", "Those with a cue of the list")):
        print("\n".join(["", f"{title}:", "", *table(parts[name])]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
