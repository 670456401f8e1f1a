"""What a feed or a person might write to be more than text: one list for all platforms."""

_PINGS = (
    *("@everyone", "@here", "@channel", "@Everyone", "<@1>", "<@!12345>", "<@&9>", "<#5>", "<@U1>"),
    *("<!channel>", "<!here>", "<!everyone>", "<!subteam^S1>", "<!here|x>", "<#C1|general>"),
    *("<!date^1^{ago}|x>", "</who:1>", "<id:guide>", "<:x:1>", "<a:x:1>", "<t:1:R>", "<t:9e9>"),
    *("<@1", "&lt;@1&gt;", "&lt;!channel&gt;", "@\u200beveryone", "@every\u00adone", "<\u200b@1>"),
    *("＠everyone", "@everyone@everyone", "<<@1>>", "\\<@1>", "\\@everyone"),
)
_LINKS = (
    *("[a](https://evil.example)", "[a](<https://evil.example>)", "[a][b]\n[b]: https://e.example"),
    *("https://ok.example/[x](https://evil.example)", "<https://evil.example|Bank>", "](", "[["),
    *("[a](b) [x](https://evil.example)", "[https://bank.example](https://evil.example)"),
    *("javascript:alert(1)", "[a](javascript:alert(1))", "data:text/html,x", "steam://run/1"),
    *(
        "<a href='https://evil.example'>a</a>",
        "https://evil.example",
        "evil.example",
        "//e.example",
    ),
    *("https://user:pass@evil.example", "discord://x", "slack://open", "mailto:a@b.example"),
    *(
        "https://bank.example\u202e/moc.live",
        "http://аррӏе.example",
        "tel:+491",
        "file:///etc/passwd",
    ),
)
_LOOKS = (
    *("**b**", "*i*", "***bi***", "_i_", "__u__", "~~s~~", "~s~", "||spoiler||", "`c`", "``c``"),
    *("```", "```py\nx", "> q", ">>> q", "# h", "## h", "-# small", "- a", "* a", "1. a", "• a"),
    *("\\", "\\\\*a*", "***", "____", "---", "a\n---", "a\n===", "| a | b |", ":smile:", "&amp;"),
    *("<b>x</b>", "<script>x</script>", "[bold]x[/bold]", "%s %d {0} {x}", "${x}", "{{x}}"),
)
_HIDDEN = (
    *("\x00", "a\x00b", "\x1b[2J\x1b[31mred", "\x1b]8;;https://e.example\x07a", "\x9b1A", "\x07"),
    *("\u202egnirts", "\u2066a\u2069", "\u200e\u200f", "a\u200bb", "\ufeffa", "a\u2060b", "\u00ad"),
    *("\U000e0041\U000e0042", "\ufff9a\ufffb", "\ud800", "a\udfff", "e" + "\u0301" * 90, "\u2028a"),
    *("a\r\nb", "\n\n\n\n", "\t\t", "a\u0085b", "\u3000" * 9, "\u2800" * 9, "\u115f\u3164", " "),
    *(
        "👩‍👩‍👧‍👦" * 9,
        "🇯🇵" * 40,
        "高市早苗首相" * 30,
        "مرحبا بالعالم",
        "한국어",
        "x" * 5_000,
        "word " * 900,
    ),
)
STRINGS = (*_PINGS, *_LINKS, *_LOOKS, *_HIDDEN)
