import { allOf } from '../../../core/index.ts';
import type { Scope } from '../../../platform/database/index.ts';
import { type Child, LinkButton, Notice, type View } from '../../../ui/index.ts';
import { openQuestions, openReports } from '../../keeping/check-queries.ts';
import { entryOf } from '../../keeping/entry-queries.ts';
import { noteStore } from '../../keeping/note-store.ts';
import { isUrgent } from '../../keeping/parts.ts';
import { isKeeper, worksWithPeople } from '../../keeping/policy.ts';
import type { ServiceDetail } from '../../service-detail.ts';
import { AskFacts, unknownFacts } from './ask.tsx';
import { Notes } from './notes.tsx';
import { WrongForm } from './wrong-form.tsx';

/** What keeps an entry true, as staff see it on its page. */
export type KeptFacts = Awaited<ReturnType<typeof keptFacts>>;

/** Notes, open reports and open questions of an entry. */
export async function keptFacts(scope: Scope, serviceId: string) {
  const entry = await entryOf(scope.db, serviceId);
  return allOf({
    entry: Promise.resolve(entry),
    notes: worksWithPeople(scope.actor) ? noteStore(scope).about(entry.ids) : Promise.resolve([]),
    reports: openReports(scope, entry.ids),
    questions: openQuestions(scope, entry.ids),
  });
}

type Props = { readonly view: View; readonly service: ServiceDetail; readonly kept: KeptFacts };

/** Says on top of the page that something is being checked. */
export function BeingChecked({ view, kept }: Pick<Props, 'view' | 'kept'>) {
  const { t, say } = view;
  const { reports, entry } = kept;
  const newest = reports[0];
  if (!newest) return null;
  const parts = [...new Set(reports.map(one => one.part))].map(part => t(`directory.keeping.part.${part}`));
  const me = { role: view.me?.role ?? '' };
  return (
    <Notice icon="warn" title={t('directory.keeping.checked.title')}>
      <p>
        {t('directory.keeping.checked.text', {
          count: reports.length,
          parts: say.list(parts),
          day: say.near(newest.at),
        })}
      </p>
      <p class="acts">
        {isKeeper(me) ? (
          <LinkButton href={`/directory/care/${entry.id}`} look="words">
            {t('directory.keeping.checked.check')}
          </LinkButton>
        ) : null}
        {reports.some(one => isUrgent(one.part)) && worksWithPeople(me) ? (
          <LinkButton href={`/services/${entry.id}/recall`} look="words">
            {t('directory.keeping.recall.link')}
          </LinkButton>
        ) : null}
      </p>
    </Notice>
  );
}

/** What staff do for an entry: tell colleagues, ask what nobody knows, say what is wrong. */
export function KeepingSections({
  view,
  service,
  kept,
  conversion,
}: Props & { readonly conversion?: Child }) {
  const { t } = view;
  const people = worksWithPeople({ role: view.me?.role ?? '' });
  return (
    <>
      {conversion}
      {people ? <Notes view={view} serviceId={service.id} notes={kept.notes} /> : null}
      <AskFacts view={view} serviceId={service.id} facts={unknownFacts(service)} asked={kept.questions} />
      <section class="section stack stack--tight" aria-labelledby="wrong">
        <h2 id="wrong">{t('directory.keeping.wrong.title')}</h2>
        <p>{t('directory.keeping.wrong.lead_staff')}</p>
        <WrongForm view={view} action={`/services/${service.id}/wrong`} staff />
        {people ? (
          <p>
            <LinkButton href={`/services/${service.id}/recall`} look="words" icon="people">
              {t('directory.keeping.recall.link')}
            </LinkButton>
          </p>
        ) : null}
      </section>
    </>
  );
}

/** The same for everybody: one tap, no name asked. */
export function PublicWrong({
  view,
  service,
}: {
  readonly view: View;
  readonly service: Pick<ServiceDetail, 'id'>;
}) {
  const { t, programme } = view;
  return (
    <section class="section stack stack--tight no-print" aria-labelledby="wrong">
      <h2 id="wrong">{t('directory.keeping.wrong.title')}</h2>
      <p>{t('directory.keeping.wrong.lead')}</p>
      <WrongForm view={view} action={`/${programme?.slug ?? ''}/find/${service.id}/wrong`} />
    </section>
  );
}
