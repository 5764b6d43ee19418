"""``python -m briefpack``: the same as the ``briefpack`` command."""

from briefpack.cli.main import main

if __name__ == "__main__":
    main()
