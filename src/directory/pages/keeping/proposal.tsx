import { z } from 'zod';
import { NotFound } from '../../../core/index.ts';
import {
  BackLink,
  Button,
  ChoiceGroup,
  choices,
  document,
  ErrorSummary,
  type FieldErrors,
  Fold,
  Form,
  FormEnd,
  Notice,
  optionalChoice,
  optionalText,
  Select,
  StaffLayout,
  TextArea,
  TheirWords,
  type Typed,
  type View,
} from '../../../ui/index.ts';
import { type Ask, type Route, route, showAgain } from '../../../web/index.ts';
import { editableService, emptyEdit, factGroups } from '../../editing/index.ts';
import {
  decideProposal,
  type ProposedChange,
  proposedChanges,
  refusals,
} from '../../keeping/decide-proposal.ts';
import { entryOf } from '../../keeping/entry-queries.ts';
import { proposalStore } from '../../keeping/proposal-store.ts';
import { valueInWords } from './edit-words.ts';

const params = z.object({ proposalId: z.uuid() });
const door = ['coordinator', 'administrator'] as const;
const keys = factGroups.flatMap(group => Object.keys(emptyEdit[group]).map(field => `${group}.${field}`));
const form = z
  .object({
    do: z.enum(['take', 'refuse']).catch('take'),
    fields: choices(keys),
    reason: optionalChoice(refusals),
    words: optionalText({ lines: true, max: 500 }),
  })
  .check(context => {
    const { do: act, reason } = context.value;
    if (act !== 'refuse' || reason !== null) return;
    context.issues.push({
      code: 'custom',
      path: ['reason'],
      message: 'directory.keeping.proposal.why',
      input: reason,
    });
  });

type ProposalAsk = Pick<Ask<z.output<typeof params>, unknown, unknown>, 'view' | 'params' | 'within'>;

async function shown(ask: ProposalAsk, typed: Typed, errors: FieldErrors | null) {
  const { view } = ask;
  const { t, say } = view;
  const { proposal, entry, changes, others } = await ask.within(async scope => {
    const store = proposalStore(scope);
    const proposal = await store.hold(ask.params.proposalId);
    if (!proposal) throw new NotFound('proposal');
    const entry = await entryOf(scope.db, proposal.service_id);
    const { edit } = await editableService(scope.db, entry.id);
    const others = (await store.waiting(entry.ids)).filter(one => one.id !== proposal.id);
    return { proposal, entry, others, changes: proposedChanges(edit, proposal) };
  });
  const waiting = proposal.state === 'waiting';
  const labels = (one: ProposedChange) => t.of(`directory.edit.field.${one.key}`);
  const action = `/directory/proposals/${proposal.id}`;
  return document(
    <StaffLayout view={view} title={t('directory.keeping.proposal.title')} current="care" frame="narrow">
      <div class="stack">
        <ErrorSummary view={view} errors={errors} />
        <BackLink href="/directory/care">{t('directory.keeping.care.title')}</BackLink>
        <h1>{entry.name}</h1>
        <p class="lead">
          {t(`directory.keeping.proposal.kind.${proposal.kind}`)} · {say.near(proposal.made_at)}
        </p>
        <p>
          <a href={`/services/${entry.id}`}>{t('directory.keeping.proposal.see')}</a>
        </p>
        {proposal.words ? <TheirWords text={proposal.words} /> : null}
        {others.length > 0 ? (
          <Notice>
            <p>{t('directory.keeping.proposal.others', { count: others.length })}</p>
            {others.map(one => (
              <p>
                <a href={`/directory/proposals/${one.id}`}>{t('directory.keeping.proposal.other')}</a>
              </p>
            ))}
          </Notice>
        ) : null}
        {waiting ? null : <Notice tone="calm">{t(`directory.keeping.proposal.${proposal.state}`)}</Notice>}
      </div>
      {waiting ? (
        <>
          <Form view={view} action={action}>
            {changes.length === 0 && proposal.kind === 'change' ? (
              <p>{t('directory.keeping.proposal.nothing')}</p>
            ) : null}
            {changes.length > 0 ? (
              <ChoiceGroup
                view={view}
                name="fields"
                legend={t('directory.keeping.proposal.choose')}
                many
                values={typed}
                value={changes.filter(one => !one.crossed).map(one => one.key)}
                options={changes.map(one => ({
                  value: one.key,
                  label: labels(one),
                  hint: differenceOf(view, one),
                }))}
              />
            ) : null}
            <FormEnd>
              <Button icon="check" name="do" value="take">
                {t(
                  proposal.kind === 'take_off'
                    ? 'directory.keeping.proposal.take_off'
                    : 'directory.keeping.proposal.take',
                )}
              </Button>
            </FormEnd>
          </Form>
          <Fold summary={t('directory.keeping.proposal.refuse')} open={errors !== null}>
            <Form view={view} action={action}>
              <Select
                view={view}
                name="reason"
                label={t('directory.keeping.proposal.reason')}
                blank={t('directory.keeping.proposal.reason_blank')}
                values={typed}
                errors={errors}
                options={refusals.map(value => ({ value, label: t(`directory.keeping.refusal.${value}`) }))}
              />
              <TextArea
                view={view}
                name="words"
                label={t('directory.keeping.proposal.words')}
                hint={t('directory.keeping.proposal.told')}
                values={typed}
                errors={errors}
                rows={3}
                optional
              />
              <FormEnd>
                <Button look="quiet" name="do" value="refuse">
                  {t('directory.keeping.proposal.refuse')}
                </Button>
              </FormEnd>
            </Form>
          </Fold>
        </>
      ) : null}
    </StaffLayout>,
  );
}

/** “Now: … → The group says: …”, with a warning where somebody else changed the same. */
function differenceOf(view: View, one: ProposedChange): string {
  const { t } = view;
  const words = (value: unknown) => valueInWords(view, one.field, value).join('; ');
  const told = t('directory.keeping.proposal.difference', {
    before: words(one.before),
    after: words(one.after),
  });
  return one.crossed ? `${told} ${t('directory.keeping.proposal.crossed')}` : told;
}

/** What a group proposed, field by field, for those who keep the directory. */
export const proposalRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/directory/proposals/:proposalId',
    door,
    params,
    handle: async ask => ask.page(await shown(ask, {}, null)),
  }),
  route({
    method: 'post',
    path: '/directory/proposals/:proposalId',
    door,
    params,
    form,
    handle: ask =>
      ask.commit(async scope => {
        const { do: act, fields, reason, words } = ask.form;
        const proposal = await proposalStore(scope).hold(ask.params.proposalId);
        if (!proposal) throw new NotFound('proposal');
        const { name } = await entryOf(scope.db, proposal.service_id);
        const base = { proposalId: proposal.id, byName: name };
        if (act === 'refuse' && reason) await decideProposal(scope, { ...base, refuse: reason, words });
        else await decideProposal(scope, { ...base, take: fields });
        const key =
          act === 'refuse'
            ? 'directory.keeping.proposal.refused_done'
            : 'directory.keeping.proposal.taken_done';
        return { to: '/directory/care', flash: { key } };
      }),
    again: showAgain(shown),
  }),
];
