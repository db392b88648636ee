"""What the readers of a format would refuse or hide is left out by us, the mildest first, and said."""

import json

import pytest

from svcq_build.check.results import Result
from svcq_build.model.diagnostics import Diagnostic, Severity
from svcq_build.model.places import Span
from svcq_build.reporters import left_out, report, sarif
from svcq_build.words.messages import say
from tests.conftest import STANDARD


def found(errors: int, warnings: int) -> Result:
    def one(number: int, severity: Severity) -> Diagnostic:
        return Diagnostic("vague-requirement", severity, f"standards/service/s{number % 7}.yml",
                          Span(number + 1, 1, number + 1, 2), say("x"), None, None, "")  # fmt: skip

    kinds = [Severity.WARNING] * warnings + [Severity.ERROR] * errors
    listed = [one(number, severity) for number, severity in enumerate(kinds)]
    return Result(tuple(sorted(listed, key=lambda item: item.sort_key)), 3)


def test_sarif_keeps_the_worst_that_a_host_takes_and_says_how_many_are_missing(monkeypatch):
    assert sarif.MOST_RESULTS == 25_000, "what hosts take"
    monkeypatch.setattr(sarif, "MOST_RESULTS", 250)  # the same with fewer, to be quick
    result = found(errors=200, warnings=60)
    run = json.loads(report("sarif", result, "en"))["runs"][0]
    levels = [item["level"] for item in run["results"]]
    assert (len(levels), levels.count("error")) == (250, 200)
    (told,) = run["invocations"][0]["toolExecutionNotifications"]
    assert "10 of 260 findings" in told["message"]["text"] == str(left_out("sarif", result))


@pytest.mark.parametrize("format_", ["text", "json", "sarif", "github", "junit"])
def test_what_fits_is_whole_and_nothing_is_said(format_):
    assert left_out(format_, found(10, 10)) is None


def test_annotations_that_github_hides_are_told():
    assert "first 10 errors" in str(left_out("github", found(11, 0)))


def test_check_says_it_on_standard_error(repository, svcq):
    bad = "".join(f"  - {{id: R{n}, level: mst, text: 等候 {n} 分钟。}}\n" for n in range(2, 14))
    outcome = svcq("check", "--format", "github", cwd=repository({"standards/service/queueing.yml": STANDARD + bad}))
    assert "first 10 errors" in outcome.err
    assert outcome.out.count("::error ") == 12
