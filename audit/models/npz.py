"""Files of trained models: numbers and text in an .npz, never pickles."""

from pathlib import Path
from zipfile import BadZipFile, ZipFile


def holds_arrays(path: Path) -> bool:
    """True when a file holds arrays of numpy and nothing else."""
    try:
        with ZipFile(path) as archive:
            return all(name.endswith(".npy") for name in archive.namelist())
    except BadZipFile:
        return False
