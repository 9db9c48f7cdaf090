import { z } from 'zod';
import { auditAll } from '../../audit/index.ts';
import { NotFound } from '../../core/index.ts';
import {
  BackLink,
  Button,
  Card,
  DataTable,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  LinkButton,
  Ltr,
  StaffLayout,
  TextArea,
  TextField,
  type Typed,
  text,
  type View,
} from '../../ui/index.ts';
import { type Ask, route, showAgain } from '../../web/index.ts';
import { matchPeople } from '../match-people.ts';
import { mergePeople } from '../merge-people.ts';
import { mergeStore } from '../merge-store.ts';
import { identityOf, nameOf, type Person } from '../person.ts';
import { listPeople } from '../queries.ts';
import { personStore } from '../store.ts';
import { undoMerge } from '../undo-merge.ts';
import { personParams } from './person-params.ts';

const pairParams = personParams.extend({ otherId: z.uuid() });
type PairAsk = Pick<Ask<z.output<typeof pairParams>, unknown, unknown>, 'params' | 'view' | 'within'>;

/** Who may be the same person: what the rule finds, and a search by name. */
export const mergeFindPage = route({
  method: 'get',
  path: '/people/:personId/merge',
  door: ['coordinator'],
  params: personParams,
  query: z.object({ q: z.string().trim().max(100).default('') }),
  handle: async ask => {
    const { view } = ask;
    const { t } = view;
    const { person, others } = await ask.within(async scope => {
      const person = await personStore(scope).find(ask.params.personId);
      if (!person) throw new NotFound('person');
      const matches = (await matchPeople(scope, identityOf(person))).map(one => one.person);
      const named = ask.query.q
        ? await listPeople(scope, { q: ask.query.q, filter: 'all', sort: 'name', after: '', limit: 20 })
        : [];
      const seen = new Set([person.id]);
      const others = [...matches, ...named].filter(one => !seen.has(one.id) && seen.add(one.id));
      await auditAll(
        scope,
        [person, ...others].map(one => ({
          verb: 'person.listed',
          subject: { kind: 'person', id: one.id },
          personId: one.id,
        })),
      );
      return { person, others };
    });
    const title = t('people.merge.find_title', { name: nameOf(person) });
    return ask.page(
      document(
        <StaffLayout view={view} title={title} current="people" frame="narrow">
          <div class="page-head">
            <BackLink href={`/people/${person.id}`}>{nameOf(person)}</BackLink>
            <h1>{title}</h1>
            <p>{t('people.merge.find_text')}</p>
          </div>
          <Form view={view} action={`/people/${person.id}/merge`} method="get">
            <div class="row row--end">
              <TextField
                view={view}
                name="q"
                type="search"
                label={t('people.list.find')}
                value={ask.query.q}
              />
              <Button look="quiet" icon="search">
                {t('people.list.search')}
              </Button>
            </div>
          </Form>
          {others.length === 0 ? (
            <p>{t('people.merge.none')}</p>
          ) : (
            <ul class="list-rules">
              {others.map(other => (
                <li class="head-row">
                  <span>
                    {nameOf(other)}
                    {other.birth_date ? `, ${view.say.date(other.birth_date)}` : ''}
                  </span>
                  <LinkButton
                    href={`/people/${person.id}/merge/${other.id}`}
                    look="quiet"
                    small
                    hiddenText={nameOf(other)}
                  >
                    {t('people.merge.compare')}
                  </LinkButton>
                </li>
              ))}
            </ul>
          )}
        </StaffLayout>,
      ),
    );
  },
});

/** Both side by side, and the question whether to join them. */
export const mergePage = route({
  method: 'get',
  path: '/people/:personId/merge/:otherId',
  door: ['coordinator'],
  params: pairParams,
  handle: async ask => ask.page(await compare(ask, {}, null)),
});

export const mergeRoute = route({
  method: 'post',
  path: '/people/:personId/merge/:otherId',
  stepUp: true,
  door: ['coordinator'],
  params: pairParams,
  form: z.object({ reason: text({ max: 300, missing: 'people.error.merge_reason' }) }),
  handle: ask =>
    ask.commit(async scope => {
      const { personId: keptId, otherId: mergedId } = ask.params;
      const id = await mergePeople(scope, { keptId, mergedId, ...ask.form });
      return {
        to: `/people/${keptId}`,
        flash: { key: 'people.done.merged', undo: { action: `/merges/${id}/undo` } },
      };
    }),
  again: showAgain(compare),
});

export const undoMergeRoute = route({
  method: 'post',
  path: '/merges/:mergeId/undo',
  stepUp: true,
  door: ['coordinator'],
  params: z.object({ mergeId: z.uuid() }),
  handle: ask =>
    ask.commit(async scope => {
      await undoMerge(scope, ask.params.mergeId);
      const merge = await mergeStore(scope).hold(ask.params.mergeId);
      return { to: `/people/${merge?.kept_id ?? ''}`, flash: { key: 'people.done.undone' } };
    }),
});

const compared = [
  'given_name',
  'family_name',
  'known_as',
  'birth_date',
  'identifier_value',
  'phone',
  'email',
  'address',
  'postcode',
  'contact_note',
  'access_needs',
  'gp_name',
] as const satisfies readonly (keyof Person)[];

async function compare(ask: PairAsk, values: Typed, errors: FieldErrors | null) {
  const { view, params } = ask;
  const { t } = view;
  const { kept, other } = await ask.within(async scope => {
    const store = personStore(scope);
    const kept = await store.find(params.personId);
    const other = await store.find(params.otherId);
    if (!kept || !other) throw new NotFound('person');
    await auditAll(
      scope,
      [kept, other].map(one => ({
        verb: 'person.read',
        subject: { kind: 'person', id: one.id },
        personId: one.id,
      })),
    );
    return { kept, other };
  });
  const title = t('people.merge.title');
  return document(
    <StaffLayout view={view} title={title} current="people">
      <ErrorSummary view={view} errors={errors} />
      <div class="page-head">
        <BackLink href={`/people/${kept.id}/merge`}>{nameOf(kept)}</BackLink>
        <h1>{title}</h1>
        <p>{t('people.merge.text', { kept: nameOf(kept) })}</p>
      </div>
      <DataTable
        caption={t('people.merge.caption')}
        hiddenCaption
        rows={compared.filter(field => kept[field] !== null || other[field] !== null)}
        rowKey={field => field}
        columns={[
          { label: t('people.merge.what'), head: true, cell: field => t(`people.field.${field}`) },
          { label: t('people.merge.kept'), cell: field => <Cell view={view} person={kept} field={field} /> },
          {
            label: t('people.merge.other'),
            cell: field => <Cell view={view} person={other} field={field} />,
          },
        ]}
      />
      <Card title={t('people.merge.sure')}>
        <Form view={view} action={`/people/${kept.id}/merge/${other.id}`}>
          <TextArea
            view={view}
            name="reason"
            label={t('people.merge.reason')}
            hint={t('people.merge.reason_hint')}
            values={values}
            errors={errors}
            rows={2}
          />
          <FormEnd>
            <Button>{t('people.merge.join')}</Button>
            <LinkButton href={`/people/${other.id}/merge/${kept.id}`} look="words">
              {t('people.merge.swap')}
            </LinkButton>
            <LinkButton href={`/people/${kept.id}`} look="words">
              {t('people.edit.leave')}
            </LinkButton>
          </FormEnd>
        </Form>
      </Card>
    </StaffLayout>,
  );
}

function Cell({
  view,
  person,
  field,
}: {
  readonly view: View;
  readonly person: Person;
  readonly field: (typeof compared)[number];
}) {
  const value = person[field];
  if (value === null) return <span class="quiet">{view.t('ui.not_known')}</span>;
  if (value instanceof Temporal.PlainDate) return <span>{view.say.date(value)}</span>;
  if (field === 'phone') return <Ltr>{view.say.phone(value)}</Ltr>;
  const latin = field === 'email' || field === 'postcode' || field === 'identifier_value';
  return latin ? <Ltr>{value}</Ltr> : <span dir="auto">{value}</span>;
}
