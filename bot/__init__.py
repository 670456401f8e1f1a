"""Verbatim, a self-hosted news digest bot for Discord and Slack: extracted, not generated.

The whole bot in one picture; a reader of the code walks it from left to right::

    feed ─ingest─▶ article ─group─▶ story ─summarize─▶ summary ─compose─▶ digest ─▶ message
     bot.sources    bot.actors        │     summarizers        bot.pipeline      bot.platforms
                                      └─ match: story × subscription ─▶ alert ─▶ message

    /who Takaichi ─▶ bot.platforms ─▶ commands ─▶ bot.storage ─▶ message ─▶ bot.platforms

Who may import whom (downwards only, held by import-linter)::

    bot.__main__
    bot.cli
    bot.service
    bot.app
    bot.schedule │ bot.platforms │ bot.jobs
    commands
    bot.pipeline
    bot.sources │ bot.actors │ bot.topics │ bot.storage │ summarizers
    bot.plugins │ bot.logs
    bot.model

`config` is a leaf that only `bot.app`, `bot.service`, `bot.cli` and
`bot.__main__` read.
"""
