"""Reports to events, on short readings made for these tests."""

from collections.abc import Sequence

from msgspec.structs import replace

from musnad.link import link
from musnad.link.people import office_holders
from musnad.model import Block, Event, Fact, Happening, Mention, Reading, Ref, Relative, Report, Time
from musnad.world import world

SALIM, NADIA, KARIM = Ref("x.salim", "Salim"), Ref("x.nadia", "Nadia"), Ref("x.karim", "Karim")
SPAN = (0, 4)


def telling(
    id: str,
    *,
    kind: str = "call",
    who: Sequence[Ref] = (SALIM, NADIA),
    when: Time | None = None,
    facts: Sequence[tuple[str, str]] = (),
    words: str = "",
    published: str | None = None,
) -> Reading:
    title = f"خبر عن الحدث {words}"
    text = f"{title}\nتفاصيل {words}"
    blocks = (Block((0, len(title)), "title"), Block((len(title) + 1, len(text)), "paragraph"))
    report = Report(id, text, title=title, language="ar", blocks=blocks, published=published)
    told = tuple(Fact(name, value, SPAN) for name, value in facts)
    happening = Happening(SPAN, kind, tuple(who), (0,) if when else (), told)
    return Reading(report, times=(when,) if when else (), happenings=(happening,))


def day(value: str) -> Time:
    return Time(SPAN, value, "day", "day")


def weekday(number: int) -> Time:
    return Time(SPAN, None, "day", "day", relative=Relative(days=-1, weekday=number))


def grouped(events: Sequence[Event]) -> set[frozenset[str]]:
    return {frozenset(r.report for r in e.reports if r.role == "principal") for e in events} - {frozenset()}


def test_the_same_day_and_parties_are_one_event() -> None:
    events = link([telling("a", when=day("2020-03-05")), telling("b", when=day("2020-03-05"), words="الحدود")])
    assert grouped(events) == {frozenset("ab")}
    assert (events[0].kind, events[0].when.date, set(events[0].participants)) == ("call", "2020-03-05", {SALIM, NADIA})


def test_other_days_and_other_askers_and_other_forms_are_other_events() -> None:
    days = link([telling("a", when=day("2020-03-05")), telling("b", when=day("2020-03-09"))])
    assert len(grouped(days)) == 2
    askers = link(
        [
            telling("a", when=day("2020-03-05"), facts=[("initiator", "x.salim")]),
            telling("b", facts=[("initiator", "x.nadia")]),
        ]
    )
    assert len(grouped(askers)) == 2
    forms = link(
        [
            telling("a", when=day("2020-03-05"), facts=[("form", "phone")]),
            telling("b", kind="video-call", when=day("2020-03-05"), facts=[("form", "video")]),
        ]
    )
    assert len(grouped(forms)) == 2


def test_a_day_across_midnight_is_one_event() -> None:
    assert len(grouped(link([telling("a", when=day("2020-03-05")), telling("b", when=day("2020-03-06"))]))) == 1


def test_an_undated_telling_needs_evidence() -> None:
    first = telling("a", when=day("2020-03-05"), facts=[("duration", "PT40M")], words="النفط والغاز والأسعار")
    assert len(grouped(link([first, telling("b", words="الصيد في البحر الشرقي")]))) == 2
    assert len(grouped(link([first, telling("b", facts=[("duration", "PT40M")], words="الصيد في البحر الشرقي")]))) == 1


def test_yesterday_thursday_is_dated_through_another_report() -> None:
    events = link([telling("a", when=weekday(3)), telling("b", when=day("2020-03-05"))])
    assert grouped(events) == {frozenset("ab")}
    assert events[0].when.date == "2020-03-05"


def test_nothing_dates_it() -> None:
    (event,) = link([telling("a", published="2020-03-05")])
    assert (event.when.date, event.when.reasons[0].code) == (None, "undated")


def test_facts_keep_who_said_them() -> None:
    events = link(
        [
            telling("a", when=day("2020-03-05"), facts=[("duration", "PT40M")]),
            telling("b", when=day("2020-03-05"), facts=[("duration", "PT30M")]),
        ]
    )
    assert {(f.value, f.narrated[0].report) for f in events[0].facts} == {("PT40M", "a"), ("PT30M", "b")}


def test_ids_are_stable_and_order_does_not_matter() -> None:
    pile = [telling(x, when=day(f"2020-03-0{n}")) for n, x in enumerate("abc", 4)]
    one, two = link(pile), link(pile[::-1])
    assert {e.id for e in one} == {e.id for e in two}
    assert len({e.id for e in one}) == len(one)


def test_an_empty_pile_and_a_report_about_nothing() -> None:
    assert link([]) == ()
    assert link([Reading(Report("a", "كلام"))]) == ()


def with_mention(first: Reading, second: Reading) -> Reading:
    """The first reading with the happening of the second in its body."""
    text = first.report.text + "\nوفي سياق آخر"
    start = len(first.report.text) + 1
    blocks = (*first.report.blocks, Block((start, len(text)), "paragraph"))
    old = second.happenings[0]
    later = Happening((start, start + 4), old.kind, old.participants, tuple(len(first.times) + i for i in old.times))
    return Reading(
        Report(first.report.id, text, title=first.report.title, language="ar", blocks=blocks),
        times=(*first.times, *second.times),
        happenings=(*first.happenings, later),
    )


def test_a_report_that_only_speaks_of_an_event_mentions_it() -> None:
    about = telling("a", when=day("2020-03-05"), words="الحدود")
    other = with_mention(telling("b", who=(KARIM, NADIA), when=day("2020-03-20"), words="الصيد"), about)
    call = next(e for e in link([about, other]) if "a" in {r.report for r in e.reports})
    assert [(r.report, r.role) for r in call.reports] == [("a", "principal"), ("b", "mention")]


def test_an_undated_event_is_dated_by_a_mention_elsewhere() -> None:
    about = telling("a", when=weekday(3), words="الحدود")  # as 5 March 2020 was, and 22 March was not
    second = telling("b", who=(KARIM, NADIA), when=day("2020-03-22"), words="الصيد")
    other = with_mention(second, telling("x", when=day("2020-03-05")))
    call = next(e for e in link([about, other]) if "a" in {r.report for r in e.reports})
    assert (call.when.date, [r.code for r in call.when.reasons]) == ("2020-03-05", ["dated-through-report", "weekday-agrees"])


def test_what_is_only_mentioned_stands_in_the_timeline() -> None:
    other = with_mention(telling("b", who=(KARIM, NADIA), when=day("2020-03-20")), telling("x", when=day("2020-02-01")))
    mentioned = [e for e in link([other]) if e.reports[0].role == "mention"]
    assert [(e.when.date, {p.id for p in e.participants}) for e in mentioned] == [("2020-02-01", {"x.salim", "x.nadia"})]


def test_two_titles_with_one_common_party_are_two_meetings() -> None:
    same = day("2020-03-05")
    events = link([telling("a", kind="meeting", when=same), telling("b", kind="meeting", who=(SALIM, KARIM), when=same)])
    assert len(grouped(events)) == 2
    assert {r.code for e in events for r in e.reports[0].reasons} >= {"kept-apart"}


def test_events_that_are_alike_in_all_but_their_reports_have_ids_of_their_own() -> None:
    same = day("2020-03-05")
    first = telling("a", kind="attack", who=(SALIM,), when=same, words="مصنع الزجاج في المدينة القديمة")
    second = telling("b", kind="attack", who=(SALIM,), when=same, words="مزرعة نائية شرق البحيرة")
    events = link([first, second])
    assert len({e.id for e in events}) == len(events)


def test_a_party_that_reads_out_its_call_tells_of_it_at_once() -> None:
    reading = telling("a", published="2020-03-05T20:00")
    own = replace(reading, report=replace(reading.report, voice="kremlin"))
    (event,) = link([own])
    assert (event.when.date, [r.code for r in event.when.reasons]) == ("2020-03-05", ["dated-by-publication"])
    assert link([reading])[0].when.date is None
    (night,) = link([replace(own, report=replace(own.report, published="2020-03-05T00:30"))])
    assert night.when.date == "2020-03-04"
    dated = telling("b", when=day("2020-03-04"), published="2020-03-05T12:00")
    (event,) = link([replace(dated, report=replace(dated.report, voice="kremlin"))])
    assert event.when.date == "2020-03-04"


def test_who_is_named_right_behind_an_office_holds_it_there() -> None:
    text = "Premier Salim called"
    office = Mention((0, 7), "office", Ref("x.premier", "premier"))
    called = Mention((8, 13), "person", SALIM)
    reading = Reading(Report("a", text), mentions=(office, called))
    assert office_holders(reading, world=world()) == {"x.premier": SALIM}


def test_another_spelling_behind_an_office_is_its_holder() -> None:
    text = "President of Finland Sauli Niinistö called"
    office = Mention((0, 20), "office", Ref("finland.president", "Finnish president"))
    called = Mention((21, 35), "person", Ref("x.sauli", "Sauli Niinistö"))
    reading = Reading(Report("a", text, published="2021-12-14", language="en"), mentions=(office, called))
    people = office_holders(reading, world=world())
    assert {people["finland.president"].id, people["x.sauli"].id} == {"sauli-niinisto"}


def test_a_deputy_of_an_office_does_not_hold_it() -> None:
    text = "a deputy of the Premier Salim called"
    office = Mention((16, 23), "office", Ref("x.premier", "premier"))
    called = Mention((24, 29), "person", SALIM)
    reading = Reading(Report("a", text, language="en"), mentions=(office, called))
    assert office_holders(reading, world=world()) == {}


def test_a_deed_has_what_its_report_tells_near_it_by_another_word() -> None:
    text = "هجوم على جسر\nقتل 8 أشخاص في هجوم على الجسر.\nوفي خبر آخر قتل 3."
    blocks = (Block((0, 12), "title"), Block((13, 43), "paragraph"), Block((44, len(text)), "paragraph"))
    near, far = (Fact("killed", value, (at, at + 1)) for value, at in (("8", text.index("8")), ("3", text.index("3"))))
    happenings = (
        Happening((0, 4), "attack", (SALIM,)),
        Happening((13, 16), "killing", (), (), (near,)),
        Happening((29, 33), "attack", (SALIM,)),
        Happening((text.rindex("قتل"), text.rindex("قتل") + 3), "killing", (), (), (far,)),
    )
    reading = Reading(Report("a", text, language="ar", blocks=blocks), happenings=happenings)
    (event,) = [e for e in link([reading]) if e.kind == "attack"]
    assert [(f.name, f.value, f.narrated[0].span) for f in event.facts] == [("killed", "8", near.span)]
