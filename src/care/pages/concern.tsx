import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import { NotFound } from '../../core/index.ts';
import {
  BackLink,
  Button,
  choice,
  document,
  ErrorSummary,
  Facts,
  type FieldErrors,
  Form,
  FormEnd,
  optionalId,
  optionalText,
  Select,
  StaffLayout,
  TextArea,
  type Typed,
  type View,
  wholeNumber,
} from '../../ui/index.ts';
import { type Ask, route, showAgain } from '../../web/index.ts';
import { type Concern, type ConcernAct, mayConcern } from '../concern.ts';
import { type ConcernDecision, decideConcern } from '../decide-concern.ts';
import { findConcern } from '../queries/concerns.ts';
import { type Colleague, staffHere } from '../queries/staff.ts';
import { careStore } from '../store.ts';
import { ConcernTag } from './concerns.tsx';
import { workers } from './frame.tsx';

const params = z.object({ concernId: z.uuid() });
const form = z
  .object({
    version: wholeNumber({ min: 1, max: 1_000_000 }),
    do: choice(['sign', 'close', 'send_back', 'hand_on']),
    decision: optionalText({ lines: true, max: 5000 }),
    to: optionalId(),
  })
  .transform((typed, context): { readonly version: number; readonly decision: ConcernDecision } => {
    const { version } = typed;
    if (typed.do === 'sign') {
      if (typed.decision) return { version, decision: { what: 'sign', decision: typed.decision } };
      context.addIssue({ code: 'custom', path: ['decision'], message: 'care.concern.error.decision' });
      return z.NEVER;
    }
    if (typed.do === 'hand_on') {
      if (typed.to) return { version, decision: { what: 'hand_on', to: typed.to } };
      context.addIssue({ code: 'custom', path: ['to'], message: 'ui.errors.choice' });
      return z.NEVER;
    }
    return { version, decision: { what: typed.do } };
  });

type ConcernAsk = Ask<{ readonly concernId: string }, unknown, unknown>;

async function page(ask: ConcernAsk, typed: Typed, errors: FieldErrors | null) {
  const { view, today } = ask;
  const { t } = view;
  const { concern, staff } = await ask.within(async scope => {
    const found = await findConcern(scope, ask.params.concernId);
    if (!found) throw new NotFound('concern');
    await audit(scope, {
      verb: 'concern.read',
      subject: { kind: 'concern', id: found.id },
      personId: found.personId,
    });
    if (found.raisedBy !== scope.actor.id) await careStore(scope).markConcernSeen(found.id, scope.now);
    return { concern: found, staff: await staffHere(scope) };
  });
  const can = (act: ConcernAct) => mayConcern(ask.actor, act, concern).ok;
  const props = { view, concern, values: typed, errors };
  return document(
    <StaffLayout
      view={view}
      title={`${t('care.concern.title')}. ${concern.personName}`}
      current="concerns"
      frame="narrow"
      flash={ask.flash}
    >
      <div class="stack">
        <ErrorSummary view={view} errors={errors} />
        <BackLink href="/concerns">{t('care.concerns.title')}</BackLink>
        <h1>{t('care.concern.about', { name: concern.personName })}</h1>
        <p>
          <ConcernTag view={view} today={today} concern={concern} />
        </p>
        <ConcernFacts view={view} concern={concern} />
        {can('close') ? <Second {...props} /> : null}
        {concern.state === 'first_signed' && !can('close') ? <p>{t('care.concern.waits_second')}</p> : null}
        {can('sign') ? <Sign {...props} /> : null}
        {can('hand_on') ? <HandOn {...props} staff={staff} /> : null}
        <p class="small quiet">{t('care.concern.who_sees')}</p>
      </div>
    </StaffLayout>,
  );
}

type PartProps = {
  readonly view: View;
  readonly concern: Concern;
  readonly values: Typed;
  readonly errors: FieldErrors | null;
};

function ConcernFacts({ view, concern }: Pick<PartProps, 'view' | 'concern'>) {
  const { t, say } = view;
  const signed = concern.firstSignedByName && concern.firstSignedAt;
  return (
    <Facts
      items={[
        { term: t('care.concern.kind'), detail: t.code('concern_kinds', concern.kind) },
        {
          term: t('care.concern.words'),
          detail: (
            <span class="kept-text" dir="auto">
              {concern.words}
            </span>
          ),
        },
        {
          term: t('care.concern.raised_by'),
          detail: `${concern.raisedByName}, ${say.when(concern.raisedAt)}`,
        },
        { term: t('care.concern.owner'), detail: concern.ownerName },
        { term: t('care.concern.decide_by'), detail: say.day(concern.decideBy) },
        ...(concern.referralId
          ? [
              {
                term: t('care.concerns.person'),
                detail: <a href={`/cases/${concern.referralId}`}>{concern.personName}</a>,
              },
            ]
          : []),
        ...(concern.decision
          ? [
              {
                term: t('care.concern.decision'),
                detail: (
                  <span class="kept-text" dir="auto">
                    {concern.decision}
                  </span>
                ),
              },
            ]
          : []),
        ...(signed && concern.firstSignedAt
          ? [
              {
                term: t('care.concern.first'),
                detail: `${concern.firstSignedByName}, ${say.when(concern.firstSignedAt)}`,
              },
            ]
          : []),
        ...(concern.closedByName && concern.closedAt
          ? [
              {
                term: t('care.concern.second'),
                detail: `${concern.closedByName}, ${say.when(concern.closedAt)}`,
              },
            ]
          : []),
      ]}
    />
  );
}

function Sign({ view, concern, values, errors }: PartProps) {
  const { t } = view;
  return (
    <section class="section">
      <h2>{t('care.concern.sign.title')}</h2>
      <Form view={view} action={`/concerns/${concern.id}`} warn>
        <input type="hidden" name="version" value={String(concern.version)} />
        <TextArea
          view={view}
          values={values}
          value={concern.decision}
          errors={errors}
          name="decision"
          label={t('care.concern.decision')}
          hint={t('care.concern.decision.hint')}
          rows={5}
        />
        <FormEnd>
          <Button name="do" value="sign">
            {t('care.concern.sign')}
          </Button>
        </FormEnd>
      </Form>
    </section>
  );
}

function Second({ view, concern }: PartProps) {
  const { t } = view;
  return (
    <section class="section">
      <h2>{t('care.concern.second.title')}</h2>
      <p>{t('care.concern.second.text', { name: concern.firstSignedByName ?? '' })}</p>
      <Form view={view} action={`/concerns/${concern.id}`}>
        <input type="hidden" name="version" value={String(concern.version)} />
        <FormEnd>
          <Button name="do" value="close">
            {t('care.concern.close')}
          </Button>
          <Button name="do" value="send_back" look="quiet">
            {t('care.concern.send_back')}
          </Button>
        </FormEnd>
      </Form>
    </section>
  );
}

function HandOn({
  view,
  concern,
  staff,
  values,
  errors,
}: PartProps & { readonly staff: readonly Colleague[] }) {
  const { t } = view;
  return (
    <section class="section">
      <h2>{t('care.concern.hand_on.title')}</h2>
      <Form view={view} action={`/concerns/${concern.id}`}>
        <input type="hidden" name="version" value={String(concern.version)} />
        <Select
          view={view}
          values={values}
          errors={errors}
          name="to"
          label={t('care.concern.owner')}
          size="medium"
          blank={t('ui.form.choose')}
          options={staff
            .filter(one => one.id !== concern.ownerId)
            .map(({ id, name }) => ({ value: id, label: name }))}
        />
        <FormEnd>
          <Button name="do" value="hand_on" look="quiet">
            {t('care.concern.hand_on')}
          </Button>
        </FormEnd>
      </Form>
    </section>
  );
}

export const concernPage = route({
  method: 'get',
  path: '/concerns/:concernId',
  door: workers,
  params,
  handle: async ask => ask.page(await page(ask, {}, null)),
});

/** Signs, closes, sends back or hands on. */
export const moveConcern = route({
  method: 'post',
  path: '/concerns/:concernId',
  door: workers,
  params,
  form,
  handle: ask =>
    ask.commit(async scope => {
      const { concernId } = ask.params;
      const { version, decision } = ask.form;
      await decideConcern(scope, concernId, version, decision);
      // Who hands a concern on may no longer see it.
      const to = decision.what === 'hand_on' ? '/concerns' : `/concerns/${concernId}`;
      return { to, flash: { key: `care.concern.done.${decision.what}` } };
    }),
  again: showAgain(page),
});
