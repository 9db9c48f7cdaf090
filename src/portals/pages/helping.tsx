import { z } from 'zod';
import { signinActor } from '../../identity/index.ts';
import {
  document,
  ErrorSummary,
  type FieldErrors,
  LinkButton,
  sayErrors,
  type Typed,
  typedIn,
} from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { endHelp, letHelp } from '../private/let-help.ts';
import { personLinks } from '../private/link-store.ts';
import { onRecord } from '../private/on-record.ts';
import { AddHelper, GivenOnce, HelperList, helperForm } from './helper-parts.tsx';
import { asOwn, type Own, type OwnAsk, OwnPage, ownBase } from './own.tsx';

const path = '/:programme/my/helpers';

/** Who helps the person, and the form to let somebody in. For the person alone. */
const helpersPage = route({
  method: 'get',
  path,
  door: 'visitor',
  handle: ask => asOwn(ask, async own => ask.page(await shown(ask, own, {}, null))),
});

/** Link and number of the helper, on this one page and nowhere else. */
const add = route({
  method: 'post',
  path,
  door: 'visitor',
  form: helperForm,
  handle: ask =>
    asOwn(ask, async own => {
      const { name, powers } = ask.form;
      const now = await helpersOf(ask, own);
      const made = await ask.withinAs(own.actor, scope =>
        letHelp(
          scope,
          {
            personId: own.personId,
            name,
            powers: [...powers],
            weeks: ask.programme.settings.linkWeeks,
            base: `${ask.publicUrl}${ownBase(ask).replace(/\/my$/, '')}`,
          },
          now.length,
        ),
      );
      const { t } = ask.view;
      const title = t('portals.helpers.given', { name });
      return ask.page(
        document(
          <OwnPage ask={ask} own={own} title={title}>
            <h1>{title}</h1>
            <GivenOnce view={ask.view} made={made} />
            <LinkButton href={`${ownBase(ask)}/helpers`} look="quiet">
              {t('portals.helpers.now')}
            </LinkButton>
          </OwnPage>,
        ),
      );
    }),
  again: async (ask, faults, typed) =>
    asOwn(ask, async own =>
      ask.page(await shown(ask, own, typedIn(typed), sayErrors(ask.view, faults)), 422),
    ),
});

const end = route({
  method: 'post',
  path: `${path}/:linkId/end`,
  door: 'visitor',
  params: z.object({ programme: z.string(), linkId: z.uuid() }),
  handle: ask =>
    asOwn(ask, async ({ personId }) => {
      const { linkId } = ask.params;
      await ask.withinAs(signinActor(ask.programme.id, personId), scope =>
        endHelp(scope, { personId, linkId }),
      );
      return ask.go({ to: `${ownBase(ask)}/helpers`, flash: { key: 'portals.helpers.ended' } });
    }),
});

export const helperRoutes: readonly Route[] = [helpersPage, add, end];

/** Links are the sign-in's to read: the person sees their helpers, and no hash of any link. */
const helpersOf = (ask: OwnAsk, { personId }: Own) =>
  ask.withinAs(signinActor(ask.programme.id, personId), scope => personLinks(scope).helpersOf(personId));

async function shown(ask: OwnAsk, own: Own, values: Typed, errors: FieldErrors | null) {
  const { view } = ask;
  const { t } = view;
  await ask.withinAs(own.actor, scope => onRecord(scope, own, 'helpers'));
  const helpers = await helpersOf(ask, own);
  return document(
    <OwnPage ask={ask} own={own} title={t('portals.helpers.title')}>
      <ErrorSummary view={view} errors={errors} />
      <h1>{t('portals.helpers.title')}</h1>
      <p class="lead">{t('portals.helpers.lead')}</p>
      <p>{t('portals.helpers.never')}</p>
      <h2>{t('portals.helpers.now')}</h2>
      <HelperList view={view} helpers={helpers} action={`${ownBase(ask)}/helpers`} />
      <AddHelper view={view} action={`${ownBase(ask)}/helpers`} values={values} errors={errors} />
    </OwnPage>,
  );
}
