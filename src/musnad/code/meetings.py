"""Happenings of a reading as events: calls, meetings, visits, agreements. Deeds of force are coded by their own frames."""

from collections.abc import Iterator

from musnad.code.acts import ontology
from musnad.code.days import first_day
from musnad.code.told import Told
from musnad.lang import has
from musnad.model import Actor, Coded, Happening, Modality, Reason, Ref
from musnad.read.eventwords import lexicon
from musnad.text import tokenize
from musnad.world import World

STATUS: dict[str, Modality] = {"past": "actual", "planned": "planned", "conditional": "conditional", "denied": "denied"}


def meetings(told: Told) -> Iterator[Coded]:
    """The happenings that are events in PLOVER: of several who took part alike, the first with each other."""
    for h in told.reading.happenings:
        row = ontology()["kinds"].get(h.kind)
        if row is None or (row.get("verbal") and not _verbal(h, told)):
            continue
        for actor, recipient in _sides(h, told, mutual=row.get("mutual", False)):
            yield _coded(h, row, actor, recipient, told)


def _sides(h: Happening, told: Told, *, mutual: bool) -> Iterator[tuple[Actor, Actor]]:
    """Who met whom. A meeting of fewer than two that are named is none; who is visited may be unnamed."""
    refs = [ref for ref in h.participants if _acts(ref, told.world)]
    first, *others = [told.named(ref, h.span[0]) for ref in refs] or [Actor()]
    if mutual:
        yield from ((first, other) for other in others if not (_alike(first, other) or _holds(first, other, told)))
    elif first.text and told.is_person(refs[0]):
        where = _place(h, told)
        yield first, (others[0] if others else told.named(where, h.span[0]) if where else Actor())


def _verbal(h: Happening, told: Told) -> bool:
    """Whether a verb tells of it: the noun of an agreement mostly speaks of one that is known."""
    code = told.reading.report.language or ""
    forms = [t.form for t in tokenize(told.reading.report.text, *h.span)]
    hit = lexicon(code).at(forms, 0) if has(code, "events") else None
    return hit is not None and hit[1].verb


def _holds(one: Actor, other: Actor, told: Told) -> bool:
    """Whether one of two is an office that the other holds, or the body that it leads."""
    ids = [{ref.id for ref in side.entities if ref.id in told.world} for side in (one, other)]
    offices = [{told.world.office_of(id, told.actors.on) or told.world.office_of(id) for id in side} - {None} for side in ids]
    bodies = [{office.rpartition(".")[0] for office in side if office} for side in offices]
    return any((offices[k] | bodies[k]) & ids[1 - k] for k in (0, 1))


def _acts(ref: Ref, world: World) -> bool:
    """Whether an entity can meet somebody: of places those that speak for a country."""
    if ref.id not in world:
        return True
    entity = world.entity(ref.id)
    return entity.kind != "place" or entity.type in ("country", "territory") or entity.stands_for is not None


def _alike(one: Actor, other: Actor) -> bool:
    """Whether two names may be one party's: an office and its holder, a country and its government."""
    return one.country is not None and (one.country, one.sector or other.sector) == (other.country, other.sector or one.sector)


def _place(h: Happening, told: Told) -> Ref | None:
    return next((told.world.ref(f.value) for f in h.facts if f.name == "place" and f.value in told.world), None)


def _coded(h: Happening, row: dict[str, str], actor: Actor, recipient: Actor, told: Told) -> Coded:
    date, precision = first_day(told.reading.times[index] for index in h.times)
    where = _place(h, told)
    return Coded(
        id="",
        report=told.reading.report.id,
        event=row["event"] if h.status == "past" else row.get("coming", row["event"]),
        mode=row.get("mode"),
        span=h.span,
        actor=actor,
        recipient=recipient,
        source=told.source(h.attribution),
        modality=STATUS[h.status],
        date=date,
        precision=precision,
        dated="words" if date else None,
        place=where,
        place_country=told.actors.entity(where).country if where else None,
        attribution=h.attribution,
        chain=told.chain(h.attribution),
        reasons=(Reason("coded.happening", {"kind": h.kind}),),
    )
