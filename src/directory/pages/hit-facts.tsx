import { drawnForAll, Icon, type IconName, type View } from '../../ui/index.ts';
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
  const answers = asked ? answersTo(asked, one) : [];
  const { free, stepFree, online } = one;
  const said = { free, stepFree, online, hidden: one.facts?.placeHidden ?? false };
  // Nothing but codes: services that say the same are drawn the same.
  const key = `facts ${JSON.stringify([said, answers, asked?.language])}`;
  return drawnForAll(view, key, bare => <Facts view={bare} {...said} answers={answers} asked={asked} />);
}

type FactsProps = Pick<Found, 'free' | 'stepFree' | 'online'> & {
  readonly view: View;
  readonly hidden: boolean;
  readonly answers: readonly Answer[];
  readonly asked: Pick<Search, 'language'> | undefined;
};

function Facts({ view, free, stepFree, online, hidden, answers, asked }: FactsProps) {
  const { t } = view;
  return (
    <ul class="hit__facts">
      {free === 'yes' ? <Known icon="check" text={t('directory.hit.free')} /> : null}
      {free === 'no' ? <Known icon="info" text={t('directory.hit.charge')} /> : null}
      {stepFree === 'yes' ? <Known icon="check" text={t('directory.hit.step_free')} /> : null}
      {stepFree === 'no' ? <Known icon="info" text={t('directory.hit.not_step_free')} /> : null}
      {online ? <Known icon="video" text={t('directory.hit.online')} /> : null}
      {hidden ? <Known icon="lock" text={t('directory.find.place_hidden')} /> : null}
      {free === 'unknown' ? <ToAsk text={t('directory.hit.ask_charge')} /> : null}
      {stepFree === 'unknown' && !online ? <ToAsk text={t('directory.hit.ask_step_free')} /> : null}
      {answers.map(answer => (
        <Answered view={view} answer={answer} language={asked?.language ?? ''} />
      ))}
    </ul>
  );
}

type AnsweredProps = { readonly view: View; readonly answer: Answer; readonly language: string };

function Answered({ view, answer, language }: AnsweredProps) {
  if (answer.is === 'unknown') return <ToAsk text={questionOf(view, answer, language)} />;
  if (answer.is === 'no') return null;
  const text = wordsOf(view, answer, language);
  return text === null ? null : <Known icon="check" text={text} />;
}

function questionOf(view: View, { what, code }: Answer, language: string): string {
  const { t } = view;
  if (what === 'access')
    return t('directory.find.ask', { what: withinText(t.code('accessibility', code ?? '')) });
  if (what === 'language') return t('directory.find.ask', { what: languageName(view, language) });
  return {
    when: t('directory.service.ask_when'),
    where: t('directory.find.ask_where'),
    who: t('directory.service.ask_who'),
    age: t('directory.find.ask_age'),
    open_door: t('directory.find.ask_open_door'),
  }[what];
}

// Days, ages and places that fit need no words of their own.
function wordsOf(view: View, { what, code }: Answer, language: string): string | null {
  const { t } = view;
  if (what === 'access') return withinText(t.code('accessibility', code ?? ''));
  if (what === 'language') return languageName(view, language);
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
  const at = nextStart(view, one);
  if (at === null) return null;
  // Many begin at the same time.
  return drawnForAll(view, `next ${at}`, bare => (
    <p class="hit__next">
      <Icon name="cal" />
      {bare.t('directory.find.next', { when: timeOf(bare, at, false) })}
    </p>
  ));
}

/**
 * The next time in words; null when not known.
 * @param paper true where the words are kept: “tomorrow” is then a day with its date
 */
export function nextTime(view: View, one: Pick<Found, 'facts' | 'nextAt'>, paper = false): string | null {
  const at = nextStart(view, one);
  return at === null ? null : timeOf(view, at, paper);
}

/** When it next begins, as ISO text; null when that is not known or has been. */
function nextStart({ now }: View, { facts, nextAt = null }: Pick<Found, 'facts' | 'nextAt'>): string | null {
  const at = facts?.nextAt ?? nextAt?.toString() ?? null;
  return at === null || Date.parse(at) <= now.epochMilliseconds ? null : at;
}

function timeOf({ say, zone }: View, at: string, paper: boolean): string {
  const here = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  return say.commas([paper ? say.day(here) : say.near(here), say.time(here)]);
}
