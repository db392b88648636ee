"""Whether the public may see a field is decided for each field of each kind, and told once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from kind_files import full

from svcq_build.kinds import Kind, all_kinds
from svcq_build.load.folder import load
from svcq_build.load.sources import TextSource
from svcq_build.model.audience import Narrowing, declared
from svcq_build.model.fields import Model
from svcq_build.model.references import Ref
from svcq_build.model.walk import marked_fields, model_in

DECISIONS = ("public_fields", "public_grounds", "internal_fields")


def models(model: type[Model]) -> Iterator[type[Model]]:
    """A model and those of the groups in it."""
    yield model
    for info in model.model_fields.values():
        inner = model_in(info.annotation)
        if inner is not None:
            yield from models(inner)


EVERY = sorted({one for kind in all_kinds().values() for one in models(kind.model)}, key=lambda one: str(one))


@pytest.mark.parametrize("model", EVERY, ids=lambda one: f"{one.__module__.rpartition('.')[2]}-{one.__name__}")
def test_each_field_has_one_decision(model: type[Model]) -> None:
    for name in model.model_fields:
        told = [decision for decision in DECISIONS if name in declared(model, decision)]
        assert len(told) == 1, (
            f"{model.__module__}.{model.__name__}: name “{name}” once, in public_fields (the public site shows it), "
            "public_grounds (a reference, shown as far as what it leads to is public) or internal_fields"
        )


@pytest.mark.parametrize("model", EVERY, ids=lambda one: f"{one.__module__.rpartition('.')[2]}-{one.__name__}")
def test_each_decision_is_about_a_field(model: type[Model]) -> None:
    shapes = dict(marked_fields(model))
    for decision in DECISIONS:
        named = [name for one in model.__mro__ for name in vars(one).get(decision, ())]
        assert sorted(set(named)) == sorted(declared(model, decision)), f"{model.__name__}.{decision} names no field"
    for name in declared(model, "public_grounds"):
        shape = shapes[model.model_fields[name].alias or name]
        while shape.item is not None:
            shape = shape.item
        assert isinstance(shape.mark, Ref), f"{model.__name__}.{name} is no reference"


def test_each_part_may_be_kept_internal() -> None:
    lacking = [one for one in EVERY if declared(one, "public_fields") & {"id"} and "audience" not in one.model_fields]
    assert lacking == [], "build on Part (svcq_build/kinds/_part.py)"


@pytest.mark.parametrize("kind", all_kinds().values(), ids=lambda kind: kind.name)
def test_internal_values_are_gone_numbers_and_dates_as_well(kind: Kind) -> None:
    corpus = load(b"site_name: x\n", [TextSource(f"{kind.folder}full.yml", full(kind.name).encode())])
    document = corpus.entries[f"{kind.name}:full"].sound
    narrowed = Narrowing(lambda target: False, str).document(document)
    kept = [f"{type(group).__name__}.{name}" for group in groups(narrowed) for name in hidden(group)]
    assert kept == []


def groups(value: object) -> Iterator[Model]:
    """A group and those in it."""
    for item in value if isinstance(value, tuple) else (value,):
        if isinstance(item, Model):
            yield item
            for name in type(item).model_fields:
                yield from groups(getattr(item, name))


def hidden(group: Model) -> Iterator[str]:
    """The fields that say something and should not."""
    for name, info in type(group).model_fields.items():
        nothing = (None, ()) if info.is_required() else (info.get_default(call_default_factory=True),)
        if name not in declared(type(group), "public_fields") and getattr(group, name) not in nothing:
            yield name
