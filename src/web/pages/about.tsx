import type { WordKey } from '../../ui/index.ts';
import { document, Ltr, Phone, PublicLayout } from '../../ui/index.ts';
import { type Route, route } from '../route.ts';
import { Crisis } from './crisis.tsx';

const privacy: readonly WordKey[] = [
  'web.privacy.what',
  'web.privacy.who',
  'web.privacy.record',
  'web.privacy.share',
  'web.privacy.change',
  'web.privacy.long',
];
const accessibility: readonly WordKey[] = [
  'web.access.aim',
  'web.access.works',
  'web.access.paper',
  'web.access.not',
];

const pages = [
  { path: 'privacy', title: 'web.privacy.title', words: privacy },
  { path: 'accessibility', title: 'web.access.title', words: accessibility },
] as const;

/** How details are kept safe, and how everybody can use the pages: in plain words, with somebody to ring. */
export const aboutPages: readonly Route[] = pages.map(page =>
  route({
    method: 'get',
    path: `/:programme/${page.path}`,
    door: 'visitor',
    async handle(ask) {
      const { view, programme } = ask;
      const { t } = view;
      return ask.page(
        document(
          <PublicLayout view={view} title={t(page.title)} frame="narrow" crisis={<Crisis view={view} />}>
            <div class="stack">
              <h1>{t(page.title)}</h1>
              {page.words.map(key => (
                <p>{t(key, { host: programme.hostName })}</p>
              ))}
              <p>
                {t.rich('web.about.ask', {
                  phone: <Phone view={view} number={programme.phone} />,
                  email: (
                    <a href={`mailto:${programme.email}`}>
                      <Ltr>{programme.email}</Ltr>
                    </a>
                  ),
                })}
              </p>
            </div>
          </PublicLayout>,
        ),
      );
    },
  }),
);
