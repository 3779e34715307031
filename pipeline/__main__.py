"""The command ``vorlagen``: arguments in, an exit code out; every error ends as one sentence with its code."""

from __future__ import annotations

import sys

INTERRUPTED = 130


def main() -> None:
    """Run the command and leave with its exit code: 0 all read, 1 some not, 2 usage, 3 a tool missing, 130 Ctrl-C."""
    import signal

    from pipeline.cli import app
    from pipeline.errors import VorlagenError

    if hasattr(signal, "SIGPIPE"):  # `vorlagen look … | head` ends quietly
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    # A machine that is shut down, or a queue whose time is over, ends a run as Ctrl-C does: what is finished is kept.
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        app()
    except VorlagenError as error:
        print(f"vorlagen: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
    except SystemExit as left:
        if left.code == INTERRUPTED:  # what typer makes of a KeyboardInterrupt
            print("vorlagen: interrupted; run the same command again to go on where it stopped.", file=sys.stderr)
        raise


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    main()
