import { z } from 'zod';
import { auditAll } from '../../audit/index.ts';
import { type Case, caseOf } from '../../care/index.ts';
import { Forbidden, Refused, Stale } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { type Timepoint, timepoints } from '../../programmes/index.ts';
import {
  BackLink,
  Button,
  DateField,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  Notice,
  StaffLayout,
  sayErrors,
  Tick,
  type Typed,
  typedIn,
  type View,
} from '../../ui/index.ts';
import { type Ask, type Outcome, type Route, route } from '../../web/index.ts';
import { staffModes } from '../answering/administration.ts';
import { type Assessment, type OwnConcern, standingOf, versionFor } from '../assessment.ts';
import { dueFor } from '../courses/course-moment.ts';
import { CourseRule } from '../courses/pages/course-rule.tsx';
import { type PlaceAsked, placeAsked } from '../courses/place-in-course.ts';
import { recordForCourse } from '../courses/record-for-course.ts';
import { measuresForm, readMeasures, typedFrom } from '../form.ts';
import { type Catalogue, type Instrument, instrumentsOf, wordsIn } from '../instruments/index.ts';
import { packOf } from '../pack.ts';
import { may } from '../policy.ts';
import { assessmentsOf, ownConcernsOf } from '../queries.ts';
import { recordAssessments } from '../record-assessments.ts';
import { How } from './how.tsx';
import { OwnConcernQuestions, openPositions, Questions } from './questions.tsx';

type Facts = {
  readonly kase: Case;
  readonly taken: readonly Assessment[];
  readonly concerns: readonly OwnConcern[];
  readonly catalogue: Catalogue;
  /** The place in a course it is about; null: the case. */
  readonly asked: PlaceAsked | null;
};
type At = { readonly referralId: string; readonly timepoint: Timepoint };
type Page = Ask<At, unknown, unknown>;

const params = z.object({ referralId: z.uuid(), timepoint: z.enum(timepoints.codes) });
const path = '/cases/:referralId/measures/:timepoint';
const door = ['link_worker', 'coordinator'] as const;

/** The questions of one timepoint: three minutes, one page, each may be left out. */
const takePage = route({
  method: 'get',
  path,
  door,
  params,
  query: z.object({
    mode: z.enum(staffModes).optional().catch(undefined),
    place: z.uuid().optional().catch(undefined),
  }),
  async handle(ask) {
    const facts = await read(ask, ask.query.place);
    const today = ofMoment(ask, facts);
    const typed = typedFrom(today, packFor(ask, facts), facts.concerns, ask.today);
    const { mode } = ask.query;
    return ask.page(render(ask, facts, { typed: mode ? { ...typed, mode } : typed }));
  },
});

const takeMeasures = route({
  method: 'post',
  path,
  door,
  params,
  form: measuresForm,
  async handle(ask) {
    const { words, takenOn, declinedAll, seen, proxy, askedIn } = ask.form;
    const { placeId } = ask.form;
    const facts = await read(ask, placeId, false);
    const pack = packFor(ask, facts);
    const { filled, faults, opened } = readMeasures(pack, ask.form);
    const typed = typedIn(await ask.c.req.formData());
    if (Object.keys(faults).length > 0)
      return ask.page(
        render(ask, await read(ask, placeId), { typed, errors: sayErrors(ask.view, faults) }),
        422,
      );
    if (opened.length > 0) return ask.page(render(ask, await read(ask, placeId), { typed, opened: true }));
    const work = async (scope: Scope): Promise<Outcome> => {
      const answered = new Set(filled.map(one => one.instrument));
      const declined = declinedAll ? pack.filter(({ id }) => !answered.has(id)) : [];
      const { referralId, timepoint } = ask.params;
      const record = facts.asked ? recordForCourse : recordAssessments;
      await record(scope, {
        referralId,
        timepoint,
        placeId: facts.asked ? placeId : null,
        takenOn: takenOn ?? ask.today,
        words,
        filled: [
          ...filled,
          ...declined.map(({ id, version }) => ({ instrument: id, version, declined: true, answers: {} })),
        ],
        seen,
        mode: ask.form.mode,
        proxy,
        askedIn,
      });
      const to = facts.asked ? backTo(facts.asked) : `/cases/${referralId}/measures`;
      return { to, flash: { key: 'outcomes.take.done' } };
    };
    try {
      return await ask.commit(work);
    } catch (error) {
      if (!(error instanceof Stale)) throw error;
      const now = await read(ask, placeId);
      const theirs = ofMoment(ask, now).filter(one => !seen?.includes(one.id));
      return ask.page(render(ask, now, { typed, theirs }), 409);
    }
  },
  async again(ask, faults, typed) {
    const shown = { typed: typedIn(typed), errors: sayErrors(ask.view, faults) };
    const place = z.uuid().safeParse(typed.get('place')).data;
    return ask.page(render(ask, await read(ask, place), shown), 422);
  },
});

export const takeRoutes: readonly Route[] = [takePage, takeMeasures];

/** The case and what was asked before; whoever may not ask is told at once. What is shown of it is on record. */
function read(ask: Page, placeId: string | null | undefined, shown = true): Promise<Facts> {
  const { referralId, timepoint } = ask.params;
  return ask.within(async scope => {
    const kase = await caseOf(scope, referralId);
    const leave = may(ask.actor, { record: timepoint }, kase);
    if (!leave.ok) throw leave.closed ? new Refused(leave.reasonKey) : new Forbidden(leave.reasonKey);
    const asked = await placeAsked(scope, { referralId, timepoint, placeId });
    if (shown)
      await auditAll(scope, [
        { verb: 'measures.read', subject: { kind: 'referral', id: kase.id }, personId: kase.personId },
      ]);
    return {
      kase,
      taken: await assessmentsOf(scope, referralId),
      concerns: await ownConcernsOf(scope, referralId),
      catalogue: await instrumentsOf(scope, ask.today),
      asked,
    };
  });
}

/** What was answered for this moment, of the case or of the course. */
const ofMoment = ({ params }: Page, { taken, asked }: Facts): readonly Assessment[] =>
  taken.filter(one => one.timepoint === params.timepoint && (!asked || one.placeId === asked.place.placeId));

const backTo = ({ place }: PlaceAsked): string => `/groups/${place.groupId}/measures`;

/**
 * What is asked of this person: of each questionnaire the version they began with. For a course it leaves out what counts for it already, because it
 * was answered for something else.
 */
function packFor(
  { programme, today }: Pick<Page, 'programme' | 'today'>,
  { taken, catalogue, asked }: Facts,
): readonly Instrument[] {
  if (asked) {
    const { pack, reused } = dueFor(asked.place, asked.moment, taken, { catalogue, today });
    return pack.filter(one => !reused.includes(one));
  }
  return packOf(programme.settings, catalogue).map(one => versionFor(taken, one));
}

type Shown = {
  readonly typed: Typed;
  readonly errors?: FieldErrors | null;
  readonly theirs?: readonly Assessment[];
  /** The answers opened more questions, which stand on the page now. */
  readonly opened?: boolean;
};

function render(ask: Page, facts: Facts, { typed, errors = null, theirs = [], opened = false }: Shown) {
  const { kase, taken, concerns, asked } = facts;
  const { view } = ask;
  const { t } = view;
  const { timepoint } = ask.params;
  const title = t(`outcomes.take.title.${timepoint}`, { name: kase.firstName });
  const mine = ofMoment(ask, facts);
  const again = mine.some(one => standingOf(one) !== 'not_asked');
  const pack = packFor(ask, facts);
  return document(
    <StaffLayout view={view} title={title} current="people" frame="narrow">
      <ErrorSummary view={view} errors={errors} />
      <div class="page-head stack stack--tight">
        <BackLink href={asked ? backTo(asked) : `/cases/${kase.id}/measures`}>
          {asked ? asked.place.course : t('outcomes.take.back', { name: kase.name })}
        </BackLink>
        <h1>{title}</h1>
        <p class="lead">{t('outcomes.take.lead')}</p>
      </div>
      {asked && <CourseRule view={view} asked={asked} facts={facts} today={ask.today} />}
      {theirs.length > 0 && <Meanwhile view={view} theirs={theirs} catalogue={facts.catalogue} />}
      {opened && (
        <Notice>
          <p>{t('outcomes.ask.opened')}</p>
        </Notice>
      )}
      {again && !opened && theirs.length === 0 && <p class="quiet">{t('outcomes.take.again')}</p>}
      <Form view={view} action={`/cases/${kase.id}/measures/${timepoint}`} warn>
        <input type="hidden" name="seen" value={mine.map(one => one.id).join(' ')} />
        {asked && <input type="hidden" name="place" value={asked.place.placeId} />}
        {pack.map(instrument => {
          const asked = { view, instrument, typed, errors };
          return instrument.id === 'own_concerns' ? (
            <OwnConcernQuestions
              {...asked}
              concerns={concerns}
              open={openPositions(timepoint, concerns, taken)}
            />
          ) : (
            <Questions {...asked} />
          );
        })}
        <section class="section stack">
          <h2>{t('outcomes.take.end')}</h2>
          <DateField
            view={view}
            name="taken_on"
            legend={t('outcomes.take.on')}
            hint={t('outcomes.take.on.hint')}
            values={typed}
            errors={errors}
          />
          <How view={view} typed={typed} errors={errors} name={kase.firstName} />
          <Tick
            view={view}
            name="declined_all"
            label={t('outcomes.take.declined_all', { name: kase.firstName })}
            hint={t('outcomes.take.declined_all.hint')}
            values={typed}
            errors={errors}
          />
          <FormEnd>
            <Button>{t('outcomes.take.save')}</Button>
          </FormEnd>
        </section>
      </Form>
    </StaffLayout>,
  );
}

type MeanwhileProps = {
  readonly view: View;
  readonly theirs: readonly Assessment[];
  readonly catalogue: Catalogue;
};

/** What was saved while the form was open, question by question, so that whoever saves second knows both. */
function Meanwhile({ view, theirs, catalogue }: MeanwhileProps) {
  const { t, locale } = view;
  const language = locale === 'ga' ? 'ga' : 'en';
  return (
    <Notice title={t('outcomes.meanwhile.title')}>
      <p>{t('outcomes.meanwhile.text')}</p>
      <ul class="bullets">
        {theirs.flatMap(one => {
          const instrument = catalogue.of(one.instrument);
          if (!instrument) return [];
          if (one.declined) {
            return [<li>{`${wordsIn(instrument.title, language)}: ${t('outcomes.meanwhile.declined')}`}</li>];
          }
          return instrument.items
            .filter(item => typeof one.answers[item.id] === 'number')
            .map(item => (
              <li>{`${wordsIn(item.text ?? instrument.title, language)}: ${one.answers[item.id]}`}</li>
            ));
        })}
      </ul>
    </Notice>
  );
}
