"""Words and the places that state them: an Arabic report, a party's own readout in English, and one of another day."""

import pytest

from musnad import read, report
from musnad.link import link
from musnad.model import Reading
from musnad.weigh.ground import Ground
from musnad.weigh.match import Asked, Match, asked_attribution, asked_words, matches

CALL = "Vladimir Putin had a telephone conversation with President of the United States Joseph Biden. "
OWN = (
    CALL
    + "Vladimir Putin stressed that the new railway to the port of the island would be opened to foreign grain ships in spring. "
    "The leaders exchanged views on fishing rights. Vladimir Putin gave a long reply to the mention of imposing a tax on paper "
    "from the forests of the north. He suggested that this would be a grave mistake for the schools of both countries. Joseph "
    "Biden emphasised that Washington had no intention of closing its consulate in the northern islands."
)
OTHER = (
    "Vladimir Putin had a telephone conversation with President of Brazil Jair Bolsonaro. Vladimir Putin stressed that the "
    "new railway to the port would be opened to foreign coffee ships in summer."
)
PAPER = (
    "قال مستشار الكرملين يوري أوشاكوف إن الرئيس الروسي فلاديمير بوتين أبلغ نظيره الأمريكي جو بايدن خلال اتصال هاتفي أمس "
    "الخميس أن سكة الحديد الجديدة إلى ميناء الجزيرة ستفتح أمام سفن القمح الأجنبية في الربيع.\n"
    "وأضاف أوشاكوف أن بايدن أكد أن واشنطن لا تعتزم إغلاق قنصليتها في الجزر الشمالية.\n"
    "وقال أوشاكوف إن بوتين رأى أن فرض ضريبة على ورق غابات الشمال سيكون خطأ فادحا للمدارس في البلدين.\n"
    "وحذر بوتين من فرض ضريبة على بلاده.\n"
    "وقال أوشاكوف إن بوتين وعد بإعادة اللوحات المسروقة إلى متحف المدينة القديمة."
)


@pytest.fixture(scope="module")
def ground() -> Ground:
    paper = read(report(PAPER, title="بوتين وبايدن يتحدثان هاتفيا", outlet="صحيفة المثال", published="2021-12-31T09:00"))
    own = read(report(OWN, title="Telephone conversation", url="http://en.kremlin.ru/events/1", published="2021-12-30T22:10"))
    other = read(report(OTHER, title="Telephone conversation", url="http://en.kremlin.ru/events/2", published="2021-12-14T12:00"))
    pile = [paper, own, other]
    return Ground(pile, link(pile))


def _asked(ground: Ground, words: str) -> tuple[Asked, ...]:
    reading, attribution = next(
        (r, a)
        for r in ground.readings.values()
        for a in reversed(r.attributions)
        if words in "".join(r.report.text[s:e] for s, e in a.content.spans)
    )
    return asked_attribution(ground, reading.report.id, attribution.id)


def _sentences(ground: Ground, found: tuple[Match, ...]) -> list[str]:
    return [ground.readings[m.report].report.text[m.sentence[0] : m.sentence[1]] for m in found]


def test_a_statement_is_found_in_the_readout_of_its_event(ground: Ground) -> None:
    (found,) = matches(_asked(ground, "سكة الحديد"), ground)
    assert [s.split(" would")[0] for s in _sentences(ground, found)] == [
        "Vladimir Putin stressed that the new railway to the port of the island"
    ]
    assert {r.code for r in found[0].reasons} >= {"match.covered", "match.event"}
    assert not found[0].against


def test_a_sentence_that_points_back_is_read_with_the_one_before(ground: Ground) -> None:
    found = matches(_asked(ground, "ضريبة على ورق"), ground)[-1]
    assert [s.split(" would")[0] for s in _sentences(ground, found)] == ["He suggested that this"]
    text = ground.readings[found[0].report].report.text
    assert [text[start:end].split()[-2:] for start, end in found[0].spans] == [["the", "north."], ["both", "countries"]]


def test_few_words_are_enough_where_they_meet_in_one_sentence_alone(ground: Ground) -> None:
    found = matches(_asked(ground, "ضريبة على بلاده"), ground)[-1]
    assert [s.split(" on ")[0] for s in _sentences(ground, found) if s.isascii()] == [
        "Vladimir Putin gave a long reply to the mention of imposing a tax"
    ]


def test_who_says_it_in_the_readout_is_told(ground: Ground) -> None:
    found = matches(_asked(ground, "إغلاق قنصليتها"), ground)[-1]
    assert found[0].link is not None
    assert found[0].link.speaker.who.id == "joe-biden"


def test_what_stands_in_no_readout_is_found_nowhere(ground: Ground) -> None:
    assert not any(matches(_asked(ground, "اللوحات المسروقة"), ground))


def _words(ground: Ground, text: str, language: str) -> list[tuple[Match, ...]]:
    return matches(asked_words(ground, read(report(text, language=language))), ground)


def test_words_from_elsewhere_find_their_event_and_then_the_other_language(ground: Ground) -> None:
    (found,) = _words(ground, "The new railway to the port of the island would be opened to foreign grain ships", "en")
    assert {ground.readings[m.report].report.language for m in found} == {"en", "ar"}
    assert not any("coffee" in s for s in _sentences(ground, found[:1]))


def test_words_of_a_named_speaker_are_not_another_ones(ground: Ground) -> None:
    text = "Vladimir Putin said that Washington had no intention of closing its consulate in the northern islands."
    (found,) = _words(ground, text, "en")
    assert "match.other-speaker" in {r.code for r in found[0].against}


def test_a_negated_place_speaks_against_words_that_are_not(ground: Ground) -> None:
    (found,) = _words(ground, "Washington had every intention of closing its consulate in the northern islands", "en")
    assert "match.negation" in {r.code for r in found[0].against}


@pytest.mark.parametrize("words", ["?!", "the of and", "qwx zzv"])
def test_words_that_say_nothing_are_found_nowhere(ground: Ground, words: str) -> None:
    if words == "?!":
        reading = Reading(report("x", language="en"))
        assert matches(asked_words(ground, reading), ground) == [()]
    else:
        assert _words(ground, words, "en") == [()]


def test_nothing_asked_finds_nothing(ground: Ground) -> None:
    assert matches([], ground) == []


def test_words_of_which_little_is_attributed_are_found_as_they_stand() -> None:
    said = "قال نبيل عثمان رئيس النقابة يوم الثلاثاء إن النقابة أحصت 12 إصابة في مدينة الميناء."
    others = ("قال الوزير إن الوزارة لم تسجل إصابة واحدة.", "وغادر 12 مريضا المستشفى.", "وسجلت المدينة إصابة في الشتاء.")
    paper = read(report("\n".join((said, *others)), language="ar"))
    alone = Ground([paper], link([paper]))
    (asked,) = asked_words(alone, read(report("النقابة أحصت 12 إصابة", language="ar")))
    assert asked.text == "النقابة أحصت 12 إصابة"
    (found,) = matches([asked], alone)
    assert [paper.report.text[slice(*m.sentence)] for m in found] == [said]
