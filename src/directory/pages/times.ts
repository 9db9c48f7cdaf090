import type { View, WordKey } from '../../ui/index.ts';
import type { ScheduleDetail } from '../service-detail.ts';

const days: Readonly<Record<string, WordKey>> = {
  MO: 'directory.day.mo',
  TU: 'directory.day.tu',
  WE: 'directory.day.we',
  TH: 'directory.day.th',
  FR: 'directory.day.fr',
  SA: 'directory.day.sa',
  SU: 'directory.day.su',
};

/**
 * When a service takes place, in words: "Mondays and Thursdays, 10 am to 12 noon". Times that ended before today are left
 * out; what a source wrote in its own words stands beside them.
 */
export function timesInWords(view: View, schedules: readonly ScheduleDetail[]): string[] {
  const today = view.say.today.toString();
  const current = schedules.filter(one => one.valid_to === null || one.valid_to >= today);
  return [...new Set(current.map(one => inWords(view, one)).filter(text => text !== ''))];
}

function inWords(view: View, one: ScheduleDetail): string {
  const { say } = view;
  const from = one.opens_at === null ? null : Temporal.PlainTime.from(one.opens_at);
  const to = one.closes_at === null ? null : Temporal.PlainTime.from(one.closes_at);
  const hours = from && to ? say.span(from, to) : from ? say.time(from) : '';
  const rule = say.commas([daysInWords(view, one), hours]);
  return [rule, one.description ?? '', one.notes ?? ''].filter(part => part !== '').join('. ');
}

/** The days with their rhythm: only what is weekly is “Tuesdays”. */
function daysInWords({ t, say, locale }: View, one: ScheduleDetail): string {
  const interval = one.interval ?? 1;
  const asked = (one.byday ?? '').split(',').flatMap(code => {
    const [, nth = '', day = ''] = /^([+-]?\d{0,2})([A-Z]{2})$/.exec(code.trim().toUpperCase()) ?? [];
    return days[day] ? [{ nth: nth.replace('+', ''), day, weekly: t(days[day]) }] : [];
  });
  const month = interval === 1 ? 'month' : interval === 2 ? 'second_month' : 'some_months';
  if (asked.length === 0) {
    const dates = one.freq === 'MONTHLY' ? datesInWords(t, one.bymonthday ?? '') : [];
    return dates.length === 0
      ? ''
      : upperFirst(t(`directory.time.of_${month}`, { days: say.list(dates) }), locale);
  }
  if (one.freq === 'MONTHLY' && asked.every(({ nth }) => nth !== '')) {
    // Other counts, such as the last but one, are left to the source's own words.
    if (!asked.every(({ nth }) => ['1', '2', '3', '4', '5', '-1'].includes(nth))) return '';
    const list = say.list(asked.map(({ nth, day }) => t('directory.time.nth', { nth, day })));
    return upperFirst(t(`directory.time.of_${month}`, { days: list }), locale);
  }
  const weekly = upperFirst(say.list(asked.map(one => one.weekly)), locale);
  if (one.freq !== 'WEEKLY' || interval === 1) return weekly;
  if (interval > 3) return t('directory.time.days_some_weeks', { days: weekly, weeks: interval });
  const week = interval === 2 ? 'second_week' : 'third_week';
  return upperFirst(say.list(asked.map(({ day }) => t(`directory.time.${week}`, { day }))), locale);
}

/** Days of the month by their number: “the 15th”. What no month has is left out; nothing where one is not understood. */
function datesInWords(t: View['t'], list: string): string[] {
  const dates = list.split(',').map(text => Number(text.trim() || Number.NaN));
  if (!dates.every(date => Number.isInteger(date) && (date === -1 || (date >= 1 && date <= 31)))) return [];
  return dates.map(date =>
    date === -1 ? t('directory.time.last_day') : t('directory.time.month_day', { day: date }),
  );
}

function upperFirst(text: string, locale: string): string {
  return text.slice(0, 1).toLocaleUpperCase(locale) + text.slice(1);
}
