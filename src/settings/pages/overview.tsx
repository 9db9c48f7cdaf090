import { mayChangeProgramme, type ProgrammeChange, programmeChangeStore } from '../../programmes/index.ts';
import { DataTable, document, Facts, Notice, Phone, StaffLayout, type View } from '../../ui/index.ts';
import { route } from '../../web/index.ts';
import { partNames } from '../part.ts';
import { sayValue } from '../say-value.ts';

const MOST_CHANGES = 50;

/** What is set in rooms of its own, each with the words of its page. */
const elsewhere = [
  { href: '/settings/caseload', words: 'team.weights.title' },
  { href: '/questionnaires', words: 'questionnaires.title' },
  { href: '/wordings', words: 'messages.wording.title' },
  { href: '/consents/wordings', words: 'people.wordings.title' },
  { href: '/safety/crisis-lines', words: 'safety.lines.title' },
  { href: '/staff/teams', words: 'identity.team.title' },
  { href: '/reports/pack/plan', words: 'pack.plan.title' },
] as const;

/** How the programme is set, part by part, and what was changed by whom. Co-ordinators read it; the administrator changes it. */
export const settingsPage = route({
  method: 'get',
  path: '/settings',
  door: ['coordinator', 'administrator'],
  async handle(ask) {
    const { view, actor, flash } = ask;
    const { t } = view;
    const { asSet, changes } = await ask.within(async scope => {
      const store = programmeChangeStore(scope);
      const [set, made] = await Promise.all([store.asSet(), store.changes({ most: MOST_CHANGES })]);
      return { asSet: set, changes: made };
    });
    const mine = mayChangeProgramme(actor);
    const { columns, settings } = asSet;
    const facts: Readonly<Record<(typeof partNames)[number], Readonly<Record<string, unknown>>>> = {
      service: columns,
      pathway: pick(settings, [
        'sessions',
        'weeks',
        'attempts',
        'attemptDays',
        'firstContactDays',
        'firstSessionDays',
        'chaseAfterDays',
      ]),
      messages: pick(settings, [
        'quietHours',
        'reminderHours',
        'remindersAsk',
        'groupReminderDays',
        'textPartsADay',
      ]),
      measures: pick(settings, ['reviewAfterSessions', 'reviewAfterWeeks', 'measuresReminderDays']),
      own_pages: pick(settings, ['linkWeeks', 'linkWeeksAfterClosing', 'colleaguesAreNamed']),
      keeping: pick(settings, ['retention']),
    };
    return ask.page(
      document(
        <StaffLayout view={view} title={t('settings.title')} current="settings" flash={flash}>
          <div class="stack stack--wide">
            <div class="page-head">
              <h1>{t('settings.title')}</h1>
              <p class="lead">{t('settings.lead')}</p>
            </div>
            {mine ? null : <Notice tone="calm">{t('settings.read_only')}</Notice>}
            {partNames.map(part => (
              <section class="section stack">
                <div class="head-row">
                  <h2>{t(`settings.part.${part}`)}</h2>
                  {mine ? (
                    <a href={`/settings/${part.replace('_', '-')}`}>
                      {t('settings.change')}
                      <span class="visually-hidden"> {t(`settings.part.${part}`)}</span>
                    </a>
                  ) : null}
                </div>
                <Facts
                  items={Object.entries(facts[part]).map(([name, value]) => ({
                    term: t.of(`settings.field.${name}`),
                    detail:
                      name === 'phone' ? (
                        <Phone view={view} number={String(value)} />
                      ) : (
                        sayValue(view, name, value)
                      ),
                  }))}
                />
              </section>
            ))}
            <section class="section stack">
              <h2>{t('settings.elsewhere')}</h2>
              <ul class="list-rules">
                {elsewhere.map(({ href, words }) => (
                  <li>
                    <a href={href}>{t.of(words)}</a>
                  </li>
                ))}
              </ul>
            </section>
            <section class="section stack">
              <h2>{t('settings.changes')}</h2>
              {changes.length === 0 ? (
                <p class="quiet">{t('settings.no_changes')}</p>
              ) : (
                <Changes view={view} changes={changes} />
              )}
            </section>
          </div>
        </StaffLayout>,
      ),
    );
  },
});

function pick<Values extends object, Name extends keyof Values>(values: Values, names: readonly Name[]) {
  return Object.fromEntries(names.map(name => [name, values[name]]));
}

function Changes({ view, changes }: { readonly view: View; readonly changes: readonly ProgrammeChange[] }) {
  const { t, say } = view;
  const rows = changes.flatMap(change =>
    Object.keys(change.after).map(name => ({ ...change, name, key: `${change.version}-${name}` })),
  );
  return (
    <DataTable
      caption={t('settings.changes')}
      hiddenCaption
      rows={rows}
      rowKey={row => row.key}
      columns={[
        { label: t('settings.what'), head: true, cell: row => t.of(`settings.field.${row.name}`) },
        { label: t('settings.before'), cell: row => sayValue(view, row.name, row.before[row.name]) },
        { label: t('settings.after'), cell: row => sayValue(view, row.name, row.after[row.name]) },
        { label: t('settings.by'), cell: row => row.by },
        { label: t('settings.at'), cell: row => say.when(row.at) },
      ]}
    />
  );
}
