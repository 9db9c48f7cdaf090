import { z } from 'zod';
import { auditAll } from '../../audit/index.ts';
import {
  Button,
  Card,
  ChoiceGroup,
  choice,
  document,
  Empty,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  optionalText,
  StaffLayout,
  sayErrors,
  Tag,
  TextArea,
  type Typed,
  typedIn,
  type View,
} from '../../ui/index.ts';
import { type Ask, route } from '../../web/index.ts';
import { endGlass } from '../end-glass.ts';
import { isOpen, verdicts } from '../glass.ts';
import { glassesToReview, type ShownGlass } from '../queries.ts';
import { reviewGlass } from '../review-glass.ts';

const params = z.object({ glassId: z.uuid() });
const form = z
  .object({
    verdict: choice(verdicts, 'glass.error.verdict'),
    review_words: optionalText({ lines: true, max: 2000 }),
  })
  .superRefine(({ verdict, review_words }, context) => {
    if (verdict === 'not_justified' && review_words === null)
      context.addIssue({ code: 'custom', path: ['review_words'], message: 'glass.error.review_words' });
  });

type ReviewAsk = Pick<Ask<unknown, unknown, unknown>, 'view' | 'within' | 'flash'>;
type Sent = { readonly glassId: string; readonly typed: Typed; readonly errors: FieldErrors };

async function shown(ask: ReviewAsk, sent: Sent | null = null) {
  const { view } = ask;
  const { t } = view;
  const { waiting, judged } = await ask.within(async scope => {
    const found = await glassesToReview(scope);
    await auditAll(
      scope,
      [...found.waiting, ...found.judged].map(one => ({
        verb: 'glass.read' as const,
        subject: { kind: 'break_glass', id: one.id },
        personId: one.personId,
      })),
    );
    return found;
  });
  return document(
    <StaffLayout
      view={view}
      title={t('glass.reviews.title')}
      current="glass"
      flash={ask.flash}
      frame="narrow"
    >
      <ErrorSummary view={view} errors={sent?.errors ?? null} />
      <h1>{t('glass.reviews.title')}</h1>
      <p class="lead">{t('glass.reviews.lead')}</p>
      {waiting.length === 0 ? <Empty title={t('glass.reviews.none')} /> : null}
      <div class="stack">
        {waiting.map(one => (
          <Card title={one.personName}>
            <Use view={view} glass={one} />
            {one.staffId === view.me?.id ? (
              <p class="quiet">{t('glass.refused.own')}</p>
            ) : (
              <Review view={view} glass={one} sent={sent?.glassId === one.id ? sent : null} />
            )}
          </Card>
        ))}
      </div>
      {judged.length > 0 ? (
        <section class="section" aria-labelledby="judged">
          <h2 id="judged">{t('glass.reviews.judged')}</h2>
          <div class="stack">
            {judged.map(one => (
              <Card title={one.personName} level={3}>
                <Use view={view} glass={one} />
                <p>
                  {one.verdict ? (
                    <Tag tone={one.verdict === 'justified' ? 'going' : 'look'}>
                      {t(`glass.verdict.${one.verdict}`)}
                    </Tag>
                  ) : null}
                </p>
                {one.reviewWords ? <p>{one.reviewWords}</p> : null}
              </Card>
            ))}
          </div>
        </section>
      ) : null}
    </StaffLayout>,
  );
}

type UseProps = { readonly view: View; readonly glass: ShownGlass };

function Use({ view, glass }: UseProps) {
  const { t, say } = view;
  const time = (at: Temporal.Instant) => say.time(at.toZonedDateTimeISO(view.zone));
  return (
    <>
      <p>
        {t('glass.reviews.use', {
          worker: glass.staffName,
          from: say.when(glass.openedAt),
          until: time(glass.endedAt ?? glass.endsAt),
        })}
      </p>
      <p>
        <b>{t.of(`glass.reason.${glass.reason}`)}.</b> {glass.words}
      </p>
      {isOpen(glass, view.now) ? (
        <div class="row">
          <Tag tone="look">{t('glass.open_until', { time: time(glass.endsAt) })}</Tag>
          <Form view={view} action={`/break-glass/${glass.id}/end`} inline>
            <Button look="quiet" small>
              {t('glass.end')}
            </Button>
          </Form>
        </div>
      ) : null}
    </>
  );
}

function Review({ view, glass, sent }: UseProps & { readonly sent: Sent | null }) {
  const { t } = view;
  const props = { view, values: sent?.typed ?? {}, errors: sent?.errors ?? null };
  return (
    <Form view={view} action={`/break-glass/${glass.id}/review`}>
      <ChoiceGroup
        {...props}
        name="verdict"
        legend={t('glass.reviews.verdict')}
        options={verdicts.map(value => ({ value, label: t(`glass.verdict.${value}`) }))}
      />
      <TextArea
        {...props}
        name="review_words"
        label={t('glass.reviews.words')}
        hint={t('glass.reviews.words_hint')}
        optional
      />
      <FormEnd>
        <Button>{t('glass.reviews.save')}</Button>
      </FormEnd>
    </Form>
  );
}

/** What was opened, by whom and why: waiting for the co-ordinator's word. */
export const reviewsPage = route({
  method: 'get',
  path: '/break-glass/reviews',
  door: ['coordinator'],
  handle: async ask => ask.page(await shown(ask)),
});

/** The word on one of them. */
export const glassReviewed = route({
  method: 'post',
  path: '/break-glass/:glassId/review',
  door: ['coordinator'],
  params,
  form,
  handle: ask =>
    ask.commit(async scope => {
      const { verdict, review_words: words } = ask.form;
      await reviewGlass(scope, { id: ask.params.glassId, verdict, words });
      return { to: '/break-glass/reviews', flash: { key: 'glass.reviews.done' } };
    }),
  again: async (ask, faults, typed) =>
    ask.page(
      await shown(ask, {
        glassId: ask.params.glassId,
        typed: typedIn(typed),
        errors: sayErrors(ask.view, faults),
      }),
      422,
    ),
});

/** Closes a record, by who opened it or a co-ordinator. */
export const glassEnded = route({
  method: 'post',
  path: '/break-glass/:glassId/end',
  door: ['link_worker', 'coordinator'],
  params,
  handle: ask =>
    ask.commit(async scope => {
      await endGlass(scope, ask.params.glassId);
      const to = ask.actor.role === 'coordinator' ? '/break-glass/reviews' : '/break-glass';
      return { to, flash: { key: 'glass.ended' } };
    }),
});
