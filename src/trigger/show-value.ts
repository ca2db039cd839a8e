const LONGEST = 80;

/** A value for a message, whatever untyped JavaScript handed in: as JSON where there is one, cut where it is long. Never throws. */
export function showValue(value: unknown): string {
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'bigint') return `${value}n`;
  if (value instanceof Date) return 'a Date';
  if (typeof value !== 'string' && (typeof value !== 'object' || value === null)) return String(value);
  const json = toJson(value);
  return json.length > LONGEST ? `${json.slice(0, LONGEST)}…` : json;
}

/** Cycles have no JSON, nor have numbers like 1n. */
function toJson(value: string | object): string {
  try {
    return JSON.stringify(value) ?? 'an object';
  } catch {
    return 'an object';
  }
}
