"""The view: numbers that resolve, words that are the report's, an order that its rule gives, piles of any size."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec
import pytest
from msgspec import Struct

import musnad
from musnad import tell
from musnad.model import (
    Attribution,
    Brief,
    Claim,
    Credit,
    Event,
    EventFact,
    EventReport,
    Excerpt,
    Member,
    Narrated,
    Origin,
    Party,
    Reading,
    Reason,
    Ref,
    Relation,
    Report,
    Teller,
    When,
    Words,
)
from musnad.tell import pile as piles
from musnad.tell.frames import frame
from musnad.tell.shapes import View
from musnad.tell.view import view
from musnad.tell.wording import wording
from musnad.weigh.parties import Parties
from musnad.weigh.verdicts import judged
from musnad.world import world
from tests.work import growth

Pile = tuple[Brief, tuple[Reading, ...]]
Judge = Callable[[Iterable[Claim], Iterable[Relation]], tuple[Claim, ...]]


def numbers(value: Any, field: str = "") -> Iterator[int]:
    """Every reference number in a view."""
    if field in ("refs", "principal", "mentions"):
        yield from value
    elif field == "ref" and value is not None:
        yield value
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from numbers(getattr(value, name), name)
    elif isinstance(value, tuple):
        for item in value:
            yield from numbers(item)


@pytest.fixture(params=["en", "ar"])
def seen(request: pytest.FixtureRequest, brief: Brief, readings: tuple[Reading, ...]) -> View:
    """The view in each language."""
    return view(brief, readings, lang=request.param)


def test_every_number_resolves(seen: View) -> None:
    known = {s.number for s in seen.sources}
    found = list(numbers(seen))
    assert len(found) > 30
    assert set(found) <= known


def test_claims_are_ranked_by_weight(seen: View, brief: Brief) -> None:
    ranks = {c.id: c.rank for c in brief.claims}
    order = [ranks[c.id] for c in seen.claims]
    assert order == sorted(order, reverse=True)
    assert [c.code for c in seen.claims] == [f"C{n}" for n in range(1, 9)]


def test_order_does_not_depend_on_the_order_given(brief: Brief, readings: tuple[Reading, ...]) -> None:
    turned = msgspec.structs.replace(brief, claims=brief.claims[::-1], events=brief.events[::-1], silences=brief.silences[::-1])
    assert view(turned, readings[::-1], lang="en") == view(brief, readings, lang="en")


def test_marked_words_are_the_words_of_the_report(seen: View, readings: tuple[Reading, ...]) -> None:
    texts = {n: r.report.text for n, r in enumerate(readings, 1)}
    count = 0
    for claim in seen.claims:
        assert claim.gist.text in texts[claim.gist.ref]
        for member in claim.members:
            whole = "".join(s.text for s in member.window.segments)
            assert whole in texts[member.ref]
            marked = "".join(s.text for s in member.window.segments if s.mark in ("content", "cue", "source"))
            assert "".join(member.words.text.split(" … ")) in marked
            count += 1
    assert count > 8


def test_windows_stay_in_their_paragraph(seen: View) -> None:
    for claim in seen.claims:
        for member in claim.members:
            assert "\n" not in "".join(s.text for s in member.window.segments)


def test_frames_nest(brief: Brief, readings: tuple[Reading, ...]) -> None:
    claims = {c.id: c for c in view(brief, readings, lang="en").claims}
    assert claims["c-behind"].frame == "Ibrahim Kalin said that Recep Tayyip Erdogan told Emmanuel Macron"
    assert claims["c-monitors"].frame.startswith("senior official (unnamed), France")
    assert claims["c-denied"].frame.endswith("denied")
    arabic = {c.id: c for c in view(brief, readings, lang="ar").claims}
    assert "أردوغان" in arabic["c-behind"].frame
    assert arabic["c-behind"].frame.startswith("قول")


def test_verdicts(brief: Brief, readings: tuple[Reading, ...]) -> None:
    claims = {c.id: (c.verdict, c.spread) for c in view(brief, readings, lang="en").claims}
    assert claims["c-monitors"] == ("only in France’s account", "2 origins, in 2 outlets")
    assert claims["c-length"][0] == "told by both sides"
    assert claims["c-agreed"][0] == claims["c-denied"][0] == "accounts conflict; only in France’s account"
    assert claims["c-met"] == ("told by no side that is known", "origin unknown, in 1 outlet")


def test_what_one_side_tells_of_the_other_stands_in_the_teller_s_column(brief: Brief, readings: tuple[Reading, ...]) -> None:
    seen = view(brief, readings, lang="en")
    told = {c.label: cell for c, cell in zip(seen.columns, next(c for c in seen.claims if c.id == "c-behind").cells, strict=True)}
    assert [t.who for t in told["Turkey"].told] == ["Ibrahim Kalin"]
    assert told["France"].told == ()


def test_a_conditional_threat_says_so(seen: View) -> None:
    threat = next(c for c in seen.claims if c.id == "c-strait")
    assert threat.notes
    assert threat.members[0].condition is not None
    assert threat.members[0].condition.text == "إذا انهار الاتفاق"


def test_facts_in_conflict_and_local_time(brief: Brief, readings: tuple[Reading, ...]) -> None:
    rows = {r.label: r for r in view(brief, readings, lang="en").events[0].rows}
    assert rows["Length"].conflict
    assert [v.text for v in rows["Length"].values] == ["45 minutes", "50 minutes"]
    assert rows["Start"].values[0].notes == ("19:30 in Paris", "21:30 in Ankara")
    assert rows["Start"].values[0].told[0].refs == (1,)


@pytest.mark.parametrize(
    ("values", "expected"),
    [(("T01:00Z", "T04:00"), False), (("T01:00Z", "T04:00Z"), True), (("T01:00", "T04:00"), False), (("PT45M", "PT50M"), True)],
)
def test_a_time_of_unknown_zone_conflicts_with_none(
    brief: Brief, readings: tuple[Reading, ...], values: tuple[str, ...], expected: bool
) -> None:
    name = "duration" if values[0].startswith("P") else "start"
    event = msgspec.structs.replace(brief.events[0], facts=tuple(EventFact(name, value) for value in values))
    told = msgspec.structs.replace(brief, events=(event, *brief.events[1:]))
    (row,) = view(told, readings, lang="en").events[0].rows
    assert row.conflict == expected


def test_silences_and_excerpts_are_told_apart(brief: Brief, readings: tuple[Reading, ...]) -> None:
    seen = view(brief, readings, lang="en")
    assert len(seen.silences) == 1
    assert seen.silences[0].refs == (2,)
    assert any("Not in the excerpts" in g.text for g in seen.gaps)


def test_what_is_reported_as_not_said_stands_in_its_words_without_a_claim(brief: Brief, readings: tuple[Reading, ...]) -> None:
    bare = msgspec.structs.replace(brief, silences=())
    for lang, words in (("en", "is reported not to have said"), ("ar", "لم يذكر")):
        (line,) = view(bare, readings, lang=lang).silences
        assert words in line.text
        assert "مسألة المراقبين" in line.text
        assert line.refs == (2,)
    assert all("not to have said" not in line.text for line in view(brief, readings, lang="en").silences)


def test_a_joint_statement_is_not_told_by_both_sides(brief: Brief, readings: tuple[Reading, ...], judge: Judge) -> None:
    both = next(c for c in brief.claims if len(c.sides_telling) > 1)
    alone = msgspec.structs.replace(both, origins=both.origins[:1], independent_origins=1)
    seen = view(msgspec.structs.replace(brief, claims=judge((alone,), ()), relations=()), readings, lang="en")
    assert seen.claims[0].verdict == "told by France and Turkey with one voice"
    assert any("1 told by several sides with one voice" in line.text for line in seen.bottom)
    assert not any("told by both sides" in line.text for line in seen.bottom)


@pytest.mark.parametrize(
    ("lang", "told", "counted"),
    [
        ("en", "told by one side, France, and by others", "1 told by one side and by"),
        ("ar", "يرويه طرف واحد هو فرنسا", "1 يرويها طرف واحد"),
    ],
)
def test_what_somebody_of_no_known_side_tells_too_is_not_one_sides_alone(
    brief: Brief, readings: tuple[Reading, ...], judge: Judge, lang: str, told: str, counted: str
) -> None:
    first = next(c for c in brief.claims if c.id == "c-monitors")
    witness = Teller(Ref("unlisted-7", "شاهد عيان"))
    other = msgspec.structs.replace(first, told_by=(*first.told_by, witness))
    seen = view(msgspec.structs.replace(brief, claims=judge((other,), ()), relations=()), readings, lang=lang)
    assert seen.claims[0].verdict.startswith(told)
    assert any(counted in line.text for line in seen.bottom)


def test_a_capital_that_asks_is_named_as_its_country(brief: Brief, readings: tuple[Reading, ...]) -> None:
    asked = EventFact("initiator", "washington", narrated=(Narrated("r1", (0, 5)),))
    event = msgspec.structs.replace(brief.events[0], facts=(asked,))
    seen = view(msgspec.structs.replace(brief, events=(event,)), readings, lang="en")
    assert [v.text for row in seen.events[0].rows for v in row.values] == ["United States"]


def test_gaps_name_what_is_not_here(brief: Brief, readings: tuple[Reading, ...]) -> None:
    gaps = " ".join(g.text for g in view(brief, readings, lang="en").gaps)
    for words in (
        "No full readout",
        "Only mentioned",
        "without a text of its own here: AFP",
        "Without a date",
        "1 report set aside",
    ):
        assert words in gaps


def test_events_are_ordered_by_the_reports_about_them_and_numbered_as_numbers() -> None:
    reports = tuple(Reading(Report(f"r{n}", "نص")) for n in range(14))
    one = tuple(Event(f"e{n}", Reason("event.call"), "call", reports=(EventReport(f"r{n}", "main"),)) for n in range(12))
    most = Event("z", Reason("event.vote"), "vote", reports=tuple(EventReport(f"r{n}", "main") for n in (12, 13)))
    seen = view(Brief(events=(*one, most), reports=tuple(r.report.id for r in reports)), reports, lang="en")
    assert [e.code for e in seen.events] == [f"E{n}" for n in range(1, 14)]
    assert seen.events[0].id == "z"
    assert "E2 ·" in seen.bottom[2].text
    assert "11 more events" in seen.title


def test_instants_of_unknown_zone_are_said_to_be_so() -> None:
    start = Event(
        "e", Reason("event.call"), "call", When("2021-12-30", "day", "2021-12-30T20:35"), (), (EventReport("r", "main"),)
    )
    seen = view(Brief(events=(start,), reports=("r",)), [Reading(Report("r", "نص", published="2021-12-30T21:49"))], lang="en")
    assert all("zone not said" in m.clock for m in seen.timeline)


def test_credits_of_a_report_stand_side_by_side_in_its_chain(brief: Brief, readings: tuple[Reading, ...]) -> None:
    credits = (Credit((), "أ ف ب", "agency", Ref("afp", "AFP")), Credit((), "رويترز", "agency", Ref("reuters", "Reuters")))
    one = msgspec.structs.replace(readings[0], report=msgspec.structs.replace(readings[0].report, credits=credits))
    chain = next(c for c in view(brief, (one, *readings[1:]), lang="en").claims if c.id == "c-behind").members[0].chain
    assert "← AFP and Reuters ← Ibrahim Kalin ← Recep Tayyip Erdogan → Emmanuel Macron" in chain


def test_chains_meet_at_the_speaker(seen: View) -> None:
    graph = seen.graphs[0]
    kinds = {graph.nodes[p[-1]].kind for p in graph.paths}
    assert kinds == {"addressee"}
    assert len({p[-2] for p in graph.paths}) == 1
    assert sum(n.origin for n in graph.nodes) == 2
    assert all(graph.nodes[p[0]].kind == "outlet" for p in graph.paths)


def render(brief: Brief, readings: tuple[Reading, ...], lang: str) -> str:
    """All three outputs, together."""
    page = tell.html(brief, readings, lang=lang, full_text=True)
    return page + tell.markdown(brief, readings, lang=lang) + tell.terminal(brief, readings, lang=lang, colour=True)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_an_empty_brief(lang: str) -> None:
    assert render(Brief(), (), lang)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_report_that_says_nothing(lang: str) -> None:
    assert render(Brief(reports=("r",)), (Reading(Report("r", "")),), lang)


def test_ids_that_nothing_has_are_passed_over() -> None:
    lost = Claim(
        "c", Excerpt("gone", ((0, 3),)), events=("gone",), members=(Member("gone", "a"),), narrated=(Narrated("gone", (0, 1)),)
    )
    event = Event("e", Reason("event.call"), "call", reports=(EventReport("gone", "main"),))
    assert render(Brief(claims=(lost,), events=(event,), reports=("gone",)), (), "en")


def test_a_ring_of_parents_ends() -> None:
    ring = tuple(
        Attribution(i, cue=Words(((0, 1),)), content=Words(((2, 4),)), parent=p, source=Party(text="س"))
        for i, p in (("a", "b"), ("b", "a"))
    )
    claim = Claim("c", Excerpt("r", ((2, 4),)), members=(Member("r", "a"),))
    assert render(Brief(claims=(claim,), reports=("r",)), (Reading(Report("r", "قال نعم"), ring),), "en")


def many(count: int) -> Pile:
    """A pile in which each report has an attribution of its own, and one claim is told by all."""
    text = "قال المتحدث إن الاجتماع انتهى"
    said = Attribution(
        "a",
        cue=Words(((0, 3),)),
        content=Words(((15, len(text)),)),
        source=Party(((4, 11),), text="المتحدث", kind="unnamed", role="spokesperson"),
    )
    readings = tuple(
        Reading(Report(f"r{n}", text, outlet=f"وكالة {n}", published=f"2020-01-{n % 28 + 1:02}"), (said,)) for n in range(count)
    )
    shared = Claim(
        "all",
        Excerpt("r0", ((15, len(text)),)),
        members=tuple(Member(r.report.id, "a") for r in readings),
        outlets=count,
        rank=2.0,
    )
    own = (Claim(f"c{n}", Excerpt(f"r{n}", ((15, len(text)),)), members=(Member(f"r{n}", "a"),), outlets=1) for n in range(count))
    return Brief(claims=(shared, *own), reports=tuple(r.report.id for r in readings)), readings


def test_three_hundred_reports() -> None:
    graph = view(*many(300), lang="en").graphs[0]
    assert len(graph.nodes) < 10
    assert any(n.kind == "more" for n in graph.nodes)


def test_a_page_of_many_reports_takes_linear_work() -> None:
    assert growth(lambda n: render(*many(n), "ar"), 60) < 1.1


def test_who_did_not_say_what_words_stand_in_does_not_pass_them_on() -> None:
    text = "ولم يذكر البيت الأبيض كيف رد بايدن على طلب بوتين بتعهد لتجميد نشر الصواريخ."
    reading = musnad.read(musnad.report(text, outlet="المثال", published="2021-12-31T01:00:00Z"))
    inner = next(a for a in reading.attributions if a.parent)
    pile = piles.Pile.of(reading, wording("en"))
    member = Member(reading.report.id, inner.id)
    assert [a.polarity for a in reading.attributions] == ["not-said", "said"]
    assert frame(pile, pile.line(member)) == "Vladimir Putin demanded"


def test_nor_does_who_denies_them() -> None:
    text = "The Kremlin denied the White House's claim that Moscow had moved forty missiles to the border."
    reading = musnad.read(musnad.report(text, outlet="Example", published="2021-12-31T01:00:00Z"))
    inner = next(a for a in reading.attributions if a.parent)
    pile = piles.Pile.of(reading, wording("en"))
    assert [a.act for a in reading.attributions] == ["deny", "assert"]
    assert frame(pile, pile.line(Member(reading.report.id, inner.id))) == "the White House said"


@pytest.mark.parametrize(("lang", "told"), [("en", "; in text that 2 outlets share"), ("ar", "؛ نص مشترك بين وسيلتين")])
def test_a_claim_says_how_many_of_its_outlets_share_a_text(
    brief: Brief, readings: tuple[Reading, ...], lang: str, told: str
) -> None:
    why = Reason("origin.credited", {"reports": ["r1", "r3"], "outlets": 2, "agency": "afp"})
    common = Origin(Ref("common-source", "unknown common source"))
    first = msgspec.structs.replace(brief.claims[0], reasons=(why,), origins=(common,))
    (claim,) = judged([first], [], brief.events, Parties(world()), speaking={})
    (seen,) = view(msgspec.structs.replace(brief, claims=(claim,)), readings, lang=lang).claims
    assert seen.spread.endswith(told)
    assert seen.origins == (wording(lang)("source", "common-source"),)
    (reason,) = (r for r in seen.because if "[1, 3]" in r)
    assert {"en": "AFP", "ar": "فرانس برس"}[lang] in reason
