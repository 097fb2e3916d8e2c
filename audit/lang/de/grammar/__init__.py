"""The grammar of attribution in German sentences: which words a cue attributes, and to whom.

German has no tagger here: the rules read closed word classes, capitals and the order of words. The finite verb is the second
constituent of a main clause and the last of a subordinate one; what precedes it or follows it is the subject (`subject`); what
follows the clause after a comma or colon, or precedes an inverted verb, is the content (`complement`). The subjunctive marks
reported speech that goes on without a cue (`mood`). Examples of all cases are in `examples.yaml`, words in `grammar.yaml`.
"""

from audit.lang.de.grammar.mood import goes_on
from audit.lang.de.grammar.phrases import phrase_after
from audit.lang.de.grammar.prepositional import WITHOUT_VERB
from audit.lang.de.grammar.sentence import agent, sentence, set_off
from audit.lang.de.grammar.subject import speaker, subject_of_sentence
from audit.lang.de.grammar.verbs import reports, strong_forms
from audit.lang.de.inflection import swiss
from audit.lang.pack import Pack
from audit.lang.reading import Grammar

COMPOUNDED = 5
"""Maximum letters of a noun of information that ends no compound."""


def load(pack: Pack) -> Grammar:
    """Load the grammar with the word lists of the pack."""
    lists = {name: frozenset(form for w in words for form in swiss(w)) for name, words in pack.read("grammar.yaml").items()}
    lists["no_verbs"] = lists["unfinite"] | lists["determiners"] | lists["pronouns"]
    lists["finite_forms"] = (
        lists["finites"] | lists["subjunctives"] | lists["replacements"] | strong_forms(lists["strong_pasts"])
    )
    lists["cue_words"] = frozenset().union(*(lists[name] for name in WITHOUT_VERB))
    lists["informing"] = lists["information"] | lists["views"] | lists["viewpoints"]
    lists["informing_ends"] = frozenset(w for w in lists["informing"] if len(w) > COMPOUNDED)
    return Grammar(
        lists=lists,
        sentence=sentence,
        reports=reports,
        subject=speaker,
        phrase_after=phrase_after,
        main=subject_of_sentence,
        set_off=set_off,
        agent=agent,
        goes_on=goes_on,
    )
