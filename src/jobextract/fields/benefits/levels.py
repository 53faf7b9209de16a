"""How much a word says that something is offered."""

SURE = 2  # an offer wherever it stands
NAMED = 1  # an offer where something is offered
VAGUE = 0  # the same, and other words beside it say better of what kind
