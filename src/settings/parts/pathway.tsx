import { z } from 'zod';
import { TextField, Tick, tick } from '../../ui/index.ts';
import { countsForm, numbers, type Part, type PartFieldsProps, typedCounts, version } from '../part.ts';

/** How many sessions there are, how often somebody is tried, and within how many working days each thing should have happened. */
const counts = {
  sessions: { min: 1, max: 30 },
  weeks: { min: 1, max: 52 },
  attempts: { min: 1, max: 10 },
  attemptDays: { min: 1, max: 60 },
  attemptChannels: { min: 1, max: 4 },
  receiptDays: { min: 1, max: 60 },
  triageDays: { min: 1, max: 60 },
  firstContactDays: { min: 1, max: 60 },
  firstSessionDays: { min: 1, max: 90 },
  waitCheckInWeeks: { min: 0, max: 26 },
} as const;

const form = z.object({
  version,
  ...countsForm(counts),
  chaseAfterDays: numbers({ min: 1, max: 90, most: 6 }).refine(
    days => days.length > 0,
    'settings.error.chase',
  ),
  extensionNeedsApproval: tick(),
});

const sections = [
  { title: 'settings.pathway.course', names: ['sessions', 'weeks'] },
  { title: 'settings.pathway.attempts', names: ['attempts', 'attemptDays', 'attemptChannels'] },
  {
    title: 'settings.pathway.deadlines',
    names: ['receiptDays', 'triageDays', 'firstContactDays', 'firstSessionDays', 'waitCheckInWeeks'],
  },
] as const;

/** The pathway: the numbers of domain.md, “Session 1 to 8” and “Contact attempts”, as a programme keeps them. */
export const pathway: Part<typeof form> = {
  name: 'pathway',
  form,
  read: ({ version: _, extensionNeedsApproval, chaseAfterDays, ...rest }) => ({
    settings: {
      ...rest,
      chaseAfterDays: chaseAfterDays.toReversed(),
      extensionNeedsApproval,
    },
  }),
  typed: ({ settings }) => ({
    ...typedCounts(counts, settings),
    chaseAfterDays: settings.chaseAfterDays.join(', '),
    extensionNeedsApproval: settings.extensionNeedsApproval ? 'yes' : '',
  }),
  fields: Fields,
};

function Fields({ view, values, errors }: PartFieldsProps) {
  const { t } = view;
  const props = { view, values, errors };
  return (
    <>
      {sections.map(({ title, names }) => (
        <section class="section stack">
          <h2>{t(title)}</h2>
          {names.map(name => (
            <TextField
              {...props}
              name={name}
              type="number"
              size="short"
              label={t(`settings.field.${name}`)}
              hint={t(`settings.hint.${name}`)}
            />
          ))}
        </section>
      ))}
      <section class="section stack">
        <h2>{t('settings.pathway.introductions')}</h2>
        <TextField
          {...props}
          name="chaseAfterDays"
          label={t('settings.field.chaseAfterDays')}
          hint={t('settings.hint.chaseAfterDays')}
        />
        <Tick
          {...props}
          name="extensionNeedsApproval"
          label={t('settings.field.extensionNeedsApproval')}
          hint={t('settings.hint.extensionNeedsApproval')}
        />
      </section>
    </>
  );
}
