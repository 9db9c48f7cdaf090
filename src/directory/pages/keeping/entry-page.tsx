import { createHash } from 'node:crypto';
import { NotFound } from '../../../core/index.ts';
import {
  Button,
  document,
  ErrorSummary,
  type FieldErrors,
  Fold,
  Form,
  FormEnd,
  Notice,
  Phone,
  PublicLayout,
  TextArea,
  type Typed,
} from '../../../ui/index.ts';
import type { Ask } from '../../../web/index.ts';
import { typedEdit } from '../../editing/forms/forms.ts';
import { GroupFields } from '../../editing/forms/group-fields.tsx';
import { editableService, type FactGroup, type ServiceEdit } from '../../editing/index.ts';
import { openServiceLink } from '../../keeping/link-store.ts';
import { serviceById } from '../../queries.ts';
import { ServiceView } from '../service-view.tsx';
import { groupInWords } from './edit-words.ts';

/** The groups of facts that a group looks at, in the order in which people ask. */
export const looked: readonly FactGroup[] = [
  'times',
  'where',
  'cost',
  'who_for',
  'contact',
  'access',
  'entry',
];
/** What the pages of a link need of a request. */
export type EntryAsk = Pick<
  Ask<{ readonly programme: string; readonly token: string }, unknown, unknown>,
  'view' | 'params' | 'programme' | 'within' | 'database' | 'today' | 'page'
>;

/** What a group saw, as a short text to tell whether it is still so. */
export function markOf(edit: ServiceEdit): string {
  return createHash('sha256').update(JSON.stringify(edit)).digest('base64url').slice(0, 22);
}

/** The link that was followed, and the entry it leads to. @throws NotFound */
export async function opened(ask: EntryAsk) {
  const link = await ask.within(scope => openServiceLink(scope, ask.params.token));
  if (!link) throw new NotFound('link');
  const service = await serviceById(ask.database.open, link.serviceId);
  // An entry that was merged or taken off has no page to correct any more.
  const standing =
    service.mergedInto === null && service.notListedSince === null ? link.standing : 'withdrawn';
  return { link, service, standing };
}

/** The entry as its group sees it: one tap that all is right, or the groups of facts with their fields. */
export async function shown(
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
export async function gone(ask: EntryAsk, standing: 'expired' | 'withdrawn') {
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
