import { Button, Form, Notice, type View } from '../../ui/index.ts';

/** What the reader typed while the plan was changed elsewhere: to read, to copy from, and to leave. */
export function TextsApart({
  view,
  texts,
  action,
}: {
  readonly view: View;
  readonly texts: readonly string[];
  readonly action: string;
}) {
  const { t } = view;
  if (texts.length === 0) return null;
  return (
    <Notice title={t('plans.apart.title')}>
      <p>{t('plans.apart.text')}</p>
      {texts.map(text => (
        <p class="kept-text" dir="auto">
          {text}
        </p>
      ))}
      <Form view={view} action={action} inline>
        <input type="hidden" name="which" value="apart" />
        <Button look="words">{t('plans.apart.drop')}</Button>
      </Form>
    </Notice>
  );
}
