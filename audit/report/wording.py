"""Numbers and names as words, the same on pages, in Markdown and in the terminal."""


def number(value: float | None, digits: int = 2) -> str:
    """Format a number without trailing zeros, None as a dash.

    >>> number(3.0), number(1234567), number(0.1234), number(None)
    ('3', '1,234,567', '0.12', '–')
    """
    if value is None:
        return "–"
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.{digits}f}"


def as_words(name: object) -> str:
    """Turn a name of a table, column or kind into words.

    >>> as_words("cross_promotion")
    'cross promotion'
    """
    return str(name).replace("_", " ")


def excerpt(text: str | None, longest: int = 200) -> str:
    """Cut a text to at most `longest` code points, at a word boundary.

    >>> excerpt("one two three", 8)
    'one two …'
    """
    text = " ".join((text or "").split())
    return text if len(text) <= longest else text[: longest + 1].rpartition(" ")[0].rstrip(" ,;:") + " …"


def count(n: float | None, one: str, many: str | None = None) -> str:
    """Format a number with its noun, singular or plural.

    >>> count(1, "link"), count(2, "link"), count(2, "story", "stories")
    ('1 link', '2 links', '2 stories')
    """
    return f"{number(n)} {one if n == 1 else many or one + 's'}"
