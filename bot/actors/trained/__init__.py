"""The trained recogniser for English: what `benchmarks.train_actors` learned, at work.

::

    text ─pieces─▶ rows of pieces ─features─▶ attributes ─model─▶ labels ─votes─▶ candidates
                                      └─ lexicon                              recogniser, combine
"""
