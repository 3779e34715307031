"""Every setting in one place, with its default and its reason; only the hall and the workshops read them.

Each can be set by an environment variable ``VORLAGEN_<NAME>`` or in the file ``vorlagen.toml`` of the folder in which
the command is given (another file: ``VORLAGEN_SETTINGS``); the variable wins over the file.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from pipeline.errors import UsageError

EngineChoice = Literal["auto", "tesserocr", "pytesseract"]


class Settings(BaseSettings):
    """How papers are read. Units stand in the titles; the same settings and input give the same bytes."""

    model_config = SettingsConfigDict(env_prefix="VORLAGEN_", frozen=True, extra="forbid")

    engine: EngineChoice = Field("auto", title="OCR engine; auto takes tesserocr where it is there, else pytesseract")
    languages: str = Field("deu", title="Tesseract languages; deu alone, because deu+eng loses umlauts again")
    dpi: int = Field(300, title="resolution at which vector pages are rendered; scans keep their own", ge=100, le=600)
    several: bool = Field(True, title="look for several papers in one file; false takes each file as one paper")
    one_per_folder: bool = Field(False, title="read a folder of page images as one paper")
    lexicon: Path | None = Field(None, title="learnt file of one's own archive (`vorlagen learn`)")
    register_file: Path | None = Field(None, title="register of bodies: OParl organization list or CSV")

    oparl_address: str | None = Field(None, title="address of one's OParl server, for the ids of the export")

    watch_quiet: float = Field(
        5.0, title="`vorlagen watch` takes a file that has not changed for so long, seconds", ge=0
    )

    max_bytes: int = Field(1_000_000_000, title="largest file, bytes")
    max_pages: int = Field(2_000, title="most pages of one file")
    max_pixels: int = Field(120_000_000, title="largest page image, pixels")
    max_seconds: float = Field(1_800.0, title="longest time for one document, or for 8 pages of a large one, seconds")
    max_memory: int = Field(2_500_000_000, title="most memory of one worker, bytes")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """What is told in the call, then the environment, then the file. Raises UsageError for a file that is none."""
        named = os.environ.get("VORLAGEN_SETTINGS")
        place = Path(named or "vorlagen.toml")
        if named and not place.is_file():
            raise UsageError("there is no such file of settings", path=named, advice="Mend VORLAGEN_SETTINGS.")
        try:
            return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, place)
        except (OSError, ValueError) as error:
            raise UsageError(f"this is no file of settings: {error}", path=str(place), advice="It is TOML.") from error

    def with_absolute_paths(self) -> Settings:
        """The same, for a process that stands in another folder."""
        given = {name: getattr(self, name) for name in ("lexicon", "register_file")}
        return self.model_copy(update={name: path.absolute() for name, path in given.items() if path is not None})

    def of_record(self) -> dict[str, str | int | float | bool | None]:
        """The settings that change what is read, for the record's provenance; paths as names only."""
        return {
            "engine": self.engine,
            "languages": self.languages,
            "dpi": self.dpi,
            "several": self.several,
            "one_per_folder": self.one_per_folder,
            "lexicon": self.lexicon.name if self.lexicon else None,
            "register_file": self.register_file.name if self.register_file else None,
        }
