"""English event words in sentences written for these tests."""

import pytest

from musnad.model import Block, Happening, Mention, Ref, Report, Time
from musnad.read.happenings import find_happenings
from musnad.read.times import find_times
from musnad.text import tokenize

SALIM, NADIA, KARIM = Ref("x.salim", "Salim"), Ref("x.nadia", "Nadia"), Ref("x.karim", "Karim")
TUNIS, NORWAY = Ref("x.tunis", "Tunis"), Ref("x.norway", "Norway")
MAYOR = Ref("x.mayor", "mayor of Oslo")
NAMES = {"Salim": SALIM, "Nadia": NADIA, "Karim": KARIM, "Tunis": TUNIS, "Norwegian": NORWAY, "mayor of Oslo": MAYOR}
KINDS = {TUNIS: "place", NORWAY: "place", MAYOR: "office"}


def mentions(text: str) -> tuple[Mention, ...]:
    out = []
    for name, ref in NAMES.items():
        at = text.find(name)
        while at >= 0:
            out.append(Mention((at, at + len(name)), KINDS.get(ref, "person"), ref))  # type: ignore[arg-type]
            at = text.find(name, at + 1)
    return tuple(out)


def found(text: str) -> tuple[tuple[Happening, ...], tuple[Time, ...]]:
    title, _, _ = text.partition("\n")
    blocks = (Block((0, len(title)), "title"), Block((len(title) + 1, len(text)), "paragraph"))
    tokens = tokenize(text)
    times = find_times(tokens, text=text, published="2021-12-30T21:49:00", language="en")
    happenings = find_happenings(
        Report("r", text, blocks=blocks), tokens=tokens, times=times, mentions=mentions(text), attributions=(), language="en"
    )
    return happenings, times


def only(text: str) -> Happening:
    (happening,), _ = found("News\n" + text)
    return happening


def facts(happening: Happening) -> dict[str, str]:
    return {f.name: f.value for f in happening.facts}


def test_a_phone_call_with_its_facts() -> None:
    (call,), times = found("News\nOn Tuesday, Salim had a telephone conversation with Nadia that lasted 40 minutes.")
    assert (call.kind, set(call.participants)) == ("call", {SALIM, NADIA})
    assert facts(call) == {"form": "phone", "duration": "PT40M"}
    assert [times[i].value for i in call.times if times[i].kind == "day"] == ["2021-12-28"]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Salim held a phone call with Nadia at the request of Nadia.", NADIA),
        ("Salim held a phone call with Nadia at Salim's initiative.", SALIM),
        ("Salim held a phone call with Nadia at the Norwegian side's initiative.", NORWAY),
        ("Salim held a phone call with Nadia at the latter's initiative.", NADIA),
        ("In a call initiated by the Norwegian side, Salim and Nadia spoke of fish.", NORWAY),
        ("Salim spoke by phone with Karim, who requested the call.", KARIM),
        ("Salim received a telephone call from Nadia.", NADIA),
        ("The conversation was initiated by the Norwegian side.", NORWAY),
    ],
)
def test_who_asked_for_it(text: str, asked: Ref) -> None:
    happenings, _ = found("News\n" + text)
    assert {f.value for h in happenings for f in h.facts if f.name == "initiator"} == {asked.id}


def test_the_conversation_that_was_told_of_has_no_new_participants() -> None:
    assert only("The conversation was initiated by the Norwegian side.").participants == ()


def test_a_call_that_is_measured_is_the_one_that_was_told_of() -> None:
    call = only("The call lasted 50 minutes.")
    assert (call.participants, facts(call)) == ((), {"duration": "PT50M"})
    assert found("News\nThe call was long.")[0] == ()


def test_an_office_is_a_party_beside_a_person() -> None:
    call = only("Salim had a phone conversation with the mayor of Oslo.")
    assert set(call.participants) == {SALIM, MAYOR}


def test_the_two_leaders_are_those_of_the_title_and_the_leaders_of_others_are_not() -> None:
    (first, second), _ = found(
        "Salim and Nadia on the line\nThe two leaders held a call. "
        "There were calls between the leaders of Tunis and the Norwegian side."
    )
    assert set(first.participants) == {SALIM, NADIA}
    assert set(second.participants) == {TUNIS, NORWAY}


def test_meetings_by_video_and_in_a_place() -> None:
    assert only("Salim and Nadia held talks via video link.").kind == "video-call"
    meeting = only("Salim and Nadia had a meeting in Tunis.")
    assert (meeting.kind, facts(meeting)) == ("meeting", {"place": "x.tunis"})


def test_planned_and_denied() -> None:
    assert only("Salim will have a meeting with Nadia.").status == "planned"
    assert only("Salim denied a meeting with Nadia.").status == "denied"
    assert only("Salim met with Nadia.").status == "past"


def test_an_abbreviation_ends_no_sentence() -> None:
    call = only("Salim, a former U.S. envoy, spoke by phone with Mr. Karim.")
    assert set(call.participants) == {SALIM, KARIM}


def test_phrases_that_only_hold_an_event_word() -> None:
    assert found("News\nSalim and Nadia call for calm and deal with the so-called crisis.")[0] == ()


def test_conversations_with_several_are_several() -> None:
    happenings, _ = found("News\nSalim had telephone conversations with Nadia and Karim.")
    assert [set(h.participants) for h in happenings] == [{SALIM, NADIA}, {SALIM, KARIM}]


def test_an_office_whose_man_somebody_is_takes_no_part() -> None:
    call = only("Salim had a phone conversation with Karim, an adviser to the mayor of Oslo.")
    assert set(call.participants) == {SALIM, KARIM}


def test_when_a_man_left_office_is_not_when_he_was_called() -> None:
    (call, *_), _ = found("News\nSalim had a phone call with Nadia, who left her post on December 8.")
    assert call.times == ()


def test_a_time_right_before_a_noun_is_that_nouns() -> None:
    (talks, summit), times = found("News\nSalim and Nadia discussed the June 2020 Tunis-Oslo summit.")
    assert (talks.times, [times[i].value for i in summit.times]) == ((), ["2020-06"])
