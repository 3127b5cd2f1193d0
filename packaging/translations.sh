#!/bin/bash
# Bring the catalogues in line with the words in the source, and compile those that are finished:
#   packaging/translations.sh [FOLDER]
# FOLDER holds kiosk_CODE.ts, one for each language; without one it is resources/i18n. Only what is compiled is
# offered at a terminal, so a catalogue with a text left to do loses its compiled file.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
folder=${1:-resources/i18n}
tools=${VENV:-.venv}/bin

for catalogue in "$folder"/kiosk_*.ts; do
  only=()
  # English stands in the source; what it needs a catalogue for is one minute and two minutes.
  [[ $catalogue == */kiosk_en.ts ]] && only=(-pluralonly)
  "$tools/pyside6-lupdate" -silent -extensions py -locations none -no-obsolete -disable-heuristic similartext \
    "${only[@]}" kiosk -ts "$catalogue" >/dev/null
  compiled=${catalogue%.ts}.qm
  if grep -q '<translation type="unfinished"' "$catalogue"; then
    rm -f "$compiled"
    echo "$(basename "$catalogue"): not finished, so it is not offered"
  else
    "$tools/pyside6-lrelease" -silent "$catalogue" -qm "$compiled"
  fi
done
