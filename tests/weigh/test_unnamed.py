"""Unnamed speakers: one where the reports say that one outlet had the words from them, or where the wording is one."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from musnad.model import Claim, Event, Member, Mention, Party, Reading, Ref, Report, Words
from musnad.weigh import weigh
from musnad.weigh.parties import Parties
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


def test_who_is_not_named_is_one_with_the_named_speaker_of_his_very_words(build: Build, call: Callable[..., Event]) -> None:
    one = build("one", PLAIN, [(OFFICIAL, TOLD, {})])
    named = build("two", f"قالت ساكي إن {TOLD}.", [("jen-psaki", TOLD, {})])
    (origin,) = claim(call, one, named).origins
    assert origin.entity.id == "white-house"
    other_side = build("three", f"قال مسؤول روسي إن {TOLD}.", [("~مسؤول روسي@russia", TOLD, {})])
    found = weigh([one, other_side], [call(["one", "three"])]).claims
    assert all(len({o.side for o in c.origins}) == len(c.origins) for c in found)


@pytest.mark.parametrize(
    ("text", "who", "sides", "key"),
    [
        ("الخدمة الصحفية للكرملين", "kremlin", ("russia",), "kremlin"),
        ("المتحدث باسم الخارجية الروسية", "russia.foreign-ministry", ("russia",), "russia.foreign-ministry"),
    ],
)
def test_who_speaks_by_office_speaks_with_its_account(text: str, who: str, sides: tuple[str, ...], key: str) -> None:
    role = "organisation" if "خدمة" in text else "spokesperson"
    party = Party(text=text, kind="unnamed", role=role, affiliations=(world().ref(who), world().ref("russia")))
    voice = Parties(world()).voice(party, Reading(Report(id="one", text=text, language="ar")), "s")
    assert (voice.key, voice.sides, voice.described) == (key, sides, False)


@pytest.mark.parametrize(
    ("text", "key", "who"),
    [
        ("The statement, issued by press secretary Jen Psaki", "white-house", "Jen Psaki"),
        ("A letter to Jen Psaki", "titled white-house a letter to jen psaki", "A letter to Jen Psaki"),
    ],
)
def test_a_document_speaks_with_the_account_and_the_name_of_who_gave_it_out(text: str, key: str, who: str) -> None:
    at = text.index("Jen")
    person = Mention((at, at + len("Jen Psaki")), "person", world().ref("jen-psaki"))
    party = Party(((0, len(text)),), text=text, kind="document", role="document")
    reading = Reading(Report(id="one", text=text, language="en", published="2021-12-30"), mentions=(person,))
    voice = Parties(world()).voice(party, reading, "s")
    assert (voice.key, voice.who.name) == (key, who)


def test_a_former_official_speaks_for_nobody() -> None:
    text = "قال مسؤول أميركي سابق إن واشنطن ستغلق قنصليتين."
    parties = Parties(world())
    for words, sides in (("مسؤول أميركي سابق", ()), ("مسؤول أميركي", ("united-states",))):
        start = text.index(words)
        party = Party(((start, start + len(words)),), text=words, kind="unnamed", affiliations=(world().ref("united-states"),))
        assert parties.voice(party, Reading(Report(id="one", text=text, language="ar")), "s").sides == sides


def test_a_member_of_a_body_does_not_speak_with_its_account() -> None:
    text = "قال سعد البستاني رئيس مجلس النواب العراقي وقال كريم البيطار عضو مجلس النواب العراقي إن الطريق مفتوح."
    body = Mention((text.rindex("مجلس"), text.rindex(" إن")), "organisation", world().ref("iraq.parliament"))
    start = text.index("كريم")
    party = Party(((start, body.span[1]),), text="كريم البيطار", kind="named", entities=(Ref("unlisted-9", "كريم البيطار"),))
    reading = Reading(Report(id="one", text=text, language="ar"), mentions=(body,))
    voice = Parties(world()).voice(party, reading, "s")
    assert (voice.key, voice.sides) == ("unlisted-9", ("iraq",))


def test_one_person_is_one_origin_whatever_the_spelling_of_his_name(build: Build, call: Callable[..., Event]) -> None:
    one = build("one", f"قال أندرياس إن {TOLD}.", [("!أندرياس", TOLD, {})])
    two = build("two", f"قال اندرياس إن {TOLD}.", [("!اندرياس", TOLD, {})])
    found = claim(call, one, two)
    assert (len(found.told_by), found.independent_origins) == (1, 1)


def test_who_is_told_only_by_what_he_says_makes_no_claim_of_who_mentions_him(build: Build, call: Callable[..., Event]) -> None:
    text = "قال بايدن إن الذين يقولون ذلك يريدون وقف المفاوضات مع موسكو قبل الربيع"
    reading = build("one", text, [("joe-biden", text[14:], {}), ("~الذين يقولون ذلك", "ذلك", {"parent": "A1"})])
    at = text.index("يقولون")
    inner = reading.attributions[1]
    told = replace(inner.source, spans=((at - 6, at - 1),), named_at=((at - 6, at + 10),))
    inner = replace(inner, source=told, cue=Words(((at, at + 6),)))
    weighed = weigh([replace(reading, attributions=(reading.attributions[0], inner))], [call(["one"])])
    assert [c.members for c in weighed.claims if Member("one", "A2") in c.members] in ([], [(Member("one", "A2"),)])
