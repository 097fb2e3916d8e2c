"""Pages that declare no encoding are read as texts without one are: one home for guessing."""

import pytest

from audit.load.html.parse import decode
from audit.load.plain import from_bytes

SPANISH = (
    "La ministra dijo que la reunión será pública en todo el país. El niño señaló la cañada, según el informe del año pasado. "
)
POLISH = "Minister powiedział, że posiedzenie będzie jawne, jak wynika z zeszłorocznego sprawozdania o błędach w zarządzaniu. "
GERMAN = "Der Minister sagte in Köln nein. Der Rat stimmte am Montag zu, dass der Hafen in einem Jahr geschlossen wird. "
ENGLISH = (
    "The minister said no. The council, which met on Monday, agreed that the port is to be closed, said the mayor of Malmö. "
)
RUSSIAN = "Министр сказал, что заседание будет открытым, как следует из прошлогоднего доклада о работе ведомства. "


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        (SPANISH, "cp1252"),
        (GERMAN, "cp1252"),
        (ENGLISH, "cp1252"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859-2"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
    ],
)
def test_a_page_without_a_declared_encoding_is_read_as_a_text_is(words, encoding):
    text = words * 4
    assert from_bytes(text.encode(encoding), "a.txt", None) == text
    page = f"<html><head><script>var a = '<b>';</script></head><body><p class='a b'>{text}</p></body></html>"
    assert decode(page.encode(encoding)) == page
