import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import { NotFound } from '../../core/index.ts';
import { nameOf, personStore } from '../../people/index.ts';
import {
  BackLink,
  document,
  ErrorSummary,
  type FieldErrors,
  StaffLayout,
  type Typed,
} from '../../ui/index.ts';
import { type Ask, type Route, route, showAgain } from '../../web/index.ts';
import { endHelp, letHelp } from '../private/let-help.ts';
import { personLinks } from '../private/link-store.ts';
import { AddHelper, GivenOnce, HelperList, helperForm } from './helper-parts.tsx';

const door = ['link_worker', 'coordinator'] as const;
const params = z.object({ personId: z.uuid() });
const path = '/people/:personId/helpers';

type HelperAsk = Pick<Ask<z.output<typeof params>, unknown, unknown>, 'params' | 'view' | 'within' | 'flash'>;

/** The helpers of a person, for staff who let one in on the person's word. */
const helpersPage = route({
  method: 'get',
  path,
  door,
  params,
  handle: async ask => ask.page(await shown(ask, {}, null)),
});

const add = route({
  method: 'post',
  path,
  door,
  params,
  form: helperForm,
  async handle(ask) {
    const { personId } = ask.params;
    const { name, powers } = ask.form;
    const made = await ask.within(async scope => {
      const now = await personLinks(scope).helpersOf(personId);
      const base = `${ask.publicUrl}/${ask.programme.slug}`;
      const weeks = ask.programme.settings.linkWeeks;
      return letHelp(scope, { personId, name, powers: [...powers], weeks, base }, now.length);
    });
    const title = ask.view.t('portals.helpers.given', { name });
    return ask.page(
      document(
        <StaffLayout view={ask.view} title={title} current="people" frame="narrow">
          <div class="page-head stack stack--tight">
            <BackLink href={`/people/${personId}/helpers`}>
              {ask.view.t('portals.staff_helpers.title')}
            </BackLink>
            <h1>{title}</h1>
          </div>
          <div class="stack">
            <GivenOnce view={ask.view} made={made} />
          </div>
        </StaffLayout>,
      ),
    );
  },
  again: showAgain(shown),
});

const end = route({
  method: 'post',
  path: `${path}/:linkId/end`,
  door,
  params: z.object({ personId: z.uuid(), linkId: z.uuid() }),
  handle: ask =>
    ask.commit(async scope => {
      if (!(await personStore(scope).find(ask.params.personId))) throw new NotFound('person');
      await endHelp(scope, ask.params);
      return { to: `/people/${ask.params.personId}/helpers`, flash: { key: 'portals.helpers.ended' } };
    }),
});

export const staffHelperRoutes: readonly Route[] = [helpersPage, add, end];

async function shown(ask: HelperAsk, values: Typed, errors: FieldErrors | null) {
  const { view } = ask;
  const { t } = view;
  const { personId } = ask.params;
  const { person, helpers } = await ask.within(async scope => {
    const person = await personStore(scope).find(personId);
    if (!person) throw new NotFound('person');
    await audit(scope, { verb: 'person_link.read', subject: { kind: 'person', id: personId }, personId });
    return { person, helpers: await personLinks(scope).helpersOf(personId) };
  });
  const title = t('portals.staff_helpers.title');
  return document(
    <StaffLayout view={view} title={title} current="people" frame="narrow" flash={ask.flash}>
      <ErrorSummary view={view} errors={errors} />
      <div class="page-head stack stack--tight">
        <BackLink href={`/people/${personId}/link`}>{nameOf(person)}</BackLink>
        <h1>{title}</h1>
        <p class="lead">{t('portals.staff_helpers.lead')}</p>
      </div>
      <div class="stack">
        <HelperList view={view} helpers={helpers} action={`/people/${personId}/helpers`} />
        {person.merged_into ? null : (
          <AddHelper view={view} action={`/people/${personId}/helpers`} values={values} errors={errors} />
        )}
      </div>
    </StaffLayout>,
  );
}
