import { Icon, Ltr, Phone, type View } from '../../ui/index.ts';
import type { ContactDetail, PhoneDetail, ServiceDetail } from '../service-detail.ts';
import { languageName } from './language-name.ts';

/** Whom to ring or write to; each number once. */
export function Reach({ view, service }: { readonly view: View; readonly service: ServiceDetail }) {
  const { t } = view;
  const places = service.places;
  const contacts = [...service.contacts, ...places.flatMap(place => place.contacts)];
  const known = contacts.flatMap(contact => contact.phones);
  const others = [...service.phones, ...places.flatMap(place => place.phones), ...service.organizationPhones];
  const phones = distinct([...known, ...others]).filter(phone => !known.includes(phone));
  const email = service.email ?? service.organization?.email ?? null;
  const url = service.url ?? service.organization?.website ?? null;
  if (contacts.length + phones.length + service.urls.length === 0 && email === null && url === null)
    return toAsk(t('directory.service.ask_contact'));
  return (
    <div class="service-lines">
      {contacts.map(contact => (
        <ContactLine view={view} contact={contact} />
      ))}
      {phones.map(phone => (
        <PhoneLine view={view} phone={phone} />
      ))}
      {email ? (
        <p>
          <a href={`mailto:${email}`}>
            <Ltr>{email}</Ltr>
          </a>
        </p>
      ) : null}
      {url ? (
        <p>
          <a href={url} rel="noopener noreferrer">
            {t('directory.service.website')}
          </a>{' '}
          <Ltr>{URL.parse(url)?.hostname ?? ''}</Ltr>
        </p>
      ) : null}
      {service.urls.map(other => (
        <p>
          <a href={other.url} rel="noopener noreferrer">
            {other.label ?? t('directory.service.website')}
          </a>{' '}
          <Ltr>{URL.parse(other.url)?.hostname ?? ''}</Ltr>
        </p>
      ))}
    </div>
  );
}

function ContactLine({ view, contact }: { readonly view: View; readonly contact: ContactDetail }) {
  const name = view.say.commas([contact.name, contact.title]);
  return (
    <>
      {name === '' ? null : <p>{name}</p>}
      {contact.phones.map(phone => (
        <PhoneLine view={view} phone={phone} />
      ))}
      {contact.email ? (
        <p>
          <a href={`mailto:${contact.email}`}>
            <Ltr>{contact.email}</Ltr>
          </a>
        </p>
      ) : null}
    </>
  );
}

function PhoneLine({ view, phone }: { readonly view: View; readonly phone: PhoneDetail }) {
  const { t } = view;
  const more = [
    phone.type === 'fax' ? t('directory.service.fax') : null,
    spoken(view, phone),
    phone.extension ? t('directory.service.extension', { extension: phone.extension }) : null,
    phone.description,
  ];
  const told = view.say.commas(more);
  return (
    <p>
      <Phone view={view} number={phone.number} icon />{' '}
      {told === '' ? null : <span class="quiet">{told}</span>}
    </p>
  );
}

// A number on which one language is spoken is worth knowing for who speaks it.
function spoken(view: View, { languages }: PhoneDetail): string | null {
  const names = (languages ?? []).flatMap(({ name, code }) => name ?? code ?? []);
  const list = view.say.list(names.map(one => languageName(view, one)));
  return names.length === 0 ? null : view.t('directory.service.spoken', { languages: list });
}

function distinct(phones: readonly PhoneDetail[]): PhoneDetail[] {
  const bare = (phone: PhoneDetail): string => phone.number.replace(/\D/g, '');
  return phones.filter((phone, index) => phones.findIndex(other => bare(other) === bare(phone)) === index);
}

/** What nobody knows, as the question to ask. */
export function toAsk(text: string) {
  return (
    <span class="hit__facts">
      <span class="hit__ask">
        <Icon name="ask" /> {text}
      </span>
    </span>
  );
}
