#!/bin/sh
# Makes .venv with everything the project runs, checks and tests with. Run by `make`; run again it only mends.
# With the word `bundle` it also looks for what of the system goes into a bundle.
# Exit 3: something of the system is missing that this may not install; the line to type has been printed.
set -eu
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*" >&2; }
stop() { say "$@"; exit 3; }

find_python() {
    for name in python3 python3.13 python3.12 python3.11; do
        if "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; then
            printf '%s\n' "$name"
            return
        fi
    done
    stop "Python 3.11, 3.12 or 3.13 is needed; none was found as python3, python3.13, python3.12 or python3.11."
}

# The libraries are looked for, not their packages: these have other names on other systems.
missing_packages() {
    known=$(PATH="$PATH:/usr/sbin:/sbin" ldconfig -p 2>/dev/null || true)
    while read -r library package; do
        case "$known" in *"$library"*) ;; *) printf '%s ' "$package" ;; esac
    done <<LIBRARIES
libglib-2.0.so.0 libglib2.0-0
libEGL.so.1 libegl1
libGL.so.1 libgl1
libdbus-1.so.3 libdbus-1-3
libfontconfig.so.1 libfontconfig1
libxkbcommon.so.0 libxkbcommon0
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-shape.so.0 libxcb-shape0
libpulse.so.0 libpulse0
libXrandr.so.2 libxrandr2
LIBRARIES
    while read -r command package; do
        command -v "$command" >/dev/null || printf '%s ' "$package"
    done <<COMMANDS
strace strace
ffmpeg ffmpeg
Xvfb xvfb
Xorg xserver-xorg-core
xrandr x11-xserver-utils
openbox openbox
xdotool xdotool
soffice libreoffice-impress
COMMANDS
    [ -e /usr/lib/xorg/modules/drivers/dummy_drv.so ] || printf 'xserver-xorg-video-dummy '
    for font in opentype/noto/NotoSansCJK-Regular.ttc=fonts-noto-cjk truetype/crosextra/Carlito-Regular.ttf=fonts-crosextra-carlito \
        truetype/liberation/LiberationSans-Regular.ttf=fonts-liberation; do
        [ -e "/usr/share/fonts/${font%=*}" ] || printf '%s ' "${font#*=}"
    done
    "$python" -c 'import ensurepip' 2>/dev/null || "$python" -c 'import sys; print(f"python3.{sys.version_info[1]}-venv")'
    [ "${1-}" = bundle ] || return 0
    command -v objdump >/dev/null || printf 'binutils '
    shared=$("$python" -c 'import sys; print(f"libpython3.{sys.version_info[1]}")')
    case "$known" in *"$shared.so"*) ;; *) printf '%s ' "$shared" ;; esac
}

install_packages() {
    if [ "$(id -u)" = 0 ]; then
        as_root="env"
    elif sudo -n true 2>/dev/null; then
        as_root="sudo -n env"
    else
        return 1
    fi
    apt="$as_root DEBIAN_FRONTEND=noninteractive apt-get"
    say "Installing system packages: $*"
    $apt install -y -qq --no-install-recommends "$@" </dev/null >&2 && return
    say "Once more with fresh package lists."
    $apt update -qq >&2 && $apt install -y -qq --no-install-recommends "$@" </dev/null >&2
}

python=$(find_python)
set -- $(missing_packages "${1-}")
if [ $# -gt 0 ]; then
    if ! command -v apt-get >/dev/null; then
        say "Not seen on this system, and perhaps missing (Debian's names): $*. Going on without."
    elif ! install_packages "$@"; then
        say "System packages are missing. Type this, then the same make again:"
        stop "    sudo apt-get update && sudo apt-get install -y $*"
    fi
fi

# A half-made or moved .venv is made anew.
.venv/bin/python -m pip --version >/dev/null 2>&1 || "$python" -m venv --clear .venv
pip="env PIP_DISABLE_PIP_VERSION_CHECK=1 .venv/bin/python -m pip install --quiet --no-input"
locked="$pip --require-hashes -r build_spec/requirements-dev.lock"
say "Installing the locked libraries into .venv (about a minute the first time)."
$locked || { say "Once more, in case the network was to blame."; sleep 5; $locked; }
$pip --no-deps --no-build-isolation --editable .
