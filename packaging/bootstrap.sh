#!/usr/bin/env bash
# Installs the system packages that this checkout needs, on Debian 12 or newer.
#
#   packaging/bootstrap.sh [run|speech|display|test|bench]...
#
#   run      what the application needs (the default)
#   speech   run, and what reads the screen aloud (about 170 MB)
#   display  run, and a virtual display for a machine without a screen
#   test     speech and display, and what the tests drive the application with
#   bench    display, and the browser that the benchmark compares with
#
# Installs as root, or through sudo; with neither it prints the command to run and ends with 1.
# Where nothing is missing it asks dpkg once and nobody else. PYTHON names another interpreter
# than Debian's own.
set -euo pipefail

readonly python=${PYTHON:-/usr/bin/python3}

# Of "a|b" one is enough: Debian 13 renamed some libraries. The library packages own what the
# PySide6 wheels' widgets, web engine and platform plugins are linked against.
readonly run=(
  ca-certificates make python3-venv
  gcc libcups2-dev python3-dev # pycups, which comes as source only
  libnss3-tools # certutil: the web engine reads extra authorities from an NSS database
  fonts-dejavu-core fonts-inter fonts-liberation
  'libasound2t64|libasound2' libbrotli1 'libcups2t64|libcups2' libdbus-1-3 libdrm2 libegl1 libexpat1
  libfontconfig1 libfreetype6 libgbm1 libgl1 'libglib2.0-0t64|libglib2.0-0' libgssapi-krb5-2 libnspr4
  libnss3 libpulse0 libudev1 libwayland-client0 libwayland-cursor0 libwayland-egl1 libwayland-server0 libx11-6
  libx11-xcb1 libxcb1 libxcb-cursor0 libxcb-dri3-0 libxcb-glx0 libxcb-icccm4 libxcb-image0
  libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-render0 libxcb-shape0 libxcb-shm0
  libxcb-sync1 libxcb-util1 libxcb-xfixes0 libxcb-xkb1 libxcomposite1 libxdamage1 libxext6 libxfixes3
  libxkbcommon-x11-0 libxkbcommon0 libxkbfile1 libxrandr2 libxtst6 libzstd1 zlib1g
  xinput # a technician sets the touch screen under X11
)
# A screen reader for whoever listens; without these the terminal serves everybody else, and says nothing of speech.
readonly speech=(at-spi2-core dbus espeak-ng orca procps speech-dispatcher speech-dispatcher-espeak-ng util-linux)
readonly display=(xauth xvfb)
readonly test=(
  at-spi2-core cups cups-filters dbus dbus-x11 openbox poppler-utils postgresql x11-utils x11-xserver-utils xdotool
)
readonly bench=(chromium openbox xdotool)

fail() {
  printf 'bootstrap: %s\n' "$1" >&2
  exit "${2:-1}"
}

# Fills `wanted` with the packages of the groups named.
choose_groups() {
  wanted=("${run[@]}")
  local group
  for group in "$@"; do
    case $group in
      run) ;;
      speech) wanted+=("${speech[@]}") ;;
      display) wanted+=("${display[@]}") ;;
      test) wanted+=("${speech[@]}" "${display[@]}" "${test[@]}") ;;
      bench) wanted+=("${display[@]}" "${bench[@]}") ;;
      *) fail "no group is called '$group'; there are run, speech, display, test and bench" 2 ;;
    esac
  done
}

# Fills `missing` with those of `wanted` of which no alternative is installed.
find_missing() {
  local -a names
  mapfile -t names < <(printf '%s\n' "${wanted[@]}" | tr '|' '\n' | sort -u)
  local installed name package status
  # dpkg-query ends with 1 when it does not know a name, which is no error here.
  installed=" $(dpkg-query --show --showformat='${Package} ${db:Status-Status}\n' "${names[@]}" 2>/dev/null |
    while read -r package status; do
      if [[ $status == installed ]]; then printf '%s ' "$package"; fi
    done || true)"
  missing=()
  for package in "${wanted[@]}"; do
    for name in ${package//|/ }; do
      if [[ $installed == *" $name "* ]]; then continue 2; fi
    done
    missing+=("$package")
  done
}

# Prints, for each of `missing`, the alternative that this Debian has. Where apt has no lists yet,
# a renamed package that is already installed tells the newer release from the older.
resolve() {
  local package name known renamed
  known=$'\n'$(apt-cache pkgnames)$'\n'
  renamed=$(dpkg-query --show '*t64' 2>/dev/null || true)
  for package in "${missing[@]}"; do
    for name in ${package//|/ }; do
      if [[ $known == *$'\n'"$name"$'\n'* ]]; then break; fi
      if [[ $name == *t64 && -n $renamed ]]; then break; fi
    done
    printf '%s\n' "$name"
  done | sort -u
}

# Sets `as_root` to what goes before a command that needs root; prints the command where nothing can.
become_root() {
  as_root=()
  if ((EUID == 0)); then return; fi
  if command -v sudo >/dev/null; then
    as_root=(sudo)
    if sudo -n true 2>/dev/null; then return; fi
    if [[ -t 0 && -t 2 ]]; then
      printf 'bootstrap: %d system packages are missing; sudo may ask for your password\n' "${#missing[@]}" >&2
      if sudo -v; then return; fi
    fi
  fi
  fail "system packages are missing, and installing them needs root. Run this, then try again:

sudo apt-get update && sudo apt-get install --yes --no-install-recommends $(resolve | paste -sd' ')
"
}

install_missing() {
  local -a apt names
  printf 'bootstrap: installing %d system packages\n' "${#missing[@]}" >&2
  apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0
    -o DPkg::Lock::Timeout=120 -o Acquire::Retries=3)
  "${apt[@]}" update
  mapfile -t names < <(resolve)
  "${apt[@]}" install --yes --no-install-recommends "${names[@]}"
}

check_python() {
  local version major minor
  version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])') ||
    fail "$python does not start"
  IFS=. read -r major minor <<<"$version"
  if ((major < 3 || (major == 3 && minor < 11))); then
    fail "$python is Python $major.$minor; 3.11 or newer is needed (Debian 12 or newer has it)"
  fi
}

main() {
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    fail "this is no Debian: install by your own means what the lists in packaging/bootstrap.sh name"
  fi
  choose_groups "$@"
  if [[ -x $python ]]; then check_python; fi
  find_missing
  if ((${#missing[@]} == 0)); then return; fi
  become_root
  install_missing
  check_python
  find_missing
  if ((${#missing[@]} > 0)); then fail "apt-get ended well, yet these are missing: ${missing[*]}"; fi
}

main "$@"
