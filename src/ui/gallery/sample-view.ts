import { makeView, type View } from '../view.ts';
import type { Locale } from '../words/locales.ts';

/** A made-up programme and member of staff; 020 91x xxxx is kept free for fiction. */
export function sampleView(locale: Locale = 'en', path = '/today'): View {
  return makeView({
    locale,
    now: Temporal.Instant.from('2026-11-24T09:00:00Z'),
    path,
    csrf: 'sample-token',
    demo: true,
    programme: {
      id: '019ab000-0000-7000-8000-000000000001',
      slug: 'clare',
      name: 'Social prescribing in Clare',
      hostName: 'Fergusside Community Partnership, Ennis',
      phone: '+353209150100',
      region: 'ie',
    },
    me: { id: '019ab000-0000-7000-8000-000000000002', name: 'Aoife Hehir', role: 'link_worker' },
  });
}
