const UNIT_BYTES: Readonly<Record<string, number>> = {
  B: 1,
  KB: 1000,
  MB: 1000 ** 2,
  GB: 1000 ** 3,
  TB: 1000 ** 4,
  KIB: 1024,
  MIB: 1024 ** 2,
  GIB: 1024 ** 3,
  TIB: 1024 ** 4,
};

/** A size in whole bytes: `500MB` (millions), `2GiB` (2³⁰ each), or a number of bytes; `null` for what is none, or less than one byte. */
export function parseSize(value: string | number): number | null {
  const [, amount, unit = ''] = /^(\d+(?:\.\d+)?)\s*([a-zA-Z]*)$/.exec(String(value).trim()) ?? [];
  const size = UNIT_BYTES[unit === '' ? 'B' : unit.toUpperCase()];
  if (amount === undefined || size === undefined) return null;
  const bytes = Math.round(Number(amount) * size);
  return Number.isSafeInteger(bytes) && bytes >= 1 ? bytes : null;
}
