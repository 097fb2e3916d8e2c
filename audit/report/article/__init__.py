"""One article: what is shown about it, as a page, in Markdown and in the terminal."""
