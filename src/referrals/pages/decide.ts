import { z } from 'zod';
import { NotFound, parseReference } from '../../core/index.ts';
import { declineReasons, redirectPlaces } from '../../programmes/index.ts';
import { choice, optionalText, sayErrors, text, typedIn } from '../../ui/index.ts';
import { route } from '../../web/index.ts';
import { accept } from '../accept.ts';
import { answerQuestion } from '../answer-question.ts';
import { askQuestion } from '../ask-question.ts';
import { decline } from '../decline.ts';
import { markDuplicate } from '../mark-duplicate.ts';
import { markRead } from '../mark-read.ts';
import { redirect } from '../redirect.ts';
import { referralStore } from '../store.ts';
import { transition } from '../transition.ts';
import { referralParams, showDetail } from './detail.tsx';

const deciders = ['coordinator'] as const;
const note = optionalText({ max: 1000, lines: true });

export const acceptRoute = route({
  method: 'post',
  path: '/inbox/:referralId/accept',
  door: deciders,
  params: referralParams,
  form: z.object({ person: z.union([z.literal('new'), z.uuid()], 'ui.errors.choice') }),
  handle: ask =>
    ask.commit(async scope => {
      const personId = ask.form.person === 'new' ? null : ask.form.person;
      const { referralId } = ask.params;
      await accept(scope, { referralId, personId });
      return { to: `/waiting/${referralId}`, flash: { key: 'referrals.done.accepted' } };
    }),
  again: async (ask, faults, typed) =>
    ask.page(await showDetail(ask, failed('duplicate', ask, faults, typed)), 422),
});

export const startRoute = route({
  method: 'post',
  path: '/inbox/:referralId/start',
  door: deciders,
  params: referralParams,
  handle: ask =>
    ask.commit(async scope => {
      await transition(scope, { referralId: ask.params.referralId, name: 'start_triage' });
      return { to: `/inbox/${ask.params.referralId}`, flash: { key: 'referrals.done.started' } };
    }),
});

export const readRoute = route({
  method: 'post',
  path: '/inbox/:referralId/read',
  door: ['coordinator', 'link_worker'],
  params: referralParams,
  handle: ask =>
    ask.commit(async scope => {
      await markRead(scope, ask.params.referralId);
      return { to: `/inbox/${ask.params.referralId}`, flash: { key: 'referrals.done.read' } };
    }),
});

export const declineRoute = route({
  method: 'post',
  path: '/inbox/:referralId/decline',
  door: deciders,
  params: referralParams,
  form: z.object({ reason: choice(declineReasons.codes, 'referrals.error.reason'), decline_note: note }),
  handle: ask =>
    ask.commit(async scope => {
      const { reason, decline_note } = ask.form;
      await decline(scope, { ...ask.params, reason, note: decline_note });
      return { to: '/inbox', flash: { key: 'referrals.done.declined' } };
    }),
  again: async (ask, faults, typed) =>
    ask.page(await showDetail(ask, failed('decline', ask, faults, typed)), 422),
});

export const redirectRoute = route({
  method: 'post',
  path: '/inbox/:referralId/redirect',
  door: deciders,
  params: referralParams,
  form: z.object({
    place: choice(redirectPlaces.codes, 'referrals.error.place'),
    to: text({ max: 160, missing: 'referrals.error.to' }),
    handover: choice(['yes', 'no'], 'referrals.error.handover'),
    redirect_note: note,
  }),
  handle: ask =>
    ask.commit(async scope => {
      const { place, to, handover, redirect_note } = ask.form;
      await redirect(scope, {
        ...ask.params,
        place,
        to,
        handoverMade: handover === 'yes',
        note: redirect_note,
      });
      return { to: '/inbox', flash: { key: 'referrals.done.redirected' } };
    }),
  again: async (ask, faults, typed) =>
    ask.page(await showDetail(ask, failed('redirect', ask, faults, typed)), 422),
});

export const askRoute = route({
  method: 'post',
  path: '/inbox/:referralId/ask',
  door: deciders,
  params: referralParams,
  form: z.object({ question: text({ max: 1000, lines: true, missing: 'referrals.error.question' }) }),
  handle: ask =>
    ask.commit(async scope => {
      await askQuestion(scope, { ...ask.params, ...ask.form });
      return { to: `/inbox/${ask.params.referralId}`, flash: { key: 'referrals.done.asked' } };
    }),
  again: async (ask, faults, typed) =>
    ask.page(await showDetail(ask, failed('ask', ask, faults, typed)), 422),
});

export const answerRoute = route({
  method: 'post',
  path: '/inbox/:referralId/answer',
  door: deciders,
  params: referralParams,
  form: z.object({
    asked: z.uuid('ui.errors.choice'),
    answer: text({ max: 2000, lines: true, missing: 'referrals.error.answer' }),
  }),
  handle: ask =>
    ask.commit(async scope => {
      await answerQuestion(scope, { ...ask.params, questionId: ask.form.asked, answer: ask.form.answer });
      return { to: `/inbox/${ask.params.referralId}`, flash: { key: 'referrals.done.answered' } };
    }),
  again: async (ask, faults, typed) =>
    ask.page(await showDetail(ask, failed('answer', ask, faults, typed)), 422),
});

/** Either the id of a suggestion's button or a reference that was typed. */
const duplicateForm = z
  .object({ of: z.uuid().optional(), reference: optionalText({ max: 40 }).optional() })
  .transform((form, context) => {
    const typed = form.reference ? parseReference(form.reference) : null;
    if (form.of) return { id: form.of, reference: null };
    if (typed?.ok) return { id: null, reference: typed.value };
    context.addIssue({ code: 'custom', path: ['reference'], message: 'referrals.error.reference' });
    return z.NEVER;
  });

export const duplicateRoute = route({
  method: 'post',
  path: '/inbox/:referralId/duplicate',
  door: deciders,
  params: referralParams,
  form: duplicateForm,
  handle: ask =>
    ask.commit(async scope => {
      const { id, reference } = ask.form;
      const ofId = id ?? (await referralStore(scope).byReference(reference ?? ''))?.id;
      if (!ofId) throw new NotFound('referral');
      await markDuplicate(scope, { ...ask.params, ofId, note: null });
      return { to: '/inbox', flash: { key: 'referrals.done.duplicate' } };
    }),
  again: async (ask, faults, typed) =>
    ask.page(await showDetail(ask, failed('duplicate', ask, faults, typed)), 422),
});

type AgainAsk = Parameters<typeof showDetail>[0];
type Failed = NonNullable<Parameters<typeof showDetail>[1]>;

function failed(
  form: Failed['form'],
  ask: AgainAsk,
  faults: Readonly<Record<string, string>>,
  typed: FormData,
): Failed {
  return { form, values: typedIn(typed), errors: sayErrors(ask.view, faults) };
}

/** Every decision at triage. */
export const decisionRoutes = [
  acceptRoute,
  startRoute,
  readRoute,
  declineRoute,
  redirectRoute,
  askRoute,
  answerRoute,
  duplicateRoute,
] as const;
