"""Turns a parsed TOML table into a frozen struct and finds every fault of its shape on the way.

`msgspec.convert` alone would stop at the first fault and name it in JSON's terms.
"""

from __future__ import annotations

import enum
import re
import types
import typing
from collections.abc import Mapping
from typing import NamedTuple, TypeVar

import msgspec

T = TypeVar("T", bound=msgspec.Struct)


class Fault(NamedTuple):
    """One thing that is wrong with a configuration: the key as a dotted path, the problem, the remedy."""

    key: str
    problem: str
    remedy: str


def build(kind: type[T], table: Mapping[str, object], path: str, faults: list[Fault]) -> T | None:
    """A `kind` with the values of `table`, or None with the reasons added to `faults`.

    `path` is the table's own dotted path. Lists of tables are counted from 1. No value is ever quoted, since
    it may be a secret that stands in the wrong place.
    """
    fields = {field.encode_name: field for field in msgspec.structs.fields(kind)}
    before = len(faults)
    values: dict[str, object] = {}
    faults += [_unknown(key, _join(path, key), list(fields)) for key in table if key not in fields]
    for key, field in fields.items():
        dotted = _join(path, key)
        if key in table:
            values[field.name] = _value(table[key], field.type, dotted, faults)
        elif field.required:
            faults.append(Fault(dotted, "missing", f"Add it: {_described(field.type)}"))
    return kind(**values) if len(faults) == before else None


def _value(value: object, kind: typing.Any, path: str, faults: list[Fault]) -> object:
    table = _table_of(kind)
    if table is not None and kind is table and isinstance(value, dict):
        return build(table, value, path, faults)
    if table is not None and isinstance(value, list) and all(isinstance(each, dict) for each in value):
        return tuple(build(table, each, f"{path}[{place}]", faults) for place, each in enumerate(value, 1))
    if table is None:
        try:
            return msgspec.convert(value, kind)
        except msgspec.ValidationError:
            pass
    faults.append(Fault(path, "has a value of the wrong kind", f"Write {_described(kind)}"))
    return None


def _table_of(kind: typing.Any) -> type[msgspec.Struct] | None:
    """The struct that `kind`, a field's type, is or lists."""
    item = typing.get_args(kind)[0] if typing.get_origin(kind) is tuple else kind
    return item if isinstance(item, type) and issubclass(item, msgspec.Struct) else None


def _described(kind: typing.Any) -> str:
    """What a value of this type looks like in TOML."""
    if _table_of(kind) is not None:
        return "a table" if _table_of(kind) is kind else "a list of tables ([[...]])"
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return "one of " + ", ".join(f'"{choice.value}"' for choice in kind)
    if typing.get_origin(kind) is types.UnionType or typing.get_origin(kind) is typing.Union:
        return "a text in quotes, or a table of texts by language"
    if typing.get_origin(kind) is tuple:
        return "a list of texts in quotes"
    if typing.get_origin(kind) is dict:
        return "a table of texts"
    return {str: "a text in quotes", bool: "true or false", int: "a whole number", float: "a number"}[kind]


def _unknown(key: str, dotted: str, known: list[str]) -> Fault:
    import difflib  # noqa: PLC0415  only a wrong configuration needs it

    nearest = difflib.get_close_matches(key, known, n=1, cutoff=0.0)[0]
    return Fault(
        dotted, "unknown key", f'The nearest known key is "{nearest}": correct the name, or remove it'
    )


def _join(path: str, key: str) -> str:
    shown = key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else msgspec.json.encode(key).decode()
    return f"{path}.{shown}" if path else shown
