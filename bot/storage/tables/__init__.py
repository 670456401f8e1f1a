"""The tables by what they are about; `bot.storage.schema` names them all."""
