"""``python -m jobextract``."""

from jobextract.cli import main

if __name__ == "__main__":
    main()
