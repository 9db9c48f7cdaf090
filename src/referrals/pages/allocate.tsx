import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import { NotFound, Refused } from '../../core/index.ts';
import { activeStaff } from '../../identity/index.ts';
import { nameOf } from '../../people/index.ts';
import {
  BackLink,
  Button,
  ChoiceGroup,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  id,
  Ltr,
  optionalChoice,
  optionalText,
  Select,
  StaffLayout,
  Tag,
  TextArea,
  TheirWords,
  type Typed,
} from '../../ui/index.ts';
import { type Ask, route, showAgain } from '../../web/index.ts';
import { allocate } from '../allocate.ts';
import { rankWorkers } from '../fit.ts';
import { workersWithLoad } from '../queries.ts';
import { next } from '../referral.ts';
import { referralStore } from '../store.ts';
import type { TakenOn } from '../taken-on.ts';
import { referralParams, waitsOf } from './detail.tsx';
import { FitReasons } from './fit-list.tsx';

/** Why somebody is given to another link worker. */
export const reallocationReasons = [
  'worker_away',
  'worker_left',
  'load',
  'language',
  'area',
  'skill',
  'person_asked',
  'knows_person',
] as const;

type AllocateAsk = Pick<
  Ask<{ readonly referralId: string }, unknown, unknown>,
  'params' | 'view' | 'within' | 'page' | 'flash'
>;

/** Who fits, with the reasons; the co-ordinator chooses. Also for giving a person to somebody else. */
export const allocatePage = route({
  method: 'get',
  path: '/waiting/:referralId',
  door: ['coordinator'],
  params: referralParams,
  handle: async ask => ask.page(await shown(ask, {}, null)),
});

/** Carries it out; the link worker finds the person on Today at once. */
export const allocateRoute = (takenOn: TakenOn) =>
  route({
    method: 'post',
    path: '/waiting/:referralId',
    door: ['coordinator'],
    params: referralParams,
    form: z.object({
      link_worker: id({ missing: 'referrals.error.link_worker' }),
      reason: optionalChoice(reallocationReasons),
      note: optionalText({ max: 1000, lines: true }),
    }),
    async handle(ask) {
      const work = ask.commit(async scope => {
        const { link_worker: linkWorkerId, reason, note } = ask.form;
        await allocate(scope, { ...ask.params, linkWorkerId, reason, note });
        await takenOn(scope, ask.params.referralId);
        const worker = (await activeStaff(scope)).find(one => one.id === linkWorkerId);
        return {
          to: reason ? `/cases/${ask.params.referralId}` : '/waiting',
          flash: { key: 'referrals.done.allocated', values: { name: worker?.name ?? '' } },
        };
      });
      try {
        return await work;
      } catch (error) {
        const key = error instanceof Refused ? error.reasonKey : null;
        if (key !== 'referrals.refused.reason') throw error;
        return again(ask, { reason: 'referrals.error.reallocation' }, await ask.c.req.formData());
      }
    },
    again,
  });

const again = showAgain(shown);

async function shown(ask: AllocateAsk, values: Typed, errors: FieldErrors | null) {
  const found = await ask.within(async scope => {
    const referral = await referralStore(scope).find(ask.params.referralId);
    if (!referral) throw new NotFound('referral');
    await audit(scope, {
      verb: 'referral.read',
      subject: { kind: 'referral', id: referral.id },
      personId: referral.person_id,
    });
    const workers = await workersWithLoad(scope);
    const others = workers.filter(one => one.id !== referral.link_worker_id);
    const fits = rankWorkers(await waitsOf(scope, referral), others);
    return { referral, fits, now: workers.find(one => one.id === referral.link_worker_id) };
  });
  return page(ask, found, values, errors);
}

type Found = {
  readonly referral: NonNullable<Awaited<ReturnType<ReturnType<typeof referralStore>['find']>>>;
  readonly fits: ReturnType<typeof rankWorkers>;
  readonly now: { readonly name: string } | undefined;
};

function page(ask: AllocateAsk, { referral, fits, now }: Found, values: Typed, errors: FieldErrors | null) {
  const { view } = ask;
  const { t } = view;
  const again = referral.link_worker_id !== null;
  if (next(referral.state, again ? 'reallocate' : 'allocate') === null) {
    throw new Refused(`referrals.refused.state.${referral.state}`);
  }
  const name = nameOf(referral);
  const title = t('referrals.waiting.choose_for', { name });
  return document(
    <StaffLayout view={view} title={title} current="waiting" flash={ask.flash} frame="narrow">
      <ErrorSummary view={view} errors={errors} />
      <div class="page-head">
        {again ? (
          <BackLink href={`/cases/${referral.id}`}>{name}</BackLink>
        ) : (
          <BackLink href="/waiting">{t('referrals.waiting.title')}</BackLink>
        )}
        <h1>{title}</h1>
        <p class="row">
          <Ltr>{referral.reference}</Ltr>
          <Tag tone="wait">{t(`referrals.state.${referral.state}`)}</Tag>
          {now ? <span>{t('referrals.waiting.now_with', { name: now.name })}</span> : null}
        </p>
        {referral.words ? <TheirWords text={referral.words} /> : null}
      </div>
      {fits.length === 0 ? <p>{t('referrals.waiting.no_workers')}</p> : null}
      <Form view={view} action={`/waiting/${referral.id}`}>
        <ChoiceGroup
          view={view}
          name="link_worker"
          columns={1}
          legend={t('referrals.waiting.who', { name })}
          hint={t('referrals.waiting.who_hint')}
          values={values}
          errors={errors}
          options={fits.map(fit => ({
            value: fit.worker.id,
            label: fit.worker.name,
            hint: <FitReasons view={view} fit={fit} />,
          }))}
        />
        {again ? (
          <Select
            view={view}
            name="reason"
            label={t('referrals.waiting.reason')}
            blank={t('ui.form.choose')}
            values={values}
            errors={errors}
            options={reallocationReasons.map(value => ({
              value,
              label: t(`referrals.reallocation.${value}`),
            }))}
          />
        ) : null}
        <TextArea
          view={view}
          name="note"
          label={t('referrals.waiting.note')}
          values={values}
          errors={errors}
          rows={2}
          optional
        />
        <FormEnd>
          <Button>{t('referrals.waiting.give')}</Button>
        </FormEnd>
      </Form>
    </StaffLayout>,
  );
}
