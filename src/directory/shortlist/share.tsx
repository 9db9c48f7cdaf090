import { LinkButton, LOCALES, type View } from '../../ui/index.ts';

export type ShareProps = {
  readonly view: View;
  readonly slug: string;
  readonly ids: readonly string[];
  /** Where the programme is seen from outside, such as https://hedgerow.example.ie. */
  readonly origin: string;
  /** With a person in mind it is sent by the programme itself, under the rules of safe contact. */
  readonly own: boolean;
};

/** Ways to pass a list on: paper, an address, and the reader's own e-mail or text messages. */
export function Share({ view, slug, ids, origin, own }: ShareProps) {
  const { t, say } = view;
  const list = ids.join(',');
  const sheet = `/${slug}/shortlist/sheet?list=${list}`;
  const link = `${origin}/${slug}/shortlist?list=${list}`;
  const body = encodeURIComponent(t('directory.shortlist.email_body', { link }));
  const subject = encodeURIComponent(t('directory.shortlist.email_subject'));
  const sizes = [
    { size: '', words: t('directory.shortlist.print') },
    { size: '&size=large', words: t('directory.shortlist.print_large') },
  ];
  return (
    <section class="section no-print" aria-labelledby="share-title">
      <h2 id="share-title">{t('directory.shortlist.share')}</h2>
      <ul class="row">
        {LOCALES.flatMap(({ locale }) =>
          sizes.map(({ size, words }) => (
            <li>
              <LinkButton href={`${sheet}&in=${locale}${size}`} look="quiet" icon="print">
                {t('directory.shortlist.print_in', { language: say.language(locale), size: words })}
              </LinkButton>
            </li>
          )),
        )}
      </ul>
      {own ? (
        <p class="acts">
          <LinkButton href={`mailto:?subject=${subject}&body=${body}`} look="words" icon="letter">
            {t('directory.shortlist.email')}
          </LinkButton>
          <LinkButton href={`sms:?&body=${body}`} look="words" icon="text">
            {t('directory.shortlist.text')}
          </LinkButton>
        </p>
      ) : null}
      <div class="field field--full section">
        <label for="list-address">{t('directory.shortlist.address')}</label>
        <input id="list-address" type="text" readonly value={link} dir="ltr" />
      </div>
      <p class="small quiet">{t('directory.shortlist.share_note')}</p>
    </section>
  );
}
