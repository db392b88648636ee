"""The Jinja environment: where templates come from, and how they reach the tools of the current page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, ChoiceLoader, Environment, FileSystemLoader, StrictUndefined, Template, nodes
from jinja2.visitor import NodeTransformer

from svcq_build.files import our_templates
from svcq_build.render.filters import DESK_FUNCTIONS, FILTERS, FUNCTIONS, PageTools
from svcq_build.render.icons import icon
from svcq_build.render.interface import Interface
from svcq_build.render.own_anchors import marked, settled
from svcq_build.render.views import provided
from svcq_build.words import clean

#: The tools of the page that this thread renders. Filters inside imported macros have no other way to
#: know their page; it is set and reset by :func:`render_template` and read nowhere else.
_tools: ContextVar[PageTools] = ContextVar("page tools")
#: A link to a parameter inside another link, which HTML has not: a browser would end the outer one there.
_NESTED = re.compile(r'(<a (?!class="sv-param")[^>]*>(?:[^<]|<(?!/?a\b))*)<a class="sv-param"[^>]*>(.*?)</a>')


def template_folders(root: Path | None) -> list[Path]:
    """Where templates are looked for: a repository's own ``site_templates`` first, then ours."""
    own = [root / "site_templates"] if root is not None and (root / "site_templates").is_dir() else []
    ours = our_templates()
    return [*own, *([] if own and own[0].resolve() == ours.resolve() else [ours])]


class _Environment(Environment):
    """An environment that asks once, and not on every page, what words without blanks are in its language.

    Attributes:
        pure: functions whose answer depends on nothing but what they are called with, by name.
    """

    pure: Mapping[str, Callable[..., Any]]

    def preprocess(self, source: str, name: str | None = None, filename: str | None = None) -> str:
        """A template as it is read: its own anchors can be told from those of documents."""
        return marked(super().preprocess(source, name, filename))

    def _generate(self, source: nodes.Template, *args: Any, **named: Any) -> str:
        ours = {name: function for name, function in self.pure.items() if name not in set(_bound_in(source))}
        return super()._generate(_Answers(ours).visit(source), *args, **named)


class _Answers(NodeTransformer):
    """Puts answers in the place of calls: they become part of the text that stands around them."""

    def __init__(self, pure: Mapping[str, Callable[..., Any]]) -> None:
        self._pure = pure

    def visit_Call(self, call: nodes.Call) -> nodes.Expr:
        self.generic_visit(call)
        function = self._pure.get(call.node.name) if isinstance(call.node, nodes.Name) else None
        values, named = call.args, [keyword.value for keyword in call.kwargs]
        if function is None or call.dyn_args or call.dyn_kwargs:
            return call
        if not all(isinstance(value, nodes.Const) for value in (*values, *named)):
            return call
        try:
            blanks = {keyword.key: keyword.value.as_const() for keyword in call.kwargs}
            answer = function(*(value.as_const() for value in values), **blanks)
        except Exception:  # told when the page is made, with the template's place
            return call
        return nodes.Const(answer, lineno=call.lineno, environment=call.environment)

    def visit_CallBlock(self, block: nodes.CallBlock) -> nodes.CallBlock:
        call = block.call
        self.generic_visit(block)
        block.call = call  # has a caller, and so does not depend on its values alone
        return block


def _bound_in(template: nodes.Template) -> Iterator[str]:
    """The names to which a template gives a meaning of its own."""
    for node in template.find_all((nodes.Name, nodes.Macro, nodes.Import, nodes.FromImport)):
        if isinstance(node, nodes.Name):
            if node.ctx != "load":
                yield node.name
        elif isinstance(node, nodes.Macro):
            yield node.name
        elif isinstance(node, nodes.Import):
            yield node.target
        elif isinstance(node, nodes.FromImport):
            yield from (name if isinstance(name, str) else name[1] for name in node.names)


def make_environment(root: Path | None, words: Interface, compiled: BytecodeCache) -> Environment:
    """An environment in which an unknown name is an error and every value is escaped.

    Args:
        root: the repository, for its own templates. words: what templates say.
        compiled: templates that were compiled before.
    """
    environment = _Environment(
        loader=ChoiceLoader([FileSystemLoader(folder) for folder in template_folders(root)]),
        undefined=StrictUndefined,
        finalize=_shown,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=True,
        cache_size=-1,
        bytecode_cache=compiled,
    )
    for name in FILTERS:
        environment.filters[name] = _bound(name)
    functions = words.functions()
    environment.globals.update(functions)
    environment.globals.update(words.values())
    for name in FUNCTIONS:
        environment.globals[name] = _bound(name)
    for name in DESK_FUNCTIONS:
        environment.globals[name] = _bound_to_desk(name)
    for name, function in provided().items():
        environment.globals[name] = _with_desk(function)
    environment.globals["icon"] = icon
    environment.pure = {"icon": icon, **{name: functions[name] for name in ("_", "_n", "named")}}
    return environment


def _shown(value: Any) -> Any:
    """What a template writes down: words that no filter has looked at cannot steer their reader either."""
    return clean(value) if isinstance(value, str) and not hasattr(value, "__html__") else value


def render_template(environment: Environment, names: list[str], tools: PageTools, variables: Mapping[str, Any]) -> str:
    """Render the first template of ``names`` that exists, with the tools of one page."""
    return render_with(environment.select_template(names), tools, variables)


def render_with(template: Template, tools: PageTools, variables: Mapping[str, Any]) -> str:
    """Render a template that was found before, with the tools of one page."""
    token = _tools.set(tools)
    try:
        html = template.render(variables)
    finally:
        _tools.reset(token)
    return settled(_with_single_links(html))


def _with_single_links(html: str) -> str:
    """A page in which no link stands in another: a title that is a link says the values that it quotes as words."""
    found = 1 if 'class="sv-param"' in html else 0
    while found:
        html, found = _NESTED.subn(r"\1\2", html)
    return html


def _bound(name: str) -> Callable[..., Any]:
    def call(*values: Any, **named: Any) -> Any:
        return getattr(_tools.get(), name)(*values, **named)

    return call


def _bound_to_desk(name: str) -> Callable[..., Any]:
    return lambda *values, **named: getattr(_tools.get().desk, name)(*values, **named)


def _with_desk(function: Callable[..., Any]) -> Callable[..., Any]:
    return lambda *values, **named: function(_tools.get().desk, *values, **named)
