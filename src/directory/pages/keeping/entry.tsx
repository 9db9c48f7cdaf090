import { createHash } from 'node:crypto';
import { z } from 'zod';
import { NotFound } from '../../../core/index.ts';
import { emit } from '../../../platform/events/index.ts';
import {
  Button,
  Card,
  choice,
  document,
  ErrorSummary,
  type FieldErrors,
  Fold,
  Form,
  FormEnd,
  Icon,
  Notice,
  optionalText,
  Phone,
  PublicLayout,
  sayErrors,
  TextArea,
  type Typed,
  typedIn,
} from '../../../ui/index.ts';
import { type Ask, type Route, route } from '../../../web/index.ts';
import { readEdit, typedEdit } from '../../editing/forms/forms.ts';
import { GroupFields } from '../../editing/forms/group-fields.tsx';
import { editableService, type FactGroup, type PartialEdit, type ServiceEdit } from '../../editing/index.ts';
import { answerEntry } from '../../keeping/answer-entry.ts';
import { groupOf, openServiceLink } from '../../keeping/link-store.ts';
import { serviceById } from '../../queries.ts';
import { ServiceView } from '../service-view.tsx';
import { groupInWords } from './edit-words.ts';

const params = z.object({ programme: z.string(), token: z.string().max(100) });
/** The groups of facts that a group looks at, in the order in which people ask. */
const looked: readonly FactGroup[] = ['times', 'where', 'cost', 'who_for', 'contact', 'access', 'entry'];
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

type EntryAsk = Pick<
  Ask<z.output<typeof params>, unknown, unknown>,
  'view' | 'params' | 'programme' | 'within' | 'database' | 'today' | 'page'
>;

/** What a group saw, as a short text to tell whether it is still so. */
function markOf(edit: ServiceEdit): string {
  return createHash('sha256').update(JSON.stringify(edit)).digest('base64url').slice(0, 22);
}

async function opened(ask: EntryAsk) {
  const link = await ask.within(scope => openServiceLink(scope, ask.params.token));
  if (!link) throw new NotFound('link');
  const service = await serviceById(ask.database.open, link.serviceId);
  // An entry that was merged or taken off has no page to correct any more.
  const standing =
    service.mergedInto === null && service.notListedSince === null ? link.standing : 'withdrawn';
  return { link, service, standing };
}

async function shown(
  ask: EntryAsk,
  typed: Typed | null,
  errors: FieldErrors | null,
  crossed = false,
): Promise<string> {
  const { view, programme } = ask;
  const { t } = view;
  const { link, service } = await opened(ask);
  const { edit } = await editableService(ask.database.open, link.serviceId);
  const values = typed ?? typedEdit(looked, edit);
  const known = (group: FactGroup): readonly string[] => {
    const lines = groupInWords(view, edit[group]);
    return lines.length > 0 ? lines : [t('directory.keeping.entry.nothing')];
  };
  const wrong = (group: FactGroup) => {
    const names = Object.keys(typedEdit([group], edit));
    return Object.keys(errors ?? {}).some(name => names.includes(name) || name.startsWith(group));
  };
  return String(
    await document(
      <PublicLayout view={view} title={t('directory.keeping.entry.title')} frame="narrow" unlisted>
        <div class="stack">
          <ErrorSummary view={view} errors={errors} />
          <h1>{t('directory.keeping.entry.title')}</h1>
          <p class="lead">{service.name}</p>
          <p>{t('directory.keeping.entry.lead', { programme: programme.name })}</p>
          {crossed ? (
            <Notice title={t('directory.keeping.entry.crossed')}>
              {t('directory.keeping.entry.crossed_how')}
            </Notice>
          ) : null}
        </div>
        <Form view={view} action={`/${programme.slug}/entry/${ask.params.token}`}>
          <input type="hidden" name="seen" value={markOf(edit)} />
          <div class="acts section">
            <Button icon="check" name="do" value="right">
              {t('directory.keeping.entry.right')}
            </Button>
          </div>
          <section class="section stack">
            <h2>{t('directory.keeping.entry.change')}</h2>
            <p>{t('directory.keeping.entry.change_how')}</p>
            {looked.map(group => (
              <div>
                <h3>{t(`directory.edit.group.${group}`)}</h3>
                <ul class="list-rules" dir="auto">
                  {known(group).map(line => (
                    <li class="kept-text">{line}</li>
                  ))}
                </ul>
                <Fold
                  summary={
                    <>
                      {t('directory.keeping.entry.change_this')}
                      <span class="visually-hidden">: {t(`directory.edit.group.${group}`)}</span>
                    </>
                  }
                  open={wrong(group)}
                >
                  <GroupFields
                    group={group}
                    view={view}
                    region={programme.region}
                    values={values}
                    errors={errors}
                  />
                </Fold>
              </div>
            ))}
            <TextArea
              view={view}
              name="words"
              label={t('directory.keeping.entry.words')}
              values={values}
              errors={errors}
              rows={3}
              optional
            />
            <FormEnd>
              <Button name="do" value="change">
                {t('directory.keeping.entry.send')}
              </Button>
            </FormEnd>
          </section>
        </Form>
        <section class="section">
          <Fold summary={t('directory.keeping.entry.preview')}>
            <ServiceView view={view} service={service} part />
          </Fold>
          <Fold summary={t('directory.keeping.entry.leave')}>
            <Form view={view} action={`/${programme.slug}/entry/${ask.params.token}`}>
              <p>{t('directory.keeping.entry.leave_how')}</p>
              <div class="acts">
                {(['not_us', 'take_off', 'stop'] as const).map(what => (
                  <Button look="quiet" small name="do" value={what}>
                    {t(`directory.keeping.entry.${what}`)}
                  </Button>
                ))}
              </div>
            </Form>
          </Fold>
          <p class="quiet">
            {t.rich('directory.keeping.entry.ring', {
              phone: <Phone view={view} number={programme.phone} />,
            })}
          </p>
        </section>
      </PublicLayout>,
    ),
  );
}

/** An old or a withdrawn link says so, and what to do. */
async function gone(ask: EntryAsk, standing: 'expired' | 'withdrawn') {
  const { view, programme } = ask;
  const { t } = view;
  const phone = <Phone view={view} number={programme.phone} />;
  return document(
    <PublicLayout view={view} title={t(`directory.keeping.entry.${standing}`)} frame="narrow" unlisted>
      <div class="stack">
        <h1>{t(`directory.keeping.entry.${standing}`)}</h1>
        <p>{t.rich(`directory.keeping.entry.${standing}_how`, { phone })}</p>
        {standing === 'expired' ? (
          <Form view={view} action={`/${programme.slug}/entry/${ask.params.token}/again`}>
            <Button icon="letter">{t('directory.keeping.entry.again')}</Button>
          </Form>
        ) : null}
      </div>
    </PublicLayout>,
  );
}

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
