"""The catalogues: in line with the source, finished where they are offered, and true to what they translate."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from kiosk import languages

ROOT = Path(__file__).parents[2]
CATALOGUES = ROOT / "resources" / "i18n"
FINISHED = ("en", "es")
TEXTS = (
    "setText",
    "setAccessibleName",
    "setAccessibleDescription",
    "setToolTip",
    "setPlaceholderText",
    "say",
)
"""Methods whose first argument somebody reads or hears."""
MAKERS = {"label": 1, "button": 0, "QLabel": 0, "QPushButton": 0, "QCheckBox": 0}
"""Makers of widgets, and which of their arguments is read."""
WORD = re.compile(r"[A-Za-z]{2}")


def messages(language: str) -> Iterator[tuple[str, list[str]]]:
    """Each text of a catalogue with its translation, or its translations by number; those left to do left out."""
    for message in ET.parse(CATALOGUES / f"kiosk_{language}.ts").iter("message"):  # noqa: S314  our own
        source, translation = message.find("source"), message.find("translation")
        assert source is not None
        assert translation is not None
        if translation.get("type") is None:
            forms = [form.text or "" for form in translation.iter("numerusform")]
            yield source.text or "", forms or [translation.text or ""]


@pytest.fixture(scope="module")
def renewed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The catalogues as `make translations` makes them of the source as it is."""
    folder = tmp_path_factory.mktemp("catalogues") / "i18n"
    shutil.copytree(CATALOGUES, folder)
    for compiled in folder.glob("*.qm"):
        compiled.unlink()
    tools = Path(sys.executable).parent.parent
    subprocess.run(
        [ROOT / "packaging" / "translations.sh", folder],
        check=True,
        env={"VENV": str(tools), "PATH": "/usr/bin:/bin"},
        stdout=subprocess.DEVNULL,
    )
    return folder


def test_no_catalogue_is_stale(renewed: Path) -> None:
    """A word that is new, changed or gone in the source, or a text that was not compiled: `make translations`."""
    made = {file.name: file.read_bytes() for file in renewed.iterdir()}
    kept = {file.name: file.read_bytes() for file in CATALOGUES.iterdir()}

    assert [name for name in sorted({*made, *kept}) if made.get(name) != kept.get(name)] == []


@pytest.mark.parametrize("language", FINISHED)
def test_english_and_spanish_are_finished(language: str) -> None:
    assert languages.finished(language) == 100
    assert languages.compiled(language).is_file()


def test_haitian_creole_is_begun_and_not_offered() -> None:
    assert 0 < languages.finished("ht") < 100
    assert languages.offered(("ht", "es", "en")) == ("es", "en")


def test_where_nothing_is_finished_english_is_offered() -> None:
    assert languages.offered(("ht",)) == ("en",)


def test_a_language_is_a_file() -> None:
    assert languages.known() == tuple(
        sorted(file.stem.removeprefix("kiosk_") for file in CATALOGUES.glob("*.ts"))
    )


def test_a_share_is_rounded_down_so_that_only_all_is_all() -> None:
    text, open_text = "<message><translation>a</translation>", '<message><translation type="unfinished">'

    assert languages.share(text * 999 + open_text) == 99
    assert languages.share(text) == 100
    assert languages.share("") == 0


@pytest.mark.parametrize("language", languages.known())
def test_what_is_filled_in_stands_in_every_translation(language: str) -> None:
    wrong = [
        source
        for source, forms in messages(language)
        for form in forms
        if sorted(re.findall(r"\{\d\}|%n", source)) != sorted(re.findall(r"\{\d\}|%n", form)) or not form
    ]

    assert wrong == []


@pytest.mark.parametrize("language", ["es"])
def test_a_button_is_quoted_by_the_name_that_it_bears(language: str) -> None:
    names = {source: forms[0] for source, forms in messages(language)}
    wrong = [
        (source, quoted)
        for source, forms in messages(language)
        for quoted in re.findall("“(.*?)”", source)
        if quoted in names and f"“{names[quoted]}”" not in forms[0]
    ]

    assert wrong == []


@pytest.mark.parametrize("file", sorted((ROOT / "kiosk" / "ui").rglob("*.py")), ids=lambda file: file.stem)
def test_every_visible_word_goes_through_translation(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    bare = [f"{file.name}:{text.lineno}: {ast.unparse(text)}" for text in read(tree) if is_bare(text)]

    assert bare == []


def read(tree: ast.Module) -> Iterator[ast.expr]:
    """Every argument in a module that ends up on a widget to be read."""
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call):
            continue
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        place = 0 if name in TEXTS else MAKERS.get(name)
        if place is not None and len(call.args) > place:
            yield call.args[place]


def is_bare(text: ast.expr) -> bool:
    """Whether words stand in it that nobody translates."""
    match text:
        case ast.Constant(value=str(words)):
            return bool(WORD.search(words))
        case ast.JoinedStr(values=values):
            return any(map(is_bare, values))
        case ast.BinOp(left=left, right=right):
            return is_bare(left) or is_bare(right)
        case ast.IfExp(body=body, orelse=orelse):
            return is_bare(body) or is_bare(orelse)
        case _:
            return False


def test_every_word_given_to_tr_stands_in_the_catalogue_of_its_class(renewed: Path) -> None:
    """What lupdate does not read, inside an f-string for instance, would stay English for ever."""
    known = {
        (context.findtext("name"), message.findtext("source"))
        for context in ET.parse(renewed / "kiosk_es.ts").iter("context")  # noqa: S314  our own
        for message in context.iter("message")
    }
    missed = [
        f"{file.name}:{word.lineno}: {ast.unparse(word)}"
        for file in sorted((ROOT / "kiosk").rglob("*.py"))
        for name, word in translated(ast.parse(file.read_text(encoding="utf-8")))
        if not isinstance(word, ast.Constant) or (name, word.value) not in known
    ]

    assert missed == []


def translated(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    """What is given to `tr` in a module, with the name of the class in which that is done."""
    for owner in ast.walk(tree):
        if isinstance(owner, ast.ClassDef):
            for call in ast.walk(owner):
                if (
                    isinstance(call, ast.Call)
                    and isinstance(call.func, ast.Attribute)
                    and call.func.attr == "tr"
                ):
                    yield owner.name, call.args[0]


@pytest.mark.parametrize(
    ("language", "header"), [("en", "en-US,en;q=0.9"), ("es", "es-US,es;q=0.9,en;q=0.5")]
)
def test_a_language_is_asked_for_before_english(language: str, header: str) -> None:
    assert languages.accept_language(language) == header
