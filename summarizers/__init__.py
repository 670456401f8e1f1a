"""Extractive summarizers: sentences in, indexes of chosen sentences out. Knows nothing of the bot.

One file per model; module name = model name in settings and commands (`lex_rank` = `lex-rank`).
`base` holds the contract, `text` the splitter, the words and the cleaning they share, `ranking` and
`picking` the two halves of a choice. `story` makes one summary of several articles on one event.
"""
