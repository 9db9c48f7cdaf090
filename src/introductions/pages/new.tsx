import { z } from 'zod';
import { auditAll } from '../../audit/index.ts';
import { type Case, caseOf, isWorkState } from '../../care/index.ts';
import { Forbidden, NotFound, Refused } from '../../core/index.ts';
import { type Pause, pausesOf, type ServiceCard, serviceCards } from '../../directory/index.ts';
import { planStore } from '../../plans/index.ts';
import { introductionKinds } from '../../programmes/index.ts';
import {
  BackLink,
  Button,
  ChoiceGroup,
  choice,
  document,
  Empty,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  id,
  LinkButton,
  optionalId,
  optionalText,
  StaffLayout,
  sayErrors,
  TextArea,
  TextField,
  Tick,
  type Typed,
  tick,
  typedIn,
} from '../../ui/index.ts';
import { type Ask, type Route, route } from '../../web/index.ts';
import { beginIntroduction } from '../begin.ts';
import { PausedNotice } from '../from-provider/section.tsx';
import { may } from '../policy.ts';
import { casesToChoose, reachable } from '../queries.ts';
import { StillRight } from './still-right.tsx';

const door = ['link_worker', 'coordinator'] as const;
const query = z.object({ service: z.uuid().optional(), referral: z.uuid().optional() });

const form = z
  .object({
    service: id(),
    referral: id(),
    kind: choice(introductionKinds.codes),
    stage: choice(['suggested', 'chosen']).optional(),
    goal: optionalId(),
    share_contact: tick(),
    access_needs: optionalText({ lines: true, max: 500 }),
    hopes: optionalText({ lines: true, max: 500 }),
    company: optionalText({ max: 120 }),
  })
  .check(context => {
    const { kind, company, stage } = context.value;
    const fault = (field: string, message: string) =>
      context.issues.push({ code: 'custom', path: [field], message, input: context.value });
    if (kind === 'accompanied' && company === null) fault('company', 'introductions.error.company');
    if (kind !== 'signposted' && stage === undefined) fault('stage', 'introductions.error.stage');
  });

type Goal = { readonly id: string | null; readonly words: string };
type Found = {
  readonly service: ServiceCard;
  readonly kase: Case;
  readonly goals: readonly Goal[];
  readonly accessNeeds: string | null;
  readonly pause: Pause | undefined;
};

const newPage = route({
  method: 'get',
  path: '/introductions/new',
  door,
  query,
  async handle(ask) {
    const { service, referral } = ask.query;
    if (!service) return ask.page(noService(ask));
    if (!referral) return ask.page(await choosePerson(ask, service));
    const found = await read(ask, service, referral);
    const typed = { share_contact: 'yes', ...(found.accessNeeds ? { access_needs: found.accessNeeds } : {}) };
    return ask.page(render(ask, found, typed, null));
  },
});

const begin = route({
  method: 'post',
  path: '/introductions',
  door,
  form,
  handle: ask =>
    ask.commit(async scope => {
      const { referral, service, kind, stage, goal, company } = ask.form;
      const introductionId = await beginIntroduction(scope, {
        referralId: referral,
        serviceId: service,
        kind,
        state: stage ?? 'chosen',
        goalId: goal,
        agreed: {
          contact: ask.form.share_contact,
          accessNeeds: ask.form.access_needs,
          hopes: ask.form.hopes,
          company,
        },
      });
      const to = `/cases/${referral}/introductions/${introductionId}`;
      if (kind === 'signposted') return { to, flash: { key: 'introductions.new.given' } };
      return stage === 'chosen'
        ? { to: `${to}/send` }
        : { to, flash: { key: 'introductions.new.suggested' } };
    }),
  async again(ask, faults, typed) {
    const known = z.object({ service: z.uuid(), referral: z.uuid() }).safeParse({
      service: typed.get('service'),
      referral: typed.get('referral'),
    });
    if (!known.success) throw new NotFound('introduction');
    const found = await read(ask, known.data.service, known.data.referral);
    return ask.page(render(ask, found, typedIn(typed), sayErrors(ask.view, faults)), 422);
  },
});

export const newRoutes: readonly Route[] = [newPage, begin];

type Page = Ask<unknown, unknown, unknown>;

/** Service and case; whoever may not introduce from this case is told before they write. */
function read(ask: Page, serviceId: string, referralId: string): Promise<Found> {
  return ask.within(async scope => {
    const kase = await caseOf(scope, referralId);
    const service = (await serviceCards(scope.db, [serviceId])).get(serviceId);
    if (!service) throw new NotFound('service');
    const leave = may(ask.actor, 'change', kase);
    if (!leave.ok) throw new Forbidden(leave.reasonKey);
    if (!isWorkState(kase.state)) throw new Refused('introductions.refused.closed');
    await auditAll(scope, [
      { verb: 'case.read', subject: { kind: 'referral', id: kase.id }, personId: kase.personId },
    ]);
    const plan = await planStore(scope).ofReferral(referralId);
    const { accessNeeds } = await reachable(scope, kase.personId);
    const { db, actor } = scope;
    const pauses = await pausesOf({ db, programmeId: actor.programmeId }, [serviceId], ask.today);
    return { kase, service, accessNeeds, goals: plan?.goals ?? [], pause: pauses.get(serviceId) };
  });
}

function render(ask: Page, found: Found, typed: Typed, errors: FieldErrors | null) {
  const { view } = ask;
  const { t } = view;
  const { kase, service, goals } = found;
  const field = { view, values: typed, errors };
  const names = { name: kase.firstName, service: service.name };
  const title = t('introductions.new.title', names);
  const withId = goals.flatMap(goal =>
    goal.id === null ? [] : [{ value: goal.id, label: `“${goal.words}”` }],
  );
  return document(
    <StaffLayout view={view} title={title} current="people" frame="narrow" flash={ask.flash}>
      <ErrorSummary view={view} errors={errors} />
      <div class="page-head stack stack--tight">
        <BackLink href={`/cases/${kase.id}`}>{t('introductions.back', { name: kase.name })}</BackLink>
        <h1>{title}</h1>
        <p class="quiet">{[service.organization, service.address].filter(Boolean).join(', ')}</p>
      </div>
      <PausedNotice view={view} pause={found.pause} />
      <StillRight
        view={view}
        service={service}
        back={`/introductions/new?service=${service.id}&referral=${kase.id}`}
      />
      <Form view={view} action="/introductions">
        <input type="hidden" name="service" value={service.id} />
        <input type="hidden" name="referral" value={kase.id} />
        <ChoiceGroup
          {...field}
          name="kind"
          legend={t('introductions.new.kind')}
          columns={1}
          options={introductionKinds.codes.map(kind => ({
            value: kind,
            label: t(`introductions.kind.${kind}`),
            hint: t(`introductions.kind.${kind}.hint`),
          }))}
        />
        <ChoiceGroup
          {...field}
          name="stage"
          legend={t('introductions.new.stage', names)}
          hint={t('introductions.new.stage.hint')}
          options={[
            { value: 'suggested', label: t('introductions.new.stage.suggested') },
            { value: 'chosen', label: t('introductions.new.stage.chosen', names) },
          ]}
        />
        {withId.length > 0 && (
          <ChoiceGroup
            {...field}
            name="goal"
            legend={t('introductions.new.goal')}
            columns={1}
            optional
            options={withId}
          />
        )}
        <h2>{t('introductions.new.share')}</h2>
        <p>{t('introductions.new.share.text', names)}</p>
        <Tick {...field} name="share_contact" label={t('introductions.new.share.contact')} />
        <TextArea
          {...field}
          name="access_needs"
          label={t('introductions.new.share.access')}
          hint={t('introductions.new.share.access.hint', names)}
          rows={2}
          optional
        />
        <TextArea
          {...field}
          name="hopes"
          label={t('introductions.new.share.hopes', names)}
          hint={t('introductions.new.share.hopes.hint')}
          rows={2}
          optional
        />
        <TextField
          {...field}
          name="company"
          label={t('introductions.new.company')}
          hint={t('introductions.new.company.hint')}
          optional
        />
        <FormEnd>
          <Button way>{t('introductions.new.go')}</Button>
        </FormEnd>
      </Form>
      <p>
        <LinkButton look="words" href={`/cases/${kase.id}/unmet/new`}>
          {t('introductions.unmet.link')}
        </LinkButton>
      </p>
    </StaffLayout>,
  );
}

function noService({ view }: Page) {
  const { t } = view;
  const title = t('introductions.choose.title');
  return document(
    <StaffLayout view={view} title={title} current="find" frame="narrow">
      <div class="page-head">
        <h1>{title}</h1>
      </div>
      <Empty title={t('introductions.choose.service')}>
        <p>
          <LinkButton href="/find">{t('introductions.choose.find')}</LinkButton>
        </p>
      </Empty>
    </StaffLayout>,
  );
}

/** Came from the directory without a person in hand: whom is it for? */
async function choosePerson(ask: Page, serviceId: string) {
  const { view } = ask;
  const { t } = view;
  const { service, cases } = await ask.within(async scope => {
    const found = (await serviceCards(scope.db, [serviceId])).get(serviceId);
    if (!found) throw new NotFound('service');
    const mine = await casesToChoose(scope);
    await auditAll(
      scope,
      mine.map(one => ({
        verb: 'case.listed',
        subject: { kind: 'referral', id: one.id },
        personId: one.personId,
      })),
    );
    return { service: found, cases: mine };
  });
  const title = t('introductions.choose.whom', { service: service.name });
  return document(
    <StaffLayout view={view} title={title} current="find" frame="narrow">
      <div class="page-head">
        <h1>{title}</h1>
      </div>
      {cases.length === 0 ? (
        <Empty title={t('introductions.choose.nobody')}>
          <p>
            <LinkButton look="words" href="/board">
              {t('introductions.choose.board')}
            </LinkButton>
          </p>
        </Empty>
      ) : (
        <ul class="list-rules">
          {cases.map(one => (
            <li>
              <LinkButton look="words" href={`/introductions/new?service=${serviceId}&referral=${one.id}`}>
                {one.name}
              </LinkButton>
            </li>
          ))}
        </ul>
      )}
    </StaffLayout>,
  );
}
