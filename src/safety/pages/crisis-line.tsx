import { z } from 'zod';
import { NotFound } from '../../core/index.ts';
import {
  BackLink,
  Button,
  ChoiceGroup,
  choice,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  optionalText,
  StaffLayout,
  TextArea,
  type Typed,
  type View,
} from '../../ui/index.ts';
import { type Ask, route, showAgain } from '../../web/index.ts';
import { checkLine, checkMonths, checkWays, linesHere } from '../crisis-lines/check-line.ts';
import { checksOf } from '../crisis-lines/queries.ts';
import { removeLine } from '../crisis-lines/remove-line.ts';
import { keepers } from '../policy.ts';
import { LineNumber } from './crisis-lines.tsx';

const params = z.object({ line: z.string().regex(/^[a-z0-9_-]{1,60}$/) });
/** How long a check counts, as it comes in a form. */
export const monthsChoice = choice(['3', '6', '12'], 'safety.lines.error.months').transform(
  months => checkMonths.find(one => String(one) === months) ?? 6,
);
const form = z.object({
  how: choice(checkWays, 'safety.lines.error.how'),
  works: choice(['yes', 'no'], 'safety.lines.error.works'),
  months: monthsChoice,
  note: optionalText({ lines: true, max: 500 }),
});

type LineAsk = Ask<{ readonly line: string }, unknown, unknown>;

/** How to say that a line was tried, and all its checks so far. */
export const crisisLinePage = route({
  method: 'get',
  path: '/safety/crisis-lines/:line',
  door: keepers,
  params,
  handle: async ask => ask.page(await page(ask, {}, null)),
});

export const crisisLineChecked = route({
  method: 'post',
  path: '/safety/crisis-lines/:line',
  door: keepers,
  stepUp: true,
  params,
  form,
  handle: ask =>
    ask.commit(async scope => {
      const works = ask.form.works === 'yes';
      await checkLine(scope, { ...ask.form, works, line: ask.params.line, today: ask.today });
      return {
        to: '/safety/crisis-lines',
        flash: { key: works ? 'safety.lines.done.checked' : 'safety.lines.done.off' },
      };
    }),
  again: showAgain(page),
});

export const crisisLineRemoved = route({
  method: 'post',
  path: '/safety/crisis-lines/:line/remove',
  door: keepers,
  stepUp: true,
  params: z.object({ line: z.uuid() }),
  handle: ask =>
    ask.commit(async scope => {
      await removeLine(scope, ask.params.line);
      return { to: '/safety/crisis-lines', flash: { key: 'safety.lines.done.removed' } };
    }),
});

async function page(ask: LineAsk, values: Typed, errors: FieldErrors | null) {
  const { view } = ask;
  const { t, say } = view;
  const { line, checks } = await ask.within(async scope => {
    const found = (await linesHere(scope)).find(one => one.id === ask.params.line);
    if (!found) throw new NotFound('crisis line');
    return { line: found, checks: await checksOf(scope, found.id) };
  });
  return document(
    <StaffLayout
      view={view}
      title={t('safety.lines.check_title', { name: line.name })}
      current="lines"
      frame="narrow"
      flash={ask.flash}
    >
      <div class="stack">
        <ErrorSummary view={view} errors={errors} />
        <BackLink href="/safety/crisis-lines">{t('safety.lines.title')}</BackLink>
        <h1>{t('safety.lines.check_title', { name: line.name })}</h1>
        <p class="lead">
          <LineNumber view={view} line={line} />
        </p>
        <p>{t('safety.lines.check_lead')}</p>
        <Form view={view} action={`/safety/crisis-lines/${line.id}`}>
          <WayFields
            view={view}
            values={values}
            errors={errors}
            phone={line.phone !== null}
            text={line.text !== null}
          />
          <ChoiceGroup
            view={view}
            name="works"
            legend={t('safety.lines.works')}
            values={values}
            errors={errors}
            options={[
              { value: 'yes', label: t('safety.lines.works.yes') },
              { value: 'no', label: t('safety.lines.works.no'), hint: t('safety.lines.works.no_hint') },
            ]}
          />
          <MonthsField view={view} values={values} errors={errors} />
          <TextArea
            view={view}
            name="note"
            label={t('safety.lines.note')}
            values={values}
            errors={errors}
            rows={2}
            optional
          />
          <FormEnd>
            <Button>{t('safety.lines.save')}</Button>
          </FormEnd>
        </Form>
        {checks.length > 0 ? <h2>{t('safety.lines.before')}</h2> : null}
        <ul class={checks.length > 0 ? 'list-rules' : undefined}>
          {checks.map(check => (
            <li>
              {t('safety.lines.checked_by', {
                who: check.by,
                when: say.when(check.at),
                how: t(`safety.lines.how.${check.how as 'rang'}`),
              })}
              {check.works ? null : ` ${t('safety.lines.not_working')}.`}
              {check.note ? <span class="kept-text quiet"> {check.note}</span> : null}
            </li>
          ))}
        </ul>
      </div>
    </StaffLayout>,
  );
}

type FieldsProps = { readonly view: View; readonly values: Typed; readonly errors: FieldErrors | null };

/** How somebody made sure. Ringing stands first: a page may be older than the number on it. */
export function WayFields(props: FieldsProps & { readonly phone: boolean; readonly text: boolean }) {
  const { t } = props.view;
  const ways = checkWays.filter(way => (way === 'rang' ? props.phone : way === 'texted' ? props.text : true));
  return (
    <ChoiceGroup
      view={props.view}
      name="how"
      legend={t('safety.lines.how')}
      values={props.values}
      errors={props.errors}
      options={ways.map(way => ({ value: way, label: t(`safety.lines.how_said.${way}`) }))}
    />
  );
}

/** For how long it is shown without a new check. */
export function MonthsField({ view, values, errors }: FieldsProps) {
  const { t } = view;
  return (
    <ChoiceGroup
      view={view}
      name="months"
      legend={t('safety.lines.months')}
      hint={t('safety.lines.months_hint')}
      values={values}
      value="6"
      errors={errors}
      columns={3}
      options={checkMonths.map(count => ({
        value: String(count),
        label: t('safety.lines.months_count', { count }),
      }))}
    />
  );
}
