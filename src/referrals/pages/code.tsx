import { z } from 'zod';
import { systemActor } from '../../platform/database/index.ts';
import { hoursIn } from '../../programmes/index.ts';
import {
  Button,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  LinkButton,
  Ltr,
  Phone,
  PublicLayout,
  TextField,
  type Typed,
  text,
} from '../../ui/index.ts';
import { type Ask, Crisis, route, showAgain } from '../../web/index.ts';
import { type CodeFound, referrerCodes } from '../referrer-code-store.ts';

type PublicAsk = Pick<Ask<unknown, unknown, unknown>, 'view' | 'programme' | 'withinAs' | 'page' | 'flash'>;

/** What a typed code is worth; asked as the house, because a visitor reads no table. */
export async function codeTyped(
  ask: Pick<PublicAsk, 'withinAs' | 'programme'>,
  typed: string,
): Promise<CodeFound> {
  return ask.withinAs(systemActor(ask.programme.id), scope => referrerCodes(scope).typed(typed));
}

/** Where the code of a card is typed. */
export const codePage = route({
  method: 'get',
  path: '/:programme/code',
  door: 'visitor',
  handle: async ask => ask.page(typing(ask, {}, null)),
});

/** A code is no secret and looking one up changes nothing: it leads to the card's own address. */
export const codeSent = route({
  method: 'post',
  path: '/:programme/code',
  door: 'visitor',
  form: z.object({ code: text({ max: 40, missing: 'paper.public.code_error.missing' }) }),
  async handle(ask) {
    const answer = await codeTyped(ask, ask.form.code);
    if (answer.found === 'open') return ask.go({ to: `/${ask.programme.slug}/code/${answer.code.code}` });
    const message = ask.view.t(`paper.public.code_error.${answer.found}`);
    return ask.page(typing(ask, { code: ask.form.code }, { code: message }), 422);
  },
  again: showAgain(async (ask: PublicAsk, values, errors) => typing(ask, values, errors)),
});

/** Where the square code of a card leads: whose it is, and the two doors. */
export const cardPage = route({
  method: 'get',
  path: '/:programme/code/:code',
  door: 'visitor',
  params: z.object({ programme: z.string(), code: z.string().max(40) }),
  async handle(ask) {
    const answer = await codeTyped(ask, ask.params.code);
    if (answer.found !== 'open') {
      const message = ask.view.t(`paper.public.code_error.${answer.found}`);
      return ask.page(typing(ask, { code: ask.params.code }, { code: message }), 404);
    }
    const { view, programme } = ask;
    const { t } = view;
    const base = `/${programme.slug}`;
    return ask.page(
      document(
        <PublicLayout
          view={view}
          title={t('paper.public.code_title')}
          frame="narrow"
          unlisted
          crisis={<Crisis view={view} />}
        >
          <div class="stack">
            <h1>{t('paper.public.code_title')}</h1>
            <p class="lead">{t('paper.public.code_from', { organisation: answer.code.organisation })}</p>
            <div class="acts">
              <LinkButton href={`${base}/support`}>{t('paper.public.code_self')}</LinkButton>
              <LinkButton href={`${base}/refer?code=${answer.code.code}`} look="quiet">
                {t('paper.public.code_refer')}
              </LinkButton>
            </div>
            <p>
              {t.rich('paper.public.ring', {
                phone: <Phone view={view} number={programme.phone} />,
                hours: hoursIn(programme, view.locale),
              })}
            </p>
            <p class="quiet">
              <Ltr>{answer.code.code}</Ltr>
            </p>
          </div>
        </PublicLayout>,
      ),
    );
  },
});

function typing({ view, programme }: PublicAsk, values: Typed, errors: FieldErrors | null) {
  const { t } = view;
  const base = `/${programme.slug}`;
  return document(
    <PublicLayout
      view={view}
      title={t('paper.public.code')}
      frame="narrow"
      back={{ href: base }}
      crisis={<Crisis view={view} />}
    >
      <div class="stack">
        <ErrorSummary view={view} errors={errors} />
        <h1>{t('paper.public.code')}</h1>
        <Form view={view} action={`${base}/code`}>
          <TextField
            view={view}
            name="code"
            label={t('paper.public.code_field')}
            hint={t('paper.public.code_hint')}
            values={values}
            errors={errors}
            autocomplete="off"
            size="medium"
            maxlength={40}
          />
          <FormEnd>
            <Button>{t('paper.public.code_go')}</Button>
          </FormEnd>
        </Form>
        <p>
          <a href={base}>{t('paper.public.code_without')}</a>
        </p>
        <p>
          {t.rich('paper.public.ring', {
            phone: <Phone view={view} number={programme.phone} />,
            hours: hoursIn(programme, view.locale),
          })}
        </p>
      </div>
    </PublicLayout>,
  );
}
