"""Actors: who matters in an article.

Text in, actors out, in four steps::

    text ─recognise─▶ candidates ─link─▶ names ─resolve─▶ figures ─rank─▶ tagged actors
          rules         recognise    link       resolve       rank, tag
          (runs, known_names,        places
           scripts, latin)           roles
                        gazetteer · countries · names · tokens · english · stoplist

A recogniser only says where names stand; everything after it is the same for any recogniser.
"""
