import { z } from 'zod';
import { placeOf } from '../../identity/index.ts';
import {
  Button,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  PublicLayout,
  sayErrors,
  TextField,
} from '../../ui/index.ts';
import { type Route, route, type WebDeps } from '../../web/index.ts';
import { tryPin } from '../private/try-pin.ts';
import { closedPage, keepVisit, type OwnAsk, ownBase, Ring } from './own.tsx';

const path = '/:programme/my/:token';
const params = z.object({ programme: z.string(), token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) });
/** Spaces and dashes as people write them down. */
const pin = z
  .string()
  .default('')
  .transform(text => text.replace(/[\s.-]/g, ''))
  .pipe(z.string().regex(/^\d{6}$/, 'portals.pin.error.shape'));

type PinAsk = OwnAsk & { readonly params: z.output<typeof params> };

/**
 * The page of a link asks for the PIN and does nothing else: whoever looks at a link before the person does, such as a mail scanner,
 * opens nothing and uses nothing up. It looks the same for a link that never was.
 */
export function pinRoutes({ database, secret }: Pick<WebDeps, 'database' | 'secret'>): readonly Route[] {
  const ask = route({
    method: 'get',
    path,
    door: 'visitor',
    params,
    handle: async asked => asked.page(page(asked, null)),
  });
  const open = route({
    method: 'post',
    path,
    door: 'visitor',
    params,
    form: z.object({ pin }),
    async handle(asked) {
      const tried = await tryPin(
        { database, secret },
        {
          programmeId: asked.programme.id,
          token: asked.params.token,
          pin: asked.form.pin,
          place: placeOf(asked.from.address),
        },
      );
      if (tried.ok) {
        keepVisit(asked, tried.cookie);
        return asked.go({ to: ownBase(asked) });
      }
      const { t } = asked.view;
      if (tried.why === 'no_link') return asked.page(closedPage(asked), 404);
      if (tried.why === 'wrong') return asked.page(page(asked, { pin: t('portals.pin.error.wrong') }), 422);
      const minutes = tried.why === 'wait' ? Math.max(1, Math.ceil(tried.seconds / 60)) : 1;
      return asked.page(page(asked, { pin: t('portals.pin.error.wait', { minutes }) }), 429);
    },
    // What was typed is not shown again: somebody may look over a shoulder.
    again: async (asked, faults) => asked.page(page(asked, sayErrors(asked.view, faults)), 422),
  });
  return [ask, open];
}

function page(ask: PinAsk, errors: FieldErrors | null) {
  const { view, programme } = ask;
  const { t } = view;
  return document(
    <PublicLayout view={view} title={t('portals.pin.title')} frame="narrow" unlisted>
      <ErrorSummary view={view} errors={errors} />
      <div class="stack own">
        <h1>{t('portals.pin.title')}</h1>
        <p class="lead">{t('portals.pin.lead')}</p>
        <Form view={view} action={`${ownBase(ask)}/${ask.params.token}`}>
          <TextField
            view={view}
            name="pin"
            label={t('portals.pin.pin')}
            hint={t('portals.pin.hint')}
            errors={errors}
            inputmode="numeric"
            autocomplete="one-time-code"
            size="short"
            maxlength={12}
          />
          <FormEnd>
            <Button>{t('portals.pin.open')}</Button>
          </FormEnd>
        </Form>
        <p>{t('portals.pin.lost')}</p>
        <Ring view={view} phone={programme.phone} />
      </div>
    </PublicLayout>,
  );
}
