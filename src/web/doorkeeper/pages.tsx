import { assetPath, BareLayout, Button, document, FormEnd, Ltr, Phone, type View } from '../../ui/index.ts';
import { crisisFor } from '../pages/crisis.tsx';
import { BITS, PARTS, puzzleOf } from './puzzle.ts';
import { TRAP } from './signs.ts';

type Moment = {
  readonly path: string;
  /** What was typed: it goes round with the page and is sent again from here. */
  readonly form: FormData;
  readonly ticket: string;
  /** How long to wait without a script; null: too many wait already. */
  readonly seconds: number | null;
};

/** Asks for a moment: a script does a little work and sends the form by itself; without one, one waits and presses again. */
export function momentPage(view: View, { path, form, ticket, seconds }: Moment): string {
  const { t } = view;
  const typed = [...form].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && !OWN.has(entry[0]),
  );
  return document(
    <BareLayout view={view} title={t('web.moment.title')} languages={false}>
      <h1>{t('web.moment.title')}</h1>
      <p class="lead">{t('web.moment.body')}</p>
      <form
        class="form"
        method="post"
        action={path}
        data-puzzle={puzzleOf(ticket)}
        data-parts={String(PARTS)}
        data-bits={String(BITS)}
      >
        {typed.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="_ticket" value={ticket} />
        <input type="hidden" name="_proof" value="" />
        <p role="status" data-working={t('web.moment.working')}>
          {waitOf(view, seconds)}
        </p>
        <FormEnd>
          <Button>{t('web.moment.send')}</Button>
        </FormEnd>
      </form>
      <ByPhone view={view} />
      <div class="section">{crisisFor(view)}</div>
      <script src={assetPath('moment.js')} nonce={view.nonce} defer />
    </BareLayout>,
  );
}

function waitOf({ t }: View, seconds: number | null): string {
  if (seconds === null) return t('web.moment.full');
  if (seconds <= 90) return t('web.moment.wait', { count: seconds });
  return t('web.moment.minutes', { count: Math.ceil(seconds / 60) });
}

const OWN = new Set(['_ticket', '_proof', TRAP]);

/** No more from there for now. */
export function tooManyPage(view: View, seconds: number): string {
  const { t } = view;
  return document(
    <BareLayout view={view} title={t('web.tooMany.title')} languages={false}>
      <h1>{t('web.tooMany.title')}</h1>
      <p class="lead">{t('web.tooMany.body', { count: Math.ceil(seconds / 60) })}</p>
      <ByPhone view={view} />
    </BareLayout>,
  );
}

function ByPhone({ view }: { readonly view: View }) {
  const { t, programme } = view;
  if (!programme) return null;
  return (
    <p class="section">
      {t.rich('web.moment.phone', {
        phone: (
          <Ltr>
            <Phone view={view} number={programme.phone} />
          </Ltr>
        ),
      })}
    </p>
  );
}
