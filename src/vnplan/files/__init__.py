"""In: files and folders. Out: their text, or one line that says why not."""
