"""How a claim is told, in words: its verdict, how far it is spread, its silences, its chains on one line."""

from collections.abc import Iterable

from musnad.model import Attribution, Claim, Given, Member, Origin, Reason, Ref, Report, Silence, Verdict
from musnad.tell import frames
from musnad.tell.pile import Pile
from musnad.tell.shapes import Line, Tone

SPREAD = frozenset({"origins", "no-origin", "shared-text"})
"""Verdicts on where a claim comes from; the others are on who tells it."""


def verdict(pile: Pile, claim: Claim) -> str:
    """Who tells a claim, in words; first that accounts conflict, where they do."""
    return pile.words.listed(_worded(pile, v) for v in claim.verdicts if v.code not in SPREAD)


def spread(pile: Pile, claim: Claim) -> str:
    """Where it comes from, in words: origins against outlets."""
    return pile.words.listed(_worded(pile, v) for v in claim.verdicts if v.code in SPREAD)


def because(pile: Pile, claim: Claim) -> tuple[str, ...]:
    """The reasons of the verdicts, each once."""
    return tuple(dict.fromkeys(_reason(pile, r) for v in claim.verdicts for r in v.reasons))


def _reason(pile: Pile, reason: Reason) -> str:
    """A reason with its sides as they stand in a sentence, and its outlets by their names."""
    named = {
        "side": lambda v: pile.words.within(pile.names.side(v)),
        "reports": lambda v: f"[{', '.join(map(str, pile.refs(v)))}]",
        "sides": lambda v: sides(pile, v),
        "outlets": lambda v: pile.words.row(pile.head(name) for name in v) if isinstance(v, list | tuple) else str(v),
    }
    values = {key: named.get(key, pile.show)(value) for key, value in reason.values.items()}
    return pile.words("reason", reason.code, **values)


def sides(pile: Pile, named: Iterable[str]) -> str:
    """Sides in a row, as they stand in a sentence."""
    return pile.words.series([pile.words.within(pile.names.side(side)) for side in named])


def given(pile: Pile, rows: Iterable[Given], events: Iterable[str]) -> str:
    """The sides that an analyst gave, in a sentence; `events` word the events of each row. Empty where none were given."""
    out = []
    for row, where in zip(rows, events, strict=True):
        named = sides(pile, [ref.id for ref in row.sides])
        told = pile.words("bottom", "given_to" if named else "given_none", who=pile.voice(row.who), sides=named)
        out.append(pile.words("bottom", "given_in", row=told, events=where) if where else told)
    return pile.words("bottom", "given", rows=pile.words.listed(out)) if out else ""


def given_apart(pile: Pile) -> str:
    """The same where events are not numbered."""
    rows = pile.brief.sides
    return given(pile, rows, [pile.words.count("event", len(row.events)) if row.events else "" for row in rows])


def _worded(pile: Pile, v: Verdict) -> str:
    """A verdict with its values: sides by name, counts with their nouns."""
    values = dict(v.values)
    carried = v.code == "origins" and values["origins"] < values["outlets"]
    if "side" in values:
        values["side"] = pile.words.within(pile.names.side(values["side"]))
    if "sides" in values:
        values |= {"n": len(values["sides"]), "sides": sides(pile, values["sides"])}
    if "about" in values:
        values["about"] = _about(pile, Ref(**values["about"]))
    if "outlets" in values:
        values["outlets"] = pile.words.count("carrier", values["outlets"])
    if "origins" in values:
        values["origins"] = pile.words.count("origin", values["origins"])
    return pile.words("verdict", "carried" if carried else v.code, **values)


def _about(pile: Pile, ref: Ref) -> str:
    """Whom an account is about: an office with its article, a person by name."""
    office = pile.names.office(ref.id)
    return pile.words("party", "office", office=office) if office else pile.voice(ref)


def tone(claim: Claim) -> Tone:
    """The kind of the verdict, which colours it."""
    codes = {v.code for v in claim.verdicts}
    if codes & {"conflict", "within"}:
        return "conflict"
    if codes & {"both", "several", "joint"}:
        return "both"
    return "only" if codes & {"only", "only-about", "one-side"} else "none"


def origin(pile: Pile, o: Origin) -> str:
    """An origin with its side."""
    name = pile.voice(o.entity) if o.entity.name else pile.words("party", "unnamed")
    return f"{name} ({pile.names.side(o.side)})" if o.side else name


def silence(pile: Pile, s: Silence) -> Line:
    """A silence as it stands in a cell of the table."""
    refs = pile.refs(v for r in s.reasons for v in r.values.values() if isinstance(v, str))
    return Line(pile.words("silence", s.basis), refs if s.basis == "stated" else ())


def chain(pile: Pile, member: Member) -> str:
    """The chain of a place on one line: outlet, credits, then outwards to the speaker, and his addressee."""
    line, report = pile.line(member), pile.readings[member.report].report
    credited = pile.words.series(credits(pile, report))
    stops = [head(pile, report), *([credited] if credited else [])]
    for a in line:
        stops += [through for through in [carrier(pile, a)] if through]
        stops.append(pile.names.party(a.source))
    told = f" {pile.words.table['from']} ".join(dict.fromkeys(stops))
    to = line[-1].addressee if line else None
    named = to is not None and (to.entities or to.text)
    return f"{told} {pile.words.table['to']} {pile.names.party(to)}" if to and named else told


def head(pile: Pile, report: Report) -> str:
    """Where the chains of a report begin: its outlet, or the party whose own voice it is."""
    return pile.names.account(report.voice) if report.voice else pile.names.outlet(report.outlet)


def own_voice(pile: Pile, report: Report) -> str:
    """Who tells what a report narrates: the party whose own voice it is, else the outlet in its own."""
    return head(pile, report) if report.voice else pile.words("label", "own_voice_short")


def credits(pile: Pile, report: Report) -> list[str]:
    """The agencies and outlets that a report credits, in its order, without the outlet itself."""
    own = pile.names.outlet(report.outlet)
    named = (pile.names.ref(c.entity) if c.entity else pile.words.foreign(c.text) for c in report.credits if c.role == "agency")
    return [name for name in dict.fromkeys(named) if name != own]


def carrier(pile: Pile, a: Attribution) -> str:
    """The outlet or agency that an attribution went through; empty where its medium is none."""
    return frames.medium(pile, a.medium) if a.medium.entities else ""
