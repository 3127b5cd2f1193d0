"""The city's style sheets keep their promises: contrast, sizes, focus, and rules without invented names."""

from __future__ import annotations

import re

import pytest

from kiosk import resources

NORMAL = "css/invoice-cloud.css"
HIGH = "css/invoice-cloud-high-contrast.css"
TEXT_PAIRS = [
    ("text", "page"),
    ("text", "surface"),
    ("text", "selected"),
    ("quiet-text", "page"),
    ("quiet-text", "surface"),
    ("link", "page"),
    ("link", "surface"),
    ("primary", "surface"),
    ("on-primary", "primary"),
    ("on-primary", "primary-pressed"),
    ("error", "surface"),
    ("error", "error-surface"),
    ("success", "success-surface"),
]
MARK_PAIRS = [("control-line", "surface"), ("focus", "surface"), ("focus", "page"), ("primary", "selected")]


def _rules(name: str) -> str:
    return re.sub(r"/\*.*?\*/", "", resources.text(name), flags=re.DOTALL)


def _properties(name: str) -> list[tuple[str, str]]:
    return re.findall(r"--([\w-]+):\s*([^;]+);", _rules(name))


def _colors(name: str) -> dict[str, str]:
    """The custom properties that hold when `name` is linked: the sibling changes what it imports."""
    imported = _properties(NORMAL) if "@import" in _rules(name) else []
    pairs = [*imported, *_properties(name)]
    return {key.removeprefix("city-"): value for key, value in pairs if value.startswith("#")}


def _luminance(color: str) -> float:
    """Relative luminance (WCAG 2.2, definitions)."""
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("name", "least"), [(NORMAL, 4.5), (HIGH, 7.0)])
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_stands_out_from_its_ground(name: str, least: float, text: str, ground: str) -> None:
    colors = _colors(name)
    assert _contrast(colors[text], colors[ground]) >= least


@pytest.mark.parametrize("name", [NORMAL, HIGH])
@pytest.mark.parametrize(("mark", "ground"), MARK_PAIRS)
def test_borders_and_focus_stand_out_too(name: str, mark: str, ground: str) -> None:
    colors = _colors(name)
    assert _contrast(colors[mark], colors[ground]) >= 3


@pytest.mark.parametrize("name", [NORMAL, HIGH])
@pytest.mark.parametrize(
    ("key", "least"),
    [
        ("control-height", 57),
        ("text-size", 18),
        ("large-text-size", 18),
        ("subheading-size", 18),
        ("heading-size", 18),
        ("focus-width", 3),
        ("focus-offset", 2),
    ],
)
def test_no_size_is_ever_set_below_its_least(name: str, key: str, least: int) -> None:
    sizes = [int(value.removesuffix("px")) for each, value in _properties(name) if each == key]
    assert all(size >= least for size in sizes)
    assert sizes or name == HIGH


def test_every_font_size_and_control_height_is_one_of_the_properties() -> None:
    rules = _rules(NORMAL)
    sizes = set(re.findall(r"[^-]font-size:\s*([^;]+);", rules))
    assert sizes <= {
        "inherit !important",
        *(f"var(--{kind}-size) !important" for kind in ("text", "large-text", "heading", "subheading")),
    }
    heights = set(re.findall(r"min-height:\s*([^;]+);", rules))
    assert heights == {
        "var(--control-height)",
        "var(--control-height) !important",
        "calc(var(--control-height) + 11px) !important",
    }


def test_controls_of_every_kind_get_the_height_and_a_focus_that_shows() -> None:
    rules = dict(re.findall(r"([^{}]+)\{([^{}]*)\}", _rules(NORMAL)))
    high = " ".join(" ".join(head.split()) for head, body in rules.items() if "--control-height) !" in body)
    for control in ("button", "select", "textarea", "input:not(", '[role="button"]', "label:has(", "summary"):
        assert control in high
    (focus,) = [body for head, body in rules.items() if head.strip() == ":focus-visible"]
    assert "outline: var(--focus-width) solid var(--city-focus) !important" in focus
    assert "outline-offset: var(--focus-offset) !important" in focus


@pytest.mark.parametrize("name", [NORMAL, HIGH])
def test_rules_speak_of_elements_and_roles_alone(name: str) -> None:
    heads = " ".join(re.findall(r"([^{};]+)\{", _rules(name)))
    assert not re.search(r"[.#][A-Za-z_]", heads)


def test_the_first_thing_said_is_that_the_markup_is_not_public() -> None:
    assert "markup is not public" in resources.text(NORMAL)[:600]


def test_the_sibling_takes_the_rules_from_the_same_folder() -> None:
    assert re.findall(r"@import ([^;]+);", _rules(HIGH)) == ['url("invoice-cloud.css")']
