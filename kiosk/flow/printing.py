"""Receipts and statements on paper: one job at a time, few for each customer, and every end of one is told."""

from __future__ import annotations

from typing import Any

import msgspec

from kiosk.flow import effects as do
from kiosk.flow import events as ev
from kiosk.flow.paper import JobNews, Printing, PrintProblem, Stage
from kiosk.flow.rules import Rules
from kiosk.flow.states import Hosted, Receipt, Session
from kiosk.flow.step import Handler, Step


def looked_at(session: Session) -> tuple[do.Effect, ...]:
    """Ask, before anything is offered, whether there is a printer, and what lies in it."""
    return (do.LookAtPrinter(session.id),)


def touched(session: Session) -> Session:
    """Somebody is there, who may have asked the page for what it now asks us."""
    if session.printing.pressed:
        return session
    return _with(session, msgspec.structs.replace(session.printing, pressed=True))


def second(rules: Rules, session: Session) -> Step:
    """A second of a job, or of what is told of its end."""
    printing = session.printing
    if printing.stage is Stage.IDLE:
        return session, ()
    left = printing.left - 1
    if not printing.is_busy:
        told = msgspec.structs.replace(printing, left=left)
        return _with(session, told if left > 0 else _idle(printing)), ()
    if left <= 0:
        return _give_up(rules, session, printing.problem or PrintProblem.TOO_SLOW)
    if printing.stage is not Stage.PRINTING:
        return _with(session, msgspec.structs.replace(printing, left=left)), ()
    stuck = printing.stuck + 1 if printing.problem is not None else 0
    if printing.problem is not None and stuck >= rules.paper_patience:
        return _give_up(rules, session, printing.problem)
    counted = msgspec.structs.replace(printing, left=left, stuck=stuck, asking=True)
    if printing.asking:
        return _with(session, counted), ()
    return _with(session, counted), (do.FollowJob(session.id, printing.number, printing.job),)


def _seen(_: Rules, session: Session, __: Any, event: ev.PrinterSeen) -> Step:
    return _with(session, msgspec.structs.replace(session.printing, paper=event.paper)), ()


def _asked_by_page(rules: Rules, session: Session, state: Any, event: ev.PrintAsked) -> Step:
    """A page wants to be printed: once for each time that somebody has touched the terminal."""
    printing = session.printing
    if printing.paper is None or printing.is_busy or not printing.pressed:
        return session, (do.RefusePrint(session.id),)
    session, effects = _make(rules, session)
    return _with(session, msgspec.structs.replace(session.printing, pressed=False)), effects


def _pressed(rules: Rules, session: Session, state: Any, event: ev.PrintPressed) -> Step:
    if session.printing.paper is None or session.printing.is_busy:
        return session, ()
    return _make(rules, session, whole=True)


def _statement(rules: Rules, session: Session, state: Any, event: ev.StatementPrinted) -> Step:
    """A statement is a letter already; it only has to be sent."""
    paper = session.printing.paper
    if paper is None or session.printing.is_busy:
        return session, ()
    if paper.is_roll:
        return _fail(rules, session, PrintProblem.TOO_NARROW), ()
    return _send(rules, _numbered(session), event.pdf, event.pages)


def _made(rules: Rules, session: Session, state: Any, event: ev.PaperMade) -> Step:
    if session.printing.stage is not Stage.MAKING or event.number != session.printing.number:
        return session, ()
    return _send(rules, session, event.pdf, event.pages)


def _sent(rules: Rules, session: Session, state: Any, event: ev.PaperSent) -> Step:
    """A job that was given up here while it was sent is taken back by the clearing at the end."""
    printing = session.printing
    if event.number != printing.number or printing.stage is not Stage.SENDING:
        return session, (do.CancelJob(session.id, event.number, event.job),)
    under_way = msgspec.structs.replace(
        printing, stage=Stage.PRINTING, job=event.job, left=rules.printing, stuck=0, asking=False
    )
    return _with(session, under_way), ()


def _failed(rules: Rules, session: Session, state: Any, event: ev.PaperFailed) -> Step:
    if event.number != session.printing.number or not session.printing.is_busy:
        return session, ()
    return _fail(rules, session, event.problem), ()


def _heard(rules: Rules, session: Session, state: Any, event: ev.JobHeard) -> Step:
    printing = session.printing
    if event.number != printing.number or printing.stage is not Stage.PRINTING:
        return session, ()
    match event.news:
        case JobNews.DONE:
            done = msgspec.structs.replace(printing, stage=Stage.DONE, problem=None, left=rules.paper_told)
            return _with(session, done), ()
        case JobNews.FAILED:
            return _give_up(rules, session, event.problem or PrintProblem.REFUSED)
        case JobNews.UNDER_WAY:
            heard = msgspec.structs.replace(printing, problem=event.problem, asking=False)
            return _with(session, heard), ()


def _make(rules: Rules, session: Session, *, whole: bool = False) -> Step:
    if session.printing.number >= rules.most_prints:
        return _fail(rules, session, PrintProblem.TOO_MANY), ()
    numbered = _numbered(session)
    printing, paper = numbered.printing, numbered.printing.paper
    if paper is None:
        return session, ()
    making = msgspec.structs.replace(printing, stage=Stage.MAKING, left=rules.making)
    effect = do.MakePaper(session.id, printing.number, paper, whole=whole)
    return _with(session, making), (effect,)


def _send(rules: Rules, session: Session, pdf: bytes, pages: int) -> Step:
    printing = session.printing
    if pages > rules.most_pages:
        return _fail(rules, session, PrintProblem.TOO_LONG), ()
    if printing.number > rules.most_prints:
        return _fail(rules, session, PrintProblem.TOO_MANY), ()
    sending = msgspec.structs.replace(printing, stage=Stage.SENDING, left=rules.sending)
    return _with(session, sending), (do.SendPaper(session.id, printing.number, pdf),)


def _numbered(session: Session) -> Session:
    """The next job of this customer: nothing of the last one is left."""
    last = session.printing
    new = Printing(paper=last.paper, number=last.number + 1, pressed=last.pressed)
    return _with(session, new)


def _give_up(rules: Rules, session: Session, problem: PrintProblem) -> Step:
    """What can't be printed now must not come out later, before somebody else's eyes."""
    printing = session.printing
    failed = _fail(rules, session, problem)
    if not printing.job:
        return failed, ()
    return failed, (do.CancelJob(session.id, printing.number, printing.job),)


def _fail(rules: Rules, session: Session, problem: PrintProblem) -> Session:
    failed = msgspec.structs.replace(
        session.printing, stage=Stage.FAILED, problem=problem, left=rules.paper_told, stuck=0
    )
    return _with(session, failed)


def _idle(printing: Printing) -> Printing:
    return Printing(paper=printing.paper, number=printing.number, pressed=printing.pressed)


def _with(session: Session, printing: Printing) -> Session:
    return msgspec.structs.replace(session, printing=printing)


_ON_PAGES: dict[type, Handler] = {
    ev.PrintAsked: _asked_by_page,
    ev.PrintPressed: _pressed,
    ev.StatementPrinted: _statement,
}
HANDLERS: dict[tuple[type, type], Handler] = {
    (state, event): handler for state in (Hosted, Receipt) for event, handler in _ON_PAGES.items()
}
ANYWHERE: dict[type, Handler] = {
    ev.PrinterSeen: _seen,
    ev.PaperMade: _made,
    ev.PaperSent: _sent,
    ev.PaperFailed: _failed,
    ev.JobHeard: _heard,
}
"""A customer may have left the page for the menu while it is printed."""
