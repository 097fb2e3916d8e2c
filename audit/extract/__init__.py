"""`Document` → rows: claims, links, insertions, sentences, quotations, statements, sources.

The order is the order of what may be trusted: insertions first (a promoted headline is nobody's statement), then
statements, then sentences. A later step sees the rows of the earlier ones and nothing else.
"""
