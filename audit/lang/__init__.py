"""Language: detection, sentences, quotations, tokens, parts of speech; what a language knows is a folder here."""
