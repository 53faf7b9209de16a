"""What an extraction is turned into."""
