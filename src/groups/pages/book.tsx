import { z } from 'zod';
import { auditAll } from '../../audit/index.ts';
import { ageOn, NotFound } from '../../core/index.ts';
import {
  BackLink,
  Button,
  ChoiceGroup,
  choices,
  DataTable,
  document,
  Empty,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  LinkButton,
  Notice,
  optionalId,
  optionalText,
  Select,
  StaffLayout,
  TextArea,
  TextField,
  Tick,
  type Typed,
  tick,
  type View,
} from '../../ui/index.ts';
import { type Ask, type Route, route, showAgain } from '../../web/index.ts';
import { bookPlace } from '../book-place.ts';
import type { OwnGroup } from '../group.ts';
import { caseForGroup, type FoundForGroup, findForGroup, findGroup, stepOfCase } from '../queries.ts';
import { groupLanguages } from './form.ts';
import { languageName } from './words.ts';

const door = ['link_worker', 'coordinator'] as const;
const params = z.object({ groupId: z.uuid() });
const path = '/groups/:groupId/book';
const form = z.object({
  case: z.uuid(),
  /** The step of their plan that it serves. */
  step: optionalId(),
  needs: choices(['carer', 'transport', 'access'] as const),
  interpreter: z
    .union([z.literal(''), z.enum(groupLanguages)])
    .default('')
    .catch(''),
  note: optionalText({ lines: true, max: 500 }),
  arranged: tick(),
});
type BookAsk = Ask<z.output<typeof params>, unknown, unknown>;

/** Looks for somebody by name, or asks what the person of a case needs. */
const bookPage = route({
  method: 'get',
  path,
  door,
  params,
  query: z.object({
    q: z.string().trim().max(100).catch('').default(''),
    case: z.uuid().nullable().catch(null).default(null),
    step: z.uuid().nullable().catch(null).default(null),
  }),
  handle: async ask => {
    const { q, case: referralId, step } = ask.query;
    if (referralId) return ask.page(await needsShown(ask, { referralId, step }, null, null));
    const { groupId } = ask.params;
    const { group, found } = await ask.within(async scope => {
      const it = await findGroup(scope, groupId);
      const people = q.length >= 2 ? await findForGroup(scope, groupId, q) : [];
      await auditAll(
        scope,
        people.map(one => ({
          verb: 'search.read' as const,
          subject: { kind: 'referral', id: one.referralId },
          personId: one.personId,
        })),
      );
      return { group: it.group, found: people };
    });
    return ask.page(searchShown(ask.view, group, q, found));
  },
});

function searchShown(
  view: View,
  group: OwnGroup,
  q: string,
  found: readonly FoundForGroup[],
): Promise<string> | string {
  const { t, say } = view;
  return document(
    <StaffLayout view={view} title={t('groups.book.title')} current="groups">
      <BackLink href={`/groups/${group.id}`}>{group.name}</BackLink>
      <h1>{t('groups.book.title')}</h1>
      <Form view={view} action={`/groups/${group.id}/book`} method="get">
        <TextField
          view={view}
          name="q"
          type="search"
          label={t('groups.book.who')}
          hint={t('groups.book.who.hint')}
          value={q}
        />
        <FormEnd>
          <Button icon="search">{t('groups.book.search')}</Button>
        </FormEnd>
      </Form>
      {q.length >= 2 && found.length === 0 ? (
        <Empty title={t('groups.book.nobody')}>
          <p>{t('groups.book.nobody_text')}</p>
        </Empty>
      ) : null}
      {found.length > 0 ? (
        <DataTable
          caption={t('groups.book.found')}
          hiddenCaption
          rows={found}
          rowKey={row => row.personId}
          columns={[
            {
              label: t('groups.people.name'),
              head: true,
              cell: row => <a href={`/cases/${row.referralId}`}>{row.name}</a>,
            },
            {
              label: t('groups.book.age'),
              numeric: true,
              cell: row => (row.birthDate ? ageOn(row.birthDate, say.today) : ''),
            },
            {
              label: t('groups.people.do'),
              cell: row =>
                row.already ? (
                  t(`groups.already.${row.already as 'booked'}`)
                ) : (
                  <LinkButton
                    look="quiet"
                    small
                    href={`/groups/${group.id}/book?case=${row.referralId}`}
                    hiddenText={row.name}
                  >
                    {t('groups.book.choose')}
                  </LinkButton>
                ),
            },
          ]}
        />
      ) : null}
    </StaffLayout>,
  );
}

async function needsShown(
  ask: BookAsk,
  { referralId, step: actionId }: { readonly referralId: string; readonly step: string | null },
  typed: Typed | null,
  errors: FieldErrors | null,
): Promise<string> {
  const { view } = ask;
  const { t } = view;
  const { groupId } = ask.params;
  const { group, person, step } = await ask.within(async scope => {
    const it = await findGroup(scope, groupId);
    const who = await caseForGroup(scope, groupId, referralId);
    await auditAll(scope, [
      { verb: 'case.read', subject: { kind: 'referral', id: who.referralId }, personId: who.personId },
    ]);
    const words = actionId ? await stepOfCase(scope, { referralId, actionId }) : null;
    return { group: it.group, person: who, step: words };
  });
  const left = group.places - group.taken;
  const full = left < 1 || group.waiting > 0;
  const asks = groupLanguages.find(one => one === person.interpreterLanguage) ?? '';
  const values = typed ?? { interpreter: asks, note: person.accessNeeds ?? '' };
  return document(
    <StaffLayout view={view} title={t('groups.book.title')} current="groups" frame="narrow">
      <ErrorSummary view={view} errors={errors} />
      <BackLink href={`/groups/${groupId}/book`}>{t('groups.book.other')}</BackLink>
      <h1>{t('groups.book.for', { name: person.name, group: group.name })}</h1>
      {step ? <p class="lead">{t('groups.book.step', { step })}</p> : null}
      {person.already ? <Notice>{t(`groups.already.${person.already as 'booked'}`)}</Notice> : null}
      {full ? (
        <Notice tone="wait" title={t('groups.book.full')}>
          <p>{t('groups.book.full_text', { count: group.waiting + 1 })}</p>
        </Notice>
      ) : (
        <p class="lead">{t('groups.left_of', { left, places: group.places })}</p>
      )}
      <Form view={view} action={`/groups/${groupId}/book`}>
        <input type="hidden" name="case" value={referralId} />
        {step ? <input type="hidden" name="step" value={actionId ?? ''} /> : null}
        <ChoiceGroup
          view={view}
          name="needs"
          many
          legend={t('groups.book.needs')}
          values={values}
          errors={errors}
          options={(['carer', 'transport', 'access'] as const).map(value => ({
            value,
            label: t(`groups.need.${value}`),
          }))}
          optional
        />
        <Select
          view={view}
          name="interpreter"
          label={t('groups.book.interpreter')}
          values={values}
          errors={errors}
          blank={t('groups.book.no_interpreter')}
          options={groupLanguages.map(value => ({ value, label: languageName(view, value) }))}
          optional
        />
        <TextArea
          view={view}
          name="note"
          label={t('groups.book.note')}
          hint={t('groups.book.note.hint')}
          values={values}
          errors={errors}
          rows={2}
          optional
        />
        <Tick
          view={view}
          name="arranged"
          label={t('groups.book.arranged')}
          hint={t('groups.book.arranged.hint')}
          values={values}
          errors={errors}
        />
        <FormEnd>
          <Button>{t(full ? 'groups.book.wait' : 'groups.book.do')}</Button>
        </FormEnd>
      </Form>
    </StaffLayout>,
  );
}

const book = route({
  method: 'post',
  path,
  door,
  params,
  form,
  handle: ask =>
    ask.commit(async scope => {
      const { case: referralId, step: actionId, needs, interpreter, note, arranged } = ask.form;
      const { groupId } = ask.params;
      const { personId, name } = await caseForGroup(scope, groupId, referralId);
      if (actionId && (await stepOfCase(scope, { referralId, actionId })) === null)
        throw new NotFound('action');
      const booked = await bookPlace(scope, {
        groupId,
        personId,
        referralId,
        actionId,
        needs: {
          interpreter: interpreter === '' ? null : interpreter,
          carer: needs.includes('carer'),
          transport: needs.includes('transport'),
          access: needs.includes('access'),
        },
        needsNote: note,
        arranged,
      });
      const key = booked.becomes === 'booked' ? 'booked' : booked.cannot.length > 0 ? 'cannot' : 'waits';
      return {
        to: `/groups/${groupId}`,
        flash: { key: `groups.done.${key}`, values: { name, position: booked.position } },
      };
    }),
  again: showAgain((ask: BookAsk & { readonly form?: unknown }, typed, errors) =>
    needsShown(
      ask,
      { referralId: String(typed['case'] ?? ''), step: String(typed['step'] ?? '') || null },
      typed,
      errors,
    ),
  ),
});

/** Gives somebody a place: found by name, or from their case. */
export const bookRoutes: readonly Route[] = [bookPage, book];
