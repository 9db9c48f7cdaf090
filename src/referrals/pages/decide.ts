import { z } from 'zod';
import { NotFound, parseReference } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { declineReasons, redirectPlaces } from '../../programmes/index.ts';
import { choice, optionalText, text } from '../../ui/index.ts';
import { type Outcome, type Route, route, showAgain } from '../../web/index.ts';
import { accept } from '../accept.ts';
import { answerQuestion } from '../answer-question.ts';
import { askQuestion } from '../ask-question.ts';
import { decline } from '../decline.ts';
import { markDuplicate } from '../mark-duplicate.ts';
import { markRead } from '../mark-read.ts';
import { redirect } from '../redirect.ts';
import { referralStore } from '../store.ts';
import type { TakenOn } from '../taken-on.ts';
import { transition } from '../transition.ts';
import type { DecisionForm } from './decisions.tsx';
import { type DetailAsk, referralParams, showDetail } from './detail.tsx';

const deciders = ['coordinator'] as const;
const note = optionalText({ max: 1000, lines: true });

type About = { readonly referralId: string };

/** A decision with a form of its own beside the referral; `shows` is the form that stands open when it does not fit. */
function decision<Form>(declared: {
  readonly name: string;
  readonly form: z.ZodType<Form>;
  readonly shows: DecisionForm;
  readonly decide: (scope: Scope, about: About, form: Form) => Promise<Outcome>;
}): Route {
  const { name, form, shows, decide } = declared;
  return route({
    method: 'post',
    path: `/inbox/:referralId/${name}`,
    door: deciders,
    params: referralParams,
    form,
    handle: ask => ask.commit(scope => decide(scope, ask.params, ask.form)),
    again: showAgain((ask: DetailAsk, values, errors) => showDetail(ask, { form: shows, values, errors })),
  });
}

const acceptRoute = (takenOn: TakenOn) =>
  decision({
    name: 'accept',
    form: z.object({ person: z.union([z.literal('new'), z.uuid()], 'ui.errors.choice') }),
    shows: 'duplicate',
    decide: async (scope, { referralId }, { person }) => {
      await accept(scope, { referralId, personId: person === 'new' ? null : person });
      await takenOn(scope, referralId);
      return { to: `/waiting/${referralId}`, flash: { key: 'referrals.done.accepted' } };
    },
  });

const startRoute = route({
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

const readRoute = route({
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

const declineRoute = decision({
  name: 'decline',
  form: z.object({ reason: choice(declineReasons.codes, 'referrals.error.reason'), decline_note: note }),
  shows: 'decline',
  decide: async (scope, { referralId }, { reason, decline_note }) => {
    await decline(scope, { referralId, reason, note: decline_note });
    return { to: '/inbox', flash: { key: 'referrals.done.declined' } };
  },
});

const redirectRoute = decision({
  name: 'redirect',
  form: z.object({
    place: choice(redirectPlaces.codes, 'referrals.error.place'),
    to: text({ max: 160, missing: 'referrals.error.to' }),
    handover: choice(['yes', 'no'], 'referrals.error.handover'),
    redirect_note: note,
  }),
  shows: 'redirect',
  decide: async (scope, { referralId }, { place, to, handover, redirect_note }) => {
    await redirect(scope, { referralId, place, to, handoverMade: handover === 'yes', note: redirect_note });
    return { to: '/inbox', flash: { key: 'referrals.done.redirected' } };
  },
});

const askRoute = decision({
  name: 'ask',
  form: z.object({ question: text({ max: 1000, lines: true, missing: 'referrals.error.question' }) }),
  shows: 'ask',
  decide: async (scope, { referralId }, { question }) => {
    await askQuestion(scope, { referralId, question });
    return { to: `/inbox/${referralId}`, flash: { key: 'referrals.done.asked' } };
  },
});

const answerRoute = decision({
  name: 'answer',
  form: z.object({
    asked: z.uuid('ui.errors.choice'),
    answer: text({ max: 2000, lines: true, missing: 'referrals.error.answer' }),
  }),
  shows: 'answer',
  decide: async (scope, { referralId }, { asked, answer }) => {
    await answerQuestion(scope, { referralId, questionId: asked, answer });
    return { to: `/inbox/${referralId}`, flash: { key: 'referrals.done.answered' } };
  },
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

const duplicateRoute = decision({
  name: 'duplicate',
  form: duplicateForm,
  shows: 'duplicate',
  decide: async (scope, { referralId }, { id, reference }) => {
    const ofId = id ?? (await referralStore(scope).byReference(reference ?? ''))?.id;
    if (!ofId) throw new NotFound('referral');
    await markDuplicate(scope, { referralId, ofId, note: null });
    return { to: '/inbox', flash: { key: 'referrals.done.duplicate' } };
  },
});

/** Every decision at triage. */
export function decisionRoutes(takenOn: TakenOn): readonly Route[] {
  return [
    acceptRoute(takenOn),
    startRoute,
    readRoute,
    declineRoute,
    redirectRoute,
    askRoute,
    answerRoute,
    duplicateRoute,
  ];
}
