"""The command ``vorlagen``: arguments in, an exit code out; every error ends as one sentence with its code."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command and leave with its exit code: 0 all read, 1 some not, 2 usage, 3 a tool is missing."""
    import signal

    from pipeline.cli import app
    from pipeline.errors import VorlagenError

    if hasattr(signal, "SIGPIPE"):  # `vorlagen look … | head` ends quietly
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    try:
        app()
    except VorlagenError as error:
        print(f"vorlagen: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        print("vorlagen: interrupted; run the same command again to go on where it stopped.", file=sys.stderr)
        sys.exit(130)


if __name__ == "__main__":
    main()
