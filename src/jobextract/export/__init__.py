"""What extractions are turned into: tables for a terminal, files of several formats, data frames."""
