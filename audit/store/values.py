"""Format single values of an answer."""

import json
from datetime import date, datetime
from decimal import Decimal
from typing import Any


def cell(value: Any) -> str:
    """Format a value as text: null as nothing, lists and structs as JSON, fractions with at most four decimals."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.4f}".rstrip("0").rstrip(".") if abs(value) < 1e15 else str(value)
    if isinstance(value, (list, dict, tuple)):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)


def json_value(value: Any) -> Any:
    """Convert a value to one that JSON knows; NaN becomes null."""
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, float) and value != value:  # noqa: PLR0124 - true for NaN alone
        return None
    return value if isinstance(value, (str, int, float, bool, list, dict, type(None))) else str(value)
