import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.weigh import stance
from musnad.weigh.cluster import cluster
from musnad.weigh.features import MEASURES
from musnad.weigh.propositions import propositions
from musnad.weigh.scoring import model
from musnad.weigh.words import Meaning, meaning, phrases, shared_opposites, turned, words

AR = meaning("ar")


def parts(text: str) -> list[str]:
    return [" ".join(text[start:end] for start, end in spans) for spans in propositions(text, ((0, len(text)),), AR)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("توسع", "وتوسيع"),
        ("العقوبات", "عقوبة"),
        ("بالضمانات", "ضمان"),
        ("محادثة", "المحادثات"),
        ("سيفتحون", "فتح"),
    ],
)
def test_forms_of_one_word_have_one_stem(one: str, other: str) -> None:
    assert words(one, AR).stems == words(other, AR).stems


def test_opposites_are_seen_both_ways_and_not_where_shared() -> None:
    up, down = (words(text, AR).stems for text in ("ارتفع سعر القمح", "انخفاض سعر القمح"))
    assert shared_opposites(up, down, AR)
    assert shared_opposites(down, up, AR)
    assert not shared_opposites(up, up | down, AR)


def test_negation_is_counted_with_a_joined_conjunction() -> None:
    assert words("ولم تغلق المدارس", AR).negations == 1
    assert words("أغلقت المدارس", AR).negations == 0


@pytest.mark.parametrize(
    "text", ["لا يزال المرفأ مغلقا", "في الميناء ما لا يقل عن عشر سفن", "ولا سيما سكان الجزر", "ليس فقط في المدن"]
)
def test_phrases_that_only_look_like_negation(text: str) -> None:
    assert words(text, AR).negations == 0
    assert words("not only the harbour", meaning("en")).negations == 0


@pytest.mark.parametrize(
    ("one", "other", "stems"),
    [
        ("لن تغلق الوزارة المدارس", "ستغلق الوزارة المدارس", ("غلق",)),
        ("تغلق الوزارة المدارس دون تأخير", "ستغلق الوزارة المدارس", ()),
        ("لا تغلق الوزارة المدارس بل تغلق المصانع", "ستغلق الوزارة المدارس", ()),
        ("لا توجد خطط لغلق المدارس", "ليس للوزارة خطط لغلق المدارس", ()),
    ],
)
def test_what_is_negated_here_and_stated_there(one: str, other: str, stems: tuple[str, ...]) -> None:
    left, right = words(one, AR), words(other, AR)
    assert turned(left, right) == turned(right, left) == stems


def test_an_unknown_language_is_compared_by_its_words() -> None:
    assert meaning("xx") == Meaning()
    assert words("Der Hafen bleibt offen", meaning("xx")).stems == {"der", "hafen", "bleibt", "offen"}


def test_sentences_and_joined_clauses_are_propositions() -> None:
    text = "الميناء الكبير سيفتح أبوابه للسفن، لكن حركة القطارات ستتوقف أسبوعين كاملين. الجسر القديم يحتاج إلى ترميم شامل"
    assert [p.split()[0] for p in parts(text)] == ["الميناء", "لكن", "الجسر"]


def test_a_particle_that_opens_a_sentence_stays_with_it() -> None:
    first, second = "الميناء الشرقي أغلق أمام السفن الكبيرة", "لذلك، فإن الشركات تبحث عن طرق بحرية أخرى"
    assert parts(f"{first}. {second}.") == [first, second]
    assert parts(f"{first}. نعم.") == [f"{first}. نعم"]


def test_a_shared_phrase_counts_beside_the_words_of_it() -> None:
    one, same = words("وقف توسع الميناء الشرقي", AR), words("معارضة توسع الميناء الشرقي الجديد", AR)
    scattered = words("الشرقي من الميناء يرفض كل توسع", AR)
    assert phrases(one, same) == phrases(same, one) == 3
    assert phrases(one, scattered) == 0
    assert phrases(one, one) == len(one.ordered) * (len(one.ordered) - 1) // 2


def test_a_condition_stays_with_its_consequence() -> None:
    assert len(parts("إذا أغلق الطرف الآخر المعبر الحدودي الشمالي، فإن الحكومة ستوقف شحنات القمح كلها")) == 1


def test_short_parts_stay_with_their_neighbours() -> None:
    assert len(parts("نعم، بالتأكيد، سنذهب")) == 1


@given(st.text(alphabet="اب ،.لكن", max_size=60), st.data())
def test_propositions_cover_words_in_order_within_their_spans(text: str, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(text)))
    spans = tuple(span for span in ((0, cut), (cut, len(text))) if span[0] < span[1])
    found = [span for part in propositions(text, spans, AR) for span in part]
    assert found == sorted(found)
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(found))
    assert all(any(start <= s and e <= end for start, end in spans) and s < e for s, e in found)


@given(st.integers(0, 8).flatmap(lambda n: st.tuples(st.just(n), st.lists(st.floats(0, 1), min_size=n * n, max_size=n * n))))
def test_clusters_are_a_partition_whatever_the_scores(case: tuple[int, list[float]]) -> None:
    size, values = case
    scores = {(i, j): values[i * size + j] for i in range(size) for j in range(i + 1, size)}
    found = cluster(dict(enumerate("ab" * size)), scores, 0.6, 0.3)
    assert sorted(i for group in found for i in group) == list(range(2 * size))


def test_one_likeness_does_not_chain_two_claims() -> None:
    scores = {(0, 1): 0.9, (2, 3): 0.9, (1, 2): 0.7}
    assert cluster(dict(enumerate("abcd")), scores, 0.5, 0.5) == [[0, 1], [2, 3]]


def test_the_learned_weights_are_of_measures_that_exist() -> None:
    assert set(model("same").weights) == set(MEASURES)
    assert all(set(one.weights) == set(stance.MEASURES) for one in stance.models().values())
    assert 0 < model("same").loose <= model("same").threshold < 1
