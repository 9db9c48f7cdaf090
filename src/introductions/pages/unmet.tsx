import { z } from 'zod';
import { auditAll } from '../../audit/index.ts';
import { type Case, caseOf, isWorkState } from '../../care/index.ts';
import { Forbidden, Refused } from '../../core/index.ts';
import { needs, unmetConstraints } from '../../programmes/index.ts';
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
  optionalText,
  Select,
  StaffLayout,
  sayErrors,
  TextArea,
  type Typed,
  typedIn,
} from '../../ui/index.ts';
import { type Ask, type Route, route } from '../../web/index.ts';
import { may } from '../policy.ts';
import { needsOf } from '../queries.ts';
import { recordUnmetNeed } from '../record-unmet-need.ts';

const door = ['link_worker', 'coordinator'] as const;
const params = z.object({ referralId: z.uuid() });
const path = '/cases/:referralId/unmet/new';
const form = z.object({
  need: choice(needs.codes, 'introductions.error.need'),
  failed_limit: choice(unmetConstraints.codes, 'introductions.error.limit'),
  words: optionalText({ lines: true, max: 1000 }),
});

type Page = Ask<{ readonly referralId: string }, unknown, unknown>;
type Found = { readonly kase: Case; readonly theirs: readonly string[] };

const unmetPage = route({
  method: 'get',
  path,
  door,
  params,
  async handle(ask) {
    const found = await read(ask);
    const [first] = found.theirs;
    return ask.page(render(ask, found, found.theirs.length === 1 && first ? { need: first } : {}, null));
  },
});

const unmet = route({
  method: 'post',
  path,
  door,
  params,
  form,
  handle: ask =>
    ask.commit(async scope => {
      const { need, failed_limit: failedLimit, words } = ask.form;
      await recordUnmetNeed(scope, { ...ask.params, need, failedLimit, words });
      return { to: `/cases/${ask.params.referralId}`, flash: { key: 'introductions.unmet.done' } };
    }),
  async again(ask, faults, typed) {
    return ask.page(render(ask, await read(ask), typedIn(typed), sayErrors(ask.view, faults)), 422);
  },
});

export const unmetRoutes: readonly Route[] = [unmetPage, unmet];

function read(ask: Page): Promise<Found> {
  return ask.within(async scope => {
    const kase = await caseOf(scope, ask.params.referralId);
    const leave = may(ask.actor, 'change', kase);
    if (!leave.ok) throw new Forbidden(leave.reasonKey);
    if (!isWorkState(kase.state)) throw new Refused('introductions.refused.closed');
    await auditAll(scope, [
      { verb: 'case.read', subject: { kind: 'referral', id: kase.id }, personId: kase.personId },
    ]);
    return { kase, theirs: await needsOf(scope, kase.id) };
  });
}

function render(ask: Page, { kase, theirs }: Found, typed: Typed, errors: FieldErrors | null) {
  const { view } = ask;
  const { t } = view;
  const title = t('introductions.unmet.title', { name: kase.firstName });
  const field = { view, values: typed, errors };
  // Their own needs first, then the whole list.
  const codes = [...theirs, ...needs.codes.filter(code => !theirs.includes(code))];
  return document(
    <StaffLayout view={view} title={title} current="people" frame="narrow">
      <ErrorSummary view={view} errors={errors} />
      <div class="page-head stack stack--tight">
        <BackLink href={`/cases/${kase.id}`}>{t('introductions.back', { name: kase.name })}</BackLink>
        <h1>{title}</h1>
        <p class="lead">{t('introductions.unmet.lead')}</p>
      </div>
      <Form view={view} action={`/cases/${kase.id}/unmet/new`}>
        <Select
          {...field}
          name="need"
          label={t('introductions.unmet.need')}
          blank={t('ui.form.choose')}
          options={codes.map(code => ({ value: code, label: t.code('needs', code) }))}
        />
        <ChoiceGroup
          {...field}
          name="failed_limit"
          legend={t('introductions.unmet.limit')}
          columns={3}
          options={unmetConstraints.codes.map(code => ({
            value: code,
            label: t.code('unmet_constraints', code),
          }))}
        />
        <TextArea
          {...field}
          name="words"
          label={t('introductions.unmet.words')}
          hint={t('introductions.unmet.words.hint')}
          rows={3}
          optional
        />
        <FormEnd>
          <Button>{t('introductions.unmet.save')}</Button>
        </FormEnd>
      </Form>
    </StaffLayout>,
  );
}
