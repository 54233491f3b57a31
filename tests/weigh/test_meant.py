"""Families of words, what a content means by them, how much sets share, and claims that other words tell."""

from collections import Counter

import numpy as np
import pytest
from msgspec.structs import replace

from musnad import lang
from musnad.model import Event, EventReport, Mention, Reason, Ref, When
from musnad.text import fold, tokenize
from musnad.weigh import weigh
from musnad.weigh.candidates import nearness
from musnad.weigh.features import features
from musnad.weigh.meant import meant, names
from musnad.weigh.parties import Parties
from musnad.weigh.propositions import propositions
from musnad.weigh.sets import Sets
from musnad.weigh.statements import links, statements
from musnad.weigh.words import Meaning, meaning
from musnad.world import world

LANGUAGES = ("ar", "en")


def families(text: str, code: str) -> frozenset[str]:
    return frozenset(meant(tokenize(text), (), meaning(code))[0])


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_family_lists_a_word_once_and_no_word_stands_in_more_than_two(code: str) -> None:
    listed = lang.table(code, "families")["families"]
    assert [name for name, members in listed.items() if not members or max(Counter(members).values()) > 1] == []
    of_word = Counter(form for members in listed.values() for form in set(map(fold, members)))
    assert [form for form, count in of_word.items() if count > 2] == []


def test_families_have_one_name_in_every_language() -> None:
    one, other = (set(lang.table(code, "families")["families"]) for code in LANGUAGES)
    assert one == other


@pytest.mark.parametrize(
    ("left", "right", "code"),
    [
        ("مفاوضات السفراء", "محادثات السفراء", "ar"),
        ("سيغزو الجزيرة", "اجتياحهم الجزيرة", "ar"),
        ("بالعقوبات", "معاقبة", "ar"),
        ("resumed negotiating", "a return to dialogue", "en"),
    ],
)
def test_words_of_one_family_mean_one_thing_whatever_their_form(left: str, right: str, code: str) -> None:
    assert families(left, code) == families(right, code)


def test_families_meet_over_languages() -> None:
    assert families("عقوبات اقتصادية واسعة", "ar") == families("broad economic sanctions", "en")


def test_a_word_of_no_family_means_its_stem_and_a_word_of_the_stop_list_nothing() -> None:
    assert families("الزنبق", "ar") == {meaning("ar").stem(fold("زنبق"))}
    assert families("في هذا", "ar") == frozenset()


def test_a_light_word_means_nothing_and_a_verb_is_found_in_any_person() -> None:
    assert families("بشكل", "ar") == families("conducted", "en") == frozenset()
    assert families("ستثمر المحادثات", "ar") == families("يثمر المحادثات", "ar") == {"outcome", "talk"}


def test_a_noun_with_its_article_is_not_taken_for_a_verb_with_a_prefix() -> None:
    assert families("الأزمة", "ar") == {"crisis"}


def test_the_shortest_way_to_a_family_is_taken() -> None:
    assert meaning("ar").families_of(fold("بناء")) == ("useful", "build")
    assert Meaning().families_of("harbour") == ("harbour",)


def test_names_are_told_by_whom_they_mean_and_not_by_their_words() -> None:
    text = "وموسكو ستغلق الموانئ"
    found, who = meant(tokenize(text), (((1, 6), "russia"),), meaning("ar"))
    assert who == ("russia",)
    assert "close" in found
    assert meaning("ar").stem("موسكو") not in found


def test_a_capital_means_its_country() -> None:
    mentions = (Mention((4, 9), "place", Ref("moscow", "Moscow")), Mention((10, 14), "person", None))
    assert names(mentions, ()) == [((4, 9), "russia")]


def test_sets_share_by_the_weight_of_what_few_hold() -> None:
    sets = Sets([{"a", "b"}, {"a", "c"}, {"a", "b"}, {"d"}], [1, 1, 1, 1])
    cosine, within, shared = sets.among(np.arange(4))
    assert cosine[0, 2] == pytest.approx(1.0)
    assert cosine[0, 1] < cosine[0, 2]
    assert within[0, 3] == shared[0, 3] == 0.0
    pairs = np.array([[0, 2], [0, 1], [1, 3]])
    for matrix, row in zip((cosine, within, shared), sets.of(pairs[:, 0], pairs[:, 1]), strict=True):
        assert row == pytest.approx(matrix[pairs[:, 0], pairs[:, 1]])


def test_a_list_of_names_is_no_proposition_of_its_own() -> None:
    text = "رئيسا ليبيا ومالي، محمد السالم وعمر كيتا، وقعا اتفاق الصيد الجديد في المياه المشتركة"
    people = [((text.index(name), text.index(name) + len(name)), name) for name in ("ليبيا", "مالي", "محمد السالم", "عمر كيتا")]
    whole = ((0, len(text)),)
    assert len(propositions(text, whole, meaning("ar"))) > 1
    assert len(propositions(text, whole, meaning("ar"), people)) == 1


DEMAND = ("موسكو تريد ضمانات قانونية تمنع توسع الحلف شرقا", "على الغرب أن يكفل خطيا وقف توسيع الحلف نحو الشرق")


def pile(build, days):
    readings = [build(f"r{n}", f"قال بوتين إن {said}.", [("vladimir-putin", said, {})]) for n, said in enumerate(DEMAND)]
    events = [
        Event(day, Reason("event.call"), "call", When(day), reports=(EventReport(r.report.id, "principal"),))
        for r, day in zip(readings, days, strict=True)
    ]
    if len(set(days)) == 1:
        rows = tuple(EventReport(r.report.id, "principal") for r in readings)
        events = [Event(days[0], Reason("event.call"), "call", When(days[0]), reports=rows)]
    return weigh(readings, events).claims


def test_one_demand_in_other_words_is_one_claim_of_one_event_and_two_of_two(build) -> None:
    assert len(pile(build, ["2024-03-05", "2024-03-05"])) == 1
    assert len(pile(build, ["2024-03-05", "2024-04-09"])) == 2


def test_that_nothing_named_is_in_common_speaks_against_one_claim(build) -> None:
    said = ("إيران تزعزع استقرار المنطقة", "تركيا تزعزع استقرار المنطقة", "هناك من يزعزع استقرار المنطقة")
    named = ("iran", "turkey", None)
    found = []
    for n, (words, who) in enumerate(zip(said, named, strict=True)):
        text = f"قال بوتين إن {words}."
        made = build(f"r{n}", text, [("vladimir-putin", words, {})])
        at = text.index(words)
        mentions = (Mention((at, at + len(words.split()[0])), "place", Ref(who, who)),) if who else ()
        found += statements(links([replace(made, mentions=mentions)], Parties(world())), [])
    one, two, three = found
    near = {(n.left, n.right): n for n in nearness(found, [(0, 1), (0, 2)])}
    assert features(near[0, 1], one, two)["other-named"] == 1.0
    assert "other-named" not in features(near[0, 2], one, three)
