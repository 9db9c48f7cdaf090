import { z } from 'zod';
import { type ConsentPurpose, consentPurposes } from '../../programmes/index.ts';
import {
  Button,
  Card,
  document,
  ErrorSummary,
  type FieldErrors,
  Fold,
  Form,
  FormEnd,
  StaffLayout,
  TextArea,
  type Typed,
  text,
  UnreadLanguages,
  type View,
} from '../../ui/index.ts';
import { type Ask, route, showAgain } from '../../web/index.ts';
import { mayPublishWording } from '../policy.ts';
import { publishWording } from '../publish-wording.ts';
import { type PublishedWording, publishedWordings, type Wording, wordingsNow } from '../wording-store.ts';

const door = ['link_worker', 'coordinator', 'administrator'] as const;
const languages = ['en', 'ga'] as const;
const params = z.object({ purpose: z.enum(consentPurposes.codes) });
const wording = text({ max: 2000, lines: true, missing: 'people.error.wording' }).refine(
  words => words.length >= 20,
  'people.error.wording',
);

type WordingsAsk = Pick<Ask<unknown, unknown, unknown>, 'view' | 'actor' | 'within' | 'flash'> & {
  readonly params: { readonly purpose?: ConsentPurpose };
};

/** In which words people are asked, purpose by purpose, with every version there was. */
export const wordingsPage = route({
  method: 'get',
  path: '/consents/wordings',
  door,
  handle: async ask => ask.page(await shown(ask, {}, null)),
});

/** New words for a purpose. Whoever agreed before agreed to those of their version. */
export const publishWordingRoute = route({
  method: 'post',
  path: '/consents/wordings/:purpose',
  door: ['administrator'],
  stepUp: true,
  params,
  form: z.object({ en: wording, ga: wording }),
  handle: ask =>
    ask.commit(async scope => {
      const texts = languages.map(locale => ({ locale, words: ask.form[locale] }));
      const version = await publishWording(scope, { purpose: ask.params.purpose, texts });
      return { to: '/consents/wordings', flash: { key: 'people.done.wording', values: { version } } };
    }),
  again: showAgain(shown),
});

async function shown(ask: WordingsAsk, values: Typed, errors: FieldErrors | null) {
  const { view } = ask;
  const { t } = view;
  const published = await ask.within(publishedWordings);
  const now = wordingsNow(published, t, view.locale);
  const edits = mayPublishWording(ask.actor);
  return document(
    <StaffLayout view={view} title={t('people.wordings.title')} current="consents" flash={ask.flash}>
      <ErrorSummary view={view} errors={errors} />
      <div class="page-head stack stack--tight">
        <h1>{t('people.wordings.title')}</h1>
        <p class="lead">{t('people.wordings.lead')}</p>
        <UnreadLanguages view={view} />
      </div>
      <div class="stack">
        {consentPurposes.codes.map(purpose => {
          const asked = ask.params.purpose === purpose;
          return (
            <Card title={t.code('consent_purposes', purpose)} level={2}>
              <p lang={now[purpose].locale === view.locale ? undefined : now[purpose].locale}>
                {now[purpose].words}
              </p>
              <p class="quiet small">{since(view, now[purpose])}</p>
              <Earlier
                view={view}
                all={published.filter(one => one.purpose === purpose && one.version < now[purpose].version)}
                purpose={purpose}
                now={now[purpose]}
              />
              {edits ? (
                <Fold summary={t('people.wordings.change')} open={asked && errors !== null}>
                  <Form view={view} action={`/consents/wordings/${purpose}`}>
                    {languages.map(locale => (
                      <TextArea
                        view={view}
                        name={locale}
                        label={t(`people.wordings.in.${locale}`)}
                        rows={5}
                        values={asked ? values : {}}
                        errors={asked ? errors : null}
                      />
                    ))}
                    <FormEnd>
                      <Button>{t('people.wordings.publish')}</Button>
                    </FormEnd>
                  </Form>
                </Fold>
              ) : null}
            </Card>
          );
        })}
      </div>
    </StaffLayout>,
  );
}

const since = ({ t, say }: View, { version, publishedAt }: Wording): string =>
  publishedAt
    ? t('people.wordings.since', { version, day: say.date(publishedAt) })
    : t('people.wordings.shipped', { version });

function Earlier({
  view,
  all,
  purpose,
  now,
}: {
  readonly view: View;
  readonly all: readonly PublishedWording[];
  readonly purpose: ConsentPurpose;
  readonly now: Wording;
}) {
  const { t, say } = view;
  if (now.publishedAt === null) return null;
  return (
    <Fold summary={t('people.wordings.earlier')}>
      <ol class="list-rules">
        {all.map(one => (
          <li>
            <p lang={one.locale}>{one.words}</p>
            <p class="quiet small">
              {t('people.wordings.since', { version: one.version, day: say.date(one.published_at) })}
            </p>
          </li>
        ))}
        <li>
          <p>{t(`people.wording.${purpose}`)}</p>
          <p class="quiet small">{t('people.wordings.shipped', { version: 1 })}</p>
        </li>
      </ol>
    </Fold>
  );
}
