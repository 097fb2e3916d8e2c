"""The grammar of attribution in English sentences: which words a cue attributes, and to whom.

`sentence` processes cue after cue. The subject of a reporting verb (`subject`), its content (`complement`, `placement`), the
end of a clause (`clause_end`) and the owner of a noun (`noun_cue`) are found by ordered tuples of cases, each a function
with hits and misses in `examples.yaml`. Words are in `grammar.yaml` beside this folder; tags are those of the Penn treebank.
"""

from audit.lang.en.grammar.agency import agent
from audit.lang.en.grammar.inner import set_off
from audit.lang.en.grammar.noun_phrase import phrase_after
from audit.lang.en.grammar.sentence import goes_on, sentence
from audit.lang.en.grammar.subject import main_subject, speaker
from audit.lang.en.grammar.verb_group import reports
from audit.lang.pack import Pack
from audit.lang.reading import Grammar


def load(pack: Pack) -> Grammar:
    """Load the grammar with the word lists of the pack."""
    lists = {name: frozenset(words) for name, words in pack.read("grammar.yaml").items()}
    return Grammar(lists, sentence, reports, speaker, phrase_after, main_subject, set_off, agent, goes_on)
