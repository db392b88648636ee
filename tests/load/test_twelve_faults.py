"""The twelve faults that no peer finds in one run, planted together."""

from planted import diagnose, good_documents, told

G = "standards/glossary/"
FAULTS: dict[str, str | bytes] = {
    # 1 syntax
    f"{G}syntax.yml": "kind: term\ntitle: 甲\nsummary: 乙\ndefinition: [丙, 丁\n",
    # 2 tab
    f"{G}tab.yml": "kind: term\ntitle: 甲\n\tsummary: 乙\ndefinition: 丙\n",
    # 3 duplicate key
    f"{G}duplicate-key.yml": "kind: term\ntitle: 甲\nsummary: 乙\ndefinition: 丙\ntitle: 丁\n",
    # 4 unknown field
    f"{G}unknown-field.yml": "kind: term\ntitle: 甲\nsummary: 乙\ndefinition: 丙\nalias: [丁]\n",
    # 5 wrong type
    f"{G}wrong-type.yml": "kind: term\ntitle: 甲\nsummary: 乙\ndefinition: 丙\ntags: 丁\n",
    # 6 missing field
    f"{G}missing-field.yml": "kind: term\ntitle: 甲\nsummary: 乙\n",
    # 7 dangling reference
    f"{G}dangling.yml": "kind: term\ntitle: 甲\nsummary: 乙\ndefinition: 丙\nowner:   greter\n",
    # 8 duplicate id
    f"{G}again/wrong-type.yml": "kind: term\ntitle: 甲\nsummary: 乙\ndefinition: 丙\n",
    # 9 cycle
    "roles/charters/clerk.yml": "kind: role\ntitle: 甲\nsummary: 乙\nmission: 丙\nreports_to: lead\n",
    "roles/charters/lead.yml": "kind: role\ntitle: 甲\nsummary: 乙\nmission: 丙\nreports_to: clerk\n",
    # 10 bad date
    f"{G}bad-date.yml": "kind: term\ntitle: 甲\nsummary: 乙\ndefinition: 丙\neffective: 2026-02-30\n",
    # 11 bad enum
    f"{G}bad-enum.yml": "kind: term\ntitle: 甲\nsummary: 乙\ndefinition: 丙\nstatus: activ\n",
    # 12 not UTF-8
    f"{G}gbk.yml": "kind: term\ntitle: 排队\n".encode("gbk"),
}


def test_all_twelve_in_one_run_each_with_its_place() -> None:
    found = diagnose({**good_documents(), **FAULTS})
    assert told(found) == [
        ("reference-cycle", "roles/charters/clerk.yml", 5, 13),
        ("impossible-date", f"{G}bad-date.yml", 5, 12),
        ("bad-value", f"{G}bad-enum.yml", 5, 9),
        ("missing-target", f"{G}dangling.yml", 5, 10),
        ("duplicate-key", f"{G}duplicate-key.yml", 5, 1),
        ("not-utf8", f"{G}gbk.yml", 2, 8),
        ("missing-field", f"{G}missing-field.yml", 1, 1),
        ("yaml-syntax", f"{G}syntax.yml", 4, 13),
        ("tab", f"{G}tab.yml", 3, 1),
        ("unknown-field", f"{G}unknown-field.yml", 5, 1),
        ("duplicate-id", f"{G}wrong-type.yml", 1, 1),
        ("wrong-type", f"{G}wrong-type.yml", 5, 7),
    ]


def test_each_says_how_to_mend_it_and_shows_the_line() -> None:
    by_rule = {found.rule: found for found in diagnose({**good_documents(), **FAULTS})}
    assert all(found.hint for found in by_rule.values())
    assert str(by_rule["bad-value"].hint).startswith("Did you mean “active”?")
    assert str(by_rule["missing-target"].hint) == "Did you mean “greeter”?"
    assert str(by_rule["unknown-field"].hint) == "Did you mean “aliases”?"
    assert "GBK" in str(by_rule["not-utf8"].hint)
    assert by_rule["wrong-type"].excerpt == "tags: 丁"
    assert [(place.path, place.span.line) for place in by_rule["duplicate-key"].related] == [
        (f"{G}duplicate-key.yml", 2)
    ]
    assert [(place.path, place.span.line) for place in by_rule["reference-cycle"].related] == [
        ("roles/charters/lead.yml", 5)
    ]
    assert by_rule["duplicate-id"].related[0].path == f"{G}again/wrong-type.yml"


def test_a_good_corpus_has_none() -> None:
    assert diagnose(good_documents()) == []
