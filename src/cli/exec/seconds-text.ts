import { durationText } from '../../config/lint/duration-text.ts';

/** How long something took, to the tenth of a second below a minute: `0.4s`, `1m5s`. */
export function secondsText(ms: number): string {
  return ms < 59_950 ? `${(ms / 1000).toFixed(1)}s` : durationText(Math.round(ms / 1000) * 1000);
}
