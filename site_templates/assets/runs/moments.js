// Moments with the offset of the handbook's time zone, wherever the device is.

function partsIn(at, zone) {
  const form = (timeZone) =>
    new Intl.DateTimeFormat("en", {
      timeZone, hourCycle: "h23", calendar: "gregory", numberingSystem: "latn",
      year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit",
    });
  let format;
  try {
    format = form(zone);
  } catch {
    format = form(undefined); // a zone that this browser does not know: the device's own, with its own offset
  }
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
}

/** A moment as records have it: 2026-11-28T08:31+08:00. */
export function momentOf(at, zone) {
  const { year, month, day, hour, minute } = partsIn(at, zone);
  const minutes = Math.floor(at / 60_000);
  const offset = Date.UTC(year, month - 1, day, hour, minute) / 60_000 - minutes;
  const two = (number) => String(number).padStart(2, "0");
  const away = Math.abs(offset);
  return `${year}-${month}-${day}T${hour}:${minute}${offset < 0 ? "-" : "+"}${two(Math.floor(away / 60))}:${two(away % 60)}`;
}

/** The day of a moment in the handbook's time zone. */
export const dayOf = (at, zone) => momentOf(at, zone).slice(0, 10);

/** A moment for people: day and time as the record has them, without the offset. */
export const shown = (moment) => moment.slice(0, 16).replace("T", " ");
