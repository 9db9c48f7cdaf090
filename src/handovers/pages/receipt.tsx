import { z } from 'zod';
import { NotFound } from '../../core/index.ts';
import { initialsOf } from '../../people/index.ts';
import { systemActor } from '../../platform/database/index.ts';
import { referralStore } from '../../referrals/index.ts';
import {
  Button,
  ChoiceGroup,
  choice,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  Phone,
  PublicLayout,
  TextField,
  type Typed,
  text,
} from '../../ui/index.ts';
import { type Ask, type Route, route, showAgain } from '../../web/index.ts';
import { answerHandover } from '../answer-handover.ts';
import { handoverAnswers, handoverStore } from '../store.ts';

const params = z.object({ programme: z.string(), token: z.string().max(60) });
const path = '/:programme/received/:token';
type ReceiptAsk = Pick<
  Ask<z.output<typeof params>, unknown, unknown>,
  'params' | 'view' | 'programme' | 'withinAs' | 'flash'
>;

/** Where another service says whether it has somebody. Looking at it changes nothing, so mail scanners harm nothing. */
const receiptPage = route({
  method: 'get',
  path,
  door: 'visitor',
  params,
  handle: async ask => ask.page(await shown(ask, {}, null)),
});

const received = route({
  method: 'post',
  path,
  door: 'visitor',
  params,
  form: z.object({
    answer: choice(handoverAnswers, 'waiting.handover.error.answer'),
    by: text({ max: 120, missing: 'waiting.handover.error.by' }),
  }),
  handle: ask =>
    ask.commit(
      async scope => {
        const found = await handoverStore(scope).byToken(ask.params.token);
        if (!found) throw new NotFound('handover');
        await answerHandover(scope, { handoverId: found.id, ...ask.form });
        return {
          to: `/${ask.programme.slug}/received/${ask.params.token}`,
          flash: { key: 'waiting.handover.thanks' },
        };
      },
      { as: systemActor(ask.programme.id) },
    ),
  again: showAgain(shown),
});

export const receiptRoutes: readonly Route[] = [receiptPage, received];

async function shown(ask: ReceiptAsk, values: Typed, errors: FieldErrors | null) {
  const { view, programme } = ask;
  const { t } = view;
  const found = await ask.withinAs(systemActor(programme.id), async scope => {
    const handover = await handoverStore(scope).byToken(ask.params.token);
    const referral = handover ? await referralStore(scope).find(handover.referral_id) : undefined;
    return handover && referral ? { handover, initials: initialsOf(referral) } : null;
  });
  if (!found) throw new NotFound('handover');
  const { handover, initials } = found;
  const props = { view, values, errors };
  return document(
    <PublicLayout view={view} title={t('waiting.handover.receipt')} frame="narrow" unlisted flash={ask.flash}>
      <div class="stack">
        <ErrorSummary view={view} errors={errors} />
        <h1>{t('waiting.handover.receipt')}</h1>
        <p class="lead">{t('waiting.handover.from', { programme: programme.name, initials })}</p>
        {handover.answer !== null ? (
          <p>{t(`waiting.handover.said.${handover.answer as 'have_them'}`)}</p>
        ) : (
          <Form view={view} action={`/${programme.slug}/received/${ask.params.token}`}>
            <ChoiceGroup
              {...props}
              name="answer"
              legend={t('waiting.handover.question')}
              options={handoverAnswers.map(value => ({ value, label: t(`waiting.handover.${value}`) }))}
            />
            <TextField
              {...props}
              name="by"
              label={t('waiting.handover.by')}
              autocomplete="name"
              size="medium"
            />
            <FormEnd>
              <Button>{t('waiting.handover.send')}</Button>
            </FormEnd>
          </Form>
        )}
        <p>{t.rich('waiting.handover.ring', { phone: <Phone view={view} number={programme.phone} /> })}</p>
      </div>
    </PublicLayout>,
  );
}
