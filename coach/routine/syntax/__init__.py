"""Reads TOML, and of what is no TOML as much as can be, with every mistake by its name.

`toml` is the way in. `tomllib` reads first, and mostly that is all. Where it
refuses, `signs` puts plain signs in place of odd ones, `statements` walks over
the text line by line, `values` over what stands behind a name, and `words`
over what has no quotes; each says what is wrong, and how it was probably
meant. `tomllib` then reads what was meant.
"""
