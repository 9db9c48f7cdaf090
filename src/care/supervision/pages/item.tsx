import { z } from 'zod';
import { audit } from '../../../audit/index.ts';
import { Forbidden, NotFound } from '../../../core/index.ts';
import { nameOf } from '../../../people/index.ts';
import {
  BackLink,
  Button,
  ChoiceGroup,
  choice,
  DateField,
  document,
  ErrorSummary,
  Facts,
  type FieldErrors,
  Form,
  FormEnd,
  optionalDate,
  StaffLayout,
  TextArea,
  type Typed,
  text,
} from '../../../ui/index.ts';
import { type Ask, type Route, route, showAgain } from '../../../web/index.ts';
import { workers } from '../../pages/frame.tsx';
import { agree } from '../agree.ts';
import { maySupervise } from '../policy.ts';
import { findItem, type ListedItem } from '../queries.ts';
import { takeBack } from '../take-back.ts';
import { ruleWords } from './listed.tsx';

const params = z.object({ itemId: z.uuid() });
const path = '/supervision/items/:itemId';
const owners = ['worker', 'coordinator', 'nobody'] as const;
const form = z
  .object({
    agreed: text({ lines: true, max: 2000, missing: 'team.supervision.error.agreed' }),
    owner: choice(owners, 'team.supervision.error.owner'),
    until: optionalDate({ future: true }),
  })
  .refine(one => one.owner === 'nobody' || one.until !== null, {
    path: ['until'],
    message: 'team.supervision.error.until',
  });
type ItemAsk = Pick<
  Ask<z.output<typeof params>, unknown, unknown>,
  'params' | 'view' | 'within' | 'flash' | 'actor'
>;

/** One case of an agenda: why it stands there, and what was agreed. */
const itemPage = route({
  method: 'get',
  path,
  door: workers,
  params,
  handle: async ask => ask.page(await shown(ask, {}, null)),
});

const agreed = route({
  method: 'post',
  path,
  door: ['coordinator'],
  params,
  form,
  handle: ask =>
    ask.commit(async scope => {
      const { owner, until } = ask.form;
      const item = await findItem(scope, ask.params.itemId);
      const todo = owner === 'nobody' || until === null ? null : { owner, on: until };
      await agree(scope, { ...ask.params, agreed: ask.form.agreed, todo });
      return {
        to: `/supervision/${item?.worker_id ?? ''}`,
        flash: { key: todo ? 'team.supervision.done.task' : 'team.supervision.done.agreed' },
      };
    }),
  again: showAgain(shown),
});

const back = route({
  method: 'post',
  path: `${path}/back`,
  door: workers,
  params,
  handle: ask =>
    ask.commit(async scope => {
      const item = await findItem(scope, ask.params.itemId);
      await takeBack(scope, ask.params.itemId);
      return { to: `/supervision/${item?.worker_id ?? ''}`, flash: { key: 'team.supervision.done.back' } };
    }),
});

export const itemRoutes: readonly Route[] = [itemPage, agreed, back];

async function shown(ask: ItemAsk, values: Typed, errors: FieldErrors | null) {
  const { view, actor } = ask;
  const { t, say } = view;
  const item = await ask.within(async scope => {
    const found = await findItem(scope, ask.params.itemId);
    if (!found) throw new NotFound('supervision_item');
    if (!maySupervise(actor, 'read', found.worker_id))
      throw new Forbidden('team.supervision.refused.not_yours');
    await audit(scope, {
      verb: 'supervision.read',
      subject: { kind: 'supervision_item', id: found.id },
      personId: found.person_id,
    });
    return found;
  });
  const open = item.state === 'open';
  return document(
    <StaffLayout view={view} title={nameOf(item)} current="supervision" frame="narrow" flash={ask.flash}>
      <div class="stack">
        <ErrorSummary view={view} errors={errors} />
        <BackLink href={`/supervision/${item.worker_id}`}>
          {t('team.supervision.of', { name: item.worker ?? '' })}
        </BackLink>
        <h1>{nameOf(item)}</h1>
        <Facts
          items={[
            { term: t('team.supervision.why'), detail: ruleWords(view, item.rule) },
            ...(item.question
              ? [{ term: t('team.supervision.asked'), detail: <Kept text={item.question} /> }]
              : []),
            { term: t('team.supervision.put'), detail: say.day(item.put_at) },
            ...(item.agreed
              ? [{ term: t('team.supervision.agreed'), detail: <Kept text={item.agreed} /> }]
              : []),
            ...(item.settled_at
              ? [{ term: t('team.supervision.settled'), detail: say.day(item.settled_at) }]
              : []),
          ]}
        />
        <p>
          <a href={`/cases/${item.referral_id}`}>{t('team.supervision.case')}</a>
        </p>
        {open && maySupervise(actor, 'hold', item.worker_id) ? (
          <AgreeForm ask={ask} item={item} values={values} errors={errors} />
        ) : null}
        {open && (item.rule === 'by_hand' || actor.role === 'coordinator') ? (
          <Form view={view} action={`/supervision/items/${item.id}/back`}>
            <Button look="words">{t('team.supervision.back')}</Button>
          </Form>
        ) : null}
      </div>
    </StaffLayout>,
  );
}

const Kept = ({ text: words }: { readonly text: string }) => (
  <span dir="auto" class="kept-text">
    {words}
  </span>
);

type AgreeProps = {
  readonly ask: ItemAsk;
  readonly item: ListedItem;
  readonly values: Typed;
  readonly errors: FieldErrors | null;
};

function AgreeForm({ ask, item, values, errors }: AgreeProps) {
  const { view, actor } = ask;
  const { t } = view;
  const props = { view, values, errors };
  const names = { worker: item.worker ?? '', coordinator: actor.name, nobody: '' };
  return (
    <Form view={view} action={`/supervision/items/${item.id}`}>
      <TextArea
        {...props}
        name="agreed"
        label={t('team.supervision.agreed')}
        hint={t('team.supervision.agreed.hint')}
        rows={3}
      />
      <ChoiceGroup
        {...props}
        name="owner"
        legend={t('team.supervision.owner')}
        options={owners.map(value => ({
          value,
          label: value === 'nobody' ? t('team.supervision.owner.nobody') : names[value],
        }))}
      />
      <DateField {...props} name="until" legend={t('team.supervision.until')} optional />
      <FormEnd>
        <Button>{t('team.supervision.agree')}</Button>
      </FormEnd>
    </Form>
  );
}
