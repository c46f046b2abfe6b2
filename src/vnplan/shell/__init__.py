"""In: a command line. Out: data on stdout, talk on stderr, an exit code."""
