"""Names in a language with capital letters, in sentences of our own."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.model import Mention
from musnad.read.mentions import find_mentions
from musnad.text import tokenize
from musnad.world import world
from tests.work import growth


def read(text: str) -> tuple[Mention, ...]:
    return find_mentions(tokenize(text), text=text, language="en", published=None, world=world())


def named(text: str, kind: str | None = None) -> list[tuple[str, str | None]]:
    """The words and entity names of the mentions (of a kind)."""
    return [(text[m.span[0] : m.span[1]], m.entity.name if m.entity else None) for m in read(text) if kind in (None, m.kind)]


def ids(text: str) -> list[str | None]:
    return [m.entity.id if m.entity else None for m in read(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the president of Russia left", "Russian president"),
        ("Russia's president left", "Russian president"),
        ("Russia’s president left", "Russian president"),
        ("the Russian president left", "Russian president"),
        ("Its prime minister met the U.S. Secretary of State", "US secretary of state"),
        ("the South Korean foreign ministry denied it", "South Korean Foreign Ministry"),
        ("the Ministry of Foreign Affairs of Ukraine denied it", "Ukrainian Foreign Ministry"),
        ("the US State Department denied it", "US State Department"),
        ("the Kremlin spokesman denied it", "Kremlin spokesperson"),
        ("the State Department spokeswoman denied it", "US foreign ministry spokesperson"),
        ("the Iranian foreign ministry spokesman denied it", "Iranian foreign ministry spokesperson"),
        ("the NATO secretary-general denied it", "NATO secretary general"),
        ("the U.N. Security Council met", "UN Security Council"),
        ("the White House denied it", "White House"),
        ("Washington denied it", "Washington"),
        ("he wrote in the New York Times", "The New York Times"),
        ("according to Agence France-Presse", "AFP"),
        ("fighters of al-Qaida left", "Al-Qaeda"),
        ("the African Union’s decision", "African Union"),
    ],
)
def test_listed_names_in_their_many_forms(text: str, name: str) -> None:
    assert [n for _, n in named(text)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "they told us that it may be so",
        "they ate turkey on fine china from a jordan almond box",
        "he will polish the hall, and a nice park is near the dam",
        "In May nothing happened.",
        "May they rest. Will they come? Price rises hurt. Rice is dear.",
        "A Nice Day for a Long Walk in the Woods",
        "Addressing Voters In A Crowded Hall",
    ],
)
def test_words_that_are_no_names(text: str) -> None:
    assert named(text) == []


def test_someone_is_known_by_his_family_name_once_he_was_named() -> None:
    text = (
        "Halvard T. Quillfeather Jr., 45, told Sen. Ottoline van der Vexley so. Quillfeather smiled. "
        "Ms. Van der Vexley's aide did not."
    )
    found = [(text[m.span[0] : m.span[1]], m.entity.id) for m in read(text) if m.entity]
    assert [words for words, _ in found] == [
        "Halvard T. Quillfeather Jr.",
        "Ottoline van der Vexley",
        "Quillfeather",
        "Van der Vexley",
    ]
    assert found[0][1] == found[2][1] != found[1][1] == found[3][1]


def test_arabic_names_in_latin_letters() -> None:
    text = "Abdul Rahman al-Tirmani said so. Al-Tirmani added nothing. Khalid bin Yazan al-Wardi agreed."
    assert [words for words, _ in named(text, "person")] == ["Abdul Rahman al-Tirmani", "Al-Tirmani", "Khalid bin Yazan al-Wardi"]
    assert len({m.entity for m in read(text)}) == 2


def test_a_family_name_that_is_a_word_needs_more_than_a_capital() -> None:
    text = "Wilma Rice spoke. Rice said no. Rice prices rose, as rice is dear."
    assert [words for words, _ in named(text)] == ["Wilma Rice", "Rice"]


def test_a_short_name_is_of_the_listed_person_the_report_names() -> None:
    assert ids("Mr. Powell left after Colin Powell came. Powell is back.") == ["colin-powell"] * 3


def test_unlisted_bodies_outlets_and_places() -> None:
    text = (
        "The Velmora Grain Board, which sits beside the University of Tarn, told the Tarn Herald this week that nothing "
        "more had been found in Ossel County by researchers from the Institute for Grain."
    )
    assert [(words, m.kind) for (words, _), m in zip(named(text), read(text), strict=True)] == [
        ("Velmora Grain Board", "organisation"),
        ("University of Tarn", "organisation"),
        ("Tarn Herald", "outlet"),
        ("Ossel County", "place"),
        ("Institute for Grain", "organisation"),
    ]


def test_one_of_several_is_not_the_one_in_office() -> None:
    assert named("a Pentagon spokesman and a Russian foreign ministry spokeswoman spoke to a US ambassador") == [
        ("Pentagon", "Pentagon"),
        ("Russian foreign ministry", "Russian Foreign Ministry"),
        ("US", "United States"),
    ]


@pytest.mark.parametrize(
    "text", ["the former French president left", "the French ex-president left", "a former Secretary of State"]
)
def test_a_former_office_is_nobodys(text: str) -> None:
    assert [n for _, n in named(text, "office")] == [None]


def test_a_headline_names_nobody_new() -> None:
    assert named("Marta Quibble Denies All Charges In Court\n\nThe court was full on that day.", "person") == []


AGREE = {
    "vladimir-putin": ("فلاديمير بوتين", "Vladimir Putin", "Владимир Путин"),
    "john-kerry": ("جون كيري", "John Kerry", "Джон Керри"),
    "bashar-al-assad": ("بشار الأسد", "Bashar al-Assad", "Башар Асад"),
    "russia.president": ("الرئيس الروسي", "President of Russia", "Президент России"),
    "united-states.president": ("الرئيس الأميركي", "the U.S. president", "американский президент"),
    "russia.foreign-minister": ("وزير الخارجية الروسي", "Russia's foreign minister", "глава МИД РФ"),
    "us-secretary-of-state": ("وزير الخارجية الأميركي", "US Secretary of State", "госсекретарь США"),
    "kremlin-spokesperson": ("المتحدث باسم الكرملين", "Kremlin spokesman", "пресс-секретарь Кремля"),
    "united-nations.secretary-general": ("الأمين العام للأمم المتحدة", "UN Secretary-General", "генеральный секретарь ООН"),
    "iran.foreign-ministry": ("وزارة الخارجية الإيرانية", "Iranian Foreign Ministry", "МИД Ирана"),
    "ukraine.defence-ministry": ("وزارة الدفاع الأوكرانية", "Ukrainian Ministry of Defence", "Министерство обороны Украины"),
    "us-state-department": ("وزارة الخارجية الأميركية", "State Department", "Госдепартамент США"),
    "kremlin": ("الكرملين", "the Kremlin", "Кремль"),
    "white-house": ("البيت الأبيض", "the White House", "Белый дом"),
    "un-security-council": ("مجلس الأمن الدولي", "U.N. Security Council", "Совет Безопасности ООН"),
    "nato": ("حلف شمال الأطلسي", "NATO", "НАТО"),
    "islamic-state": ("تنظيم الدولة الإسلامية", "the Islamic State", "ИГИЛ"),
    "tass": ("وكالة تاس", "TASS", "ТАСС"),
    "reuters": ("رويترز", "Reuters", "Рейтер"),
    "the-washington-post": ("صحيفة واشنطن بوست", "the Washington Post", "Вашингтон пост"),
    "ukraine": ("أوكرانيا", "Ukraine", "Украина"),
    "united-states": ("الولايات المتحدة", "the U.S.", "США"),
    "moscow": ("موسكو", "Moscow", "Москва"),
}


@pytest.mark.parametrize(("id", "names"), AGREE.items())
def test_names_agree_in_three_languages(id: str, names: tuple[str, str, str]) -> None:
    for text, language in zip(names, ("ar", "en", "ru"), strict=True):
        found = find_mentions(tokenize(text), text=text, language=language, published=None, world=world())
        assert [m.entity.id for m in found if m.entity] == [id], text


@pytest.mark.parametrize(
    ("words", "id"),
    [
        ("Dmitriy Peskov", "dmitry-peskov"),
        ("Muammar al-Qadhafi", "muammar-gaddafi"),
        ("Oleksiy Reznikov", "oleksii-reznikov"),
        ("Haydar al-Abadi", "haider-al-abadi"),
    ],
)
def test_names_from_other_scripts_are_known_in_any_spelling(words: str, id: str) -> None:
    assert ids(f"They met {words} on that day.") == [id]


def test_a_name_of_this_script_is_known_by_its_letters_alone() -> None:
    assert ids("They met Jon Kerri on that day.") != ["john-kerry"]


@given(st.text(alphabet="aB .,-'’\nMrz", max_size=200))
def test_spans_stay_inside_and_in_order(text: str) -> None:
    found = read(text)
    assert all(0 <= m.span[0] < m.span[1] <= len(text) for m in found)
    assert all(a.span[1] <= b.span[0] for a, b in itertools.pairwise(found))


@pytest.mark.parametrize("unit", ["Anna Quillfeather ", "U.S. ", "van ", "Al-", "Rep. ", "Russian ", "president of ", "'s "])
def test_long_texts_without_full_stops_stay_linear(unit: str) -> None:
    assert growth(lambda n: read(unit * n), 500) < 1.1


def test_a_headline_repeats_the_names_of_its_report() -> None:
    text = "Marta Quibble Denies All Charges In Court\n\nThe court heard Marta Quibble on that day."
    assert [words for words, _ in named(text, "person")] == ["Marta Quibble", "Marta Quibble"]


def test_a_word_of_direction_makes_another_place() -> None:
    assert named("fruit of the East Africa of old, and of Africa") == [("Africa", "Africa")]


def test_a_family_may_be_called_by_a_title() -> None:
    assert named("The visitors met Amy Pope on that day.") == [("Amy Pope", "Amy Pope")]


def test_an_office_of_a_president_is_no_president() -> None:
    text = "The head of the Office of the President of Ukraine, Bohdan Quibblenko, spoke."
    assert [m.entity.id for m in read(text) if m.entity and m.kind != "person"] == ["ukraine.presidency"]


def test_a_body_of_another_is_not_the_one_of_that_name() -> None:
    assert named("It went to the Congress of Local Mayors and to Congress on that day.") == [
        ("Congress of Local Mayors", "Congress of Local Mayors"),
        ("Congress", "US Congress"),
    ]


def test_a_currency_is_no_country() -> None:
    assert named("It cost US$20 in the end.") == []


def test_a_family_name_is_of_the_one_whom_the_report_names_in_full() -> None:
    text = "Ludmila Putin met the reporters on that day. They asked about the mine, and Putin said nothing of it."
    assert len({m.entity for m in read(text)}) == 1
    assert ids("Vladimir Putin met Ludmila Putin on that day, and Putin said nothing of it.")[0] == "vladimir-putin"


def test_families_that_stand_first() -> None:
    text = "They met Chang Ji-woon on that day. Chang said nothing of it."
    assert [words for words, _ in named(text)] == ["Chang Ji-woon", "Chang"]
    assert len({m.entity for m in read(text)}) == 1


def test_a_body_may_have_a_country_in_its_name() -> None:
    assert [words for words, _ in named("It asked the Overseas French Grain Commission for more of it.")] == [
        "Overseas French Grain Commission"
    ]


def test_a_family_name_behind_another_first_name_is_nobody_listed() -> None:
    assert ids("They saw how Zibulo Putin went by on that day. Later Putin left.") == []
    assert ids("They saw how Senator Rubio went by on that day.") == ["marco-rubio"]


def test_one_of_many_is_no_outlet() -> None:
    assert named("She ran as an Independent on that day.") == []
