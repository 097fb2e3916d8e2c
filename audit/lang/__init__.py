"""Language: detection, sentences, quotations, tokens, parts of speech; each language's data is a folder here."""
