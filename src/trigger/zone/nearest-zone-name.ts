import { editDistance } from '../spec/edit-distance.ts';

/** The zone name a misspelt one most likely stands for (`Berlin`, `Europe/Berln`, `Lodon`, `UTC+2`), or `null`. */
export function nearestZoneName(name: string): string | null {
  const wanted = name.trim().toLowerCase().replaceAll(/\s+/g, '_');
  if (wanted === 'z') return 'UTC';
  const offset = fixedOffset(wanted);
  if (offset !== null) return offset;
  let nearest: string | null = null;
  let fewest = Math.min(4, Math.ceil(wanted.length / 3));
  for (const candidate of ['UTC', ...Intl.supportedValuesOf('timeZone')]) {
    const lower = candidate.toLowerCase();
    const city = lower.slice(lower.lastIndexOf('/') + 1);
    if (city === wanted) return candidate;
    for (const known of wanted.includes('/') ? [lower] : [lower, city]) {
      const edits = Math.abs(known.length - wanted.length) < fewest ? editDistance(wanted, known) : fewest;
      if (edits < fewest) [nearest, fewest] = [candidate, edits];
    }
  }
  return nearest;
}

/** `+02:00` for `UTC+2`, `gmt+0200` or `+2`. */
function fixedOffset(text: string): string | null {
  const [, sign = '', hours = '', minutes = '00'] = /^(?:utc|gmt)?([+-])(\d{1,2}?):?(\d{2})?$/.exec(text) ?? [];
  return sign === '' || Number(hours) > 14 || Number(minutes) > 59 ? null : `${sign}${hours.padStart(2, '0')}:${minutes}`;
}
