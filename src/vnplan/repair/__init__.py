"""In: clean text. Out: the same with the slots a scan has damaged read again, the way back, and a note on each."""
