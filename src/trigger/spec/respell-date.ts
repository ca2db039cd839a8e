/**
 * A date in nearly the form it has to have, put right: seconds and the minutes of an offset added, `/` and digits without separators made
 * `2027-01-31`, what is finer than a microsecond cut off, blanks and a zone name at the end left out. `null` for what looks like no such date;
 * the answer may still be none that exists.
 */
export function respellDate(text: string): string | null {
  const match = text.length > LONGEST ? null : NEARLY.exec(text.trim());
  if (match === null) return null;
  const [, year = '', month = '', day = '', hour, minute, second = '00', fraction = '', offset = ''] = match;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (hour === undefined && offset === '') return date;
  const time = `${(hour ?? '00').padStart(2, '0')}:${minute ?? '00'}:${second}`;
  return `${date}T${time}${fraction.slice(0, 7)}${/^z$/i.test(offset) ? 'Z' : respellOffset(offset)}`;
}

/** A regular expression may take long over what nobody means. */
const LONGEST = 60;
/** Year, month, day; hour, minute, second, fraction; offset. */
const NEARLY =
  /^(\d{4})[-/.]?(\d{2}|\d(?=[-/.]))[-/.]?(\d{1,2})(?:[\sT]+(\d{1,2}):?(\d{2})(?::?(\d{2})(\.\d+)?)?)?\s*(z|[+-]\d{1,2}(?::?\d{2})?)?(?:\s*\[?[a-z]+\/[a-z_/]+\]?)?$/i;

function respellOffset(offset: string): string {
  const [, sign = '', hours = '', minutes = '00'] = /^([+-])(\d{1,2}?):?(\d{2})?$/.exec(offset) ?? [];
  return sign === '' ? '' : `${sign}${hours.padStart(2, '0')}:${minutes}`;
}
