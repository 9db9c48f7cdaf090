import { Icon, type IconName, type View } from '../../ui/index.ts';
import type { Search } from '../search.ts';
import { type Answer, answersTo } from '../search-asks.ts';
import type { Found } from '../search-queries.ts';
import { languageName } from './language-name.ts';

export type HitFactsProps = {
  readonly view: View;
  readonly one: Found;
  /** What was asked for; each fact of it is said, or named as a question. */
  readonly asked?: Search | undefined;
};

/** What is known of a service and what is to be asked: cost, getting in, and whatever was looked for. */
export function HitFacts({ view, one, asked }: HitFactsProps) {
  const { t } = view;
  return (
    <ul class="hit__facts">
      {one.free === 'yes' ? <Known icon="check" text={t('directory.hit.free')} /> : null}
      {one.free === 'no' ? <Known icon="info" text={t('directory.hit.charge')} /> : null}
      {one.stepFree === 'yes' ? <Known icon="check" text={t('directory.hit.step_free')} /> : null}
      {one.stepFree === 'no' ? <Known icon="info" text={t('directory.hit.not_step_free')} /> : null}
      {one.online ? <Known icon="video" text={t('directory.hit.online')} /> : null}
      {one.facts?.placeHidden ? <Known icon="lock" text={t('directory.find.place_hidden')} /> : null}
      {one.free === 'unknown' ? <ToAsk text={t('directory.hit.ask_charge')} /> : null}
      {one.stepFree === 'unknown' && !one.online ? <ToAsk text={t('directory.hit.ask_step_free')} /> : null}
      {asked
        ? answersTo(asked, one).map(answer => <Answered view={view} answer={answer} asked={asked} />)
        : null}
    </ul>
  );
}

type AnsweredProps = { readonly view: View; readonly answer: Answer; readonly asked: Search };

function Answered({ view, answer, asked }: AnsweredProps) {
  if (answer.is === 'unknown') return <ToAsk text={questionOf(view, answer, asked)} />;
  if (answer.is === 'no') return null;
  const text = wordsOf(view, answer, asked);
  return text === null ? null : <Known icon="check" text={text} />;
}

function questionOf(view: View, { what, code }: Answer, asked: Search): string {
  const { t } = view;
  if (what === 'access')
    return t('directory.find.ask', { what: withinText(t.code('accessibility', code ?? '')) });
  if (what === 'language') return t('directory.find.ask', { what: languageName(view, asked.language ?? '') });
  return {
    when: t('directory.service.ask_when'),
    where: t('directory.find.ask_where'),
    who: t('directory.service.ask_who'),
    age: t('directory.find.ask_age'),
    open_door: t('directory.find.ask_open_door'),
  }[what];
}

// Days, ages and places that fit need no words of their own.
function wordsOf(view: View, { what, code }: Answer, asked: Search): string | null {
  const { t } = view;
  if (what === 'access') return withinText(t.code('accessibility', code ?? ''));
  if (what === 'language') return languageName(view, asked.language ?? '');
  return what === 'open_door' ? t('directory.find.open_door') : null;
}

/** A label as it stands within a sentence: “hearing loop”; what is a name (“Changing Places toilet”) keeps its capital. */
export function withinText(label: string): string {
  return /^\p{Lu}\S* \p{Lu}|^\p{Lu}{2}/u.test(label)
    ? label
    : label.charAt(0).toLocaleLowerCase() + label.slice(1);
}

/** What is not there, in words; “no: no steps” would say the opposite of itself. */
export function accessMissing({ t }: View, code: string): string {
  return code === 'step_free'
    ? t('directory.hit.not_step_free')
    : t('directory.service.access_no', { what: withinText(t.code('accessibility', code)) });
}

function Known({ icon, text }: { readonly icon: IconName; readonly text: string }) {
  return (
    <li>
      <Icon name={icon} />
      {text}
    </li>
  );
}

function ToAsk({ text }: { readonly text: string }) {
  return (
    <li class="hit__ask">
      <Icon name="ask" />
      {text}
    </li>
  );
}

/** When a service next takes place: “Next: tomorrow, 10.30 am”; nothing when that is not known. */
export function NextTime({ view, one }: { readonly view: View; readonly one: Found }) {
  const at = nextTime(view, one);
  if (at === null) return null;
  return (
    <p class="hit__next">
      <Icon name="cal" />
      {view.t('directory.find.next', { when: at })}
    </p>
  );
}

/**
 * The next time in words; null when not known.
 * @param paper true where the words are kept: “tomorrow” is then a day with its date
 */
export function nextTime(
  { now, say, zone }: View,
  { facts, nextAt = null }: Pick<Found, 'facts' | 'nextAt'>,
  paper = false,
): string | null {
  const at = facts?.nextAt ? Temporal.Instant.from(facts.nextAt) : nextAt;
  if (at === null || Temporal.Instant.compare(at, now) <= 0) return null;
  const here = at.toZonedDateTimeISO(zone);
  return say.commas([paper ? say.day(here) : say.near(here), say.time(here)]);
}
