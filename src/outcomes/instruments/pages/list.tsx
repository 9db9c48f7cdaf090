import {
  Acts,
  DataTable,
  document,
  LinkButton,
  Notice,
  StaffLayout,
  Tag,
  type View,
} from '../../../ui/index.ts';
import { type Route, route } from '../../../web/index.ts';
import { packOf } from '../../pack.ts';
import type { Standing } from '../fold-steps.ts';
import { mayKeepQuestionnaires } from '../keeping/policy.ts';
import { instrumentsOf } from '../queries.ts';
import { wordsIn } from '../text.ts';
import { type State, stateOf } from './state-of.ts';

type Row = { readonly standing: Standing; readonly state: State };

const tones = {
  asked: 'going',
  ready: 'plain',
  no_words: 'plain',
  no_licence: 'plain',
  expired: 'look',
  expiring: 'wait',
} as const;

/** Every questionnaire that may be asked or scored here, where its words come from, and how it stands with its licence. */
export const listPage: Route = route({
  method: 'get',
  path: '/questionnaires',
  door: ['coordinator', 'administrator'],
  async handle(ask) {
    const { view, today, programme } = ask;
    const { t } = view;
    const catalogue = await ask.within(scope => instrumentsOf(scope, today));
    const asked = new Set(packOf(programme.settings, catalogue).map(one => one.id));
    const rows = catalogue.standings.map(standing => ({
      standing,
      state: stateOf(standing, asked.has(standing.instrument.id), today),
    }));
    const title = t('questionnaires.title');
    return ask.page(
      document(
        <StaffLayout view={view} title={title} current="questionnaires" flash={ask.flash}>
          <div class="page-head stack stack--tight">
            <h1>{title}</h1>
            <p class="lead">{t('questionnaires.lead')}</p>
            {mayKeepQuestionnaires(ask.actor) ? (
              <Acts>
                <LinkButton href="/questionnaires/import" look="quiet">
                  {t('questionnaires.import.title')}
                </LinkButton>
              </Acts>
            ) : (
              <p class="quiet">{t('questionnaires.read_only')}</p>
            )}
          </div>
          <Ending view={view} rows={rows} />
          {(['asked', 'others'] as const).map(part => {
            const here = rows.filter(
              ({ standing }) => asked.has(standing.instrument.id) === (part === 'asked'),
            );
            return (
              <section class="section stack" aria-labelledby={part}>
                <h2 id={part}>{t(`questionnaires.part.${part}`)}</h2>
                <List view={view} rows={here} caption={t(`questionnaires.part.${part}`)} />
              </section>
            );
          })}
        </StaffLayout>,
      ),
    );
  },
});

/** Licences that have ended or end soon, before everything else: they stop the questions. */
function Ending({ view, rows }: { readonly view: View; readonly rows: readonly Row[] }) {
  const { t, say, locale } = view;
  const ending = rows.filter(({ state }) => state === 'expired' || state === 'expiring');
  if (ending.length === 0) return null;
  return (
    <Notice tone="wait" title={t('questionnaires.ending.title')}>
      <ul class="bullets">
        {ending.map(({ standing, state }) => (
          <li>
            {t.of(`questionnaires.ending.${state}`, {
              name: wordsIn(standing.instrument.title, locale),
              day: standing.licence?.until ? say.date(Temporal.PlainDate.from(standing.licence.until)) : '',
            })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function List({
  view,
  rows,
  caption,
}: {
  readonly view: View;
  readonly rows: readonly Row[];
  readonly caption: string;
}) {
  const { t, say, locale } = view;
  return (
    <DataTable
      caption={caption}
      hiddenCaption
      rows={rows}
      rowKey={row => row.standing.instrument.id}
      columns={[
        {
          label: t('questionnaires.column.name'),
          head: true,
          cell: ({ standing: { instrument } }) => (
            <LinkButton look="words" href={`/questionnaires/${instrument.id}`}>
              {wordsIn(instrument.title, locale)}
            </LinkButton>
          ),
        },
        {
          label: t('questionnaires.column.state'),
          cell: ({ state }) => <Tag tone={tones[state]}>{t(`questionnaires.state.${state}`)}</Tag>,
        },
        {
          label: t('questionnaires.column.from'),
          cell: ({ standing }) => t(`questionnaires.from.${standing.origin}`),
        },
        {
          label: t('questionnaires.column.version'),
          numeric: true,
          cell: ({ standing }) => say.number(standing.instrument.version),
        },
      ]}
    />
  );
}
