"""Several accounts of one event: the ledger of quotations, passages and voices, the same in `audit compare` and in reports."""
