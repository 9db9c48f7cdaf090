import { z } from 'zod';
import {
  BackLink,
  Button,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  isLocale,
  LinkButton,
  optionalText,
  StaffLayout,
  sayErrors,
  TextArea,
  type Typed,
  typedIn,
  wholeNumber,
  wordsFor,
} from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { WhomToAskLines } from '../go-along/whom-to-ask.tsx';
import { isFinal } from '../introduction.ts';
import { type IntroductionAsk, introductionParams } from '../pages/introduction.tsx';
import { may } from '../policy.ts';
import { eachPart, type FirstVisit, firstVisitParts } from './first-visit.ts';
import { type FirstVisitFound, readFirstVisit } from './read-first-visit.ts';
import { writeFirstVisit } from './write-first-visit.ts';

const door = ['link_worker', 'coordinator'] as const;
const path = '/cases/:referralId/introductions/:introductionId/first-visit';
const form = z.object({
  over: wholeNumber({ min: 0, max: 100_000 }),
  ...eachPart(optionalText({ lines: true, max: 1000 })),
});

const page = route({
  method: 'get',
  path,
  door,
  params: introductionParams,
  handle: async ask => ask.page(render(ask, await read(ask), null, null)),
});

const write = route({
  method: 'post',
  path,
  door,
  params: introductionParams,
  form,
  handle: ask =>
    ask.commit(async scope => {
      const { over, ...plan } = ask.form;
      await writeFirstVisit(scope, { ...ask.params, plan, over });
      return { to: hrefOf(ask), flash: { key: 'matching.visit.done' } };
    }),
  async again(ask, faults, typed) {
    return ask.page(render(ask, await read(ask), typedIn(typed), sayErrors(ask.view, faults)), 422);
  },
});

const print = route({
  method: 'get',
  path: `${path}/print`,
  door,
  params: introductionParams,
  query: z.object({
    size: z.literal('large').optional().catch(undefined),
    in: z.string().optional().catch(undefined),
  }),
  async handle(ask) {
    const found = await read(ask);
    const asked = ask.query.in ?? found.locale;
    const locale = isLocale(asked) ? asked : ask.view.locale;
    const t = wordsFor(locale);
    const { facts } = found;
    const plan = found.versions[0]?.plan ?? found.begin;
    const large = ask.query.size === 'large';
    const here = `${hrefOf(ask)}/print`;
    return ask.page(
      document(
        <StaffLayout view={ask.view} title={t('matching.visit.title')} current="people" frame="narrow">
          <p class="acts no-print">
            <BackLink href={hrefOf(ask)}>{facts.serviceName}</BackLink>
            <LinkButton look="words" href={`${here}?in=${locale}${large ? '' : '&size=large'}`}>
              {ask.view.t(large ? 'matching.visit.standard' : 'matching.visit.large')}
            </LinkButton>
          </p>
          <article lang={locale} class={large ? 'plan-sheet plan-sheet--large' : 'plan-sheet'}>
            <h1>{t('matching.visit.heading', { service: facts.serviceName })}</h1>
            {facts.bookedFor ? <p class="lead">{ask.view.say.when(facts.bookedFor)}</p> : null}
            {firstVisitParts.map(name =>
              plan[name] === null ? null : (
                <section class="section">
                  <h2>{t(`matching.visit.part.${name}`)}</h2>
                  <p dir="auto">{plan[name]}</p>
                </section>
              ),
            )}
          </article>
        </StaffLayout>,
      ),
    );
  },
});

export const firstVisitRoutes: readonly Route[] = [page, write, print];

function read(ask: IntroductionAsk): Promise<FirstVisitFound> {
  const { referralId, introductionId } = ask.params;
  return ask.within(scope => readFirstVisit(scope, referralId, introductionId, ask.view.say));
}

function hrefOf({ params }: IntroductionAsk): string {
  return `/cases/${params.referralId}/introductions/${params.introductionId}/first-visit`;
}

function render(
  ask: IntroductionAsk,
  found: FirstVisitFound,
  typed: Typed | null,
  errors: FieldErrors | null,
) {
  const { view } = ask;
  const { t, say } = view;
  const { facts, versions, begin, offers } = found;
  const [latest] = versions;
  const plan: FirstVisit = latest?.plan ?? begin;
  const values = typed ?? Object.fromEntries(firstVisitParts.map(name => [name, plan[name] ?? '']));
  const mayWrite = may(ask.actor, 'change', facts).ok && !isFinal(facts.state);
  const title = t('matching.visit.title');
  return document(
    <StaffLayout view={view} title={title} current="people" frame="narrow" flash={ask.flash}>
      <ErrorSummary view={view} errors={errors} />
      <div class="page-head stack stack--tight">
        <BackLink href={`/cases/${facts.referralId}/introductions/${facts.id}`}>{facts.serviceName}</BackLink>
        <h1>{t('matching.visit.for', { name: facts.firstName, service: facts.serviceName })}</h1>
        <p class="lead">{t('matching.visit.lead', { name: facts.firstName })}</p>
        {latest ? (
          <p class="quiet">
            {t('matching.visit.version', {
              number: latest.version,
              who: latest.by,
              day: say.date(latest.at),
            })}
          </p>
        ) : null}
        <p class="acts">
          <LinkButton look="words" icon="print" href={`${hrefOf(ask)}/print`}>
            {t('matching.visit.print')}
          </LinkButton>
        </p>
      </div>
      <WhomToAskLines view={view} offers={offers} readerId={ask.actor.id} />
      {mayWrite ? (
        <Form view={view} action={hrefOf(ask)} warn>
          <input
            type="hidden"
            name="over"
            value={typed ? String(typed['over'] ?? 0) : (latest?.version ?? 0)}
          />
          {firstVisitParts.map(name => (
            <TextArea
              view={view}
              name={name}
              label={t(`matching.visit.part.${name}`)}
              hint={t(`matching.visit.hint.${name}`)}
              values={values}
              errors={errors}
              rows={2}
              optional
            />
          ))}
          <FormEnd>
            <Button>{t('matching.visit.save')}</Button>
          </FormEnd>
        </Form>
      ) : (
        <p>{t('matching.visit.ended')}</p>
      )}
    </StaffLayout>,
  );
}
