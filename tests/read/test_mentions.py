"""Mentions in sentences of our own: whom words name, and what is left alone."""

import json
import pathlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.model import Mention
from musnad.read.mentions import find_mentions, is_given_name, person_name_at
from musnad.text import fold, tokenize
from musnad.world import world
from tests.work import growth, work


def read(text: str, published: str | None = None) -> tuple[Mention, ...]:
    return find_mentions(tokenize(text), text=text, language="ar", published=published, world=world())


def named(text: str, kind: str | None = None) -> list[tuple[str, str | None]]:
    """The words and entity names of the mentions (of a kind)."""
    found = [m for m in read(text) if kind in (None, m.kind)]
    return [(text[m.span[0] : m.span[1]], m.entity.name if m.entity else None) for m in found]


def test_office_and_name_are_two_mentions() -> None:
    assert named("أعلن وزير الخارجية الروسي سيرغي لافروف ذلك") == [
        ("وزير الخارجية الروسي", "Russian foreign minister"),
        ("سيرغي لافروف", "Sergey Lavrov"),
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وأشارت وزارة الخارجية الألمانية", "German Foreign Ministry"),
        ("أفادت وزارة الخارجية الأميركية", "US State Department"),
        ("قالت الخارجية الإيرانية", "Iranian Foreign Ministry"),
        ("بحسب حكومة العراق", "Iraqi government"),
        ("أوضحت الرئاسة الروسية", "Kremlin"),
        ("في الجيش الكوري الجنوبي", "South Korean army"),
        ("قال الأمين العام لحلف شمال الأطلسي", "NATO secretary general"),
        ("التقى الأمين العام للأمم المتحدة", "UN secretary general"),
        ("وزير الخارجية والمغتربين السوري", "Syrian foreign minister"),
        ("قال رئيس وزراء باكستان", "Pakistani prime minister"),
        ("وذكرت الناطقة باسم الخارجية الروسية", "Russian foreign ministry spokesperson"),
    ],
)
def test_a_country_completes_institutions_and_offices(text: str, name: str) -> None:
    assert [n for _, n in named(text)] == [name]


def test_a_former_office_is_nobodys() -> None:
    assert named("زار الرئيس الأميركي السابق جورج بوش المدينة", "office") == [("الرئيس الأميركي السابق", None)]


def test_an_institution_without_country_means_the_only_one_of_the_report() -> None:
    text = "نفت وزارة الداخلية العراقية الخبر. وقالت وزارة الداخلية إنها تحقق."
    assert [n for _, n in named(text, "organisation")] == ["Iraqi Interior Ministry"] * 2
    two = "نفت وزارة الداخلية العراقية الخبر وأكدته وزارة الداخلية السورية. وقالت وزارة الداخلية إنها تحقق."
    assert named(two, "organisation")[-1] == ("وزارة الداخلية", None)


def test_unlisted_people_get_an_identity_that_their_short_forms_share() -> None:
    text = "قال المهندس سليم الخوالدي إن المشروع جاهز، وأضاف الخوالدي أن العمل بدأ."
    people = [m for m in read(text) if m.kind == "person"]
    assert [m.entity.name for m in people if m.entity] == ["سليم الخوالدي"] * 2
    assert len({m.entity.id for m in people if m.entity}) == 1


def test_a_family_name_is_matched_only_beside_its_full_name() -> None:
    assert named("لم يصل ساكي بعد", "person") == []
    assert named("قالت جين ساكي ذلك، ثم عادت ساكي", "person") == [("جين ساكي", "Jen Psaki"), ("ساكي", "Jen Psaki")]


def test_distinctive_names_stand_alone() -> None:
    assert named("وصف أردوغان اللقاء ببوتين بالمفيد") == [("أردوغان", "Recep Tayyip Erdogan"), ("ببوتين", "Vladimir Putin")]


def test_lineage_lengthens_a_listed_name() -> None:
    words, name = named("استقبل ولي العهد السعودي الأمير محمد بن سلمان بن عبد العزيز آل سعود الوفد", "person")[0]
    assert words == "محمد بن سلمان بن عبد العزيز آل سعود"
    assert name == "Mohammed bin Salman"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("ينس شتولتينبيرج", "Jens Stoltenberg"),
        ("بيورن هانسون", "بيورن هانسون"),
        ("بريت مكجيرك", "Brett McGurk"),
        ("محمد سليم", "محمد سليم"),
    ],
)
def test_foreign_names_are_known_in_other_transliterations(words: str, name: str) -> None:
    assert [n for _, n in named(f"قال السيد {words} إن الاجتماع تأجل", "person")] == [name]


def test_lineage_inside_a_listed_name() -> None:
    assert named("قال عادل بن أحمد بن محمد الجبير ذلك", "person") == [("عادل بن أحمد بن محمد الجبير", "Adel al-Jubeir")]


def test_listed_movements_stay_listed_in_quotation_marks() -> None:
    assert named("شن تنظيم «داعش» هجوما", "organisation") == [("داعش", "Islamic State")]
    assert named("قالت منظمة «نجمة الوادي» الخيرية", "organisation") == [("نجمة الوادي", "نجمة الوادي")]


def test_the_kingdom_is_the_one_that_the_report_speaks_of() -> None:
    assert named("أكدت المملكة موقفها، وقال العاهل المغربي ذلك")[0] == ("المملكة", "Morocco")
    assert named("أكدت المملكة موقفها") == []


def test_a_particle_stays_with_its_family_name() -> None:
    text = "نعى زملاء الصحافية ليلى أبو رحال زميلتهم، وكانت أبو رحال مراسلة، وهي رحال في البلاد"
    assert [w for w, _ in named(text, "person")] == ["ليلى أبو رحال", "أبو رحال"]


def test_names_and_homonyms_are_told_apart_by_the_noun_before() -> None:
    assert named("ذكرت صحيفة الرياض الخبر") == [("صحيفة الرياض", "Al Riyadh (newspaper)")]
    assert named("وصل إلى الرياض مساء") == [("الرياض", "Riyadh")]
    assert named("سنذهب معا إلى هناك") == []
    assert named('أوردت وكالة "معا" الخبر', "outlet") == [("معا", "Maan News Agency")]


def test_oman_and_amman() -> None:
    assert named("اجتمع في عمان وزير الخارجية الأردني بنظيره")[0] == ("عمان", "Amman")
    assert named("أعلنت سلطنة عمان موقفها")[0] == ("سلطنة عمان", "Oman")
    assert named("رحبت مسقط، وقالت عمان إن السلطان هيثم بن طارق يتابع")[1] == ("عمان", "Oman")


def test_unlisted_outlets_stand_in_quotation_marks() -> None:
    assert named("نشرت صحيفة «صدى الوديان» تقريرا") == [("صدى الوديان", "صدى الوديان")]


@pytest.mark.parametrize("text", ["دعا على الفور إلى الهدوء", "كبرى الشركات في المنطقة", "أكبر قدر ممكن", "وافق على خالد الذكر"])
def test_common_words_are_no_names(text: str) -> None:
    assert named(text, "person") == []


def test_person_name_at() -> None:
    def end(text: str, i: int = 0) -> int | None:
        return person_name_at(tokenize(text), i, language="ar", world=world())

    assert end("فلاديمير بوتين يصل") == 2
    assert end("حسين عبد الكريم النعيمي أكد") == 4
    assert end("محمد بن سلمان بن عبد العزيز") == 6
    assert end("جان-مارك دوبريه قال") == 4
    assert end("المهندس إبراهيم", 1) == 2
    assert end("في المدينة") is None
    assert is_given_name(fold("إبراهيم"), language="ar")
    assert not is_given_name(fold("مدينة"), language="ar")


@given(st.text(alphabet=st.sampled_from('محمد بنأوليفشرق,."«»()- ًة12'), max_size=120))
def test_spans_always_quote_whole_tokens(text: str) -> None:
    tokens = tokenize(text)
    starts, ends = {t.start for t in tokens}, {t.end for t in tokens}
    for m in find_mentions(tokens, text=text, language="ar", published=None, world=world()):
        assert m.span[0] in starts
        assert m.span[1] in ends
        assert m.span[0] < m.span[1]


def test_long_text_without_punctuation_takes_linear_work() -> None:
    assert growth(lambda n: read("محمد بن أحمد علي وزارة الخارجية والوزير الأمين " * n), 500) < 1.1


def test_many_strangers_take_linear_work() -> None:
    def strangers(count: int) -> tuple[Mention, ...]:
        families = ("".join("بتثجحخدذرز"[int(digit)] for digit in f"{k:05}") for k in range(count))
        found = read(" ".join(f"قال محمد {family} إن اللقاء تأجل." for family in families))
        assert len({m.entity for m in found}) == count
        return found

    assert growth(strangers, 100) < 1.2


def test_real_reports_take_few_lines_a_character(shared: pathlib.Path) -> None:
    """8 lines a character where the words are known, 13 where they are new. Seconds: `benchmarks/read_speed.py`."""
    lines = (shared / "data" / "volume" / "jawhara.jsonl").read_text("utf-8").splitlines()[:100]
    texts = [json.loads(line)["text"] for line in lines]
    assert all(text[slice(*m.span)].strip() for text in texts for m in read(text))
    assert sum(work(lambda text=text: read(text)) for text in texts) < 12 * sum(map(len, texts))
