import {
  type Answers,
  bandOf,
  concernItems,
  control,
  defaultPack,
  directLoneliness,
  type Instrument,
  ons4,
  type Scale,
  scaleName,
  scoreWords,
  ucla3,
  wordsIn,
} from '../../outcomes/index.ts';
import { DotScale, Empty, LineChart, LinkButton, type View } from '../../ui/index.ts';
import type { CaseAssessment, CaseFacts } from '../case-facts.ts';

type Props = { readonly view: View; readonly facts: CaseFacts };

/** How it is going, as small charts: the person's own concerns, control, well-being; loneliness in a sentence. */
export function CaseMeasuresSection({ view, facts, mayChange }: Props & { readonly mayChange: boolean }) {
  const { t } = view;
  const address = `/cases/${facts.referral.id}/measures`;
  const asked = facts.assessments.length > 0;
  const timepoint = nextTimepoint(facts);
  return (
    <section aria-labelledby="going" class="section stack">
      <h2 id="going">{t('outcomes.case.title')}</h2>
      {asked ? (
        <>
          {concernItems.map((item, index) => (
            <OwnConcernChart view={view} facts={facts} item={item} position={index + 1} />
          ))}
          <ControlChart view={view} facts={facts} />
          <WellBeing view={view} facts={facts} />
          <Sentences view={view} facts={facts} />
        </>
      ) : (
        <Empty title={t('outcomes.case.none', { name: nameOf(facts) })}>
          <p>{t('outcomes.case.none.text')}</p>
        </Empty>
      )}
      <div class="acts no-print">
        {mayChange && (
          <LinkButton look="words" href={`${address}/${timepoint}`}>
            {t(`outcomes.case.ask.${timepoint}`)}
          </LinkButton>
        )}
        {asked && (
          <LinkButton look="words" href={address}>
            {t('outcomes.case.all')}
          </LinkButton>
        )}
      </div>
    </section>
  );
}

/** What would be asked next: the start, then along the way, and from the last session but one the end. */
function nextTimepoint({ assessments, referral }: CaseFacts): 'baseline' | 'review' | 'end' {
  const asked = (timepoint: string) => assessments.some(one => one.timepoint === timepoint);
  if (!asked('baseline') && !asked('end')) return 'baseline';
  return referral.sessionsHeld >= referral.sessionsPlanned - 1 ? 'end' : 'review';
}

function nameOf({ person }: CaseFacts): string {
  return person.knownAs ?? person.givenName;
}

/** What counts of an instrument: not declined, oldest first. */
function given(facts: CaseFacts, instrument: string): readonly CaseAssessment[] {
  return facts.assessments
    .filter(one => one.instrument === instrument && !one.declined)
    .toSorted((a, b) => Temporal.PlainDate.compare(a.takenOn, b.takenOn));
}

function answer(one: CaseAssessment | undefined, item: string): number | null {
  const value = (one?.answers as Answers | undefined)?.[item];
  return typeof value === 'number' ? value : null;
}

/** The number of the session on which, or after which, something was asked; at least the first. */
function sessionOn(facts: CaseFacts, day: Temporal.PlainDate): number {
  return facts.sessions.reduce(
    (number, one) =>
      one.number !== null && Temporal.PlainDate.compare(one.startsAt.toPlainDate(), day) <= 0
        ? Math.max(number, one.number)
        : number,
    1,
  );
}

type LineProps = Props & {
  readonly instrument: string;
  readonly item: string;
  readonly title: string;
  readonly note: string;
};

type Place = { readonly at: string; readonly value: number };

/**
 * One answer from 0 to 10 along the sessions. Where two days fall to the same session, the days themselves are the
 * places, so that no answer hides another.
 */
function AnswerLine({ view, facts, instrument, item, title, note }: LineProps) {
  const { t, say } = view;
  const answers = given(facts, instrument).flatMap(one => {
    const value = answer(one, item);
    return value === null ? [] : [{ one, value }];
  });
  if (answers.length === 0) return null;
  const later = t('outcomes.case.later');
  const bySession = answers.map(
    ({ one, value }): Place => ({
      at: one.timepoint === 'follow_up' ? later : `${sessionOn(facts, one.takenOn)}`,
      value,
    }),
  );
  const apart = new Set(bySession.map(({ at }) => at)).size === bySession.length;
  const points = apart
    ? bySession
    : answers.map(({ one, value }): Place => ({ at: say.dayShort(one.takenOn), value }));
  return (
    <LineChart
      view={view}
      title={title}
      note={note}
      summary={points
        .map(({ at, value }) => t('outcomes.case.point', { at, value: say.number(value) }))
        .join(' ')}
      points={points}
      min={0}
      max={10}
      {...(apart ? { slots: sessionSlots(facts, points, later) } : {})}
    />
  );
}

/** The numbers of all sessions, and the call after three months where there was one. */
function sessionSlots(facts: CaseFacts, points: readonly Place[], later: string): readonly string[] {
  const numbers = points.flatMap(({ at }) => (at === later ? [] : [Number(at)]));
  const last = Math.max(facts.referral.sessionsPlanned, ...numbers);
  const slots = Array.from({ length: last }, (_, index) => `${index + 1}`);
  return points.some(({ at }) => at === later) ? [...slots, later] : slots;
}

function OwnConcernChart(props: Props & { readonly item: string; readonly position: number }) {
  const words = props.facts.ownConcerns.find(one => one.position === props.position)?.words;
  if (!words) return null;
  const { t } = props.view;
  return (
    <AnswerLine
      {...props}
      instrument="own_concerns"
      title={`“${words}”`}
      note={t('outcomes.case.concern.note')}
    />
  );
}

function ControlChart(props: Props) {
  return (
    <AnswerLine
      {...props}
      instrument={control.id}
      item="control"
      title={wordsIn(control.title, props.view.locale)}
      note={props.view.t('outcomes.case.control.note')}
    />
  );
}

/** The four answers on well-being: now, and where they lay at the start. */
function WellBeing({ view, facts }: Props) {
  const { t, say } = view;
  const all = given(facts, ons4.id);
  const first = all.find(one => one.timepoint === 'baseline');
  const last = all.at(-1);
  if (!last) return null;
  const moved = first !== undefined && first !== last;
  const rows = ons4.scales.map(scale => ({
    label: t.of(`outcomes.case.ons4.${scale.id}`),
    value: answer(last, scale.id),
    band: bandWord(view, scale, answer(last, scale.id)),
    ...(moved ? { before: answer(first, scale.id) } : {}),
  }));
  const start = last.timepoint === 'baseline';
  return (
    <DotScale
      view={view}
      title={t(start ? 'outcomes.case.ons4.start' : 'outcomes.case.ons4.now')}
      note={t(
        start
          ? 'outcomes.case.ons4.note'
          : moved
            ? 'outcomes.case.ons4.note.moved'
            : 'outcomes.case.ons4.note.only',
      )}
      summary={rows
        .map(row =>
          row.value === null
            ? t('outcomes.case.row.none', { what: row.label })
            : typeof row.before === 'number'
              ? t('outcomes.case.row.moved', {
                  what: row.label,
                  before: say.number(row.before),
                  value: say.number(row.value),
                })
              : t('outcomes.case.row', { what: row.label, value: say.number(row.value) }),
        )
        .join(' ')}
      rows={rows}
      min={0}
      max={10}
    />
  );
}

function bandWord({ locale }: View, scale: Scale, value: number | null): string {
  const code = bandOf(scale, value);
  const band = scale.bands.find(one => one.code === code);
  return band ? wordsIn(band.text, locale).toLocaleLowerCase(locale) : '';
}

/** Loneliness in words, and what is not there. */
function Sentences({ view, facts }: Props) {
  const { t, say, locale } = view;
  const declined = (instrument: Instrument) =>
    facts.assessments.some(one => one.instrument === instrument.id && one.declined) &&
    given(facts, instrument.id).length === 0;
  const unasked = (instrument: Instrument) =>
    !facts.assessments.some(one => one.instrument === instrument.id);
  const titles = (which: (instrument: Instrument) => boolean) =>
    defaultPack.filter(which).map(one => wordsIn(one.title, locale));
  const [refused, missing] = [titles(declined), titles(unasked)];
  return (
    <div class="small quiet stack stack--tight">
      {[ucla3, directLoneliness].map(instrument => (
        <Loneliness view={view} facts={facts} instrument={instrument} />
      ))}
      {refused.length > 0 && (
        <p>{t('outcomes.case.declined', { name: nameOf(facts), which: say.list(refused) })}</p>
      )}
      {missing.length > 0 && (
        <p>{t('outcomes.case.missing', { count: missing.length, which: say.list(missing) })}</p>
      )}
    </div>
  );
}

/** “Company and loneliness: at the start 8, lonely. At the end 5, not lonely.” */
function Loneliness({ view, facts, instrument }: Props & { readonly instrument: Instrument }) {
  const [scale] = instrument.scales;
  const all = given(facts, instrument.id);
  const ends = all.length > 1 ? [all[0], all.at(-1)] : all;
  if (!scale || ends.length === 0) return null;
  const said = ends.flatMap(one => {
    if (!one) return [];
    const value = typeof one.scores[scale.id] === 'number' ? Number(one.scores[scale.id]) : null;
    const words = scoreWords(view, instrument, scale, value);
    return [view.t('outcomes.case.said', { when: view.t.code('timepoints', one.timepoint), words })];
  });
  return (
    <p>
      <b>{instrument === ucla3 ? view.t('outcomes.case.ucla3') : `${scaleName(view, instrument, scale)}:`}</b>{' '}
      {said.join(' ')}
    </p>
  );
}
