"""Between documents: shared quotations, reused passages and stories, over the rows of a database.

Nothing here runs inside `audit()`: `audit link` reads what audits stored and writes tables of its own, whose rows carry the
fingerprint of this room (`link_kit`). What is linked depends on the accounts alone, never on the order or the number of runs.
"""
