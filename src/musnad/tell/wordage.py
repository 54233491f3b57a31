"""How a claim is told, in words: its verdict, how far it is spread, its silences, its chains on one line."""

from musnad.model import Attribution, Claim, Member, Origin, Report, Silence
from musnad.tell import frames
from musnad.tell.pile import Pile
from musnad.tell.shapes import Line, Tone


def disputed(pile: Pile, claim: Claim) -> bool:
    """Whether another claim contradicts this one."""
    return claim.disputed or bool(pile.either(claim.id, "contradicts"))


def verdict(pile: Pile, claim: Claim) -> str:
    """How a claim is told: in conflict; else by both or more sides; else by one side only, or by none that is known."""
    sides = _sides(pile, claim)
    if disputed(pile, claim):
        return pile.words("verdict", "conflict")
    if joint(pile, claim):
        return pile.words("verdict", "joint")
    if len(sides) > 1:
        return pile.words("verdict", "both" if both(pile, claim) else "many", n=len(sides))
    if sides:
        return pile.words("verdict", "only", side=pile.names.side(next(iter(sides))))
    return pile.words("verdict", "only_none")


def tone(pile: Pile, claim: Claim) -> Tone:
    """The kind of the verdict."""
    if disputed(pile, claim):
        return "conflict"
    return "both" if len(_sides(pile, claim)) > 1 else "only" if _sides(pile, claim) else "none"


def joint(pile: Pile, claim: Claim) -> bool:
    """Whether one origin alone speaks for several sides (a joint statement): nobody else tells it on either side."""
    alone = len(claim.sides_telling) > 1 and claim.independent_origins == 1
    return alone and not disputed(pile, claim) and not pile.either(claim.id, "agrees")


def both(pile: Pile, claim: Claim) -> bool:
    """Whether the sides that tell a claim are the two that take part in its events (any two, where that is not known)."""
    sides = set(_sides(pile, claim))
    events = [e for e in pile.brief.events if e.id in claim.events]
    parties = {s for e in events for p in e.participants if (s := pile.side_of(p.id, e.when.date))}
    return len(sides) == 2 and (len(parties) != 2 or sides == parties)


def _sides(pile: Pile, claim: Claim) -> dict[str, None]:
    """The sides that tell a claim, and those that tell one which says the same."""
    agreeing = pile.either(claim.id, "agrees")
    return dict.fromkeys(s for c in (claim, *agreeing) for s in c.sides_telling)


def spread(pile: Pile, claim: Claim) -> str:
    """Origins against outlets: many outlets are not many sources."""
    outlets = pile.words.count("carrier", claim.outlets)
    if not claim.origins:
        return pile.words("verdict", "spread_none", outlets=outlets)
    origins = pile.words.count("origin", claim.independent_origins)
    form = "spread" if claim.outlets > claim.independent_origins else "spread_one"
    return pile.words("verdict", form, origins=origins, outlets=outlets)


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
