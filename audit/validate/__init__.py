"""Validation: blind samples, coding pages, what readers coded, and rates corrected by it.

The draw and the estimates are SQL (`audit/sql/validate`); this room asks for them, writes the pages and reads the files of the
readers. A page holds no outlet, score, stratum or mark of the model.
"""
