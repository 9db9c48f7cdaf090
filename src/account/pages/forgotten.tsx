import { z } from 'zod';
import { askReset, placeOf } from '../../identity/index.ts';
import {
  BackLink,
  BareLayout,
  Button,
  document,
  ErrorSummary,
  email,
  type FieldErrors,
  Form,
  FormEnd,
  id,
  Notice,
  TextField,
  type Typed,
} from '../../ui/index.ts';
import { type Route, route, showAgain } from '../../web/index.ts';
import { rememberAsked } from '../asked-here.ts';
import type { AccountDeps, AnyAsk } from '../entrance.ts';
import { WhichProgramme } from '../sign-in-view.tsx';

/** A lost password: a link is written to the address. Known or not, the answer is the same. */
export function forgottenRoutes(deps: AccountDeps): readonly Route[] {
  const page = async ({ view }: Pick<AnyAsk, 'view'>, typed: Typed, errors: FieldErrors | null) => {
    const { t } = view;
    const programmes = await deps.programmes.all();
    return document(
      <BareLayout view={view} title={t('identity.forgotten.title')}>
        <ErrorSummary view={view} errors={errors} />
        <BackLink href="/sign-in">{t('web.signIn.title')}</BackLink>
        <h1>{t('identity.forgotten.title')}</h1>
        <p class="lead">{t('identity.forgotten.body')}</p>
        {deps.mail === false ? <Notice title={t('identity.forgotten.noMail')} /> : null}
        <Form view={view} action="/forgotten">
          <WhichProgramme
            view={view}
            programmes={programmes}
            chosen={typeof typed['programmeId'] === 'string' ? typed['programmeId'] : ''}
          />
          <TextField
            view={view}
            name="email"
            type="email"
            label={t('web.signIn.email')}
            autocomplete="username"
            values={typed}
            errors={errors}
          />
          <FormEnd>
            <Button>{t('identity.forgotten.go')}</Button>
          </FormEnd>
        </Form>
      </BareLayout>,
    );
  };
  return [
    route({
      method: 'get',
      path: '/forgotten',
      door: 'anyone',
      handle: async ask => ask.page(await page(ask, {}, null)),
    }),
    route({
      method: 'post',
      path: '/forgotten',
      door: 'anyone',
      form: z.object({ programmeId: id(), email: email() }),
      async handle(ask) {
        if (await deps.programmes.byId(ask.form.programmeId)) {
          await askReset(deps, { ...ask.form, place: placeOf(ask.from.address) });
        }
        rememberAsked(deps, ask, ask.form);
        return ask.go({ to: '/forgotten/asked' });
      },
      again: showAgain(page),
    }),
    route({
      method: 'get',
      path: '/forgotten/asked',
      door: 'anyone',
      async handle(ask) {
        const { t } = ask.view;
        return ask.page(
          document(
            <BareLayout view={ask.view} title={t('identity.forgotten.asked')}>
              <h1>{t('identity.forgotten.asked')}</h1>
              <p class="lead">{t('identity.forgotten.askedBody')}</p>
              <Notice tone="calm" title={t('identity.forgotten.nothing')}>
                <p>{t('identity.forgotten.nothingBody')}</p>
              </Notice>
            </BareLayout>,
          ),
        );
      },
    }),
  ];
}
