import type { ComingFireTimes } from './coming-fire-times.ts';
import { fireTimeJson } from './fire-time-json.ts';
import type { TableContext } from './fire-time-table.ts';

/**
 * The text of fire times, in pieces: a job at a time, where the format allows it, because a thousand jobs have up to a million of them. What
 * describes triggers and what makes calendars is loaded only when it is needed.
 */
export async function* renderFireTimes(
  format: 'table' | 'json' | 'ics',
  coming: Iterable<ComingFireTimes>,
  context: TableContext,
): AsyncGenerator<string> {
  switch (format) {
    case 'table': {
      const { fireTimeTable } = await import('./fire-time-table.ts');
      let gap = '';
      for (const each of coming) {
        yield gap + fireTimeTable(each, context);
        gap = '\n';
      }
      return;
    }
    case 'json':
      yield* fireTimeJson(coming, context.timezone);
      return;
    case 'ics': {
      const { fireTimeCalendar } = await import('./fire-time-calendar.ts');
      yield fireTimeCalendar(coming, context.after);
    }
  }
}
