import { z } from 'zod';
import { placeOf } from '../../../identity/index.ts';
import { systemActor } from '../../../platform/database/index.ts';
import {
  Button,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  Notice,
  PublicLayout,
  sayErrors,
  TextField,
} from '../../../ui/index.ts';
import { type Route, route, type WebDeps } from '../../../web/index.ts';
import { sendCode } from '../key/send-code.ts';
import { tryKey } from '../key/try-key.ts';
import { closedDoor, type GroupAsk, groupBase, keepGroupVisit, RingUs } from './frame.tsx';

const path = '/:programme/provider/:token';
const params = z.object({ programme: z.string(), token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) });
/** Spaces and dashes as people write them down. */
const key = z
  .string()
  .default('')
  .transform(text => text.replace(/[\s.-]/g, ''))
  .pipe(z.string().regex(/^\d{6}$/, 'provider.door.error.shape'));

type DoorAsk = GroupAsk & { readonly params: z.output<typeof params> };

/**
 * The page of a link asks for a number or a code and does nothing else: whoever looks at a link before the group does, such as a mail
 * scanner, opens nothing and uses nothing up. It names no group, and looks the same for a link that never was.
 */
export function doorRoutes({ database, secret }: Pick<WebDeps, 'database' | 'secret'>): readonly Route[] {
  const door = route({
    method: 'get',
    path,
    door: 'visitor',
    params,
    handle: async ask => ask.page(page(ask, {})),
  });
  const open = route({
    method: 'post',
    path,
    door: 'visitor',
    params,
    form: z.object({ key }),
    async handle(ask) {
      const tried = await tryKey(
        { database, secret },
        {
          programmeId: ask.programme.id,
          token: ask.params.token,
          key: ask.form.key,
          place: placeOf(ask.from.address),
        },
      );
      if (tried.ok) {
        keepGroupVisit(ask, tried.cookie);
        return ask.go({ to: groupBase(ask) });
      }
      const { t } = ask.view;
      if (tried.why === 'no_link') return ask.page(closedDoor(ask), 404);
      if (tried.why === 'wrong')
        return ask.page(page(ask, { errors: { key: t('provider.door.error.wrong') } }), 422);
      const minutes = tried.why === 'wait' ? Math.max(1, Math.ceil(tried.seconds / 60)) : 1;
      return ask.page(page(ask, { errors: { key: t('provider.door.error.wait', { minutes }) } }), 429);
    },
    // What was typed is not shown again: somebody may look over a shoulder.
    again: async (ask, faults) => ask.page(page(ask, { errors: sayErrors(ask.view, faults) }), 422),
  });
  const code = route({
    method: 'post',
    path: `${path}/code`,
    door: 'visitor',
    params,
    async handle(ask) {
      const sent = await ask.withinAs(systemActor(ask.programme.id), scope =>
        sendCode(scope, secret, ask.params.token),
      );
      if (sent === 'no_link') return ask.page(closedDoor(ask), 404);
      if (sent === 'enough') return ask.page(page(ask, { said: 'enough' }), 429);
      return ask.page(page(ask, { said: sent }));
    },
  });
  return [door, open, code];
}

type Shown = { readonly errors?: FieldErrors; readonly said?: 'sent' | 'none' | 'enough' };

function page(ask: DoorAsk, { errors, said }: Shown) {
  const { view, programme } = ask;
  const { t } = view;
  const at = `${groupBase(ask)}/${ask.params.token}`;
  return document(
    <PublicLayout view={view} title={t('provider.door.title')} frame="narrow" unlisted>
      <ErrorSummary view={view} errors={errors ?? null} />
      <div class="stack own">
        <h1>{t('provider.door.title')}</h1>
        <p class="lead">{t('provider.door.lead', { programme: programme.name })}</p>
        {said ? <Notice title={t(`provider.door.${said}`)}>{t(`provider.door.${said}_text`)}</Notice> : null}
        <Form view={view} action={at}>
          <TextField
            view={view}
            name="key"
            label={t('provider.door.key')}
            hint={t('provider.door.hint')}
            errors={errors ?? null}
            inputmode="numeric"
            autocomplete="one-time-code"
            size="short"
            maxlength={12}
          />
          <FormEnd>
            <Button>{t('provider.door.open')}</Button>
          </FormEnd>
        </Form>
        <h2>{t('provider.door.no_number')}</h2>
        <p>{t('provider.door.code_text')}</p>
        <Form view={view} action={`${at}/code`}>
          <Button look="quiet" icon="letter">
            {t('provider.door.send')}
          </Button>
        </Form>
        <RingUs view={view} phone={programme.phone} />
      </div>
    </PublicLayout>,
  );
}
