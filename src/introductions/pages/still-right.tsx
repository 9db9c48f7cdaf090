import { freshnessOf, type ServiceCard } from '../../directory/index.ts';
import { Acts, Button, Card, Form, LinkButton, Phone, type View } from '../../ui/index.ts';

type Props = {
  readonly view: View;
  readonly service: ServiceCard;
  /** Where the page with it is, to come back to. */
  readonly back: string;
};

/** An entry is confirmed again on the day it is used: what was last confirmed half a year ago or longer is asked about here. */
export function StillRight({ view, service, back }: Props) {
  const { t, say } = view;
  const { confirmedOn } = service;
  const freshness = freshnessOf(confirmedOn, say.today);
  if (freshness === 'fresh') return null;
  return (
    <section aria-labelledby="still-right" class="section">
      <Card>
        <h2 id="still-right">{t('introductions.new.check')}</h2>
        <p>
          {confirmedOn === null
            ? t('introductions.new.check.never')
            : t(`introductions.new.check.${freshness === 'ageing' ? 'ageing' : 'stale'}`, {
                day: say.date(confirmedOn),
              })}
        </p>
        {service.phone ? (
          <p>
            <Phone view={view} number={service.phone} name={service.name} />
          </p>
        ) : null}
        <Form view={view} action={`/services/${service.id}/confirm`} inline>
          <input type="hidden" name="how" value="phone" />
          <input type="hidden" name="back" value={back} />
          <Acts>
            <Button look="quiet" small>
              {t('introductions.new.check.right')}
            </Button>
            <LinkButton look="words" href={`/services/${service.id}`}>
              {t('introductions.new.check.wrong')}
            </LinkButton>
          </Acts>
        </Form>
      </Card>
    </section>
  );
}
