"""Tables that are cards on a phone: each cell says under which head it stands; a matrix stays a matrix."""

from __future__ import annotations

from svcq_build.render.stacked import with_stacked_tables

HEAD = (
    '<thead><tr><th scope="col">Risk</th><th scope="col"><a href="x">Before "all"</a></th><th>After</th></tr></thead>'
)


def test_cells_say_under_which_head_they_stand() -> None:
    row = '<tr><th scope="row">Fire</th><td class="a">12</td><td>3</td></tr>'
    made = with_stacked_tables(f'<table class="sv-matrix" data-x="1">{HEAD}<tbody>{row}</tbody></table>')
    assert '<table class="sv-matrix sv-stack" data-x="1">' in made
    assert '<th scope="row">Fire</th>' in made
    assert '<td class="a" data-sv-label="Before &quot;all&quot;">12</td><td data-sv-label="After">3</td>' in made


def test_a_cell_across_columns_has_no_head_of_its_own_and_moves_the_next() -> None:
    made = with_stacked_tables(f'<table class="sv-table">{HEAD}<tr><td colspan="2">both</td><td>one</td></tr></table>')
    assert '<td colspan="2">both</td><td data-sv-label="After">one</td>' in made


def test_a_matrix_stays_as_it_is() -> None:
    for style in ("sv-matrix sv-matrix--dense", "sv-matrix sv-riskmatrix", "other"):
        table = f'<table class="{style}">{HEAD}<tr><td>1</td></tr></table>'
        assert with_stacked_tables(table) == table
    rows = f'<table class="sv-matrix">{HEAD}<tr><td rowspan="2">1</td></tr></table>'
    assert with_stacked_tables(rows) == rows
