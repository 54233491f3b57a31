"""Unlisted people in sentences written for these tests; the names are made up."""

import pytest

from musnad.read.vocabulary import is_known, is_listed
from tests.read.said import reading

FOUND = [
    ("وقال درومان كفاليس إن المعبر آمن.", {"درومان كفاليس"}),
    ("وأكد درومان كفاليس، رئيس بعثة المراقبين، أن المعبر آمن.", {"درومان كفاليس"}),
    ("وقال درومان كفاليس وهو رئيس جماعة محلية إن المعبر آمن.", {"درومان كفاليس"}),
    ("وقالت المتحدثة باسم الشرطة ليزبا كفاليس إن المعبر آمن.", {"ليزبا كفاليس"}),
    ("ورحب رئيس حزب جيل جديد، درومان كفاليس، بالقرار.", {"درومان كفاليس"}),
    ("وأكد درومان كفاليس، رئيس البعثة، أن المعبر آمن. وأضاف كفاليس أن الطريق مفتوح.", {"درومان كفاليس", "كفاليس"}),
]  # fmt: skip
NOT_FOUND = [
    "وأكد سكان محليون أن المعبر آمن.",
    "وقالت تقارير صحفية إن المعبر آمن.",
    "اعتبره الخبراء تغييرا تكتيكيا في الموقف.",
    "أعلنت الوزارة تسجيل إصابات جديدة بفيروس كورونا.",
    "وصف الموقف الذي سيعم الجميع، وزير الخارجية.",
    "أشاد الوزير بجهود الحكومة صباح اليوم.",
]


def people(text: str) -> set[str]:
    read = reading(text)
    return {text[slice(*m.span)] for m in read.mentions if m.kind == "person"}


@pytest.mark.parametrize(("text", "names"), FOUND)
def test_a_name_is_found_by_its_place(text: str, names: set[str]) -> None:
    assert people(text) == names


@pytest.mark.parametrize("text", NOT_FOUND)
def test_words_of_the_language_are_no_names(text: str) -> None:
    assert people(text) == set()


def test_a_last_name_alone_means_its_bearer() -> None:
    read = reading("وأكد درومان كفاليس، رئيس البعثة، أن المعبر آمن. وأضاف كفاليس أن الطريق مفتوح.")
    assert len({m.entity.id for m in read.mentions if m.entity and m.kind == "person"}) == 1
    assert {a.source.text for a in read.attributions} == {"درومان كفاليس، رئيس البعثة"}


def test_a_title_of_unlisted_words_belongs_to_the_fullest_form() -> None:
    read = reading("أكد المدير العام لدى ديوان أسواق المدينة سالم الغريب أن التحقيق بدأ. وكشف المدير العام أن الملف جاهز.")
    assert {a.source.text for a in read.attributions} == {"المدير العام لدى ديوان أسواق المدينة سالم الغريب"}


def test_a_word_is_known_with_its_affixes_and_listed_without() -> None:
    assert is_known("ومدارسهم", "ar")
    assert not is_listed("ومدارسهم", "ar")
    assert not is_known("كفاليس", "ar")
    assert is_known("anything", "xx")
