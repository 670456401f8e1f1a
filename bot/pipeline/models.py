"""Which summarizer a model's name means: one on the shelf, or `news` on the base of another.

`news-lex-rank` is the recipe of `news` with LexRank's ratings in the place of its own base.
"""

from bot.model.errors import PlugInError
from bot.plugins import load, load_all
from summarizers.base import Summarizer
from summarizers.news import News
from summarizers.rated import RatedModel

DEFAULT_MODEL = "news"
_ON_BASE = f"{DEFAULT_MODEL}-"
_SUMYS_OWN = "sumy-"


def find_summarizer(name: str) -> Summarizer:
    """Return a summarizer by its model's name. Raises PlugInError for an unknown one."""
    written = name.replace("_", "-")
    if not written.startswith(_ON_BASE):
        return load("summarizers", name, Summarizer)()
    base = load("summarizers", written.removeprefix(_ON_BASE), Summarizer)()
    if isinstance(base, RatedModel):
        return News(base)
    raise PlugInError(
        f'"{name}" cannot be: the model {written.removeprefix(_ON_BASE)} rates no sentences.',
        fix=f"Choose one of: {', '.join(model_names())}.",
    )


def model_names() -> list[str]:
    """Return the names of all models as people write them, those on a base of `news` last."""
    return list(describe_models())


def describe_models() -> dict[str, str]:
    """Return all models by name, each with a sentence on what it is good for."""
    shelf = {
        name.replace("_", "-"): model for name, model in load_all("summarizers", Summarizer).items()
    }
    bases = [
        name
        for name, model in shelf.items()
        if issubclass(model, RatedModel) and not name.startswith(_SUMYS_OWN)
    ]
    return {name: model.good_for for name, model in shelf.items()} | {
        f"{_ON_BASE}{name}": f"News as {DEFAULT_MODEL} picks it, on the ratings of {name}."
        for name in bases
    }
