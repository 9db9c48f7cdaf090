import { z } from 'zod';
import { auditAll } from '../../audit/index.ts';
import { Forbidden, Refused } from '../../core/index.ts';
import { type Pause, pausesOf, type ServiceCard, serviceCards } from '../../directory/index.ts';
import { mayUse, recordConsent } from '../../people/index.ts';
import { consentWays } from '../../programmes/index.ts';
import {
  BackLink,
  Button,
  ChoiceGroup,
  choice,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  LinkButton,
  Notice,
  StaffLayout,
  sayErrors,
  type Typed,
  typedIn,
} from '../../ui/index.ts';
import { type Ask, type Route, route } from '../../web/index.ts';
import { PausedNotice } from '../from-provider/section.tsx';
import { next } from '../introduction.ts';
import { type Minimum, minimumOf, readShared } from '../minimum.ts';
import { holdIntroduction } from '../move.ts';
import { may } from '../policy.ts';
import { type IntroductionFacts, introductionFacts, reachable } from '../queries.ts';
import { sendIntroduction } from '../send.ts';
import { MinimumFacts } from './minimum.tsx';

const door = ['link_worker', 'coordinator'] as const;
const params = z.object({ referralId: z.uuid(), introductionId: z.uuid() });
const path = '/cases/:referralId/introductions/:introductionId';
/** How a yes can be given in a conversation. */
const ways = ['in_person', 'by_phone', 'in_writing'] as const;
const yes = z.object({ how: choice(ways, 'introductions.error.how') });

type Here = { readonly referralId: string; readonly introductionId: string };
type Page = Ask<Here, unknown, unknown>;
type Found = {
  readonly facts: IntroductionFacts;
  readonly told: Minimum;
  readonly agrees: boolean;
  readonly service: ServiceCard | null;
  readonly pause: Pause | undefined;
};

const preview = route({
  method: 'get',
  path: `${path}/send`,
  door,
  params,
  async handle(ask) {
    return ask.page(render(ask, await read(ask), {}, null));
  },
});

const send = route({
  method: 'post',
  path: `${path}/send`,
  door,
  params,
  handle: ask =>
    ask.commit(async scope => {
      await sendIntroduction(scope, ask.params);
      return { to: pageOf(ask.params), flash: { key: 'introductions.send.done' } };
    }),
});

/** The person says yes to sharing with groups, now: kept as a consent like any other. */
const sayYes = route({
  method: 'post',
  path: `${path}/consent`,
  door,
  params,
  form: yes,
  handle: ask =>
    ask.commit(async scope => {
      const found = await holdIntroduction(scope, ask.params.referralId, ask.params.introductionId);
      const { firstName } = await reachable(scope, found.person_id);
      await recordConsent(scope, {
        personId: found.person_id,
        purpose: 'share_with_groups',
        recipient: found.service_name,
        recipientId: found.service_id,
        given: true,
        how: ask.form.how,
        byWhom: firstName,
      });
      return { to: `${pageOf(ask.params)}/send`, flash: { key: 'introductions.send.yes_kept' } };
    }),
  async again(ask, faults, typed) {
    return ask.page(render(ask, await read(ask), typedIn(typed), sayErrors(ask.view, faults)), 422);
  },
});

export const sendRoutes: readonly Route[] = [preview, send, sayYes];

const pageOf = ({ referralId, introductionId }: Here) =>
  `/cases/${referralId}/introductions/${introductionId}`;

function read(ask: Page): Promise<Found> {
  return ask.within(async scope => {
    const { referralId, introductionId } = ask.params;
    const facts = await introductionFacts(scope, referralId, introductionId);
    const leave = may(ask.actor, 'change', facts);
    if (!leave.ok) throw new Forbidden(leave.reasonKey);
    if (next(facts.state, 'send') === null) throw new Refused(`introductions.refused.state.${facts.state}`);
    await auditAll(scope, [
      {
        verb: 'introduction.read',
        subject: { kind: 'introduction', id: facts.id },
        personId: facts.personId,
      },
    ]);
    const cards = await serviceCards(scope.db, [facts.serviceId]);
    const { db, actor } = scope;
    const at = { db, programmeId: actor.programmeId };
    const pauses = await pausesOf(at, [facts.serviceId], ask.today);
    return {
      facts,
      told: minimumOf(await reachable(scope, facts.personId), readShared(facts.shared).agreed),
      agrees: (
        await mayUse(
          scope,
          'group_introduction',
          { personId: facts.personId },
          { id: facts.serviceId, names: [facts.serviceName] },
        )
      ).allowed,
      service: cards.get(facts.serviceId) ?? null,
      pause: pauses.get(facts.serviceId),
    };
  });
}

function render(
  ask: Page,
  { facts, told, agrees, service, pause }: Found,
  typed: Typed,
  errors: FieldErrors | null,
) {
  const { view, flash } = ask;
  const { t } = view;
  const names = { name: facts.firstName, service: facts.serviceName };
  const title = t('introductions.send.title', names);
  const address = service?.email ?? service?.phone ?? null;
  return document(
    <StaffLayout view={view} title={title} current="people" frame="narrow" flash={flash}>
      <ErrorSummary view={view} errors={errors} />
      <div class="page-head stack stack--tight">
        <BackLink href={pageOf(ask.params)}>{t('introductions.send.back', names)}</BackLink>
        <h1>{title}</h1>
        <p class="lead">{t('introductions.send.lead')}</p>
      </div>
      <div class="stack">
        <PausedNotice view={view} pause={pause} />
        <MinimumFacts view={view} told={told} />
        <p class="quiet">
          {service?.email
            ? t('introductions.send.to', { address: service.email })
            : t('introductions.send.no_email', { address: address ?? t('ui.not_known') })}
        </p>
      </div>
      {agrees ? (
        <Form view={view} action={`${pageOf(ask.params)}/send`}>
          <FormEnd>
            <Button>{t('introductions.send.go')}</Button>
            <LinkButton look="words" href={pageOf(ask.params)}>
              {t('introductions.send.not_now')}
            </LinkButton>
          </FormEnd>
        </Form>
      ) : (
        <div class="stack section">
          <Notice title={t('introductions.send.no_consent', names)}>
            <p>{t('introductions.send.no_consent.text', names)}</p>
          </Notice>
          <Form view={view} action={`${pageOf(ask.params)}/consent`}>
            <ChoiceGroup
              view={view}
              name="how"
              legend={t('introductions.send.how', names)}
              columns={3}
              values={typed}
              errors={errors}
              options={ways.map(way => ({ value: way, label: t(consentWays.word(way)) }))}
            />
            <FormEnd>
              <Button look="quiet">{t('introductions.send.keep_yes')}</Button>
            </FormEnd>
          </Form>
        </div>
      )}
    </StaffLayout>,
  );
}
