import { z } from 'zod';
import { Stale } from '../../core/index.ts';
import { barriers, closingReasons } from '../../programmes/index.ts';
import {
  Button,
  ChoiceGroup,
  choice,
  type FieldErrors,
  Form,
  FormEnd,
  Notice,
  optionalText,
  Select,
  TextArea,
  type Typed,
  typedIn,
  type View,
  wholeNumber,
} from '../../ui/index.ts';
import { type FormFaults, route, showAgain } from '../../web/index.ts';
import { isWorkState } from '../case.ts';
import { type CloseInput, closeReferral, type IntroductionDecision } from '../close-referral.ts';
import { type ClosingSuggestion, closingObjection, suggestClosing, type Why } from '../closing.ts';
import { caseOf } from '../queries/case.ts';
import { closingFacts, type OpenThings, openThings } from '../queries/closing.ts';
import { houseRules } from '../queries/house-rules.ts';
import { type Colleague, staffHere } from '../queries/staff.ts';
import { type CaseAsk, casePage, caseParams, orAgain, readCase, workers } from './frame.tsx';

// What is open differs from case to case, so its fields are looked at one by one.
const form = z.looseObject({
  reason: choice(closingReasons.codes, 'care.close.error.reason'),
  words: optionalText({ lines: true, max: 5000 }),
  version: wholeNumber({ min: 1, max: 1_000_000 }),
});

type FieldsProps = {
  readonly view: View;
  readonly values: Typed;
  readonly errors: FieldErrors | null;
};

async function page(ask: CaseAsk, typed: Typed | null, errors: FieldErrors | null, changed = false) {
  const { view } = ask;
  const { t, say } = view;
  const { kase, facts, open, staff } = await ask.within(async scope => {
    const found = await readCase(scope, ask.params.referralId, 'close');
    const house = await houseRules(scope);
    return {
      kase: found,
      facts: await closingFacts(scope, found, house),
      open: await openThings(scope, found.id),
      staff: await staffHere(scope),
    };
  });
  const suggestion = suggestClosing(facts);
  const offered = closingReasons.codes.filter(code => closingObjection(code, facts) === null);
  const props = { view, values: typed ?? (suggestion.reason ? { reason: suggestion.reason } : {}), errors };
  return casePage({
    view,
    kase,
    title: t('care.close.title', { name: kase.firstName }),
    errors,
    children: (
      <>
        {changed ? (
          <Notice title={t('care.close.changed')}>
            <p>{t('care.close.changed.text')}</p>
          </Notice>
        ) : null}
        <Suggestion view={view} suggestion={suggestion} />
        <Form view={view} action={`/cases/${kase.id}/close`} warn>
          <input type="hidden" name="version" value={String(kase.version)} />
          <ChoiceGroup
            {...props}
            name="reason"
            legend={t('care.close.reason')}
            hint={offered.includes('could_not_be_contacted') ? undefined : t('care.close.reason.hint')}
            options={offered.map(code => ({
              value: code,
              label: t.code('closing_reasons', code),
              ...(code === suggestion.reason ? { hint: t('care.close.suggested') } : {}),
            }))}
          />
          <OpenIntroductions {...props} open={open} staff={staff} />
          <OpenNotes {...props} open={open} referralId={kase.id} staff={staff} />
          {open.sessions.length > 0 ? (
            <Notice tone="calm" title={t('care.close.sessions')}>
              <p>{say.list(open.sessions.map(one => say.when(one.startsAt)))}</p>
            </Notice>
          ) : null}
          <TextArea
            {...props}
            name="words"
            label={t('care.close.words', { name: kase.firstName })}
            hint={t('care.close.words.hint')}
            rows={4}
            optional
          />
          <FormEnd>
            <Button>{t('care.close.save')}</Button>
          </FormEnd>
        </Form>
      </>
    ),
  });
}

function Suggestion({ view, suggestion }: { readonly view: View; readonly suggestion: ClosingSuggestion }) {
  const { t } = view;
  const title = suggestion.reason
    ? t('care.close.points', { reason: t.code('closing_reasons', suggestion.reason) })
    : t('care.close.points.none');
  return (
    <Notice tone="calm" title={title}>
      <ul class="bullets">
        {suggestion.why.map(why => (
          <li>{whyWords(view, why)}</li>
        ))}
      </ul>
    </Notice>
  );
}

function whyWords({ t, say }: View, { key, values }: Why): string {
  const on = values['on'];
  const day = typeof on === 'string' ? { day: say.day(Temporal.PlainDate.from(on)) } : {};
  return t(`care.close.why.${key}`, { ...values, ...day });
}

function OpenIntroductions({
  open,
  staff,
  ...props
}: FieldsProps & { readonly open: OpenThings; readonly staff: readonly Colleague[] }) {
  const { t } = props.view;
  if (open.introductions.length === 0) return null;
  return (
    <section class="section">
      <h2>{t('care.close.introductions')}</h2>
      <p>{t('care.close.introductions.text')}</p>
      {open.introductions.map(one => (
        <Select
          {...props}
          name={`introduction-${one.id}`}
          label={one.name}
          blank={t('ui.form.choose')}
          options={[
            ...staff.map(({ id, name }) => ({ value: id, label: t('care.close.follows', { name }) })),
            ...barriers.codes.map(code => ({
              value: code,
              label: t('care.close.stop', { reason: t.code('barriers', code) }),
            })),
          ]}
        />
      ))}
    </section>
  );
}

function OpenNotes({
  open,
  referralId,
  staff,
  ...props
}: FieldsProps & {
  readonly open: OpenThings;
  readonly referralId: string;
  readonly staff: readonly Colleague[];
}) {
  const { t, say } = props.view;
  if (open.notes.length === 0) return null;
  return (
    <section class="section">
      <h2>{t('care.close.notes')}</h2>
      <p>{t('care.close.notes.text')}</p>
      {open.notes.map(({ sessionId, number, on }) => (
        <>
          <p>
            <a href={`/cases/${referralId}/sessions/${sessionId}`}>
              {t('care.close.notes.open', { number: number ?? 0 })}
            </a>
          </p>
          <Select
            {...props}
            name={`note-${sessionId}`}
            label={t('care.close.notes.signs', { number: number ?? 0, day: say.day(on) })}
            blank={t('ui.form.choose')}
            options={staff.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </>
      ))}
    </section>
  );
}

const again = showAgain(page);

/** The case went on while the form was open: it is looked at again as it is now, with everything that was typed. */
async function changedMeanwhile(ask: CaseAsk, error: unknown): Promise<Response> {
  if (!(error instanceof Stale)) throw error;
  const kase = await ask.within(scope => caseOf(scope, ask.params.referralId));
  if (!isWorkState(kase.state)) throw error;
  return ask.page(await page(ask, typedIn(await ask.c.req.formData()), null, true), 409);
}

/** The answers about what is open: a colleague's id hands it on, a barrier ends an introduction. */
function decisionsIn(fields: Readonly<Record<string, unknown>>): Pick<CloseInput, 'introductions' | 'notes'> {
  const introductions: Record<string, IntroductionDecision> = {};
  const notes: Record<string, string> = {};
  for (const [field, value] of Object.entries(fields)) {
    if (typeof value !== 'string' || value === '') continue;
    const [, kind, id] = /^(introduction|note)-([0-9a-f-]{36})$/.exec(field) ?? [];
    if (!id) continue;
    const to = z.uuid().safeParse(value);
    const barrier = barriers.schema.safeParse(value);
    if (kind === 'note' && to.success) notes[id] = to.data;
    if (kind === 'introduction' && to.success) introductions[id] = { decision: 'hand_on', to: to.data };
    if (kind === 'introduction' && barrier.success)
      introductions[id] = { decision: 'stop', barrier: barrier.data };
  }
  return { introductions, notes };
}

export const closeForm = route({
  method: 'get',
  path: '/cases/:referralId/close',
  door: workers,
  params: caseParams,
  handle: async ask => ask.page(await page(ask, null, null)),
});

/** Closes the case when nothing is left open. */
export const close = route({
  method: 'post',
  path: '/cases/:referralId/close',
  door: workers,
  params: caseParams,
  form,
  handle: async ask => {
    const { reason, words, version, ...rest } = ask.form;
    const open = await ask.within(scope => openThings(scope, ask.params.referralId));
    const decisions = decisionsIn(rest);
    const faults = stillOpen(open, decisions);
    if (Object.keys(faults).length > 0) return again(ask, faults, await ask.c.req.formData());
    const work = () =>
      ask.commit(async scope => {
        await closeReferral(scope, {
          ...ask.params,
          reason,
          words,
          expectedVersion: version,
          ...decisions,
        });
        return { to: `/cases/${ask.params.referralId}`, flash: { key: 'care.close.done' } };
      });
    return orAgain(
      ask,
      {
        'care.close.error.attempts': 'reason',
        'care.close.error.goals_met': 'reason',
        'care.close.error.mostly_met': 'reason',
      },
      () => work().catch(error => changedMeanwhile(ask, error)),
      (found, typed) => again(ask, found, typed),
    );
  },
  again,
});

function stillOpen(open: OpenThings, decided: Pick<CloseInput, 'introductions' | 'notes'>): FormFaults {
  const introductions = open.introductions
    .filter(one => !decided.introductions?.[one.id])
    .map(one => [`introduction-${one.id}`, 'care.close.error.introduction'] as const);
  const notes = open.notes
    .filter(one => !decided.notes?.[one.sessionId])
    .map(one => [`note-${one.sessionId}`, 'care.close.error.note'] as const);
  return Object.fromEntries([...introductions, ...notes]);
}
