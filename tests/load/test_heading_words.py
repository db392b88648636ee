"""A heading's words are what Markdown makes of it, whether or not a parser had to be asked."""

from hypothesis import given
from hypothesis import strategies as st

from svcq_build.load.headings import heading_words
from svcq_build.load.links import markdown_parser

SIGNS = "a甲1.)-+=:!#*_`[]()<>&~|\\\"' \t\r\n\u00a0\u3000\u2028%"


@given(st.text(st.sampled_from(SIGNS), max_size=8))
def test_plain_headings_are_read_as_the_parser_reads_them(source: str) -> None:
    words = []
    for block in markdown_parser(lambda url: True).parse(source):
        if block.type in ("fence", "code_block"):
            words.append(block.content)
        words.append("".join(" " if "break" in one.type else one.content for one in block.children or ()
                             if one.type != "image"))  # fmt: skip
    assert heading_words(source) == " ".join(" ".join(words).split())
