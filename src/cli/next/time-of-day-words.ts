import cronstrue from 'cronstrue';
import { andList, cronText, isRun, numbersInWords, progression } from './number-words.ts';

/** The members of each field, in rising order. */
export interface TimesOfDay {
  readonly seconds: readonly number[];
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
}

/**
 * Times of day in words: `at 09:00 and 17:30`, `every 5 minutes, between 09:00 and 17:59`. Few times are listed. Cronstrue says the others
 * where it is right, which it is not for hours that are no single range: of `* 9,17` it says "every minute, at 09:00 and 17:00".
 */
export function timeOfDayInWords(times: TimesOfDay): string {
  const { seconds, minutes, hours } = times;
  const isOnceAnHour = seconds.length === 1 && minutes.length === 1;
  const count = seconds.length * minutes.length * hours.length;
  if (count <= 4 || (isOnceAnHour && count <= 6 && !isRun(hours))) return `at ${listed(times)}`;

  const isWholeMinute = seconds.length === 1 && seconds[0] === 0;
  const isAnyMinute = minutes.length === 60;
  // A second within some minutes is beyond cronstrue: "every second, on the hour".
  const asksMinutes = isWholeMinute || isAnyMinute;
  const asksHours = asksMinutes && (isRun(hours) || (isOnceAnHour && progression(hours).step > 1));
  const expression = [
    isWholeMinute ? '0' : sixtyText(seconds),
    asksMinutes ? sixtyText(minutes) : '*',
    asksHours ? hourText(hours) : '*',
  ];
  return [
    lowerFirst(cronstrue.toString(`${expression.join(' ')} * * *`, { use24HourTimeFormat: true })),
    asksMinutes ? '' : `, in minute${minutes.length === 1 ? '' : 's'} ${numbersInWords(minutes)} of the hour`,
    asksHours || hours.length === 24 ? '' : `, in hour${hours.length === 1 ? '' : 's'} ${numbersInWords(hours)}`,
  ].join('');
}

function listed({ seconds, minutes, hours }: TimesOfDay): string {
  const isWholeMinute = seconds.length === 1 && seconds[0] === 0;
  const times = hours.flatMap((hour) => minutes.flatMap((minute) => seconds.map((second) => [hour, minute, second])));
  return andList(times.map((time) => (isWholeMinute ? time.slice(0, 2) : time).map(twoDigits).join(':')));
}

/** `*\/5` says more than `0-55/5`, where the hour or the minute is divided evenly. */
function sixtyText(values: readonly number[]): string {
  const { first, step } = progression(values);
  return first === 0 && step > 1 && values.length * step === 60 ? `*/${step}` : cronText(values, 60);
}

function hourText(hours: readonly number[]): string {
  const { first, last, step } = progression(hours);
  if (hours.length === 24) return '*';
  if (step === 1) return `${first}-${last}`;
  return first === 0 && hours.length * step === 24 ? `*/${step}` : `${first}-${last}/${step}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
