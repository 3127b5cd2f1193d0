"""The style sheet of the clerk's side, on top of the customers': smaller, since it is read from a chair."""

from __future__ import annotations

from string import Template

import msgspec

from kiosk import resources
from kiosk.ui.theme import Theme


def style_sheet(theme: Theme) -> str:
    """What kiosk.qss says, with counter.qss after it."""
    mm = theme.mm
    own = Template(resources.text("style/counter.qss")).substitute(
        msgspec.structs.asdict(theme.palette),
        small=mm(3.6),
        body=mm(4.2),
        lead=mm(4.8),
        title=mm(7),
        headline=mm(8.5),
        field=mm(7),
        control=mm(11),
        radius=mm(1.6),
        gap=mm(3),
        thin=max(1, mm(0.3)),
        thick=max(2, mm(0.6)),
    )
    return f"{theme.style_sheet()}\n{own}"
