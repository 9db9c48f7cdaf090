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

function inWords({ t, say }: View, one: ScheduleDetail): string {
  const codes = (one.byday ?? '').split(',').map(code => code.replace(/^[+-]?\d/, ''));
  const named = codes.flatMap(code => (days[code] ? [t(days[code])] : []));
  const from = one.opens_at === null ? null : Temporal.PlainTime.from(one.opens_at);
  const to = one.closes_at === null ? null : Temporal.PlainTime.from(one.closes_at);
  const hours = from && to ? say.span(from, to) : from ? say.time(from) : '';
  const rule = [named.length > 0 ? say.list(named) : '', hours].filter(part => part !== '').join(', ');
  return [rule, one.description ?? '', one.notes ?? ''].filter(part => part !== '').join('. ');
}
