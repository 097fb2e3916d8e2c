"""Loading the kit: what most inputs never need waits, and the process is left as it was."""

import gc
import pickle

from audit import Document, audit
from audit.extract.insertions.joined.model import Joined, Packed, unpack
from audit.kit import Kit


def test_the_model_of_joined_pages_waits_for_one():
    """A short text with lines of its own never needs it; what is unpacked is the model of the file, also in a worker."""
    unpack.cache_clear()
    kit = Kit.load()
    audit(Document.of("Ferry to Vell stays\n\nThe council met on Monday.\n\nIt kept the ferry."), kit)
    assert isinstance(kit.insertions.joined, Packed)
    assert unpack.cache_info().currsize == 0
    sent = pickle.loads(pickle.dumps(kit))  # noqa: S301  bytes of our own
    assert isinstance(sent.insertions.joined.opened, Joined)
    assert sent.insertions.joined.opened is sent.insertions.joined.opened
    assert (sent.insertions.joined.opened.bias, sent.insertions.joined.opened.cut) == (
        kit.insertions.joined.opened.bias,
        kit.insertions.joined.opened.cut,
    )


def test_the_collector_runs_again_when_the_kit_is_loaded():
    assert gc.isenabled()
    Kit.load()
    assert gc.isenabled()
    gc.disable()
    try:
        Kit.load()
        assert not gc.isenabled()
    finally:
        gc.enable()
