"""Whatever the loader can say is documented as a rule, and no rule is documented that nobody enforces."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import svcq_build
from svcq_build.rules import GROUPS, all_rules

PACKAGE = Path(svcq_build.__file__).parent
#: The place of the rule's name among the positional arguments.
POSITIONS = {"Fault": 0, "Deviation": 0, "Diagnostic": 0, "Finding": 5}


def strings(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from strings(node.body)
        yield from strings(node.orelse)


def emitted(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in POSITIONS:
            for keyword in node.keywords:
                if keyword.arg == "rule":
                    yield from strings(keyword.value)
            position = POSITIONS[node.func.id]
            if len(node.args) > position:
                yield from strings(node.args[position])
        elif isinstance(node, ast.Assign) and any(isinstance(n, ast.Name) and n.id == "rule" for n in node.targets):
            yield from strings(node.value)


@pytest.fixture(scope="module")
def everything_emitted() -> set[str]:
    modules = [path for path in PACKAGE.rglob("*.py") if not path.is_relative_to(PACKAGE / "rules")]
    return {name for path in modules for name in emitted(path.read_text(encoding="utf-8"))}


def test_everything_emitted_is_documented(everything_emitted: set[str]) -> None:
    assert len(everything_emitted) > 20, "the names were found"
    assert everything_emitted - set(all_rules()) == set()


def test_every_documented_rule_is_enforced(everything_emitted: set[str]) -> None:
    silent = {
        name
        for name, rule in all_rules().items()
        if not (rule.check_document or rule.check_corpus or rule.check_record or rule.check_records)
    }
    assert silent - everything_emitted == set()


def test_every_group_has_rules_and_every_rule_one_module() -> None:
    assert {rule.group for rule in all_rules().values()} == set(GROUPS)
    modules = [path for group in GROUPS for path in (PACKAGE / "rules" / group).glob("[!_]*.py")]
    assert len(modules) == len(all_rules()), "two groups use one name"
