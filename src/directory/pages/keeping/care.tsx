import { z } from 'zod';
import {
  Button,
  ChoiceGroup,
  choice,
  document,
  Empty,
  Fold,
  Form,
  FormEnd,
  Icon,
  StaffLayout,
  Tabs,
  TextField,
  type View,
  wholeNumber,
} from '../../../ui/index.ts';
import { type Ask, type Route, route } from '../../../web/index.ts';
import { type CareAsk, type CareKind, careCounts, careItems, careKinds } from '../../keeping/care-queries.ts';
import { chaseStore, type Keeping } from '../../keeping/chase-store.ts';
import { setKeeping } from '../../keeping/set-keeping.ts';
import type { DirectoryDeps } from '../deps.ts';
import { CareSection, type Listed, MANY } from './care-list.tsx';

const door = ['coordinator', 'administrator'] as const;
const query = z.object({
  kind: z.enum(careKinds).nullable().catch(null).default(null),
  after: z.string().max(120).catch('').default(''),
});
/** Of each kind on the whole list. */
const FEW = 5;

/** What needs care today: one list, grouped, most urgent first. */
export function careRoutes(deps: Pick<DirectoryDeps, 'usedServices' | 'unheardWords'>): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/directory/care',
      door,
      query,
      async handle(ask) {
        const { kind, after } = ask.query;
        const found = await ask.within(async scope => {
          const used = deps.usedServices ? await deps.usedServices(scope) : [];
          const care: CareAsk = { region: ask.programme.region, today: ask.today, used };
          const counts = await careCounts(scope, care);
          const kinds = (kind ? [kind] : careKinds).filter(one => counts[one] > 0);
          const limit = kind ? MANY + 1 : FEW;
          const lists = await Promise.all(
            kinds.map(
              async (one): Promise<Listed> => ({
                kind: one,
                items: await careItems(scope, one, care, { after: kind ? after : '', limit }),
              }),
            ),
          );
          const words = deps.unheardWords ? await deps.unheardWords(scope) : null;
          return { counts, lists, words, keeping: await chaseStore(scope).keeping() };
        });
        return ask.page(page(ask, found));
      },
    }),
    route({
      method: 'post',
      path: '/directory/care',
      door,
      form: z.object({
        chasing: choice(['yes', 'no']),
        most: wholeNumber({ min: 1, max: 200 }),
      }),
      handle: ask =>
        ask.commit(async scope => {
          await setKeeping(scope, { chasing: ask.form.chasing === 'yes', mostADay: ask.form.most });
          return { to: '/directory/care', flash: { key: 'directory.keeping.care.set' } };
        }),
      again: async ask =>
        ask.go({
          to: '/directory/care',
          flash: { key: 'directory.keeping.care.set_wrong', tone: 'problem' },
        }),
    }),
  ];
}

type Facts = {
  readonly counts: Readonly<Record<CareKind, number>>;
  readonly lists: readonly Listed[];
  readonly words: { readonly count: number; readonly href: string } | null;
  readonly keeping: Keeping;
};

function page(ask: Ask<unknown, z.output<typeof query>, unknown>, facts: Facts) {
  const { view, flash } = ask;
  const { t } = view;
  const { kind, after } = ask.query;
  const all = careKinds.reduce((sum, one) => sum + facts.counts[one], 0);
  return document(
    <StaffLayout view={view} title={t('directory.keeping.care.title')} current="care" flash={flash}>
      <div class="stack">
        <h1>{t('directory.keeping.care.title')}</h1>
        <p class="lead">{t('directory.keeping.care.lead')}</p>
        <Tabs
          label={t('directory.keeping.care.kinds')}
          items={[
            {
              label: t('directory.keeping.care.all'),
              href: '/directory/care',
              count: all,
              current: kind === null,
            },
            ...careKinds
              .filter(one => facts.counts[one] > 0 || one === kind)
              .map(one => ({
                label: t(`directory.keeping.care.${one}`),
                href: `/directory/care?kind=${one}`,
                count: facts.counts[one],
                current: kind === one,
              })),
          ]}
        />
      </div>
      {facts.lists.length === 0 ? (
        <Empty title={t('directory.keeping.care.none')}>
          <p>{t('directory.keeping.care.none_how')}</p>
        </Empty>
      ) : null}
      {facts.lists.map(list => (
        <CareSection
          view={view}
          list={list}
          whole={kind !== null}
          after={after}
          count={facts.counts[list.kind]}
        />
      ))}
      <p class="section">
        <a href="/directory/off-list">{t('directory.edit.off.link')}</a>
      </p>
      {facts.words && facts.words.count > 0 ? (
        <p class="section">
          <a href={facts.words.href}>{t('directory.keeping.care.words', { count: facts.words.count })}</a>
        </p>
      ) : null}
      <Setting view={view} keeping={facts.keeping} />
    </StaffLayout>,
  );
}

/** Whether the programme writes to groups by itself. */
function Setting({ view, keeping }: { readonly view: View; readonly keeping: Keeping }) {
  const { t } = view;
  return (
    <section class="section">
      <Fold
        summary={
          <>
            <Icon name="letter" />{' '}
            {t(keeping.chasing ? 'directory.keeping.care.writing' : 'directory.keeping.care.not_writing')}
          </>
        }
      >
        <Form view={view} action="/directory/care">
          <ChoiceGroup
            view={view}
            name="chasing"
            legend={t('directory.keeping.care.write')}
            hint={t('directory.keeping.care.write_hint')}
            value={keeping.chasing ? 'yes' : 'no'}
            options={[
              { value: 'yes', label: t('ui.form.yes') },
              { value: 'no', label: t('ui.form.no') },
            ]}
          />
          <TextField
            view={view}
            name="most"
            type="number"
            size="short"
            label={t('directory.keeping.care.most')}
            value={String(keeping.mostADay)}
            min={1}
            max={200}
          />
          <FormEnd>
            <Button look="quiet">{t('directory.keeping.care.save')}</Button>
          </FormEnd>
        </Form>
      </Fold>
    </section>
  );
}
