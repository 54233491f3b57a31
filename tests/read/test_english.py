# ruff: noqa: E501 (a row of a table stays on one line)
"""The subject-first grammar over the tables of English, in sentences of our own."""

import pytest

from musnad.ingest import report
from musnad.lang import table
from musnad.read import dropped, read
from musnad.read.grammar import grammar
from musnad.read.subject_first.cues import Inflection
from musnad.text import quote
from tests.read.said import Said, differences

MAN, WOMAN = "envoy Salim Gharib", "Leyla Hamdani"
FULL = "Leyla Hamdani, the minister of water,"

SAYING = [
    (f"{WOMAN} said that the dam was safe.", Said("said", "the dam was safe", WOMAN)),
    (f"{WOMAN} said the dam was safe.", Said("said", "the dam was safe", WOMAN)),
    (f"{WOMAN} has repeatedly said the dam was safe.", Said("said", "the dam was safe", WOMAN)),
    (f"{WOMAN} said on Monday that the dam was safe.", Said("said", "the dam was safe", WOMAN, via=None)),
    (f"On Monday, {WOMAN} said the dam was safe.", Said("said", "the dam was safe", WOMAN)),
    (f"{FULL} said the dam was safe.", Said("said", "the dam was safe", FULL)),
    (f"{WOMAN}, who runs the ministry, said the dam was safe.", Said("said", "the dam was safe", f"{WOMAN}, who runs the ministry,")),
    (f'"The dam is safe," {WOMAN} said.', Said("said", "The dam is safe", WOMAN, mode="direct")),
    (f'"The dam is safe," said {WOMAN}.', Said("said", "The dam is safe", WOMAN, mode="direct")),
    (f'"The dam is safe," {WOMAN} said. "It will stand."', Said("said", "The dam is safe It will stand", WOMAN, mode="direct")),
    (f'"The dam," {WOMAN} said, "is safe."', Said("said", "The dam is safe", WOMAN, mode="direct")),
    (f"The dam is safe, {WOMAN} said on Monday.", Said("said", "The dam is safe", WOMAN)),
    (f"The dam, {WOMAN} said, will stand for years.", Said("said", "The dam will stand for years", WOMAN)),
    (f"According to {WOMAN}, the dam is safe.", Said("According to", "the dam is safe", WOMAN)),
    (f"The dam is safe, according to {WOMAN}.", Said("according to", "The dam is safe", WOMAN)),
    (f"{WOMAN} told reporters that the dam was safe.", Said("told", "the dam was safe", WOMAN, to="reporters")),
    (f"{WOMAN} told Salim Gharib the dam was safe.", Said("told", "the dam was safe", WOMAN, to="Salim Gharib")),
    (f"{WOMAN} was quoted as saying that the dam was safe.", Said("quoted saying", "the dam was safe", WOMAN)),
    (f"The Daily Herald quoted {WOMAN} as saying the dam was safe.", Said("quoted saying", "the dam was safe", WOMAN, via="The Daily Herald")),
    ("It was announced that the dam was safe.", Said("announced", "the dam was safe")),
    (f"The dam is safe, as {WOMAN} put it.", Said("as put", "The dam is safe", WOMAN)),
    (f"{WOMAN}'s claim that the dam was safe angered farmers.", Said("claim", "the dam was safe angered farmers", f"{WOMAN}'s", WOMAN)),
    ("The statement said the dam was safe.", Said("said", "the dam was safe", "The statement")),
    ("Officials say the dam is safe.", Said("say", "the dam is safe", "Officials")),
    (f"{WOMAN} did not say whether the dam was safe.", Said("say", "whether the dam was safe", WOMAN, polarity="not-said")),
    (f"{WOMAN} omitted any mention of the dam.", Said("omitted any mention of", "the dam", WOMAN, polarity="not-said")),
    (f"{WOMAN} has remained silent on the dam.", Said("remained silent", "the dam", WOMAN, polarity="not-said")),
    (f"{WOMAN} did not give any details of the plan.", Said("give", "any details of the plan", WOMAN, polarity="not-said")),
    (f"{WOMAN} declined to say whether the dam was safe.", Said("say", "whether the dam was safe", WOMAN, polarity="not-said")),
    (f"{WOMAN} went on to say that the dam was safe.", Said("say", "the dam was safe", WOMAN)),
    (f"{WOMAN} pointed out that the dam was safe.", Said("pointed out", "the dam was safe", WOMAN)),
    (f"{WOMAN}, 45, said the dam was safe.", Said("said", "the dam was safe", f"{WOMAN}, 45,")),
    (f"The director of the office, {WOMAN}, said the dam was safe.", Said("said", "the dam was safe", f"The director of the office, {WOMAN},", None)),
    ("The mayor of Porto, Nadim al-Karawi, said that the dam was safe.", Said("said", "the dam was safe", "The mayor of Porto, Nadim al-Karawi", None)),
    ("Officials close to the ministry said the dam was safe.", Said("said", "the dam was safe", "Officials close to the ministry")),
    (f"{WOMAN} said there was no danger.", Said("said", "there was no danger", WOMAN)),
    ("The plan that Leyla Hamdani said was cheap was dropped.", Said("said", "that was cheap was dropped", WOMAN)),
    (f"The dam was old, {WOMAN} says in a book.", Said("says", "The dam was old", WOMAN, via=None)),
    (f"Asked about the dam, {WOMAN} left the room.", Said("Asked", "the dam", act="ask")),
    (f"{WOMAN} made clear that the dam was safe.", Said("made clear", "the dam was safe", WOMAN)),
]  # fmt: skip

DOING = [
    (f"{WOMAN} urged farmers to leave the valley.", Said("urged", "to leave the valley", WOMAN, to="farmers", act="demand")),
    (f"{WOMAN} called for an inquiry.", Said("called for", "an inquiry", WOMAN, act="demand")),
    (f"{WOMAN} demanded an inquiry into the flood.", Said("demanded", "an inquiry into the flood", WOMAN, act="demand")),
    (f"{WOMAN} accused the company of neglect.", Said("accused", "the company of neglect", WOMAN, act="accuse")),
    (f"{WOMAN} warned of a second flood.", Said("warned", "a second flood", WOMAN, act="warn")),
    (f"{WOMAN} pledged to rebuild the valley.", Said("pledged", "to rebuild the valley", WOMAN, act="promise")),
    (f"{WOMAN} denied the accusation.", Said("denied", "the accusation", WOMAN, act="deny")),
    (f"{WOMAN} rejected the offer.", Said("rejected", "the offer", WOMAN, act="express")),
    (f"{WOMAN} praised the rescue teams.", Said("praised", "the rescue teams", WOMAN, act="endorse")),
    (f"{WOMAN} called the report a lie.", Said("called", "the report a lie", WOMAN)),
    (f"{WOMAN} asked whether the dam would hold.", Said("asked", "whether the dam would hold", WOMAN, act="ask")),
    (f"{WOMAN} expressed hope that the rain would end.", Said("expressed hope", "the rain would end", WOMAN, act="express")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [*SAYING, *DOING])
def test_one_attribution(text: str, expected: Said) -> None:
    assert differences(text, [expected], language="en") == []


SEVERAL = [
    (
        f"{WOMAN} said the dam was safe, without giving details of the plan.",
        [
            Said("said", "the dam was safe", WOMAN),
            Said("giving", "details of the plan", "", WOMAN, polarity="not-said"),
        ],
    ),
    (f"{WOMAN} said the dam was safe, adding that the rain would end.",
     [Said("said", "the dam was safe", WOMAN), Said("adding", "the rain would end", who=WOMAN)]),
    (f"{WOMAN} said that Salim Gharib had told farmers that the dam was safe.",
     [Said("said", "Salim Gharib had told farmers that the dam was safe", WOMAN), Said("told", "the dam was safe", "Salim Gharib", to="farmers", parent="said")]),
    (f"{WOMAN} said the dam was safe, but Salim Gharib said it was not.",
     [Said("said", "the dam was safe", WOMAN), Said("said", "it was not", "Salim Gharib")]),
    (f"{WOMAN} criticized the company and called for an inquiry.",
     [Said("criticized", "the company", WOMAN, act="accuse"), Said("called for", "an inquiry", who=WOMAN, act="demand")]),
    (f"Minister {WOMAN} said the dam was safe. She said the rain would end. Hamdani said she would resign.",
     [Said("said", "the dam was safe", f"Minister {WOMAN}"), Said("said", "the rain would end", "She", f"Minister {WOMAN}"),
      Said("said", "she would resign", "Hamdani", f"Minister {WOMAN}")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_several_attributions(text: str, expected: list[Said]) -> None:
    assert differences(text, expected, language="en") == []


@pytest.mark.parametrize(
    "text",
    [
        "The state of the dam worries farmers in the valley.",
        "The claims of the farmers were paid in the spring.",
        "The said dam stands in the valley.",
        "Engineers from the United States built the dam in two years.",
        "The minister wants to say something.",
        "A note was found on the table.",
        "The pledged money never came to the valley.",
        "They drank a beer called Morning Star.",
        "Hamdani called her brother on Monday.",
        "If Hamdani says the dam is safe, farmers will stay.",
        "Hamdani could not say the word.",
        "The army advanced without giving up the town.",
        "Hamdani did not give the money to the village.",
        "Without mentioning the dam the farmers left.",
    ],
)
def test_words_that_are_no_cues_in_their_place(text: str) -> None:
    assert differences(text, [], language="en") == []


def test_a_name_before_a_noun_is_no_speaker() -> None:
    found = read(report("Leyla Hamdani arrived on Monday. Hamdani advisers said the dam was safe.", language="en"))
    (one,) = found.attributions
    assert one.source.text == "Hamdani advisers"
    assert one.source.entities == ()


def test_the_name_before_an_apposition_is_what_a_relative_takes_up() -> None:
    found = read(report("He met Leyla Hamdani, a water engineer who said the dam was safe.", language="en"))
    (one,) = found.attributions
    assert one.source.text is not None
    assert one.source.text.startswith("Leyla Hamdani")


def test_quotations_that_never_close_stay_short() -> None:
    text = "\u201che said the dam was safe " * 400
    found = read(report(text, language="en"))
    assert found.attributions
    assert max(b - a for one in found.attributions for a, b in one.content.spans) < len(text) / 2


def test_the_fullest_form_is_the_one_with_the_whole_name() -> None:
    found = read(report("Vladimir Putin arrived. Mr. Putin said the dam was safe.", language="en"))
    (one,) = found.attributions
    assert one.source.text == "Vladimir Putin"


def test_a_pronoun_that_fits_nobody_stays_open() -> None:
    found = read(report("The dam stood for years. He said it was safe.", language="en"))
    (one,) = found.attributions
    assert one.source.text is None
    assert quote(found.report.text, one.source.spans) == "He"


def test_a_pronoun_that_two_genders_tell_apart_means_the_one_that_fits() -> None:
    text = "Mr. Gharib said the dam was safe. Ms. Hamdani said it was not. He said she was wrong."
    found = read(report(text, language="en"))
    assert [a.source.text for a in found.attributions] == ["Mr. Gharib", "Ms. Hamdani", "Mr. Gharib"]


def test_a_quotation_over_paragraphs_is_one_content() -> None:
    text = "\u201cThe dam is safe.\n\n\u201cIt will stand for years,\u201d Leyla Hamdani said."
    found = read(report(text, language="en"))
    (one,) = found.attributions
    assert [text[a:b].strip() for a, b in one.content.spans] == ["The dam is safe", "It will stand for years"]


def test_a_headline_names_its_speaker_before_a_colon() -> None:
    assert differences(
        "The dam has stood in the valley for forty years and more.",
        [Said(":", "The dam is safe", "Hamdani")],
        title="Hamdani: The dam is safe",
        language="en",
    ) == []  # fmt: skip


def test_abbreviations_end_no_sentence() -> None:
    text = "Sen. Leyla Hamdani of Ohio, a critic of the U.S. Army, said the dam was safe."
    assert (
        differences(
            text,
            [
                Said(
                    "said",
                    "the dam was safe",
                    "Sen. Leyla Hamdani of Ohio, a critic of the U.S. Army,",
                    "Sen. Leyla Hamdani of Ohio",
                )
            ],
            language="en",
        )
        == []
    )


def test_a_condition_and_a_future_are_kept() -> None:
    found = read(report("Leyla Hamdani said farmers would leave if the dam broke. She said the rain will end.", language="en"))
    first, second = found.attributions
    assert (first.modality, quote(found.report.text, first.condition.spans)) == ("conditional", "if the dam broke")
    assert second.modality == "planned"


def test_a_dropped_cue_keeps_its_reason() -> None:
    reasons = {s.reasons[0].code for s in dropped(report("The minister wants to say something.", language="en"))}
    assert reasons == {"cue.infinitive"}


def test_regular_and_listed_forms() -> None:
    forms = Inflection(table("en", "cues"))
    assert list(forms.forms("say"))[2:4] == [("said", "past"), ("said", "part")]
    assert [form for form, _ in forms.forms("argue")] == ["argue", "argues", "argued", "argued", "arguing"]
    assert [form for form, _ in forms.forms("deny")] == ["deny", "denies", "denied", "denied", "denying"]
    assert [form for form, _ in forms.forms("stress")][1] == "stresses"


def test_a_language_names_its_grammar() -> None:
    assert {code: table(code, "language")["grammar"] for code in ("ar", "en")} == {"ar": "verb-first", "en": "subject-first"}
    assert grammar("en") is grammar("en")


def test_a_participle_behind_a_quotation_is_said_beside_it() -> None:
    text = 'Leyla Hamdani called the dam "a triumph," saying that it would stand.'
    called, saying = read(report(text, language="en")).attributions
    assert quote(text, called.content.spans) == 'the dam "a triumph,"'
    assert (quote(text, saying.content.spans), saying.parent) == ("it would stand", None)
    assert saying.source.text == called.source.text == "Leyla Hamdani"


def test_two_nouns_that_open_a_reported_clause_are_one_speaker() -> None:
    text = "Leyla Hamdani said that all towns and villages condemned the flood plan."
    said, condemned = read(report(text, language="en")).attributions
    assert quote(text, condemned.source.spans) == "all towns and villages"
    assert condemned.parent == said.id


def test_a_turn_of_a_transcript_goes_on_to_the_end_of_its_paragraph() -> None:
    text = "The dam has stood for years. The rain was long.\n\nSalim Gharib: The dam is safe. I say it will stand.\n\nRain fell."
    turn, say = read(report(text, language="en")).attributions
    assert quote(text, turn.content.spans) == "The dam is safe. I say it will stand"
    assert say.parent == turn.id
