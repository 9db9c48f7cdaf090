import { hoursIn, type Programme } from '../../programmes/index.ts';
import { Fold, Phone, type View } from '../../ui/index.ts';

type OtherWaysProps = {
  readonly view: View;
  readonly programme: Programme;
  /** Which form is printed. */
  readonly form: 'self' | 'professional';
};

/** On every public step: the telephone, the same form on paper, and where the code of a card is typed. */
export function OtherWays({ view, programme, form }: OtherWaysProps) {
  const { t } = view;
  const base = `/${programme.slug}`;
  const file = (size: string) => `${base}/paper/${form}-${size}.pdf`;
  return (
    <Fold summary={t('paper.public.paper_link')}>
      <div class="stack stack--tight">
        <p>
          {t.rich('paper.public.ring', {
            phone: <Phone view={view} number={programme.phone} />,
            hours: hoursIn(programme, view.locale),
          })}
        </p>
        <p>{t('paper.public.print')}</p>
        <ul class="list-rules">
          <li>
            <a href={file('standard')}>{t('paper.public.pdf_standard')}</a>
          </li>
          <li>
            <a href={file('large')}>{t('paper.public.pdf_large')}</a>
          </li>
          {form === 'professional' ? (
            <li>
              <a href={`${base}/code`}>{t('paper.public.code')}</a>
            </li>
          ) : null}
        </ul>
        <p>
          {t('paper.public.post')}: {programme.hostName}, {programme.address}
        </p>
      </div>
    </Fold>
  );
}
