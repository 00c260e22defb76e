#!/bin/bash
# with_x11.sh COMMAND...: runs COMMAND under a real X server of its own, with a window manager; exit status: COMMAND's.
set -euo pipefail
[ $# -gt 0 ] || { sed -n '2s/^# //p' "$0" >&2; exit 64; }
exec xvfb-run -a --server-args="-screen 0 1600x1000x24 -nolisten tcp" bash -c '
  set -euo pipefail
  openbox --sm-disable > /dev/null 2>&1 & manager=$!
  trap "kill $manager 2> /dev/null || true" EXIT
  for _ in $(seq 50); do
    xprop -root _NET_SUPPORTING_WM_CHECK 2> /dev/null | grep -q "window id" && break
    sleep 0.1
  done
  export QT_QPA_PLATFORM=xcb
  "$@"' with_x11 "$@"
