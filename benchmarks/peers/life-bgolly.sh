#!/bin/sh
# The peer of PlaneRuleBenchmark in Golly: Life on a torus, from a soup of half the cells, by its algorithm QuickLife,
# which passes over what has become quiet: the cells per second are nominal. Needs bgolly (Debian package golly) and
# python3, which writes the soup. The time of reading the soup, that of a run without steps, is taken off; best of
# three each. Prints one line of JSON. bgolly joins the edges after each step, which costs it some of its speed; with
# the third argument "plane" the soup lies on an unbounded plane.
# Usage: life-bgolly.sh [side] [steps] [torus|plane]
set -eu

side=${1:-2048}
steps=${2:-1000}
world=${3:-torus}
command -v bgolly > /dev/null || { echo "bgolly is missing: apt-get install golly" >&2; exit 1; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

case $world in
torus) rule="B3/S23:T$side,$side" ;;
plane) rule=B3/S23 ;;
*) echo "the world is torus or plane, not $world" >&2; exit 1 ;;
esac

python3 - "$side" "$rule" > "$folder/soup.rle" << 'PYTHON'
import random
import sys

side = int(sys.argv[1])
draw = random.Random(1)
print(f"x = {side}, y = {side}, rule = {sys.argv[2]}")
for y in range(side):
    row = format(draw.getrandbits(side), f"0{side}b").replace("0", "b").replace("1", "o")
    row += "!" if y == side - 1 else "$"
    print("\n".join(row[i:i + 70] for i in range(0, len(row), 70)))
PYTHON

# Seconds of the fastest of three runs of so many steps.
best() {
    for run in 1 2 3; do
        start=$(date +%s%N)
        bgolly -q -q -a QuickLife -m "$1" "$folder/soup.rle" > /dev/null
        echo $(($(date +%s%N) - start))
    done | sort -n | head -n 1
}

nothing=$(best 0)
all=$(best "$steps")
version=$(bgolly --help 2>&1 | sed -n 's/^This is bgolly \([0-9.]*\).*/\1/p')
awk -v version="$version" -v side="$side" -v steps="$steps" -v world="$world" -v ns="$((all - nothing))" 'BEGIN {
    printf "{\"peer\": \"bgolly %s QuickLife\", \"rule\": \"B3/S23\", \"world\": \"%s\", ", version, world
    printf "\"side\": %d, \"steps\": %d, \"cells_per_second\": %.0f}\n", side, steps, 1e9 * side * side * steps / ns
}'
