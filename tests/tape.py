"""A voice that writes down what it says: speech-dispatcher's own module for any program, with a program of ours."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

_SERVICE = """\
AudioOutputMethod "alsa"
AddModule "tape" "sd_generic" "tape.conf"
DefaultModule tape
"""
_MODULE = """\
GenericExecuteSynth "{program} \\'$DATA\\' $VOLUME $VOICE"
GenericCmdDependency "sh"
GenericVolumeAdd 0
GenericVolumeMultiply 100
GenericVolumeForceInteger 1
GenericMaxChunkLength 5000
GenericLanguage "en" "en" "utf8"
GenericLanguage "es" "es" "utf8"
AddVoice "en" "MALE1" "en"
AddVoice "es" "MALE1" "es"
"""
"""Not "utf-8": speech-dispatcher 0.12 copies a single character only where it thinks that it must recode it."""
_PROGRAM = """\
#!/bin/sh
printf '%s\\t%s\\t%s\\n' "$2" "$3" "$1" >> {tape}
[ ! -e {pace} ] || exec sleep "$(cat {pace})"
"""
_NO_CARD = "pcm.!default { type null }\nctl.!default { type null }\n"


class Said(NamedTuple):
    """A piece of speech: -100 to 100 for its loudness, the voice's language, the words."""

    volume: int
    voice: str
    words: str


class Tape:
    """Lies in the `home` of the user who runs the speech service, in place of a sound card and a voice."""

    def __init__(self, home: Path) -> None:
        self._file = home / "tape"
        program = home / "voice"
        self._pace = home / "pace"
        program.write_text(_PROGRAM.format(tape=self._file, pace=self._pace), encoding="utf-8")
        program.chmod(0o755)
        modules = home / ".config" / "speech-dispatcher" / "modules"
        modules.mkdir(parents=True)
        (modules.parent / "speechd.conf").write_text(_SERVICE, encoding="utf-8")
        (modules / "tape.conf").write_text(_MODULE.format(program=program), encoding="utf-8")
        (home / ".asoundrc").write_text(_NO_CARD, encoding="utf-8")

    def takes(self, seconds: float) -> None:
        """From now on each piece that is begun takes so long, where it isn't broken off."""
        self._pace.write_text(f"{seconds}", encoding="utf-8")
        self._pace.chmod(0o644)  # for the user whom a terminal runs as

    def said(self) -> list[Said]:
        """All pieces so far."""
        if not self._file.exists():
            return []
        lines = self._file.read_text(encoding="utf-8", errors="replace").splitlines()
        pieces = (line.split("\t", 2) for line in lines if line.count("\t") >= 2)
        return [Said(int(volume), voice, words.strip()) for volume, voice, words in pieces]

    def has(self, words: str, since: int = 0) -> bool:
        """Whether these words were said, in one piece, after the first `since` pieces."""
        return any(words in each.words for each in self.said()[since:])
