import { z } from 'zod';
import { NotFound } from '../../core/index.ts';
import { systemActor } from '../../platform/database/index.ts';
import {
  Button,
  Card,
  type Child,
  choice,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  Notice,
  Phone,
  PublicLayout,
  sayErrors,
} from '../../ui/index.ts';
import { type Ask as Asking, type Route, route } from '../../web/index.ts';
import { answerAsk } from '../replies/answer-ask.ts';
import { aboutAsked } from '../replies/asked-queries.ts';
import { type Ask, answersTo, askAnswers, askStore } from '../replies/store.ts';

const path = '/:programme/reminder/:token';
const params = z.object({ programme: z.string(), token: z.string().max(100) });
const form = z.object({ answer: choice(askAnswers, 'messages.answer.error') });

type Opened = { readonly asked: Ask; readonly standing: 'open' | 'off' | 'over' | 'freed' };
type Looking = Asking<{ readonly programme: string; readonly token: string }, unknown, unknown>;

/**
 * The page behind the link in a reminder: are you coming? It asks for no PIN and therefore shows nothing but the hour. Looking at it
 * changes nothing, so that a mail scanner may; it says so when the meeting has been, or is not on any more.
 */
export const reminderRoutes: readonly Route[] = [
  route({
    method: 'get',
    path,
    door: 'visitor',
    params,
    handle: async ask => {
      const found = await opened(ask);
      return ask.page(render(ask, found, null), found.standing === 'open' ? 200 : 410);
    },
  }),
  route({
    method: 'post',
    path,
    door: 'visitor',
    params,
    form,
    async handle(ask) {
      const { asked } = await opened(ask);
      return ask.commit(
        async scope => {
          await answerAsk(scope, asked, ask.form.answer, 'link');
          return { to: `/${ask.programme.slug}/reminder/${ask.params.token}` };
        },
        // Nobody is signed in: the link is the leave, for this one question, and the house carries out the answer.
        { as: systemActor(ask.programme.id) },
      );
    },
    again: async (ask, faults) => ask.page(render(ask, await opened(ask), sayErrors(ask.view, faults)), 422),
  }),
];

/** @throws NotFound for a link that was never one */
async function opened(ask: Looking): Promise<Opened> {
  return ask.withinAs(systemActor(ask.programme.id), async scope => {
    const asked = await askStore(scope).byToken(ask.params.token);
    if (!asked) throw new NotFound('link');
    if (Temporal.Instant.compare(asked.expiresAt, scope.now) <= 0) return { asked, standing: 'over' };
    const about = await aboutAsked(scope, asked);
    if (about?.freed) return { asked, standing: 'freed' };
    return { asked, standing: about?.stands ? 'open' : 'off' };
  });
}

function render(ask: Looking, { asked, standing }: Opened, errors: FieldErrors | null): string {
  const { view, programme } = ask;
  const { t, say } = view;
  const title = t(standing === 'open' ? 'messages.answer.title' : `messages.answer.${standing}.title`);
  const ring = t.rich('messages.answer.ring', { phone: <Phone view={view} number={programme.phone} /> });
  return document(
    <PublicLayout view={view} title={title} frame="narrow">
      <ErrorSummary view={view} errors={errors} />
      <h1>{title}</h1>
      {standing === 'open' ? (
        <Open ask={ask} asked={asked} when={say.when(asked.startsAt)} />
      ) : (
        <Card>
          <p class="lead">{t(`messages.answer.${standing}.text`)}</p>
        </Card>
      )}
      <p class="section">{ring}</p>
    </PublicLayout>,
  );
}

function Open({
  ask,
  asked,
  when,
}: {
  readonly ask: Looking;
  readonly asked: Ask;
  readonly when: string;
}): Child {
  const { view, programme, params } = ask;
  const { t } = view;
  const { answer } = asked;
  return (
    <div class="stack">
      <p class="lead">{when}</p>
      {answer && (
        <Notice tone="safe" icon="check">
          {t(
            `messages.answer.said.${answer === 'cannot_come' && asked.about === 'group_date' ? 'group_cannot' : answer}`,
          )}
        </Notice>
      )}
      {answer && <p>{t('messages.answer.change')}</p>}
      <Form view={view} action={`/${programme.slug}/reminder/${params.token}`}>
        <div class="stack stack--tight" id="answer">
          {answersTo(asked.about)
            .filter(one => one !== answer)
            .map(one => (
              <p>
                <Button name="answer" value={one} look={one === 'yes' && !answer ? 'main' : 'quiet'}>
                  {t(
                    `messages.answer.button.${one === 'cannot_come' && asked.about === 'group_date' ? 'group_cannot' : one}`,
                  )}
                </Button>
              </p>
            ))}
        </div>
      </Form>
    </div>
  );
}
