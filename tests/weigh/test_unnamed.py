"""Unnamed speakers: one where the reports say that one outlet had the words from them, or where the wording is one."""

from collections.abc import Callable

import pytest

from musnad.model import Claim, Event, Party, Reading, Ref, Report
from musnad.weigh import weigh
from musnad.weigh.unnamed import Outlets
from musnad.world import world

Build = Callable[..., Reading]
PLAIN = "قال مسؤول أميركي رفيع إن واشنطن ستغلق قنصليتين في الشمال الشهر المقبل."
TOLD = "واشنطن ستغلق قنصليتين في الشمال الشهر المقبل"
OTHERWISE = "كشف مسؤول أميركي رفيع أن قنصليتين في الشمال ستغلقهما واشنطن مطلع الشهر."
SAID = "قنصليتين في الشمال ستغلقهما واشنطن مطلع الشهر"
OFFICIAL = "~مسؤول أميركي رفيع@united-states"


def claim(call: Callable[..., Event], *piles: Reading) -> Claim:
    (told,) = weigh(piles, [call([r.report.id for r in piles])]).claims
    return told


def test_officials_of_two_outlets_in_other_words_are_two_origins(build: Build, call: Callable[..., Event]) -> None:
    one = build("one", PLAIN, [(OFFICIAL, TOLD, {})])
    two = build("two", OTHERWISE, [(OFFICIAL, SAID, {})])
    found = claim(call, one, two)
    assert found.independent_origins == 2
    assert [o.side for o in found.origins] == ["United States", "United States"]


def test_officials_in_one_wording_are_one_origin(build: Build, call: Callable[..., Event]) -> None:
    one = build("one", PLAIN, [(OFFICIAL, TOLD, {})])
    two = build("two", PLAIN, [(OFFICIAL, TOLD, {})])
    assert claim(call, one, two).independent_origins == 1


def test_one_wording_that_came_by_two_ways_is_of_two_origins(build: Build, call: Callable[..., Event]) -> None:
    one = build("one", PLAIN, [(OFFICIAL, TOLD, {"via": "reuters"})])
    two = build("two", PLAIN, [(OFFICIAL, TOLD, {"via": "the-washington-post"})])
    three = build("three", PLAIN, [(OFFICIAL, TOLD, {"via": "reuters"})])
    assert claim(call, one, two).independent_origins == 2
    assert claim(call, one, three).independent_origins == 1


def test_who_is_quoted_from_an_outlet_of_the_pile_is_its_own_source(build: Build, call: Callable[..., Event]) -> None:
    own = build("one", PLAIN, [(OFFICIAL, TOLD, {})], outlet="السفينة")
    relayed = build(
        "two",
        f"ذكرت السفينة أن مسؤولا قال إن {SAID}.",
        [("!السفينة", f"مسؤولا قال إن {SAID}", {}), (OFFICIAL, SAID, {"parent": "A1"})],
        outlet="المنارة",
    )
    assert claim(call, own, relayed).independent_origins == 1


@pytest.mark.parametrize(
    ("party", "outlet"),
    [
        (Party(text="صحيفة السفينة", kind="outlet"), "السفينه"),
        (Party(text="السفينة", kind="named", entities=(Ref("unlisted-1", "السفينة"),)), "السفينه"),
        (Party(text="قبطان السفينة", kind="named"), None),
        (Party(text="سفينة", kind="document"), None),
        (Party(text="الرياض", kind="named", entities=(world().ref("riyadh"),)), None),
        (Party(text="رويترز", entities=(world().ref("reuters"),)), "reuters"),
    ],
)
def test_an_outlet_of_the_pile_is_known_by_its_name(party: Party, outlet: str | None) -> None:
    report = Report(id="one", text="...", outlet="السفينة", language="ar")
    assert Outlets([report], world()).meant(party, "ar") == outlet
