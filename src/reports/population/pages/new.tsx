import { z } from 'zod';
import { regionOf } from '../../../programmes/index.ts';
import {
  BackLink,
  Button,
  choice,
  DateField,
  date,
  document,
  ErrorSummary,
  type FieldErrors,
  FileField,
  Form,
  FormEnd,
  optionalText,
  StaffLayout,
  TextField,
  type Typed,
  text,
} from '../../../ui/index.ts';
import { type Ask, route, showAgain } from '../../../web/index.ts';
import { type FigureKind, figureKinds } from '../figures.ts';
import { keepFigures } from '../keep-figures.ts';
import { figuresDoor, figuresPath } from './list.tsx';

const path = `${figuresPath}/new`;
/** Most that one file may bring, in bytes: an extract of a country’s tables, not the whole of them. */
const MOST = 25 * 1024 * 1024;

const form = z.object({
  kind: choice(figureKinds),
  title: text({ max: 160, missing: 'reach.error.title' }),
  publisher: text({ max: 160, missing: 'reach.error.publisher' }),
  licence: text({ max: 120, missing: 'reach.error.licence' }),
  web_address: optionalText({ max: 300 }).refine(
    address => address === null || /^https?:\/\/\S+$/.test(address),
    'reach.error.web_address',
  ),
  dated: date({ past: true, missing: 'reach.error.dated' }),
  file: z.instanceof(File, { error: 'reach.error.file' }).refine(file => file.size > 0, 'reach.error.file'),
});

/** Where a file of figures is sent from, with whose figures they are. */
export const newFiguresPage = route({
  method: 'get',
  path,
  door: figuresDoor,
  query: z.object({ kind: z.enum(figureKinds).catch('census').default('census') }),
  handle: async ask => ask.page(page(ask, { kind: ask.query.kind }, null)),
});

/** Keeps the file and leads to the preview; nothing counts yet. */
export const newFigures = route({
  method: 'post',
  path,
  door: figuresDoor,
  most: MOST,
  form,
  async handle(ask) {
    const { file, web_address: webAddress, ...said } = ask.form;
    const bytes = await file.bytes();
    return ask.commit(async scope => {
      const id = await keepFigures(scope, {
        source: { ...said, webAddress },
        file: bytes,
        profile: regionOf(ask.programme.region),
      });
      if (id === null)
        return { to: `${path}?kind=${said.kind}`, flash: { key: 'reach.figures.no_table', tone: 'problem' } };
      return { to: `${figuresPath}/draft/${id}` };
    });
  },
  again: showAgain(page),
});

const isKind = (value: unknown): value is FigureKind => figureKinds.some(kind => kind === value);

function page(
  { view }: Pick<Ask<unknown, unknown, unknown>, 'view'>,
  values: Typed,
  errors: FieldErrors | null,
) {
  const { t } = view;
  const [said] = [values['kind']].flat();
  const kind = isKind(said) ? said : 'census';
  const title = t(`reach.figures.add.${kind}`);
  const props = { view, values, errors };
  return document(
    <StaffLayout view={view} title={title} current="reports" frame="narrow">
      <ErrorSummary view={view} errors={errors} />
      <div class="page-head stack">
        <BackLink href={figuresPath}>{t('reach.figures.title')}</BackLink>
        <h1>{title}</h1>
        <p class="lead">{t(`reach.figures.how.${kind}`)}</p>
      </div>
      <Form view={view} action={path} multipart>
        <input type="hidden" name="kind" value={kind} />
        <FileField
          view={view}
          name="file"
          label={t('reach.figures.file')}
          hint={t('reach.figures.file_hint')}
          accept=".csv,.tsv,.txt,text/csv"
          errors={errors}
        />
        <TextField
          {...props}
          name="title"
          label={t('reach.figures.name')}
          hint={t(`reach.figures.name_hint.${kind}`)}
        />
        <TextField {...props} name="publisher" label={t('reach.figures.publisher')} />
        <TextField
          {...props}
          name="licence"
          label={t('reach.figures.licence')}
          hint={t('reach.figures.licence_hint')}
        />
        <TextField {...props} name="web_address" type="url" label={t('reach.figures.web_address')} optional />
        <DateField
          {...props}
          name="dated"
          legend={t('reach.figures.dated')}
          hint={t('reach.figures.dated_hint')}
        />
        <FormEnd>
          <Button way>{t('reach.figures.look')}</Button>
        </FormEnd>
      </Form>
    </StaffLayout>,
  );
}
