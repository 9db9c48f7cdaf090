import { plain } from './plain-text.ts';

/** When the meeting is that a text may speak of. */
export type When = { readonly at: Temporal.PlainDateTime; readonly today: Temporal.PlainDate };

/** Days of the week, Monday first, as they are texted. */
const weekdays: readonly (readonly string[])[] = [
  'monday mon luan poniedziałek poniedzialek понеділок понедельник الاثنين segunda segunda-feira',
  'tuesday tue tues máirt mháirt wtorek вівторок вторник الثلاثاء terça',
  'wednesday wed weds céadaoin chéadaoin środa środę середа середу среду الاربعاء quarta',
  'thursday thu thur thurs déardaoin czwartek четвер четверг الخميس quinta',
  'friday fri aoine piątek п’ятниця п’ятницю пятницу الجمعة sexta',
  'saturday sat satharn sobota sobotę субота суботу субботу السبت sábado',
  'sunday sun domhnach niedziela niedzielę неділя неділю воскресенье الاحد domingo',
].map(line => line.split(' ').map(word => plain(word).tokens[0] ?? ''));
const tomorrow = words(
  'tomorrow tmrw tmw tomo amárach jutro завтра غدا بكرا بكره amanhã tomorow tommorow tomorrrow jutra',
);
const today = words('today inniu dziś dzisiaj dzis сьогодні сегодня اليوم hoje');
const around = words(
  'at on for oclock am pm o day arna ar an dé ag a chlog we o godz godzinie o godzinie w do у в о об годині годин يوم الساعه في às as em h horas feira de próxima then',
);

function words(line: string): ReadonlySet<string> {
  return new Set(line.split(' ').map(word => plain(word).tokens[0] ?? ''));
}

/**
 * Whether a word of a text says the day or the hour of the meeting (`right`), another one (`wrong`), something around it, or nothing of
 * the kind. Without a meeting every day is a wrong one.
 */
export function timeWord(token: string, when: When | null): 'right' | 'wrong' | 'around' | null {
  const day = weekdays.findIndex(one => one.includes(token));
  const right = (is: boolean) => (is ? 'right' : 'wrong');
  if (day >= 0) return right(when !== null && when.at.dayOfWeek === day + 1);
  const ahead = when ? when.today.until(when.at.toPlainDate()).days : null;
  if (tomorrow.has(token)) return right(ahead === 1);
  if (today.has(token)) return right(ahead === 0);
  const clock = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(token);
  if (clock) return right(when !== null && isHour(when.at, Number(clock[1]), clock[2]));
  return around.has(token) ? 'around' : null;
}

function isHour(at: Temporal.PlainDateTime, hour: number, minute: string | undefined): boolean {
  const minutes = minute === undefined ? 0 : Number(minute);
  // “2” for 14:30 is how people speak of it only when they say the half as well.
  return at.minute === minutes && (at.hour === hour || at.hour % 12 === hour % 12);
}
