"""Sides that an analyst gives: their forms, whom they mean, where they hold, and what the verdicts say of them."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

import musnad
from musnad.errors import InputError
from musnad.model import Claim, Event, Given, Reading, Siding
from musnad.weigh import given, unambiguous, weigh
from musnad.world import sidings, world

Build = Callable[..., Reading]


def test_sides_stand_on_the_line_or_in_a_file(tmp_path: Path) -> None:
    toml, json = tmp_path / "sides.toml", tmp_path / "sides.json"
    toml.write_text('[sides]\n"NATO" = ["A", "B"]\n[events."2021-12-30"]\nTurkey = "C"\n', encoding="utf-8")
    json.write_text('{"events": {"e-0123456789abcdef": {"بوتين": []}}}', encoding="utf-8")
    assert sidings(["NATO=A", str(toml), str(json), "Turkey = X + Y @ 2021-12-30", "Nobody="]) == (
        Siding("NATO", ("A",)),
        Siding("NATO", ("A", "B")),
        Siding("Turkey", ("C",), "2021-12-30"),
        Siding("بوتين", (), "e-0123456789abcdef"),
        Siding("Turkey", ("X", "Y"), "2021-12-30"),
        Siding("Nobody"),
    )


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("none.toml", None, "neither NAME=SIDE nor a file"),
        ("broken.toml", "[sides", "broken.toml: "),
        ("list.json", "[]", "expected the tables"),
        ("other.toml", "[people]\nA = 'B'\n", "expected the tables"),
        ("flat.toml", "sides = 'B'\n", "expected the tables"),
        ("number.toml", "[sides]\nA = 3\n", "the sides of 'A' are 3"),
        ("day.toml", "[events.yesterday]\nA = 'B'\n", "'yesterday' is no event"),
    ],
)
def test_a_file_that_gives_no_sides_is_told_in_one_sentence(tmp_path: Path, name: str, text: str | None, says: str) -> None:
    path = tmp_path / name
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"^[^\n]+$") as caught:
        sidings([str(path)])
    assert says in str(caught.value)


@pytest.mark.parametrize(("one", "says"), [("=A", "names nobody"), ("A=B@soon", "'soon' is no event"), ("A", "neither")])
def test_what_is_neither_a_pair_nor_a_file_is_an_error(one: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        sidings([one])


def test_names_mean_those_of_the_records_in_any_language_and_those_of_the_reports(build: Build) -> None:
    reading = build("one", "قال البستاني إن الطريق مفتوح.", [("!البستاني", "الطريق مفتوح", {})])
    rows, unmet = given(sidings(["الناتو=روسيا", "بستاني=X", "البستاني=The West"]), [reading], [], world())
    assert [(row.who.name, [ref.name for ref in row.sides]) for row in rows] == [("NATO", ["Russia"]), ("البستاني", ["The West"])]
    assert [(r.code, r.values["who"]) for r in unmet] == [("sides.nobody", "بستاني")]


def test_a_name_that_may_be_several_is_an_error_that_lists_them() -> None:
    names = {name for e in world() for name in e.label.values() if len(world().named(name)) > 1}
    for name in sorted(names)[:3]:
        with pytest.raises(InputError, match=" or "):
            unambiguous([Siding(name)], world())
    unambiguous([Siding("united-states"), Siding("Nobody at all", ("United States",))], world())


def _told(pile: Sequence[Reading], events: Sequence[Event], *sides: str) -> tuple[dict[str, Claim], tuple[Given, ...]]:
    rows, unmet = given(sidings(sides), pile, events, world())
    assert not unmet
    claims = weigh(pile, events, sides=rows).claims
    return {m.report + " " + m.attribution: c for c in claims for m in c.members}, rows


def test_what_is_given_holds_for_the_account_and_says_so(pile: list[Reading], call: Callable[..., Event]) -> None:
    events = [call(["north", "south", "east", "west"])]
    claims, _ = _told(pile, events, "Kremlin=The East")
    claim = claims["east A1"]
    assert claim.sides_telling == ("The East",)
    (telling,) = [v for v in claim.verdicts if v.code == "only-about"]
    assert "verdict.side-given" in {r.code for r in telling.reasons}
    assert claims["north A1"].sides_telling == ("United States",)


def test_a_side_that_is_given_another_takes_everybody_along(pile: list[Reading], call: Callable[..., Event]) -> None:
    events = [call(["north", "south", "east", "west"])]
    claims, _ = _told(pile, events, "United States=NATO+United Kingdom")
    assert claims["north A1"].sides_telling == ("NATO", "United Kingdom")
    claims, _ = _told(pile, events, "United States=NATO", "Jen Psaki=")
    assert {(t.entity.name, t.side) for t in claims["south A1"].told_by} >= {("Jen Psaki", None)}
    assert claims["north A1"].sides_telling == ("NATO",)


def test_what_is_given_for_an_event_holds_in_it_alone_and_first(pile: list[Reading], call: Callable[..., Event]) -> None:
    events = [call(["north", "south", "east", "west"])]
    claims, rows = _told(pile, events, "Kremlin=The East", "Kremlin=The North@2021-12-30")
    assert claims["east A1"].sides_telling == ("The North",)
    assert [row.events for row in rows] == [(), ("call",)]
    elsewhere, _ = _told(pile, [call(["north", "south"])], "Kremlin=The East", "Kremlin=The North@2021-12-30")
    assert elsewhere["east A1"].sides_telling == ("The East",)
    _, unmet = given(sidings(["Kremlin=X@2020-01-01"]), pile, events, world())
    assert [r.code for r in unmet] == ["sides.no-event"]


def test_the_library_takes_sides_as_the_command_does() -> None:
    text = "قال المتحدث باسم الكرملين دميتري بيسكوف إن القمة ستعقد غدا."
    told = musnad.brief([musnad.report(text, outlet="جريدة المثال")], sides=["Kremlin=The East"])
    assert [c.sides_telling for c in told.claims] == [("The East",)]
    assert [(row.who.id, row.sides[0].name, row.events) for row in told.sides] == [("kremlin", "The East", ())]
    with pytest.raises(InputError, match="names nobody"):
        musnad.brief([], sides=["=X"])
