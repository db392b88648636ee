"""Scripts: small ES modules joined into one, so that a page asks for one script instead of for all of them in turn."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

#: Reads a file below the folder of scripts and styles.
Read = Callable[[str], str]

_TOKEN = re.compile(
    r"""\s*(?: (?P<word>[\w$]+) | (?P<comment>//[^\n]*|/\*.*?\*/)
    | (?P<string>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*') | (?P<sign>\S) )""",
    re.DOTALL | re.VERBOSE,
)
_REGEX = re.compile(r"/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+/\w*")
_TEMPLATE = re.compile(r"(?:\\.|\$(?!\{)|[^\\`$])*(`|\$\{)", re.DOTALL)
#: After these words a slash begins a regular expression; after any other, and after a number, it divides.
_BEFORE_REGEX = re.compile("return|typeof|case|in|of|delete|void|throw|new|instanceof|else|do|yield|await")
_NAME = re.compile(r"[^\W\d][\w$]*|\$[\w$]*")
_CLOSING = {")": "(", "]": "[", "}": "{"}
#: A comment that its author wants kept.
_KEPT = re.compile(r"/\*!|@license|@preserve")


class NotJoinableError(Exception):
    """A file is written in a way that cannot be joined with others; it works as it is, on its own."""


class _Token(NamedTuple):  # a build makes tens of thousands
    kind: str
    text: str
    start: int
    depth: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(slots=True)
class _Module:
    """What a module needs and offers.

    Attributes:
        body: its text without imports and the word export. imports: declarations, with the path in place of ``{}``.
        exports: local names by what they are called outside. needs: paths of other modules, in order.
    """

    body: str = ""
    imports: list[tuple[str, str]] = field(default_factory=list)
    exports: dict[str, str] = field(default_factory=dict)
    needs: list[str] = field(default_factory=list)


def join_scripts(read: Read, entry: str) -> str:
    """Join a module and all that it imports into one module.

    Each becomes a function that returns what it exports; comments are left out. What the first exports, the whole does.

    Args:
        read: reads a module by its path. entry: the path of the first.
    Raises:
        NotJoinableError: when a module is written in a way that needs more than that. OSError, UnicodeError: when one
            cannot be read.
    """
    modules: dict[str, _Module] = {}
    done: dict[str, str] = {}

    def visit(path: str) -> None:
        if path in modules:
            if path not in done:
                raise NotJoinableError(f"{path} imports itself by way of others")
            return
        modules[path] = module = _parse(read(path), path)
        for needed in module.needs:
            visit(needed)
        done[path] = f"$svcq{len(done)}"

    visit(entry)
    parts = []
    for path, name in done.items():
        module = modules[path]
        imports = "".join(f"const {names} = {done[source]};\n" for names, source in module.imports)
        exports = ", ".join(
            outside if outside == local else f"{outside}: {local}" for outside, local in module.exports.items()
        )
        parts.append(
            f"const {name} = (() => {{ // {path}\n{imports}{module.body.strip()}\nreturn {{ {exports} }};\n}})();\n"
        )
    offered = modules[entry].exports
    if offered:
        parts.append(f"export const {{ {', '.join(sorted(offered))} }} = {done[entry]};\n")
    return "".join(parts)


def bare_script(read: Read, entry: str) -> str:
    """A script that is no module, without its comments; raises what :func:`join_scripts` raises."""
    module = _parse(read(entry), entry)
    if module.needs or module.exports:
        raise NotJoinableError(f"{entry} is a module")
    return module.body.lstrip()


def _tokens(text: str) -> Iterator[_Token]:
    """The tokens of a script, spaces left out."""
    at, before, open_brackets = 0, _Token("", "", 0, 0), [""]
    while (found := _TOKEN.match(text, at)) is not None:
        kind = str(found.lastgroup)
        word, at = found[kind], found.start(kind)
        if word == "/" and _may_be_regex(before):
            regex = _REGEX.match(text, at)
            if regex is None:
                raise NotJoinableError("a regular expression does not end")
            kind, word = "string", regex[0]
        elif word == "`" or (word == "}" and open_brackets[-1] == "`"):
            piece = _TEMPLATE.match(text, at + 1)
            if piece is None:
                raise NotJoinableError("a template does not end")
            if word == "}":
                open_brackets.pop()
            kind, word = "string", text[at : piece.end()]
            if piece[1] == "${":
                open_brackets.append("`")
        elif word in "\"'" and kind == "sign":
            raise NotJoinableError("a string does not end")
        elif kind == "sign" and word in "([{":
            open_brackets.append(word)
        elif kind == "sign" and word in _CLOSING and open_brackets.pop() != _CLOSING[word]:
            raise NotJoinableError("brackets do not match")
        # an opening bracket stands at the depth that it is seen from, a closing one too
        depth = len(open_brackets) - 1 - (kind == "sign" and word in "([{")
        token = _Token(kind, word, at, depth)
        at = token.end
        yield token
        if kind != "comment":
            before = token
    if len(open_brackets) > 1:
        raise NotJoinableError("brackets do not match")


def _may_be_regex(before: _Token) -> bool:
    if before.kind == "word":
        return _BEFORE_REGEX.fullmatch(before.text) is not None
    return before.kind in ("", "sign") and before.text not in (")", "]", "}")


def _parse(text: str, path: str) -> _Module:
    tokens = list(_tokens(text))
    code = [token for token in tokens if token.kind != "comment"]
    words = {token.text for token in code if token.kind == "word"}
    if "await" in words and ("async" not in words or any(token.text == "await" and token.depth == 0 for token in code)):
        raise NotJoinableError(f"{path} waits before it is ready")
    module = _Module()
    edits = [_without(token, text) for token in tokens if token.kind == "comment" and not _KEPT.search(token.text)]
    at = 0
    while at < len(code):
        token = code[at]
        follows = code[at + 1].text if at + 1 < len(code) else ""
        own = token.kind == "word" and (at == 0 or code[at - 1].text != ".")
        if own and token.text == "import" and follows in (".", "("):
            if "/" in path:
                raise NotJoinableError(f"{path} asks where it lies, and will lie elsewhere")
        elif own and token.text in ("import", "export") and token.depth == 0:
            reader = _Declaration(code, at + 1, module, path)
            at, replacement, end = reader.read(token.text)
            edits.append((token.start, end, replacement))
            continue
        at += 1
    module.body = _edited(text, edits)
    return module


class _Declaration:
    """Reads one import or export declaration."""

    def __init__(self, code: Sequence[_Token], at: int, module: _Module, path: str) -> None:
        self._code, self._at, self._module, self._path = code, at, module, path

    def read(self, word: str) -> tuple[int, str, int]:
        """The place of the next token, and what takes the place of the text up to an end."""
        replacement = self._import() if word == "import" else self._export()
        return self._at, replacement, self._code[self._at - 1].end if not replacement else self._end

    def _import(self) -> str:
        names: list[str] = []
        if self._kind() != "string":
            if self._kind() == "word" and self._text() != "from":
                names.append(f"{{ default: {self._take()} }}")
                if self._text() == ",":
                    self._take()
            if self._text() == "*":
                self._take()
                self._expect("as")
                names.append(self._name())
            elif self._text() == "{":
                pairs = self._list()
                names.append("{ " + ", ".join(a if a == b else f"{a}: {b}" for a, b in pairs) + " }")
            self._expect("from")
        source = self._source()
        self._module.imports.extend((each, source) for each in names)
        return ""

    def _export(self) -> str:
        word = self._text()
        if word == "{":
            pairs = self._list()
            if self._text() == "from":
                raise self._refuse("passes on what another exports")
            self._module.exports.update((outside, local) for local, outside in pairs)
            self._skip_semicolon()
            return ""
        if word == "default":
            self._take()
            if self._has_name():
                self._declared("default")
                return " "
            self._end = self._code[self._at - 1].end
            self._module.exports["default"] = "$default"
            return "const $default ="
        if word in ("function", "class", "async", "const"):
            self._declared(None)
            return " "
        raise self._refuse(f"exports by “{word}”")

    def _declared(self, outside: str | None) -> None:
        """The name of a function, class or constant that is declared here; the declaration itself stays."""
        self._end = self._code[self._at - 1].end
        start = self._at
        word = self._take()
        if word == "async":
            self._expect("function")
        if self._text() == "*":
            self._take()
        name = self._name()
        if word == "const" and (self._text() != "=" or self._goes_on()):
            raise self._refuse("declares several constants at once")
        self._module.exports[outside or name] = name
        self._at = start

    def _has_name(self) -> bool:
        """Whether a function or class with a name of its own follows."""
        after = [token.text for token in self._code[self._at : self._at + 4]]
        words = [text for text in after if text not in ("async", "*")]
        return words[0] in ("function", "class") and _NAME.fullmatch(words[1]) is not None and words[1] != "extends"

    def _goes_on(self) -> bool:
        for token in self._code[self._at :]:
            if token.depth == 0 and token.text in (",", ";"):
                return token.text == ","
        return False

    def _list(self) -> list[tuple[str, str]]:
        pairs = []
        self._expect("{")
        while self._text() != "}":
            first = second = self._name()
            if self._text() == "as":
                self._take()
                second = self._name()
            pairs.append((first, second))
            if self._text() != "}":
                self._expect(",")
        self._take()
        return pairs

    def _source(self) -> str:
        if self._kind() != "string":
            raise self._refuse("names no file")
        name = self._take()[1:-1]
        if not name.startswith(("./", "../")) or "\\" in name or "?" in name:
            raise self._refuse(f"imports “{name}”")
        if self._text() in ("with", "assert"):
            raise self._refuse("imports what is no script")
        self._skip_semicolon()
        source = posixpath.normpath(posixpath.join(posixpath.dirname(self._path), name))
        if source.startswith(".."):
            raise self._refuse(f"imports “{name}”")
        self._module.needs.append(source)
        return source

    def _skip_semicolon(self) -> None:
        if self._text() == ";":
            self._take()

    def _kind(self) -> str:
        return self._code[self._at].kind if self._at < len(self._code) else ""

    def _text(self) -> str:
        return self._code[self._at].text if self._at < len(self._code) else ""

    def _take(self) -> str:
        text = self._text()
        self._at += 1
        return text

    def _name(self) -> str:
        if not _NAME.fullmatch(self._text()):
            raise self._refuse("is written in an unusual way")
        return self._take()

    def _expect(self, text: str) -> None:
        if self._take() != text:
            raise self._refuse("is written in an unusual way")

    def _refuse(self, words: str) -> NotJoinableError:
        return NotJoinableError(f"{self._path} {words}")


def _without(token: _Token, text: str) -> tuple[int, int, str]:
    """The edit that takes a comment out, with its lines where nothing else stands there."""
    start, end = token.start, token.end
    line = text.rfind("\n", 0, start) + 1
    rest = text.find("\n", end)
    if not text[line:start].strip() and rest >= 0 and not text[end:rest].strip():
        return line, rest + 1, ""
    return start, end, "\n" if "\n" in token.text else " "


def _edited(text: str, edits: list[tuple[int, int, str]]) -> str:
    pieces: list[str] = []
    at = 0
    for start, end, replacement in sorted(edits):
        pieces.extend((text[at : max(at, start)], replacement))
        at = max(at, end)
    return "".join(pieces) + text[at:]
