"""Times between a verb and its object."""

from audit.lang.reading import Reading


def past_times(r: Reading, start: int, last: int) -> int:
    """Start an object behind its times and a place after one: "am Montag in Vell [die Pläne]"; `last` is its last start."""
    low, lists, k = r.words.lower, r.lists, start
    while k < last and r.inside[k] < 0:
        led = low[k] in lists["prepositions"]
        placed = led and k > start and r.words.form[k + 1].istitle() and low[k + 2] in lists["determiners"]
        if low[k] in lists["days"]:
            k += 1
        elif (low[k] in lists["day_prepositions"] and low[k + 1] in lists["times"]) or placed:
            k += 2
        else:
            break
    return k
