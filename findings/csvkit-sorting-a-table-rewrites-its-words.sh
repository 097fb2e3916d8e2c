#!/usr/bin/env bash
# Sorting a table with csvkit makes days of the year 1 of Monday and Tuesday.
#
# Guess: csvsort writes the rows in another order; cells are as they were. Numbers and
# full dates may be written in another form.
#
# What happens: each column is read as the first type that fits all its cells, and
# written in that type. "Monday" and "Tuesday" become 0001-01-08 and 0001-01-02 (days
# of the year 1); "today" would be the day on which one sorts. The clock times 10:30
# and 23:15 become 0:10:30 and 0:23:15, minutes. "2,5" is 25. Namibia's code NA and a
# person called None become empty, after which Norway's NO is False. csvjson and csvlook
# do the same, csvcut does not. With -I (no inference) NA and None are still emptied;
# only -I and --blanks together keep the words. No warning.
#
# Why it matters: csvkit was made for newsrooms. A table of programmes, polls or
# sources that was sorted once has other days, times and rates in it.
#
# csvkit 2.2.0, agate 1.14.2 (Python). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check csvkit==2.2.0 agate==1.14.2
venv/bin/python -c 'from importlib.metadata import version as v; print("csvkit", v("csvkit"), "agate", v("agate"))'

cat >table.csv <<'CSV'
n,day,clock,rate,country,name,signed
1,Monday,10:30,"2,5",NA,None,No
2,Tuesday,23:15,"3,5",NO,Reed,Yes
CSV
changed=0
check() { # what, expected
  local found
  found=$(cat)
  echo "$1:" && echo "$found"
  if [ "$found" != "$2" ]; then
    echo "CHANGED, was:" && echo "$2"
    changed=1
  fi
}
check csvsort 'n,day,clock,rate,country,name,signed
1,0001-01-08,0:10:30,25,,,False
2,0001-01-02,0:23:15,35,False,Reed,True' < <(venv/bin/csvsort -c n table.csv)
check "csvsort -I" "$(sed 's/NA,None/,/' table.csv)" < <(venv/bin/csvsort -I -c n table.csv)
check "csvsort -I --blanks" "$(cat table.csv)" < <(venv/bin/csvsort -I --blanks -c n table.csv)
check csvcut "$(cat table.csv)" < <(venv/bin/csvcut -c 1-7 table.csv)
exit $changed
# Output seen: as above; Monday is the 8th and Tuesday the 2nd of January of the year 1.
