"""Plain text: decoded strictly, line ends as newlines, and nothing else changed."""

from audit.errors import AuditError


def decode(raw: bytes | str, name: str) -> str:
    """The canonical string of a plain text. A byte-order mark is removed from bytes, never from a string.

    >>> decode(b"\\xef\\xbb\\xbfone\\r\\ntwo", "a.txt")
    'one\\ntwo'
    """
    if isinstance(raw, bytes):
        try:
            raw = raw.decode("utf-8-sig")
        except UnicodeDecodeError as e:
            raise AuditError(f"{name}: not UTF-8 text at byte {e.start}", "convert it to UTF-8") from e
    try:
        raw.encode("utf-8")
    except UnicodeEncodeError as e:
        raise AuditError(f"{name}: a lone surrogate at character {e.start}", "mend the text") from e
    if "\0" in raw:
        raise AuditError(f"{name}: holds null characters", "give text, not binary data")
    return raw.replace("\r\n", "\n").replace("\r", "\n")
