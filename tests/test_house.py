"""The house rules that a machine can hold: sizes, parameters, and no language's words in the engine."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SRC = Path(__file__).parents[1] / "src" / "musnad"
MODULES = sorted(SRC.rglob("*.py"))
ARABIC = re.compile("[\u0621-\u064a]{2,}")
LETTERS = {"text.py", "ingest/encodings.py", "world/__init__.py"}
Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(tree: ast.AST) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def docstrings(tree: ast.AST) -> set[ast.AST]:
    """The expressions that are documentation."""
    bodies = [n.body for n in ast.walk(tree) if isinstance(n, ast.Module | ast.ClassDef | Function)]
    return {s.value for body in bodies for s in body if isinstance(s, ast.Expr)}


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SRC)))
def test_modules_and_functions_keep_to_their_size(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") < 400
    for function in functions(ast.parse(text)):
        assert (function.end_lineno or 0) - function.lineno < 60, function.name
        named = [a.arg for a in (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)]
        assert len([a for a in named if a not in ("self", "cls")]) <= 6, function.name


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SRC)))
def test_the_engine_holds_no_words_of_a_language(path: Path) -> None:
    """But for documentation, and for the letters by which scripts are folded and encodings told apart."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = docstrings(tree)
    words = [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str) and n not in told]
    assert str(path.relative_to(SRC)) in LETTERS or not [w for w in words if ARABIC.search(w)]
