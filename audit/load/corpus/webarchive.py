"""Web archives of Safari (`.webarchive`): a property list, binary or XML, whose main resource is the page.

Subresources are not read; documents of frames are not either.
"""

import plistlib
from typing import Any
from xml.parsers.expat import ExpatError

from audit.errors import AuditError
from audit.load.input import Input
from audit.text import Said

WAY_OUT = "save the page again, or as HTML"
PAGES = frozenset({"text/html", "application/xhtml+xml", ""})


def webarchive(raw: bytes, name: str) -> Input:
    """The input of a web archive. Raises `AuditError` for a file without a page."""
    try:
        archive = plistlib.loads(raw)
    except (plistlib.InvalidFileException, ExpatError, ValueError, RecursionError, OverflowError, LookupError, TypeError) as e:
        raise AuditError(f"{name}: a web archive that is damaged or breaks off ({e or type(e).__name__})", WAY_OUT) from e
    resource = archive.get("WebMainResource") if isinstance(archive, dict) else None
    content = resource.get("WebResourceData") if isinstance(resource, dict) else None
    if not isinstance(resource, dict) or not isinstance(content, bytes) or not content.strip():
        raise AuditError(f"{name}: a web archive without a page", WAY_OUT)
    media = text_of(resource, "WebResourceMIMEType").lower()
    url = text_of(resource, "WebResourceURL")
    given: dict[str, Any] = {
        "url": url if url.startswith(("http://", "https://")) else None,
        "charset": text_of(resource, "WebResourceTextEncodingName") or None,
        "said": (Said("saved_by", "safari webarchive", "archive"),),
    }
    if media == "text/plain":
        return Input(name, text=content, **given)
    if media not in PAGES:
        raise AuditError(f"{name}: a web archive of {media}, not of a page", "give the page's own archive")
    return Input(name, html=content, **given)


def text_of(resource: dict[str, Any], key: str) -> str:
    """A string of a resource; empty when it is missing or of another type."""
    value = resource.get(key)
    return value.strip() if isinstance(value, str) else ""
