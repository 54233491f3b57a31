"""Chains of the leading claims as graphs: outlet, credit, medium, outer sources, speaker, addressee, merged where they meet."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from musnad.model import Claim, Member
from musnad.tell import claims, wordage
from musnad.tell.pile import Pile
from musnad.tell.shapes import Column, Graph, Line, Node
from musnad.tell.wordage import carrier

LEADING = 3
WIDEST = 6  # stops drawn in one layer; further outlets are counted, not drawn

Kind = Literal["outlet", "credit", "medium", "source", "speaker", "addressee", "more"]


class Stop(NamedTuple):
    """A stop of one chain. `level` counts back from the speaker, so that chains of unequal length meet at him."""

    label: str
    kind: Kind
    level: int
    side: str | None = None
    origin: bool = False


def graphs(pile: Pile, ranked: tuple[Claim, ...], columns: tuple[Column, ...]) -> tuple[Graph, ...]:
    """The graphs of the leading claims; a claim whose chains are those of one before it gives way to the next."""
    out: list[Graph] = []
    for claim in ranked:
        graph = _graph(pile, claim, columns)
        if graph and all(graph.nodes != g.nodes for g in out):
            out.append(graph)
        if len(out) == LEADING:
            break
    return tuple(out)


def _graph(pile: Pile, claim: Claim, columns: tuple[Column, ...]) -> Graph | None:
    members = pile.leaves(claim.members)
    chains = list(dict.fromkeys(tuple(_stops(pile, m)) for m in members))
    if not chains:
        return None
    paths = _narrow(pile, chains)
    order = sorted({s for path in paths for s in path}, key=lambda s: (-s.level, [s in p for p in paths].index(True)))
    layers = {level: n for n, level in enumerate(sorted({s.level for s in order}, reverse=True))}
    nodes = tuple(Node(s.label, s.kind, layers[s.level], claims.tone(columns, s.side), s.origin) for s in order)
    texts: dict[str, list[str]] = {}
    for m in members:
        texts.setdefault(wordage.chain(pile, m), []).append(m.report)
    return Graph(
        claim=pile.claim_codes[claim.id],
        caption=pile.quote(claim.gist, claims.GIST).text,
        nodes=nodes,
        paths=tuple(dict.fromkeys(tuple(order.index(s) for s in path) for path in paths)),
        texts=tuple(Line(text, pile.refs(reports)) for text, reports in texts.items()),
        refs=pile.refs(m.report for m in members),
    )


def _stops(pile: Pile, member: Member) -> Iterable[Stop]:
    line, report = pile.line(member), pile.readings[member.report].report
    outlet, sources = wordage.head(pile, report), list[Stop]()
    level, origin = 0, None if report.voice else next((a for a in line if a.source.kind != "outlet"), line[0])
    for a in reversed(line):
        kind: Kind = "source" if sources else "speaker"
        sources.append(Stop(pile.names.party(a.source), kind, level, pile.party_side(a.source), a is origin))
        level += 1
        through = carrier(pile, a)
        if through and through not in (sources[-1].label, outlet):
            sources.append(Stop(through, "medium", level))
            level += 1
    side = pile.side_of(report.voice) if report.voice else None
    yield Stop(outlet, "outlet", 100, side, bool(report.voice))
    credited = wordage.credits(pile, report)
    if credited and credited[0] not in {s.label for s in sources}:
        yield Stop(pile.words.series(credited), "credit", 99)
    yield from reversed(sources)
    to = line[-1].addressee
    if to.entities or to.text:
        yield Stop(pile.names.party(to), "addressee", -1, pile.party_side(to))


def _narrow(pile: Pile, chains: list[tuple[Stop, ...]]) -> list[tuple[Stop, ...]]:
    """At most `WIDEST` chains as they are; of more, the further outlets become one stop that counts them."""
    if len(chains) <= WIDEST:
        return chains
    shown, rest = chains[: WIDEST - 1], chains[WIDEST - 1 :]
    more = Stop(pile.words("label", "outlets_more", n=len({c[0].label for c in rest})), "more", 100)
    return [*shown, *((more, *[s for s in c if s.kind not in ("outlet", "credit")]) for c in rest)]
