import { z } from 'zod';
import { auditAll } from '../../audit/index.ts';
import { caseOf } from '../../care/index.ts';
import { isId } from '../../core/index.ts';
import {
  BackLink,
  Card,
  document,
  Empty,
  LinkButton,
  LOCALES,
  StaffLayout,
  type View,
} from '../../ui/index.ts';
import { type Route, route } from '../../web/index.ts';
import { isIntroductionState } from '../introduction.ts';
import { StateTag } from '../pages/state-tag.tsx';
import { keepShortlist } from './keep-shortlist.ts';
import { type CaseShortlist, shortlistStore } from './store.ts';

const door = ['link_worker', 'coordinator'] as const;
const path = '/cases/:referralId/shortlists';
const params = z.object({ referralId: z.uuid() });

const page = route({
  method: 'get',
  path,
  door,
  params,
  async handle(ask) {
    const { view } = ask;
    const { t } = view;
    const { referralId } = ask.params;
    const { kase, lists } = await ask.within(async scope => {
      const kase = await caseOf(scope, referralId);
      await auditAll(scope, [
        { verb: 'case.read', subject: { kind: 'referral', id: kase.id }, personId: kase.personId },
      ]);
      return { kase, lists: await shortlistStore(scope).ofCase(kase.id) };
    });
    const title = t('introductions.lists.title', { name: kase.firstName });
    return ask.page(
      document(
        <StaffLayout view={view} title={title} current="people" frame="narrow" flash={ask.flash}>
          <div class="page-head stack stack--tight">
            <BackLink href={`/cases/${kase.id}`}>{t('introductions.back', { name: kase.name })}</BackLink>
            <h1>{title}</h1>
            <p class="lead">{t('introductions.lists.lead', { name: kase.firstName })}</p>
          </div>
          {lists.length === 0 ? (
            <Empty title={t('introductions.lists.none')}>
              <p>
                <LinkButton href={`/find?for=${kase.id}`}>{t('introductions.lists.find')}</LinkButton>
              </p>
            </Empty>
          ) : (
            <div class="stack">
              {lists.map(one => (
                <List view={view} referralId={kase.id} list={one} />
              ))}
            </div>
          )}
        </StaffLayout>,
      ),
    );
  },
});

const keep = route({
  method: 'post',
  path,
  door,
  params,
  form: z.object({
    list: z
      .string()
      .catch('')
      .default('')
      .transform(text => [...new Set(text.split(',').filter(isId))].slice(0, 50)),
  }),
  handle: ask =>
    ask.commit(async scope => {
      const { referralId } = ask.params;
      await keepShortlist(scope, { referralId, list: ask.form.list });
      return { to: `/cases/${referralId}/shortlists`, flash: { key: 'introductions.lists.kept' } };
    }),
  async again(ask) {
    return ask.go({ to: `/cases/${ask.params.referralId}/shortlists` });
  },
});

export const shortlistRoutes: readonly Route[] = [page, keep];

type ListProps = { readonly view: View; readonly referralId: string; readonly list: CaseShortlist };

/** One list: what was offered, what came of each, and the list on paper. */
function List({ view, referralId, list }: ListProps) {
  const { t, say } = view;
  const ids = list.services.map(({ id }) => id).join(',');
  const paper = `/cases/${referralId}/shortlists/${list.id}.pdf`;
  return (
    <Card>
      <h2>{say.day(list.madeAt)}</h2>
      <p class="small quiet">
        {list.madeBy ? t('introductions.lists.by', { who: list.madeBy }) : null}{' '}
        {list.sentAt ? t('introductions.lists.sent', { when: say.when(list.sentAt) }) : null}
      </p>
      <ul class="list-rules">
        {list.services.map(({ id, name, state }) => (
          <li>
            <a href={`/services/${id}?for=${referralId}`}>{name}</a>{' '}
            {state !== null && isIntroductionState(state) ? (
              <StateTag view={view} state={state} />
            ) : (
              <span class="quiet">{t('introductions.lists.not_chosen')}</span>
            )}
          </li>
        ))}
      </ul>
      <p class="acts">
        <LinkButton look="quiet" small href={`/shortlist?list=${ids}&for=${referralId}`}>
          {t('introductions.lists.open')}
        </LinkButton>
      </p>
      <ul class="row">
        {LOCALES.flatMap(({ locale }) =>
          (['standard', 'large'] as const).map(size => (
            <li>
              <LinkButton look="words" icon="print" href={`${paper}?in=${locale}&size=${size}`}>
                {t(`introductions.lists.paper.${size}`, { language: say.language(locale) })}
              </LinkButton>
            </li>
          )),
        )}
      </ul>
    </Card>
  );
}
