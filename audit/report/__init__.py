"""Render what people see: terminal audit, pages, reports. Reads SQL views only: no step, no kit, no rows of Python."""
