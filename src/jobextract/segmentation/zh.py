"""Chinese: what ends a sentence."""

TERMINATORS = "。！？；"
