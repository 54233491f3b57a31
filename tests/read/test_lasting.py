"""Verbs that go on saying, what is deemed behind a conjunction, and what is said by not denying or not hiding it."""

import pytest

from tests.read.said import Said, differences

FORMULAS = [
    ("لا يزال الجيش ينفي ضلوعه في الحادث.", [Said("ينفي", "ضلوعه في الحادث", "الجيش", act="deny")]),
    ("وما زالت الحكومة تؤكد أن السد جاهز.", [Said("تؤكد", "السد جاهز", "الحكومة")]),
    ("وباتت البلدية ترفض المشروع.", [Said("ترفض", "المشروع", "البلدية", act="express")]),
    ("ولا يزال السد جاهزا.", []),
    (
        "نددت فرنسا بالهجوم واعتبرته عملا إرهابيا.",
        [Said("نددت", "بالهجوم", "فرنسا", "France", act="accuse"), Said("واعتبرته", "عملا إرهابيا", "", "France")],
    ),
    ("ولم تستبعد البلدية تأجيل المشروع.", [Said("تستبعد", "تأجيل المشروع", "البلدية")]),
    ("واستبعدت البلدية تأجيل المشروع.", [Said("واستبعدت", "تأجيل المشروع", "البلدية")]),
    ("ولم يخف المدير قلقه من التأجيل.", [Said("يخف", "قلقه من التأجيل", "المدير", act="express")]),
    ("وأخفى المدير قلقه من التأجيل.", []),
    ("ولم يخف المدير الوثائق.", []),
]


@pytest.mark.parametrize(("text", "expected"), FORMULAS)
def test_formulas(text: str, expected: list[Said]) -> None:
    assert differences(text, expected) == []
