"""The contract: documents there and back, their schemas, and what a broken document is told."""

import json
from functools import cache, partial

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad import model, schemas
from musnad.errors import InputError
from musnad.schemas.__main__ import text as schema_text
from musnad.tell import contract
from tests.spans import all_spans, faults

unhurried = settings(deadline=None, max_examples=40)
words = st.text(st.characters(codec="utf-8"), max_size=8)
maybe = partial(st.one_of, st.none())
refs = st.builds(model.Ref, words, words)
values = st.dictionaries(words, st.one_of(st.none(), st.integers(-9, 9), words), max_size=2)
reasons = st.lists(st.builds(model.Reason, words, values), max_size=2).map(tuple)
asides = st.builds(model.SetAside, words, reasons)


def some(items: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(items, max_size=3).map(tuple)


@st.composite
def readings(draw: st.DrawFn) -> model.Reading:
    text = draw(st.text(st.characters(codec="utf-8"), min_size=1, max_size=60))
    span = st.integers(0, len(text) - 1).flatmap(lambda s: st.tuples(st.just(s), st.integers(s + 1, len(text))))
    spans = some(span)
    marked = st.builds(model.Words, spans)
    party = st.builds(model.Party, spans=spans, text=maybe(words), entities=some(refs), affiliations=some(refs))
    attributions = [
        draw(
            st.builds(
                model.Attribution,
                id=st.just(f"a{n}"),
                cue=marked,
                content=marked,
                source=party,
                addressee=party,
                medium=st.builds(model.Medium, spans, maybe(words), some(refs)),
                parent=st.just(f"a{n - 1}") if n else st.none(),
                condition=marked,
                reasons=reasons,
            )
        )
        for n in range(draw(st.integers(0, 3)))
    ]
    relative = st.builds(model.Relative, maybe(st.integers(-9, 9)))
    time = st.builds(model.Time, span, maybe(words), st.just("day"), st.just("day"), relative=maybe(relative), hijri=maybe(words))
    times = draw(some(time))
    fact = st.builds(model.Fact, words, words, span)
    indices = some(st.integers(0, len(times) - 1)) if times else st.just(())
    report = st.builds(
        model.Report,
        id=words,
        text=st.just(text),
        path=maybe(words),
        published=maybe(words),
        blocks=some(st.builds(model.Block, span, st.sampled_from(["title", "paragraph", "furniture"]))),
        credits=some(st.builds(model.Credit, spans, words, st.just("agency"), maybe(refs))),
    )
    return model.Reading(
        report=draw(report),
        attributions=tuple(attributions),
        mentions=draw(some(st.builds(model.Mention, span, st.just("person"), maybe(refs)))),
        times=times,
        happenings=draw(some(st.builds(model.Happening, span, words, some(refs), indices, some(fact)))),
        skipped=draw(some(st.builds(model.Skipped, span, reasons))),
    )


@st.composite
def briefs(draw: st.DrawFn) -> tuple[model.Brief, list[model.Reading]]:
    pile = draw(st.lists(readings(), max_size=2, unique_by=lambda r: r.report.id))
    excerpt = st.builds(model.Excerpt, words, some(st.tuples(st.integers(0, 9), st.integers(0, 9))))
    member = some(st.builds(model.Member, words, words))
    origin = st.builds(model.Origin, refs, maybe(words), some(some(words)))
    claim = st.builds(model.Claim, words, excerpt, members=member, speaker=maybe(refs), origins=some(origin), reasons=reasons)
    linked = st.builds(model.EventReport, words, st.sampled_from(["principal", "main", "mention"]), reasons)
    event = st.builds(model.Event, words, st.builds(model.Reason, words, values), words, reports=some(linked))
    relation = st.builds(model.Relation, words, words, st.just("agrees"), st.floats(0, 1), reasons)
    silence = st.builds(model.Silence, words, words, words, st.just("stated"), reasons)
    numbered = tuple(r.report.id for r in pile)
    copies = draw(some(st.builds(model.Copy, excerpt, excerpt, st.integers(0, 9), st.floats(0, 1))))
    parts = (draw(some(s)) for s in (event, claim, relation, silence, asides))
    return model.Brief(*parts, reports=numbered, copies=copies), pile


@cache
def published(name: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(schemas.schema(name))


@unhurried
@given(readings())
def test_a_reading_comes_back_as_it_went(reading: model.Reading) -> None:
    line = contract.reading_json(reading)
    assert b"\n" not in line
    assert contract.decode_reading(line) == reading
    assert contract.decode_line(line) == reading


@unhurried
@given(asides)
def test_a_set_aside_item_comes_back_as_it_went(item: model.SetAside) -> None:
    assert contract.decode_line(contract.set_aside_json(item)) == item


@unhurried
@given(briefs())
def test_a_brief_comes_back_as_it_went(given_: tuple[model.Brief, list[model.Reading]]) -> None:
    brief, pile = given_
    assert contract.decode_brief(contract.brief_json(brief, pile)) == brief


@unhurried
@given(readings(), asides, briefs())
def test_documents_hold_to_their_schemas(
    reading: model.Reading, item: model.SetAside, given_: tuple[model.Brief, list[model.Reading]]
) -> None:
    published("reading-1").validate(json.loads(contract.reading_json(reading)))
    published("set-aside-1").validate(json.loads(contract.set_aside_json(item)))
    published("brief-1").validate(json.loads(contract.brief_json(*given_)))


@pytest.mark.parametrize("name", schemas.NAMES)
def test_schemas_are_in_step_with_the_types(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schemas.schema(name))
    assert schema_text(schemas.schema(name)) == schema_text(contract.schemas()[name]), "run: python -m musnad.schemas"
    assert set(schemas.NAMES) == set(contract.schemas())


def test_the_printed_names_are_those_of_the_contract() -> None:
    document = json.loads(contract.reading_json(example()))
    assert list(document)[:3] == ["schema", "engine", "report"]
    assert {"blocks", "attributions", "mentions", "times", "skipped"} <= set(document)
    assert {"id", "path", "outlet", "url", "title", "published", "language", "voice", "text"} <= set(document["report"])
    (attribution,) = document["attributions"]
    assert {"id", "parent", "source", "cue", "content", "addressee", "medium", "mode", "act", "polarity"} <= set(attribution)
    assert {"spans", "named_at", "text", "entities"} <= set(attribution["source"])
    brief = json.loads(contract.brief_json(model.Brief(reports=("r",)), [example()]))
    assert {"set_aside", "events", "claims", "relations", "silences", "schema", "engine"} <= set(brief)
    assert "text" not in brief["reports"][0]


def example() -> model.Reading:
    report = model.Report(id="r", text="قال الوزير إن الحوار بدأ")
    speaker = model.Party(spans=((4, 10),), named_at=((4, 10),), text="الوزير")
    words = model.Attribution(id="a", cue=model.Words(((0, 3),)), content=model.Words(((14, 24),)), source=speaker)
    return model.Reading(report=report, attributions=(words,))


def broken(**changes: object) -> bytes:
    document = json.loads(contract.reading_json(example()))
    document["attributions"][0].update(changes)
    return json.dumps(document).encode()


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"content": {"spans": [[14, 25]]}}, "not within the text of 24"),
        ({"content": {"spans": [[14, 14]]}}, "not within the text"),
        ({"parent": "b"}, "no attribution has the id 'b'"),
        ({"source": {"spans": [], "named_at": [[4, 9]], "text": "الوزير"}}, "is not what stands at"),
        ({"act": "sing"}, "Invalid enum value 'sing'"),
    ],
)
def test_a_broken_reading_is_refused_by_name(changes: dict[str, object], says: str) -> None:
    with pytest.raises(InputError, match=says.replace("[", r"\[")):
        contract.decode_reading(broken(**changes))


def test_lines_that_are_no_documents_are_refused() -> None:
    for line in (b"", b"{", b"[]", b'{"schema": "musnad/reading/9"}'):
        with pytest.raises(InputError, match="not a document"):
            contract.decode_line(line)


def test_half_a_character_of_a_file_name_is_printed_as_unknown() -> None:
    item = model.SetAside("caf\udce9.txt", (model.Reason("empty", {"sentence": "caf\udce9.txt is empty."}),))
    printed = json.loads(contract.set_aside_json(item))
    assert (printed["path"], printed["reasons"][0]["values"]) == ("caf\ufffd.txt", {"sentence": "caf\ufffd.txt is empty."})


def test_a_brief_over_readings_that_are_not_given_is_refused() -> None:
    with pytest.raises(InputError, match="not among the readings"):
        contract.brief_json(model.Brief(reports=("x",)), [])


def test_the_checker_of_tests_finds_what_is_wrong() -> None:
    document = json.loads(contract.reading_json(example()))
    assert not faults(document)
    assert len(list(all_spans(document))) == 4
    document["attributions"][0]["cue"]["spans"] = [[3, 4], [20, 30]]
    document["attributions"][0]["source"]["text"] = "الوزيرة"
    assert len(faults(document)) == 3
