import {
  BackLink,
  Button,
  Card,
  type Child,
  directionOf,
  document,
  ErrorSummary,
  type FieldErrors,
  Fold,
  Form,
  FormEnd,
  LOCALES,
  type Locale,
  Notice,
  StaffLayout,
  Tabs,
  TextArea,
  type Typed,
  type View,
} from '../../ui/index.ts';
import { templateWords } from '../pages/state-words.ts';
import type { TemplateName } from '../templates.ts';
import { bracketed, easeWords } from './fault-words.ts';
import { houseWords } from './house-words.ts';
import { partsOfTemplate, valuesOfTemplate, type WordingPart } from './part.ts';
import type { Preview } from './preview.ts';
import type { OwnWords, WordingVersion } from './store.ts';

export type EditShown = {
  readonly template: TemplateName;
  readonly locale: Locale;
  readonly own: OwnWords;
  readonly languages: readonly string[];
  readonly previews: readonly Preview[];
  readonly versions: readonly WordingVersion[];
  /** Values that the house uses and these words do not, by part. */
  readonly lacking: readonly (readonly [WordingPart, readonly string[]])[];
  /** Words that were looked at and not saved. */
  readonly unsaved: boolean;
  readonly typed: Typed;
  readonly errors: FieldErrors | null;
};

type Props = { readonly view: View; readonly shown: EditShown };

/** The words of one message in one language: change them, see what they would look like, and go back. */
export function editPage(
  view: View,
  shown: EditShown,
  flash: Parameters<typeof StaffLayout>[0]['flash'],
): string {
  const { t } = view;
  const { template, locale, errors } = shown;
  const title = templateWords(view, { template });
  return document(
    <StaffLayout view={view} title={title} current="wordings" flash={flash}>
      <ErrorSummary view={view} errors={errors} />
      <div class="page-head">
        <BackLink href="/wordings">{t('messages.wording.title')}</BackLink>
        <h1>{title}</h1>
      </div>
      <div class="stack">
        <Tabs
          label={t('messages.wording.tabs')}
          items={LOCALES.map(one => ({
            label: shown.languages.includes(one.locale) ? `${one.name} •` : one.name,
            href: `/wordings/${template}?in=${one.locale}`,
            current: one.locale === locale,
          }))}
        />
        <Notice tone="calm">{t(`messages.wording.used.${usedNow(shown)}`)}</Notice>
        {shown.unsaved && <Notice tone="wait">{t('messages.wording.unsaved')}</Notice>}
      </div>
      <div class="columns section">
        <div class="columns__main">
          <Edit view={view} shown={shown} />
        </div>
        <div class="columns__side stack">
          <h2>{t('messages.wording.preview')}</h2>
          {shown.previews.map(one => (
            <Shown view={view} locale={locale} preview={one} />
          ))}
        </div>
      </div>
      <After view={view} shown={shown} />
    </StaffLayout>,
  );
}

/** Whose words go out now: the programme's, the house's in this language, or English for want of any. */
function usedNow({ own, template, locale }: EditShown): 'own' | 'house' | 'english' {
  if (Object.keys(own).length > 0) return 'own';
  const first = partsOfTemplate(template)[0];
  const house = first ? houseWords(template, first, locale) : null;
  return house?.locale === locale ? 'house' : 'english';
}

function Edit({ view, shown }: Props): Child {
  const { t } = view;
  const { template, locale, own, typed, errors, lacking } = shown;
  const path = `/wordings/${template}/${locale}`;
  return (
    <Form view={view} action={path} warn>
      <p class="quiet">{t('messages.wording.values')}</p>
      <p class="wording-values">
        {valuesOfTemplate(template).map(name => (
          <code dir="ltr">{bracketed(name)}</code>
        ))}
      </p>
      {partsOfTemplate(template).map(part => {
        const missing = lacking.find(([one]) => one === part)?.[1] ?? [];
        return (
          <div class="stack stack--tight">
            <TextArea
              view={view}
              name={part}
              label={t(`messages.wording.part.${part}`)}
              hint={t(`messages.wording.part.${part}.hint`)}
              rows={part === 'subject' ? 1 : part === 'body' ? 10 : 5}
              written={locale}
              value={own[part] ?? houseWords(template, part, locale)?.text ?? ''}
              values={typed}
              errors={errors}
            />
            {missing.length > 0 && (
              <Notice tone="wait">
                {t('messages.wording.lacking', { names: view.say.list(missing.map(bracketed)) })}
              </Notice>
            )}
          </div>
        );
      })}
      <FormEnd>
        <Button name="do" value="save">
          {t('messages.wording.save')}
        </Button>
        <Button name="do" value="look" look="quiet">
          {t('messages.wording.look')}
        </Button>
      </FormEnd>
    </Form>
  );
}

function Shown({
  view,
  locale,
  preview,
}: {
  readonly view: View;
  readonly locale: Locale;
  readonly preview: Preview;
}): Child {
  const { t } = view;
  const { part, subject, body, texts, ease } = preview;
  return (
    <Card title={t(`messages.wording.part.${part}`)} level={3}>
      <div class="stack stack--tight" lang={locale} dir={directionOf(locale)}>
        {subject !== '' && (
          <p>
            <b>{subject}</b>
          </p>
        )}
        {body.split('\n\n').map(piece => (
          <p class="message-text">{piece}</p>
        ))}
      </div>
      {texts !== null && <p class="quiet small">{t('messages.wording.texts', { texts })}</p>}
      {ease && <p class={ease.hard ? 'wording-hard small' : 'quiet small'}>{easeWords(view, ease)}</p>}
      {ease && ease.longSentences.length > 0 && (
        <div class="small">
          <p>{t('messages.wording.long')}</p>
          <ul lang={locale} dir={directionOf(locale)}>
            {ease.longSentences.map(sentence => (
              <li class="message-text">{sentence}</li>
            ))}
          </ul>
        </div>
      )}
    </Card>
  );
}

function After({ view, shown }: Props): Child {
  const { t, say } = view;
  const { template, locale, own, versions } = shown;
  const path = `/wordings/${template}/${locale}`;
  return (
    <div class="section stack">
      <div class="acts">
        <Form view={view} action={path} inline>
          <Button name="do" value="sample" look="quiet" icon="letter">
            {t('messages.wording.sample')}
          </Button>
        </Form>
        {Object.keys(own).length > 0 && (
          <Form view={view} action={path} inline>
            <Button name="do" value="restore" look="quiet">
              {t('messages.wording.restore')}
            </Button>
          </Form>
        )}
      </div>
      <p class="quiet small">{t('messages.wording.sample.hint')}</p>
      {versions.length > 0 && (
        <Fold summary={t('messages.wording.versions')}>
          <ol class="list-rules">
            {versions.map(one => (
              <li>
                <p class="quiet small">
                  {t('messages.wording.version', {
                    part: t(`messages.wording.part.${one.part}`),
                    version: one.version,
                    name: one.madeBy,
                    when: say.when(one.madeAt),
                  })}
                </p>
                {one.text === null ? (
                  <p>{t('messages.wording.version.house')}</p>
                ) : (
                  <p class="message-text" lang={locale} dir={directionOf(locale)}>
                    {one.text}
                  </p>
                )}
              </li>
            ))}
          </ol>
        </Fold>
      )}
    </div>
  );
}
