import { z } from 'zod';
import { choice, date, sayErrors, typedIn } from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { type IntroductionAsk, introductionParams, introductionShown } from '../pages/introduction.tsx';
import { endOffer } from './end-offer.ts';
import { offerWays } from './offer.ts';
import { offerToGoAlong } from './offer-to-go-along.ts';

const door = ['link_worker', 'coordinator'] as const;
const path = '/cases/:referralId/introductions/:introductionId/go-along';

const offer = route({
  method: 'post',
  path,
  door,
  params: introductionParams,
  form: z.object({
    along_on: date({ missing: 'introductions.error.day', past: true }),
    along_how: choice(offerWays, 'introductions.error.how'),
  }),
  handle: ask =>
    ask.commit(async scope => {
      const { along_on: askedOn, along_how: how } = ask.form;
      await offerToGoAlong(scope, { ...ask.params, askedOn, how });
      return { to: hrefOf(ask), flash: { key: 'introductions.along.done' } };
    }),
  async again(ask, faults, typed) {
    return ask.page(await introductionShown(ask, typedIn(typed), sayErrors(ask.view, faults)), 422);
  },
});

const end = route({
  method: 'post',
  path: `${path}/end`,
  door,
  params: introductionParams,
  form: z.object({ from: z.literal('case').optional().catch(undefined) }),
  handle: ask =>
    ask.commit(async scope => {
      await endOffer(scope, ask.params);
      const to = ask.form.from === 'case' ? `/cases/${ask.params.referralId}#introductions` : hrefOf(ask);
      return { to, flash: { key: 'introductions.along.ended' } };
    }),
});

/** A person offers to go along with somebody new, and takes it back. */
export const goAlongRoutes: readonly Route[] = [offer, end];

function hrefOf({ params }: Pick<IntroductionAsk, 'params'>): string {
  return `/cases/${params.referralId}/introductions/${params.introductionId}`;
}
