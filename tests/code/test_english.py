"""Coding English deeds in PLOVER. The sentences are written for the purpose."""

import pytest

import musnad
from musnad.model import Coded
from tests.work import growth


def coded(text: str) -> list[Coded]:
    return list(musnad.events([musnad.report(text, outlet="The Example", published="2023-05-10", language="en")]))


def brief(row: Coded) -> tuple[str, str | None, str | None]:
    return row.event, row.actor.text, row.recipient.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen killed two farmers near the river.", ("ASSAULT", "Gunmen", "two farmers")),
        ("Police on Monday arrested a man suspected of theft.", ("COERCE", "Police", "a man")),
        ("The activist was detained by Turkish police.", ("COERCE", "Turkish police", "The activist")),
        ("Iraqi soldiers opened fire on protesters in Basra.", ("ASSAULT", "Iraqi soldiers", "protesters")),
        ("An armed group attacked a military camp in Libya.", ("ASSAULT", "An armed group", "a military camp")),
        ("Rebels stormed the hotel, killing five guests.", ("ASSAULT", "Rebels", "five guests")),
        (
            "A bombing by the Islamic State group killed at least 12 people.",
            ("ASSAULT", "the Islamic State group", "at least 12 people"),
        ),
        ("The convoy came under attack near Mosul.", ("ASSAULT", None, "The convoy")),
        ("France imposed sanctions on Iran.", ("COERCE", "France", "Iran")),
        ("Egypt expelled two diplomats.", ("SANCTION", "Egypt", "two diplomats")),
        ("Germany suspended aid to Yemen.", ("SANCTION", "Germany", "Yemen")),
        ("Thousands of workers rallied in Paris against the reform.", ("PROTEST", "Thousands of workers", "the reform")),
        ("Russia deployed troops to Syria.", ("MOBILIZE", "Russia", "Syria")),
        ("Iran released the British sailors.", ("RETREAT", "Iran", "the British sailors")),
        ("The prime minister resigned.", ("CONCEDE", "The prime minister", None)),
        ("Japan provided humanitarian aid to Lebanon.", ("AID", "Japan", "Lebanon")),
        ("France shared intelligence with Egypt.", ("COOPERATE", "France", "Egypt")),
        ("Canada praised Germany.", ("SUPPORT", "Canada", "Germany")),
        ("Egypt is willing to withdraw its troops from Sinai.", ("AGREE", "Egypt", "Sinai")),
        ("Iran will not release the sailors.", ("REJECT", "Iran", "the sailors")),
        ("The court convicted the former minister.", ("ACCUSE", "The court", "the former minister")),
        ("Around 300 rebels have surrendered to the army.", ("RETREAT", "Around 300 rebels", "the army")),
    ],
)
def test_who_did_what_to_whom(text: str, expected: tuple[str, str | None, str | None]) -> None:
    assert expected in [brief(row) for row in coded(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The soldiers did not attack the village.",
        "The earthquake killed 300 people.",
        "The rebels could attack the village.",
        "The senator attacked the proposal.",
        "If the rebels shell the port, thousands of people will flee.",
        "The attack on the minister shocked the country.",
        "The men who killed the mayor lived in the capital.",
        "The chancellor launched a scathing attack on the opposition.",
    ],
)
def test_what_tells_of_no_deed_is_no_assault(text: str) -> None:
    assert [row for row in coded(text) if row.event == "ASSAULT"] == []


def test_a_conditional_threat_is_a_threat_and_no_deed() -> None:
    rows = coded("The rebels threatened to attack the airport if the army did not withdraw.")
    assert [row.event for row in rows] == ["THREATEN"]


def test_a_deed_to_come_is_planned() -> None:
    (row,) = [row for row in coded("Egypt will send troops to Libya.") if row.event == "MOBILIZE"]
    assert (row.modality, row.actor.country, row.recipient.country) == ("planned", "EGY", "LBY")


def test_a_denied_deed_is_denied_by_whoever_denies_it() -> None:
    rows = coded("The minister denied that the army had bombed the hospital.")
    assert {(row.event, row.modality) for row in rows} == {("REJECT", "actual"), ("ASSAULT", "denied")}


def test_what_a_speaker_tells_of_himself_has_him_for_its_actor() -> None:
    (row,) = [row for row in coded("The army said it had fired rockets at the village.") if row.event == "ASSAULT"]
    assert (row.actor.text, row.source.text, row.recipient.text) == ("The army", "The army", "the village")


def test_rival_accounts_in_both_languages_are_rows_with_their_tellers() -> None:
    english = coded("Kyiv said Russian forces shelled a school. Moscow said Ukrainian forces shelled a school.")
    arabic = musnad.events([musnad.report("قصفت القوات الروسية مدرسة في أوكرانيا.", published="2023-05-10")])
    assert {(r.actor.country, r.source.country) for r in english if r.event == "ASSAULT"} == {("RUS", "UKR"), ("UKR", "RUS")}
    assert [(r.event, r.actor.country) for r in arabic] == [("ASSAULT", "RUS")]


def test_words_of_every_row_stand_in_its_report() -> None:
    report = musnad.report("Gunmen killed two farmers. Police arrested a man.", language="en")
    for row in musnad.events([report]):
        for actor in (row.actor, row.recipient):
            assert " … ".join(report.text[start:end] for start, end in actor.spans) == (actor.text or "")


def test_a_long_text_without_marks_takes_linear_work() -> None:
    assert growth(lambda n: coded("Gunmen killed two farmers and stormed the hotel with rockets " * n), 120) < 1.1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The ambassador said that Qatar must mediate with Djibouti.", [("REQUEST", "Qatar")]),
        ("The ambassador said that it must rain soon.", []),
        ("The government accepted the demands of the protesters.", [("CONCEDE", "the protesters")]),
        ("Japan has decided to partially lift sanctions imposed on India.", [("RETREAT", "India")]),
        ("The nations of the south pledged full support for Ecuador.", [("SUPPORT", "Ecuador")]),
        ("Trade declined by 17 percent last year.", []),
        ("The minister declined to meet the envoy.", [("REJECT", None)]),
        ("Many people agreed with the minister.", []),
        ("The candidate shot back at the minister.", []),
        ("Iran had opened its borders to displaced Afghans.", [("AID", "displaced Afghans")]),
    ],
)
def test_what_is_owed_conceded_refused_or_only_thought(text: str, told: list[tuple[str, str | None]]) -> None:
    assert [(row.event, row.recipient.text) for row in coded(text)] == told
