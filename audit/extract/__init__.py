"""`Document` → rows: claims, links, insertions, quotations, statements, sources, notices; one room per step.

Insertions come first (a promoted headline is nobody's statement), then statements, then sentences. A later step sees only the
rows of the earlier ones. `audit.pipeline` defines the order.
"""
