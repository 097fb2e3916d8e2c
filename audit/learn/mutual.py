"""Pointwise mutual information of words and their contexts."""

import numpy as np
import scipy.sparse as sp


def positive_mutual(pairs: "sp.csr_matrix") -> "sp.csr_matrix":
    """Compute positive pointwise mutual information of counted pairs (words, contexts).

    Contexts count with the power .75, so that rare ones weigh less.
    """
    total, row = pairs.sum(), np.asarray(pairs.sum(1)).ravel()
    column = np.asarray(pairs.sum(0)).ravel() ** 0.75
    column *= total / column.sum()
    cells = pairs.tocoo()
    mutual = np.log(cells.data * total / (row[cells.row] * column[cells.col]))
    keep = mutual > 0
    return sp.csr_matrix((mutual[keep], (cells.row[keep], cells.col[keep])), shape=pairs.shape)
