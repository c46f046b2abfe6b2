"""In: text as given. Out: clean text with its offset map.

What any text has besides: dates, labels, numbers' symbols, sentences, words.
"""
