import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import { NotFound } from '../../core/index.ts';
import { systemActor } from '../../platform/database/index.ts';
import { openStatusLink } from '../../referrals/index.ts';
import type { FieldErrors, Typed } from '../../ui/index.ts';
import { type Ask, type Route, route, showAgain } from '../../web/index.ts';
import { answerFromStatus } from '../answer-from-status.ts';
import { surveyStore } from '../store.ts';
import { surveyPaper } from './answer.tsx';
import { givenBy, surveyForm } from './questions.tsx';

const params = z.object({ programme: z.string(), token: z.string().max(100) });
const path = '/:programme/status/:token/survey';
type StatusAsk = Pick<
  Ask<z.output<typeof params>, unknown, unknown>,
  'params' | 'view' | 'programme' | 'within' | 'withinAs' | 'flash'
>;

/** How it is to refer, by the link to the state of a referral. Looking at it changes nothing. */
const fromStatusPage = route({
  method: 'get',
  path,
  door: 'visitor',
  params,
  handle: async ask => ask.page(await shown(ask, {}, null)),
});

const fromStatusSent = route({
  method: 'post',
  path,
  door: 'visitor',
  params,
  form: surveyForm,
  handle: async ask => {
    const referralId = await opened(ask);
    return ask.commit(
      async scope => {
        await answerFromStatus(scope, referralId, givenBy('referrer', ask.form));
        return { to: `/${ask.programme.slug}/survey-thanks` };
      },
      { as: systemActor(ask.programme.id) },
    );
  },
  again: showAgain(shown),
});

/** For whoever referred, without being asked. */
export const fromStatusRoutes: readonly Route[] = [fromStatusPage, fromStatusSent];

/** The referral of the link; a wrong link, an old one, and a programme that does not ask look the same. */
async function opened(ask: StatusAsk): Promise<string> {
  const referralId = await ask.within(scope => openStatusLink(scope, ask.params.token));
  if (!referralId || !ask.programme.settings.asksReferrers) throw new NotFound('status link');
  return referralId;
}

async function shown(ask: StatusAsk, values: Typed, errors: FieldErrors | null) {
  const referralId = await opened(ask);
  const found = await ask.withinAs(systemActor(ask.programme.id), async scope => {
    await audit(scope, { verb: 'referral.status_read', subject: { kind: 'referral', id: referralId } });
    return surveyStore(scope).ofReferrer(referralId);
  });
  const action = `/${ask.programme.slug}/status/${ask.params.token}/survey`;
  return surveyPaper(
    ask,
    { kind: 'referrer', isAnswered: found?.ended === 'answered', action },
    values,
    errors,
  );
}
