"""Run the command line as `python -m audit`."""

from audit.cli.main import main

if __name__ == "__main__":
    main()
