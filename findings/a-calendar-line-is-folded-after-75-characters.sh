#!/bin/sh
# Guess: a library that writes iCalendar folds its lines as the format says: 75 octets (RFC 5545, 3.1).
# What happens: npm's ics counts characters. A Chinese title is folded at three times the length, or not at all;
# ical-generator and Python's icalendar count octets, and never cut a character in two.
# Who meets it: calendars of inspections, training and reviews with Chinese titles, read by strict or small readers.
. "$(dirname "$0")/begin.inc"
npm_packages ics@3.12.0 ical-generator@10.2.0
python_packages icalendar==7.3.0
cat >"$work/title" <<'TEXT'
窗口负责人每天开门前检查叫号设备、仪容着装和材料样表，并把发现的问题写进台账，当天下班前交给大厅主任签字，逾期的在次日晨会上说明原因
TEXT
cat >"$work/lines.cjs" <<'CODE'
const title = require("node:fs").readFileSync(__dirname + "/title", "utf8").trim();
const lengths = (text) => {
  const lines = text.split("\r\n");
  const from = lines.findIndex((line) => line.startsWith("SUMMARY"));
  const to = lines.findIndex((line, at) => at > from && !/^[ \t]/.test(line));
  return lines.slice(from, to).map((line) => Buffer.byteLength(line)).join(" ");
};
module.exports = { title, lengths };
CODE
run_node <<'CODE'
const { title, lengths } = require("./lines.cjs");
require("ics").createEvent({ title, start: [2026, 3, 5, 9, 0], duration: { hours: 1 } }, (_, text) => console.log("ics           ", lengths(text)));
const calendar = require("ical-generator").default();
calendar.createEvent({ start: new Date(0), summary: title });
console.log("ical-generator", lengths(calendar.toString()));
CODE
WORK=$work run_python <<'CODE'
import os
import pathlib

import icalendar

event = icalendar.Event()
event.add("summary", pathlib.Path(os.environ["WORK"], "title").read_text("utf-8").strip())
lines = event.to_ical().split(b"\r\n")[1:-2]
print("icalendar     ", *map(len, lines))
CODE
still_so <<'SEEN'
ics            206
ical-generator 74 73 61
icalendar      74 73 61
SEEN
