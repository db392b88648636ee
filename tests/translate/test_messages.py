import re

from tests.translate.gather_messages import gather, read_catalog


def test_every_message_has_chinese():
    catalog = read_catalog()
    missing = [
        f"{origin}: {sentence}"
        for sentence, origin in gather().items()
        if (found := catalog.get(sentence)) is None or not found.string
    ]
    assert missing == [], "run “python -m tests.translate.gather_messages” and fill in the Chinese"


def test_translations_fill_the_same_blanks():
    """A blank that the Chinese invents would crash the report; one that it forgets loses the offending value."""
    blank = re.compile(r"(?<!\{)\{(\w+)\}(?!\})")
    gathered = gather()
    for message in read_catalog():
        if message.id and message.string and message.id in gathered:
            wanted, given = set(blank.findall(str(message.id))), set(blank.findall(str(message.string)))
            assert given == wanted, message.id
