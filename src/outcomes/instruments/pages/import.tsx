import { z } from 'zod';
import {
  BackLink,
  Button,
  DataTable,
  document,
  ErrorSummary,
  type FieldErrors,
  FileField,
  Form,
  FormEnd,
  Notice,
  StaffLayout,
  sayErrors,
  Tag,
  Tick,
  tick,
  type View,
} from '../../../ui/index.ts';
import { type Ask, type Route, route } from '../../../web/index.ts';
import { readQuestionnaire } from '../import/read-questionnaire.ts';
import { longestFile, type ReportLine, type Understood } from '../import/understood.ts';
import { keepQuestionnaire } from '../keeping/keep-questionnaire.ts';
import { instrumentsOf } from '../queries.ts';
import { wordsIn } from '../text.ts';

type Page = Ask<unknown, unknown, unknown>;
const path = '/questionnaires/import';
const door = ['administrator'] as const;

const file = z.object({
  file: z
    .custom<File>(value => value instanceof File && value.size > 0, 'questionnaires.import.error_file')
    .refine(value => value.size <= longestFile, 'questionnaires.fault.long'),
});
const confirmed = z.object({
  text: z.string().max(longestFile),
  mark: z.string().max(64),
  comparable: tick(),
});

const page = route({
  method: 'get',
  path,
  door,
  stepUp: true,
  handle: async ask => ask.page(choose(ask, null)),
});

const preview = route({
  method: 'post',
  path,
  door,
  most: longestFile + 100_000,
  form: file,
  async handle(ask) {
    const text = await ask.form.file.text();
    const reading = readQuestionnaire(text);
    if (!reading.understood)
      return ask.page(choose(ask, { file: ask.view.t(`questionnaires.fault.${reading.fault}`) }), 422);
    const { standings } = await ask.within(scope => instrumentsOf(scope, ask.today));
    const before = standings.find(one => one.instrument.id === reading.understood.id);
    return ask.page(
      look(ask, text, reading.understood, {
        version: before?.versions.at(-1)?.version ?? 0,
        same: before?.versions.at(-1)?.mark === reading.understood.mark,
      }),
    );
  },
  again: async (ask, faults) => ask.page(choose(ask, sayErrors(ask.view, faults)), 422),
});

const keep = route({
  method: 'post',
  path: '/questionnaires/import/keep',
  door,
  stepUp: true,
  most: longestFile * 3,
  form: confirmed,
  async handle(ask) {
    const { text, mark, comparable } = ask.form;
    const { understood } = readQuestionnaire(text);
    if (understood?.mark !== mark) return ask.go({ to: path });
    return ask.commit(async scope => {
      const { version, changed } = await keepQuestionnaire(scope, {
        understood,
        comparable,
        today: ask.today,
      });
      return {
        to: `/questionnaires/${understood.id}`,
        flash: {
          key: changed ? 'questionnaires.import.done' : 'questionnaires.import.same',
          values: { version },
        },
      };
    });
  },
  again: async ask => ask.go({ to: path }),
});

export const importRoutes: readonly Route[] = [page, preview, keep];

/** Where the file is chosen, with what was wrong with the last one. */
function choose(ask: Page, errors: FieldErrors | null) {
  const { view } = ask;
  const { t } = view;
  const title = t('questionnaires.import.title');
  return document(
    <StaffLayout view={view} title={title} current="questionnaires" frame="narrow" flash={ask.flash}>
      <ErrorSummary view={view} errors={errors} />
      <div class="page-head stack stack--tight">
        <BackLink href="/questionnaires">{t('questionnaires.title')}</BackLink>
        <h1>{title}</h1>
        <p class="lead">{t('questionnaires.import.lead')}</p>
      </div>
      <Form view={view} action={path} multipart>
        <FileField
          view={view}
          name="file"
          label={t('questionnaires.import.file')}
          hint={t('questionnaires.import.hint')}
          accept=".json,application/json,application/fhir+json"
          errors={errors}
        />
        <FormEnd>
          <Button>{t('questionnaires.import.look')}</Button>
        </FormEnd>
      </Form>
    </StaffLayout>,
  );
}

type Before = { readonly version: number; readonly same: boolean };

/** What was understood, item by item, before anything is kept. */
function look(ask: Page, text: string, understood: Understood, before: Before) {
  const { view } = ask;
  const { t, locale } = view;
  const { definition, report, mark } = understood;
  const title = wordsIn(definition.title, locale);
  const count = (fate: ReportLine['fate']) => report.filter(line => line.fate === fate).length;
  return document(
    <StaffLayout view={view} title={title} current="questionnaires">
      <div class="page-head stack stack--tight">
        <BackLink href={path}>{t('questionnaires.import.other')}</BackLink>
        <h1>{title}</h1>
        <p class="lead">
          {t('questionnaires.import.counts', {
            taken: count('taken'),
            partly: count('partly'),
            out: count('left_out'),
          })}
        </p>
        {definition.licence ? <p class="quiet">{definition.licence}</p> : null}
      </div>
      {before.same ? (
        <Notice tone="calm">
          <p>{t('questionnaires.import.nothing_new', { version: before.version })}</p>
        </Notice>
      ) : null}
      <section class="section stack" aria-labelledby="report">
        <h2 id="report">{t('questionnaires.import.report')}</h2>
        <Report view={view} report={report} />
      </section>
      {before.same ? null : (
        <Form view={view} action="/questionnaires/import/keep">
          <input type="hidden" name="text" value={text} />
          <input type="hidden" name="mark" value={mark} />
          {before.version > 0 ? (
            <Tick
              view={view}
              name="comparable"
              label={t('questionnaires.import.comparable', { version: before.version })}
              hint={t('questionnaires.import.comparable_hint')}
            />
          ) : null}
          <FormEnd>
            <Button>{t('questionnaires.import.keep', { version: before.version + 1 })}</Button>
          </FormEnd>
        </Form>
      )}
    </StaffLayout>,
  );
}

const tones = { taken: 'going', partly: 'wait', left_out: 'look' } as const;

/** Each item of the file with what became of it and why. */
function Report({ view, report }: { readonly view: View; readonly report: readonly ReportLine[] }) {
  const { t } = view;
  return (
    <DataTable
      caption={t('questionnaires.import.report')}
      hiddenCaption
      rows={report}
      rowKey={line => line.linkId}
      columns={[
        {
          label: t('questionnaires.column.item'),
          head: true,
          cell: line => (
            <>
              {line.text || t('questionnaires.import.no_text')}
              <br />
              <bdi class="small quiet">{line.linkId}</bdi>
            </>
          ),
        },
        {
          label: t('questionnaires.column.fate'),
          cell: line => <Tag tone={tones[line.fate]}>{t(`questionnaires.fate.${line.fate}`)}</Tag>,
        },
        {
          label: t('questionnaires.column.why'),
          cell: line => line.notes.map(note => <p class="small">{t(`questionnaires.note.${note}`)}</p>),
        },
      ]}
    />
  );
}
