"""The verbs of ``vorlagen``: what was typed in, a call of a plain function, what people read out."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from pipeline.settings import Settings

app = typer.Typer(
    name="vorlagen",
    help="Reads German council papers (Vorlagen): records and tables, with the place on the page for every value.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


class Engine(StrEnum):
    auto = "auto"
    tesserocr = "tesserocr"
    pytesseract = "pytesseract"


class Retry(StrEnum):
    failed = "failed"
    partial = "partial"
    all = "all"


class Stage(StrEnum):
    words = "words"
    lines = "lines"
    text = "text"
    repaired = "repaired"
    outline = "outline"
    mentions = "mentions"
    record = "record"


Outputs = Annotated[Path, typer.Option("--output", "-o", help="Folder of the results.")]
EngineOption = Annotated[Engine | None, typer.Option(help="OCR engine; auto takes the best that is there.")]
Jobs = Annotated[
    int | None, typer.Option("--jobs", "-j", min=1, help="Documents read side by side; default: one a core.")
]
PublicOnly = Annotated[
    bool, typer.Option("--public-only", help="Take only what is surely printed as public; count the rest.")
]
PaperFormats = Annotated[
    list[str] | None, typer.Option("--format", help="Beside the record a file of each paper: alto, pdf. Repeatable.")
]
OneFile = Annotated[Path, typer.Argument(help="A PDF, an image, a text, hOCR or ALTO file.", show_default=False)]


def _settings(**told: Any) -> Settings:
    """The settings from the environment and the file, with what was told on the command line."""
    from pydantic import ValidationError

    from pipeline.errors import UsageError
    from pipeline.settings import Settings

    try:
        settings = Settings(**{name: value for name, value in told.items() if value not in (None, False)})
    except ValidationError as error:
        first = error.errors()[0]
        name = "_".join(map(str, first["loc"]))
        advice = f"It stands in VORLAGEN_{name.upper()} or in the file of settings."
        raise UsageError(f"the setting {name} is wrong: {first['msg']}", advice=advice) from error
    if settings.lexicon is not None:
        from pipeline.repair.local import read

        try:  # at once, not paper by paper
            read(settings.lexicon)
        except (OSError, ValueError) as error:
            advice = "Make one with `vorlagen learn`."
            raise UsageError(f"the lexicon cannot be used: {error}.", advice=advice) from error
    if settings.register_file is not None:
        from pipeline.german.register import load_register

        load_register(settings.register_file)
    return settings


def _print(text: str) -> None:
    """Text to standard output as it is, in UTF-8, no line end changed."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()


@app.command()
def run(
    paths: Annotated[list[Path], typer.Argument(help="Files and folders.", show_default=False, metavar="PATH...")],
    output: Outputs = Path("outputs"),
    jobs: Jobs = None,
    again: Annotated[bool, typer.Option("--again", help="Read everything again.")] = False,
    retry: Annotated[Retry | None, typer.Option(help="Read these again, whatever the reason.")] = None,
    public_only: PublicOnly = False,
    metadata: Annotated[
        Path | None, typer.Option(help="Columns of your own for the papers: a CSV file with a column path.")
    ] = None,
    dask: Annotated[
        str | None,
        typer.Option(help="Let the workers of a Dask cluster read: the address of its scheduler.", metavar="ADDRESS"),
    ] = None,
    shard: Annotated[
        str | None, typer.Option(help="Read only this part, for several machines; then vorlagen merge.", metavar="I/N")
    ] = None,
    form: PaperFormats = None,
    engine: EngineOption = None,
    lexicon: Annotated[
        Path | None, typer.Option(help="What vorlagen learn made of one's own archive.", metavar="FILE")
    ] = None,
    one_per_folder: Annotated[
        bool, typer.Option("--one-per-folder", help="A folder of page images is one paper, in the order of the names.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Read nothing; tell pages, verdicts, time and disk.")
    ] = False,
) -> None:
    """Read files and folders into records and tables.

    Folders are read with all folders below; other types of files in them and the results of runs are passed over.
    What was read before and has not changed is kept. Limits and everything else can be set in vorlagen.toml.
    """
    from pipeline.batch import show
    from pipeline.batch.run import run as run_batch
    from pipeline.batch.shards import parse

    settings = _settings(engine=engine.value if engine else None, lexicon=lexicon, one_per_folder=one_per_folder)
    if dry_run:
        from pipeline.batch.survey import survey

        with show.progress() as progress:
            told = survey(
                paths,
                output,
                settings,
                jobs=jobs,
                again=again,
                retry=retry.value if retry else None,
                public_only=public_only,
                progress=progress,
            )
        show.survey(told)
        return
    with show.progress() as progress:
        summary = run_batch(
            paths,
            output,
            settings,
            jobs=jobs,
            again=again,
            retry=retry.value if retry else None,
            public_only=public_only,
            metadata=metadata,
            formats=tuple(form or ()),
            mine=parse(shard).holds if shard else lambda _: True,
            dask=dask,
            progress=progress,
        )
    show.summary(summary, output)
    raise typer.Exit(summary.exit_code)


@app.command()
def watch(
    folder: Annotated[Path, typer.Argument(help="The folder that a scanner fills.", show_default=False)],
    output: Outputs = Path("outputs"),
    jobs: Jobs = None,
    public_only: PublicOnly = False,
    form: PaperFormats = None,
) -> None:
    """Read what comes into a folder, each file when it is complete, until Ctrl-C or SIGTERM.

    A file that is taken away stays in the results; vorlagen run on the folder brings them in line.
    """
    from pipeline.batch import show
    from pipeline.batch.watch import stopping
    from pipeline.batch.watch import watch as watch_folder

    with stopping() as stop:
        _print(f"watching {folder}; Ctrl-C ends it\n")
        watch_folder(
            folder,
            output,
            _settings(),
            stop=stop,
            jobs=jobs,
            public_only=public_only,
            formats=tuple(form or ()),
            said=lambda told: show.watched(told, output),
        )
    _print("ended; papers in hand are read, the tables are written\n")


@app.command()
def look(
    file: OneFile,
    stage: Annotated[Stage, typer.Option(help="The station of the reading to show.")] = Stage.record,
    explain: Annotated[
        str | None, typer.Option(help="Tell which rule and words gave this field of the record.", metavar="FIELD")
    ] = None,
    page: Annotated[int | None, typer.Option(min=1, help="Only this page.")] = None,
    picture: Annotated[
        Path | None, typer.Option(help="Write the page as PNG, with what was found drawn on it.", metavar="PNG")
    ] = None,
    engine: EngineOption = None,
) -> None:
    """Show any station of the reading of one file."""
    from pipeline import look as station

    settings = _settings(engine=engine.value if engine else None)
    if explain:
        _print(station.explain(file, explain, settings) + "\n")
    elif picture:
        station.picture(file, picture, page or 1, settings)
        _print(f"{picture}\n")
    else:
        _print(station.look(file, stage.value, settings, page=page) + "\n")


@app.command()
def repair(
    file: Annotated[str, typer.Argument(help="A text file, or - for standard input.", show_default=False)],
    as_json: Annotated[bool, typer.Option("--json", help="Text and edits as JSON.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="What was changed, line by line, in colours.")] = False,
) -> None:
    """Repair a German text, keeping every line end."""
    import json

    from pipeline import repair as stage
    from pipeline.batch import show
    from pipeline.look import text_of

    raw = text_of(None if file == "-" else Path(file))
    text, edits = stage.repair_text(raw, lexicon=_settings().lexicon)
    if as_json:
        _print(json.dumps(stage.as_json(text, edits), ensure_ascii=False, indent=1) + "\n")
    elif diff:
        show.edits(raw, edits)
    else:
        _print(text)


@app.command()
def learn(
    papers: Annotated[list[Path], typer.Argument(help="Folders and files of clean texts (.txt).", show_default=False)],
    output: Annotated[Path, typer.Option("--output", "-o", help="The file to write.")] = Path("lexicon.txt"),
    register: Annotated[
        Path | None,
        typer.Option(help="Bodies of the council to take along: an OParl organization list or a CSV.", metavar="FILE"),
    ] = None,
) -> None:
    """Learn words and bodies of one's own archive from clean texts, for run --lexicon; the file names persons."""
    from pipeline.repair.local import learn as count

    for name, figure in count(papers, output, register=register).items():
        _print(f"{name}: {figure}\n")


@app.command()
def export(
    output: Outputs = Path("outputs"),
    form: Annotated[
        list[str] | None,
        typer.Option("--format", help="What to write; may be given more than once. Default: what every run writes."),
    ] = None,
) -> None:
    """Write tables and other formats from the records, without reading again."""
    from pipeline.batch import show
    from pipeline.batch.run import export as export_batch
    from pipeline.formats import EVERY_RUN

    show.exported(export_batch(output, form or list(EVERY_RUN), _settings().oparl_address), output)


@app.command()
def merge(
    parts: Annotated[list[Path], typer.Argument(help="Folders of results.", show_default=False, metavar="PART...")],
    output: Outputs = Path("outputs"),
) -> None:
    """Join the results of several machines; needs no OCR engine."""
    from pipeline.batch import show
    from pipeline.batch.shards import merge as merge_parts

    show.exported(merge_parts(parts, output), output)


@app.command()
def status(
    output: Outputs = Path("outputs"),
    every: Annotated[bool, typer.Option("--all", help="Name every file, not only the first of each kind.")] = False,
) -> None:
    """Show what was read; which files were not, why, and what to do; what is in doubt."""
    from pipeline.batch import show

    show.status(output, every=every)


@app.command()
def doctor() -> None:
    """Tell what is installed, what is missing and how to get it."""
    from pipeline.batch import show
    from pipeline.doctor import examine

    report = examine()
    show.doctor(report)
    raise typer.Exit(report.exit_code)


@app.command()
def score(
    outputs: Annotated[Path, typer.Argument(help="Folder of results.", show_default=False)],
    truth: Annotated[Path, typer.Argument(help="Folder with *.truth.json files.", show_default=False)],
    as_json: Annotated[bool, typer.Option("--json", help="Every figure as JSON.")] = False,
    page: Annotated[Path | None, typer.Option(help="Write the figures as a web page.", metavar="HTML")] = None,
    draft: Annotated[bool, typer.Option("--draft", help="Write drafts of truth beside papers without one.")] = False,
) -> None:
    """Compare results with the truth, every figure."""
    import json

    from rich.console import Console

    from pipeline import score as judge
    from pipeline.errors import UsageError
    from pipeline.score import draft as drafts
    from pipeline.score import report as printed

    if draft:
        for written in drafts.draft(outputs, truth):
            _print(f"{written}\n")
        return
    report = judge.score(outputs, truth)
    if page:
        try:
            page.write_text(printed.page(report), encoding="utf-8")
        except OSError as error:
            raise UsageError(f"this page cannot be written: {error.strerror}", path=str(page)) from error
    if as_json:
        _print(json.dumps(report.whole(), ensure_ascii=False, indent=2) + "\n")
    else:
        printed.show(report, Console())
