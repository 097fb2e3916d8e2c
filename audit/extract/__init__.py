"""`Document` → rows: claims, links, insertions, quotations, statements, sources, notices; one room a step.

The steps run in the order of trust: insertions first (a promoted headline is nobody's statement), then statements, then
sentences. A later step sees the rows of the earlier ones and nothing else. `audit.pipeline` has the order.
"""
