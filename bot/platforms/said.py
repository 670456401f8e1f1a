"""What both chats say by themselves, where the desk has said nothing."""

from bot.model.message import say

NOTHING = say("There is nothing to show.")
BROKEN = say(
    "Something went wrong inside the bot while it answered. Ask once more; if it stays so, tell "
    "whoever runs the bot: its log says more."
)
SHARED = say("This answer has been shared already, or is too old. Please ask again.")
OUTDATED = say("This button is from another version of the bot. `/help` lists what you can ask.")
