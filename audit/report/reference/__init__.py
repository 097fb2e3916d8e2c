"""Reference: what a measure, kind, rule or table means (`audit explain`), and the codebook."""
