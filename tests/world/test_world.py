"""The records keep their own rules, and the loader answers from them."""

import json
import re
from pathlib import Path

import pytest

from musnad.errors import DataError
from musnad.model import Ref
from musnad.world import World, unlisted, world
from musnad.world.records import Entity, covers, spellings
from tests.work import work

DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@pytest.fixture(scope="module")
def everyone() -> World:
    return world()


def every(everyone: World) -> list[Entity]:
    return list(everyone)


def test_ids_are_unique_and_plain() -> None:
    folder = Path(__file__).parents[2] / "src" / "musnad" / "world"
    ids = [
        json.loads(line)["id"]
        for f in folder.glob("*.jsonl")
        if f.name != "patterns.jsonl"
        for line in f.read_text("utf-8").splitlines()
    ]
    assert len(ids) == len(set(ids)) > 2800
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", id) for id in ids)


def test_loading_takes_few_lines_a_record() -> None:
    """Records are decoded and put by their ids: 2.3 lines each. What is looked for in them is prepared when it is."""
    world.cache_clear()
    assert work(world) < 4 * len(list(world()))


def test_every_label_stands_in_arabic_and_english(everyone: World) -> None:
    assert [e.id for e in every(everyone) if not e.label.get("en") or not e.label.get("ar")] == []


def test_every_reference_exists(everyone: World) -> None:
    for e in every(everyone):
        sides = [e.side, *(a.side for a in e.sides)]
        named = [*sides, e.account, e.capital, e.stands_for, e.voice, *(t.office for t in e.offices)]
        assert [n for n in named if n and n not in everyone] == [], e.id


def test_accounts_are_institutions(everyone: World) -> None:
    for e in every(everyone):
        account = everyone.account(e.id)
        assert account is None or everyone.entity(account).kind in ("organisation", "office", "place"), e.id


def test_dates_are_iso_and_in_order(everyone: World) -> None:
    for e in every(everyone):
        for since, until in [*((t.since, t.until) for t in e.offices), *((a.since, a.until) for a in e.sides)]:
            assert all(d is None or DATE.fullmatch(d) for d in (since, until)), e.id
            assert not since or not until or since < until, e.id


def test_no_two_people_share_a_name_that_stands_alone(everyone: World) -> None:
    holders: dict[str, set[str]] = {}
    for e in every(everyone):
        if not e.homonym:
            for name in e.alone.get("ar", ()):
                for words in spellings(name):
                    holders.setdefault(words, set()).add(e.id)
    assert {name: ids for name, ids in holders.items() if len(ids) > 1} == {}


def test_pattern_labels_name_their_country(everyone: World) -> None:
    assert everyone.ref("france.foreign-minister") == Ref("france.foreign-minister", "French foreign minister")
    assert everyone.label("france.foreign-ministry", "ar") == "وزارة خارجية فرنسا"
    assert everyone.ref("nato.secretary-general").name == "NATO secretary general"
    assert "atlantis.president" not in everyone
    with pytest.raises(KeyError):
        everyone.entity("france.no-such-office")


def test_a_record_takes_the_place_of_a_pattern(everyone: World) -> None:
    assert everyone.ref("russia.presidency") == Ref("kremlin", "Kremlin")
    assert everyone.ref("united-states.presidency").id == "white-house"


@pytest.mark.parametrize(
    ("office", "on", "holder"),
    [
        ("united-states.president", "2021-12-30", "joe-biden"),
        ("united-states.president", "2017-01-20", "donald-trump"),
        ("united-states.foreign-minister", "2015-07-20", "john-kerry"),
        ("russia.foreign-minister", "2019", "sergey-lavrov"),
        ("united-kingdom.prime-minister", "2016-07-13", "theresa-may"),
        ("arab-league.secretary-general", "2020-05-01", "ahmed-gheit"),
        ("cyprus.president", "2024-03-05", "nikos-christodoulides"),
        ("egypt.presidency-spokesperson", "2025-05-01", "mohamed-al-shennawy"),
        ("morocco.speaker-of-parliament", "2019-05-01", "habib-el-malki"),
        ("mauritania.prime-minister", "2018-10-28", "yahya-ould-hademine"),
        ("algeria.energy-minister", "2016-06-11", "noureddine-boutarfa"),
        ("lebanon.defence-minister", "2018-05-01", "yaacoub-sarraf"),
        ("iraq.oil-minister", "2018-10-25", "thamir-ghadhban"),
        ("egypt.oil-minister", "2020-01-01", "tarek-el-molla"),
        ("qatar.energy-minister", "2018-11-04", "saad-al-kaabi"),
        ("iran.interior-minister", "2021-08-25", "ahmad-vahidi"),
        ("turkey.central-bank-governor", "2021-03-19", "naci-agbal"),
        ("lithuania.president", "2020", "gitanas-nauseda"),
        ("united-states.health-minister", "2021-02-01", None),
        ("somalia.tourism-minister", "2018-05-01", None),
        ("united-states.president", "2021", None),
        ("united-states.president", "1900-01-01", None),
    ],
)
def test_holders_follow_the_date(everyone: World, office: str, on: str, holder: str | None) -> None:
    assert everyone.holder(office, on) == holder


def test_no_underscore_is_left_in_a_spelling(everyone: World) -> None:
    names = [n for e in every(everyone) for by in (e.names, e.alone, e.vague) for ns in by.values() for n in ns]
    assert [n for n in names if any("_" in words for words in spellings(n))] == []


def test_a_central_bank_of_another_name_takes_its_place(everyone: World) -> None:
    assert everyone.ref("morocco.central-bank").id == "bank-al-maghrib"
    assert everyone.ref("japan.central-bank").id == "bank-of-japan"


def test_accounts_of_one_office_are_one(everyone: World) -> None:
    for id in ("vladimir-putin", "dmitry-peskov", "yuri-ushakov", "kremlin", "kremlin-spokesperson", "russia.president"):
        assert everyone.account(id, "2021-12-07") == "kremlin", id
    for id in ("joe-biden", "jen-psaki", "jake-sullivan", "us-administration", "united-states.president"):
        assert everyone.account(id, "2021-12-07") == "white-house", id
    assert everyone.account("antony-blinken", "2021-12-07") == "us-state-department"
    assert everyone.account("united-nations.secretary-general") == "united-nations"
    assert everyone.account("no-such-thing") is None


def test_sides(everyone: World) -> None:
    assert everyone.side("moscow") == everyone.side("russia") == everyone.side("russia.army") == ("russia",)
    assert everyone.side("ismail-haniyeh") == ("hamas",)
    assert everyone.side("mahmoud-abbas") == ("palestinian-authority",)
    assert everyone.side("donald-tusk", "2016-01-01") == ("european-union",)
    assert everyone.side("donald-tusk", "2024-06-01") == ("poland",)
    assert everyone.side("ahmed-al-sharaa", "2020-01-01") != everyone.side("ahmed-al-sharaa", "2025-06-01")
    assert everyone.side_label("united-states") == "United States"
    assert everyone.side("unlisted-0") == ()


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Washington Post", "the-washington-post"),
        ("الواشنطن بوست", "the-washington-post"),
        ("https://www.washingtonpost.com/world/2021/", "the-washington-post"),
        ("أ.ف.ب", "afp"),
        ("ا ف ب", "afp"),
        ("TASS", "tass"),
        ("https://arabic.rt.com/world/1", "rt"),
        ("kremlin.ru", "kremlin-website"),
        ("الجزيرة نت", "al-jazeera"),
        ("دورية لانسيت", "the-lancet"),
        ("https://www.thelancet.com/", "the-lancet"),
        ("موقع نواة", "nawaat"),
        ("وكالة خبر للأنباء", "khabar-agency-yemen"),
        ("صحيفة لا يعرفها أحد", None),
        ("http://example.org", None),
    ],
)
def test_outlets_by_name_and_address(everyone: World, name: str, id: str | None) -> None:
    found = everyone.outlet(name)
    assert (found.id if found else None) == id


def test_only_official_outlets_have_a_voice(everyone: World) -> None:
    assert everyone.entity("kremlin-website").voice == "kremlin"
    assert all(e.type == "official" for e in every(everyone) if e.voice)


def test_unlisted_names_keep_their_id_over_spellings() -> None:
    assert unlisted("إبراهيم الأسمر", "person") == Ref(unlisted("ابراهيم الاسمر", "person").id, "إبراهيم الأسمر")
    assert unlisted("النور", "person").id != unlisted("النور", "outlet").id


def test_users_add_and_override_records(tmp_path: Path) -> None:
    mine = tmp_path / "mine.jsonl"
    records = [
        {"id": "kremlin", "kind": "organisation", "label": {"en": "The Kremlin", "ar": "الكرملين"}, "side": "russia"},
        {"id": "my-village", "kind": "place", "label": {"en": "My Village", "ar": "قريتي"}, "side": "jordan"},
    ]
    mine.write_text("\n".join(json.dumps(r) for r in records), encoding="utf-8")
    changed = world(str(mine))
    assert changed.label("kremlin") == "The Kremlin"
    assert changed.side("my-village") == ("jordan",)
    assert world().label("kremlin") == "Kremlin"


def test_a_broken_record_is_named_by_file_and_line(tmp_path: Path) -> None:
    mine = tmp_path / "mine.jsonl"
    mine.write_text(
        '{"id": "a", "kind": "place", "label": {"en": "A"}}\n{"id": "b", "kind": "planet", "label": {}}\n', encoding="utf-8"
    )
    with pytest.raises(DataError, match=r"mine\.jsonl:2: .*planet"):
        world(str(mine))


def test_covers_is_half_open_at_any_precision() -> None:
    assert covers("2015-03", "2017", "2015-03-01")
    assert covers("2015-03-02", None, "2015-03-02")
    assert not covers("2015-03-02", "2016-01-01", "2016-01-01")
    assert not covers(None, "2016", "2016-05-01")


def test_an_organisation_has_no_ministries_to_speak_for() -> None:
    assert world().account("united-nations.envoy") == "united-nations"
    assert world().account("france.envoy") == "france.foreign-ministry"


def test_a_name_in_any_language_means_its_records() -> None:
    assert world().named("الناتو") == world().named("NATO") == world().named("nato") == ("nato",)
    assert world().named("Russian Foreign Ministry") == ("russia.foreign-ministry",)
    assert len(world().named("Georgia")) == 2
    assert world().named("Nobody at All") == ()


@pytest.mark.parametrize(
    ("seat", "whom"),
    [
        ("قصر بعبدا", "lebanon.presidency"),
        ("قصر المرادية", "algeria.presidency"),
        ("السراي الحكومي", "lebanon.prime-ministry"),
        ("ماتينيون", "france.prime-ministry"),
        ("معراب", "lebanese-forces"),
        ("بيت الوسط", "future-movement"),
        ("فوغي بوتوم", "us-state-department"),
        ("قصر رغدان", "jordan.royal-court"),
    ],
)
def test_a_seat_stands_for_who_sits_in_it(seat: str, whom: str) -> None:
    (id,) = world().named(seat)
    assert world().entity(id).stands_for == whom


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("المنجي الرحوي", "mongi-rahoui"),
        ("منجي الرحوي", "mongi-rahoui"),
        ("محند العنصر", "mohand-laenser"),
        ("عبد الله جاب الله", "abdallah-djaballah"),
        ("عبد الرزاق الناظوري", "abdulrazek-al-nadoori"),
        ("بيير أبو عاصي", "pierre-bou-assi"),
        ("لويس روفائيل ساكو", "louis-raphael-i-sako"),
        ("عبد الواحد النور", "abdul-wahid-al-nur"),
        ("علي مصيلحي", "ali-al-moselhi"),
        ("بيتسابالا", "pierbattista-pizzaballa"),
        ("عميخاي إلياهو", "amihai-eliyahu"),
        ("قره يلان", "murat-karayilan"),
        ("الملا محمد حسن أخوند", "hasan-akhund"),
        ("صامويل وربيرغ", "samuel-werberg"),
        ("بنك إنكلترا المركزي", "bank-of-england"),
        ("هيئة المسح الجيولوجي الأمريكية", "us-geological-survey"),
        ("المنظمة الدولية للفرنكوفونية", "francophonie"),
        ("بدران جياكرد", "badran-jia-kurd"),
        ("الحسن الوردي", "el-hossein-el-ouardi"),
    ],
)
def test_every_spelling_of_a_name_means_one(name: str, id: str) -> None:
    assert world().named(name) == (id,)
