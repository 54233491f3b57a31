"""Wording: every interface language says the same things, and none of them says what a brief must not say."""

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args

import pytest

from musnad import tell
from musnad.errors import DataError
from musnad.model import Act, Basis, Modality, Party, Reason, Ref, VerdictCode
from musnad.tell.dates import told
from musnad.tell.names import Names
from musnad.tell.wording import languages, wording

FORBIDDEN = re.compile(r"confirm|corroborat|\btrue\b|\btruth\b|verified|مؤكد|مؤكّد|صحيحة|صحيح\b|موثق|حقيقة", re.IGNORECASE)
ALLOWED = {"ingest.json", "ingest.unicode"}  # a file that is not well formed, which is no verdict on a claim
CODE = re.compile(r'Reason\(\s*"([\w.-]+)"')
PLACES = re.compile(r"\{(\w*)\}")


def phrases(table: dict[str, Any], path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every phrase of a table with its path; plural rules and plural forms belong to a language alone."""
    for key, value in table.items():
        if isinstance(value, dict) and path[:1] != ("count",) and key != "plural":
            yield from phrases(value, (*path, key))
        elif isinstance(value, str):
            yield (*path, key), value
        elif isinstance(value, dict) and path[:1] == ("count",):
            yield (*path, key), " ".join(map(str, value.values()))


def tables() -> dict[str, dict[str, Any]]:
    """All tables of wording."""
    folder = files("musnad.tell").joinpath("words")
    return {lang: tomllib.loads(folder.joinpath(f"{lang}.toml").read_text(encoding="utf-8")) for lang in languages()}


def test_languages_have_the_same_phrases() -> None:
    english, arabic = (dict(phrases(tables()[lang])) for lang in ("en", "ar"))
    assert english.keys() == arabic.keys()


def test_places_in_a_phrase_are_known_in_english() -> None:
    english = dict(phrases(tables()["en"]))
    free = {"reason", "count"}  # a language may leave a value out of a sentence, or a number out of a dual
    for lang, table in tables().items():
        for path, phrase in phrases(table):
            names, known = set(PLACES.findall(phrase)), set(PLACES.findall(english[path]))
            assert names == known or path[0] in free or path[:2] == ("verdict", "several"), (lang, path)


@pytest.mark.parametrize("lang", languages())
def test_no_verdict_of_truth(lang: str) -> None:
    bad = [path for path, phrase in phrases(tables()[lang]) if FORBIDDEN.search(phrase) and path[-1] not in ALLOWED]
    assert not bad


@pytest.mark.parametrize("lang", languages())
def test_every_code_of_the_model_has_words(lang: str) -> None:
    words = wording(lang)
    for act in get_args(Act):
        for form in ("last", "to", "that", "to_that"):
            assert words.find("frame", act, form)
    assert all(words.find("silence", b) and words.find("silence_line", b) for b in get_args(Basis))
    assert all(words.find("verdict", v) for v in get_args(VerdictCode))
    assert all(words.find("mark", m) for m in get_args(Modality) if m != "actual")


def test_every_reason_the_engine_gives_has_words() -> None:
    """Codes that are written out; those that are put together (`pair.`, `same-`) are worded as far as they are known."""
    source = Path(tell.__file__).parents[1]
    files_of = (p for room in ("read", "link", "weigh") for p in (source / room).rglob("*.py"))
    given = {code for path in files_of for code in CODE.findall(path.read_text("utf-8"))}
    assert given
    assert not {code for code in given if wording("en").find("reason", code) is None}


def test_verdicts_are_worded_as_the_design_words_them() -> None:
    words = wording("en")
    assert words("verdict", "both") == "told by both sides"
    assert words("verdict", "only", side="Russia") == "only in Russia’s account"
    assert words("verdict", "only", side="United States") == "only in United States’ account"
    assert words("verdict", "conflict") == "accounts conflict"
    assert words("verdict", "only-about", side="Russia", about="the US president") == (
        "only in Russia’s account, about the US president"
    )
    spread = words("verdict", "carried", origins=words.count("origin", 1), outlets=words.count("carrier", 12))
    assert spread == "one origin, carried by 12 outlets"


@pytest.mark.parametrize(
    ("n", "said"),
    [(0, "لا أقوال"), (1, "قول واحد"), (2, "قولان"), (7, "7 أقوال"), (11, "11 قولًا"), (100, "100 قول"), (103, "103 أقوال")],
)
def test_arabic_plurals(n: int, said: str) -> None:
    assert wording("ar").count("claim", n) == said


@pytest.mark.parametrize(
    ("to", "said"), [("بوتين", "لـبوتين"), ("الكرملين", "للكرملين"), ("للرئيس", "للرئيس"), ("لـ«بوتين»", "لـ«بوتين»")]
)
def test_arabic_prepositions_meet_what_follows(to: str, said: str) -> None:
    assert wording("ar")("frame", "assert", "to", who="بايدن", to=to) == f"قول بايدن {said}"


@pytest.mark.parametrize("lang", languages())
def test_quoted_words_have_other_marks_inside(lang: str) -> None:
    told = wording(lang).quoted("قال إنها «فرصة أخيرة» للطرفين")
    assert (told.count("«"), told.count("»")) == (1, 1)
    assert "“فرصة أخيرة”" in told


@pytest.mark.parametrize("lang", languages())
def test_unknown_reason_is_its_code_with_values(lang: str) -> None:
    said = tell.sentence(Reason("a-new-rule", {"n": 3, "who": "س", "list": [1, {"name": "x"}], "none": None}), lang)
    assert "a-new-rule" in said
    assert "n=3" in said
    assert "x" in said


def test_reason_with_a_missing_value_is_told_without_it() -> None:
    assert tell.sentence(Reason("with-report"), "en") == "told together with …"


def test_values_that_are_codes_are_worded() -> None:
    assert tell.sentence(Reason("same-weekday", {"weekday": 1}), "en") == "the same weekday is named: Tuesday"
    assert tell.sentence(Reason("same-weekday", {"weekday": 1}), "ar").endswith("الثلاثاء")


def test_a_reason_cannot_break_out_of_its_template() -> None:
    said = tell.sentence(Reason("same-day", {"date": "{0.__class__} \u202e\x1b[31m"}), "en")
    assert "\u202e" not in said
    assert "\x1b" not in said
    assert "{0.__class__}" in said


def test_unknown_language_is_an_error_that_names_the_known_ones() -> None:
    with pytest.raises(DataError, match="ar, en"):
        wording("xx")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2014", "2014"),
        ("2021-12", "December 2021"),
        ("2021-12-30", "Thursday 30 December 2021"),
        ("2021-12-30T20:35Z", "30 December 2021, 20:35 GMT"),
        ("2021-12-30T20:35:00+03:00", "30 December 2021, 17:35 GMT"),
        ("2021-12-30T21:49", "30 December 2021, 21:49 (zone not said)"),
        ("2021-12-01/2021-12-02", "Wednesday 1 December 2021 to Thursday 2 December 2021"),
        ("2021-02-31", "2021-02-31"),
        ("next week", "next week"),
        (None, None),
    ],
)
def test_dates(value: str | None, said: str | None) -> None:
    assert told(wording("en"), value) == said


def test_an_institution_stands_without_its_country() -> None:
    both = (Ref("us-administration", "US administration"), Ref("united-states", "United States"))
    names = Names(wording("en"))
    assert names.party(Party(kind="unnamed", role="official", affiliations=both)) == "official (unnamed), US administration"
    assert names.party(Party(kind="unnamed", role="official", affiliations=both[1:])) == "official (unnamed), United States"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("United States", "the United States"),
        ("Ministry of Justice", "the Ministry of Justice"),
        ("Houthis", "the Houthis"),
        ("Russian Foreign Ministry", "the Russian Foreign Ministry"),
        ("Russia", "Russia"),
        ("Human Rights Watch", "Human Rights Watch"),
        ("Congress", "Congress"),
        ("", ""),
    ],
)
def test_names_take_their_article_inside_a_sentence(name: str, told: str) -> None:
    assert wording("en").within(name) == told
    assert wording("ar").within(name) == name
