"""Personal data is found, and never shown whole."""

import pytest

from svcq_build.words import find_personal, masked


def found(text: str, offices: bool = True) -> list[str]:
    return [f"{one.what.en}: {text[one.start : one.end]}" for one in find_personal(text, offices=offices)]


def identity(body: str) -> str:
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return body + "10X98765432"[sum(int(d) * w for d, w in zip(body, weights, strict=True)) % 11]


def luhn(body: str) -> str:
    doubled = [int(d) * (2 if i % 2 == 0 else 1) for i, d in enumerate(reversed(body))]
    return body + str(-sum(v - 9 if v > 9 else v for v in doubled) % 10)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (f"证件号{identity('11010119900307109')}。", "identity number"),
        ("来电13912345678", "mobile number"),
        ("电话：+86 139 1234 5678，请回电", "mobile number"),
        ("电话１３９１２３４５６７８", "mobile number"),
        (f"退款到{luhn('622202123456789012')}", "bank-card number"),
        ("回信到 li.si@example.org。", "e-mail address"),
    ],
)
def test_personal_data_is_found(text, what):
    assert [one.partition(":")[0] for one in found(text)] == [what]


@pytest.mark.parametrize(
    "text",
    [
        "热线12345，分机8012，传真010-12345678，400-800-1234",
        f"号码 {identity('11010119901307109')}",  # no such month
        f"编号 {identity('99010119900307109')}",  # no such province
        "统一社会信用代码 12110000400000000X",
        "sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "订单 202611281200000001，批次 2026-11-28-0001，0.13912345678",
        "工单 TS-138-2026-0001",
        "6222021234567890123",  # a wrong check digit
        "0000000000000000000",
    ],
)
def test_other_numbers_are_not(text):
    assert found(text) == []


def test_an_office_may_have_a_mailbox_in_documents():
    assert found("service@center.gov.cn", offices=False) == []
    assert found("zhangsan88@qq.com", offices=False) == ["e-mail address: zhangsan88@qq.com"]


def test_nothing_is_shown_whole():
    number = identity("11010119900307109")
    shown = masked(f"{number} 13912345678 li.si@example.org")
    assert number not in shown
    assert "139******78" in shown
    assert "l****@example.org" in shown
