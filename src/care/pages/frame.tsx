import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import { Refused } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import {
  BackLink,
  type Child,
  document,
  ErrorSummary,
  errorKey,
  type FieldErrors,
  Notice,
  Phone,
  StaffLayout,
  type Typed,
  type View,
} from '../../ui/index.ts';
import { type Ask, type FormFaults, type Outcome, type Route, route, showAgain } from '../../web/index.ts';
import type { Case } from '../case.ts';
import { type CaseAct, may, refusalOf } from '../policy.ts';
import { caseOf } from '../queries/case.ts';

/** Roles that come to these pages. */
export const workers = ['link_worker', 'coordinator'] as const;

/** What the address of a case names. */
export const caseParams = z.object({ referralId: z.uuid() });

/** A request for a page of one case. */
export type CaseAsk = Ask<{ readonly referralId: string }, unknown, unknown>;

/**
 * The case of a page, its read put on record, if the actor may do there what the page is for.
 * @throws NotFound, Forbidden
 */
export async function readCase(scope: Scope, referralId: string, act: CaseAct): Promise<Case> {
  const kase = await caseOf(scope, referralId);
  const leave = may(scope.actor, act, kase);
  if (!leave.ok) throw refusalOf(leave.reasonKey);
  await audit(scope, {
    verb: 'case.read',
    subject: { kind: 'referral', id: kase.id },
    personId: kase.personId,
  });
  return kase;
}

export type CaseFrameProps = {
  readonly view: View;
  readonly kase: Pick<Case, 'id' | 'name'>;
  /** Heading of the page; the name of the person stands above it. */
  readonly title: string;
  readonly errors?: FieldErrors | null;
  readonly flash?: Ask<unknown, unknown, unknown>['flash'];
  readonly wide?: boolean;
  readonly children?: Child;
};

/** A page about one thing in one case: the way back, the heading, the errors, then the thing. */
export function casePage({ view, kase, title, errors = null, flash = null, wide, children }: CaseFrameProps) {
  return document(
    <StaffLayout
      view={view}
      title={`${title}. ${kase.name}`}
      current="people"
      flash={flash}
      frame={wide ? 'page' : 'narrow'}
    >
      <div class="stack">
        <ErrorSummary view={view} errors={errors} />
        <BackLink href={`/cases/${kase.id}`}>{kase.name}</BackLink>
        <h1>{title}</h1>
        {children}
      </div>
    </StaffLayout>,
  );
}

/** How to reach the person safely: number, and what not to do. */
export function SafeContact({ view, kase }: { readonly view: View; readonly kase: Case }) {
  const { t } = view;
  const rules = [
    kase.mayVoicemail ? null : t('care.safe.no_voicemail'),
    kase.mayText ? null : t('care.safe.no_text'),
    kase.mayPost ? null : t('care.safe.no_post'),
    kase.bestTime,
    kase.contactNote,
  ].filter(one => one !== null);
  return (
    <Notice tone="safe" title={t('care.safe.title')}>
      <p>
        {kase.phone ? (
          <Phone view={view} number={kase.phone} name={kase.firstName} />
        ) : (
          t('care.safe.no_phone')
        )}
      </p>
      {rules.map(rule => (
        <p dir="auto">{rule}</p>
      ))}
    </Notice>
  );
}

/**
 * Runs a change; when it is refused for a reason that belongs to a field, shows the form again with what was typed
 * (422) instead of an error page.
 * @param fields the field by the words key of the refusal
 */
export async function orAgain<P, Q>(
  ask: Ask<P, Q, unknown>,
  fields: Readonly<Record<string, string>>,
  work: () => Promise<Response>,
  again: (faults: FormFaults, typed: FormData) => Promise<Response>,
): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    const field = error instanceof Refused ? fields[error.reasonKey] : undefined;
    if (!(error instanceof Refused) || field === undefined) throw error;
    return again({ [field]: errorKey(error.reasonKey, error.values) }, await ask.c.req.formData());
  }
}

type CaseForm<Said> = {
  readonly path: `/cases/:referralId/${string}`;
  readonly form: z.ZodType<Said>;
  /** The page; `typed` is null when it is opened, so that it can begin with values of its own. */
  readonly page: (ask: CaseAsk, typed: Typed | null, errors: FieldErrors | null) => string | Promise<string>;
  /** The change, and where it leads. */
  readonly change: (scope: Scope, said: Said, referralId: string) => Promise<Outcome>;
  /** Refusals that belong to a field: the field by the words key. */
  readonly refusals?: Readonly<Record<string, string>>;
};

/** A form about one case: `show` is its page, `send` carries the change out or shows the page again (422). */
export function caseForm<Said>({ path, form, page, change, refusals = {} }: CaseForm<Said>): {
  readonly show: Route;
  readonly send: Route;
} {
  const again = showAgain(page);
  const show = route({
    method: 'get',
    path,
    door: workers,
    params: caseParams,
    handle: async (ask: CaseAsk) => ask.page(await page(ask, null, null)),
  });
  const send = route({
    method: 'post',
    path,
    door: workers,
    params: caseParams,
    form,
    handle: ask =>
      orAgain(
        ask,
        refusals,
        () => ask.commit(scope => change(scope, ask.form, ask.params.referralId)),
        (faults, typed) => again(ask, faults, typed),
      ),
    again,
  });
  return { show, send };
}
