"""People whom only reports know, named in two languages, in names of our own."""

from musnad.link import united
from musnad.model import Attribution, Mention, Party, Reading, Ref, Report, Words
from musnad.world import unlisted
from tests.work import work


def reading(id: str, language: str, *names: str) -> Reading:
    refs = [unlisted(name, "person") for name in names]
    said = Attribution(id, Words(((0, 1),)), Words(((0, 1),)), source=Party(entities=(refs[0],), kind="named"))
    mentions = tuple(Mention((n, n + 1), "person", ref) for n, ref in enumerate(refs))
    return Reading(Report(id, "x" * 9, language=language), (said,), mentions)


def refs(readings: tuple[Reading, ...]) -> list[list[Ref | None]]:
    return [[m.entity for m in one.mentions] for one in readings]


def test_one_person_in_two_languages() -> None:
    one, two = refs(united([reading("a", "ar", "وسيم الترماني", "هالة بشناق"), reading("b", "en", "Waseem al-Tirmani")]))
    assert one[0] == two[0] == unlisted("Waseem al-Tirmani", "person")
    assert one[1] == unlisted("هالة بشناق", "person")


def test_speakers_are_renamed_with_their_mentions() -> None:
    first, second = united([reading("a", "ar", "وسيم الترماني"), reading("b", "ru", "Васим Тирмани")])
    assert first.attributions[0].source.entities == second.attributions[0].source.entities != ()


def test_three_languages_have_one_name() -> None:
    pile = [reading("a", "ar", "وسيم الترماني"), reading("b", "en", "Waseem Tirmani"), reading("c", "ru", "Васим Тирмани")]
    assert len({ref for one in refs(united(pile)) for ref in one}) == 1
    assert refs(united(pile[::-1])) == refs(united(pile))[::-1]


def test_a_name_that_two_others_sound_like_is_left_apart() -> None:
    pile = [reading("a", "ar", "وسيم الترماني"), reading("b", "en", "Waseem Tirmani", "Wasim Turmani")]
    assert united(pile) == tuple(pile)


def test_a_family_name_alone_unites_nobody() -> None:
    pile = [reading("a", "ar", "الترماني"), reading("b", "en", "Tirmani")]
    assert united(pile) == tuple(pile)


def test_reports_of_one_language_are_left_as_they_are() -> None:
    pile = [reading("a", "en", "Waseem Tirmani"), reading("b", "en", "Wasim Turmani")]
    assert united(pile) == tuple(pile)


def test_a_name_of_endless_letters_costs_nothing() -> None:
    def unite(n: int) -> None:
        pile = [reading("a", "ar", "وسيم الترماني"), reading("b", "en", "Anna " + "Mohammedthch" * n)]
        assert united(pile) == tuple(pile)

    unite(1)
    assert work(lambda: unite(1_000)) == work(lambda: unite(100)) < 1_000
