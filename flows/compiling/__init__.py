"""Building the reader's extension modules with mypyc: a developer's tool, not part of any run."""
