import { z } from 'zod';
import { Refused } from '../../../core/index.ts';
import {
  BackLink,
  Button,
  document,
  ErrorSummary,
  type FieldErrors,
  Form,
  FormEnd,
  LOCALES,
  type Locale,
  localeCodes,
  StaffLayout,
  TextArea,
  TextField,
  type Typed,
} from '../../../ui/index.ts';
import { type Ask, type Route, route } from '../../../web/index.ts';
import { isHeld, type Standing } from '../fold-steps.ts';
import { standingOf } from '../keeping/standing-of.ts';
import { wordSlot } from '../keeping/word-slot.ts';
import { wordsIn } from '../text.ts';
import { definitionOf, fieldsOf, slotOf, typedOf } from './slot-words.ts';

const params = z.object({
  instrument: z.string().regex(/^[a-z][a-z0-9_]{1,79}$/),
  locale: z.enum(localeCodes),
});
const path = '/questionnaires/:instrument/words/:locale';
const door = ['administrator'] as const;
type At = { readonly instrument: string; readonly locale: Locale };
type Page = Pick<Ask<At, unknown, unknown>, 'view' | 'within' | 'flash' | 'today' | 'params' | 'page'>;

/** The words of a slot in one language, as the licence gives them. */
const page = route({
  method: 'get',
  path,
  door,
  params,
  handle: async ask => ask.page(await shown(ask, null, null)),
});

const fill = route({
  method: 'post',
  path,
  door,
  stepUp: true,
  params,
  form: z
    .record(z.string().max(80), z.unknown())
    .transform(raw =>
      Object.fromEntries(
        Object.entries(raw).flatMap(([name, one]) => (typeof one === 'string' ? [[name, one]] : [])),
      ),
    ),
  async handle(ask) {
    const { instrument: id, locale } = ask.params;
    const typed = ask.form;
    const standing = await ask.within(scope => standingOf(scope, id, ask.today));
    if (standing.origin !== 'slot') throw new Refused('questionnaires.refused.no_slot');
    const { definition, missing } = definitionOf(standing, locale, typed);
    if (!definition) {
      const errors = Object.fromEntries(
        missing.map(name => [name, ask.view.t('questionnaires.error.words')]),
      );
      return ask.page(await shown(ask, typed, errors), 422);
    }
    return ask.commit(async scope => {
      const number = Number(typed['number']);
      const { version } = await wordSlot(scope, {
        instrument: id,
        number: Number.isInteger(number) ? number : -1,
        definition,
        today: ask.today,
      });
      return {
        to: `/questionnaires/${id}`,
        flash: { key: 'questionnaires.words.done', values: { version } },
      };
    });
  },
  again: async ask => ask.page(await shown(ask, null, null), 422),
});

export const wordRoutes: readonly Route[] = [page, fill];

async function shown(ask: Page, typed: Typed | null, errors: FieldErrors | null) {
  const { view } = ask;
  const { t } = view;
  const { instrument: id, locale } = ask.params;
  const standing: Standing = await ask.within(scope => standingOf(scope, id, ask.today));
  const slot = slotOf(standing);
  if (!slot) throw new Refused('questionnaires.refused.no_slot');
  if (!isHeld(standing.licence, ask.today)) throw new Refused('questionnaires.refused.licence');
  const language = LOCALES.find(one => one.locale === locale)?.name ?? locale;
  const title = t('questionnaires.words.in', { language });
  const values = typed ?? typedOf(standing, locale);
  return document(
    <StaffLayout view={view} title={title} current="questionnaires" frame="narrow" flash={ask.flash}>
      <ErrorSummary view={view} errors={errors} />
      <div class="page-head stack stack--tight">
        <BackLink href={`/questionnaires/${id}`}>{wordsIn(standing.instrument.title, view.locale)}</BackLink>
        <h1>{title}</h1>
        <p class="lead">{t('questionnaires.words.how')}</p>
      </div>
      <Form view={view} action={`/questionnaires/${id}/words/${locale}`} warn>
        <input type="hidden" name="number" value={`${standing.number}`} />
        {fieldsOf(slot).map(field =>
          field.long ? (
            <TextArea
              view={view}
              name={field.name}
              label={t(`questionnaires.words.${field.kind}`, field.at)}
              rows={2}
              optional={field.optional}
              values={values}
              errors={errors}
            />
          ) : (
            <TextField
              view={view}
              name={field.name}
              label={t(`questionnaires.words.${field.kind}`, field.at)}
              optional={field.optional}
              values={values}
              errors={errors}
            />
          ),
        )}
        <FormEnd>
          <Button>{t('questionnaires.words.save')}</Button>
        </FormEnd>
      </Form>
    </StaffLayout>,
  );
}
