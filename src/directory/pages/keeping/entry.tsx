import { z } from 'zod';
import { emit } from '../../../platform/events/index.ts';
import {
  Card,
  choice,
  document,
  Icon,
  optionalText,
  Phone,
  PublicLayout,
  sayErrors,
  typedIn,
} from '../../../ui/index.ts';
import { type Route, route } from '../../../web/index.ts';
import { readEdit, typedEdit } from '../../editing/forms/forms.ts';
import { editableService, type PartialEdit, type ServiceEdit } from '../../editing/index.ts';
import { answerEntry } from '../../keeping/answer-entry.ts';
import { groupOf } from '../../keeping/link-store.ts';
import { gone, looked, markOf, opened, shown } from './entry-page.tsx';

const params = z.object({ programme: z.string(), token: z.string().max(100) });
const acts = ['right', 'change', 'not_us', 'take_off', 'stop'] as const;
const form = z.looseObject({
  do: choice(acts),
  seen: z.string().max(64).default(''),
  words: optionalText({ lines: true, max: 2000 }),
});
const kindOf = {
  right: 'still_right',
  change: 'change',
  not_us: 'not_us',
  take_off: 'take_off',
  stop: 'stop_writing',
} as const;

/** Only what was really changed: the fields as they were sent, against the fields as they were filled in. */
function changed(edit: ServiceEdit, data: FormData, context: Parameters<typeof readEdit>[2]) {
  const sent = readEdit(looked, data, context);
  if (sent.error) return sent;
  const filled = new FormData();
  for (const [name, value] of Object.entries(typedEdit(looked, edit))) {
    for (const one of Array.isArray(value) ? value : [value]) filled.append(name, String(one));
  }
  const before = readEdit(looked, filled, context);
  const groups = looked.filter(
    group => before.edit === null || JSON.stringify(before.edit[group]) !== JSON.stringify(sent.edit[group]),
  );
  const change: PartialEdit = Object.fromEntries(groups.map(group => [group, sent.edit[group]]));
  return { edit: change, error: null };
}

const path = '/:programme/entry/:token';

/** A group looks at its own entry through its link: still right, a change, or no more of this. */
export const entryRoutes: readonly Route[] = [
  route({
    method: 'get',
    path,
    door: 'visitor',
    params,
    async handle(ask) {
      const { standing } = await opened(ask);
      return standing === 'open'
        ? ask.page(await shown(ask, null, null))
        : ask.page(await gone(ask, standing), 410);
    },
  }),
  route({
    method: 'post',
    path,
    door: 'visitor',
    params,
    form,
    async handle(ask) {
      const { link, standing } = await opened(ask);
      if (standing !== 'open') return ask.page(await gone(ask, standing), 410);
      const entry = await editableService(ask.database.open, link.serviceId);
      const data = formOf(ask.form);
      const { do: act, seen, words } = ask.form;
      const kind = kindOf[act];
      // Everything that was sent, the words beside the fields too.
      const typed = async () => typedIn(await ask.c.req.formData());
      let change: PartialEdit = {};
      if (kind === 'change') {
        const read = changed(entry.edit, data, { region: ask.programme.region, today: ask.today });
        if (read.error)
          return ask.page(await shown(ask, await typed(), sayErrors(ask.view, read.error)), 422);
        if (seen !== markOf(entry.edit)) return ask.page(await shown(ask, await typed(), null, true), 409);
        change = read.edit;
      }
      const thanks = `/${ask.programme.slug}/entry-thanks?for=${act}`;
      return ask.commit(
        async scope => {
          await answerEntry(scope, { entry, kind, change, words });
          return { to: thanks };
        },
        { as: groupOf(ask.programme.id, link.serviceId) },
      );
    },
    async again(ask, faults, typed) {
      const { standing } = await opened(ask);
      if (standing !== 'open') return ask.page(await gone(ask, standing), 410);
      return ask.page(await shown(ask, typedIn(typed), sayErrors(ask.view, faults)), 422);
    },
  }),
  route({
    method: 'post',
    path: `${path}/again`,
    door: 'visitor',
    params,
    async handle(ask) {
      const { link, standing } = await opened(ask);
      if (standing !== 'expired') return ask.page(await gone(ask, 'withdrawn'), 410);
      return ask.commit(
        async scope => {
          await emit(scope, { name: 'GroupLinkAsked', subjectId: link.serviceId });
          return { to: `/${ask.programme.slug}/entry-thanks?for=again` };
        },
        { as: groupOf(ask.programme.id, link.serviceId) },
      );
    },
  }),
  route({
    method: 'get',
    path: '/:programme/entry-thanks',
    door: 'visitor',
    query: z.object({ for: z.enum([...acts, 'again']).catch('right') }),
    handle: async ask => {
      const { view, programme } = ask;
      const { t } = view;
      return ask.page(
        document(
          <PublicLayout view={view} title={t('directory.keeping.entry.thanks')} frame="narrow">
            <Card>
              <h1>
                <Icon name="check" /> {t('directory.keeping.entry.thanks')}
              </h1>
              <p class="lead">{t(`directory.keeping.entry.thanks_${ask.query.for}`)}</p>
              <p>
                {t.rich('directory.keeping.entry.ring', {
                  phone: <Phone view={view} number={programme.phone} />,
                })}
              </p>
            </Card>
          </PublicLayout>,
        ),
      );
    },
  }),
];

/** The form as it was sent, field by field, for the forms of the groups. */
function formOf(fields: Readonly<Record<string, unknown>>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (typeof one === 'string') data.append(name, one);
      else if (typeof one === 'object' && one !== null)
        for (const [part, text] of Object.entries(one)) data.append(`${name}-${part}`, String(text));
    }
  }
  return data;
}
