import { z } from 'zod';
import { Forbidden } from '../../core/index.ts';
import {
  BackLink,
  Button,
  ChoiceGroup,
  choice,
  DataTable,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  optionalWholeNumber,
  StaffLayout,
  TextField,
  type Typed,
  type View,
} from '../../ui/index.ts';
import { type Ask, type Route, route, showAgain } from '../../web/index.ts';
import { may } from '../policy.ts';
import { findGroup } from '../queries.ts';
import { groupStore } from '../store.ts';
import { type CertificateRule, leastFor, ruleOf } from './earned.ts';
import { type RuleChange, ruleStore } from './rule-store.ts';
import { setCertificateRule } from './set-rule.ts';

const door = ['coordinator', 'link_worker'] as const;
const params = z.object({ groupId: z.uuid() });
const path = '/groups/:groupId/certificates/rule';
type Page = Ask<{ readonly groupId: string }, unknown, unknown>;
const ways = ['all', 'some', 'none'] as const;

const form = z
  .object({
    least: optionalWholeNumber({ min: 1, max: 104 }),
    made_up: choice(ways, 'groups.certificate.rule.made_up.missing'),
    most: optionalWholeNumber({ min: 1, max: 104 }),
    version: z.coerce.number().int().min(0).catch(0),
  })
  .transform((raw, context) => {
    if (raw.made_up === 'some' && raw.most === null)
      context.addIssue({ code: 'custom', path: ['most'], message: 'groups.certificate.rule.most.missing' });
    const madeUp = raw.made_up === 'all' ? null : raw.made_up === 'none' ? 0 : raw.most;
    return { least: raw.least, madeUp, version: raw.version };
  });

async function shown(ask: Page, typed: Typed | null, errors: FieldErrors | null): Promise<string> {
  const { view } = ask;
  const { t } = view;
  const { groupId } = ask.params;
  const { group, changes, dates } = await ask.within(async scope => {
    const leave = may(scope.actor, 'found', false);
    if (!leave.ok) throw new Forbidden(leave.reasonKey);
    const found = await findGroup(scope, groupId);
    const all = await groupStore(scope).dates(groupId);
    return {
      ...found,
      changes: await ruleStore(scope).changes(groupId),
      dates: all.filter(one => one.state !== 'cancelled').length,
    };
  });
  const rule = ruleOf(group);
  const props = { view, values: typed ?? typedOf(rule, group.certificate_version), errors };
  const title = t('groups.certificate.rule.title');
  return document(
    <StaffLayout view={view} title={title} current="groups" frame="narrow" flash={ask.flash}>
      <ErrorSummary view={view} errors={errors} />
      <BackLink href={`/groups/${groupId}/certificates`}>{t('groups.certificate.title')}</BackLink>
      <h1>{title}</h1>
      <p class="lead">{group.name}</p>
      <Form view={view} action={`/groups/${groupId}/certificates/rule`}>
        <input type="hidden" name="version" value={String(props.values['version'] ?? '')} />
        <TextField
          {...props}
          name="least"
          type="number"
          label={t('groups.certificate.rule.least')}
          hint={t(`groups.certificate.rule.least.hint.${group.kind}`, {
            dates,
            usual: leastFor(null, dates),
          })}
          size="short"
          min={1}
          max={104}
          optional
        />
        <ChoiceGroup
          {...props}
          name="made_up"
          legend={t('groups.certificate.rule.made_up')}
          hint={t('groups.certificate.rule.made_up.hint')}
          options={ways.map(value => ({ value, label: t(`groups.certificate.rule.made_up.${value}`) }))}
        />
        <TextField
          {...props}
          name="most"
          type="number"
          label={t('groups.certificate.rule.most')}
          hint={t('groups.certificate.rule.most.hint')}
          size="short"
          min={1}
          max={104}
          optional
        />
        <p class="quiet">{t('groups.certificate.rule.given')}</p>
        <FormEnd>
          <Button>{t('groups.save')}</Button>
        </FormEnd>
      </Form>
      {changes.length > 0 ? <Before view={view} changes={changes} /> : null}
    </StaffLayout>,
  );
}

function typedOf({ least, madeUp }: CertificateRule, version: number): Typed {
  return {
    version: String(version),
    least: least === null ? '' : String(least),
    made_up: madeUp === null ? 'all' : madeUp === 0 ? 'none' : 'some',
    most: madeUp ? String(madeUp) : '',
  };
}

/** A rule in one sentence. */
export function ruleWords({ t }: View, { least, madeUp }: CertificateRule): string {
  return t('groups.certificate.rule.words', {
    least: least ?? 0,
    which: madeUp === null ? 'all' : madeUp === 0 ? 'none' : 'some',
    most: madeUp ?? 0,
  });
}

/** What stood before, when it was changed and by whom. */
function Before({ view, changes }: { readonly view: View; readonly changes: readonly RuleChange[] }) {
  const { t, say } = view;
  const title = t('groups.certificate.rule.before');
  return (
    <section class="section stack" aria-labelledby="before">
      <h2 id="before">{title}</h2>
      <DataTable
        caption={title}
        hiddenCaption
        rows={changes}
        rowKey={row => String(row.version)}
        columns={[
          { label: t('groups.certificate.rule.until'), head: true, cell: row => say.when(row.changed_at) },
          {
            label: t('groups.certificate.rule.was'),
            cell: row => ruleWords(view, { least: row.least_before, madeUp: row.made_up_before }),
          },
          { label: t('groups.certificate.rule.by'), cell: row => row.changed_by_name },
        ]}
      />
    </section>
  );
}

/** The page on which the rule is set. */
export const ruleRoutes: readonly Route[] = [
  route({
    method: 'get',
    path,
    door,
    params,
    handle: async ask => ask.page(await shown(ask, null, null)),
  }),
  route({
    method: 'post',
    path,
    door,
    params,
    form,
    handle: ask =>
      ask.commit(async scope => {
        const { groupId } = ask.params;
        await setCertificateRule(scope, { groupId, ...ask.form });
        return {
          to: `/groups/${groupId}/certificates/rule`,
          flash: { key: 'groups.certificate.rule.done' },
        };
      }),
    again: showAgain(shown),
  }),
];
