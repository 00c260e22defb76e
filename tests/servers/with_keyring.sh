#!/bin/bash
# Runs COMMAND with a real Secret Service of its own on a private D-Bus; both end with it. Exit status: COMMAND's.
#
#   with_keyring.sh COMMAND...
#   KEYRING_STATE   unlocked (default) | locked: there is a keyring, and nobody to unlock it | none: no session bus
#
# Debian packages: dbus-daemon gnome-keyring libglib2.0-bin. Takes 0.2 s. COMMAND keeps its environment, but for the bus.
set -euo pipefail

if [ $# -eq 0 ]; then
  echo "usage: [KEYRING_STATE=unlocked|locked|none] with_keyring.sh COMMAND..." >&2
  exit 64
fi
state=${KEYRING_STATE:-unlocked}
unset KEYRING_STATE  # a child that starts this script again decides for itself

if [ "$state" = none ]; then
  # An unset address would let libraries look for the bus of the login session.
  DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent exec "$@"
fi
for program in dbus-run-session gnome-keyring-daemon gdbus; do
  if ! command -v "$program" > /dev/null; then
    echo "with_keyring.sh: $program is missing" >&2
    exit 69
  fi
done

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT  # so no exec below
mkdir -m 700 "$folder/data" "$folder/runtime"

# Inside the private bus: $1 is the folder, $2 the state, the rest is COMMAND.
# shellcheck disable=SC2016
in_session='
  set -euo pipefail
  folder=$1 state=$2
  shift 2
  # --unlock makes the default collection at its first use, with the password that comes on stdin.
  printf test | XDG_DATA_HOME=$folder/data XDG_RUNTIME_DIR=$folder/runtime \
    gnome-keyring-daemon --unlock --components=secrets > /dev/null 2> "$folder/log" || { cat "$folder/log" >&2; exit 69; }
  gdbus wait --session --timeout 10 org.freedesktop.secrets
  if [ "$state" = locked ]; then
    gdbus call --session --dest org.freedesktop.secrets --object-path /org/freedesktop/secrets \
      --method org.freedesktop.Secret.Service.Lock \
      "[objectpath \"/org/freedesktop/secrets/collection/login\"]" > /dev/null
  fi
  "$@"'
dbus-run-session -- bash -c "$in_session" with_keyring "$folder" "$state" "$@"
