"""A technician sets volume, languages and the touch screen; what nobody keeps goes again by itself."""

from __future__ import annotations

import msgspec
import pytest

from kiosk.calibration import CROSSES, IDENTITY, Area, Matrix, Objection, Point, Touch, moved_by
from kiosk.flow import adminevents as at
from kiosk.flow import effects as do
from kiosk.flow import events as ev
from kiosk.flow.preferences import LOUDEST, QUIETEST, Defaults, Preferences
from kiosk.flow.states import Closed, ClosedReason, Session, SessionId, Welcome
from kiosk.flow.technician import Admin, Calibrating, Deed, Panel, Stage, Tuning, Way
from tests.unit.flows import Make, Run, lost
from tests.unit.test_admin_flow import IN, RULES_WITH

RULES = msgspec.structs.replace(RULES_WITH, languages=("en", "es", "ht"))
AREA = Area(340, 270)
SHIFTED: Matrix = (1.0, 0.0, 0.05, 0.0, 1.0, -0.02, 0.0, 0.0, 1.0)
BEFORE: Matrix = (1.0, 0.0, 0.1, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0)
PANEL = Panel(Way.X11, 9, BEFORE)


def press(kind: type[ev.Event], *fields: object) -> Make:
    return lambda session: kind(session, *fields)


def seen(panel: Panel) -> Make:
    return lambda session: at.TouchSeen(session, 0, panel)


def done(kind: type[at.Kept | at.TouchSet], *, ok: bool = True) -> Make:
    return lambda session: kind(session, 0, ok)


def crosses(bent: Matrix = SHIFTED) -> tuple[Make, ...]:
    return tuple(press(at.CrossTouched, Touch(each, moved_by(bent, each)), AREA) for each in CROSSES)


TUNING = (*IN, at.TuningPressed)
CALIBRATING = (*IN, at.CalibratePressed, seen(PANEL))
TRYING = (*CALIBRATING, *crosses(), done(at.TouchSet))


@pytest.fixture
def run() -> Run:
    return Run(RULES)


def tuning(run: Run) -> Tuning:
    assert isinstance(run.session.state, Tuning)
    return run.session.state


def calibrating(run: Run) -> Calibrating:
    assert isinstance(run.session.state, Calibrating)
    return run.session.state


def sets(run: Run) -> list[Matrix]:
    return [each.matrix for each in run.effects if isinstance(each, do.SetTouch)]


def records(run: Run) -> list[Deed]:
    return [each.deed for each in run.effects if isinstance(each, do.RecordAdmin)]


@pytest.mark.parametrize("wanted", [at.TuningPressed, at.CalibratePressed])
def test_neither_is_reached_without_a_pin(run: Run, wanted: type[ev.Event]) -> None:
    run.after(wanted, ev.AdminWanted, wanted)

    assert type(run.session.state).__name__ == "AdminPin"


def test_a_louder_voice_is_written_down_then_kept(run: Run) -> None:
    run.after(*TUNING)
    here = run.session
    effects = run.happen(at.VolumePressed(here.id, louder=True))

    assert effects == (
        do.RecordAdmin(here.id, Deed.VOLUME),
        do.KeepDefaults(here.id, here.asked + 1, Defaults(volume=70)),
    )
    assert tuning(run).defaults.volume == 70


@pytest.mark.parametrize(("louder", "end"), [(True, LOUDEST), (False, QUIETEST)])
def test_volume_ends_where_nobody_could_bear_or_hear_it(run: Run, louder: bool, end: int) -> None:
    run.after(*TUNING, *[press(at.VolumePressed, louder), done(at.Kept)] * 12)

    assert tuning(run).defaults.volume == end
    assert run.asked(do.KeepDefaults) == 4


def test_one_change_at_a_time_is_kept(run: Run) -> None:
    run.after(*TUNING, press(at.VolumePressed, True), press(at.VolumePressed, True))

    assert run.asked(do.KeepDefaults) == 1


def test_a_language_is_withheld_and_offered_again(run: Run) -> None:
    run.after(*TUNING, press(at.LanguagePressed, "es"), done(at.Kept))
    withheld = tuning(run).defaults.withheld
    run.after(press(at.LanguagePressed, "es"), done(at.Kept))

    assert withheld == ("es",)
    assert tuning(run).defaults.withheld == ()
    assert records(run) == [Deed.LANGUAGES] * 2


@pytest.mark.parametrize("language", ["en", "xx"])
def test_the_terminal_s_own_language_stays_and_none_is_made_up(run: Run, language: str) -> None:
    run.after(*TUNING)

    assert run.happen(at.LanguagePressed(run.session.id, language)) == ()


def test_a_file_that_is_not_written_is_told_until_one_is(run: Run) -> None:
    run.after(*TUNING, press(at.VolumePressed, True), done(at.Kept, ok=False))
    told = tuning(run).unkept
    run.after(press(at.VolumePressed, True), done(at.Kept))

    assert (told, tuning(run).unkept) == (True, False)


def test_the_next_customer_begins_as_it_was_set(run: Run) -> None:
    run.after(*TUNING)
    run.flow.begin_with(Defaults(volume=40, withheld=("es",)))
    run.after(ev.BackPressed, ev.BackPressed)

    assert isinstance(run.session.state, Welcome)
    assert run.session.preferences == Preferences(language="en", volume=40)


def test_a_withheld_language_can_not_be_chosen_and_the_own_one_always_can(run: Run) -> None:
    run.flow.begin_with(Defaults(withheld=("en", "es", "not one of ours")))
    run.after(press(ev.PreferencesChosen, Preferences(language="es")))
    refused = run.session.preferences.language
    run.after(press(ev.PreferencesChosen, Preferences(language="ht")))

    assert run.flow.rules.offered == ("en", "ht")
    assert (refused, run.session.preferences.language) == ("en", "ht")


@pytest.mark.parametrize("steps", [TUNING, CALIBRATING, TRYING], ids=["tuning", "crosses", "trial"])
def test_back_leads_to_the_technician_and_then_to_where_the_terminal_stood(
    run: Run, steps: tuple[Make, ...]
) -> None:
    run.session = Session(id=SessionId("1"), state=Closed(reason=ClosedReason.WIPE_FAILED, probe_in=9))
    run.after(*steps, lost(ClosedReason.INACTIVE), ev.ProviderWell, ev.BackPressed)
    there = run.session.state
    run.after(ev.BackPressed)

    assert isinstance(there, Admin)
    assert run.session.state == Closed(reason=ClosedReason.WIPE_FAILED, probe_in=1)


@pytest.mark.parametrize(
    ("steps", "limit"), [(TUNING, 180), ((*IN, at.CalibratePressed), 180)], ids=["tuning", "looking"]
)
def test_silence_closes_it(run: Run, steps: tuple[Make, ...], limit: int) -> None:
    run.after(*steps).seconds(limit - 1)
    still = type(run.session.state)
    run.seconds(1)

    assert still in (Tuning, Calibrating)
    assert isinstance(run.session.state, Welcome)


def test_crosses_that_nobody_can_touch_go_by_themselves(run: Run) -> None:
    run.after(*CALIBRATING).seconds(29)
    still = calibrating(run).stage
    run.seconds(1)

    assert still is Stage.TOUCHING
    assert isinstance(run.session.state, Admin)


@pytest.mark.parametrize("way", [Way.NONE, Way.SEVERAL, Way.NO_PROGRAM])
def test_without_a_screen_that_can_be_set_no_cross_is_shown(run: Run, way: Way) -> None:
    run.after(*IN, at.CalibratePressed, seen(Panel(way)), *crosses())

    assert calibrating(run).stage is Stage.ABSENT
    assert (sets(run), records(run)) == ([], [])


def test_five_touches_set_the_screen_on_top_of_what_was_in_force(run: Run) -> None:
    run.after(*CALIBRATING, *crosses()[:4])
    early = sets(run)
    run.after(crosses()[4])
    (matrix,) = sets(run)
    finger = Point(0.3, 0.7)
    raw = Point(
        finger.x + 0.05 - 0.1, finger.y - 0.02
    )  # what the panel says, before what is in force moves it
    placed = moved_by(matrix, raw)

    assert early == []
    assert (placed.x, placed.y) == pytest.approx((finger.x, finger.y))
    assert calibrating(run).stage is Stage.SETTING
    assert records(run) == [Deed.CALIBRATE]


def test_touches_that_make_no_sense_change_nothing(run: Run) -> None:
    spot = press(at.CrossTouched, Touch(CROSSES[0], Point(0.5, 0.5)), AREA)
    run.after(*CALIBRATING, *[spot] * 5)
    refused = calibrating(run)
    run.after(at.CalibratePressed, seen(PANEL))

    assert (refused.stage, refused.objection) == (Stage.REFUSED, Objection.LINE)
    assert sets(run) == []
    assert (calibrating(run).stage, calibrating(run).touches) == (Stage.TOUCHING, ())


def test_a_new_setting_goes_by_itself_unless_it_is_kept_in_time(run: Run) -> None:
    run.after(*TRYING).seconds(14).after(ev.Touched)
    still = calibrating(run).stage
    run.seconds(1)

    assert still is Stage.TRYING
    assert calibrating(run).stage is Stage.UNDONE
    assert sets(run)[-1] == BEFORE
    assert run.asked(do.KeepTouch) == 0
    assert records(run) == [Deed.CALIBRATE, Deed.CALIBRATION_UNDONE]


def test_a_kept_setting_stays(run: Run) -> None:
    run.after(*TRYING, at.KeepPressed, done(at.Kept)).seconds(60).after(ev.BackPressed)
    (kept,) = [each.matrix for each in run.effects if isinstance(each, do.KeepTouch)]

    assert sets(run) == [kept]
    assert kept != BEFORE
    assert records(run) == [Deed.CALIBRATE, Deed.CALIBRATION_KEPT]


def test_a_setting_that_is_kept_but_not_on_the_disk_is_told(run: Run) -> None:
    run.after(*TRYING, at.KeepPressed, done(at.Kept, ok=False))

    assert calibrating(run).unkept


@pytest.mark.parametrize("leave", [at.UndoPressed, ev.BackPressed])
def test_whoever_leaves_a_trial_undoes_it(run: Run, leave: Make) -> None:
    run.after(*TRYING, leave)

    assert sets(run)[-1] == BEFORE


@pytest.mark.parametrize("steps", [CALIBRATING + crosses(), TRYING], ids=["setting", "trial"])
def test_a_trial_ends_with_the_journal_that_it_is_written_into(run: Run, steps: tuple[Make, ...]) -> None:
    run.after(*steps, ev.JournalFailed)

    assert sets(run)[-1] == BEFORE
    assert type(run.session.state).__name__ == "Wiping"


def test_a_setting_that_is_not_taken_is_told(run: Run) -> None:
    run.after(*CALIBRATING, *crosses(), done(at.TouchSet, ok=False))

    assert calibrating(run).stage is Stage.FAILED


def test_under_wayland_the_matrix_is_told_and_nothing_is_set(run: Run) -> None:
    run.after(*IN, at.CalibratePressed, seen(Panel(Way.WAYLAND)), *crosses())

    assert calibrating(run).stage is Stage.RULE
    assert calibrating(run).matrix[2] == pytest.approx(-0.05)
    assert calibrating(run).matrix != IDENTITY
    assert sets(run) == []
    assert records(run) == [Deed.CALIBRATE]
