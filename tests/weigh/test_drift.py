"""What changed between two wordings of one claim, and that nothing is told where nothing did."""

import pytest

import musnad
from musnad.model import Claim, Reading, Reason
from musnad.pipeline import brief, read
from musnad.weigh.changes import changes
from musnad.weigh.drift import drift, follows
from musnad.weigh.parties import Parties
from musnad.weigh.statements import Statement, links, statements
from musnad.world import world


def statement(text: str, **head: str) -> Statement:
    """The first statement of a report of one sentence."""
    reading = read(musnad.report(text, outlet="Daily Example", **head))  # type: ignore[arg-type]
    return statements(links([reading], Parties(world())), [])[0]


def codes(before: str, after: str) -> list[str]:
    return [r.code.removeprefix("drift.") for r in drift(statement(before), statement(after))]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            "The Kremlin said that the bridge will be closed.",
            "The Kremlin threatened that the bridge will be closed.",
            "sharpened",
        ),
        ("The Kremlin warned that the bridge is unsafe.", "The Kremlin said that the bridge is unsafe.", "softened"),
        ("The Kremlin said that the bridge is unsafe.", "The Kremlin claimed that the bridge is unsafe.", "colour"),
        ("قال الكرملين إن الجسر قديم ومتهالك.", "حذر الكرملين من أن الجسر قديم ومتهالك.", "sharpened"),
        ("أكد الكرملين أن الجسر قديم ومتهالك.", "زعم الكرملين أن الجسر قديم ومتهالك.", "colour"),
        ("هدد الكرملين بأن الجسر سيغلق غدا.", "The Kremlin said that the bridge will be closed tomorrow.", "softened"),
        (
            "The Kremlin said that the bridge will be closed if the lorries do not pay.",
            "The Kremlin said that the bridge will be closed.",
            "condition-dropped",
        ),
        ("قال الكرملين إن الجسر سيغلق.", "قال الكرملين إن الجسر سيغلق إذا رفضت الشاحنات دفع الرسوم.", "condition-added"),
        (
            "قال الكرملين إن الجسر سيغلق إذا رفضت الشاحنات دفع الرسوم.",
            "The Kremlin said that the bridge will be closed.",
            "condition-dropped",
        ),
        (
            "The Kremlin said that 12 lorries crossed the bridge.",
            "The Kremlin said that 20 lorries crossed the bridge.",
            "number",
        ),
        ("The Kremlin said that it will deploy guards.", "The Kremlin said that it has deployed guards.", "planned-as-done"),
        ("The Kremlin said that the old bridge is safe.", "The Kremlin said that the old bridge is not safe.", "negation"),
        ("The Kremlin said that the bridge is unsafe.", "The White House said that the bridge is unsafe.", "speaker"),
    ],
)
def test_each_change_is_told_by_its_code(before: str, after: str, expected: str) -> None:
    assert codes(before, after) == [expected]


def test_who_was_killed_and_who_was_wounded_are_two_counts() -> None:
    killed = "The Kremlin said that 44 people were killed, 3 guards among them."
    wounded = "The Kremlin said that 44 people were wounded, 5 guards among them."
    assert "number" not in codes(killed, wounded)
    assert codes(killed, killed.replace("3 guards", "5 guards")) == ["number"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("قال الكرملين إن الجسر قديم.", "أكد الكرملين أن الجسر قديم."),
        ("The Kremlin said that the bridge is old.", "The Kremlin noted that the bridge is old."),
        ("The Kremlin said that 13,000 lorries crossed.", "The Kremlin said that more than 13 thousand lorries crossed."),
        (
            "The Kremlin said that the bridge will be closed if the lorries do not pay.",
            "The Kremlin said that unless the lorries pay the bridge will be closed.",
        ),
        ("قال الكرملين إن موسكو سترد إذا هوجمت القاعدة.", "قال الكرملين إن موسكو سترد على أي هجوم على القاعدة."),
        ("The Kremlin said that it will deploy guards.", "The Kremlin said that it plans to deploy guards."),
        ("Dmitry Peskov said that the bridge is old.", "The Kremlin said that the bridge is old."),
        ("The Kremlin warned that the bridge is old.", "The Kremlin added that the bridge is old."),
        (
            "The Kremlin said that the toll of the storm had risen from 31 to 32 dead.",
            "The Kremlin said that the toll of the storm had risen to 32 dead.",
        ),
    ],
)
def test_other_words_for_the_same_are_no_drift(before: str, after: str) -> None:
    assert codes(before, after) == []


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("قال الكرملين إن الطريق الجنوبي عبده حراس أبراج المراقبة.", False),
        ("قال الكرملين إن النار ستطلق من حراس أبراج المراقبة.", True),
        ("The Kremlin said that the guards would open fire.", True),
    ],
)
def test_a_lost_condition_is_of_what_would_follow(after: str, expected: bool) -> None:
    condition = "إذا واصلت الشاحنات الثقيلة القادمة من الميناء قطع الطريق الجنوبي في الليل"
    before = statement(f"قال الكرملين إن النار ستطلق من حراس أبراج المراقبة {condition}.")
    assert follows(before, statement(after)) == expected


def test_what_changed_is_quoted_from_both() -> None:
    before = statement("The Kremlin said that the bridge will be closed if the lorries do not pay.")
    after = statement("The Kremlin threatened that the bridge will be closed.")
    told = {r.code: r for r in drift(before, after)}
    verb, lost = told["drift.sharpened"], told["drift.condition-dropped"]
    assert words(before, verb, "before") == "said"
    assert words(after, verb, "after") == "threatened"
    assert words(before, lost, "before") == "if the lorries do not pay"


def words(s: Statement, reason: Reason, key: str) -> str:
    return " ".join(s.link.report.text[start:end] for start, end in reason.values[key])


def test_levels_are_alike_over_languages() -> None:
    english, arabic = changes("en"), changes("ar")
    assert {scale for levels in english.levels.values() for scale in levels} == {
        scale for levels in arabic.levels.values() for scale in levels
    }
    assert set(english.colours.values()) == set(arabic.colours.values())


def test_a_language_without_the_table_tells_no_drift() -> None:
    assert not changes("xx").levels
    assert not changes(None).conditional("if it rains")


def pile(*texts: str) -> list[Reading]:
    days = ("2021-11-01", "2021-11-02", "2021-11-03")
    reports = (
        musnad.report(t, outlet=f"Example {n}", published=day) for n, (t, day) in enumerate(zip(texts, days, strict=False))
    )
    return [read(report) for report in reports]


def claims(*texts: str) -> list[Claim]:
    return [c for c in brief(pile(*texts)).brief.claims if c.drift]


FIRST = (
    "Foreign Minister Eva-Maria Liimets said on Monday that Estonia will close the Narva bridge to lorries "
    "if Russia does not return the two detained drivers."
)
SECOND = "Foreign Minister Eva-Maria Liimets said on Monday that Estonia will close the Narva bridge to lorries."


def test_a_claim_carries_its_drift_in_the_order_of_publication() -> None:
    for texts in ((FIRST, SECOND), (SECOND, FIRST)):
        (claim,) = claims(*texts)
        (told,) = claim.drift
        assert told.ordered
        assert told.reasons[0].code == ("drift.condition-dropped" if texts[0] == FIRST else "drift.condition-added")


def test_one_change_is_told_once_over_many_reports() -> None:
    (claim,) = claims(FIRST, SECOND, SECOND.replace("on Monday ", ""))
    assert [r.code for d in claim.drift for r in d.reasons] == ["drift.condition-dropped"]


def test_equal_wordings_have_no_drift() -> None:
    assert claims(FIRST, FIRST.replace("on Monday ", "")) == []


def toll(number: int) -> str:
    return f"Foreign Minister Eva-Maria Liimets said on Monday that {number} lorries had crossed the Narva bridge to Estonia."


@pytest.mark.parametrize(
    ("days", "found"), [(("2021-11-01", "2021-11-01"), 1), (("2021-11-01", "2021-11-03"), 0), ((None, None), 0)]
)
def test_figures_that_are_not_of_one_day_are_no_drift(days: tuple[str | None, str | None], found: int) -> None:
    heads = [{"published": day} if day else {} for day in days]
    reports = [musnad.report(toll(n), outlet=f"Example {n}", **head) for n, head in zip((12, 20), heads, strict=True)]  # type: ignore[arg-type]
    told = [r.code for c in musnad.brief(reports).claims for d in c.drift for r in d.reasons]
    assert told == ["drift.number"] * found
