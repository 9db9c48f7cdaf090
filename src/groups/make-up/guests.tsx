import { Button, Form, Tag, type View } from '../../ui/index.ts';
import type { Guest } from './make-up-queries.ts';

type Props = {
  readonly view: View;
  /** `/groups/<id>/dates/<id>` */
  readonly address: string;
  readonly guests: readonly Guest[];
  /** The day has come, so it can be said whether they were there. */
  readonly open: boolean;
};

/** Who comes to make up a date of another group, under the register, each with two buttons. */
export function GuestSection({ view, address, guests, open }: Props) {
  const { t } = view;
  if (guests.length === 0) return null;
  return (
    <section class="section stack" aria-labelledby="guests">
      <h2 id="guests">{t('groups.make_up.guests')}</h2>
      <p class="small quiet">{t('groups.make_up.guests_text')}</p>
      <ul class="list-rules">
        {guests.map(guest => (
          <li class="head-row">
            <span>
              {guest.firstName}{' '}
              {guest.state === 'planned' ? null : (
                <Tag tone={guest.state === 'came' ? 'going' : 'plain'}>
                  {t(`groups.make_up.state.${guest.state as 'came'}`)}
                </Tag>
              )}
            </span>
            {open ? (
              <Form view={view} action={`${address}/guests/${guest.makeUpId}`} inline>
                <Button look="quiet" small name="came" value="yes">
                  {t('groups.make_up.came')}
                  <span class="visually-hidden"> {guest.firstName}</span>
                </Button>
                <Button look="words" small name="came" value="no">
                  {t('groups.make_up.not_came')}
                  <span class="visually-hidden"> {guest.firstName}</span>
                </Button>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
