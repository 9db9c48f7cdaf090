import { z } from 'zod';
import type { Scope } from '../../platform/database/index.ts';
import { readForm, sayErrors, typedIn } from '../../ui/index.ts';
import { route } from '../../web/index.ts';
import { speaksOfDanger } from '../danger.ts';
import { newCode, type SupportStep, supportSteps } from '../draft.ts';
import { draftStore } from '../draft-store.ts';
import { needsIn } from '../need-fields.ts';
import { receive } from '../receive.ts';
import { newToken } from '../status-link-store.ts';
import { isTooYoung, supportIntake } from '../support-form.ts';
import { added, bornTyped, firstFaulty, formsOf, furthest, readSteps } from '../support-read.ts';
import { hasReceipt, showReceipt } from './receipt.tsx';
import { savedPage, stepPage, tooYoungPage } from './support-pages.tsx';
import { codeOf, forgetCode, keepCode } from './support-visit.ts';

const params = z.object({ programme: z.string(), step: z.coerce.number().int().min(1).max(5) });

/** Where somebody begins, or goes on. */
export const supportStart = route({
  method: 'get',
  path: '/:programme/support',
  door: 'visitor',
  handle: async ask => {
    const code = codeOf(ask);
    const draft = code ? await ask.within(scope => draftStore(scope).open(code)) : null;
    return ask.go({ to: `/${ask.programme.slug}/support/${draft ? furthest(draft) : 1}` });
  },
});

/** One of the five steps, with what was typed before. */
export const supportStep = route({
  method: 'get',
  path: '/:programme/support/:step',
  door: 'visitor',
  params,
  handle: async ask => {
    const { step } = ask.params;
    const code = codeOf(ask);
    const draft = code ? await ask.within(scope => draftStore(scope).open(code)) : null;
    const base = `/${ask.programme.slug}`;
    if (!draft && hasReceipt(ask))
      return ask.go({ to: `${base}/sent`, flash: { key: 'referrals.own.already' } });
    if (step > (draft ? furthest(draft) : 1)) {
      return ask.go({ to: `${base}/support/${draft ? furthest(draft) : 1}` });
    }
    if (step === 5 && draft) {
      const faulty = firstFaulty(formsOf(ask), draft, supportSteps.slice(0, 4));
      if (faulty) return ask.go({ to: `${base}/support/${faulty}` });
    }
    return ask.page(stepPage(ask, draft, draft?.steps[nameOf(step)] ?? {}, null));
  },
});

/** Keeps a step and leads to the next one; the last one sends. */
export const supportStepSent = route({
  method: 'post',
  path: '/:programme/support/:step',
  door: 'visitor',
  params,
  handle: async ask => {
    const data = await ask.c.req.formData();
    const typed = typedIn(data);
    const name = nameOf(ask.params.step);
    const base = `/${ask.programme.slug}`;
    const forms = formsOf(ask);
    const known = codeOf(ask);
    const found = known ? await ask.within(scope => draftStore(scope).open(known)) : null;
    if (!found && hasReceipt(ask))
      return ask.go({ to: `${base}/sent`, flash: { key: 'referrals.own.already' } });
    if (!found && ask.params.step > 1)
      return ask.go({ to: `${base}/support/1`, flash: { key: 'referrals.own.gone', tone: 'problem' } });
    const code = found && known ? known : newCode();
    const draft = added(found ?? { steps: {}, danger: false, receipt: newToken() }, name, typed);
    if (name === 'you') {
      const born = forms.you.shape.born.safeParse(bornTyped(typed));
      if (born.success && isTooYoung(born.data, ask.today)) {
        await ask.within(scope => draftStore(scope).drop(code));
        forgetCode(ask);
        return ask.page(tooYoungPage(ask), 422);
      }
    }
    const { error } = readForm(forms[name], data);
    const { params: matters } = name === 'matters' ? readForm(forms.matters, data) : { params: null };
    const danger =
      draft.danger ||
      Object.values(typed)
        .flat()
        .some(text => speaksOfDanger(text ?? null)) ||
      (matters !== null && (matters.safe === 'no' || needsIn(matters).includes('domestic_abuse')));
    const kept = { ...draft, danger };
    await ask.within(scope => draftStore(scope).save(code, kept, ask.params.step));
    keepCode(ask, code);
    if (data.get('later') !== null) return ask.page(savedPage(ask, code));
    if (error) return ask.page(stepPage(ask, kept, typed, sayErrors(ask.view, error)), 422);
    if (name !== 'agree') return ask.go({ to: `${base}/support/${ask.params.step + 1}` });
    const missing = firstFaulty(forms, kept, supportSteps);
    if (missing) return ask.go({ to: `${base}/support/${missing}` });
    const work = async (scope: Scope) => {
      const store = draftStore(scope);
      // Held here: of two presses at once the second finds the draft gone and only sees the receipt.
      const last = await store.open(code);
      if (last) {
        const intake = supportIntake(readSteps(forms, last));
        const route = intake.referrer ? 'helper' : 'self';
        await receive(scope, { route, intake, statusToken: last.receipt, today: ask.today });
        await store.drop(code);
      }
      return { to: `${base}/sent` };
    };
    const committed = () => {
      showReceipt(ask, kept.receipt);
      forgetCode(ask);
    };
    return ask.commit(work, { committed });
  },
});

function nameOf(step: number): SupportStep {
  return supportSteps[step - 1] ?? 'you';
}
