import { z } from 'zod';
import { sayErrors, text } from '../../ui/index.ts';
import { route, showAgain } from '../../web/index.ts';
import { readCode } from '../draft.ts';
import { draftStore } from '../draft-store.ts';
import { furthest } from '../support-read.ts';
import { forgetReceipt } from './receipt.tsx';
import { resumePage } from './support-pages.tsx';
import { forgetCode, keepCode } from './support-visit.ts';

const form = z.object({ code: text({ max: 60, missing: 'referrals.error.code' }) });

/** Where a code that was written down is typed in. */
export const supportResume = route({
  method: 'get',
  path: '/:programme/support/resume',
  door: 'visitor',
  handle: async ask => ask.page(resumePage(ask, {}, null)),
});

/** Opens the saved form at the step where it was left. */
export const supportResumed = route({
  method: 'post',
  path: '/:programme/support/resume',
  door: 'visitor',
  form,
  handle: async ask => {
    const code = readCode(ask.form.code);
    const draft = code ? await ask.within(scope => draftStore(scope).open(code)) : null;
    if (!code || !draft) {
      const errors = sayErrors(ask.view, { code: 'referrals.error.code' });
      return ask.page(resumePage(ask, { code: ask.form.code }, errors), 422);
    }
    keepCode(ask, code);
    forgetReceipt(ask);
    return ask.go({ to: `/${ask.programme.slug}/support/${furthest(draft)}` });
  },
  again: showAgain(resumePage),
});

/** Leaves a shared computer: the form stays saved, this browser forgets its code. */
export const supportLeave = route({
  method: 'post',
  path: '/:programme/support/leave',
  door: 'visitor',
  handle: async ask => {
    forgetCode(ask);
    return ask.go({ to: `/${ask.programme.slug}` });
  },
});
