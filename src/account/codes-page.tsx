import { BareLayout, document, LinkButton, Ltr, Notice, type View } from '../ui/index.ts';

/** Recovery codes, shown this once: to print or to write down. @param to where it goes on */
export function codesPage(view: View, codes: readonly string[], to: string) {
  const { t } = view;
  return document(
    <BareLayout view={view} title={t('identity.codes.title')} languages={false}>
      <h1>{t('identity.codes.title')}</h1>
      <p class="lead">{t('identity.codes.body')}</p>
      <ol class="codes section">
        {codes.map(code => (
          <li>
            <Ltr>{code}</Ltr>
          </li>
        ))}
      </ol>
      <Notice title={t('identity.codes.once')}>
        <p>{t('identity.codes.print')}</p>
      </Notice>
      <p class="section no-print">
        <LinkButton href={to}>{t('identity.codes.kept')}</LinkButton>
      </p>
    </BareLayout>,
  );
}
