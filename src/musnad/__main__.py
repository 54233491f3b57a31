"""`python -m musnad`: the same command, where the script's folder is not on the path."""

from musnad.cli import main

if __name__ == "__main__":
    main()
