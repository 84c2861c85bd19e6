#!/bin/sh
# Opens the window under Xvfb, types a note over what stands there, copies it, and prints the clipboard.
set -eu
export DISPLAY=:77
Xvfb :77 -screen 0 1400x900x24 -nolisten tcp >/dev/null 2>&1 &
display=$!
trap 'kill $display' EXIT # and with it what draws on it
sleep 1
openbox >/dev/null 2>&1 &
firstline &
xdotool search --sync --onlyvisible --name '^Firstline' >/dev/null
sleep 6
xdotool key ctrl+l key ctrl+a
xdotool type --delay 15 "$1"
sleep 3
xdotool key ctrl+shift+c
sleep 1
text=$(xclip -o -selection clipboard -t UTF8_STRING)
sleep 1
xdotool key ctrl+q
sleep 2
echo "$text"
