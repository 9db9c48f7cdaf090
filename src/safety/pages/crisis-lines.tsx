import { type KnownLine, regionOf } from '../../programmes/index.ts';
import {
  Button,
  Card,
  document,
  Form,
  FormEnd,
  LinkButton,
  Ltr,
  Notice,
  StaffLayout,
  Tag,
  type View,
} from '../../ui/index.ts';
import { type Ask, route } from '../../web/index.ts';
import { linesHere } from '../crisis-lines/check-line.ts';
import { checksOf, type LineCheck } from '../crisis-lines/queries.ts';
import { keepers } from '../policy.ts';

type ListAsk = Ask<unknown, unknown, unknown>;

/** Every crisis line that the programme answers for: when it was tried, by whom, until when it is shown. */
export const crisisLinesPage = route({
  method: 'get',
  path: '/safety/crisis-lines',
  door: keepers,
  async handle(ask: ListAsk) {
    // Read now: what every page knows of its programme may be some seconds old.
    const found = await ask.within(async scope => ({
      lines: await linesHere(scope),
      checks: await checksOf(scope),
    }));
    return ask.page(page(ask, found));
  },
});

type Found = { readonly lines: readonly KnownLine[]; readonly checks: readonly LineCheck[] };

function page(ask: ListAsk, { lines, checks }: Found) {
  const { view, programme, today } = ask;
  const { t } = view;
  const profile = regionOf(programme.region);
  const dark = lines.filter(line => standing(line, today) === 'off');
  return document(
    <StaffLayout view={view} title={t('safety.lines.title')} current="lines" flash={ask.flash}>
      <div class="stack">
        <div class="page-head head-row">
          <h1>{t('safety.lines.title')}</h1>
          <LinkButton href="/safety/crisis-lines/new" icon="plus">
            {t('safety.lines.add')}
          </LinkButton>
        </div>
        <p class="lead">{t('safety.lines.lead')}</p>
        <p class="quiet">
          {t('safety.lines.emergency', { numbers: view.say.list([...profile.emergency.numbers]) })}
        </p>
        {dark.length > 0 ? (
          <Notice tone="wait" title={t('safety.lines.dark', { count: dark.length })}>
            <p>{t('safety.lines.dark_text')}</p>
          </Notice>
        ) : null}
        {lines.map(line => (
          <Line view={view} today={today} line={line} last={checks.find(one => one.line === line.id)} />
        ))}
      </div>
    </StaffLayout>,
  );
}

type Standing = 'shown' | 'soon' | 'off';

/** How a line stands on a day: shown, shown but to be tried within a month, or not shown. */
export function standing(line: Pick<KnownLine, 'works' | 'expiresOn'>, today: Temporal.PlainDate): Standing {
  if (!line.works || Temporal.PlainDate.compare(line.expiresOn, today) < 0) return 'off';
  return Temporal.PlainDate.compare(line.expiresOn, today.add({ days: 30 })) <= 0 ? 'soon' : 'shown';
}

const tones = { shown: 'going', soon: 'wait', off: 'look' } as const;

type LineProps = {
  readonly view: View;
  readonly today: Temporal.PlainDate;
  readonly line: KnownLine;
  readonly last: LineCheck | undefined;
};

function Line({ view, today, line, last }: LineProps) {
  const { t, say } = view;
  const how = standing(line, today);
  return (
    <Card title={line.name}>
      <p class="row">
        <LineNumber view={view} line={line} />
        <Tag tone={tones[how]} icon={how === 'off' ? 'warn' : undefined}>
          {how === 'off'
            ? t(line.works ? 'safety.lines.run_out' : 'safety.lines.not_working')
            : t('safety.lines.until', { day: say.date(line.expiresOn) })}
        </Tag>
        {line.own ? <Tag tone="plain">{t('safety.lines.own')}</Tag> : null}
      </p>
      <p>
        {t.of(line.purpose)}. {line.hours ? t(line.hours) : line.hoursInWords}.
      </p>
      <p class="quiet small">
        {last
          ? t('safety.lines.checked_by', {
              who: last.by,
              when: say.when(last.at),
              how: t(`safety.lines.how.${last.how as 'rang'}`),
            })
          : line.checkedOn
            ? t('safety.lines.checked_before', { day: say.date(line.checkedOn) })
            : t('safety.lines.never')}
        {last?.note ? <span class="kept-text"> {last.note}</span> : null}
      </p>
      <p class="quiet small">
        {t('safety.lines.owner', { role: t(`web.role.${line.owner}`) })}
        {line.source ? (
          <>
            {' '}
            <a href={line.source} rel="noreferrer">
              {t('safety.lines.source')}
            </a>
          </>
        ) : null}
      </p>
      <div class="acts">
        <LinkButton href={`/safety/crisis-lines/${line.id}`} look="quiet" hiddenText={line.name}>
          {t('safety.lines.check')}
        </LinkButton>
        {line.own ? (
          <Form view={view} action={`/safety/crisis-lines/${line.id}/remove`} inline>
            <FormEnd>
              <Button look="words" hiddenText={line.name}>
                {t('safety.lines.remove')}
              </Button>
            </FormEnd>
          </Form>
        ) : null}
      </div>
    </Card>
  );
}

/** The number as people dial it, or what to text where. */
export function LineNumber({ view, line }: { readonly view: View; readonly line: KnownLine }) {
  const { t } = view;
  if (line.phone) {
    return (
      <b>
        <Ltr>{line.phone}</Ltr>
      </b>
    );
  }
  const { word = '', to = '' } = line.text ?? {};
  return (
    <b>
      {word
        ? t('referrals.crisis.text_to', { word, number: to })
        : t('referrals.crisis.text_only', { number: to })}
    </b>
  );
}
